"""The one door to XlsxWriter: its types, the names of cells, and workbooks that come out the same every time."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # the library ships no type marker
from xlsxwriter.chart import Chart  # type: ignore[import-untyped]  # the library ships no type marker
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # the library ships no type marker
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell  # type: ignore[import-untyped]  # no type marker
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the library ships no type marker

__all__ = [
    "FONT",
    "FONT_SIZE",
    "Chart",
    "Format",
    "GrowingRowsSheet",
    "Workbook",
    "Worksheet",
    "cell_name",
    "column_letters",
    "fixed_cell_name",
    "open_workbook",
]

_CREATED = dt.datetime(2026, 9, 1)
"""Written as the day of creation into every workbook, so that the same input gives the same bytes."""
_CALCULATION_ENGINE = 191029
"""That of Excel 2019 and later. An older number would make Excel compute everything anew when it opens the file, and
without the add-in every saved figure would become #NAME?."""


FONT = "Arial"
"""On every Windows; where it is missing, Liberation Sans has the same widths."""
FONT_SIZE = 10


class GrowingRowsSheet(Worksheet):  # type: ignore[misc]  # the library ships no type marker
    """A sheet whose row heights are proposals: a row still grows when the officer types a longer text into it."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        super()._xml_start_tag_unencoded(tag, _proposed(tag, attributes))

    def _xml_empty_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        super()._xml_empty_tag_unencoded(tag, _proposed(tag, attributes))


def _proposed(tag: str, attributes: Sequence[tuple[str, object]]) -> list[tuple[str, object]]:
    return [attribute for attribute in attributes if tag != "row" or attribute[0] != "customHeight"]


def open_workbook(path: Path, title: str) -> Workbook:
    """A new workbook that keeps its saved figures when it is opened; close it to write the file."""
    workbook = Workbook(
        str(path),
        {
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": FONT, "font_size": FONT_SIZE, "font_scheme": False},
        },
    )
    workbook.set_properties({"title": title, "author": "career_xl", "created": _CREATED})
    workbook.set_calc_mode("auto", _CALCULATION_ENGINE)
    workbook.calc_on_load = False
    return workbook


def column_letters(column: int) -> str:
    """«AA» of the column numbered from 0."""
    return str(xl_col_to_name(column))


def cell_name(row: int, column: int) -> str:
    """«B3» of the cell numbered from 0."""
    return str(xl_rowcol_to_cell(row, column))


def fixed_cell_name(row: int, column: int) -> str:
    """«$B$3» of the cell numbered from 0."""
    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))
