"""Names of the workbook and of its sheets, and the ranges they stand for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from openpyxl.workbook.defined_name import DefinedName  # type: ignore[import-untyped]
from xlwings import base_classes

from career_xl.hosts.files import references
from career_xl.hosts.files.rectangle import parse

if TYPE_CHECKING:
    from career_xl.hosts.files.books import Book
    from career_xl.hosts.files.ranges import Range
    from career_xl.hosts.files.sheets import Sheet

INTERNAL = "_xlnm."
"""The beginning of names that Excel keeps for itself: print areas, filters."""


class Names(base_classes.Names):
    """The names of one sheet, or of a workbook with those of all its sheets."""

    def __init__(self, book: "Book", sheet: "Sheet | None" = None) -> None:
        self.book = book
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The names as openpyxl has them."""
        return self._scope(self.sheet)

    def _scope(self, sheet: "Sheet | None") -> Any:
        return self.book.file.defined_names if sheet is None else sheet.file.defined_names

    def __iter__(self) -> Iterator["Name"]:
        sheets: list[Sheet | None] = [self.sheet] if self.sheet else [None, *self.book.sheets]
        for sheet in sheets:
            for key in self._scope(sheet):
                if not key.startswith(INTERNAL):
                    yield Name(self.book, sheet, key)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, name_or_index: str | int) -> "Name":
        """The name with this name or place; KeyError or IndexError where there is none."""
        if isinstance(name_or_index, int):
            return list(self)[name_or_index - 1]
        found = self._find(name_or_index)
        if found is None:
            raise KeyError(name_or_index)
        return found

    def contains(self, name_or_index: str | int) -> bool:
        """Whether there is such a name."""
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return self._find(name_or_index) is not None

    def _find(self, wanted: str) -> "Name | None":
        sheet, bare = references.split(wanted)
        fitting = [name for name in self if references.same(name.key, bare)]
        if sheet is not None:
            return next((name for name in fitting if name.sheet and references.same(name.sheet.name, sheet)), None)
        # A name of the workbook comes before one of a sheet.
        return next((name for name in fitting if name.sheet is None), next(iter(fitting), None))

    def add(self, name: str, refers_to: str) -> "Name":
        """The new name; one that was there stands for the new range from now on. «Лист!имя» belongs to that sheet."""
        scope, key = references.split(name)
        sheet = self.book.sheets(scope) if scope else self.sheet
        present = Names(self.book, sheet)._find(key)
        if present is not None and (present.sheet is None) == (sheet is None):
            key = present.key
        self._scope(sheet)[key] = DefinedName(key, attr_text=refers_to.removeprefix("="))
        return Name(self.book, sheet, key)


class Name(base_classes.Name):
    """One name, of a sheet or (`sheet` None) of the workbook."""

    def __init__(self, book: "Book", sheet: "Sheet | None", key: str) -> None:
        self.book = book
        self.sheet = sheet
        self.key = key

    @property
    def _scope(self) -> Any:
        return self.book.file.defined_names if self.sheet is None else self.sheet.file.defined_names

    @property
    def api(self) -> Any:
        """The name as openpyxl has it."""
        return self._scope[self.key]

    @property
    def name(self) -> str:
        """The name; «Лист!имя» where it belongs to a sheet."""
        return self.key if self.sheet is None else f"{references.quoted(self.sheet.name)}!{self.key}"

    @name.setter
    def name(self, value: str) -> None:
        text = self.api.attr_text
        self.delete()
        self.key = references.split(value)[1]
        self._scope[self.key] = DefinedName(self.key, attr_text=text)

    @property
    def refers_to(self) -> str:
        """What it stands for, with «=»."""
        return f"={self.api.attr_text}"

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.api.attr_text = value.removeprefix("=")

    @property
    def refers_to_range(self) -> "Range":
        """The range it stands for; KeyError where it stands for something else."""
        found = self.target()
        if found is None:
            raise KeyError(self.name)
        return found

    def target(self) -> "Range | None":
        """The range it stands for; None where it stands for a number, a formula, several ranges or nothing any more."""
        sheet, address = references.split(self.api.attr_text)
        area = parse(address)
        if sheet is None or area is None or sheet not in self.book.sheets:
            return None
        return self.book.sheets(sheet).at(area)

    def delete(self) -> None:
        """Remove the name; formulas that use it show an error."""
        del self._scope[self.key]


def naming(range_: "Range") -> Name | None:
    """The name that stands for exactly this range; None without one."""
    for name in Names(range_.sheet.book):
        target = name.target()
        if target is not None and target.area == range_.area and target.sheet.name == range_.sheet.name:
            return name
    return None


def area_named(sheet: "Sheet", text: str) -> "Range | None":
    """The range of a name of the sheet or workbook, or the rows of a table with that name; None without one."""
    for scope in (sheet, None):
        for name in Names(sheet.book, scope):
            if name.sheet is scope and references.same(name.key, text):
                return name.target()
    for other in sheet.book.sheets:
        for table in other.tables:
            if references.same(table.name, text):
                return table.data_body_range
    return None
