"""The kinds of change that a journal knows to take back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import xlwings

from career_xl.hosts.cell_colours import Rgb, colours_of
from career_xl.hosts.links import link_of, set_link
from career_xl.macros.cell_contents import contents, paint
from career_xl.tables.sheet_values import as_text

Place = tuple[int, int]
"""Row and column from 1."""


@dataclass(eq=False)
class Entry:
    """A change on one sheet."""

    sheet: str

    def revert(self, sheet: xlwings.Sheet) -> None:
        """Nothing; the sheet is as before the change."""
        raise NotImplementedError


@dataclass(eq=False)
class CellsEntry(Entry):
    """Contents of a rectangle before and after the command."""

    corner: Place
    before: list[list[Any]]
    after: list[list[Any]] = field(default_factory=list)

    def cells(self, sheet: xlwings.Sheet) -> xlwings.Range:
        """The rectangle."""
        return area(sheet, self.corner, len(self.before), len(self.before[0]))

    def revert(self, sheet: xlwings.Sheet) -> None:
        """Nothing; the old contents stand in the cells."""
        self.cells(sheet).value = self.before

    def is_changed(self, sheet: xlwings.Sheet) -> bool:
        """Whether the cells hold something else than what the command wrote."""
        return contents(self.cells(sheet)) != self.after


@dataclass(eq=False)
class ColoursEntry(Entry):
    """Fills before and after the command."""

    before: Mapping[Place, Rgb | None]
    after: Mapping[Place, Rgb | None]

    def revert(self, sheet: xlwings.Sheet) -> None:
        """Nothing; a cell that has another colour by now was painted by the officer and keeps it."""
        present = colours_at(sheet, self.after)
        still = {place for place, colour in self.after.items() if present[place] == colour}
        paint(sheet, {place: colour for place, colour in self.before.items() if place in still})


@dataclass(eq=False)
class NotesEntry(Entry):
    """Notes before and after the command."""

    before: dict[Place, str | None]
    after: dict[Place, str | None]

    def revert(self, sheet: xlwings.Sheet) -> None:
        """Nothing; a note that reads otherwise by now stays."""
        for place, text in self.before.items():
            present = note_of(sheet, place)
            if present == self.after[place]:
                set_note(sheet, place, present, text)


@dataclass(eq=False)
class LinksEntry(Entry):
    """Links before and after the command."""

    before: dict[Place, str | None]
    after: dict[Place, str | None]

    def revert(self, sheet: xlwings.Sheet) -> None:
        """Nothing; a link that leads elsewhere by now stays."""
        for place, address in self.before.items():
            cell = sheet.range(place)
            if link_of(cell) == self.after[place]:
                set_link(cell, address, as_text(cell.value))


@dataclass(eq=False)
class LookEntry(Entry):
    """One property of the look, by the parts of the range in which it was the same."""

    name: str
    before: list[tuple[str, Any]]

    def revert(self, sheet: xlwings.Sheet) -> None:
        """Nothing; each part has its old look."""
        for address, value in self.before:
            set_look(sheet.range(address), self.name, value)


@dataclass(eq=False)
class ChoicesEntry(Entry):
    """Cells that were given a list to choose from, and had no rule before."""

    addresses: list[str]

    def revert(self, sheet: xlwings.Sheet) -> None:
        """Nothing; anything may be typed."""
        for address in self.addresses:
            sheet.range(address).data_validation.delete()


@dataclass(eq=False)
class AddedSheetEntry(Entry):
    """A sheet that the command made."""

    def revert(self, sheet: xlwings.Sheet) -> None:
        """Nothing; the sheet is gone."""
        sheet.delete()


@dataclass(eq=False)
class TableEntry(Entry):
    """A table that was made larger or smaller."""

    table: str
    before: str

    def revert(self, sheet: xlwings.Sheet) -> None:
        """Nothing; the table has its old size."""
        sheet.tables[self.table].resize(sheet.range(self.before))


def area(sheet: xlwings.Sheet, corner: Place, height: int, width: int) -> xlwings.Range:
    """The rectangle from the corner on."""
    return sheet.range(corner, (corner[0] + height - 1, corner[1] + width - 1))


def look_of(cells: xlwings.Range, name: str) -> Any:
    """The property («wrap_text», «font.bold» …) that all cells have; None where they differ."""
    return attrgetter(name)(cells)


def set_look(cells: xlwings.Range, name: str, value: Any) -> None:
    """Nothing; all cells have the property."""
    owner, _, last = name.rpartition(".")
    setattr(attrgetter(owner)(cells) if owner else cells, last, value)


def alike(cells: xlwings.Range, name: str) -> Iterator[tuple[xlwings.Range, Any]]:
    """The parts of the range in which the property is the same, with its value."""
    value = look_of(cells, name)
    height, width = cells.shape
    if value is not None or height * width == 1:
        yield cells, value
        return
    if width > 1:
        parts = [cells[:, column : column + 1] for column in range(width)]
    else:
        parts = [cells[: height // 2, :], cells[height // 2 :, :]]
    for part in parts:
        yield from alike(part, name)


def colours_at(sheet: xlwings.Sheet, places: Mapping[Place, Any]) -> dict[Place, Rgb | None]:
    """The fill of each of the cells; None without one."""
    if not places:
        return {}
    first = min(row for row, _ in places), min(column for _, column in places)
    last = max(row for row, _ in places), max(column for _, column in places)
    found = colours_of(sheet.range(first, last))
    return {place: found.get(place) for place in places}


def note_of(sheet: xlwings.Sheet, place: Place) -> str | None:
    """The text of the cell's note; None without one."""
    note = sheet.range(place).note
    return None if note is None else note.text


def set_note(sheet: xlwings.Sheet, place: Place, present: str | None, text: str | None) -> None:
    """Nothing; the cell, whose note is `present`, has the note `text`."""
    cell = sheet.range(place)
    if present is None:
        if text is not None:
            cell.add_note(text)
        return
    note = cell.note
    if note is not None and text is None:
        note.delete()
    elif note is not None and text is not None:
        note.text = text
