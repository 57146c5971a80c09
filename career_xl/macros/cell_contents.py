"""Contents and fills of whole ranges, as they are read to be written back."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import xlwings

from career_xl.hosts.cell_colours import Rgb

_PAINTED_AT_ONCE = 10_000
"""Cells that xlwings takes in one call."""
_FORMULA = re.compile("=.")
_Place = tuple[int, int]


def contents(cells: xlwings.Range) -> list[list[Any]]:
    """What is written back to have the same contents: formulas as such, all else as values."""
    values: list[list[Any]] = cells.options(ndim=2).value
    formulas = _as_rows(cells.formula, cells.shape[0])
    return [
        [formula if isinstance(formula, str) and _FORMULA.match(formula) else value for value, formula in pairs]
        for pairs in (zip(*lines, strict=True) for lines in zip(values, formulas, strict=True))
    ]


def _as_rows(formulas: Any, height: int) -> Any:
    """The formulas as rows, whatever the shape of the range: xlwings gives fewer dimensions for a line or a cell."""
    if not isinstance(formulas, tuple | list):
        return [[formulas]]
    if isinstance(formulas[0], tuple | list):
        return formulas
    return [formulas] if height == 1 else [[formula] for formula in formulas]


def paint(sheet: xlwings.Sheet, colours: Mapping[_Place, Rgb | None]) -> None:
    """Nothing; each of the cells has its colour, None none."""
    for first, last, rows in _blocks(colours):
        sheet.range(first, last).set_colors(rows)


def _blocks(colours: Mapping[_Place, Rgb | None]) -> Iterator[tuple[_Place, _Place, list[list[Any]]]]:
    """Corners and colours of rectangles that hold the cells, each small enough for one call; `...` leaves a cell."""
    if not colours:
        return
    left, right = min(column for _, column in colours), max(column for _, column in colours)
    height = max(1, _PAINTED_AT_ONCE // (right - left + 1))
    by_block: dict[int, dict[_Place, Rgb | None]] = {}
    for (row, column), colour in colours.items():
        by_block.setdefault((row - 1) // height, {})[row, column] = colour
    for cells in by_block.values():
        top, bottom = min(row for row, _ in cells), max(row for row, _ in cells)
        rows = [[cells.get((row, column), ...) for column in range(left, right + 1)] for row in range(top, bottom + 1)]
        yield (top, left), (bottom, right), rows
