"""Reads workbook files (.xlsx, .xlsm, .ods) into sheet values; the only module that knows python-calamine."""

import os
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from career_xl.domain.errors import SettingInvalidError, WorkbookUnreadableError
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.tables import archive
from career_xl.tables.sheet_values import Cell, SheetValues, Workbook

SUFFIXES = frozenset({".xlsx", ".xlsm", ".ods"})
READ_SHEETS = (
    Sheet.PASSPORT,
    Sheet.MONITORING,
    Sheet.CONTINGENT,
    Sheet.PLAN,
    Sheet.EVENTS,
    Sheet.VACANCIES,
    Sheet.FINDINGS,
    Sheet.DICTIONARIES,
)
"""The sheets whose values the commands use."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATIONSHIP = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def read_workbook(path: Path, all_sheets: bool = False, sheets: Iterable[Sheet] = READ_SHEETS) -> Workbook:
    """The workbook's sheets with the values as stored: text stays text, dates stay dates, blanks are None.

    Other sheets than `sheets` are named but not read, unless `all_sheets` is given. Hidden rows and sheets are read.
    WorkbookUnreadableError with the reason when the file is no workbook, damaged, encrypted or hostile.
    """
    if path.suffix.lower() not in SUFFIXES and path.exists():
        raise WorkbookUnreadableError(
            f"Файл «{path.name}» — не .xlsx, .xlsm и не .ods. Сохраните книгу в формате «Книга Excel (.xlsx)»."
        )
    contents = archive.inspect(path, unpacked_limit())
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        names = tuple(workbook.sheet_names)
        keys = {caption_key(sheet) for sheet in sheets}
        wanted = [name for name in names if all_sheets or caption_key(name) in keys]
        special = _special_cells(path, contents, wanted)
        values = tuple(_values(workbook.get_sheet_by_name(name), *special.get(name, ({}, 0))) for name in wanted)
    except (CalamineError, ElementTree.ParseError, zipfile.BadZipFile, KeyError, OSError, ValueError) as error:
        raise archive.damaged(path.name) from error
    return Workbook(path.name, names, values)


def unpacked_limit() -> int:
    """Bytes that an archive may unpack to: the environment variable in MiB, or the default of 512 MiB."""
    text = os.environ.get("CAREER_XL_UNPACKED_LIMIT_MIB")
    if text is None:
        return archive.UNPACKED_LIMIT
    if not text.isascii() or not text.isdecimal():
        raise SettingInvalidError("Переменная CAREER_XL_UNPACKED_LIMIT_MIB должна быть целым числом мебибайт.")
    return int(text) * 1024 * 1024


def _values(sheet: CalamineSheet, errors: dict[tuple[int, int], str], uncomputed: int) -> SheetValues:
    # One object per distinct value: «да» stands in a sheet a hundred thousand times.
    seen: dict[tuple[type, Cell], Cell] = {}
    rows: list[list[Cell]] = []
    if sheet.height:
        lead: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)
        for row in sheet.iter_rows():
            rows.append(lead + [None if cell == "" else seen.setdefault((type(cell), cell), cell) for cell in row])
    return SheetValues(sheet.name, rows, errors, uncomputed)


SpecialCells = tuple[dict[tuple[int, int], str], int]


def _special_cells(path: Path, contents: archive.ArchiveContents, wanted: Iterable[str]) -> dict[str, SpecialCells]:
    """By sheet: formula errors by (row, column), and the number of formulas without a computed value.

    The reader gives an empty string for both, so they are looked up in the XML where the archive has any.
    """
    parts = contents.parts_with_errors | contents.parts_with_formulas
    if not parts:
        return {}
    with zipfile.ZipFile(path) as file:
        if "content.xml" in parts:
            return _ods_special_cells(file)
        if not any(part.startswith("xl/worksheets/") for part in parts):
            return {}
        return {
            name: _xlsx_special_cells(file, part)
            for name, part in _xlsx_parts(file).items()
            if name in set(wanted) and part in parts
        }


def _xlsx_parts(file: zipfile.ZipFile) -> dict[str, str]:
    """Part of each worksheet by the sheet's name."""
    relations = {
        relation.get("Id"): relation.get("Target", "")
        for relation in ElementTree.fromstring(file.read("xl/_rels/workbook.xml.rels"))
    }
    parts = {}
    for element in ElementTree.fromstring(file.read("xl/workbook.xml")).iter():
        if _local(element.tag) == "sheet":
            target = relations.get(element.get(_RELATIONSHIP) or element.get(_STRICT_RELATIONSHIP)) or ""
            parts[element.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return parts


def _xlsx_special_cells(file: zipfile.ZipFile, part: str) -> SpecialCells:
    errors: dict[tuple[int, int], str] = {}
    uncomputed = row = column = 0
    with file.open(part) as stream:
        for event, element in ElementTree.iterparse(stream, events=("start", "end")):
            tag = _local(element.tag)
            if event == "start":
                if tag == "row":
                    row, column = int(element.get("r") or row + 1), 0
                elif tag == "c":
                    column = _column_number(element.get("r")) or column + 1
                continue
            if tag == "c":
                children = {_local(child.tag): child.text or "" for child in element}
                if element.get("t") == "e":
                    errors[row, column] = children.get("v", "#N/A")
                elif "f" in children and not children.get("v") and element.get("t") != "str":
                    uncomputed += 1
                element.clear()
            elif tag == "row":
                element.clear()
    return errors, uncomputed


def _ods_special_cells(file: zipfile.ZipFile) -> dict[str, SpecialCells]:
    found: dict[str, SpecialCells] = {}
    with file.open("content.xml") as stream:
        name, row, column = "", 0, 0
        errors: dict[tuple[int, int], str] = {}
        for event, element in ElementTree.iterparse(stream, events=("start", "end")):
            tag = _local(element.tag)
            if event == "start":
                if tag == "table":
                    name, row, errors = _attribute(element, "name"), 0, {}
                elif tag == "table-row":
                    column = 0
                continue
            if tag in ("table-cell", "covered-table-cell"):
                if any(key.endswith("}value-type") and value == "error" for key, value in element.attrib.items()):
                    errors[row + 1, column + 1] = "".join(element.itertext()).strip() or "#N/A"
                column += int(_attribute(element, "number-columns-repeated") or 1)
                element.clear()
            elif tag == "table-row":
                row += int(_attribute(element, "number-rows-repeated") or 1)
                element.clear()
            elif tag == "table":
                found[name] = (errors, 0)
    return found


def _column_number(reference: str | None) -> int:
    number = 0
    for letter in (reference or "").rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _attribute(element: ElementTree.Element, local_name: str) -> str:
    return next((value for key, value in element.attrib.items() if _local(key) == local_name), "")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
