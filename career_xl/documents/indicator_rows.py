"""The indicators as the two tables of the plan show them: КЛЮЧЕВЫЕ and ОБЩИЕ (000)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from career_xl.kpi.definitions import Category, KpiDefinition
from career_xl.kpi.figure_text import figure_text, target_text
from career_xl.kpi.results import KpiResult

_KEY_PREFIX = "К"
_GENERAL_PREFIX = "О"
_NOT_SET = "не задан"
_NO_TARGET = "—"
_CATEGORY_LINES: dict[str, str] = {
    Category.ALL: "– общий контингент",
    Category.OVZ: "– инвалиды, дети-инвалиды и лица с ОВЗ",
    Category.ABILYMPICS: "– победители и призёры чемпионата «Абилимпикс»",
    Category.PROFESSIONALITET: "– участники образовательной технологии «Профессионалитет»",
}


@dataclass(frozen=True)
class IndicatorRow:
    """One row of a table of indicators: an indicator, or the line of one of its categories."""

    number: str
    name: str
    unit: str
    planned: str
    actual: str
    results: tuple[KpiResult, ...] = ()
    """The figures that the row shows; none in the heading of an indicator with categories."""


def key_indicators(results: Sequence[KpiResult]) -> tuple[IndicatorRow, ...]:
    """The rows of К1–К7, in the order of the results."""
    return _rows(result for result in results if result.definition.code.startswith(_KEY_PREFIX))


def general_indicators(results: Sequence[KpiResult]) -> tuple[tuple[int, tuple[IndicatorRow, ...]], ...]:
    """The rows of О1.1–О5.2 under the number of the section of the plan that they belong to."""
    general = [result for result in results if result.definition.code.startswith(_GENERAL_PREFIX)]
    return tuple((number, _rows(group)) for number, group in groupby(general, key=_section_number))


def _section_number(result: KpiResult) -> int:
    return int(result.definition.code.removeprefix(_GENERAL_PREFIX).partition(".")[0])


def _rows(results: Iterable[KpiResult]) -> tuple[IndicatorRow, ...]:
    return tuple(
        row
        for definition, figures in groupby(results, key=lambda result: result.definition)
        for row in _indicator(definition, list(figures))
    )


def _indicator(definition: KpiDefinition, results: Sequence[KpiResult]) -> list[IndicatorRow]:
    """One row, or a row with the name and one for each category."""
    name, unit = _name(definition, results), definition.unit_label
    by_category: dict[str, list[KpiResult]] = {}
    for result in results:
        by_category.setdefault(result.category, []).append(result)
    if len(by_category) == 1:
        return [IndicatorRow(definition.code, name, unit, _planned(results[0]), _actual(results), tuple(results))]
    lines = [
        IndicatorRow(
            "",
            _CATEGORY_LINES.get(category, f"– {category}"),
            unit,
            _planned(figures[0]),
            _actual(figures),
            tuple(figures),
        )
        for category, figures in by_category.items()
    ]
    return [IndicatorRow(definition.code, f"{name}:", "", "", ""), *lines]


def _name(definition: KpiDefinition, results: Sequence[KpiResult]) -> str:
    cohorts = sorted({result.cohort for result in results if result.cohort is not None})
    name = definition.name[:1].upper() + definition.name[1:]
    return f"{name} (выпуск {', '.join(map(str, cohorts))} {'гг.' if len(cohorts) > 1 else 'г.'})" if cohorts else name


def _planned(result: KpiResult) -> str:
    """«≥ 65», «100», «≤ 1,5», «есть»; «не задан» where «Паспорт» should say, a dash where there is none."""
    category = Category(result.category)
    if result.target is None:
        return _NOT_SET if category in dict(result.definition.passport_targets) else _NO_TARGET
    # The unit has a column of its own.
    return target_text(result.definition, category, result.target).removesuffix("%").rstrip()


def _actual(results: Sequence[KpiResult]) -> str:
    """One line for each cohort: «2023: 64,8 % (35 из 54)»."""
    return ";\n".join(
        f"{result.cohort}: {figure_text(result)}" if result.cohort is not None else figure_text(result)
        for result in results
    )
