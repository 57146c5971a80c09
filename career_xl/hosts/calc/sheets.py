"""The sheets of a book."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import xlwings
from xlwings import base_classes

from career_xl.hosts.calc import navigation, notes, sizes
from career_xl.hosts.calc.address import Box, box_of, read_a1
from career_xl.hosts.calc.bridge import Uno
from career_xl.hosts.calc.errors import OfficeLostError, in_russian
from career_xl.hosts.calc.names import Names, split_scope
from career_xl.hosts.calc.printing import FreezePanes, PageSetup
from career_xl.hosts.calc.ranges import Range

if TYPE_CHECKING:
    from career_xl.hosts.calc.books import Book
    from career_xl.hosts.calc.charts import Charts
    from career_xl.hosts.calc.pictures import Pictures
    from career_xl.hosts.calc.shapes import Shapes
    from career_xl.hosts.calc.tables import Tables

_DEFAULT_NAME = "Sheet"


@in_russian
class Sheet(base_classes.Sheet):
    """One sheet."""

    def __init__(self, book: "Book", sheet: Uno) -> None:
        self._book = book
        self._sheet = sheet
        self._deleted = False
        self.extent = box_of(sheet.RangeAddress)
        """The box of all its cells."""

    @property
    def api(self) -> Uno:
        """LibreOffice's sheet; OfficeLostError after it was deleted."""
        if self._deleted:
            # LibreOffice's own object would mean the sheet that took its place.
            raise OfficeLostError("Лист удалён: откройте другой лист и повторите команду.")
        address = self._sheet.RangeAddress
        if box_of(address) != self.extent:
            # After cells were deleted upwards, LibreOffice's own object means only a part of the sheet.
            self._sheet = self._book.api.Sheets.getByIndex(address.Sheet)
        return self._sheet

    @property
    def book(self) -> "Book":
        """The book it is in."""
        return self._book

    @property
    def name(self) -> str:
        """What stands on the tab."""
        return str(self.api.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.api.Name = value

    @property
    def position(self) -> int:
        """Zero-based number among all sheets."""
        return int(self.api.RangeAddress.Sheet)

    @property
    def index(self) -> int:
        """One-based number among all sheets."""
        return self.position + 1

    # Its cells

    def at(self, box: Box) -> Range:
        """The range of the box."""
        return Range(self, box)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """The range of an address, name, table or (row, column[, rows, columns]), or from one to another."""
        box = self._box(arg1)
        return Range(self, box if arg2 is None else box.around(self._box(arg2)), arg1 if isinstance(arg1, str) else "")

    def _box(self, place: Any) -> Box:
        if isinstance(place, Range):
            return place.box
        if isinstance(place, tuple):
            row, column, rows, columns = (*place, 1, 1)[:4]
            if row < 1 or column < 1:
                raise IndexError("Строки и столбцы листа считаются с единицы.")
            return Box(row - 1, column - 1, row + rows - 2, column + columns - 2)
        return self.box_named(place)

    def box_named(self, text: str) -> Box:
        """The box of an address, a name or a table on this sheet; NoSuchObjectError when there is none."""
        sheet, bare = split_scope(text)
        if sheet is None or sheet.casefold() == self.name.casefold():
            box = read_a1(bare, self.extent.rows, self.extent.columns)
            if box is not None:
                return box
            found = self.names.find(bare) or (self._book.names.find(bare) if sheet is None else None)
            if found is not None:
                address = found.refers_to_range
                if address.sheet.position == self.position:
                    return address.box
            table = self.tables.find(bare)
            if table is not None:
                body = table.data_body_range
                return (body or table.range).box
        raise xlwings.NoSuchObjectError(f"На листе «{self.name}» нет диапазона «{text}».")

    @property
    def cells(self) -> Range:
        """All its cells."""
        return self.at(self.extent)

    @property
    def used_range(self) -> Range:
        """The range of all cells with contents; A1 when it is empty."""
        return self.at(navigation.used_box(self.api))

    def clear_contents(self) -> None:
        """Empties all cells; formats and notes stay."""
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        """Takes all formats away."""
        self.cells.clear_formats()

    def clear(self) -> None:
        """Takes contents, formats and notes away."""
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        """Fits rows and columns to their contents."""
        sizes.autofit(self.api, axis)

    # What else is on it

    @property
    def names(self) -> Names:
        """The names that belong to this sheet alone."""
        return Names(self._book, self)

    @property
    def notes(self) -> Iterator[notes.Note]:
        """The notes, by rows."""
        return notes.notes_on(self)

    @property
    def tables(self) -> "Tables":
        """The tables."""
        from career_xl.hosts.calc.tables import Tables

        return Tables(self)

    @property
    def shapes(self) -> "Shapes":
        """Everything drawn on it."""
        from career_xl.hosts.calc.shapes import Shapes

        return Shapes(self)

    @property
    def pictures(self) -> "Pictures":
        """The pictures."""
        from career_xl.hosts.calc.pictures import Pictures

        return Pictures(self)

    @property
    def charts(self) -> "Charts":
        """The charts."""
        from career_xl.hosts.calc.charts import Charts

        return Charts(self)

    @property
    def freeze_panes(self) -> FreezePanes:
        """The rows and columns that stay in view."""
        return FreezePanes(self)

    @property
    def page_setup(self) -> PageSetup:
        """The print settings."""
        return PageSetup(self)

    # The sheet as a whole

    @property
    def visible(self) -> bool:
        """False when it is hidden."""
        return bool(self.api.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.api.IsVisible = bool(value)

    @property
    def show_gridlines(self) -> bool:
        """True when the lines between the cells are shown."""
        with self.in_front() as controller:
            return bool(controller.ShowGrid)

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        with self.in_front() as controller:
            controller.ShowGrid = bool(value)

    @contextmanager
    def in_front(self) -> Iterator[Uno]:
        """The controller of the window with this sheet in front, for settings that belong to what is shown."""
        if not self.visible:
            raise ValueError(f"Лист «{self.name}» скрыт: покажите его и повторите.")
        controller = self._book.controller
        before = controller.ActiveSheet
        controller.setActiveSheet(self.api)
        try:
            yield controller
        finally:
            controller.setActiveSheet(before)

    def activate(self) -> None:
        """Puts it in front, with its book."""
        self._book.controller.setActiveSheet(self.api)
        self._book.app.activate()
        self._book.activate()

    def select(self) -> None:
        """Puts it in front."""
        self.activate()

    def delete(self) -> None:
        """Takes it out of the book."""
        self._book.api.Sheets.removeByName(self.name)
        self._deleted = True

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Copies it before or after another sheet, of another book too."""
        place, position = _place(before, after)
        target = place.book
        if target.api == self._book.api:
            target.api.Sheets.copyByName(self.name, self._free_name(), position)
        else:
            target.api.Sheets.importSheet(self._book.api, self.name, position)

    def _free_name(self) -> str:
        taken = {sheet.name.casefold() for sheet in self._book.sheets}
        number = 2
        while f"{self.name} ({number})".casefold() in taken:
            number += 1
        return f"{self.name} ({number})"

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Moves it before or after another sheet of the book."""
        self._book.api.Sheets.moveByName(self.name, _place(before, after)[1])


def _place(before: Sheet | None, after: Sheet | None) -> tuple[Sheet, int]:
    """The sheet that was named and the zero-based position that was meant."""
    if before is not None:
        return before, before.position
    if after is None:
        raise ValueError("Укажите лист, до или после которого вставить.")
    return after, after.position + 1


@in_russian
class Sheets(base_classes.Sheets):
    """The sheets of a book, from left to right."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    @property
    def api(self) -> Uno:
        """LibreOffice's sheets."""
        return self._book.api.Sheets

    @property
    def active(self) -> Sheet:
        """The sheet in front."""
        return Sheet(self._book, self._book.controller.ActiveSheet)

    def at(self, position: int) -> Sheet:
        """The sheet with the zero-based number."""
        return Sheet(self._book, self.api.getByIndex(position))

    def named(self, name: str) -> Sheet:
        """The sheet with the name, whatever the case of its letters; NoSuchObjectError when there is none."""
        container = self.api
        for known in container.getElementNames():
            if known.casefold() == name.casefold():
                return Sheet(self._book, container.getByName(known))
        raise xlwings.NoSuchObjectError(f"В книге «{self._book.name}» нет листа «{name}».")

    def __call__(self, name_or_index: str | int) -> Sheet:
        """The sheet by its one-based number or its name; NoSuchObjectError when there is none."""
        if isinstance(name_or_index, str):
            return self.named(name_or_index)
        if not 1 <= name_or_index <= len(self):
            raise xlwings.NoSuchObjectError(f"В книге «{self._book.name}» нет листа номер {name_or_index}.")
        return self.at(name_or_index - 1)

    def __len__(self) -> int:
        return int(self.api.Count)

    def __iter__(self) -> Iterator[Sheet]:
        return (self.at(position) for position in range(len(self)))

    def __contains__(self, name: str) -> bool:
        return any(known.casefold() == name.casefold() for known in self.api.getElementNames())

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """A new sheet before or after another one, else before the active one; it comes to the front."""
        position = _place(before or (None if after else self.active), after)[1]
        number = 1
        while name is None and f"{_DEFAULT_NAME}{number}" in self:
            number += 1
        chosen = name or f"{_DEFAULT_NAME}{number}"
        self.api.insertNewByName(chosen, position)
        added = self.at(position)
        self._book.controller.setActiveSheet(added.api)
        return added
