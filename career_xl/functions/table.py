"""A range that was passed to a function: its cells, known again by their digest."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from career_xl.tables.sheet_values import Cell, SheetValues

FORMULA_ERROR = "#ОШИБКА"
"""Stands for every formula error: the office programs do not hand over which one it is."""


@dataclass(frozen=True, eq=False)
class Table:
    """A range of cells from its header on; two of the same digest hold the same cells."""

    digest: str
    rows: Sequence[Sequence[Cell]]
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Formula errors by (row, column) from 1; such a cell is None in `rows`."""

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and other.digest == self.digest

    def named(self, sheet_name: str) -> SheetValues:
        """The range as a sheet of that name."""
        return SheetValues(sheet_name, self.rows, self.errors)


def table_of(rows: Sequence[Sequence[Cell]], errors: Mapping[tuple[int, int], str] | None = None) -> Table:
    """The table of these cells, its digest made from them; empty texts are blank cells."""
    cleaned = [[None if cell == "" else cell for cell in row] for row in rows]
    errors = dict(errors or {})
    digest = hashlib.blake2b(repr((cleaned, sorted(errors.items()))).encode(), digest_size=16).hexdigest()
    return Table(digest, cleaned, errors)


def serial_date(serial: float, epoch: dt.date) -> dt.datetime | None:
    """The moment that a spreadsheet keeps as days since its epoch; None outside the calendar."""
    try:
        return dt.datetime.combine(epoch, dt.time()) + dt.timedelta(seconds=round(serial * 86400))
    except OverflowError:
        return None
