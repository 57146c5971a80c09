"""Whether the tracks of a cohort can be relied upon: what the check says of them (003)."""

from collections.abc import Iterator
from fractions import Fraction

from career_xl.kpi.codes import Code
from career_xl.kpi.definitions import Cohorts
from career_xl.kpi.figures import Figure, listed, nobody
from career_xl.rules.check import check
from career_xl.rules.findings import Level
from career_xl.tables.observation import Observation

RELIABLE_TRACKS = Code.P16
_TRACK_RULES = "L"
"""Rules about tracks begin with this letter (domain §3)."""


def reliability_figures(observation: Observation, cohorts: Cohorts) -> Iterator[tuple[int | None, Figure]]:
    """1 for a cohort whose tracks have no unexplained error, else 0 with the rows; by cohort, earliest first."""
    monitoring = observation.monitoring
    wrong = {
        finding.row
        for finding in check(observation).findings
        if finding.rule.startswith(_TRACK_RULES)
        and finding.level is Level.ERROR
        and not finding.explained
        and finding.sheet == monitoring.sheet_name
    }
    for cohort in cohorts.of(observation.cohorts) or (None,):
        rows = monitoring.rows[monitoring.cohorts == cohort].tolist() if cohort else []
        if not rows:
            yield cohort, nobody(_nobody_text(cohort), None)
            continue
        mistaken = tuple(row for row in rows if row in wrong)
        note = f"Ошибки в треках выпуска {cohort} года: {listed(mistaken)}." if mistaken else None
        reliable = int(not mistaken)
        yield cohort, Figure(reliable, None, Fraction(reliable), None, note)


def _nobody_text(cohort: int | None) -> str:
    whom = f"{cohort} года" if cohort else "с понятным годом выпуска"
    return f"На листе нет выпускников {whom}."
