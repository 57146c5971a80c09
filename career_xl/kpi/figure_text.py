"""Figures and targets in Russian, as tables and messages show them."""

import math
from fractions import Fraction

from career_xl.kpi.definitions import Category, KpiDefinition, Sign, Target, Unit
from career_xl.kpi.results import KpiResult, Status

NO_DATA = "н/д"
_SIGNS = {Sign.AT_LEAST: "≥ ", Sign.AT_MOST: "≤ ", Sign.EQUAL: ""}


def percent_text(share: Fraction) -> str:
    """«64,8 %»: one decimal, a half rounded up; the share itself stays unrounded wherever it is compared."""
    return f"{_tenths(share * 100)} %"


def _tenths(number: Fraction) -> str:
    """«64,8»: a half is rounded up."""
    tenths = math.floor(number * 10 + Fraction(1, 2))
    return f"{tenths // 10},{tenths % 10}"


def figure_text(result: KpiResult) -> str:
    """«64,8 % (35 из 54)» for a share, «12» for a count, «есть» or «нет» for a yes/no figure, «н/д» without data."""
    if result.value is None:
        return NO_DATA
    if result.definition.unit is Unit.FLAG:
        return result.definition.flag_words[0 if result.value else 1]
    if result.definition.unit is Unit.COUNT:
        return str(result.value) if result.value.denominator == 1 else _tenths(result.value)
    return f"{percent_text(result.value)} ({result.numerator} из {result.denominator})"


def target_text(definition: KpiDefinition, category: Category, target: Target | None) -> str:
    """«≥ 65 %», «100 %», «≥ 10», «есть»; without a target «не задана» where «Паспорт» should hold it, else «—»."""
    if target is None:
        return "не задана" if category in dict(definition.passport_targets) else "—"
    if definition.unit is Unit.FLAG:
        return definition.flag_words[0]
    if definition.unit is Unit.COUNT:
        return f"{_SIGNS[target.sign]}{target.bound}"
    return f"{_SIGNS[target.sign]}{decimal_text(target.bound * 100).replace('.', ',')} %"


def missing_text(result: KpiResult) -> str:
    """«не хватает 3», «больше на 2», «0» where the target is met, «—» where the question does not arise."""
    if result.missing is None or result.target is None or result.value is None:
        return "—"
    if result.status is Status.MET:
        return "0"
    return f"{'не хватает' if result.value < result.target.bound else 'больше на'} {result.missing}"


def decimal_text(number: Fraction) -> str:
    """The number as a plain decimal without trailing zeros: «0.65», «1», «0.015»; exact for every target."""
    whole, rest = divmod(number, 1)
    digits = ""
    while rest and len(digits) < 30:
        digit, rest = divmod(rest * 10, 1)
        digits += str(digit)
    return f"{whole}.{digits}" if digits else str(whole)
