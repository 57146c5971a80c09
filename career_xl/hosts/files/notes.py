"""Notes of cells (those that Excel shows in a yellow box)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from openpyxl.comments import Comment  # type: ignore[import-untyped]
from xlwings import base_classes

from career_xl.hosts.files import protection
from career_xl.hosts.files.rectangle import Rectangle

if TYPE_CHECKING:
    from career_xl.hosts.files.ranges import Range
    from career_xl.hosts.files.sheets import Sheet

# The box is as wide as Excel makes it and as high as its text needs (in pixels and in letters of Tahoma 9).
WIDTH: Final = 144
LETTERS_IN_A_LINE: Final = 22
LINE: Final = 16
LEAST_HEIGHT: Final = 79


class Note(base_classes.Note):
    """The note of one cell."""

    def __init__(self, sheet: "Sheet", cell: Any) -> None:
        self.sheet = sheet
        self.cell = cell

    @property
    def api(self) -> Any:
        """The note as openpyxl has it."""
        return self.cell.comment

    @property
    def text(self) -> str:
        """The whole text."""
        return str(self.cell.comment.text)

    @text.setter
    def text(self, value: str) -> None:
        protection.check_permission(self.sheet.grid, "objects")
        self.cell.comment = _comment(value, self.author)

    @property
    def author(self) -> str:
        """Who wrote it; "" where the file does not say."""
        return self.cell.comment.author or ""

    @property
    def location(self) -> "Range":
        """The cell."""
        return self.sheet.at(Rectangle(self.cell.row, self.cell.column, self.cell.row, self.cell.column))

    def delete(self) -> None:
        """Take the note off the cell."""
        protection.check_permission(self.sheet.grid, "objects")
        self.cell.comment = None


def on(range_: "Range") -> Note | None:
    """The note of the first cell; None without one."""
    cell = range_.grid.cells.get((range_.area.top, range_.area.left))
    return None if cell is None or cell.comment is None else Note(range_.sheet, cell)


def add(range_: "Range", text: str) -> Note:
    """The new note of the first cell."""
    protection.check_permission(range_.grid, "objects")
    cell = range_.grid.made(range_.area.top, range_.area.left)
    cell.comment = _comment(text, "")
    return Note(range_.sheet, cell)


def of_sheet(sheet: "Sheet") -> Iterator[Note]:
    """The notes of a sheet, row by row."""
    for place in sorted(sheet.grid.cells):
        cell = sheet.grid.cells[place]
        if cell.comment is not None:
            yield Note(sheet, cell)


def _comment(text: str, author: str) -> Any:
    lines = sum(-(-max(len(line), 1) // LETTERS_IN_A_LINE) for line in text.splitlines())
    return Comment(text, author, height=max(LEAST_HEIGHT, LINE * (lines + 1)), width=WIDTH)
