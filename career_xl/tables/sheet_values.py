"""What a sheet holds, whatever host it was read from: the seam between files, office programs and typed tables."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from career_xl.domain.errors import SheetMissingError
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key

Cell = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None


@dataclass(frozen=True)
class SheetValues:
    """The cells of one sheet from A1 on; rows and columns of the mappings are numbered from 1."""

    name: str
    rows: Sequence[Sequence[Cell]]
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Formula errors by (row, column): «#REF!»."""
    uncomputed: int = 0
    """Formulas whose value was never computed, so that the cell reads as blank."""
    uncomputed_at: Collection[tuple[int, int]] = ()
    """Where they stand, by (row, column): the first ten thousand."""


@dataclass(frozen=True)
class Workbook:
    """The sheets of a workbook that the commands read, in their order."""

    name: str
    """File name without folder."""
    sheet_names: tuple[str, ...]
    """All sheets in the order of the tabs, also those whose values were not read."""
    sheets: tuple[SheetValues, ...]
    folder: Path | None = None
    """Where the file lies; None for a workbook that was never saved."""

    def find(self, sheet: Sheet) -> SheetValues | None:
        """The sheet of that name, ignoring case, ё/е and spaces, or None."""
        key = caption_key(sheet)
        return next((values for values in self.sheets if caption_key(values.name) == key), None)

    def need(self, sheet: Sheet) -> SheetValues:
        """The sheet of that name; SheetMissingError when the workbook has none."""
        values = self.find(sheet)
        if values is None:
            raise SheetMissingError(
                f"В книге «{self.name}» нет листа «{sheet}»: проверьте, тот ли файл выбран, "
                f"или назовите лист с данными «{sheet}»."
            )
        return values

    def position(self, sheet_name: str) -> int:
        """The place of the sheet among the tabs, from 0; behind all others for an unknown one."""
        return self.sheet_names.index(sheet_name) if sheet_name in self.sheet_names else len(self.sheet_names)


def is_blank(cell: Cell) -> bool:
    """True for an empty cell and for one that holds nothing but spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Cell) -> str:
    """The cell as one would read it: whole numbers without «.0», dates as dd.mm.yyyy, None as an empty string."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ИСТИНА" if cell else "ЛОЖЬ"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, dt.timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(cell)
