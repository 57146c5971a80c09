"""Employment monitoring of college graduates: checks, indicators and documents of a career centre."""

__version__ = "0.1.0"
