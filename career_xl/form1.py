"""The ministry's five-line form: every graduate of a cohort in exactly one of the columns 06–27 (domain §2.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from career_xl.contingent import NEEDED_COLUMNS, codes_of, line_masks
from career_xl.domain.columns import Column
from career_xl.domain.form_columns import FORM1_PARTS, FORM1_TOTAL
from career_xl.domain.tracks import FORM1_RESIDUAL_COLUMN, ActualTrack, ForecastTrack
from career_xl.tables.monitoring import Monitoring
from career_xl.tables.observation import Observation

RISK_COLUMNS = ("13", "14", "15", "16")
"""Columns of the risk group of the form (domain §4, R4)."""

FormCells = Mapping[str, int]
"""Number of graduates by column "05" … "27"; 05 is the sum of the others by construction."""


@dataclass(frozen=True)
class Form1:
    """The form of one cohort."""

    cohort: int
    by_code: Mapping[str, Mapping[str, FormCells]]
    """Code → line "01" … "05" → column → number of graduates."""

    def as_json(self) -> dict[str, Any]:
        """The document of `form1 --json` (cli.md)."""
        return {"cohort": self.cohort, "by_code": self.by_code}


def form1_columns(monitoring: Monitoring) -> npt.NDArray[Any]:
    """The column "06" … "27" in which each graduate stands: by the actual track, else by the forecast, else 16."""
    forecast = np.array([track.column or FORM1_RESIDUAL_COLUMN for track in ForecastTrack] + [FORM1_RESIDUAL_COLUMN])
    actual = np.array([track.column for track in ActualTrack] + [""])
    by_actual = actual[monitoring.values(Column.ACTUAL_TRACK)]
    columns: npt.NDArray[Any] = np.where(by_actual == "", forecast[monitoring.values(Column.FORECAST_TRACK)], by_actual)
    return columns


def fill_form1(observation: Observation, cohort: int) -> Form1:
    """The form of a cohort, filled from «Мониторинг».

    CohortMissingError when the sheet has no graduate of it, ColumnMissingError when a needed column is missing.
    """
    monitoring = observation.monitoring
    monitoring.need((*NEEDED_COLUMNS, Column.ACTUAL_TRACK, Column.FORECAST_TRACK))
    graduates = observation.need_cohort(cohort)
    columns, lines = form1_columns(monitoring), line_masks(monitoring)
    by_code: dict[str, dict[str, FormCells]] = {}
    for code, of_code in codes_of(monitoring, graduates).items():
        by_code[code] = {}
        for line, of_line in lines.items():
            standing = columns[of_code & of_line]
            cells = {column: int((standing == column).sum()) for column in FORM1_PARTS}
            by_code[code][line] = {FORM1_TOTAL: sum(cells.values()), **cells}
    return Form1(cohort, by_code)
