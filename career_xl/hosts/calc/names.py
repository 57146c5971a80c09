"""Names of ranges, of constants and of formulas, in a book and on its sheets."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from career_xl.hosts.calc.address import box_of, quoted
from career_xl.hosts.calc.bridge import Uno, struct
from career_xl.hosts.calc.errors import OfficeError, in_russian
from career_xl.hosts.calc.formulas import to_calc, to_excel

if TYPE_CHECKING:
    from career_xl.hosts.calc.books import Book
    from career_xl.hosts.calc.ranges import Range
    from career_xl.hosts.calc.sheets import Sheet

_SCOPED = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(.+)", re.DOTALL)


@in_russian
class Name(base_classes.Name):
    """One name; on a sheet its text begins with the sheet («Sheet1!name»)."""

    def __init__(self, book: "Book", named: Uno, sheet: "Sheet | None") -> None:
        self._book = book
        self._named = named
        self._sheet = sheet

    @property
    def api(self) -> Uno:
        """LibreOffice's named range."""
        return self._named

    @property
    def name(self) -> str:
        """The name, with its sheet where it belongs to one."""
        text = str(self._named.Name)
        return f"{quoted(self._sheet.name)}!{text}" if self._sheet else text

    @name.setter
    def name(self, value: str) -> None:
        self._named.Name = split_scope(value)[1]

    @property
    def refers_to(self) -> str:
        """What it means, as a formula in Excel's grammar."""
        return to_excel(f"={self._named.Content}")

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._named.Content = _content(value)

    @property
    def refers_to_range(self) -> "Range":
        """The range it means."""
        found = self.cells
        if found is None:
            raise OfficeError(f"Имя «{self.name}» не указывает на диапазон ячеек.")
        address = found.RangeAddress
        return self._book.sheets.at(address.Sheet).at(box_of(address))

    @property
    def cells(self) -> Uno:
        """LibreOffice's cell range that it means, or None."""
        return self._named.getReferredCells()

    def delete(self) -> None:
        """Takes the name away; the cells stay."""
        owner = self._sheet.api if self._sheet else self._book.api
        owner.NamedRanges.removeByName(self._named.Name)


@in_russian
class Names(base_classes.Names):
    """The names of a book with those of its sheets, or those of one sheet; by the alphabet."""

    def __init__(self, book: "Book", sheet: "Sheet | None" = None) -> None:
        self._book = book
        self._sheet = sheet

    @property
    def api(self) -> Uno:
        """LibreOffice's named ranges."""
        return (self._sheet or self._book).api.NamedRanges

    def _all(self) -> list[Name]:
        found = [] if self._sheet else self._named(None)
        for sheet in [self._sheet] if self._sheet else self._book.sheets:
            found += self._named(sheet)
        return sorted(found, key=lambda name: name.name.casefold())

    def _named(self, sheet: "Sheet | None") -> list[Name]:
        container = (sheet or self._book).api.NamedRanges
        return [Name(self._book, container.getByName(text), sheet) for text in container.getElementNames()]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Name]:
        return iter(self._all())

    def __call__(self, name_or_index: str | int) -> Name:
        """The name by its one-based number or its text; KeyError when there is none."""
        if isinstance(name_or_index, int):
            return self._all()[name_or_index - 1]
        found = self.find(name_or_index)
        if found is None:
            raise KeyError(name_or_index)
        return found

    def find(self, text: str) -> Name | None:
        """The name, or None."""
        sheet_name, name = split_scope(text)
        sheet = self._book.sheets.named(sheet_name) if sheet_name else self._sheet
        return next((found for found in self._named(sheet) if str(found.api.Name).casefold() == name.casefold()), None)

    def contains(self, name_or_index: str | int) -> bool:
        """True when there is such a name."""
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return self.find(name_or_index) is not None

    def add(self, name: str, refers_to: str) -> Name:
        """A new name; one that exists gets the new meaning."""
        sheet_name, text = split_scope(name)
        sheet = self._book.sheets.named(sheet_name) if sheet_name else self._sheet
        container = (sheet or self._book).api.NamedRanges
        if container.hasByName(text):
            container.removeByName(text)
        container.addNewByName(text, _content(refers_to), struct("table.CellAddress"), 0)
        return Name(self._book, container.getByName(text), sheet)

    def of(self, cells: "Range") -> Name | None:
        """The name that means exactly these cells, or None."""
        wanted = cells.box, cells.sheet.position
        for name in self:
            found = name.cells
            if found is not None and (box_of(found.RangeAddress), found.RangeAddress.Sheet) == wanted:
                return name
        return None


def split_scope(text: str) -> tuple[str | None, str]:
    """The sheet (None where none is named) and the rest of «Sheet1!rest»."""
    scoped = _SCOPED.fullmatch(text)
    if scoped is None:
        return None, text
    return (scoped[1].replace("''", "'") if scoped[1] else scoped[2]), scoped[3]


def _content(refers_to: str) -> str:
    return to_calc(f"={refers_to.removeprefix('=')}")[1:]
