"""Small workbooks to annotate, and what a reader that knows nothing of us finds in the copy."""

import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from career_xl.rules.findings import Finding, Level

CAPTIONS = ("№", "ФИО", "Дата рождения", "Код", "ОВЗ")
ERROR, QUERY, INFO = "FFF9CECB", "FFFFEFB0", "FFCFE4F9"

L01 = Finding(
    rule="L01",
    level=Level.ERROR,
    sheet="Мониторинг",
    row=3,
    column="ФИО",
    value="Зайцева Анна",
    problem="Строка 3, №2: трек «Призыв в ВС РФ» при ОВЗ = да.",
    advice="Проверьте трек или ОВЗ.",
    source="001",
    sheet_column=2,
)
"""An error about B3."""
F09 = replace(L01, rule="F09", level=Level.QUERY, row=3, column="ОВЗ", value=None, sheet_column=5)
"""A query about E3, a blank cell that stands in no file."""
F06 = replace(L01, rule="F06", row=2, column="Код", value="09.02.07", problem="Строка 2, №1: код.", sheet_column=4)
"""An error about D2, which is green."""


def people_book(
    path: Path, change: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None] | None = None
) -> Path:
    """Captions in row 1 and three graduates below; codes are green text, ОВЗ is blank, № is a formula."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Мониторинг")
    green = book.add_format({"bg_color": "#C6EFCE", "num_format": "@", "border": 1, "locked": False, "bold": True})
    for column, caption in enumerate(CAPTIONS):
        sheet.write_string(0, column, caption)
    for row, name in enumerate(("Орлов Пётр", "Зайцева Анна", "Котова Ольга"), start=1):
        sheet.write_formula(row, 0, f"=ROW()-{1}", None, row)
        sheet.write_string(row, 1, name)
        sheet.write_string(row, 3, "09.02.07", green)
    if change:
        change(book, sheet)
    book.close()
    return path


def patched(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The package again, each part as the function returns it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(path: Path) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        # openpyxl says what it would lose if it saved the file; here it only reads.
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path)


def colours(sheet: Worksheet) -> dict[str, str]:
    """Fill colour by cell, of the cells that have one."""
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: cell.fill.fgColor.rgb for cell in cells if cell.fill.fill_type == "solid"}


def notes(sheet: Worksheet) -> dict[str, str]:
    """Text of the note by cell."""
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def finding_rows(path: Path) -> list[Mapping[str, object]]:
    """The rows of «Замечания» by caption."""
    captions, *rows = opened(path)["Замечания"].iter_rows(values_only=True)
    return [dict(zip(map(str, captions), row, strict=True)) for row in rows]


def audit(path: Path) -> list[str]:
    """What the Open XML rules say against the file."""
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def row_xml(path: Path, number: int, part: str = "xl/worksheets/sheet1.xml") -> str:
    """The cells of one row as they stand in the part."""
    match = re.search(rf'<row r="{number}"[^>]*>(.*?)</row>', parts(path)[part].decode(), re.DOTALL)
    return match[1] if match else ""
