"""The indicators in a cell: figure, numerator, denominator, status, graduates missing to the target."""

import datetime as dt
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from career_xl.domain.passport import Passport
from career_xl.domain.sheets import Sheet
from career_xl.functions import arguments
from career_xl.functions.definitions import ArgumentRefusedError, Result, Value
from career_xl.functions.lifting import for_each_cell
from career_xl.functions.observed import college, graduates, held_events, offered_vacancies
from career_xl.functions.table import Table
from career_xl.kpi.catalogue import definition_of
from career_xl.kpi.codes import Code
from career_xl.kpi.cohort_kpis import COHORT_FORMULAS
from career_xl.kpi.compute import compute_kpis, computed_codes, single_sheet
from career_xl.kpi.definitions import Category, Cohorts, Unit
from career_xl.kpi.event_kpis import EVENT_FORMULAS
from career_xl.kpi.figure_text import NO_DATA
from career_xl.kpi.results import KpiResult
from career_xl.kpi.targets import status_of, target_of
from career_xl.tables.sheet_values import Cell

_KEPT_FIGURES = 1024
_OBSERVED = MappingProxyType({Sheet.EVENTS: held_events, Sheet.VACANCIES: offered_vacancies, Sheet.PASSPORT: college})
"""How a range of the sheet is looked at; one of «Мониторинг» needs the cohort too."""
_TABLE_CAPTIONS: tuple[Cell, ...] = (
    "Код", "Показатель", "Категория", "Год выпуска", "Факт", "Числитель", "Знаменатель", "Статус"
)  # fmt: skip


def kpi(code: Value, category: Value, cohort: Value, table: Value, report_date: Value) -> Result:
    """The figure: share 0…1, count, 1 or 0 for yes or no; «н/д» without data.

    With ranges for indicator, category or year it is an array formula: one figure for each of their cells, so that the
    table is handed over once for all of them.
    """
    return for_each_cell(
        (code, category, cohort), lambda one: _number(_result(one[0], one[1], one[2], table, report_date).value)
    )


def numerator(code: Value, category: Value, cohort: Value, table: Value, report_date: Value) -> Cell:
    """The numerator of a figure (the number itself for a count)."""
    return _known(_result(code, category, cohort, table, report_date).numerator)


def denominator(code: Value, category: Value, cohort: Value, table: Value, report_date: Value) -> Cell:
    """The denominator of a share."""
    result = _result(code, category, cohort, table, report_date)
    if result.definition.unit is not Unit.SHARE:
        raise ArgumentRefusedError("у этого показателя нет знаменателя")
    return _known(result.denominator)


def missing(code: Value, category: Value, cohort: Value, table: Value, report_date: Value) -> Cell:
    """How many graduates are missing to the target, or are too many where the target is «not more than»."""
    result = _result(code, category, cohort, table, report_date)
    if result.value is None:
        return NO_DATA
    if result.target is None:
        raise ArgumentRefusedError("цель не задана")
    if result.missing is None:
        raise ArgumentRefusedError("для показателя «да/нет» не считается")
    return result.missing


def status(code: Value, category: Value, value: Value) -> str:
    """Whether a value reaches the target of the catalogue."""
    definition, wanted = definition_of(arguments.kpi_code(code)), arguments.category(category)
    if wanted not in dict(definition.targets):
        raise ArgumentRefusedError(f"у показателя {definition.code} нет категории «{wanted}»")
    cell = arguments.cell_of(value)
    number = Fraction(cell) if isinstance(cell, int | float) else None
    return status_of(number, target_of(definition, wanted, Passport())).label


def kpi_table(table: Value, report_date: Value) -> list[list[Cell]]:
    """All indicators that the range has data for, with a header: one row per indicator, category and cohort."""
    cells, date = arguments.table(table), arguments.report_date(report_date)
    return [list(_TABLE_CAPTIONS), *(_row(result) for result in _all_figures(cells, date))]


def _row(result: KpiResult) -> list[Cell]:
    return [
        str(result.definition.code),
        result.definition.short_name,
        str(result.category),
        result.cohort,
        _number(result.value),
        result.numerator,
        result.denominator,
        result.status.label,
    ]


@lru_cache(maxsize=_KEPT_FIGURES)
def _all_figures(table: Table, date: dt.date) -> tuple[KpiResult, ...]:
    try:
        observation = graduates(table, date)
    except ArgumentRefusedError:
        return compute_kpis(held_events(table, date), EVENT_FORMULAS)
    return compute_kpis(observation, COHORT_FORMULAS)


def _result(code: Value, category: Value, cohort: Value, table: Value, report_date: Value) -> KpiResult:
    indicator, wanted = arguments.kpi_code(code), arguments.category(category)
    year, cells, date = arguments.cohort(cohort), arguments.table(table), arguments.report_date(report_date)
    of_category = [result for result in _figures(_computed(indicator), cells, year, date) if result.category == wanted]
    if not of_category:
        raise ArgumentRefusedError(f"у показателя {indicator} нет категории «{wanted}»")
    return of_category[0]


def _computed(code: Code) -> Code:
    computed = computed_codes(code)
    if len(computed) > 1:
        raise ArgumentRefusedError(f"{code} складывается из {', '.join(computed)}: укажите один из них")
    return computed[0]


@lru_cache(maxsize=_KEPT_FIGURES)
def _figures(code: Code, table: Table, cohort: int | None, date: dt.date) -> tuple[KpiResult, ...]:
    """The figures of an indicator, one for each of its categories, from the table that it is counted from."""
    sheet = single_sheet(code)
    if sheet is None:
        raise ArgumentRefusedError(f"{code} считается по нескольким листам: смотрите лист «{Sheet.KPIS}»")
    if sheet in _OBSERVED:
        return compute_kpis(_OBSERVED[sheet](table, date), (code,))
    if cohort is None and definition_of(code).cohorts is not Cohorts.YEAR:
        raise ArgumentRefusedError("укажите год выпуска")
    return compute_kpis(graduates(table, date, cohort), (code,))


def _number(value: Fraction | None) -> Cell:
    if value is None:
        return NO_DATA
    return int(value) if value.denominator == 1 else float(value)


def _known(number: int | None) -> Cell:
    return NO_DATA if number is None else number


CATEGORIES = ", ".join(f"«{category}»" for category in Category)
"""The categories as the wizard's help lists them."""
