"""The names of the functions in formulas: brought to life when a file comes from Excel, put back when it goes there."""

import contextlib
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

FORMULA_CELLS = 16
"""Of com.sun.star.sheet.CellFlags."""
EXCEL_SUFFIXES = (".xlsx", ".xlsm")
_CALLED = re.compile(r"\bCK_[A-Z0-9_]+\(", re.IGNORECASE)
_CLOSED_PART = re.compile(r'("(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'|\[(?:[^\[\]]|\[[^\]]*\])*\]|\{[^{}]*\})')
"""Texts, names of sheets, columns of tables and constants: separators in them are none."""
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")

_CLOCK_SECONDS = 2.0
"""So coarse are the times of some file systems."""
_FORMULA_IN_FILE = re.compile(rb"(<f\b[^>]*>)([^<]*)(</f>)")
_DOUBLE_BRACKETS = re.compile(rb"\[\[(#(?:All|Data|Headers|Totals))\]\]", re.IGNORECASE)
"""A part of a table as LibreOffice writes it; Excel's own form has single brackets."""
_WHOLE_TABLE = re.compile(r"(\w+)\[#(?:all|все)\]", re.IGNORECASE)


def revive(document: Any) -> int:
    """How many formulas were entered again, so that LibreOffice knows our functions and whole tables in them."""
    count = 0
    modified = document.isModified()
    undo = document.getUndoManager()
    nothing_to_undo = not undo.isUndoPossible()
    undo.lock()
    document.lockControllers()
    try:
        sheets = document.getSheets()
        for number in range(sheets.getCount()):
            count += _revive_sheet(sheets.getByIndex(number))
    finally:
        document.unlockControllers()
        undo.unlock()
    # Some steps are taken in spite of the lock.
    if count and nothing_to_undo:
        undo.clear()
    if count and not modified:
        document.setModified(False)
    return count


def _revive_sheet(sheet: Any) -> int:
    places = list(_our_cells(sheet))
    if not places:
        return 0
    with _unprotected(sheet) as open_sheet:
        if not open_sheet:
            return 0
        entered: set[tuple[int, int]] = set()
        for column, row in places:
            if (column, row) in entered:
                continue
            cell = sheet.getCellByPosition(column, row)
            array = cell.getArrayFormula()
            if array:
                cursor = sheet.createCursorByRange(cell)
                cursor.collapseToCurrentArray()
                # An array is entered once for all of its cells.
                entered.update(_cells_of(cursor.getRangeAddress()))
                cursor.setArrayFormula(_readable(_with_semicolons(array[1:-1])))
            else:
                cell.setFormula(_readable(cell.getFormula()))
    return len(places)


def _with_semicolons(formula: str) -> str:
    """The formula as it is entered: an array formula is told with the separators of the user's own settings."""
    pieces = _CLOSED_PART.split(formula)
    by_semicolons = any(";" in piece for piece in pieces[::2])
    # Where semicolons part the arguments, a comma between digits is that of a decimal fraction.
    pieces[::2] = [
        _DECIMAL_COMMA.sub(".", piece) if by_semicolons else piece.replace(",", ";") for piece in pieces[::2]
    ]
    return "".join(pieces)


def _cells_of(place: Any) -> Iterator[tuple[int, int]]:
    for column in range(place.StartColumn, place.EndColumn + 1):
        for row in range(place.StartRow, place.EndRow + 1):
            yield column, row


def _our_cells(sheet: Any) -> Iterator[tuple[int, int]]:
    found = sheet.queryContentCells(FORMULA_CELLS)
    for number in range(found.getCount()):
        part = found.getByIndex(number)
        place = part.getRangeAddress()
        for down, row in enumerate(part.getFormulaArray()):
            for right, formula in enumerate(row):
                if _CALLED.search(formula) or _WHOLE_TABLE.search(formula):
                    yield place.StartColumn + right, place.StartRow + down


@contextlib.contextmanager
def _unprotected(sheet: Any) -> Iterator[bool]:
    """Whether the sheet can be written to meanwhile; only a protection without a password is lifted."""
    if not sheet.isProtected():
        yield True
        return
    with contextlib.suppress(Exception):
        sheet.unprotect("")
    lifted = not sheet.isProtected()
    try:
        yield lifted
    finally:
        if lifted:
            sheet.protect("")


def _readable(formula: str) -> str:
    """The formula with the whole of a table written as LibreOffice reads it: «Мониторинг[[#All]]»."""
    return _WHOLE_TABLE.sub(r"\1[[#All]]", formula)


def written_since(folders: Iterable[Path], moment: float) -> list[Path]:
    """The workbooks of Excel's kind in the folders that were written since then (seconds since 1970)."""
    found = []
    for folder in folders:
        with contextlib.suppress(OSError):
            for path in folder.iterdir():
                if path.suffix.lower() in EXCEL_SUFFIXES and path.stat().st_mtime >= moment - _CLOCK_SECONDS:
                    found.append(path)
    return found


def rename_in_file(path: Path, service: str, names: Mapping[str, str]) -> bool:
    """Whether the file held names as LibreOffice writes them («SERVICE.CKKPI(»); they are now those of Excel.

    So are the parts of tables: `[[#All]]` is now `[#All]`.
    `names` gives the name in a cell by the name in the interface.

    The file is replaced as a whole or stays as it is; its date stays, so that LibreOffice does not take it for changed
    by others.
    """
    written = re.compile(re.escape(f"{service}.").encode() + rb"(\w+)(?=\()", re.IGNORECASE)

    def excel_name(found: re.Match[bytes]) -> bytes:
        name = names.get(found[1].decode().lower())
        return name.encode() if name else found[0]

    def excel_formula(found: re.Match[bytes]) -> bytes:
        return found[1] + _DOUBLE_BRACKETS.sub(rb"[\1]", found[2]) + found[3]

    def as_excel_writes(data: bytes) -> bytes:
        return _FORMULA_IN_FILE.sub(excel_formula, written.sub(excel_name, data))

    with zipfile.ZipFile(path) as source:
        parts = [(part, source.read(part)) for part in source.infolist()]
    renamed = [(part, as_excel_writes(data) if part.filename.endswith(".xml") else data) for part, data in parts]
    if renamed == parts:
        return False
    before = path.stat()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream, zipfile.ZipFile(stream, "w") as target:
            for part, data in renamed:
                target.writestr(part, data)
        shutil.copymode(path, temporary)
        os.utime(temporary, ns=(before.st_atime_ns, before.st_mtime_ns))
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return True
