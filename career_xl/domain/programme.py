"""Programme codes NN.NN.NN and their repair after a spreadsheet turned them into dates."""

import datetime as dt
import re

NO_CODE = "—"
"""The key under which graduates without a usable code are counted (domain §2.2)."""

_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
_LONG_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(?:19|20)(\d{2})")
_LOOSE = re.compile(r"(?<!\d)(\d{1,2})[.,\s/-]+(\d{1,2})[.,\s/-]+(\d{1,2})(?!\d)")


def is_code(text: str) -> bool:
    """True when the text is exactly NN.NN.NN in ASCII digits."""
    return text.isascii() and _CODE.fullmatch(text) is not None


def repaired_code(value: object) -> str | None:
    """The code that was most likely meant (09.02.07 for the date 2007-02-09, «9.2.7», «09.02.07 Сети»), or None.

    A proposal for the officer: nothing may replace the typed value without asking (domain §8.1).
    """
    if isinstance(value, dt.date):
        return f"{value.day:02}.{value.month:02}.{value.year % 100:02}"
    text = str(value).strip()
    if match := _ISO_DATE.fullmatch(text):
        year, month, day = match.groups()
        return f"{day}.{month}.{year[2:]}"
    if match := _LONG_DATE.fullmatch(text):
        day, month, year = match.groups()
        return f"{int(day):02}.{int(month):02}.{year}"
    if match := _LOOSE.search(text):
        return ".".join(f"{int(part):02}" for part in match.groups())
    if text.isascii() and text.isdecimal() and len(text) == 6:
        return f"{text[:2]}.{text[2:4]}.{text[4:]}"
    return None
