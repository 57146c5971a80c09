"""What is not known is never a zero."""

import pytest

from career_xl.domain.columns import Column
from career_xl.kpi.compute import COMPUTED, compute_kpis
from career_xl.kpi.contingent_kpis import EQUAL_TO_SPO1
from career_xl.kpi.definitions import Cohorts
from career_xl.kpi.reached_kpis import REACHED
from career_xl.kpi.results import Status
from career_xl.tables.sheet_values import SheetValues
from tests.kpi.flat_figures import HEADER_ONLY, figures, only, statuses
from tests.tables import graduate, observation


def test_a_category_without_members_has_no_data() -> None:
    result = compute_kpis(observation([graduate()]), ["К1"])[1]
    assert (result.category, result.numerator, result.denominator, result.value) == ("ОВЗ", 0, 0, None)
    assert (result.status, result.missing) == (Status.NO_DATA, None)
    assert result.reason == "На листе нет выпускников, от числа которых считается доля."


def test_a_header_without_graduates_gives_one_row_per_indicator_and_category() -> None:
    results = compute_kpis(observation(HEADER_ONLY))
    assert statuses(results) == {"no_data"}
    assert {result.cohort for result in results} == {None}
    assert {result.definition.code for result in results} == COMPUTED
    from_rows = [
        result
        for result in results
        if result.definition.cohorts is not Cohorts.YEAR and result.definition.code not in {*REACHED, EQUAL_TO_SPO1}
    ]
    assert {(result.numerator, result.value) for result in from_rows} == {(0, None)}
    assert {result.denominator for result in from_rows if result.definition.unit == "share"} == {0}
    assert {result.denominator for result in from_rows if result.definition.unit == "count"} == {None}
    assert figures(observation(HEADER_ONLY), "К2") == [
        ("все", None, 0, 0),
        ("ОВЗ", None, 0, 0),
        ("Абилимпикс", None, 0, 0),
        ("Профессионалитет", None, 0, 0),
    ]


def test_a_header_with_cohorts_in_the_passport_gives_a_row_per_cohort() -> None:
    seen = observation(HEADER_ONLY, passport={"Годы выпуска": "2025, 2026"})
    assert figures(seen, "К5") == [("все", 2025, 0, 0), ("все", 2026, 0, 0)]
    assert figures(seen, "О3.5") == [("все", 2025, 0, None), ("все", 2026, 0, None)]
    assert statuses(compute_kpis(seen)) == {"no_data"}


def test_a_count_of_a_cohort_that_is_not_on_the_sheet_is_no_zero() -> None:
    results = compute_kpis(observation([graduate()], passport={"Годы выпуска": "2025, 2026"}), ["О3.5"])
    assert [(result.cohort, result.value, result.status) for result in results] == [
        (2025, None, "no_data"),
        (2026, 0, "no_target"),
    ]
    assert results[0].reason == "На листе нет выпускников 2025 года."


@pytest.mark.parametrize(
    ("code", "column"),
    [
        ("К1", Column.BY_PROFESSION),
        ("К3", Column.DUAL_EMPLOYER),
        ("К4.1", Column.TARGET_CUSTOMER),
        ("К5", Column.ACTUAL_TRACK),
        ("К6", Column.COHORT),
        ("К7", Column.CZ_REMOVED),
        ("О2.1", Column.AIS_REGISTERED),
        ("О2.2", Column.FORECAST_TRACK),
        ("О2.3", Column.STUDY_FORM),
        ("О3.5", Column.DEFENCE),
        ("О5.1", Column.ROUTED),
        ("О5.2", Column.CZ_REGISTERED),
        ("М1", Column.EMPLOYER),
        ("М3", Column.DISABILITY),
        ("М4", Column.SOUGHT_SUPPORT),
        ("И1", Column.EVIDENCE),
    ],
)
def test_a_missing_column_is_named_and_gives_no_figure(code: str, column: Column) -> None:
    for result in compute_kpis(observation([graduate()], without=[column]), [code]):
        assert (result.numerator, result.denominator, result.value) == (None, None, None)
        assert (result.status, result.missing) == (Status.NO_DATA, None)
        assert f"«{column.caption}»" in (result.reason or "")


def test_a_missing_column_of_one_category_leaves_the_others_alone() -> None:
    seen = observation([graduate()], without=[Column.ABILYMPICS])
    assert figures(seen, "К2") == [
        ("все", 2026, 1, 1),
        ("ОВЗ", 2026, 0, 0),
        ("Абилимпикс", 2026, None, None),
        ("Профессионалитет", 2026, 0, 0),
    ]


def test_a_sheet_without_a_header_gives_no_figure_at_all() -> None:
    results = compute_kpis(observation(SheetValues("Мониторинг", [])))
    assert statuses(results) == {"no_data"}


def test_k7_says_so_where_the_threat_counts_but_cannot_be_found() -> None:
    seen = observation([graduate()], passport={"Угроза перевода в риск — риск": "да"}, words=None)
    assert only(seen, "К7").value is None
    assert "«Должности по кодам»" in (only(seen, "К7").reason or "")


def test_the_reason_before_the_release_names_its_date() -> None:
    seen = observation([graduate(cohort=2027)])
    assert only(seen, "К7").reason == "Выпуск 2027 года ещё не состоялся (дата выпуска 01.07.2027)."
    assert only(seen, "К5").value == 0
