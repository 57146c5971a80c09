"""Number formats of cells: codes as Excel writes them, and what kind of value a cell shows."""

import re
from collections.abc import Iterator
from typing import Final

from career_xl.hosts.calc.address import Box, box_of
from career_xl.hosts.calc.bridge import Uno, struct
from career_xl.hosts.calc.errors import OfficeError, translated

DATE: Final = 2
TIME: Final = 4
LOGICAL: Final = 1024
TEXT: Final = 256
"""Kinds of LibreOffice's number formats, as bits."""

_GENERAL = "General"
_COLOURS = "BLACK|BLUE|CYAN|GREEN|MAGENTA|RED|WHITE|YELLOW|COLOR ?[0-9]+"
_PIECE = re.compile(
    rf'"[^"]*"|\\.|\[({_COLOURS})\]|\[[^HMS\]][^\]]*\]|AM/PM|A/P|([YMDHS]+)|.', re.IGNORECASE | re.DOTALL
)
_ENGLISH_LETTERS = re.compile(r"[YMDHS]+", re.IGNORECASE)


def code_of(cells: Uno, document: Uno) -> str | None:
    """The format code of the cells in Excel's spelling; None where they differ."""
    groups = cells.getUniqueCellFormatRanges()
    keys = {groups.getByIndex(index).NumberFormat for index in range(groups.Count)}
    return code_of_key(keys.pop(), document) if len(keys) == 1 else None


def code_of_key(key: int, document: Uno) -> str:
    """The format code of a key in Excel's spelling."""
    stored = document.NumberFormats.getByKey(key)
    code, kind, locale = str(stored.FormatString), int(stored.Type), stored.Locale
    if kind & LOGICAL:
        return _GENERAL
    is_date = bool(kind & (DATE | TIME))
    # Converting a date would exchange its separators, too, and its letters are the same in most languages.
    if locale.Language != "en" and not (is_date and _ENGLISH_LETTERS.search(code)):
        code = str(_converted(document, code, locale, _english()))
    return _excel_spelling(code) if is_date or "[" in code else code


def set_code(cells: Uno, document: Uno, code: str, locale: Uno) -> None:
    """Gives the cells a format by its code in Excel's spelling, with the separators of the locale.

    OfficeError when it is no format code.
    """
    if code == "General":
        # The one that cells begin with; the same code in a language makes another format of it.
        cells.NumberFormat = 0
        return
    try:
        key = document.NumberFormats.addNewConverted(code, _english(), locale)
    except Exception as error:
        if translated(error) is None:
            raise
        raise OfficeError(f"LibreOffice не понимает числовой формат «{code}»: исправьте его и повторите.") from error
    cells.NumberFormat = key


def standard_key(document: Uno, kind: int) -> int:
    """The key of the usual format of a kind in the language of the document."""
    return int(document.NumberFormats.getStandardFormat(kind, document.CharLocale))


def boxes_of_kind(cells: Uno, document: Uno, kind: int) -> list[Box]:
    """The boxes within the cells whose format is of a kind (any of the bits)."""
    return [box for found, boxes in _runs(cells, document, kind) if found & kind for box in boxes]


def boxes_by_kind(cells: Uno, document: Uno, kinds: int) -> list[tuple[int, list[Box]]]:
    """Pairs of the bits of a format and its boxes within the cells, for the formats that have any of the bits."""
    return list(_runs(cells, document, kinds))


def _runs(cells: Uno, document: Uno, kinds: int) -> Iterator[tuple[int, list[Box]]]:
    known: dict[int, int] = {}
    groups = cells.getUniqueCellFormatRanges()
    for index in range(groups.Count):
        group = groups.getByIndex(index)
        key = group.NumberFormat
        if key not in known:
            known[key] = int(document.NumberFormats.getByKey(key).Type)
        if known[key] & kinds:
            yield known[key], [box_of(address) for address in group.getRangeAddresses()]


def _converted(document: Uno, code: str, source: Uno, target: Uno) -> str:
    formats = document.NumberFormats
    return str(formats.getByKey(formats.addNewConverted(code, source, target)).FormatString)


def _english() -> Uno:
    return struct("lang.Locale", Language="en", Country="US")


def _excel_spelling(code: str) -> str:
    """The letters of dates small and the names of colours capitalised, as Excel writes them."""

    def spelled(piece: re.Match[str]) -> str:
        if piece[1]:
            return f"[{piece[1].capitalize()}]"
        return piece[0].lower() if piece[2] else piece[0]

    return _PIECE.sub(spelled, code)
