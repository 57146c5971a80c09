"""Reads workbook files (.xlsx, .xlsm, .ods) into sheet values; the only module that knows python-calamine."""

import io
import math
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from career_xl.domain.errors import SettingInvalidError, WorkbookUnreadableError
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.tables import archive
from career_xl.tables.cell_extent import CELLS_LIMIT
from career_xl.tables.plain_sheet import plain_extent
from career_xl.tables.sheet_values import Cell, SheetValues, Workbook
from career_xl.tables.sheet_xml import (
    CellRefusedError,
    SheetLook,
    XmlRefusedError,
    local_name,
    look_at_ods_content,
    look_at_worksheet,
    parse,
    too_far,
)

READ_SHEETS = (
    Sheet.PASSPORT,
    Sheet.MONITORING,
    Sheet.CONTINGENT,
    Sheet.FORM1,
    Sheet.RISK_GROUP,
    Sheet.PLAN,
    Sheet.EVENTS,
    Sheet.VACANCIES,
    Sheet.OPK_FORM2,
    Sheet.OPK_FORM3,
    Sheet.CALENDAR,
    Sheet.FINDINGS,
    Sheet.DICTIONARIES,
)
"""The sheets whose values the commands use."""

_WORKBOOK = "xl/workbook.xml"
_Wanted = Callable[[str], bool]


def read_workbook(path: Path, all_sheets: bool = False, sheets: Iterable[str] = READ_SHEETS) -> Workbook:
    """The workbook's sheets with the values as stored: text stays text, dates stay dates, blanks are None.

    Other sheets than `sheets` are named but not read, unless `all_sheets` is given. Hidden rows and sheets are read.
    WorkbookUnreadableError with the reason when the file is no workbook, damaged, encrypted or hostile.
    """
    parts = archive.inspect(path, unpacked_limit())
    keys = {caption_key(sheet) for sheet in sheets}
    with _refusals(path.name):
        # The looks come first: what they refuse, the reader of values would not survive.
        looks = _look_at_sheets(_Package(path, parts), lambda name: all_sheets or caption_key(name) in keys)
        workbook = CalamineWorkbook.from_path(str(path))
        names = tuple(workbook.sheet_names)
        wanted = [name for name in names if all_sheets or caption_key(name) in keys]
        values = tuple(_values(workbook.get_sheet_by_name(name), looks[name]) for name in wanted)
    return Workbook(path.name, names, values, path.absolute().parent)


def unpacked_limit() -> int:
    """Bytes that an archive may unpack to: the environment variable in MiB, or the default of 512 MiB."""
    text = os.environ.get("CAREER_XL_UNPACKED_LIMIT_MIB")
    if text is None:
        return archive.UNPACKED_LIMIT
    if not text.isascii() or not text.isdecimal():
        raise SettingInvalidError("Переменная CAREER_XL_UNPACKED_LIMIT_MIB должна быть целым числом мебибайт.")
    return int(text) * 1024 * 1024


@contextmanager
def _refusals(name: str) -> Iterator[None]:
    """Turns what the libraries raise into the sentence for the officer."""
    try:
        yield
    except CellRefusedError as error:
        raise WorkbookUnreadableError(f"Файл «{name}», {error}.") from error
    except OverflowError as error:
        raise WorkbookUnreadableError(
            f"В файле «{name}» есть число в формате времени, слишком большое для времени: "
            "задайте таким ячейкам формат «Общий» или «Текстовый» и сохраните файл."
        ) from error
    except (
        CalamineError,
        XmlRefusedError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        OSError,
        ValueError,
    ) as error:
        raise archive.damaged(name) from error
    except BaseException as error:
        # A crash on the Rust side: its class, derived from BaseException, cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise archive.damaged(name) from error


class _Package:
    """The parts of a file that was found safe to open."""

    def __init__(self, path: Path, unpacked: Mapping[str, bytes]) -> None:
        self._path, self._unpacked = path, unpacked
        self.is_ods = path.suffix.lower() == ".ods"

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """The part, whose name may differ in case; KeyError for none and for one that was not looked at as XML."""
        if not name.lower().endswith(".xml") and not name.endswith(".rels"):
            raise KeyError(name)
        if name.lower() in self._unpacked:
            yield io.BytesIO(self._unpacked[name.lower()])
            return
        with zipfile.ZipFile(self._path) as file, file.open(archive.parts_by_name(file)[name.lower()]) as stream:
            yield stream


def _look_at_sheets(package: _Package, is_wanted: _Wanted) -> dict[str, SheetLook]:
    """What the XML tells about the sheets that will be read, by name."""
    if package.is_ods:
        # The reader of values reads all sheets of an .ods, wanted or not.
        with package.open("content.xml") as stream:
            looks = look_at_ods_content(stream)
    else:
        parts = _worksheet_parts(package)
        looks = {name: _look_at_part(package, part, name) for name, part in parts.items() if is_wanted(name)}
    if sum(look.extent.size for look in looks.values()) > CELLS_LIMIT:
        largest = max(looks, key=lambda name: looks[name].extent.size)
        raise too_far(largest, looks[largest].extent)
    return looks


def _look_at_part(package: _Package, part: str, name: str) -> SheetLook:
    with package.open(part) as stream:
        extent = plain_extent(stream)
    if extent:
        return SheetLook(extent)
    with package.open(part) as stream:
        return look_at_worksheet(stream, name)


def _worksheet_parts(package: _Package) -> dict[str, str]:
    """Part of each sheet of an .xlsx by the sheet's name; XmlRefusedError where the workbook does not lie in «xl»."""
    contents = _relations(package, "_rels/.rels")
    if any(
        kind.endswith("/officeDocument") and _part_of(target, "").lower() != _WORKBOOK
        for kind, target in contents.values()
    ):
        raise XmlRefusedError
    relations = _relations(package, "xl/_rels/workbook.xml.rels")
    parts: dict[str, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if local_name(tag) == "sheet":
            identifier = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            _, target = relations.get(identifier, ("", ""))
            parts.setdefault(attributes["name"], _part_of(target, "xl/"))

    with package.open(_WORKBOOK) as stream:
        parse(stream, start, lambda _: None)
    return parts


def _relations(package: _Package, part: str) -> dict[str, tuple[str, str]]:
    """Kind and target of each relation of the part, by its identifier."""
    relations: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if local_name(tag) == "Relationship":
            relations[attributes.get("Id", "")] = (attributes.get("Type", ""), attributes.get("Target", ""))

    with package.open(part) as stream:
        parse(stream, start, lambda _: None)
    return relations


def _part_of(target: str, folder: str) -> str:
    return target[1:] if target.startswith("/") else folder + target


def _values(sheet: CalamineSheet, look: SheetLook) -> SheetValues:
    # One object per distinct text: «да» stands in a sheet a hundred thousand times.
    texts: dict[str, str] = {}
    rows: list[list[Cell]] = []
    finite = math.isfinite
    if sheet.height:
        lead: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)
        for row in sheet.iter_rows():
            # Written out, because a call per cell takes as long as reading the cell.
            rows.append(
                lead
                + [
                    (texts.setdefault(cell, cell) if cell else None)
                    if cell.__class__ is str
                    # «1E+999» is no number that one could count with, and no rule expects one.
                    else (str(cell) if cell.__class__ is float and not finite(cell) else cell)
                    for cell in row
                ]
            )
    return SheetValues(sheet.name, rows, look.errors, look.uncomputed, look.uncomputed_at)
