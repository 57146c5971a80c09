"""П15: the contingent of a cohort beside СПО-1."""

from collections.abc import Sequence
from typing import Any

import pytest

from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.kpi.compute import compute_kpis
from career_xl.kpi.results import KpiResult
from career_xl.tables.sheet_values import SheetValues
from tests.tables import different_people, observation

LINES = ["Год выпуска", "Код", "Строка", "Мониторинг", "СПО-1"]
PEOPLE = different_people({}, {"ovz": "да"}, {"cohort": 2025})


def results(*rows: Sequence[Any], without: Sequence[Column] = ()) -> list[KpiResult]:
    sheets = [SheetValues(Sheet.CONTINGENT, [LINES, *rows])] if rows else []
    return list(compute_kpis(observation(PEOPLE, other_sheets=sheets, without=without), ["П15"]))


def test_a_cohort_whose_figures_are_all_equal_corresponds() -> None:
    both = results(
        [2026, "09.02.07", "01", None, 2],
        [2026, "09.02.07", "02", None, 1],
        [2026, "Всего", "01", None, 2],
        [2025, "09.02.07", "01", None, 1],
        [2025, "09.02.07", "02", None, 1],
    )
    assert [(result.cohort, result.value) for result in both] == [(2025, 0), (2026, 1)]
    assert both[0].note == "Лист «Контингент»: числа СПО-1 другие, строка 6."


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "нет чисел СПО-1 выпуска 2026 года"),
        ([[2025, "09.02.07", "01", None, 1]], "нет чисел СПО-1 выпуска 2026 года"),
        ([[2026, "09.02.07", "01", 2, None]], "нет чисел СПО-1 выпуска 2026 года"),
        ([[2026, "09.02.07", "01", None, "2 чел."]], "в столбце «СПО-1» не целые числа, строка 2"),
    ],
)
def test_without_figures_of_its_year_nothing_is_said(rows: list[list[Any]], reason: str) -> None:
    latest = results(*rows)[-1]
    assert (latest.cohort, latest.value) == (2026, None)
    assert reason in str(latest.reason)


def test_without_the_columns_of_the_lines_nothing_is_said() -> None:
    latest = results([2026, "09.02.07", "01", None, 2], without=[Column.OVZ])[-1]
    assert (latest.value, latest.reason) == (None, "На листе «Мониторинг» нет столбцов: «ОВЗ».")
