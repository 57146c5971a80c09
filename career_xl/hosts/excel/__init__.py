"""Excel through xlwings' own COM engine: what its UDF server needs, and the questions that a command asks."""
