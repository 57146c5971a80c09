"""Protected sheets: LibreOffice lets programs through at some doors and not at others, so we ask first."""

from career_xl.hosts.calc.bridge import Uno
from career_xl.hosts.calc.errors import OfficeError


class SheetProtectedError(OfficeError):
    """The cells are locked and their sheet is protected."""


def ensure_open(sheet: Uno, cells: Uno | None = None) -> None:
    """Nothing when the sheet is open for changes or none of the cells is locked; else SheetProtectedError."""
    if not sheet.isProtected():
        return
    if cells is not None:
        protection = cells.CellProtection
        if protection is not None and not protection.IsLocked:
            return
    raise SheetProtectedError(
        f"Лист «{sheet.Name}» защищён от изменений: снимите защиту (в LibreOffice: Сервис → Защитить лист) и повторите."
    )
