"""The sheets of a workbook: order, names, visibility, what lies on them."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import xlwings
from xlwings import base_classes

from career_xl.hosts.files import copying, measures, moves, names, notes, protection, references
from career_xl.hosts.files.grid import Grid
from career_xl.hosts.files.names import Names
from career_xl.hosts.files.pictures import Pictures
from career_xl.hosts.files.ranges import Range
from career_xl.hosts.files.rectangle import LAST_COLUMN, LAST_ROW, Rectangle, parse
from career_xl.hosts.files.tables import Tables

if TYPE_CHECKING:
    from career_xl.hosts.files.books import Book
    from career_xl.hosts.files.notes import Note

WHOLE = Rectangle(1, 1, LAST_ROW, LAST_COLUMN)


class Sheet(base_classes.Sheet):
    """One sheet with cells."""

    def __init__(self, book: "Book", file: Any) -> None:
        self._book = book
        self.file = file
        self.grid = Grid(file, book.results)

    @property
    def book(self) -> "Book":
        """The workbook."""
        return self._book

    @property
    def api(self) -> Any:
        """The sheet as openpyxl has it."""
        return self.file

    @property
    def name(self) -> str:
        """The name on the tab."""
        return str(self.file.title)

    @name.setter
    def name(self, value: str) -> None:
        protection.check_structure(self.book.file)
        before = self.name
        if value in self.book.sheets and not references.same(value, before):
            raise ValueError(f"Sheet named '{value}' already present in workbook")
        if value != before:
            # openpyxl gives another name where it finds this one in another case: on the way there it must be free.
            self.file.title = self.book.sheets.free_name("_")
            self.file.title = value
            moves.rename_sheet(self.book.file, before, value)

    @property
    def index(self) -> int:
        """The place among the sheets, from 1."""
        return int(self.book.file.worksheets.index(self.file)) + 1

    @property
    def names(self) -> Names:
        """The names that belong to this sheet."""
        return Names(self.book, self)

    def at(self, area: Rectangle) -> Range:
        """The range with this area."""
        return Range(self, area)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """The range from one corner to the other: addresses, names, (row, column) or ranges."""
        first = self._corner(arg1)
        return self.at(first if arg2 is None else Rectangle.around(first, self._corner(arg2)))

    def _corner(self, wanted: Any) -> Rectangle:
        if isinstance(wanted, Range):
            return wanted.area
        if isinstance(wanted, tuple):
            if 0 in wanted[:2]:
                raise IndexError("Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based.")
            row, column, *shape = wanted
            height, width = shape or (1, 1)
            return Rectangle(row, column, row + height - 1, column + width - 1)
        area = parse(wanted)
        if area is not None:
            return area
        named = names.area_named(self, wanted)
        if named is None:
            raise xlwings.NoSuchObjectError(f"На листе «{self.name}» нет диапазона «{wanted}».")
        return named.area

    @property
    def cells(self) -> Range:
        """All cells, the empty ones too."""
        return self.at(WHOLE)

    @property
    def used_range(self) -> Range:
        """The smallest range with every content, format and note."""
        return self.at(self.grid.used())

    @property
    def notes(self) -> Iterator["Note"]:
        """The notes, row by row."""
        return notes.of_sheet(self)

    @property
    def tables(self) -> Tables:
        """The tables."""
        return Tables(self)

    @property
    def pictures(self) -> Pictures:
        """The pictures."""
        return Pictures(self)

    @property
    def freeze_panes(self) -> "FreezePanes":
        """The rows and columns that stay in view."""
        return FreezePanes(self)

    @property
    def page_setup(self) -> "PageSetup":
        """What is printed."""
        return PageSetup(self)

    def activate(self) -> None:
        """Make this the sheet that is shown first."""
        book = self.book.file
        if self.file.sheet_state != "visible":
            raise ValueError("Only visible sheets can be activated.")
        book.active = self.file
        for sheet in book.worksheets:
            sheet.sheet_view.tabSelected = sheet is self.file

    select = activate

    @property
    def visible(self) -> bool:
        """Whether the tab is shown."""
        return bool(self.file.sheet_state == "visible")

    @visible.setter
    def visible(self, value: bool) -> None:
        protection.check_structure(self.book.file)
        if not value:
            self._leave()
        self.file.sheet_state = "visible" if value else "hidden"

    def _leave(self) -> None:
        """Let another visible sheet be the active one; ValueError where there is none."""
        others = [sheet for sheet in self.book.sheets if sheet.visible and sheet.file is not self.file]
        if not others:
            raise ValueError("A workbook must contain at least one visible sheet.")
        if self.book.file.active is self.file:
            later = [sheet for sheet in others if sheet.index > self.index]
            (later or others[::-1])[0].activate()

    @property
    def show_gridlines(self) -> bool:
        """Whether the lines between cells are shown."""
        return self.file.sheet_view.showGridLines is not False

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        self.file.sheet_view.showGridLines = value

    def clear_contents(self) -> None:
        """Empty all cells; formats and notes stay."""
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        """Give all cells the look of new ones."""
        self.used_range.clear_formats()
        for record in (*self.file.row_dimensions.values(), *self.file.column_dimensions.values()):
            record.style = "Normal"

    def clear(self) -> None:
        """Empty all cells of contents, formats, notes and links."""
        self.used_range.clear()
        self.clear_formats()

    def autofit(self, axis: str | None = None) -> None:
        """Fit the columns to their text and leave the heights of rows to the office program."""
        if axis in (None, "columns", "c"):
            measures.fit_columns(self.grid, WHOLE)
        if axis in (None, "rows", "r"):
            measures.fit_rows(self.grid, WHOLE)

    def delete(self) -> None:
        """Remove the sheet; formulas that refer to it show #REF!."""
        book = self.book.file
        protection.check_structure(book)
        if self.visible:
            self._leave()
        active = book.active
        book.remove(self.file)
        book.active = active
        moves.break_references(book, self.name)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Put a copy before or after another sheet, of this workbook or of another one."""
        neighbour = before or after or self
        target = neighbour.book
        protection.check_structure(target.file)
        title = target.sheets.free_name(self.name)
        new = Sheet(target, target.file.create_sheet(title, neighbour.place + (before is None)))
        copying.copy_sheet(self, new)
        new.activate()

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Put the sheet before or after another one of the workbook."""
        book = self.book.file
        protection.check_structure(book)
        neighbour = before or after
        if neighbour is None:
            return
        active = book.active
        place = neighbour.place + (before is None)
        book.move_sheet(self.file, place - self.place - (place > self.place))
        book.active = active

    @property
    def place(self) -> int:
        """The place among all tabs, those of charts counted, from 0."""
        return int(self.book.file.sheetnames.index(self.name))


