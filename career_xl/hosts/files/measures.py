"""Widths and heights: characters, points and the units of the file; widths guessed from the text for autofit."""

import math
from typing import Any, Final

from openpyxl.cell import MergedCell  # type: ignore[import-untyped]

from career_xl.hosts.files.grid import Grid
from career_xl.hosts.files.rectangle import Rectangle

# Calibri 11, the font of a new workbook: a digit takes 7 pixels, margins and grid line take 5, a pixel is 0.75 points.
DIGIT: Final = 7
MARGIN: Final = 5
POINTS: Final = 0.75
DEFAULT_HEIGHT: Final = 15.0
WIDEST: Final = 60
"""A column fitted to its text gets no wider than this: long remarks wrap instead."""


def characters(stored: float) -> float:
    """The width as a user sees it, in characters, from the width in the file."""
    return round(max(stored * DIGIT - MARGIN, 0) / DIGIT, 2)


def stored(width: float) -> float:
    """The width in the file from the width in characters."""
    return math.trunc((width * DIGIT + MARGIN) / DIGIT * 256) / 256


def points(stored_width: float) -> float:
    """The width in points from the width in the file."""
    return math.trunc((256 * stored_width + math.trunc(128 / DIGIT)) / 256 * DIGIT) * POINTS


def column_width(grid: Grid, column: int) -> float:
    """The width of the column as the file counts it; 0 for a hidden one."""
    record = grid.column_dimension(column)
    if record is None:
        return grid.default_width
    return 0.0 if record.hidden else float(record.width or grid.default_width)


def row_height(grid: Grid, row: int) -> float:
    """The height of the row in points; 0 for a hidden one."""
    rows = grid.sheet.row_dimensions
    usual = float(grid.sheet.sheet_format.defaultRowHeight or DEFAULT_HEIGHT)
    if row not in rows:
        return usual
    return 0.0 if rows[row].hidden else float(rows[row].height or usual)


def left_of(grid: Grid, column: int) -> float:
    """The distance of the column from the left edge of the sheet, in points."""
    return sum(points(column_width(grid, before)) for before in range(1, column))


def top_of(grid: Grid, row: int) -> float:
    """The distance of the row from the upper edge of the sheet, in points."""
    usual = float(grid.sheet.sheet_format.defaultRowHeight or DEFAULT_HEIGHT)
    own = [before for before in grid.sheet.row_dimensions if before < row]
    return usual * (row - 1 - len(own)) + sum(row_height(grid, before) for before in own)


def cell_at(grid: Grid, left: float, top: float) -> tuple[int, int, float, float]:
    """Row and column under the point, and what is left to the right and down of their corner, all in points."""
    column = row = 1
    while left >= (width := points(column_width(grid, column))):
        left, column = left - width, column + 1
    while top >= (height := row_height(grid, row)):
        top, row = top - height, row + 1
    return row, column, left, top


def fit_columns(grid: Grid, area: Rectangle) -> None:
    """Make the columns as wide as their longest line in the area, counted in characters: there is no screen to ask."""
    longest: dict[int, int] = {}
    for cell in grid.existing(area.within(grid.used())):
        if not isinstance(cell, MergedCell) and cell.value is not None:
            longest[cell.column] = max(longest.get(cell.column, 0), _length(cell, grid))
    for column, length in longest.items():
        for record in grid.column_records(column, column):
            record.width = stored(min(length + 1, WIDEST))
            record.bestFit = True


def _length(cell: Any, grid: Grid) -> int:
    value = grid.value(cell.row, cell.column)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    shown = cell.number_format if not isinstance(value, str | int | float | None) else value
    return max(map(len, str("" if shown is None else shown).splitlines()), default=0)


def fit_rows(grid: Grid, area: Rectangle) -> None:
    """Forget the heights of the rows, so that the office program fits them when it opens the file."""
    rows = grid.sheet.row_dimensions
    for row in [row for row in rows if area.top <= row <= area.bottom]:
        rows[row].height = None
