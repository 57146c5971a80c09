"""Everything that a command changes in a workbook goes through its journal, which can take it back."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import Any

import xlwings

from career_xl.domain.errors import OutputError
from career_xl.hosts.book_identity import identity_of
from career_xl.hosts.cell_colours import Rgb
from career_xl.hosts.drop_downs import has_rule, offer
from career_xl.hosts.links import link_of, set_link
from career_xl.hosts.read_only import refuse_read_only
from career_xl.hosts.sheet_lock import unlocked
from career_xl.macros.cell_contents import contents, paint
from career_xl.macros.journal_entries import (
    AddedSheetEntry,
    CellsEntry,
    ChoicesEntry,
    ColoursEntry,
    Entry,
    LinksEntry,
    LookEntry,
    NotesEntry,
    Place,
    TableEntry,
    alike,
    area,
    set_look,
    set_note,
)
from career_xl.tables.sheet_values import Cell, as_text

_TEXT = "@"
_LINK_TIP = "Перейти к ячейке"


class RevertError(Exception):
    """What a command had changed could not be taken back; the cause tells why."""


class Journal:
    """The changes of one command, last one last."""

    def __init__(self, book: xlwings.Book, title: str) -> None:
        self.book = book
        self.identity = identity_of(book)
        self.title = title
        self._entries: list[Entry] = []

    def __bool__(self) -> bool:
        return bool(self._entries)

    def add_sheet(self, name: str) -> xlwings.Sheet:
        """The new sheet, last in the workbook."""
        refuse_read_only(self.book)
        sheet = self.book.sheets.add(name, after=self.book.sheets[len(self.book.sheets) - 1])
        self._note_down(AddedSheetEntry(sheet.name))
        return sheet

    def put(
        self, sheet: xlwings.Sheet, corner: Place, rows: Sequence[Sequence[Cell]], texts: Sequence[int] = ()
    ) -> None:
        """Nothing; the rows, all of one length, stand in the sheet from the corner on; columns of `texts` stay text."""
        cells = area(sheet, corner, len(rows), len(rows[0]))
        entry = CellsEntry(sheet.name, corner, contents(cells))
        self._note_down(entry)
        for column in texts:
            # Behind the contents, so that it is taken back first: a number written into a text cell would become text.
            self.dress(area(sheet, (corner[0], column), len(rows), 1), {"number_format": _TEXT})
        cells.value = [list(row) for row in rows]
        entry.after = contents(cells)

    def dress(self, cells: xlwings.Range, look: Mapping[str, Any]) -> None:
        """Nothing; the cells have these properties of xlwings: «wrap_text», «font.bold» …"""
        sheet = cells.sheet.name
        for name, value in look.items():
            parts = list(alike(cells, name))
            if all(present == value for _, present in parts):
                continue
            self._note_down(LookEntry(sheet, name, [(part.address, present) for part, present in parts]))
            set_look(cells, name, value)

    def paint(
        self, sheet: xlwings.Sheet, colours: Mapping[Place, Rgb | None], before: Mapping[Place, Rgb | None]
    ) -> None:
        """Nothing; the cells are filled with these colours (None: none); `before` are their colours so far."""
        changed = {place: colour for place, colour in colours.items() if colour != before[place]}
        if changed:
            self._note_down(ColoursEntry(sheet.name, {place: before[place] for place in changed}, changed))
            paint(sheet, changed)

    def note(self, sheet: xlwings.Sheet, texts: Mapping[Place, str | None], before: Mapping[Place, str | None]) -> None:
        """Nothing; the cells have these notes (None: none); `before` are their notes so far."""
        entry = NotesEntry(sheet.name, {}, {})
        self._note_down(entry)
        for place, text in texts.items():
            entry.before[place], entry.after[place] = before.get(place), text
            set_note(sheet, place, before.get(place), text)
        self._forget_if_empty(entry, entry.after)

    def link(self, sheet: xlwings.Sheet, addresses: Mapping[Place, str | None]) -> None:
        """Nothing; the cells keep what they show and link to these places (None: to none)."""
        entry = LinksEntry(sheet.name, {}, {})
        self._note_down(entry)
        for place, address in addresses.items():
            cell = sheet.range(place)
            before = link_of(cell)
            if before != address:
                entry.before[place], entry.after[place] = before, address
                set_link(cell, address, as_text(cell.value), _LINK_TIP)
        self._forget_if_empty(entry, entry.before)

    def offer(self, cells: xlwings.Range, choices: Sequence[str], title: str, hint: str) -> None:
        """Nothing; those of the cells, one below the other, that have no rule yet offer the choices."""
        entry = ChoicesEntry(cells.sheet.name, [])
        self._note_down(entry)
        for part in _without_rule(cells):
            entry.addresses.append(part.address)
            offer(part, choices, title, hint)
        self._forget_if_empty(entry, entry.addresses)

    def _note_down(self, entry: Entry) -> None:
        """Nothing; what is about to be changed can be taken back. ReadOnlyError before the first change."""
        refuse_read_only(self.book)
        self._entries.append(entry)

    def _forget_if_empty(self, entry: Entry, changes: object) -> None:
        # It was noted down before it was filled, so that a command that breaks in between is taken back.
        if not changes:
            self._entries.remove(entry)

    def resize_table(self, table: Any, sheet: xlwings.Sheet, place: xlwings.Range) -> None:
        """Nothing; the table ends where the place does."""
        self._note_down(TableEntry(sheet.name, table.name, table.range.address))
        table.resize(place)

    def check_unchanged(self) -> None:
        """Nothing; OutputError when what the command wrote was changed since: taking it back would lose the change."""
        names = {sheet.name for sheet in self.book.sheets}
        for entry in self._entries:
            gone = entry.sheet not in names
            if gone or (isinstance(entry, CellsEntry) and entry.is_changed(self.book.sheets[entry.sheet])):
                raise OutputError(
                    f"Команду «{self.title}» отменить нельзя: лист «{entry.sheet}» после неё "
                    f"{'удалён или переименован' if gone else 'изменён'}, и отмена стёрла бы эти правки."
                )

    def take_back(self) -> None:
        """Nothing; the workbook is as before the command, last change first, links when the contents are there again.

        SheetLockedError before anything is taken back, RevertError when it stays half done.
        """
        added = {entry.sheet for entry in self._entries if isinstance(entry, AddedSheetEntry)}
        with ExitStack() as locks:
            for name in {entry.sheet for entry in self._entries} - added:
                locks.enter_context(unlocked(self.book.sheets[name]))
            try:
                while self._entries:
                    entry = max(reversed(self._entries), key=lambda entry: not isinstance(entry, LinksEntry))
                    self._entries.remove(entry)
                    # What stands on a sheet of our own goes with the sheet.
                    if isinstance(entry, AddedSheetEntry) or entry.sheet not in added:
                        entry.revert(self.book.sheets[entry.sheet])
            except Exception as error:
                raise RevertError from error


def _without_rule(cells: xlwings.Range) -> list[xlwings.Range]:
    """The parts of the cells, one below the other, that have no rule on what may be typed."""
    if not has_rule(cells):
        return [cells]
    height = cells.shape[0]
    if height == 1 or cells.data_validation.type != "mixed_criteria":
        return []
    return [*_without_rule(cells[: height // 2, :]), *_without_rule(cells[height // 2 :, :])]
