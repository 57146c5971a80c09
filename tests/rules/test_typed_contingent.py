"""T03: a contingent that was typed in."""

from collections.abc import Sequence
from typing import Any

import pytest

from career_xl.domain.sheets import Sheet
from career_xl.rules.findings import Outcome
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import SheetValues
from tests.rules.flat_findings import cells, codes, findings, result
from tests.tables import graduate, observation

WIDE = ["Год выпуска", "Код", "01", "02", "03", "04", "05"]
LONG = ["Код", "Строка", "Категория", "Мониторинг", "СПО-1"]


def contingent(*rows: Sequence[Any], errors: dict[tuple[int, int], str] | None = None) -> Observation:
    """A workbook of one faultless graduate with this sheet «Контингент»."""
    return observation([graduate()], other_sheets=[SheetValues(Sheet.CONTINGENT, rows, errors or {})])


def test_lines_that_agree_give_no_finding() -> None:
    seen = contingent(WIDE, [2025, "09.02.07", 20, 3, 3, 17, 20], [2025, "Всего", 20, 3, 3, 17, 20])
    assert (codes(seen), result(seen, "T03").outcome) == ([], Outcome.PASSED)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([20, 2, 3, 0, 0], [("T03", 2, "03")]),
        ([20, 4, 0, 17, 0], [("T03", 2, "04")]),
        ([20, 0, 0, 0, 21], [("T03", 2, "05")]),
        ([20, 21, 0, 0, 0], [("T03", 2, "02")]),
        ([20, None, None, 21, None], [("T03", 2, "04")]),
        ([20, 2, 2, 5, 0], []),
        ([None, 5, 1, 9, 9], []),
        ([0, 0, 0, 0, 0], []),
    ],
)
def test_the_lines_of_a_code_bound_each_other(figures: list[int | None], expected: list[tuple[str, int, str]]) -> None:
    assert cells(contingent(WIDE, [2025, "09.02.07", *figures])) == expected


def test_line_04_may_exceed_line_02_and_line_03() -> None:
    assert codes(contingent(WIDE, [2025, "09.02.07", 20, 1, 1, 10, 0])) == []


@pytest.mark.parametrize("cell", ["5.0", "-", "пять", 5.5, -1, "5 чел."])
def test_what_is_no_whole_number_is_an_error_and_never_a_zero(cell: object) -> None:
    seen = contingent(WIDE, [2025, "09.02.07", cell, 2, 1, 0, 0], [2025, "Итого", 2, 2, 1, 0, 0])
    assert cells(seen) == [("T03", 2, "01")]


def test_a_total_is_the_sum_over_the_codes() -> None:
    seen = contingent(
        WIDE,
        [2025, "09.02.07", 20, 2, 1, 0, 5],
        [2025, "43.01.09", 10, None, 0, 1, 0],
        [2025, "ИТОГО по выпуску", 30, 2, 1, 2, 4],
    )
    assert cells(seen) == [("T03", 4, "04"), ("T03", 4, "05")]
    assert findings(seen)[0].problem == ("Лист «Контингент», строка 4: итог строки 04 (2) не равен сумме по кодам (1).")


def test_each_cohort_has_its_own_total() -> None:
    seen = contingent(
        WIDE,
        [2024, "09.02.07", 20, 0, 0, 0, 0],
        [2024, "Всего", 20, 0, 0, 0, 0],
        [2025, "09.02.07", 7, 0, 0, 0, 0],
        [2025, "Всего", 27, 0, 0, 0, 0],
    )
    assert cells(seen) == [("T03", 5, "01")]


def test_a_total_without_a_cohort_or_form_adds_up_all_of_them() -> None:
    caption = [*WIDE[:2], "Форма обучения", *WIDE[2:]]
    seen = contingent(
        caption,
        [2025, "09.02.07", "очная", 20, 0, 0, 0, 0],
        [2025, "09.02.07", "заочная", 5, 0, 0, 0, 0],
        [2025, "Итого", "очная", 20, 0, 0, 0, 0],
        [2025, "Итого", None, 25, 0, 0, 0, 1],
        [None, "Всего", None, 24, 0, 0, 0, 0],
    )
    assert cells(seen) == [("T03", 5, "05"), ("T03", 6, "01")]


def test_a_row_per_line_is_read_as_well_and_each_source_by_itself() -> None:
    seen = contingent(
        LONG,
        ["09.02.07", "01", "Всего", 20, 20],
        ["09.02.07", "02", "ОВЗ", 2, 21],
        ["09.02.07", "03", "инвалиды", 3, 2],
    )
    assert cells(seen, "T03") == [("T03", 3, "СПО-1"), ("T03", 4, "Мониторинг")]


def test_a_code_that_is_merged_over_its_lines_is_that_of_all_of_them() -> None:
    seen = contingent(
        LONG, ["09.02.07", "01", "", 20], [None, "02", "", 2], [None, "03", "", 3], [None, "", "прим.", 9]
    )
    assert cells(seen) == [("T03", 4, "Мониторинг")]


def test_column_numbers_captions_and_signatures_below_are_no_codes() -> None:
    seen = contingent(
        WIDE,
        [1, 2, 3, 4, 5, 6, 7],
        [2025, "09.02.07", 20, 0, 0, 0, 0],
        WIDE,
        [2025, "Итого", 20, 0, 0, 0, 0],
        [None, "Директор", "(подпись)", None, None, None, None],
    )
    assert codes(seen) == []


def test_a_year_above_the_rows_is_their_cohort() -> None:
    seen = contingent(
        WIDE[1:],
        ["Выпуск 2024 года"],
        ["09.02.07", 20, 0, 0, 0, 0],
        ["Всего", 20, 0, 0, 0, 0],
        ["Выпуск 2025 года"],
        ["09.02.07", 7, 0, 0, 0, 0],
        ["Всего", 8, 0, 0, 0, 0],
    )
    assert cells(seen) == [("T03", 7, "01")]


def test_a_formula_error_is_an_unknown_figure() -> None:
    rows = (WIDE, [2025, "09.02.07", None, 2, 0, 0, 0], [2025, "Итого", 20, 3, 0, 0, 0])
    assert cells(contingent(*rows, errors={(2, 3): "#NAME?"})) == [("T03", 3, "02")]


@pytest.mark.parametrize(
    ("rows", "errors", "reason"),
    [
        (None, {}, "в книге нет листа «Контингент»"),
        ([["Контингент колледжа"]], {}, "на листе «Контингент» нет чисел по строкам 01–05"),
        ([WIDE], {}, "на листе «Контингент» нет чисел по строкам 01–05"),
        ([WIDE, [2025, "09.02.07", None]], {(2, 3): "#NAME?"}, "на листе «Контингент» нет чисел по строкам 01–05"),
    ],
    ids=["no sheet", "no header", "header only", "nothing but errors"],
)
def test_without_figures_the_rule_is_skipped(
    rows: list[list[Any]] | None, errors: dict[tuple[int, int], str], reason: str
) -> None:
    seen = observation([graduate()]) if rows is None else contingent(*rows, errors=errors)
    assert (result(seen, "T03").outcome, result(seen, "T03").reason) == (Outcome.SKIPPED, reason)
