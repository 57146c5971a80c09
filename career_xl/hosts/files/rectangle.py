"""Rectangles of cells and their addresses in A1 notation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from openpyxl.utils import column_index_from_string, get_column_letter  # type: ignore[import-untyped]

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_CELLS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS = re.compile(r"\$?(\d{1,7}):\$?(\d{1,7})")


class Rectangle(NamedTuple):
    """First and last row and column, counted from 1 and included; empty where the last lies before the first."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def around(cls, *parts: "Rectangle") -> "Rectangle":
        """The smallest rectangle that holds all parts."""
        return cls(
            min(part.top for part in parts),
            min(part.left for part in parts),
            max(part.bottom for part in parts),
            max(part.right for part in parts),
        )

    @property
    def height(self) -> int:
        """Number of rows."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.right - self.left + 1

    @property
    def size(self) -> int:
        """Number of cells; 0 for an empty rectangle."""
        return max(self.height, 0) * max(self.width, 0)

    @property
    def whole_columns(self) -> bool:
        """Whether every row of the sheet lies in it."""
        return self.top == 1 and self.bottom == LAST_ROW

    @property
    def whole_rows(self) -> bool:
        """Whether every column of the sheet lies in it."""
        return self.left == 1 and self.right == LAST_COLUMN

    @property
    def a1(self) -> str:
        """The address without dollar signs, e.g. B2:C3, as it stands in the parts of a file."""
        return self.address(row_absolute=False, column_absolute=False)

    def address(self, *, row_absolute: bool = True, column_absolute: bool = True) -> str:
        """The address as Excel writes it: $B$2:$C$3, $B:$C for whole columns, $2:$3 for whole rows."""
        before_row = "$" if row_absolute else ""
        before_column = "$" if column_absolute else ""
        if self.whole_columns and not self.whole_rows:
            first, last = (f"{before_column}{get_column_letter(column)}" for column in (self.left, self.right))
            return f"{first}:{last}"
        if self.whole_rows:
            return f"{before_row}{self.top}:{before_row}{self.bottom}"
        first = f"{before_column}{get_column_letter(self.left)}{before_row}{self.top}"
        last = f"{before_column}{get_column_letter(self.right)}{before_row}{self.bottom}"
        return first if self.size == 1 else f"{first}:{last}"

    def places(self) -> Iterator[tuple[int, int]]:
        """Row and column of each cell, row by row."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in the rectangle."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def meets(self, other: "Rectangle") -> bool:
        """Whether the two have a cell in common."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )

    def within(self, other: "Rectangle") -> "Rectangle":
        """What the two have in common; empty where nothing is."""
        return Rectangle(
            max(self.top, other.top),
            max(self.left, other.left),
            min(self.bottom, other.bottom),
            min(self.right, other.right),
        )


def parse(address: str) -> Rectangle | None:
    """The rectangle of A1, $A$1:B2, A:C or 1:3; None for anything else (a name, a table)."""
    if found := _CELLS.fullmatch(address):
        column, row, last_column, last_row = found.groups()
        first = (int(row), column_index_from_string(column))
        last = (int(last_row), column_index_from_string(last_column)) if last_column else first
    elif found := _COLUMNS.fullmatch(address):
        first = (1, column_index_from_string(found[1]))
        last = (LAST_ROW, column_index_from_string(found[2]))
    elif found := _ROWS.fullmatch(address):
        first = (int(found[1]), 1)
        last = (int(found[2]), LAST_COLUMN)
    else:
        return None
    rectangle = Rectangle(
        min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1])
    )
    inside = rectangle.top >= 1 and rectangle.bottom <= LAST_ROW and rectangle.right <= LAST_COLUMN
    return rectangle if inside else None
