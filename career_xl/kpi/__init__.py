"""Key performance indicators: the catalogue as data, their computation, explanation, what is missing to the target."""
