"""Tables: what LibreOffice calls database ranges. They have no styles of their own in LibreOffice."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from career_xl.hosts.calc import table_lines
from career_xl.hosts.calc.address import Box, box_of, column_letters
from career_xl.hosts.calc.autofilter import AutoFilter
from career_xl.hosts.calc.bridge import Uno, enum
from career_xl.hosts.calc.cell_moves import sort
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.protection import ensure_open

if TYPE_CHECKING:
    import xlwings

    from career_xl.hosts.calc.ranges import Range
    from career_xl.hosts.calc.sheets import Sheet

_DEFAULT_NAME = "Table"
_TOTAL_LABELS = {"ru": "Итог"}
_SUM_OF_VISIBLE = 109


@in_russian
class Table(base_classes.Table):
    """One table."""

    def __init__(self, sheet: "Sheet", stored: Uno) -> None:
        self._sheet = sheet
        self._stored = stored

    @property
    def api(self) -> Uno:
        """LibreOffice's database range."""
        return self._stored

    @property
    def parent(self) -> "Sheet":
        """The sheet it is on."""
        return self._sheet

    @property
    def name(self) -> str:
        """The name."""
        return str(self._stored.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._stored.setName(value)

    display_name = name

    @property
    def box(self) -> Box:
        """The box with header and totals."""
        return box_of(self._stored.DataArea)

    @box.setter
    def box(self, value: Box) -> None:
        self._stored.setDataArea(value.on(self._sheet.position))

    @property
    def range(self) -> "Range":
        """All its cells."""
        return self._sheet.at(self.box)

    def resize(self, range: "xlwings.Range") -> None:
        """Makes it cover exactly the range."""
        self.box = range.impl.box

    # Its parts

    @property
    def header_row_range(self) -> "Range | None":
        """The header; None when the table has none."""
        box = self.box
        return self._sheet.at(Box(box.top, box.left, box.top, box.right)) if self.show_headers else None

    @property
    def body(self) -> Box | None:
        """The box between header and totals, or None."""
        box = self.box
        top, bottom = box.top + self.show_headers, box.bottom - self.show_totals
        return Box(top, box.left, bottom, box.right) if top <= bottom else None

    @property
    def data_body_range(self) -> "Range | None":
        """The rows between header and totals; None when there is only a blank one, for the first entry."""
        body = self.body
        return None if body is None or self._is_blank(body) else self._sheet.at(body)

    @property
    def insert_row_range(self) -> "Range | None":
        """The blank row of an empty table; None when it has data."""
        body = self.body
        return self._sheet.at(body) if body is not None and self._is_blank(body) else None

    def _is_blank(self, body: Box) -> bool:
        return body.rows == 1 and not any(map(any, self._sheet.at(body).api.getFormulaArray()))

    @property
    def totals_row_range(self) -> "Range | None":
        """The row of totals, or None."""
        box = self.box
        return self._sheet.at(Box(box.bottom, box.left, box.bottom, box.right)) if self.show_totals else None

    @property
    def rows(self) -> "table_lines.TableRows":
        """The rows of data."""
        return table_lines.TableRows(self)

    @property
    def columns(self) -> "table_lines.TableColumns":
        """The columns."""
        return table_lines.TableColumns(self)

    # What it shows

    @property
    def show_headers(self) -> bool:
        """True when its first row is a header."""
        return bool(self._stored.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        if value == self.show_headers:
            return
        box = self.box
        self.box = Box(box.top + (-1 if value else 1), box.left, box.bottom, box.right)
        self._stored.ContainsHeader = bool(value)

    @property
    def show_totals(self) -> bool:
        """True when its last row sums up."""
        return bool(self._stored.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        if value == self.show_totals:
            return
        box = self.box
        ensure_open(self._sheet.api)
        if value:
            line = Box(box.bottom + 1, box.left, box.bottom + 1, box.right)
            self._sheet.api.insertCells(line.on(self._sheet.position), enum("sheet.CellInsertMode", "DOWN"))
            self.box = box.around(line)
            self._fill_totals(line, self.body)
        else:
            line = Box(box.bottom, box.left, box.bottom, box.right)
            self._sheet.api.removeRange(line.on(self._sheet.position), enum("sheet.CellDeleteMode", "UP"))
        self._stored.TotalsRow = bool(value)

    def _fill_totals(self, line: Box, body: Box | None) -> None:
        if body is None:
            return
        language = self._sheet.book.api.CharLocale.Language
        column = column_letters(body.right + 1)
        total = f"=SUBTOTAL({_SUM_OF_VISIBLE},{column}{body.top + 1}:{column}{line.top})"
        label = _TOTAL_LABELS.get(language, "Total")
        cells = self._sheet.at(line)
        cells.raw_value = [[label, *[None] * (line.columns - 2), total]] if line.columns > 1 else [[total]]

    @property
    def show_autofilter(self) -> bool:
        """True when the header has the buttons of the filter."""
        return bool(self._stored.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self._stored.AutoFilter = bool(value)

    @property
    def autofilter(self) -> AutoFilter:
        """The filter."""
        return AutoFilter(self, self._sheet.book.api, self.box.columns)

    @property
    def table_style(self) -> None:
        """None: LibreOffice has no styles of tables."""
        return None

    @table_style.setter
    def table_style(self, value: str) -> None:
        raise NotImplementedError(value)

    def sort(self, keys: list[int], ascending: list[bool]) -> None:
        """Sorts the rows of data by one-based columns."""
        body = self.data_body_range
        if body is not None:
            sort(body.changeable, keys, ascending, has_headers=False)

    def delete(self) -> None:
        """Makes the table plain cells again."""
        self._sheet.book.api.DatabaseRanges.removeByName(self.name)


@in_russian
class Tables(base_classes.Tables):
    """The tables on a sheet."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    @property
    def api(self) -> Uno:
        """LibreOffice's database ranges of the whole document."""
        return self._sheet.book.api.DatabaseRanges

    def _all(self) -> list[Table]:
        position = self._sheet.position
        container = self.api
        stored = [container.getByName(name) for name in container.getElementNames()]
        found = [(each.DataArea, each) for each in stored]
        found = [(area, each) for area, each in found if area.Sheet == position]
        return [Table(self._sheet, each) for _, each in sorted(found, key=lambda pair: box_of(pair[0]))]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Table]:
        return iter(self._all())

    def __call__(self, name_or_index: str | int) -> Table:
        """The table by its one-based number or its name; KeyError when there is none."""
        if isinstance(name_or_index, int):
            return self._all()[name_or_index - 1]
        found = self.find(name_or_index)
        if found is None:
            raise KeyError(name_or_index)
        return found

    def __contains__(self, name: str) -> bool:
        return self.find(name) is not None

    def find(self, name: str) -> Table | None:
        """The table with the name, whatever the case of its letters, or None."""
        return next((table for table in self if table.name.casefold() == name.casefold()), None)

    def at(self, row: int, column: int) -> Table | None:
        """The table that the cell lies in, or None."""
        return next((table for table in self if table.box.holds(row, column)), None)

    def add(self, **options: Any) -> Table:  # type: ignore[override]  # xlwings names all its arguments
        """A new table over the range `source`, with the buttons of the filter; options: has_headers, name.

        Without headers a row of them is inserted above the data; blank headers get a text, an empty table a row.
        """
        source: xlwings.Range = options["source"]
        box: Box = source.impl.box
        ensure_open(self._sheet.api)
        header = Box(box.top, box.left, box.top, box.right)
        if not options.get("has_headers", True):
            self._sheet.api.insertCells(header.on(self._sheet.position), enum("sheet.CellInsertMode", "DOWN"))
            box = Box(box.top, box.left, box.bottom + 1, box.right)
        elif box.rows == 1:
            box = Box(box.top, box.left, box.top + 1, box.right)
        self._name_headers(header)
        chosen = options.get("name") or self._free_name()
        self.api.addNewByName(chosen, box.on(self._sheet.position))
        stored = self.api.getByName(chosen)
        stored.ContainsHeader = True
        stored.AutoFilter = True
        return Table(self._sheet, stored)

    def _name_headers(self, header: Box) -> None:
        cells = self._sheet.at(header)
        (texts,) = cells.api.getFormulaArray()
        if not all(texts):
            cells.raw_value = [[text or f"Column{number}" for number, text in enumerate(texts, 1)]]

    def _free_name(self) -> str:
        taken = {name.casefold() for name in self.api.getElementNames()}
        number = 1
        while f"{_DEFAULT_NAME}{number}".casefold() in taken:
            number += 1
        return f"{_DEFAULT_NAME}{number}"
