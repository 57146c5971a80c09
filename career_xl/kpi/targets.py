"""Whether a figure reaches its target, and how many graduates are missing to it (domain §5)."""

import math
from fractions import Fraction

from career_xl.domain.passport import Passport
from career_xl.kpi.definitions import Category, KpiDefinition, Sign, Target, Unit
from career_xl.kpi.figures import Figure
from career_xl.kpi.results import KpiResult, Status


def target_of(definition: KpiDefinition, category: Category, passport: Passport) -> Target | None:
    """The target of a category: of the catalogue, else of «Паспорт» (sign ≥); None where there is none."""
    field = dict(definition.passport_targets).get(category)
    if field is None:
        return dict(definition.targets)[category]
    share = getattr(passport, field)
    return None if share is None else Target(Sign.AT_LEAST, Fraction(share))


def judged(
    definition: KpiDefinition, category: Category, cohort: int | None, figure: Figure, passport: Passport
) -> KpiResult:
    """The figure compared with its target."""
    target = target_of(definition, category, passport)
    status = status_of(figure.value, target)
    return KpiResult(
        definition=definition,
        category=category,
        cohort=cohort,
        numerator=figure.numerator,
        denominator=figure.denominator,
        value=figure.value,
        target=target,
        status=status,
        missing=missing_to(target, status, definition.unit, figure),
        reason=figure.reason,
        note=figure.note,
        sheet=figure.sheet,
        rows_in_numerator=figure.rows_in_numerator,
        rows_in_denominator=figure.rows_in_denominator,
    )


def status_of(value: Fraction | None, target: Target | None) -> Status:
    """Whether the unrounded value reaches the target."""
    if value is None:
        return Status.NO_DATA
    if target is None:
        return Status.NO_TARGET
    reached = {
        Sign.AT_LEAST: value >= target.bound,
        Sign.AT_MOST: value <= target.bound,
        Sign.EQUAL: value == target.bound,
    }[target.sign]
    return Status.MET if reached else Status.MISSED


def missing_to(target: Target | None, status: Status, unit: Unit, figure: Figure) -> int | None:
    """How many are missing to the target, or too many above it; 0 where met, None without data or target and for flags.

    Below: ⌈target·N⌉ − n; above: n − ⌊target·N⌋, N being 1 for a count.
    """
    if target is None or figure.numerator is None or unit is Unit.FLAG:
        return None
    if status is not Status.MISSED:
        return 0 if status is Status.MET else None
    wanted = target.bound * (1 if figure.denominator is None else figure.denominator)
    lacking = math.ceil(wanted) - figure.numerator
    return lacking if lacking > 0 else figure.numerator - math.floor(wanted)
