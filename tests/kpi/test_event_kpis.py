"""The indicators of «Мероприятия»."""

import pytest

from career_xl.kpi.compute import compute_kpis
from tests.kpi.flat_figures import figures, held, only
from tests.tables import graduate, observation

EVENT_CODES = ("О3.1", "О3.2", "О3.3", "О3.4", "О4.1", "О4.2", "О4.3")
FAIR, ONLINE, MINISTRY = "ярмарка вакансий БЦК", "онлайн-ярмарка", "ярмарка вакансий Минтруда"


def book(*events, **more):
    return observation([graduate()], events=list(events) or [held(date=None, kind=None)], **more)


def test_o31_counts_events_with_an_employer_whatever_their_kind() -> None:
    seen = book(
        held(partner_kind="работодатель"),
        held(partner_kind="Работодатель", kind="день карьеры"),
        held(partner_kind="ЦЗН"),
        held(),
    )
    assert figures(seen, "О3.1") == [("все", None, 2, None)]
    assert (only(seen, "О3.1").status, only(seen, "О3.1").missing) == ("missed", 8)
    assert (only(seen, "О3.1").sheet, only(seen, "О3.1").rows_in_numerator) == ("Мероприятия", (2, 3))


def test_o32_and_o34_sum_both_fairs_of_the_base_centre() -> None:
    seen = book(
        held(kind=FAIR, participants=40, quota=50, contracts=36),
        held(kind=ONLINE, participants="20", quota=25, contracts=18),
        held(kind=MINISTRY, participants=100, quota=100, contracts=100),
    )
    assert figures(seen, "О3.2") == [("все", None, 60, 75)]
    assert (only(seen, "О3.2").status, only(seen, "О3.2").missing) == ("missed", 15)
    assert figures(seen, "О3.4") == [("все", None, 54, 60)]
    assert (only(seen, "О3.4").status, only(seen, "О3.4").missing) == ("met", 0)
    assert only(seen, "О3.4").rows_in_denominator == (2, 3)


def test_more_participants_than_the_quota_miss_the_target_of_exactly_100_percent() -> None:
    result = only(book(held(kind=FAIR, participants=55, quota=50)), "О3.2")
    assert (result.status, result.missing) == ("missed", 5)


def test_o33_looks_at_online_fairs_only() -> None:
    seen = book(held(kind=ONLINE, participants=20, cvs=17), held(kind=FAIR, participants=40, cvs=40))
    assert figures(seen, "О3.3") == [("все", None, 17, 20)]
    assert (only(seen, "О3.3").status, only(seen, "О3.3").missing) == ("missed", 1)


def test_o41_and_o42_need_the_kind_and_the_partner() -> None:
    support, business = "информирование о мерах поддержки", "предпринимательство и самозанятость"
    seen = book(
        held(kind=support, partner_kind="ЦЗН"),
        held(kind=support, partner_kind="общественная организация"),
        held(kind=business, partner_kind="ЦЗН"),
        held(kind=business, partner_kind="общественная организация"),
        held(kind=business, partner_kind="работодатель"),
    )
    assert figures(seen, "О4.1") == [("все", None, 1, None)]
    assert figures(seen, "О4.2") == [("все", None, 2, None)]
    assert only(seen, "О4.2").missing == 1


def test_o43_sums_those_placed_at_fairs_of_the_ministry() -> None:
    seen = book(held(kind=MINISTRY, placed=7), held(kind=MINISTRY, placed=None), held(kind=FAIR, placed=9))
    assert figures(seen, "О4.3") == [("все", None, 7, None)]
    assert (only(seen, "О4.3").status, only(seen, "О4.3").missing) == ("no_target", None)


