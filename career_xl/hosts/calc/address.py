"""Addresses of cells: A1 as people and xlwings write them, zero-based boxes as LibreOffice counts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from career_xl.hosts.calc.bridge import Uno, struct

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")
_ROW = re.compile(r"\$?([1-9][0-9]{0,6})")


@dataclass(frozen=True, order=True)
class Box:
    """A rectangle of cells by its first and last row and column, counted from zero, both included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> int:
        """Number of rows."""
        return self.bottom - self.top + 1

    @property
    def columns(self) -> int:
        """Number of columns."""
        return self.right - self.left + 1

    @property
    def count(self) -> int:
        """Number of cells."""
        return self.rows * self.columns

    def holds(self, row: int, column: int) -> bool:
        """True when the cell lies in the box."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )

    def common(self, other: "Box") -> "Box | None":
        """The cells that lie in both, or None."""
        shared = Box(
            max(self.top, other.top),
            max(self.left, other.left),
            min(self.bottom, other.bottom),
            min(self.right, other.right),
        )
        return shared if shared.top <= shared.bottom and shared.left <= shared.right else None

    def on(self, sheet: int) -> Uno:
        """The address as LibreOffice takes it, on the sheet with this zero-based number."""
        return struct(
            "table.CellRangeAddress",
            Sheet=sheet,
            StartRow=self.top,
            StartColumn=self.left,
            EndRow=self.bottom,
            EndColumn=self.right,
        )

    def corner_on(self, sheet: int) -> Uno:
        """The address of the first cell as LibreOffice takes it."""
        return struct("table.CellAddress", Sheet=sheet, Row=self.top, Column=self.left)


def box_of(address: Uno) -> Box:
    """The box of an address that LibreOffice gave."""
    return Box(address.StartRow, address.StartColumn, address.EndRow, address.EndColumn)


def read_a1(text: str, rows: int, columns: int) -> Box | None:
    """The box of «B2», «B2:D5», «A:C» or «1:3» on a sheet of so many rows and columns; None when it is no address."""
    first, colon, second = text.partition(":")
    one = _corner(first, rows, columns, whole=bool(colon))
    other = _corner(second, rows, columns, whole=True) if colon else one
    if one is None or other is None:
        return None
    box = one.around(other)
    return box if box.bottom < rows and box.right < columns else None


def _corner(text: str, rows: int, columns: int, *, whole: bool) -> Box | None:
    if cell := _CELL.fullmatch(text):
        row, column = int(cell[2]) - 1, column_number(cell[1]) - 1
        return Box(row, column, row, column)
    if whole and (line := _COLUMN.fullmatch(text)):
        column = column_number(line[1]) - 1
        return Box(0, column, rows - 1, column)
    if whole and (line := _ROW.fullmatch(text)):
        row = int(line[1]) - 1
        return Box(row, 0, row, columns - 1)
    return None


def a1(box: Box, sheet: Box, *, row_absolute: bool = True, column_absolute: bool = True) -> str:
    """«$A$1» for one cell, «$A$1:$B$2» for more, «$A:$B» and «$1:$3» for whole columns and rows of the sheet.

    Without the signs where they are not wanted.
    """
    across, down = "$" * column_absolute, "$" * row_absolute
    first_column, last_column = (f"{across}{column_letters(number + 1)}" for number in (box.left, box.right))
    first_row, last_row = (f"{down}{number + 1}" for number in (box.top, box.bottom))
    if box.columns == sheet.columns:
        return f"{first_row}:{last_row}"
    if box.rows == sheet.rows:
        return f"{first_column}:{last_column}"
    if box.count == 1:
        return first_column + first_row
    return f"{first_column}{first_row}:{last_column}{last_row}"


def column_letters(number: int) -> str:
    """«A» for 1, «AA» for 27."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """1 for «A», 27 for «AA»."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def quoted(sheet: str) -> str:
    """The name of a sheet as it stands in a formula: in apostrophes where it needs them."""
    if re.fullmatch(r"[^\W\d]\w*", sheet) and not _CELL.fullmatch(sheet):
        return sheet
    return "'" + sheet.replace("'", "''") + "'"


def boxes_of_cells(cells: Iterable[tuple[int, int]]) -> list[Box]:
    """Rectangles that hold exactly the cells (row, column): runs down, joined where neighbours are alike."""
    runs: dict[tuple[int, int], list[int]] = {}
    for top, bottom, column in _runs_down(cells):
        runs.setdefault((top, bottom), []).append(column)
    found = []
    for (top, bottom), columns in runs.items():
        start = previous = columns[0]
        for column in columns[1:]:
            if column != previous + 1:
                found.append(Box(top, start, bottom, previous))
                start = column
            previous = column
        found.append(Box(top, start, bottom, previous))
    return sorted(found)


def _runs_down(cells: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """(first row, last row, column) of each unbroken run, columns from left to right."""
    open_run: tuple[int, int, int] | None = None
    for column, row in sorted({(column, row) for row, column in cells}):
        if open_run and open_run[2] == column and open_run[1] == row - 1:
            open_run = (open_run[0], row, column)
            continue
        if open_run:
            yield open_run
        open_run = (row, row, column)
    if open_run:
        yield open_run
