"""Reads an open workbook into sheet values, each sheet in one transfer: what the CLI reads from a file."""

from pathlib import Path
from typing import Any

import xlwings

from career_xl.domain.errors import WorkbookUnreadableError
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.tables.cell_extent import CELLS_LIMIT
from career_xl.tables.reader import READ_SHEETS
from career_xl.tables.sheet_values import Cell, SheetValues, Workbook

_ERROR_SIGN = "#"


def read_book(book: xlwings.Book) -> Workbook:
    """The sheets that the commands use, as they are on the screen: hidden and filtered rows too, changes unsaved too.

    WorkbookUnreadableError when a sheet is filled too far away from A1.
    """
    keys = {caption_key(sheet) for sheet in READ_SHEETS}
    sheets = list(book.sheets)
    read = tuple(read_sheet(sheet) for sheet in sheets if caption_key(sheet.name) in keys)
    return Workbook(book.name, tuple(sheet.name for sheet in sheets), read, folder_of(book))


def folder_of(book: xlwings.Book) -> Path | None:
    """The folder that the workbook was saved in; None before it is saved."""
    path = Path(book.fullname)
    return path.parent if path.is_absolute() and path.is_file() else None


def find_sheet(book: xlwings.Book, sheet: Sheet) -> xlwings.Sheet | None:
    """The sheet of that name, ignoring case, ё/е and spaces; None without one."""
    return next((found for found in book.sheets if caption_key(found.name) == caption_key(sheet)), None)


def read_sheet(sheet: xlwings.Sheet) -> SheetValues:
    """The cells from A1 on; formula errors apart from them."""
    used = sheet.used_range
    last = used.last_cell
    if last.row * last.column > CELLS_LIMIT:
        raise WorkbookUnreadableError(
            f"На листе «{sheet.name}» заполнена или оформлена ячейка далеко от таблицы "
            f"({last.get_address(False, False)}): удалите лишние строки и столбцы и повторите."
        )
    cells = sheet.range((1, 1), (last.row, last.column))
    rows: list[list[Cell]] = cells.options(ndim=2, err_to_str=True).value
    errors = _errors(cells, rows)
    for row, column in errors:
        rows[row - 1][column - 1] = None
    return SheetValues(sheet.name, rows, errors)


def _errors(cells: xlwings.Range, rows: list[list[Cell]]) -> dict[tuple[int, int], str]:
    """The errors by row and column from 1: a text that reads like one stays a text."""
    suspects = {
        (row, column): value
        for row, line in enumerate(rows, start=1)
        for column, value in enumerate(line, start=1)
        if isinstance(value, str) and value.startswith(_ERROR_SIGN)
    }
    if not suspects:
        return {}
    plain: list[list[Any]] = cells.options(ndim=2).value
    return {place: text for place, text in suspects.items() if plain[place[0] - 1][place[1] - 1] is None}
