"""Reading a workbook from a file and writing one: whole or not at all, with the macros it came with."""

import contextlib
import io
import os
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

from career_xl.domain.errors import OutputError, WorkbookUnreadableError
from career_xl.hosts.files.grid import Grid
from career_xl.hosts.files.results import FormulaResults
from career_xl.hosts.files.tables import name_columns

MACROS: Final = "xl/vbaProject.bin"
WITH_MACROS: Final = (".xlsm", ".xltm")
KINDS: Final = (".xlsx", ".xltx", *WITH_MACROS)


def read_source(path: Path) -> bytes:
    """The bytes of the file, read once, so that the file is free again."""
    if path.suffix.casefold() not in KINDS:
        raise WorkbookUnreadableError(
            f"Книгу «{path.name}» можно открыть в этом режиме, только если она сохранена как .xlsx или .xlsm. "
            "Сохраните её в этом виде и повторите."
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise WorkbookUnreadableError(
            f"Не удалось прочитать «{path.name}»: файла нет или нет прав на чтение."
        ) from error


def load(source: bytes, name: str) -> Any:
    """The workbook of openpyxl with its formulas, its macros and the parts of formatted text."""
    try:
        with ZipFile(io.BytesIO(source)) as archive:
            has_macros = MACROS in archive.namelist()
        with warnings.catch_warnings():
            # openpyxl warns of some parts that it leaves out; `lost_by_a_save` tells all of them in Russian.
            warnings.simplefilter("ignore", UserWarning)
            return load_workbook(io.BytesIO(source), keep_vba=has_macros, rich_text=True)
    except (BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError) as error:
        raise WorkbookUnreadableError(
            f"Файл «{name}» повреждён, защищён паролем или это не книга Excel. "
            "Откройте его в Excel или LibreOffice, сохраните без пароля как .xlsx и повторите."
        ) from error


def save(book: Any, path: Path) -> None:
    """Write the workbook beside the target and put it in its place; OutputError leaves the old file as it was."""
    kind = path.suffix.casefold()
    if kind not in KINDS:
        raise OutputError(f"Книгу можно сохранить только как .xlsx или .xlsm, а не как «{path.name}».")
    if kind in WITH_MACROS and book.vba_archive is None:
        raise OutputError(f"В книге нет макросов: сохраните её как .xlsx, а не как «{path.name}».")
    for sheet in book.worksheets:
        for table in sheet.tables.values():
            name_columns(Grid(sheet, FormulaResults()), table)
    with _in_place(path) as temporary, _as_kind(book, kind), _without_array_results(book):
        book.save(temporary)


@contextlib.contextmanager
def _as_kind(book: Any, kind: str) -> Iterator[None]:
    """Let openpyxl write this kind of file, and take back what it leaves behind in the workbook when it writes."""
    macros, template = book.vba_archive, book.template
    drawings = [(sheet, sheet.legacy_drawing) for sheet in book.worksheets]
    pivots = list(book._pivots)
    book.template = kind in (".xltx", ".xltm")
    if kind not in WITH_MACROS:
        book.vba_archive = None
        for sheet in book.worksheets:
            sheet.legacy_drawing = None
    try:
        yield
    finally:
        book.vba_archive, book.template = macros, template
        book._pivots[:] = pivots
        for sheet, drawing in drawings:
            sheet.legacy_drawing = drawing


@contextlib.contextmanager
def _without_array_results(book: Any) -> Iterator[None]:
    """Leave out what array formulas gave: openpyxl takes it for contents of their cells, and it may be out of date."""
    results = []
    for sheet in book.worksheets:
        for area, _ in Grid(sheet, FormulaResults()).arrays():
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    cell = sheet._cells.get((row, column))
                    if (row, column) != (area.top, area.left) and cell is not None and cell.value is not None:
                        results.append((cell, cell.value))
                        cell.value = None
    try:
        yield
    finally:
        for cell, value in results:
            cell.value = value


@contextlib.contextmanager
def _in_place(path: Path) -> Iterator[Path]:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}.", suffix=path.suffix, dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise OutputError(
            f"Не удалось записать «{path.name}»: папки «{path.parent}» нет или в неё нельзя писать. "
            "Укажите другую папку."
        ) from error
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"Не удалось записать «{path.name}»: файл открыт в другой программе, диск заполнен или нет прав. "
            "Закройте файл и повторите."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
