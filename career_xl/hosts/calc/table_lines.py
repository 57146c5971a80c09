"""The rows and columns of a table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from career_xl.hosts.calc.address import Box
from career_xl.hosts.calc.bridge import Uno, enum
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.protection import ensure_open

if TYPE_CHECKING:
    from career_xl.hosts.calc.ranges import Range
    from career_xl.hosts.calc.tables import Table


@in_russian
class TableRow(base_classes.TableRow):
    """One row of data, by its place."""

    def __init__(self, table: "Table", index: int) -> None:
        self._table = table
        self._index = index

    @property
    def index(self) -> int:
        """One-based number among the rows of data."""
        return self._index

    @property
    def range(self) -> "Range":
        """Its cells."""
        return self._table.parent.at(_row_box(self._table, self._index))

    async def get_range(self) -> "Range":
        """Its cells."""
        return self.range

    def delete(self) -> None:
        """Takes it out; the last one is emptied instead."""
        if len(self._table.rows) == 1:
            self.range.clear_contents()
            return
        self.range.delete("up")


@in_russian
class TableRows(base_classes.TableRows):
    """The rows of data of a table."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    @property
    def api(self) -> Uno:
        """LibreOffice's database range."""
        return self._table.api

    @property
    def column_count(self) -> int:
        """How many values a row has."""
        return self._table.box.columns

    def __len__(self) -> int:
        body = self._table.data_body_range
        return 0 if body is None else body.box.rows

    async def get_count(self) -> int:
        """How many there are."""
        return len(self)

    def __call__(self, index: int) -> TableRow:
        """The row by its one-based number; KeyError when there is none."""
        if not 1 <= index <= len(self):
            raise KeyError(index)
        return TableRow(self._table, index)

    def __iter__(self) -> Iterator[TableRow]:
        return (TableRow(self._table, index + 1) for index in range(len(self)))

    def add(self, values: list[Any] | None, index: int | None) -> TableRow:
        """A new row before the one with the index, or at the end; what is below moves down."""
        table = self._table
        count = len(self)
        place = index or count + 1
        if count:
            sheet, whole = table.parent, table.box
            line = _row_box(table, place)
            ensure_open(sheet.api)
            sheet.api.insertCells(line.on(sheet.position), enum("sheet.CellInsertMode", "DOWN"))
            # LibreOffice lengthens a table only for what is inserted within it.
            table.box = Box(whole.top, whole.left, whole.bottom + 1, whole.right)
        row = TableRow(table, place)
        if values is not None:
            row.range.raw_value = [values]
        return row


@in_russian
class TableColumn(base_classes.TableColumn):
    """One column, by its place."""

    def __init__(self, table: "Table", index: int) -> None:
        self._table = table
        self._index = index

    @property
    def name(self) -> str:
        """The text of its header."""
        header = self._table.header_row_range
        return "" if header is None else str(header.api.getCellByPosition(self._index - 1, 0).getString())

    @property
    def index(self) -> int:
        """One-based number."""
        return self._index

    @property
    def range(self) -> "Range":
        """Its cells with header and totals."""
        return self._table.parent.at(_column_box(self._table.box, self._index))

    async def get_range(self) -> "Range":
        """Its cells with header and totals."""
        return self.range

    @property
    def data_body_range(self) -> "Range | None":
        """Its cells between header and totals, or None."""
        body = self._table.data_body_range
        return None if body is None else self._table.parent.at(_column_box(body.box, self._index))

    async def get_data_body_range(self) -> "Range | None":
        """Its cells between header and totals, or None."""
        return self.data_body_range

    def delete(self) -> None:
        """Takes it out; what is on the right moves left."""
        self.range.delete("left")


@in_russian
class TableColumns(base_classes.TableColumns):
    """The columns of a table."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    @property
    def api(self) -> Uno:
        """LibreOffice's database range."""
        return self._table.api

    def __len__(self) -> int:
        return self._table.box.columns

    async def get_count(self) -> int:
        """How many there are."""
        return len(self)

    def __call__(self, name_or_index: str | int) -> TableColumn:
        """The column by its one-based number or its header; KeyError when there is none."""
        for column in self:
            if name_or_index in (column.index, column.name):
                return column
        raise KeyError(name_or_index)

    def __iter__(self) -> Iterator[TableColumn]:
        return (TableColumn(self._table, index + 1) for index in range(len(self)))

    def __contains__(self, name: str) -> bool:
        return any(column.name == name for column in self)

    def add(self, name: str, index: int | None) -> TableColumn:
        """A new column before the one with the index, or at the end; what is on the right moves."""
        table = self._table
        sheet, whole = table.parent, table.box
        place = index or whole.columns + 1
        line = _column_box(whole, place)
        ensure_open(sheet.api)
        sheet.api.insertCells(line.on(sheet.position), enum("sheet.CellInsertMode", "RIGHT"))
        table.box = Box(whole.top, whole.left, whole.bottom, whole.right + 1)
        if table.show_headers:
            sheet.at(Box(line.top, line.left, line.top, line.left)).raw_value = name
        return TableColumn(table, place)


def _row_box(table: "Table", index: int) -> Box:
    whole = table.box
    row = whole.top + table.show_headers + index - 1
    return Box(row, whole.left, row, whole.right)


def _column_box(whole: Box, index: int) -> Box:
    column = whole.left + index - 1
    return Box(whole.top, column, whole.bottom, column)
