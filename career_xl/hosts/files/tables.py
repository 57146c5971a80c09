"""Tables of a sheet (Excel's «Таблица»): their rows, headers, totals and styles."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.filters import AutoFilter  # type: ignore[import-untyped]
from openpyxl.worksheet.table import Table as FileTable  # type: ignore[import-untyped]
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from xlwings import base_classes

from career_xl.hosts.files import moves, protection, references
from career_xl.hosts.files.grid import Grid
from career_xl.hosts.files.rectangle import Rectangle, parse

if TYPE_CHECKING:
    from career_xl.hosts.files.ranges import Range
    from career_xl.hosts.files.sheets import Sheet


class Table(base_classes.Table):
    """One table of a sheet."""

    def __init__(self, sheet: "Sheet", file: Any) -> None:
        self.sheet = sheet
        self.file = file

    @property
    def api(self) -> Any:
        """The table as openpyxl has it."""
        return self.file

    @property
    def parent(self) -> "Sheet":
        """The sheet."""
        return self.sheet

    @property
    def area(self) -> Rectangle:
        """Header, rows and totals."""
        found = parse(self.file.ref)
        if found is None:
            raise KeyError(self.file.ref)
        return found

    @property
    def name(self) -> str:
        """The name that formulas use."""
        return str(self.file.displayName)

    @name.setter
    def name(self, value: str) -> None:
        tables = self.sheet.file.tables
        del tables[self.file.name]
        self.file.name = self.file.displayName = value
        tables.add(self.file)

    display_name = name

    @property
    def range(self) -> "Range":
        """Header, rows and totals."""
        return self.sheet.at(self.area)

    @property
    def header_row_range(self) -> "Range | None":
        """The header; None where it is switched off."""
        area = self.area
        return self.sheet.at(area._replace(bottom=area.top)) if self.show_headers else None

    @property
    def data_body_range(self) -> "Range | None":
        """The rows between header and totals; None where there are none."""
        area = self.area
        body = area._replace(top=area.top + self.show_headers, bottom=area.bottom - self.show_totals)
        return self.sheet.at(body) if body.size else None

    @property
    def totals_row_range(self) -> "Range | None":
        """The row of totals; None where it is switched off."""
        area = self.area
        return self.sheet.at(area._replace(top=area.bottom)) if self.show_totals else None

    @property
    def insert_row_range(self) -> None:
        """None: a table in a file always has a row."""
        return None

    @property
    def show_headers(self) -> bool:
        """Whether the first row is a header."""
        return bool(self.file.headerRowCount != 0)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        if value == self.show_headers:
            return
        area = self.area
        if value:
            self._put_header_above()
        else:
            self.sheet.at(area._replace(bottom=area.top)).clear_contents()
            self._set_area(area._replace(top=area.top + 1))
        self.file.headerRowCount = int(value)
        self.show_autofilter = value

    def _put_header_above(self) -> None:
        area = self.area
        header = area._replace(top=area.top - 1, bottom=area.top - 1)
        if header.top < 1:
            raise ValueError("There is no row above the table for its header.")
        self.sheet.grid.put(header, [[column.name for column in self.file.tableColumns]])
        self._set_area(area._replace(top=header.top))

    @property
    def show_totals(self) -> bool:
        """Whether the last row holds totals."""
        return bool(self.file.totalsRowCount)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        if value == self.show_totals:
            return
        area = self.area
        row = area._replace(top=area.bottom + value, bottom=area.bottom + value)
        if value:
            moves.insert(self.sheet.grid, row, to_the_right=False)
        self.file.totalsRowCount = int(value) or None
        self.file.totalsRowShown = value
        self._set_area(area._replace(bottom=area.bottom + (1 if value else -1)))
        if not value:
            moves.delete(self.sheet.grid, row, to_the_left=False)

    @property
    def show_autofilter(self) -> bool:
        """Whether the header has filter buttons."""
        return self.file.autoFilter is not None

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.file.autoFilter = AutoFilter(ref=self._filtered(self.area)) if value else None

    @property
    def _style(self) -> Any:
        if self.file.tableStyleInfo is None:
            self.file.tableStyleInfo = TableStyleInfo(showRowStripes=True)
        return self.file.tableStyleInfo

    @property
    def table_style(self) -> str:
        """The name of the style, e.g. TableStyleMedium2; "" without one."""
        return self._style.name or ""

    @table_style.setter
    def table_style(self, value: str) -> None:
        self._style.name = value or None

    @property
    def show_table_style_row_stripes(self) -> bool:
        """Whether rows are striped."""
        return bool(self._style.showRowStripes)

    @show_table_style_row_stripes.setter
    def show_table_style_row_stripes(self, value: bool) -> None:
        self._style.showRowStripes = value

    @property
    def show_table_style_column_stripes(self) -> bool:
        """Whether columns are striped."""
        return bool(self._style.showColumnStripes)

    @show_table_style_column_stripes.setter
    def show_table_style_column_stripes(self, value: bool) -> None:
        self._style.showColumnStripes = value

    @property
    def show_table_style_first_column(self) -> bool:
        """Whether the first column stands out."""
        return bool(self._style.showFirstColumn)

    @show_table_style_first_column.setter
    def show_table_style_first_column(self, value: bool) -> None:
        self._style.showFirstColumn = value

    @property
    def show_table_style_last_column(self) -> bool:
        """Whether the last column stands out."""
        return bool(self._style.showLastColumn)

    @show_table_style_last_column.setter
    def show_table_style_last_column(self, value: bool) -> None:
        self._style.showLastColumn = value

    def resize(self, range: Any) -> None:
        """Let the table end elsewhere; contents stay where they are."""
        self._set_area(range.impl.area)

    def _set_area(self, area: Rectangle) -> None:
        self.file.ref = area.a1
        if self.file.autoFilter is not None:
            self.file.autoFilter.ref = self._filtered(area)
        name_columns(self.sheet.grid, self.file)

    def _filtered(self, area: Rectangle) -> str:
        return area._replace(bottom=area.bottom - self.show_totals).a1


class Tables(base_classes.Tables):
    """The tables of a sheet."""

    def __init__(self, sheet: "Sheet") -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The tables as openpyxl has them."""
        return self.sheet.file.tables

    def __len__(self) -> int:
        return len(self.sheet.file.tables)

    def __iter__(self) -> Iterator[Table]:
        return (Table(self.sheet, file) for file in list(self.sheet.file.tables.values()))

    def __call__(self, key: str | int) -> Table:
        """The table with this name or place; KeyError or IndexError where there is none."""
        if isinstance(key, int):
            return list(self)[key - 1]
        found = next((table for table in self if references.same(table.name, key)), None)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: str) -> bool:
        return any(references.same(table.name, key) for table in self)

    def add(self, *_: Any, **wanted: Any) -> Table:
        """The new table over `source`; without headers of its own it gets some in a row put in above."""
        sheet = self.sheet
        protection.check_permission(sheet.grid, "objects")
        source: Range = wanted["source"].impl
        area = source.area
        if not wanted["has_headers"]:
            moves.insert(sheet.grid, area._replace(bottom=area.top), to_the_right=False)
            area = area._replace(bottom=area.bottom + 1)
        file = FileTable(displayName=wanted.get("name") or self.free_name("Table"), ref=area.a1)
        file.tableStyleInfo = TableStyleInfo(name=wanted.get("table_style_name") or None, showRowStripes=True)
        file.autoFilter = AutoFilter(ref=area.a1)
        name_columns(sheet.grid, file)
        sheet.file.tables.add(file)
        return Table(sheet, file)

    def free_name(self, beginning: str) -> str:
        """A name that no table of the workbook has: Table1, Table2 …"""
        taken = {table.name.casefold() for sheet in self.sheet.book.sheets for table in sheet.tables}
        return next(name for number in itertools.count(1) if (name := f"{beginning}{number}").casefold() not in taken)


def name_columns(grid: Grid, file: Any) -> None:
    """Make header cells and columns of the table say the same: Excel repairs a file in which they differ.

    An empty header gets a name, a second column of the same name a number; what is no text becomes text.
    """
    area = parse(file.ref)
    if area is None:
        return
    before = list(file.tableColumns)
    headed = file.headerRowCount != 0
    seen: set[str] = set()
    columns = []
    for index, column in enumerate(range(area.left, area.right + 1)):
        old = before[index] if index < len(before) else None
        value = grid.value(area.top, column) if headed else (old and old.name)
        name = _free_header(_as_text(value) or f"Column{index + 1}", seen)
        seen.add(name.casefold())
        if headed and value != name:
            grid.put(Rectangle(area.top, column, area.top, column), [[name]])
        if old is None:
            old = TableColumn(id=index + 1, name=name)
        old.id, old.name = index + 1, name
        columns.append(old)
    file.tableColumns = columns


def _as_text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _free_header(name: str, taken: set[str]) -> str:
    wanted = itertools.chain([name], (f"{name}{number}" for number in itertools.count(2)))
    return next(each for each in wanted if each.casefold() not in taken)
