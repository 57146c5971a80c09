"""The indicators as the two tables of the plan show them: КЛЮЧЕВЫЕ and ОБЩИЕ (000)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from career_xl.kpi.definitions import Category, KpiDefinition, Sign, Target, Unit
from career_xl.kpi.results import KpiResult

NO_DATA = "н/д"
NOT_SET = "не задан"
NO_TARGET = "—"

_KEY_PREFIX = "К"
_GENERAL_PREFIX = "О"
_SIGNS = {Sign.AT_LEAST: "≥ ", Sign.AT_MOST: "≤ ", Sign.EQUAL: ""}
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
        return [IndicatorRow(definition.code, name, unit, _planned(results[0]), _actual(results))]
    lines = [
        IndicatorRow("", _CATEGORY_LINES.get(category, f"– {category}"), unit, _planned(figures[0]), _actual(figures))
        for category, figures in by_category.items()
    ]
    return [IndicatorRow(definition.code, f"{name}:", "", "", ""), *lines]


def _name(definition: KpiDefinition, results: Sequence[KpiResult]) -> str:
    cohorts = sorted({result.cohort for result in results if result.cohort is not None})
    name = definition.name[:1].upper() + definition.name[1:]
    return f"{name} (выпуск {', '.join(map(str, cohorts))} {'гг.' if len(cohorts) > 1 else 'г.'})" if cohorts else name


def _planned(result: KpiResult) -> str:
    """«≥ 65», «100», «≤ 1,5», «есть»; «не задан» where «Паспорт» should say, a dash where there is none."""
    definition, target = result.definition, result.target
    if target is None:
        is_set_by_region = any(category == result.category for category, _ in definition.passport_targets)
        return NOT_SET if is_set_by_region else NO_TARGET
    if definition.unit is Unit.FLAG:
        return definition.flag_words[0 if target.bound else 1]
    return f"{_SIGNS[target.sign]}{_bound(target, definition.unit)}"


def _bound(target: Target, unit: Unit) -> str:
    number = target.bound * 100 if unit is Unit.SHARE else target.bound
    return str(number.numerator) if number.denominator == 1 else one_decimal(number)


def _actual(results: Sequence[KpiResult]) -> str:
    """One line for each cohort: «2023: 64,8 % (35 из 54)»."""
    return ";\n".join(
        f"{result.cohort}: {figure(result)}" if result.cohort is not None else figure(result) for result in results
    )


def figure(result: KpiResult) -> str:
    """«64,8 % (35 из 54)», «12», «есть» or «н/д»: a share never stands without its n and N (domain §5)."""
    if result.value is None:
        return NO_DATA
    if result.definition.unit is Unit.FLAG:
        return result.definition.flag_words[0 if result.value else 1]
    if result.definition.unit is Unit.COUNT:
        return str(int(result.value))
    counts = f" ({result.numerator} из {result.denominator})" if result.denominator else ""
    return f"{one_decimal(result.value * 100)} %{counts}"


def one_decimal(number: Fraction) -> str:
    """The number, not below 0, with one decimal and a comma, half rounded up."""
    tenths = int(number * 10 + Fraction(1, 2))
    return f"{tenths // 10},{tenths % 10}"
