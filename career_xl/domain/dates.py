"""Dates as officers type them."""

import datetime as dt
import re

_RUSSIAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")

EARLIEST_YEAR = 1950
YEARS_AHEAD = 10
"""A date lies between 1950 and the report date + 10 years (rule F03)."""


def read_date(value: object) -> dt.date | None:
    """The date of a date cell, of dd.mm.yyyy or of ISO text; None for anything else, a number included."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        return None
    text = value.strip()
    try:
        if match := _RUSSIAN.fullmatch(text):
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
        if match := _ISO.fullmatch(text):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return None


def russian(date: dt.date) -> str:
    """«20.11.2026»."""
    return f"{date:%d.%m.%Y}"


def years_later(date: dt.date, years: int) -> dt.date:
    """The same day so many years later; 29 February becomes 28 February in a common year."""
    try:
        return date.replace(year=date.year + years)
    except ValueError:
        return date.replace(year=date.year + years, day=28)