def test_the_academic_year_runs_from_1_september_to_31_august() -> None:
    days = ("31.08.2026", "01.09.2026", "31.08.2027", "01.09.2027")
    seen = book(*(held(date=day, partner_kind="работодатель") for day in days))
    assert only(seen, "О3.1").rows_in_numerator == (3, 4)
    earlier = book(*(held(date=day, partner_kind="работодатель") for day in days), passport={"Учебный год": "2025/26"})
    assert only(earlier, "О3.1").rows_in_numerator == (2,)


@pytest.mark.parametrize("code", EVENT_CODES)
def test_without_the_sheet_there_are_no_data(code: str) -> None:
    result = only(observation([graduate()]), code)
    assert (result.numerator, result.denominator, result.value, result.status) == (None, None, None, "no_data")
    assert "«Мероприятия»" in (result.reason or "")


@pytest.mark.parametrize(
    ("code", "caption"),
    [
        ("О3.1", "Вид партнёра"),
        ("О3.2", "Квота"),
        ("О3.3", "Резюме прошли модерацию"),
        ("О4.1", "Вид"),
        ("О4.3", "Дата"),
    ],
)
def test_a_missing_column_of_the_sheet_is_named(code: str, caption: str) -> None:
    event = {name: value for name, value in held(kind=ONLINE).items() if name != caption}
    result = only(observation([graduate()], events=[event]), code)
    assert result.value is None
    assert f"«{caption}»" in (result.reason or "")


def test_a_year_without_such_events_counts_zero_but_shares_nothing() -> None:
    seen = book(held(partner_kind="нет"))
    assert figures(seen, "О3.1") == [("все", None, 0, None)]
    assert (only(seen, "О3.1").status, only(seen, "О3.1").missing) == ("missed", 10)
    assert figures(seen, "О3.2") == [("все", None, 0, 0)]
    assert only(seen, "О3.2").status == "no_data"
    assert "«Квота» равна нулю" in (only(seen, "О3.2").reason or "")


def test_a_number_that_is_none_spoils_only_the_indicators_that_sum_it() -> None:
    seen = book(held(kind=FAIR, participants=10, quota="около 20", contracts=9))
    assert only(seen, "О3.2").value is None
    assert only(seen, "О3.2").reason == (
        "Лист «Мероприятия», строка 2: в столбце «Квота» не целое число. Исправьте ячейку, "
        "иначе сумма была бы неверной."
    )
    assert figures(seen, "О3.4") == [("все", None, 9, 10)]


def test_a_bad_number_of_another_year_spoils_nothing() -> None:
    seen = book(
        held(kind=FAIR, participants=10, quota=10), held(kind=FAIR, date="01.03.2026", participants="?", quota="?")
    )
    assert figures(seen, "О3.2") == [("все", None, 10, 10)]


def test_an_event_without_a_readable_date_or_kind_is_left_out_and_named() -> None:
    seen = book(
        held(kind=MINISTRY, placed=3),
        held(kind=MINISTRY, placed=4, date="весной"),
        held(kind="ярмарка", placed=5),
        held(kind=FAIR, date="весной"),
    )
    assert figures(seen, "О4.3") == [("все", None, 3, None)]
    assert only(seen, "О4.3").note == (
        "Лист «Мероприятия»: не учтены мероприятия без понятной даты, строка 3; не учтены мероприятия, вид которых не "
        "из «Справочников», строка 4."
    )


def test_an_event_with_an_unknown_kind_of_partner_is_named_and_a_blank_one_is_not() -> None:
    seen = book(held(partner_kind="работодатель"), held(partner_kind="фирма"), held(partner_kind=None))
    assert figures(seen, "О3.1") == [("все", None, 1, None)]
    assert only(seen, "О3.1").note == (
        "Лист «Мероприятия»: не учтены мероприятия, вид партнёра которых не из «Справочников», строка 3."
    )


def test_a_clean_log_needs_no_note() -> None:
    results = compute_kpis(book(held(kind=FAIR, participants=1, quota=1)), EVENT_CODES)
    assert {result.note for result in results} == {None}
