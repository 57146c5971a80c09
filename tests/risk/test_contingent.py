"""Lines 01–05 of a cohort."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from career_xl.contingent import Contingent, count_contingent, programme_names
from career_xl.domain.columns import Column
from career_xl.domain.errors import CohortMissingError, ColumnMissingError
from career_xl.domain.sheets import Sheet
from career_xl.tables.sheet_values import SheetValues
from tests.tables import different_people, graduate, observation, with_error

ALL_NO = {"01": 1, "02": 0, "03": 0, "04": 0, "05": 0}


def counted(*people: Mapping[str, Any], cohort: int = 2026) -> Contingent:
    return count_contingent(observation(different_people(*people)), cohort)


@pytest.mark.parametrize(
    ("person", "lines"),
    [
        ({}, {}),
        ({"ovz": "да"}, {"02": 1}),
        ({"ovz": "да", "disability": "инвалид"}, {"02": 1, "03": 1}),
        ({"ovz": "да", "disability": "ребёнок-инвалид"}, {"02": 1, "03": 1}),
        ({"disability": "инвалид"}, {"04": 1}),
        ({"ovz": None, "disability": "ребенок-инвалид"}, {"04": 1}),
        ({"target_contract": "да"}, {"05": 1}),
        ({"ovz": "+", "disability": "2 группа", "target_contract": "ДА"}, {"02": 1, "03": 1, "05": 1}),
        ({"ovz": None, "disability": None, "target_contract": None}, {}),
        ({"ovz": "возможно", "disability": "болеет", "target_contract": "?"}, {}),
    ],
)
def test_each_line_counts_the_graduates_of_its_category(person: Mapping[str, Any], lines: Mapping[str, int]) -> None:
    assert counted(person).lines == ALL_NO | lines


def test_lines_are_counted_for_one_cohort_by_code_and_in_total() -> None:
    contingent = counted(
        {"ovz": "да"},
        {"code": "43.01.09", "disability": "инвалид"},
        {"target_contract": "да"},
        {"cohort": 2025, "ovz": "да"},
    )
    assert contingent.as_json() == {
        "cohort": 2026,
        "lines": {"01": 3, "02": 1, "03": 0, "04": 1, "05": 1},
        "by_code": {
            "09.02.07": {"01": 2, "02": 1, "03": 0, "04": 0, "05": 1},
            "43.01.09": {"01": 1, "02": 0, "03": 0, "04": 1, "05": 0},
        },
    }


def test_codes_stand_in_order_and_graduates_without_one_under_a_dash_at_the_end() -> None:
    contingent = counted(
        {"code": "43.01.09"}, {"code": dt.date(2007, 2, 9), "ovz": "да"}, {"code": None}, {"code": "9.2.7"}, {}
    )
    assert list(contingent.by_code) == ["09.02.07", "43.01.09", "—"]
    assert contingent.by_code["—"] == {"01": 3, "02": 1, "03": 0, "04": 0, "05": 0}
    assert contingent.lines["01"] == 5


def test_forms_of_study_are_told_on_request_with_their_zeros() -> None:
    contingent = counted({"study_form": "заочная", "ovz": "да"}, {"study_form": "вечерняя"})
    assert "by_form" not in contingent.as_json()
    assert contingent.as_json(with_forms=True)["by_form"] == {
        "очная": {"01": 0, "02": 0, "03": 0, "04": 0, "05": 0},
        "очно-заочная": ALL_NO,
        "заочная": ALL_NO | {"02": 1},
    }


def test_graduates_of_an_unknown_form_are_not_lost() -> None:
    contingent = counted({"study_form": None}, {"study_form": "домашняя"}, {})
    assert {form: lines["01"] for form, lines in contingent.by_form.items()} == {
        "очная": 1,
        "очно-заочная": 0,
        "заочная": 0,
        "—": 2,
    }


def test_a_row_with_blank_required_cells_is_counted_wherever_its_other_cells_allow() -> None:
    contingent = counted({"full_name": None, "study_form": None, "code": None, "target_contract": "да"})
    assert contingent.lines == ALL_NO | {"05": 1}


def test_a_formula_error_counts_as_blank() -> None:
    table = with_error(graduate(disability="инвалид"), Column.OVZ)
    assert count_contingent(observation(table), 2026).lines == ALL_NO | {"04": 1}


def test_a_cohort_without_graduates_is_an_error_that_names_the_present_ones() -> None:
    with pytest.raises(CohortMissingError, match=r"нет выпускников 2024 года; годы выпуска на листе: 2025, 2026"):
        counted({"cohort": "2025 г."}, {}, cohort=2024)


def test_a_header_alone_has_no_cohort() -> None:
    header = SheetValues(Sheet.MONITORING, [[column.caption for column in Column]])
    with pytest.raises(CohortMissingError, match="нет ни одного"):
        count_contingent(observation(header), 2026)


@pytest.mark.parametrize("column", [Column.COHORT, Column.CODE, Column.OVZ, Column.DISABILITY, Column.TARGET_CONTRACT])
def test_a_column_without_which_a_line_would_be_wrong_is_needed(column: Column) -> None:
    with pytest.raises(ColumnMissingError, match=column.caption):
        count_contingent(observation([graduate()], without=[column]), 2026)


def test_without_the_form_of_study_the_lines_are_counted_all_the_same() -> None:
    seen = observation([graduate()], without=[Column.STUDY_FORM])
    assert count_contingent(seen, 2026).by_form["—"] == ALL_NO


def test_a_code_has_the_programme_name_that_stands_most_often() -> None:
    names = ("Повар", "Пекарь", "Пекарь", None)
    people = (*({"programme": name} for name in names), {"code": "43.01.09", "programme": None}, {"cohort": 2025})
    seen = observation(different_people(*people))
    assert programme_names(seen, 2026) == {"09.02.07": "Пекарь", "43.01.09": ""}


def test_graduates_without_a_code_belong_to_no_programme() -> None:
    seen = observation(different_people({}, {"code": "9.2.7"}))
    assert programme_names(seen, 2026) == {"09.02.07": "Информационные системы и программирование"}
