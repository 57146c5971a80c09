"""Figures as flat rows, so that a test compares what stands on the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.kpi.compute import compute_kpis
from career_xl.kpi.results import KpiResult
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import SheetValues
from tests.tables import graduate

HEADER_ONLY = SheetValues(Sheet.MONITORING, [[column.caption for column in Column]])


def figures(observation: Observation, code: str) -> list[tuple[str, int | None, int | None, int | None]]:
    """(category, cohort, numerator, denominator) of each figure of an indicator."""
    return [
        (str(result.category), result.cohort, result.numerator, result.denominator)
        for result in compute_kpis(observation, [code])
    ]


def only(observation: Observation, code: str) -> KpiResult:
    """The one figure of an indicator."""
    (result,) = compute_kpis(observation, [code])
    return result


def graduates(number: int, **changes: Any) -> list[dict[str, Any]]:
    """So many equal graduates."""
    return [graduate(**changes) for _ in range(number)]


def held(**cells: Any) -> dict[str, Any]:
    """A row of «Мероприятия»: held(kind="онлайн-ярмарка", participants=40)."""
    captions: Mapping[str, str] = {
        "date": "Дата",
        "kind": "Вид",
        "partner_kind": "Вид партнёра",
        "participants": "Участников",
        "quota": "Квота",
        "cvs": "Резюме прошли модерацию",
        "contracts": "Заключено договоров",
        "placed": "Определились с местом работы",
    }
    event = dict.fromkeys(captions.values()) | {"Дата": "15.10.2026", "Вид": "иное"}
    return event | {captions[name]: value for name, value in cells.items()}


def statuses(results: Sequence[KpiResult]) -> set[str]:
    """The different statuses of the figures."""
    return {str(result.status) for result in results}
