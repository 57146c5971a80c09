"""Everything that a command changes in a workbook goes through its journal, which can take it back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import xlwings

from career_xl.domain.errors import OutputError
from career_xl.hosts.sheet_lock import unlocked
from career_xl.tables.sheet_values import Cell

Rgb = tuple[int, int, int]
Place = tuple[int, int]
"""Row and column from 1."""

_PAINTED_AT_ONCE = 10_000
"""Cells that xlwings takes in one call."""
_FORMULA = re.compile("=.")
_TEXT = "@"


@dataclass
class _Cells:
    """Contents of a rectangle before and after the command."""

    sheet: str
    corner: Place
    before: list[list[Any]]
    after: list[list[Any]]


@dataclass
class _Colours:
    sheet: str
    before: Mapping[Place, Rgb | None]
    after: Mapping[Place, Rgb | None]


@dataclass
class _Notes:
    sheet: str
    before: dict[Place, str | None]
    after: dict[Place, str | None]


@dataclass
class _Format:
    sheet: str
    address: str
    before: str | None
    """None where the cells differed: then they keep the new format."""


@dataclass
class _AddedSheet:
    sheet: str


@dataclass
class _ResizedTable:
    sheet: str
    table: str
    before: str


class RevertError(Exception):
    """What a command had changed could not be taken back; the cause tells why."""


class Journal:
    """The changes of one command, last one last."""

    def __init__(self, book: xlwings.Book, title: str) -> None:
        self.book = book
        self.title = title
        self._entries: list[_Cells | _Colours | _Notes | _Format | _AddedSheet | _ResizedTable] = []

    def __bool__(self) -> bool:
        return bool(self._entries)

    def add_sheet(self, name: str) -> xlwings.Sheet:
        """The new sheet, last in the workbook."""
        sheet = self.book.sheets.add(name, after=self.book.sheets[len(self.book.sheets) - 1])
        self._entries.append(_AddedSheet(sheet.name))
        return sheet

    def put(
        self, sheet: xlwings.Sheet, corner: Place, rows: Sequence[Sequence[Cell]], texts: Sequence[int] = ()
    ) -> None:
        """Nothing; the rows, all of one length, stand in the sheet from the corner on; columns of `texts` stay text."""
        cells = _area(sheet, corner, len(rows), len(rows[0]))
        entry = _Cells(sheet.name, corner, contents(cells), [])
        self._entries.append(entry)
        for column in texts:
            # Behind the contents, so that it is taken back first: a number written into a text cell would become text.
            self._format_as_text(sheet, _area(sheet, (corner[0], column), len(rows), 1))
        cells.value = [list(row) for row in rows]
        entry.after = contents(cells)

    def _format_as_text(self, sheet: xlwings.Sheet, cells: xlwings.Range) -> None:
        before = cells.number_format
        if before != _TEXT:
            self._entries.append(_Format(sheet.name, cells.address, before))
            cells.number_format = _TEXT

    def paint(
        self, sheet: xlwings.Sheet, colours: Mapping[Place, Rgb | None], before: Mapping[Place, Rgb | None]
    ) -> None:
        """Nothing; the cells are filled with these colours (None: none); `before` are their colours so far."""
        self._entries.append(_Colours(sheet.name, before, colours))
        _paint(sheet, colours)

    def note(self, sheet: xlwings.Sheet, texts: Mapping[Place, str | None], before: Mapping[Place, str | None]) -> None:
        """Nothing; the cells have these notes (None: none); `before` are their notes so far."""
        entry = _Notes(sheet.name, {}, {})
        self._entries.append(entry)
        for place, text in texts.items():
            entry.before[place], entry.after[place] = before.get(place), text
            set_note(sheet, place, before.get(place), text)

    def resize_table(self, table: Any, sheet: xlwings.Sheet, area: xlwings.Range) -> None:
        """Nothing; the table ends where the area does."""
        self._entries.append(_ResizedTable(sheet.name, table.name, table.range.address))
        table.resize(area)

    def check_unchanged(self) -> None:
        """Nothing; OutputError when what the command wrote was changed since: taking it back would lose the change."""
        names = {sheet.name for sheet in self.book.sheets}
        for entry in self._entries:
            gone = entry.sheet not in names
            if gone or (isinstance(entry, _Cells) and contents(self._cells_of(entry)) != entry.after):
                raise OutputError(
                    f"Команду «{self.title}» отменить нельзя: лист «{entry.sheet}» после неё "
                    f"{'удалён или переименован' if gone else 'изменён'}, и отмена стёрла бы эти правки."
                )

    def take_back(self) -> None:
        """Nothing; the workbook is as before the command, last change first.

        SheetLockedError before anything is taken back, RevertError when it stays half done.
        """
        added = {entry.sheet for entry in self._entries if isinstance(entry, _AddedSheet)}
        with ExitStack() as locks:
            for name in {entry.sheet for entry in self._entries} - added:
                locks.enter_context(unlocked(self.book.sheets[name]))
            try:
                while self._entries:
                    self._revert(self._entries.pop(), added)
            except Exception as error:
                raise RevertError from error

    def _revert(
        self, entry: _Cells | _Colours | _Notes | _Format | _AddedSheet | _ResizedTable, added: set[str]
    ) -> None:
        sheet = self.book.sheets[entry.sheet]
        if isinstance(entry, _AddedSheet):
            sheet.delete()
        elif entry.sheet in added:
            return
        elif isinstance(entry, _Cells):
            self._cells_of(entry).value = entry.before
        elif isinstance(entry, _Colours):
            # A cell that has another colour by now was painted by the officer.
            still = {place for place, colour in entry.after.items() if colour_of(sheet, place) == colour}
            _paint(sheet, {place: colour for place, colour in entry.before.items() if place in still})
        elif isinstance(entry, _Format):
            if entry.before is not None:
                sheet.range(entry.address).number_format = entry.before
        elif isinstance(entry, _Notes):
            for place, text in entry.before.items():
                present = note_of(sheet, place)
                if present == entry.after[place]:
                    set_note(sheet, place, present, text)
        else:
            sheet.tables[entry.table].resize(sheet.range(entry.before))

    def _cells_of(self, entry: _Cells) -> xlwings.Range:
        return _area(self.book.sheets[entry.sheet], entry.corner, len(entry.before), len(entry.before[0]))


def colour_of(sheet: xlwings.Sheet, place: Place) -> Rgb | None:
    """The fill of the cell; None without one."""
    return sheet.range(place).color


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


def _area(sheet: xlwings.Sheet, corner: Place, height: int, width: int) -> xlwings.Range:
    return sheet.range(corner, (corner[0] + height - 1, corner[1] + width - 1))


def contents(cells: xlwings.Range) -> list[list[Any]]:
    """What is written back to have the same contents: formulas as such, all else as values."""
    values: list[list[Any]] = cells.options(ndim=2).value
    formulas = _as_rows(cells.formula, cells.shape[0])
    return [
        [formula if isinstance(formula, str) and _FORMULA.match(formula) else value for value, formula in pairs]
        for pairs in (zip(*lines, strict=True) for lines in zip(values, formulas, strict=True))
    ]


def _as_rows(formulas: Any, height: int) -> Any:
    """The formulas as rows, whatever the shape of the range: xlwings gives fewer dimensions for a line or a cell."""
    if not isinstance(formulas, tuple | list):
        return [[formulas]]
    if isinstance(formulas[0], tuple | list):
        return formulas
    return [formulas] if height == 1 else [[formula] for formula in formulas]


def _paint(sheet: xlwings.Sheet, colours: Mapping[Place, Rgb | None]) -> None:
    for first, last, rows in _blocks(colours):
        sheet.range(first, last).set_colors(rows)


def _blocks(colours: Mapping[Place, Rgb | None]) -> Iterator[tuple[Place, Place, list[list[Any]]]]:
    """Corners and colours of rectangles that hold the cells, each small enough for one call; `...` leaves a cell."""
    if not colours:
        return
    left, right = min(column for _, column in colours), max(column for _, column in colours)
    height = max(1, _PAINTED_AT_ONCE // (right - left + 1))
    by_block: dict[int, dict[Place, Rgb | None]] = {}
    for (row, column), colour in colours.items():
        by_block.setdefault((row - 1) // height, {})[row, column] = colour
    for cells in by_block.values():
        top, bottom = min(row for row, _ in cells), max(row for row, _ in cells)
        rows = [[cells.get((row, column), ...) for column in range(left, right + 1)] for row in range(top, bottom + 1)]
        yield (top, left), (bottom, right), rows
