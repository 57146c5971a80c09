"""A range of cells."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from career_xl.hosts.calc import hyperlinks, navigation, notes, values
from career_xl.hosts.calc.address import Box, a1, quoted
from career_xl.hosts.calc.appearance import Appearance
from career_xl.hosts.calc.autofilter import AutoFilter, FilteredCells
from career_xl.hosts.calc.editing import Editing
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.formulas import is_formula, of_table
from career_xl.hosts.calc.validation import DataValidation

if TYPE_CHECKING:
    from career_xl.hosts.calc.names import Name
    from career_xl.hosts.calc.tables import Table

# CellFlags: contents are values, dates, text and formulas; formats are hard formats, styles and edit attributes.
_CONTENTS = 1 | 2 | 4 | 16
_FORMATS = 32 | 64 | 256
_EVERYTHING = _CONTENTS | _FORMATS | 8


@in_russian
class Range(Appearance, Editing, base_classes.Range):
    """A rectangle of cells on one sheet."""

    options: dict[str, Any] | None = None

    def __len__(self) -> int:
        return self.box.count

    def __call__(self, row_or_number: int, column: int | None = None) -> "Range":
        """The cell at the one-based row and column, or by its number along the rows; also beyond the range."""
        if column is None:
            down, across = divmod(row_or_number - 1, self.box.columns)
        else:
            down, across = row_or_number - 1, column - 1
        top, left = self.box.top + down, self.box.left + across
        if top < 0 or left < 0:
            raise IndexError("Ячейка лежит за краем листа.")
        return self.sheet.at(Box(top, left, top, left))

    # Where it is

    @property
    def row(self) -> int:
        """Number of the first row, from one."""
        return self.box.top + 1

    @property
    def column(self) -> int:
        """Number of the first column, from one."""
        return self.box.left + 1

    @property
    def shape(self) -> tuple[int, int]:
        """Rows, columns."""
        return self.box.rows, self.box.columns

    @property
    def coords(self) -> tuple[str, int, int, int]:
        """Sheet, first row, first column, number of cells."""
        return self.sheet.name, self.row, self.column, len(self)

    @property
    def address(self) -> str:
        """«$A$1:$B$2»."""
        return a1(self.box, self.sheet.extent)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """The address; with the book and the sheet when `external`."""
        address = a1(self.box, self.sheet.extent, row_absolute=row_absolute, column_absolute=col_absolute)
        if not external:
            return address
        book, sheet = self.sheet.book.name, self.sheet.name
        place = f"[{book}]{sheet}"
        plain = quoted(sheet) == sheet and quoted(book.replace(".", "_")) == book.replace(".", "_")
        return f"{place}!{address}" if plain else f"'{place.replace(chr(39), chr(39) * 2)}'!{address}"

    @property
    def current_region(self) -> "Range":
        """The region around it, bounded by blank rows and columns."""
        return self.sheet.at(navigation.region_box(self.sheet.api, self.api))

    def end(self, direction: str) -> "Range":
        """The cell where Ctrl with an arrow key leads to."""
        row, column = navigation.edge(self.sheet.api, self.box.top, self.box.left, direction)
        return self.sheet.at(Box(row, column, row, column))

    def select(self) -> None:
        """Selects it in the window."""
        self.sheet.book.controller.select(self.api)

    # What it holds

    max_cells_per_read = None
    max_cells_per_write = None

    @property
    def raw_value(self) -> Any:
        """One value, or rows of values; «» for an empty cell."""
        if not len(self):
            return None
        rows = values.read_values(self.api, self.document, self.box)
        return rows[0][0] if len(self) == 1 else rows

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        if not isinstance(value, list | tuple):
            if is_formula(value):
                self.formula = value
                return
            value = [[value] * self.box.columns] * self.box.rows
        target = self._sized_for(value)
        values.write_values(target.changeable, self.document, target.box, self._in_table(value))

    def _sized_for(self, rows: Sequence[Sequence[Any]]) -> "Range":
        width = len(rows[0])
        if any(len(row) != width for row in rows):
            raise ValueError("Строки значений разной длины: выровняйте их и повторите.")
        top, left = self.box.top, self.box.left
        box = Box(top, left, top + len(rows) - 1, left + width - 1)
        return self if box == self.box else self.sheet.at(box)

    @property
    def formula(self) -> str | tuple[tuple[str, ...], ...]:
        """One formula in Excel's grammar, or rows of formulas; constants as text."""
        rows = values.read_formulas(self.api)
        return rows[0][0] if len(self) == 1 else rows

    @formula.setter
    def formula(self, value: Any) -> None:
        if isinstance(value, list | tuple):
            target = self._sized_for(value)
            values.write_formulas(target.changeable, self.document, target.box, self._in_table(value))
        else:
            ((formula,),) = self._in_table([[value]])
            values.fill_formula(self.changeable, self.document, self.box, formula)

    def _in_table(self, rows: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
        """The rows with this range's table named where formulas say «this row» without one."""
        if not any(is_formula(value) and "[@" in value for row in rows for value in row):
            return rows
        table = self.table
        if table is None:
            return rows
        return [[of_table(value, table.name) if is_formula(value) else value for value in row] for row in rows]

    formula2 = formula

    @property
    def formula_array(self) -> str:
        """The array formula of the range, or the formula of its first cell."""
        return values.array_formula(self.api)

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        values.set_array_formula(self.changeable, value)

    @property
    def has_array(self) -> bool:
        """True when the range is one array formula."""
        return bool(self.api.getArrayFormula())

    def clear_contents(self) -> None:
        """Empties the cells; formats and notes stay."""
        self.changeable.clearContents(_CONTENTS)

    def clear_formats(self) -> None:
        """Takes the formats away; contents stay."""
        self.changeable.clearContents(_FORMATS)

    def clear(self) -> None:
        """Takes contents, formats and notes away."""
        self.changeable.clearContents(_EVERYTHING)

    @property
    def hyperlink(self) -> str:
        """The address that the cell links to."""
        address = hyperlinks.link_of(self.api.getCellByPosition(0, 0))
        if address is None:
            raise ValueError(f"В ячейке {self.address} нет ссылки.")
        return address

    def add_hyperlink(self, address: str, text_to_display: str | None = None, screen_tip: str | None = None) -> None:
        """Makes the text with its link the content of the cell; a number or formula that shows it stays one."""
        hyperlinks.set_link(self.changeable.getCellByPosition(0, 0), self.document, address, text_to_display or address)

    @property
    def data_validation(self) -> DataValidation:
        """The rule on what may be typed."""
        return DataValidation(self)

    @property
    def note(self) -> notes.Note | None:
        """The note of the first cell, or None."""
        return notes.note_of(self)

    def add_note(self, text: str) -> notes.Note:
        """A new note."""
        return notes.add_note(self, text)

    @property
    def name(self) -> "Name | None":
        """The name that means exactly this range, or None."""
        return self.sheet.book.names.of(self)

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.add(value, f"={quoted(self.sheet.name)}!{self.address}")

    @property
    def table(self) -> "Table | None":
        """The table that the first cell lies in, or None."""
        return self.sheet.tables.at(self.box.top, self.box.left)

    @property
    def autofilter(self) -> AutoFilter:
        """The filter of the range."""
        return AutoFilter(FilteredCells(self), self.document, self.box.columns)
