"""The machine-readable form of the figures: the document of `career-xl kpi --json` (cli.md)."""

from collections.abc import Sequence
from typing import Any

from career_xl.kpi.definitions import Target, Unit
from career_xl.kpi.figure_text import decimal_text
from career_xl.kpi.results import KpiResult

SHARE_DECIMALS = 5


def as_json(results: Sequence[KpiResult], with_rows: bool = False) -> dict[str, Any]:
    """The document `{"kpis": […]}`; `with_rows` adds the row numbers of numerator and denominator (`--explain`)."""
    return {"kpis": [_figure(result) | (_rows(result) if with_rows else {}) for result in results]}


def _figure(result: KpiResult) -> dict[str, Any]:
    return {
        "code": str(result.definition.code),
        "category": str(result.category),
        "cohort": result.cohort,
        "numerator": result.numerator,
        "denominator": result.denominator,
        "value": _value(result),
        "unit": str(result.definition.unit),
        "target": target_json(result.target),
        "status": str(result.status),
        "missing": result.missing,
    }


def _value(result: KpiResult) -> float | int | None:
    if result.value is None:
        return None
    return round(float(result.value), SHARE_DECIMALS) if result.definition.unit is Unit.SHARE else int(result.value)


def target_json(target: Target | None) -> str | None:
    """«>= 0.65», «<= 0.015», «= 1», «>= 10»; None without a target."""
    return None if target is None else f"{target.sign} {decimal_text(target.bound)}"


def _rows(result: KpiResult) -> dict[str, Any]:
    return {
        "sheet": result.sheet,
        "rows_in_numerator": list(result.rows_in_numerator),
        "rows_in_denominator": list(result.rows_in_denominator),
        "reason": result.reason,
        "note": result.note,
    }
