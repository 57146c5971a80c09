"""The rules of the monitoring sheet: their definitions, the engine that runs them, the findings."""
