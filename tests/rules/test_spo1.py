"""T04: the contingent counted from «Мониторинг» beside the figures of СПО-1; T08: too many «иные причины»."""

import datetime as dt

import pytest

from career_xl.domain.sheets import Sheet
from career_xl.rules.findings import Outcome
from career_xl.tables.sheet_values import SheetValues
from tests.rules.flat_findings import AT_RISK, cells, findings, found, result
from tests.tables import different_people, graduate, observation

HEADER = ["Год выпуска", "Код", "Строка", "Мониторинг", "СПО-1", "АИС", None, None]


def seen(*rows, people=None, beside=()):
    """A workbook of two graduates of 2026, 09.02.07, one with limited health, with this sheet «Контингент»."""
    graduates = people or different_people({}, {"ovz": "да"})
    dated = [[*HEADER, *beside], *rows] if beside else [HEADER, *rows]
    return observation(graduates, other_sheets=[SheetValues(Sheet.CONTINGENT, dated)])


def test_equal_figures_give_no_finding() -> None:
    both = seen([2026, "09.02.07", "01", None, 2], [2026, "09.02.07", "02", None, 1], [2026, "Всего", "01", None, 2])
    assert (cells(both, "T04"), result(both, "T04").outcome) == ([], Outcome.PASSED)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ([2026, "09.02.07", "01", None, 3], [("T04", 2, "СПО-1")]),
        ([2026, "Всего", "02", None, 0], [("T04", 2, "СПО-1")]),
        ([2026, "43.01.09", "01", None, 1], [("T04", 2, "СПО-1")]),
        ([2025, "09.02.07", "01", None, 1], [("T04", 2, "СПО-1")]),
        ([None, "09.02.07", "01", None, 3], [("T04", 2, "СПО-1")]),
        ([2026, "09.02.07", "01", None, None, 7], []),
        ([2026, "43.01.09", "01", None, 0], []),
    ],
)
def test_a_figure_that_differs_is_found_in_its_cell(row, expected) -> None:
    assert cells(seen(row), "T04") == expected


def test_both_figures_and_both_dates_are_named() -> None:
    row = [2026, "09.02.07", "02", None, 3, None, None, None]
    dated = seen(row, beside=["Дата данных СПО-1", dt.date(2026, 10, 1)])
    assert "в мониторинге 1 (на 20.11.2026), в СПО-1 3 (на 01.10.2026)" in findings(dated, "T04")[0].message
    assert "в СПО-1 3 (дата не указана)" in findings(seen(row), "T04")[0].message


def test_without_figures_of_spo1_the_rule_is_skipped() -> None:
    assert result(observation([graduate()]), "T04").outcome is Outcome.SKIPPED
    assert result(seen([2026, "09.02.07", "01", 2, None]), "T04").outcome is Outcome.SKIPPED


OTHER = AT_RISK | {"actual_track": "Риск: иные причины"}


def test_other_reasons_need_a_note_where_they_are_many() -> None:
    assert [row for row in found(OTHER, {}, OTHER | {"note": "переезд"}) if row[0] == "T08"] == [("T08", 2)]


def test_one_in_two_hundred_needs_no_note() -> None:
    assert ("T08", 2) not in found(OTHER, *[{}] * 199)
    assert ("T08", 2) in found(OTHER, *[{}] * 198)
