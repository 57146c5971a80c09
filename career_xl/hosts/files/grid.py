"""The cells of one sheet: values and formulas moved as whole rectangles, looked at without making empty cells."""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any

from openpyxl.cell import MergedCell  # type: ignore[import-untyped]
from openpyxl.formula.translate import Translator  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.dimensions import ColumnDimension  # type: ignore[import-untyped]
from openpyxl.worksheet.formula import ArrayFormula  # type: ignore[import-untyped]

from career_xl.hosts.files import contents
from career_xl.hosts.files.rectangle import LAST_COLUMN, LAST_ROW, Rectangle, parse
from career_xl.hosts.files.references import is_formula
from career_xl.hosts.files.results import FormulaResults

DEFAULT_WIDTH = 9.140625
"""8.43 characters of Calibri 11 and the margins: what Excel takes when a file says nothing."""

STEPS = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}
SHORT_STEPS = {"d": "down", "u": "up", "r": "right", "l": "left"}


class Grid:
    """One worksheet of openpyxl and the computed values of its formulas.

    The public methods of openpyxl make a cell for every look at it; a look at an empty column would make a million.
    So this class uses the dictionary behind them.
    """

    def __init__(self, sheet: Any, results: FormulaResults) -> None:
        self.sheet = sheet
        self.results = results

    @property
    def formula_cells(self) -> list[Any]:
        """The cells that hold formulas."""
        return [cell for cell in self.cells.values() if cell.data_type == "f"]

    @property
    def cells(self) -> dict[tuple[int, int], Any]:
        """The cells that exist, by row and column."""
        found: dict[tuple[int, int], Any] = self.sheet._cells
        return found

    def existing(self, area: Rectangle) -> list[Any]:
        """The cells that exist inside the area, row by row."""
        cells = self.cells
        if area.size > len(cells):
            return [cells[place] for place in sorted(cells) if area.holds(*place)]
        return [cell for row, column in area.places() if (cell := cells.get((row, column))) is not None]

    def made(self, row: int, column: int) -> Any:
        """The cell; made, with the format of its row or column, where there was none."""
        cell = self.cells.get((row, column))
        if cell is None:
            cell = self.sheet.cell(row, column)
            if (dimension := self.dimension(row, column)) is not None:
                cell._style = copy(dimension._style)
        return cell

    def dimension(self, row: int, column: int) -> Any | None:
        """The row or column whose format an empty cell there shows; None when neither has one."""
        rows = self.sheet.row_dimensions
        if row in rows and rows[row].has_style:
            return rows[row]
        found = self.column_dimension(column)
        return found if found is not None and found.has_style else None

    def column_dimension(self, column: int) -> Any | None:
        """The record of width and format that covers the column, perhaps with its neighbours; None without one."""
        columns = self.sheet.column_dimensions
        own = columns.get(get_column_letter(column))
        if own is not None and not own.max:
            return own
        return next((one for one in columns.values() if one.min and one.min <= column <= one.max), own)

    def column_records(self, left: int, right: int) -> list[Any]:
        """The records that cover exactly these columns: split off from their neighbours, made where none was."""
        columns = self.sheet.column_dimensions
        for record in list(columns.values()):
            record.reindex()
        for edge in (left, right + 1):
            self._split_columns(edge)
        found = sorted(
            (record for record in columns.values() if left <= record.min and record.max <= right),
            key=lambda record: record.min,
        )
        free = left
        for low, high in [*((record.min, record.max) for record in found), (right + 1, right + 1)]:
            if free < low:
                found.append(self._new_columns(free, low - 1))
            free = high + 1
        return found

    def _split_columns(self, edge: int) -> None:
        shared = self.column_dimension(edge)
        if shared is None or shared.min == edge:
            return
        rest = self._new_columns(edge, shared.max)
        rest.width, rest.hidden, rest.bestFit = shared.width, shared.hidden, shared.bestFit
        rest.outlineLevel, rest.collapsed = shared.outlineLevel, shared.collapsed
        rest._style = copy(shared._style)
        shared.max = edge - 1

    def _new_columns(self, low: int, high: int) -> Any:
        letter = get_column_letter(low)
        made = ColumnDimension(self.sheet, index=letter, min=low, max=high, width=self.default_width)
        self.sheet.column_dimensions[letter] = made
        return made

    @property
    def default_width(self) -> float:
        """The width of a column without a record, as the file counts it (characters and margins)."""
        return float(self.sheet.sheet_format.defaultColWidth or DEFAULT_WIDTH)

    def value(self, row: int, column: int) -> Any:
        """The value of one cell; None where nothing stands."""
        cell = self.cells.get((row, column))
        return None if cell is None else contents.read(cell, self.results)

    def values(self, area: Rectangle) -> list[list[Any]]:
        """The values of the area, rows × columns."""
        cells, results = self.cells, self.results
        columns = range(area.left, area.right + 1)
        return [
            [None if (cell := cells.get((row, column))) is None else contents.read(cell, results) for column in columns]
            for row in range(area.top, area.bottom + 1)
        ]

    def formulas(self, area: Rectangle) -> tuple[tuple[str, ...], ...]:
        """The formulas of the area, and what else stands there as text; "" where nothing does.

        An array formula is that of each of its cells, as in any office program.
        """
        cells, arrays = self.cells, list(self.arrays())

        def formula(row: int, column: int) -> str:
            of_array = next((text for one, text in arrays if one.holds(row, column)), None)
            cell = cells.get((row, column))
            return of_array or ("" if cell is None else contents.formula(cell))

        columns = range(area.left, area.right + 1)
        return tuple(tuple(formula(row, column) for column in columns) for row in range(area.top, area.bottom + 1))

    def arrays(self) -> Iterator[tuple[Rectangle, str]]:
        """The area and the text of each array formula."""
        for cell in self.formula_cells:
            if isinstance(cell.value, ArrayFormula) and (area := parse(cell.value.ref)) is not None:
                yield area, contents.formula(cell)

    def put(self, area: Rectangle, rows: Sequence[Sequence[Any]], *, as_formulas: bool = False) -> None:
        """Write the rows from the first cell of the area on; what is empty is not made a cell."""
        write = contents.write_formula if as_formulas else contents.write
        for row, line in enumerate(rows, start=area.top):
            for column, value in enumerate(line, start=area.left):
                if value is None or value == "":
                    self.empty(row, column)
                    continue
                cell = self.made(row, column)
                self.results.forget(cell)
                write(cell, value)

    def fill(self, area: Rectangle, value: Any, *, as_formulas: bool = False) -> None:
        """Write one value into every cell; a formula is moved along from the first cell, as in any office program."""
        if area.size > 1 and isinstance(value, str) and is_formula(value):
            origin = Rectangle(area.top, area.left, area.top, area.left).a1
            moved = Translator(value, origin=origin)
            rows = [
                [moved.translate_formula(row_delta=down, col_delta=right) for right in range(area.width)]
                for down in range(area.height)
            ]
        else:
            rows = [[value] * area.width for _ in range(area.height)]
        self.put(area, rows, as_formulas=as_formulas)

    def empty(self, row: int, column: int) -> None:
        """Take the content out of the cell and leave its format and note."""
        cell = self.cells.get((row, column))
        if cell is not None and not isinstance(cell, MergedCell):
            self.results.forget(cell)
            cell.value = None

    def array_over(self, row: int, column: int) -> Rectangle | None:
        """The area of the array formula that fills the cell; None where none does."""
        return next((area for area, _ in self.arrays() if area.holds(row, column)), None)

    def filled(self, row: int, column: int) -> bool:
        """Whether something stands in the cell."""
        cell = self.cells.get((row, column))
        return cell is not None and cell.value is not None

    def used(self) -> Rectangle:
        """The smallest rectangle with every content, format and note of the sheet; A1 for an empty sheet."""
        places = [
            place for place, cell in self.cells.items() if cell.value is not None or cell.has_style or cell.comment
        ]
        if not places:
            return Rectangle(1, 1, 1, 1)
        rows, columns = [row for row, _ in places], [column for _, column in places]
        return Rectangle(min(rows), min(columns), max(rows), max(columns))

    def region(self, area: Rectangle) -> Rectangle:
        """The block of filled cells around the area, up to blank rows and columns."""
        while True:
            filled = (Rectangle(row, column, row, column) for row, column in _ring(area) if self.filled(row, column))
            grown = Rectangle.around(area, *filled)
            if grown == area:
                return area
            area = grown

    def end(self, row: int, column: int, direction: str) -> tuple[int, int]:
        """Where Ctrl+arrow leads: to the end of the filled block, else to the next filled cell, else to the edge."""
        direction = SHORT_STEPS.get(direction, direction)
        down, right = STEPS[direction]
        area = Rectangle.around(self.used(), Rectangle(row, column, row, column))
        here, ahead = (row, column), (row + down, column + right)
        if self.filled(*here) and self.filled(*ahead):
            while self.filled(*ahead):
                here, ahead = ahead, (ahead[0] + down, ahead[1] + right)
            return here
        while area.holds(*ahead) and not self.filled(*ahead):
            ahead = (ahead[0] + down, ahead[1] + right)
        if area.holds(*ahead):
            return ahead
        edges = {"down": (LAST_ROW, column), "up": (1, column), "right": (row, LAST_COLUMN), "left": (row, 1)}
        return edges[direction]


def _ring(area: Rectangle) -> Iterator[tuple[int, int]]:
    for column in range(area.left - 1, area.right + 2):
        yield area.top - 1, column
        yield area.bottom + 1, column
    for row in range(area.top, area.bottom + 1):
        yield row, area.left - 1
        yield row, area.right + 1
