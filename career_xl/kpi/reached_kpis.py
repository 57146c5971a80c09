"""Shares of graduates whom support has reached: the number stands in «Паспорт», the graduates on «Мониторинг»."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

import numpy as np

from career_xl.domain.columns import Column
from career_xl.domain.errors import ColumnMissingError
from career_xl.domain.sheets import Sheet
from career_xl.kpi.codes import Code
from career_xl.kpi.cohort_kpis import AT_RISK_COLUMNS, at_risk, everyone
from career_xl.kpi.figures import Figure, absent
from career_xl.kpi.passport_kpis import keys_of, unfilled
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation


@dataclass(frozen=True)
class Reached:
    """A share of graduates whom something has reached; «Паспорт» says how many, for no sheet counts people once."""

    numerator: str
    """Field of `Passport`."""
    graduates: Callable[[Observation], Mask] = everyone
    """Of whom it is a share, within the cohorts."""
    needs: tuple[Column, ...] = ()
    of_all_cohorts: bool = False
    """Whether it is one figure about all cohorts of the report; else about the last one."""


def _full_time(observation: Observation) -> Mask:
    return observation.monitoring.choice(Column.STUDY_FORM, "очная")


REACHED: Mapping[Code, Reached] = MappingProxyType(
    {
        Code.M5: Reached("support_participants", _full_time, (Column.STUDY_FORM,), of_all_cohorts=True),
        Code.P6: Reached("training_participants"),
        Code.P7: Reached("fair_participants"),
        Code.P11: Reached("interview_helped"),
        Code.P13: Reached("advised_graduates", at_risk, AT_RISK_COLUMNS),
    }
)
"""Counted from «Паспорт» and «Мониторинг» together."""


def reached_figure(code: Code, observation: Observation) -> tuple[int | None, Figure]:
    """The share of the graduates whom something has reached, with its cohort: None where it is one of the year.

    Absent where the number is not filled in or is more than the graduates.
    """
    formula = REACHED[code]
    cohorts = observation.cohorts if formula.of_all_cohorts else observation.cohorts[-1:]
    cohort = cohorts[0] if cohorts and not formula.of_all_cohorts else None
    return cohort, _reached(formula, observation, cohorts)


def _reached(formula: Reached, observation: Observation, cohorts: tuple[int, ...]) -> Figure:
    number = getattr(observation.passport, formula.numerator)
    if number is None:
        return unfilled([formula.numerator])
    monitoring = observation.monitoring
    try:
        monitoring.need((Column.COHORT, *formula.needs))
    except ColumnMissingError as error:
        return absent(str(error))
    number_of_graduates = int(np.count_nonzero(formula.graduates(observation) & np.isin(monitoring.cohorts, cohorts)))
    if number_of_graduates == 0:
        return absent(f"На листе «{monitoring.sheet_name}» нет выпускников, от числа которых считается доля.")
    if number > number_of_graduates:
        return absent(
            f"На листе «{Sheet.PASSPORT}» число {keys_of([formula.numerator])} ({number}) больше числа выпускников, от "
            f"которого считается доля ({number_of_graduates}): каждый считается один раз, исправьте число."
        )
    return Figure(number, number_of_graduates, Fraction(number, number_of_graduates))
