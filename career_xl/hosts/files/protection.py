"""Sheets and workbooks that their owner protected: nothing is written where Excel would refuse it."""

from typing import Any, Literal

from career_xl.domain.errors import OutputError
from career_xl.hosts.files.grid import Grid
from career_xl.hosts.files.rectangle import Rectangle

Permission = Literal["formatCells", "formatRows", "formatColumns", "insertRows", "insertColumns", "deleteRows",
                     "deleteColumns", "insertHyperlinks", "objects"]  # fmt: skip
"""What the owner of a protected sheet may have left open, in the words of the file format."""


def check_contents(grid: Grid, area: Rectangle) -> None:
    """OutputError when the sheet is protected and a cell of the area is locked."""
    if not grid.sheet.protection.sheet:
        return
    open_cells = [cell for cell in grid.existing(area) if not cell.protection.locked]
    if len(open_cells) < area.size:
        raise _refusal(grid.sheet)


def check_permission(grid: Grid, permission: Permission) -> None:
    """OutputError when the sheet is protected and its owner did not leave this open."""
    protection = grid.sheet.protection
    # The file says for each kind whether it is locked, True being the usual for all but objects.
    if protection.sheet and getattr(protection, permission) is not False:
        raise _refusal(grid.sheet)


def check_structure(book: Any) -> None:
    """OutputError when the order and names of the sheets are protected."""
    if book.security is not None and book.security.lockStructure:
        raise OutputError(
            "Структура книги защищена: листы нельзя добавлять, удалять и переименовывать. "
            "Снимите защиту книги и повторите."
        )


def _refusal(sheet: Any) -> OutputError:
    return OutputError(f"Лист «{sheet.title}» защищён от изменений. Снимите защиту листа и повторите.")
