"""References in formulas: what they become when cells move, a sheet gets another name or is deleted."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError  # type: ignore[import-untyped]
from openpyxl.utils import column_index_from_string, get_column_letter  # type: ignore[import-untyped]

from career_xl.hosts.files.rectangle import LAST_COLUMN, LAST_ROW, Rectangle

BROKEN = "#REF!"

Edit = Callable[[str | None, str], str | None]
"""Takes the sheet of a reference (None: the formula's own) and its address; gives the new address, None if lost."""

_SHEET = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<bare>[^'!]+))!(?P<address>.+)", re.DOTALL)
_PLAIN_NAME = re.compile(r"[^\W\d]\w*")
_CORNER = r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})"
_CELLS = re.compile(rf"{_CORNER}(?::{_CORNER})?")
_COLUMNS = re.compile(r"(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})")
_ROWS = re.compile(r"(\$?)(\d{1,7}):(\$?)(\d{1,7})")


class Move(NamedTuple):
    """Cells of a sheet that go down (or right) by `by` from row (or column) `at` on; a negative number deletes.

    Only the columns (or rows) of the band are concerned: the whole sheet's when whole rows (or columns) are inserted.
    """

    sheet: str
    axis: Literal["rows", "columns"]
    at: int
    by: int
    band: tuple[int, int]

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Where rows (or columns) first…last are afterwards; None when all of them were deleted."""
        if self.by >= 0:
            return first + self.by * (first >= self.at), last + self.by * (last >= self.at)
        gone = self.at - self.by - 1
        if self.at <= first and last <= gone:
            return None
        return self._closed_up(first, self.at, gone), self._closed_up(last, self.at - 1, gone)

    def _closed_up(self, index: int, instead: int, gone: int) -> int:
        if index > gone:
            return index + self.by
        return instead if index >= self.at else index

    def area(self, area: Rectangle) -> Rectangle | None:
        """Where the area is afterwards; itself when only a part of it moves, None when all of it was deleted."""
        across = (area.left, area.right) if self.axis == "rows" else (area.top, area.bottom)
        if not (self.band[0] <= across[0] and across[1] <= self.band[1]):
            return area
        if self.axis == "rows":
            if area.whole_columns:
                return area
            rows = self.span(area.top, area.bottom)
            return rows and area._replace(top=rows[0], bottom=min(rows[1], LAST_ROW))
        if area.whole_rows:
            return area
        columns = self.span(area.left, area.right)
        return columns and area._replace(left=columns[0], right=min(columns[1], LAST_COLUMN))

    def edit(self, home: str) -> Edit:
        """The edit of the formulas that stand on the sheet `home`."""

        def edited(sheet: str | None, address: str) -> str | None:
            return moved_address(address, self.area) if same(sheet or home, self.sheet) else address

        return edited


def same(one: str, other: str) -> bool:
    """Whether the two are one sheet: case makes no difference in names."""
    return one.casefold() == other.casefold()


def is_formula(text: str) -> bool:
    """Whether the text is «=» and something that can be read; what cannot would make the file look damaged."""
    if len(text) < 2 or not text.startswith("="):
        return False
    try:
        return not Tokenizer(text).token_stack  # what is still there is a bracket that nothing closes
    except (TokenizerError, IndexError):  # IndexError: a bracket closes that nothing opened
        return False


def rewritten(formula: str, edit: Edit, rename: Callable[[str], str] = str) -> str:
    """The formula with each address edited and each named sheet renamed; as it is when it cannot be read."""
    try:
        tokens = Tokenizer(formula)
    except (TokenizerError, IndexError):
        return formula
    changed = False
    for token in tokens.items:
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            continue
        value = _reference(token.value, edit, rename)
        changed |= value != token.value
        token.value = value
    return tokens.render() if changed else formula


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it: in quotes where it has blanks or signs or could be taken for a cell."""
    plain = _PLAIN_NAME.fullmatch(sheet) and not _CELLS.fullmatch(sheet)
    return sheet if plain else "'" + sheet.replace("'", "''") + "'"


def quoted_with_book(sheet: str, book: str) -> str:
    """The name of a sheet with its workbook before it, as formulas of another workbook write it."""
    both = f"[{book}]{sheet}"
    return both if _PLAIN_NAME.fullmatch(sheet) and " " not in book else "'" + both.replace("'", "''") + "'"


def split(reference: str) -> tuple[str | None, str]:
    """The sheet, without quotes, and the address of Лист!A1; None as the sheet of A1."""
    found = _SHEET.fullmatch(reference)
    if found is None:
        return None, reference
    quoted = found["quoted"]
    return (quoted.replace("''", "'") if quoted else found["bare"]), found["address"]


def _reference(reference: str, edit: Edit, rename: Callable[[str], str]) -> str:
    sheet, address = split(reference)
    edited = edit(sheet, address)
    if edited is None:
        return BROKEN
    if sheet is None:
        return edited
    named = rename(sheet)
    if named == sheet and edited == address:
        return reference
    # A workbook in brackets and a row of sheets (Лист1:Лист3) keep their own writing.
    return f"{reference[: -len(address)] if named == sheet else f'{quoted(named)}!'}{edited}"


def moved_address(address: str, area: Callable[[Rectangle], Rectangle | None]) -> str | None:
    """The address, dollar signs kept, where the rectangle has gone; None where it was deleted, other text as it is."""
    if found := _CELLS.fullmatch(address):
        parts = found.groups()
        corners = [(parts[1], parts[3])] + ([(parts[5], parts[7])] if parts[5] else [])
        columns, rows = zip(*((column_index_from_string(column), int(row)) for column, row in corners), strict=True)
        moved = area(Rectangle(min(rows), min(columns), max(rows), max(columns)))
        if moved is None:
            return None
        ends = ((moved.left, moved.top), (moved.right, moved.bottom))[: len(corners)]
        return ":".join(
            f"{parts[4 * index]}{get_column_letter(column)}{parts[4 * index + 2]}{row}"
            for index, (column, row) in enumerate(ends)
        )
    if found := _COLUMNS.fullmatch(address):
        first, last = column_index_from_string(found[2]), column_index_from_string(found[4])
        moved = area(Rectangle(1, min(first, last), LAST_ROW, max(first, last)))
        return moved and f"{found[1]}{get_column_letter(moved.left)}:{found[3]}{get_column_letter(moved.right)}"
    if found := _ROWS.fullmatch(address):
        first, last = int(found[2]), int(found[4])
        moved = area(Rectangle(min(first, last), 1, max(first, last), LAST_COLUMN))
        return moved and f"{found[1]}{moved.top}:{found[3]}{moved.bottom}"
    return address
