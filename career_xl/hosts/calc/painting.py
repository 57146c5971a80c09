"""Many backgrounds at once: one call for each colour, not for each cell."""

from collections.abc import Sequence
from typing import Any

from career_xl.hosts.calc.address import Box, boxes_of_cells
from career_xl.hosts.calc.bridge import Uno
from career_xl.hosts.calc.colours import number_of


def paint(cells: Uno, document: Uno, box: Box, colours: Sequence[Sequence[Any]]) -> None:
    """Gives each cell of the box its background; `...` leaves one as it is, None takes it away."""
    cells_of: dict[int, list[tuple[int, int]]] = {}
    for row, line in enumerate(colours, box.top):
        for column, colour in enumerate(line, box.left):
            if colour is not ...:
                cells_of.setdefault(number_of(colour), []).append((row, column))
    sheet = cells.RangeAddress.Sheet
    for number, positions in cells_of.items():
        ranges = document.createInstance("com.sun.star.sheet.SheetCellRanges")
        ranges.addRangeAddresses(tuple(part.on(sheet) for part in boxes_of_cells(positions)), False)
        ranges.CellBackColor = number