class Sheets(base_classes.Sheets):
    """The sheets with cells, in the order of their tabs."""

    def __init__(self, book: "Book") -> None:
        self.book = book

    @property
    def api(self) -> Any:
        """The sheets as openpyxl has them."""
        return self.book.file.worksheets

    @property
    def active(self) -> Sheet:
        """The sheet that is shown first."""
        active = self.book.file.active
        return Sheet(self.book, active if active in self.book.file.worksheets else self.book.file.worksheets[0])

    def __call__(self, name_or_index: str | int) -> Sheet:
        """The sheet with this name or place; NoSuchObjectError where no sheet has the name."""
        if isinstance(name_or_index, int):
            return Sheet(self.book, self.book.file.worksheets[name_or_index - 1])
        found = next((sheet for sheet in self if references.same(sheet.name, name_or_index)), None)
        if found is None:
            raise xlwings.NoSuchObjectError(f"В книге «{self.book.name}» нет листа «{name_or_index}».")
        return found

    def __len__(self) -> int:
        return len(self.book.file.worksheets)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.book, sheet) for sheet in self.book.file.worksheets)

    def __contains__(self, name: str) -> bool:
        return any(references.same(sheet.name, name) for sheet in self)

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """The new sheet, before or after another one (else before the active one); it becomes the active one."""
        protection.check_structure(self.book.file)
        place = after.place + 1 if after else (before or self.active).place
        title = name or self.free_name("Sheet", first=1)
        new = Sheet(self.book, self.book.file.create_sheet(title, place))
        new.activate()
        return new

    def free_name(self, wanted: str, first: int = 2) -> str:
        """A name that no sheet has: «Sheet3», or «Лист (2)» for a copy."""
        taken = {title.casefold() for title in self.book.file.sheetnames}
        pattern = "{}{}" if first == 1 else "{} ({})"
        numbered = (pattern.format(wanted[:26], number) for number in itertools.count(first))
        return next(name for name in numbered if name.casefold() not in taken)


class FreezePanes(base_classes.FreezePanes):
    """The rows and columns of a sheet that stay in view."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Keep the rows and columns of the range in view: whole rows, whole columns, or both from A1 on."""
        area = self.sheet.range(frozen_range).area
        row = 1 if area.whole_columns else area.bottom + 1
        column = 1 if area.whole_rows else area.right + 1
        self.sheet.file.freeze_panes = Rectangle(row, column, row, column).a1

    def unfreeze(self) -> None:
        """Let everything scroll."""
        self.sheet.file.freeze_panes = None


class PageSetup(base_classes.PageSetup):
    """What of a sheet is printed."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The page setup as openpyxl has it."""
        return self.sheet.file.page_setup

    @property
    def print_area(self) -> str | None:
        """The address with dollar signs; None where everything is printed."""
        text = str(self.sheet.file.print_area or "")
        return ",".join(references.split(part)[1] for part in text.split(",")) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        self.sheet.file.print_area = value
