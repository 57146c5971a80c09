"""An .xlsx with the values of an .ods, so that it can be annotated like any other workbook."""

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from itertools import count, zip_longest
from pathlib import Path
from typing import Final

from career_xl.tables.reader import read_workbook
from career_xl.tables.sheet_values import Cell, SheetValues, as_text
from career_xl.workbook.package.xml_text import CELL_TEXT_LIMIT
from career_xl.workbook.xlsx import Format, Workbook, Worksheet

NOTE: Final = (
    "Копия книги .ods записана как .xlsx: вошли все листы и значения, а формулы и оформление остались в исходной книге."
)
_NAME_LIMIT: Final = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_FIRST_DATE: Final = dt.date(1900, 3, 1)
"""Excel's calendar has a 29 February 1900, so that earlier dates shift by a day."""
_MEASURED_ROWS: Final = 200
_WIDTHS: Final = (9, 42)
_FORMATS: Final[Mapping[type, str]] = {
    dt.date: "dd.mm.yyyy",
    dt.datetime: "dd.mm.yyyy hh:mm",
    dt.time: "hh:mm:ss",
    dt.timedelta: "[h]:mm:ss",
}


def write_as_xlsx(source: Path, target: Path) -> dict[str, str]:
    """The name in the new workbook of each sheet of the .ods, after the workbook was written.

    Excel allows shorter sheet names than LibreOffice; all other values stand where they stood.
    """
    book = read_workbook(source, all_sheets=True)
    names = _excel_names(book.sheet_names)
    options = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    workbook = Workbook(str(target), options)
    formats = {kind: workbook.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
    for sheet in book.sheets:
        _write_sheet(workbook.add_worksheet(names[sheet.name]), sheet, formats)
    workbook.close()
    return names


def _excel_names(names: Sequence[str]) -> dict[str, str]:
    taken: set[str] = set()
    fitted = {}
    for name in names:
        stem = _NOT_IN_NAMES.sub("_", name).strip("'")[:_NAME_LIMIT] or "Лист"
        endings = ("" if number == 1 else f" ({number})" for number in count(1))
        candidates = (stem[: _NAME_LIMIT - len(ending)] + ending for ending in endings)
        fitted[name] = next(candidate for candidate in candidates if candidate.casefold() not in taken)
        taken.add(fitted[name].casefold())
    return fitted


def _write_sheet(worksheet: Worksheet, sheet: SheetValues, formats: Mapping[type, Format]) -> None:
    for column, width in enumerate(_widths(sheet.rows[:_MEASURED_ROWS])):
        worksheet.set_column(column, column, width)
    errors: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in sheet.errors.items():
        errors.setdefault(row, []).append((column, text))
    for number, cells in enumerate(sheet.rows, start=1):
        texts = dict(errors.get(number, ()))
        for column, cell in enumerate(cells, start=1):
            _write_cell(worksheet, (number - 1, column - 1), texts.get(column, cell), formats)


def _write_cell(worksheet: Worksheet, place: tuple[int, int], cell: Cell, formats: Mapping[type, Format]) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        worksheet.write_boolean(*place, cell)
    elif isinstance(cell, (int, float)) and math.isfinite(cell):
        worksheet.write_number(*place, cell)
    elif isinstance(cell, dt.datetime) and cell.date() >= _FIRST_DATE:
        kind = dt.datetime if cell.time() != dt.time() else dt.date
        worksheet.write_datetime(*place, cell.replace(tzinfo=None), formats[kind])
    elif isinstance(cell, dt.date) and not isinstance(cell, dt.datetime) and cell >= _FIRST_DATE:
        worksheet.write_datetime(*place, cell, formats[dt.date])
    elif isinstance(cell, (dt.time, dt.timedelta)):
        worksheet.write_datetime(*place, cell, formats[type(cell)])
    else:
        worksheet.write_string(*place, as_text(cell)[:CELL_TEXT_LIMIT])


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    low, high = _WIDTHS
    return [
        min(max((len(line) for cell in column for line in as_text(cell).split("\n")), default=low) + 2, high)
        if any(cell is not None for cell in column)
        else low
        for column in zip_longest(*rows)
    ]
