"""One computed figure of an indicator."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from career_xl.kpi.definitions import KpiDefinition, Target


class Status(StrEnum):
    """Whether the target is reached."""

    MET = "met"
    MISSED = "missed"
    NO_DATA = "no_data"
    NO_TARGET = "no_target"

    @property
    def label(self) -> str:
        """The word in the column «Статус»."""
        return {"met": "достигнут", "missed": "не достигнут", "no_data": "н/д", "no_target": "цель не задана"}[self]


@dataclass(frozen=True)
class KpiResult:
    """One figure: an indicator of one category and one cohort (or of the year)."""

    definition: KpiDefinition
    category: str
    cohort: int | None
    """None for a figure of the year."""
    numerator: int | None
    denominator: int | None
    """None for counts and yes/no figures."""
    value: Fraction | None
    """Share 0…1, count or flag 1/0, unrounded; None where there are no data."""
    target: Target | None
    status: Status
    missing: int | None
    """Graduates missing to the target (too many, for «≤»); 0 where met, None without data or target."""
    reason: str | None = None
    """Why there are no data, in Russian."""
    note: str | None = None
    """What the officer should know of a figure that there is: what was left out of it, in Russian."""
    sheet: str | None = None
    """Name of the sheet that the rows stand on; None where the figure is not made from rows."""
    rows_in_numerator: tuple[int, ...] = ()
    """Row numbers of the sheet; empty where the figure is not made from rows."""
    rows_in_denominator: tuple[int, ...] = ()
