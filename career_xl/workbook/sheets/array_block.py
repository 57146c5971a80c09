"""Hidden columns on «Дашборд» in which one array formula computes a whole block of figures.

Excel hands a whole table over with each call of a function: a formula of its own for each figure would stop the
officer's typing for seconds. Figures of other sheets refer to these cells. They are not the blocks themselves, because
Excel allows no array formula in a table, and LibreOffice computes array formulas whenever it opens a file and would
show errors where the extension is not installed; what refers to them keeps its saved value. They stand on «Дашборд»,
which no command writes to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from career_xl.domain.sheets import Sheet
from career_xl.tables.sheet_values import Cell
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft
from career_xl.workbook.xlsx import Worksheet, cell_name, fixed_cell_name

_VALUE_CAPTION = "Значение"
_WIDTH = 12
FIRST_ROW = 1
"""Of the figures, from 0; the captions stand above it."""


@dataclass(frozen=True)
class BlockColumns:
    """Where blocks stand: a column for each key of a figure and, right of them, that of the figures."""

    left: int
    """The first of the columns, from 0."""
    keys: tuple[str, ...]
    """Captions of the keys in the order in which the function takes them."""

    @property
    def value(self) -> int:
        """The column of the figures, from 0."""
        return self.left + len(self.keys)

    def reference(self, row: int) -> str:
        """The formula of a cell that shows the figure in the row, from 0."""
        return f"='{Sheet.DASHBOARD}'!{fixed_cell_name(row, self.value)}"


@dataclass(frozen=True)
class Figure:
    """What a figure is told from all others by, and the value that is kept until it is computed."""

    keys: Sequence[Cell]
    value: str | float


class BlockWriter:
    """Writes the columns, hidden, and the blocks one below the other."""

    def __init__(self, draft: Draft, worksheet: Worksheet, columns: BlockColumns) -> None:
        self._draft, self._worksheet, self._columns = draft, worksheet, columns
        self._row = FIRST_ROW
        for number, caption in enumerate((*columns.keys, _VALUE_CAPTION), start=columns.left):
            worksheet.write_string(FIRST_ROW - 1, number, caption, draft.look.header())
        worksheet.set_column(columns.left, columns.value, _WIDTH, None, {"hidden": True})

    def add(self, figures: Sequence[Figure], formula: str) -> None:
        """Nothing; writes a block; no figures make none.

        `formula` is that of the array; in it {keys} stands for the ranges of the keys, parted by commas.
        """
        if not figures:
            return
        style = self._draft.look.cell(CellStyle.GENERAL, computed=True)
        left, value, first = self._columns.left, self._columns.value, self._row
        last = first + len(figures) - 1
        keys = ",".join(f"{cell_name(first, column)}:{cell_name(last, column)}" for column in range(left, value))
        place = (first, value, last, value)
        self._worksheet.write_array_formula(*place, formula.format(keys=keys), style, figures[0].value)
        for row, figure in enumerate(figures, start=first):
            for column, cell in enumerate(figure.keys, start=left):
                self._draft.write(self._worksheet, (row, column), cell, style)
            if row > first:
                # What the formula gave is kept in each of its cells.
                self._draft.write(self._worksheet, (row, value), figure.value, style)
        self._row = last + 1
