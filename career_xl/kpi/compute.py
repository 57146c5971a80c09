"""Computes the indicators of a workbook (domain §5)."""

from collections.abc import Iterable, Iterator

from career_xl.domain.sheets import Sheet
from career_xl.kpi.catalogue import CATALOGUE, definition_of, find_codes
from career_xl.kpi.codes import Code
from career_xl.kpi.cohort_kpis import COHORT_FORMULAS, cohort_figures
from career_xl.kpi.contingent_kpis import EQUAL_TO_SPO1, spo1_figures
from career_xl.kpi.definitions import Category, KpiDefinition
from career_xl.kpi.event_kpis import EVENT_FORMULAS, event_figure
from career_xl.kpi.figures import Figure
from career_xl.kpi.passport_kpis import (
    PASSPORT_COUNTS,
    PASSPORT_FLAGS,
    STUDENT_SHARES,
    count_figure,
    flag_figure,
    student_figure,
)
from career_xl.kpi.reached_kpis import REACHED, reached_figure
from career_xl.kpi.results import KpiResult
from career_xl.kpi.targets import judged
from career_xl.kpi.track_quality_kpis import RELIABLE_TRACKS, reliability_figures
from career_xl.kpi.vacancy_kpis import COMPARED_WITH_STUDENTS, VACANCY_FORMULAS, vacancy_figure
from career_xl.tables.observation import Observation

COMPUTED: frozenset[Code] = frozenset(
    {
        *COHORT_FORMULAS,
        *EVENT_FORMULAS,
        *VACANCY_FORMULAS,
        *PASSPORT_FLAGS,
        *PASSPORT_COUNTS,
        *STUDENT_SHARES,
        *REACHED,
        RELIABLE_TRACKS,
        EQUAL_TO_SPO1,
    }
)
"""The indicators that are computed; the others repeat one of them."""


def single_sheet(code: Code) -> Sheet | None:
    """The one sheet that the figure is counted from; None where it takes several, so that no one table gives it."""
    if code in COHORT_FORMULAS:
        return Sheet.MONITORING
    if code in EVENT_FORMULAS:
        return Sheet.EVENTS
    if code in VACANCY_FORMULAS:
        return None if code in COMPARED_WITH_STUDENTS else Sheet.VACANCIES
    return Sheet.PASSPORT if code in {*PASSPORT_FLAGS, *PASSPORT_COUNTS, *STUDENT_SHARES} else None


def compute_kpis(observation: Observation, codes: Iterable[str] | None = None) -> tuple[KpiResult, ...]:
    """The figures in the order of the catalogue, then by category and cohort; without codes all that are computed.

    Codes may be written in look-alike letters and any case; one that repeats another stands for that one.
    SettingInvalidError for an unknown code.
    """
    wanted = COMPUTED if codes is None else {code for text in codes for code in computed_codes(text)}
    return tuple(
        judged(definition, category, cohort, figure, observation.passport)
        for definition in CATALOGUE
        if definition.code in wanted
        for category, cohort, figure in _figures(definition, observation)
    )


def computed_codes(text: str) -> tuple[Code, ...]:
    """The indicators to compute for a code as typed: itself, or those that it repeats; errors as `compute_kpis`."""
    return tuple(computed for code in find_codes(text) for computed in _computed(code))


def _computed(code: Code) -> tuple[Code, ...]:
    return (code,) if code in COMPUTED else definition_of(code).same_as


def _figures(definition: KpiDefinition, observation: Observation) -> Iterator[tuple[Category, int | None, Figure]]:
    code = definition.code
    if code in COHORT_FORMULAS:
        return cohort_figures(definition, observation)
    if code is RELIABLE_TRACKS:
        figures = reliability_figures(observation, definition.cohorts)
        return ((Category.ALL, cohort, figure) for cohort, figure in figures)
    if code is EQUAL_TO_SPO1:
        return ((Category.ALL, cohort, figure) for cohort, figure in spo1_figures(observation, definition.cohorts))
    if code in REACHED:
        return iter([(Category.ALL, *reached_figure(code, observation))])
    return iter([(Category.ALL, None, _figure_of_year(code, observation))])


def _figure_of_year(code: Code, observation: Observation) -> Figure:
    if code in EVENT_FORMULAS:
        return event_figure(code, observation)
    if code in VACANCY_FORMULAS:
        return vacancy_figure(code, observation)
    if code in PASSPORT_FLAGS:
        return flag_figure(code, observation.passport)
    if code in PASSPORT_COUNTS:
        return count_figure(code, observation.passport)
    return student_figure(code, observation.passport)
