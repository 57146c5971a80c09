"""References to cells as text: A1, ranges, links to another sheet."""

import re
from typing import Final

ROW_LIMIT: Final = 1_048_576
COLUMN_LIMIT: Final = 16_384

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


def column_letters(column: int) -> str:
    """«A» for 1, «AB» for 28."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """«AB17» for row 17 and column 28, both from 1."""
    return f"{column_letters(column)}{row}"


def read_cell_name(reference: str) -> tuple[int, int] | None:
    """Row and column, from 1, of «AB17» or «$AB$17»; of a range its first cell; None when it is no reference."""
    match = _REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def link_location(sheet: str, row: int, column: int) -> str:
    """«'Лист 1'!AB17»: quoted always, an apostrophe in the sheet's name doubled."""
    return f"{quoted(sheet)}!{cell_name(row, column)}"


def quoted(sheet: str) -> str:
    """The sheet's name as it stands in a formula."""
    return "'" + sheet.replace("'", "''") + "'"
