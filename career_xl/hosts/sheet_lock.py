"""Protected sheets: whether one is, and opening one that has no password for a moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import xlwings

from career_xl.domain.errors import OutputError

_ALLOWED = (
    "AllowFormattingCells",
    "AllowFormattingColumns",
    "AllowFormattingRows",
    "AllowInsertingColumns",
    "AllowInsertingRows",
    "AllowInsertingHyperlinks",
    "AllowDeletingColumns",
    "AllowDeletingRows",
    "AllowSorting",
    "AllowFiltering",
    "AllowUsingPivotTables",
)
"""What Excel may leave open on a protected sheet."""


class SheetLockedError(OutputError):
    """The sheet is protected with a password."""


def is_locked(sheet: xlwings.Sheet) -> bool:
    """True when the sheet is protected from changes."""
    native: Any = sheet.api
    engine = sheet.book.app.engine.name
    if engine == "files":
        return bool(native.protection.sheet)
    return bool(native.isProtected() if engine == "calc" else native.ProtectContents)


@contextmanager
def unlocked(sheet: xlwings.Sheet) -> Iterator[None]:
    """Nothing; the sheet is open for changes meanwhile. SheetLockedError when its protection has a password."""
    if not is_locked(sheet):
        yield
        return
    native: Any = sheet.api
    engine = sheet.book.app.engine.name
    if engine == "files":
        _open_in_file(native)
        try:
            yield
        finally:
            native.protection.sheet = True
        return
    allowed = {} if engine == "calc" else {name: getattr(native.Protection, name) for name in _ALLOWED}
    _open_in_office(native, sheet, engine)
    try:
        yield
    finally:
        if engine == "calc":
            native.protect("")
        else:
            native.Protect(**allowed)


def _open_in_file(native: Any) -> None:
    if native.protection.password or native.protection.hashValue:
        raise _needs_password(native.title)
    native.protection.sheet = False


def _open_in_office(native: Any, sheet: xlwings.Sheet, engine: str) -> None:
    try:
        if engine == "calc":
            native.unprotect("")
        else:
            native.Unprotect("")
    except Exception as error:
        # Each program has its own kind of error for a wrong password.
        raise _needs_password(sheet.name) from error
    if is_locked(sheet):
        raise _needs_password(sheet.name)


def _needs_password(name: str) -> SheetLockedError:
    return SheetLockedError(f"Лист «{name}» защищён паролем: снимите защиту листа и повторите команду.")
