"""Writes a sheet that is one real Excel table: captions with hints, drop-down lists, formats that new rows inherit."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from career_xl.tables.sheet_values import Cell
from career_xl.workbook.look import CellStyle, Look, hint_box
from career_xl.workbook.row_height import fitted_height
from career_xl.workbook.xlsx import Format, GrowingRowsSheet, Workbook, Worksheet

LAST_PREPARED_ROW = 5000
"""Drop-down lists and colour rules reach to this row, however many rows the table has."""
_A4 = 9
_HEADER_HEIGHT = 50
_PROTECTION = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}


@dataclass(frozen=True)
class Formula:
    """A formula with the value that is shown until it is computed."""

    text: str
    value: str | float


SheetCell = Cell | Formula


@dataclass(frozen=True)
class TableColumn:
    """A column of a table sheet."""

    caption: str
    width: float
    """In characters."""
    hint: str
    """What to enter: the comment on the caption."""
    style: CellStyle = CellStyle.GENERAL
    choices: str | None = None
    """Defined name of the list behind the drop-down."""
    computed: bool = False
    """Not typed in: shaded, and locked where the sheet is protected."""
    validation: Mapping[str, Any] = field(default_factory=dict)
    """XlsxWriter's options of a check on entry, for a column without a list."""


@dataclass(frozen=True)
class TableLayout:
    """How the table stands on its sheet."""

    name: str
    """Name of the table in formulas."""
    columns: tuple[TableColumn, ...]
    header_row: int = 0
    """Row of the captions, from 0."""
    frozen_columns: int = 1
    blank_rows: int = 1
    """So many empty rows are part of the table where it has no rows of its own."""
    pages_wide: int = 1


class Draft:
    """A workbook that is being written: its sheets and its look."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.look = Look(workbook)

    def sheet(self, sheet: str, pages_wide: int = 1) -> Worksheet:
        """A new sheet, set up for printing: A4 landscape, so many pages wide, sheet and page numbers below."""
        worksheet = self.workbook.add_worksheet(str(sheet), GrowingRowsSheet)
        worksheet.set_comments_author("career_xl")
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        worksheet.fit_to_pages(pages_wide, 0)
        worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        worksheet.set_footer("&L&9&A&C&9Страница &P из &N&R&9&F")
        worksheet.hide_gridlines(2)
        return worksheet

    def write(self, worksheet: Worksheet, place: tuple[int, int], cell: SheetCell, style: Format) -> None:
        """Nothing; writes one cell (row, column from 0) as what it is: text never becomes a formula."""
        row, column = place
        if isinstance(cell, Formula):
            worksheet.write_formula(row, column, cell.text, style, cell.value)
        elif cell is None or cell == "":
            worksheet.write_blank(row, column, None, style)
        elif isinstance(cell, str):
            worksheet.write_string(row, column, cell, style)
        elif isinstance(cell, (dt.date, dt.datetime)):
            worksheet.write_datetime(row, column, cell, style)
        else:
            worksheet.write(row, column, cell, style)


def protect(worksheet: Worksheet) -> None:
    """Nothing; locks the computed cells of the sheet without a password: filters and formats stay free."""
    worksheet.protect("", _PROTECTION)


def write_table(
    draft: Draft, worksheet: Worksheet, layout: TableLayout, rows: Sequence[Sequence[SheetCell]]
) -> tuple[int, int]:
    """First and last row of the table's body, from 0, after writing captions, hints, lists, formats and the rows."""
    header = draft.look.header()
    for number, column in enumerate(layout.columns):
        worksheet.set_column(number, number, column.width, draft.look.column(column.style))
        worksheet.write_string(layout.header_row, number, column.caption, header)
        if column.hint:
            worksheet.write_comment(layout.header_row, number, column.hint, hint_box(column.hint))
        _limit_entries(worksheet, layout.header_row + 1, number, column)
    worksheet.set_row(layout.header_row, _HEADER_HEIGHT)
    first = layout.header_row + 1
    last = first + max(len(rows), layout.blank_rows if not rows else 1) - 1
    worksheet.add_table(
        layout.header_row,
        0,
        last,
        len(layout.columns) - 1,
        {
            "name": layout.name,
            "style": None,
            "columns": [{"header": column.caption, "header_format": header} for column in layout.columns],
        },
    )
    _write_rows(draft, worksheet, layout, rows)
    worksheet.freeze_panes(layout.header_row + 1, layout.frozen_columns)
    worksheet.repeat_rows(layout.header_row)
    return first, last


def _write_rows(draft: Draft, worksheet: Worksheet, layout: TableLayout, rows: Sequence[Sequence[SheetCell]]) -> None:
    styles = [draft.look.cell(column.style, column.computed) for column in layout.columns]
    # A date among texts is a code that a spreadsheet took for a date: it has to look like one.
    stray_date = draft.look.cell(CellStyle.DATE)
    blank_row: Sequence[SheetCell] = [None] * len(layout.columns)
    for number, cells in enumerate(rows or [blank_row] * layout.blank_rows, start=layout.header_row + 1):
        for place, (cell, style) in enumerate(zip(cells, styles, strict=True)):
            is_stray_date = isinstance(cell, dt.date) and layout.columns[place].style is not CellStyle.DATE
            draft.write(worksheet, (number, place), cell, stray_date if is_stray_date else style)
        wrapped = [
            (cell, column.width)
            for cell, column in zip(cells, layout.columns, strict=True)
            if column.style is CellStyle.WRAPPED and isinstance(cell, str)
        ]
        if wrapped:
            worksheet.set_row(number, fitted_height(wrapped))


def _limit_entries(worksheet: Worksheet, first: int, number: int, column: TableColumn) -> None:
    """A value outside the list is warned of and not refused: the check of the workbook reports it anyway."""
    if column.choices:
        options: dict[str, Any] = {
            "validate": "list",
            "source": f"={column.choices}",
            "error_title": "Нет в списке",
            "error_message": "Такого значения нет в справочнике. Лучше выбрать его из списка. Оставить как есть?",
        }
    elif column.validation:
        options = dict(column.validation)
    else:
        return
    worksheet.data_validation(first, number, LAST_PREPARED_ROW, number, {"error_type": "warning", **options})
