"""What the sheets with figures show: everything that is counted from the sheets that are typed in."""

from collections.abc import Mapping
from dataclasses import dataclass

from career_xl.contingent import Contingent, count_contingent, programme_names
from career_xl.domain.programme import NO_CODE
from career_xl.form1 import Form1, fill_form1
from career_xl.kpi.compute import compute_kpis
from career_xl.kpi.results import KpiResult
from career_xl.risk import RiskGroup, find_risk_group
from career_xl.tables.observation import Observation

_WITHOUT_CODE = "код не указан или записан неверно"


@dataclass(frozen=True)
class Figures:
    """The figures of one workbook on its reporting date."""

    observation: Observation
    kpis: tuple[KpiResult, ...]
    contingents: Mapping[int, Contingent | None]
    """By cohort of the report, earliest first; None for one that no graduate stands in."""
    form1: Form1 | None
    """Of the latest cohort that has been released; None where there is none."""
    programmes: Mapping[int, Mapping[str, str]]
    """Name of the programme by cohort and code."""
    risk_group: RiskGroup


def compute_figures(observation: Observation) -> Figures:
    """The figures of an observation."""
    present = [cohort for cohort in observation.cohorts if cohort in observation.present_cohorts]
    released = [cohort for cohort in present if observation.report_date >= observation.passport.release_date(cohort)]
    return Figures(
        observation=observation,
        kpis=compute_kpis(observation),
        contingents={
            cohort: count_contingent(observation, cohort) if cohort in present else None
            for cohort in observation.cohorts
        },
        form1=fill_form1(observation, released[-1]) if released else None,
        programmes={cohort: {**programme_names(observation, cohort), NO_CODE: _WITHOUT_CODE} for cohort in present},
        risk_group=find_risk_group(observation),
    )
