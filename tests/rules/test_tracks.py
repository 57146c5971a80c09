"""L01–L03, L07–L11, L14–L18: tracks, their dates and their evidence."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from career_xl.domain.columns import Column
from career_xl.rules.findings import Level
from tests.rules.flat_findings import (
    AT_RISK,
    CONSCRIPT,
    NO_JOB,
    NO_TRACK,
    PARENT,
    STUDENT,
    cells,
    codes,
    findings,
    found,
)
from tests.tables import REPORT_DATE, different_people, graduate, observation, with_error

DAY = dt.timedelta(days=1)
CONTRACT_SERVICE = NO_JOB | {"actual_track": "Служба по контракту"}


def one(rule: str, person: Mapping[str, Any], **options: Any) -> list[tuple[str, int | None]]:
    """(rule, row) of this rule's findings about one graduate."""
    return codes(observation(different_people(person), **options), rule)


def speaks(rule: str, person: Mapping[str, Any], **options: Any) -> bool:
    return one(rule, person, **options) == [(rule, 2)]


@pytest.mark.parametrize("person", [CONSCRIPT, STUDENT, PARENT, AT_RISK, CONTRACT_SERVICE])
def test_faultless_graduates_of_other_tracks_give_no_finding(person: Mapping[str, Any]) -> None:
    assert found(person) == []


# --- L01 ---


@pytest.mark.parametrize(
    ("health", "wrong"),
    [
        ({"ovz": "да"}, True),
        ({"disability": "инвалид"}, True),
        ({"disability": "ребёнок-инвалид"}, True),
        ({"ovz": "нет", "disability": "нет"}, False),
        ({"disability": None}, False),
    ],
)
def test_a_conscript_with_limited_health_is_an_error(health: Mapping[str, Any], wrong: bool) -> None:
    assert found(CONSCRIPT | health) == ([("L01", 2)] if wrong else [])


def test_limited_health_is_no_obstacle_to_other_tracks() -> None:
    assert found(STUDENT | {"ovz": "да", "disability": "инвалид"}) == []


def test_a_respelled_conscript_with_a_respelled_disability_is_one() -> None:
    assert found(CONSCRIPT | {"actual_track": "армия", "disability": "2 группа"}) == [
        ("F02", 2),
        ("F02", 2),
        ("L01", 2),
    ]


# --- L02 ---

WINDOWS = [
    (dt.date(2026, 3, 31), True),
    (dt.date(2026, 4, 1), False),
    (dt.date(2026, 7, 15), False),
    (dt.date(2026, 7, 16), True),
    (dt.date(2026, 9, 30), True),
    (dt.date(2026, 10, 1), False),
    (dt.date(2025, 12, 31), False),
    (dt.date(2026, 1, 1), True),
    (None, False),
    ("когда-то", False),
]


@pytest.mark.parametrize(("date", "outside"), WINDOWS)
def test_a_call_up_begins_in_its_windows(date: object, outside: bool) -> None:
    assert speaks("L02", CONSCRIPT | {"track_date": date}) is outside


def test_the_windows_bind_conscripts_only() -> None:
    assert one("L02", CONTRACT_SERVICE | {"track_date": dt.date(2026, 8, 1)}) == []


def test_the_windows_are_a_setting_with_the_last_day_of_older_ones() -> None:
    passport = {"Окна призыва": "01.04–30.07; 01.10–31.12; до 31.12.2025 01.04–15.07"}
    dates = [
        dt.date(2026, 7, 30),
        dt.date(2026, 7, 31),
        dt.date(2025, 7, 15),
        dt.date(2025, 7, 16),
        dt.date(2025, 11, 1),
    ]
    people = different_people(*(CONSCRIPT | {"track_date": date, "cohort": 2025} for date in dates))
    assert codes(observation(people, passport=passport), "L02") == [("L02", 3), ("L02", 5), ("L02", 6)]


def test_a_window_may_reach_over_the_turn_of_the_year() -> None:
    dates = [dt.date(2026, 1, 31), dt.date(2026, 2, 1), dt.date(2025, 10, 1), dt.date(2025, 9, 30)]
    people = different_people(*(CONSCRIPT | {"track_date": date} for date in dates))
    seen = observation(people, passport={"Окна призыва": "01.10–31.01"})
    assert codes(seen, "L02") == [("L02", 3), ("L02", 5)]


# --- L03 ---


@pytest.mark.parametrize(
    ("date", "outside"),
    [
        (dt.date(2026, 7, 31), True),
        (dt.date(2026, 8, 1), False),
        (dt.date(2025, 12, 31), False),
        (dt.date(2026, 1, 1), True),
        (None, False),
    ],
)
def test_study_begins_from_august_to_december(date: dt.date | None, outside: bool) -> None:
    assert speaks("L03", STUDENT | {"track_date": date}) is outside


def test_other_tracks_begin_in_any_month() -> None:
    assert one("L03", {"track_date": dt.date(2026, 2, 1)}) == []


# --- L07, L08 ---


@pytest.mark.parametrize(
    ("track", "busy"),
    [
        ("Трудоустройство", True),
        ("Договор ГПХ", True),
        ("ИП", True),
        ("Самозанятость", True),
        ("Продолжение обучения", True),
        ("Призыв в ВС РФ", True),
        ("Служба по контракту", True),
        ("Декретный отпуск", True),
        ("Риск: безработный в ЦЗН", False),
        ("Уход за родственником", False),
        (None, False),
    ],
)
def test_a_busy_graduate_stands_on_no_register(track: str | None, busy: bool) -> None:
    assert speaks("L07", {"actual_track": track, "cz_registered": "да"}) is busy


@pytest.mark.parametrize("registered", ["нет", None])
def test_who_is_not_registered_need_not_be_removed(registered: str | None) -> None:
    assert one("L07", {"cz_registered": registered}) == []


def test_a_removal_ends_the_contradiction() -> None:
    assert found({"cz_registered": "да", "cz_removed": dt.date(2026, 8, 1)}) == []


def test_a_removal_that_is_no_date_does_not() -> None:
    assert found({"cz_registered": "да", "cz_removed": "снят"}) == [("F03", 2), ("L07", 2)]


@pytest.mark.parametrize(
    ("removed", "evidence", "wrong"),
    [("01.08.2026", None, True), ("01.08.2026", " ", True), ("01.08.2026", "справка", False), (None, None, False)],
)
def test_a_removal_from_the_register_needs_evidence(removed: str | None, evidence: str | None, wrong: bool) -> None:
    assert speaks("L08", AT_RISK | {"cz_removed": removed, "evidence": evidence}) is wrong


# --- L09 ---


@pytest.mark.parametrize("person", [CONSCRIPT, PARENT, STUDENT], ids=["conscript", "parent", "student"])
@pytest.mark.parametrize(("end", "over"), [(REPORT_DATE - DAY, True), (REPORT_DATE, False), (None, False)])
def test_whose_track_has_ended_is_asked_for_a_new_one(
    person: Mapping[str, Any], end: dt.date | None, over: bool
) -> None:
    assert found(person | {"track_end": end}) == ([("L09", 2)] if over else [])


def test_the_end_of_a_job_is_no_return() -> None:
    assert found({"track_end": REPORT_DATE - DAY}) == []


@pytest.mark.parametrize(
    ("begins", "speaks_up"),
    [(dt.date(2026, 10, 9), True), (dt.date(2026, 10, 10), True), (dt.date(2026, 10, 11), False), (None, True)],
)
def test_a_track_date_after_the_end_is_a_newer_track(begins: dt.date | None, speaks_up: bool) -> None:
    assert speaks("L09", CONSCRIPT | {"track_date": begins, "track_end": dt.date(2026, 10, 10)}) is speaks_up


def test_a_return_of_a_cohort_outside_the_report_is_not_asked_about() -> None:
    person = CONSCRIPT | {"track_end": dt.date(2026, 11, 1)}
    assert one("L09", person, passport={"Годы выпуска": "2024, 2025"}) == []
    assert speaks("L09", person, passport={"Годы выпуска": "2024, 2026"})


def test_without_a_setting_the_report_looks_at_the_three_latest_cohorts() -> None:
    old = STUDENT | {"track_end": dt.date(2026, 6, 30), "track_date": dt.date(2023, 9, 1)}
    people = different_people(*(old | {"cohort": cohort} for cohort in (2022, 2023, 2024, 2026)))
    assert codes(observation(people), "L09") == [("L09", 3), ("L09", 4), ("L09", 5)]


# --- L10 ---


@pytest.mark.parametrize(
    ("begins", "report_date", "long"),
    [
        (dt.date(2025, 11, 20), REPORT_DATE, False),
        (dt.date(2025, 11, 19), REPORT_DATE, True),
        (dt.date(2024, 2, 29), dt.date(2025, 2, 28), False),
        (dt.date(2024, 2, 29), dt.date(2025, 3, 1), True),
        (dt.date(2027, 2, 28), dt.date(2028, 2, 28), False),
        (dt.date(2027, 2, 28), dt.date(2028, 2, 29), True),
        (None, REPORT_DATE, False),
    ],
)
def test_conscription_lasts_twelve_months_to_the_day(begins: dt.date | None, report_date: dt.date, long: bool) -> None:
    assert speaks("L10", CONSCRIPT | {"track_date": begins}, report_date=report_date) is long


def test_conscription_with_an_end_is_not_too_long() -> None:
    assert one("L10", CONSCRIPT | {"track_date": "10.10.2024", "track_end": "10.10.2025"}) == []


def test_long_conscription_is_asked_about_in_the_cohorts_of_the_report_only() -> None:
    person = CONSCRIPT | {"track_date": dt.date(2025, 10, 10)}
    assert speaks("L10", person)
    assert one("L10", person, passport={"Годы выпуска": 2025}) == []


# --- L11 ---


@pytest.mark.parametrize(("sex", "wrong"), [("ж", True), ("м", False), (None, False), ("?", False)])
def test_a_woman_is_not_called_up(sex: str | None, wrong: bool) -> None:
    assert speaks("L11", CONSCRIPT | {"sex": sex}) is wrong


@pytest.mark.parametrize(
    ("birth_date", "called_up", "wrong"),
    [
        (dt.date(2008, 10, 12), dt.date(2026, 10, 12), False),
        (dt.date(2008, 10, 13), dt.date(2026, 10, 12), True),
        (dt.date(1995, 10, 13), dt.date(2026, 10, 12), False),
        (dt.date(1995, 10, 12), dt.date(2026, 10, 12), True),
        (dt.date(1995, 12, 31), dt.date(2023, 12, 30), False),
        (dt.date(1995, 12, 31), dt.date(2023, 12, 31), True),
        (dt.date(1995, 12, 31), dt.date(2024, 1, 1), False),
        (None, dt.date(2026, 10, 12), False),
        (dt.date(1990, 1, 1), None, False),
    ],
    ids=["18", "17", "30", "31", "27 in 2023", "28 in 2023", "28 in 2024", "no birth date", "no track date"],
)
def test_a_man_is_called_up_at_the_age_of_the_law_on_that_day(
    birth_date: dt.date | None, called_up: dt.date | None, wrong: bool
) -> None:
    person = CONSCRIPT | {"birth_date": birth_date, "track_date": called_up, "track_end": dt.date(2030, 1, 1)}
    assert speaks("L11", person) is wrong


def test_the_age_is_a_setting_with_the_last_day_of_older_ones() -> None:
    births = [dt.date(1999, 1, 1), dt.date(1998, 1, 1), dt.date(1996, 1, 1), dt.date(1995, 1, 1)]
    dates = [dt.date(2026, 5, 1), dt.date(2026, 5, 1), dt.date(2025, 5, 1), dt.date(2025, 5, 1)]
    people = different_people(
        *(CONSCRIPT | {"birth_date": born, "track_date": date} for born, date in zip(births, dates, strict=True))
    )
    seen = observation(people, passport={"Призывной возраст": "18–27; до 31.12.2025 18–29"})
    assert codes(seen, "L11") == [("L11", 3), ("L11", 5)]


def test_sex_and_age_of_other_tracks_do_not_matter() -> None:
    assert one("L11", CONTRACT_SERVICE | {"birth_date": dt.date(1990, 1, 1)}) == []


# --- L14, L15 ---


def test_an_actual_track_needs_its_date() -> None:
    assert found({"track_date": None}, {"track_date": "осенью"}, NO_TRACK | {"cohort": 2027}) == [
        ("L14", 2),
        ("F03", 3),
        ("L14", 3),
    ]


@pytest.mark.parametrize("person", [{}, NO_TRACK | {"cohort": 2027}], ids=["with a track", "without one"])
@pytest.mark.parametrize(("date", "future"), [(REPORT_DATE, False), (REPORT_DATE + DAY, True)])
def test_a_track_does_not_begin_after_the_reporting_date(
    person: Mapping[str, Any], date: dt.date, future: bool
) -> None:
    assert found(person | {"track_date": date}) == ([("L14", 2)] if future else [])


def test_an_actual_track_needs_evidence_unless_it_is_a_risk() -> None:
    assert found({"evidence": None}, AT_RISK, CONTRACT_SERVICE | {"evidence": "  "}) == [("L15", 2), ("L15", 4)]


def test_evidence_is_asked_for_once_where_the_removal_from_the_register_needs_it_too() -> None:
    assert found({"evidence": None, "cz_registered": "да", "cz_removed": dt.date(2026, 8, 1)}) == [("L08", 2)]


# --- L16, L18 ---


@pytest.mark.parametrize(
    ("report_date", "rule"),
    [
        (dt.date(2026, 1, 31), None),
        (dt.date(2026, 2, 1), "L18"),
        (dt.date(2026, 10, 31), "L18"),
        (dt.date(2026, 11, 1), "L16"),
        (dt.date(2027, 5, 1), "L16"),
    ],
)
@pytest.mark.parametrize("forecast", [None, "Не определился", "не знаю"])
def test_plans_are_asked_for_from_february_and_facts_from_november(
    report_date: dt.date, rule: str | None, forecast: str | None
) -> None:
    seen = observation(different_people(NO_TRACK | {"forecast_track": forecast}), report_date=report_date)
    assert codes(seen, "L16", "L18") == ([(rule, 2)] if rule else [])


def test_a_chosen_forecast_is_a_plan_but_no_fact() -> None:
    person = NO_TRACK | {"forecast_track": "Декретный отпуск"}
    assert one("L18", person, report_date=dt.date(2026, 10, 31)) == []
    assert found(person, report_date=dt.date(2026, 11, 1)) == [("L16", 2)]


def test_an_unknown_actual_track_counts_as_none() -> None:
    (unknown, overdue) = findings(observation(different_people(NO_TRACK | {"actual_track": "космонавт"})))
    assert (unknown.rule, overdue.rule, overdue.level, overdue.value) == ("F02", "L16", Level.ERROR, "космонавт")


def test_a_respelled_actual_track_is_one() -> None:
    assert found(CONSCRIPT | {"actual_track": "Призван"}) == [("F02", 2)]


@pytest.mark.parametrize("report_date", [dt.date(2026, 11, 20), dt.date(2026, 5, 1)])
def test_plans_and_facts_are_asked_for_in_the_cohorts_of_the_report_only(report_date: dt.date) -> None:
    person = NO_TRACK | {"forecast_track": None}
    options = {"report_date": report_date, "passport": {"Годы выпуска": "2023–2025"}}
    assert found(person, **options) == []
    assert found(person | {"cohort": None}, **options) == [("F01", 2)]


def test_each_cohort_has_its_own_november() -> None:
    people = different_people(NO_TRACK | {"cohort": 2025}, NO_TRACK, NO_TRACK | {"cohort": 2027})
    assert codes(observation(people, report_date=dt.date(2026, 10, 31))) == [("L16", 2)]


# --- L17 ---


@pytest.mark.parametrize("track", ["неформальная занятость", "безработный в ЦЗН", "нет мотивации", "иные причины"])
def test_a_graduate_at_risk_has_no_employer(track: str) -> None:
    person = AT_RISK | {"actual_track": f"Риск: {track}"}
    seen = observation(different_people(person | {"employer": "ООО «Волга»"}, person | {"employer": " "}))
    assert cells(seen, "L17") == [("L17", 2, "Работодатель")]


def test_an_employer_of_another_track_is_no_contradiction() -> None:
    assert found(STUDENT | {"employer": "ООО «Волга»"}) == []


# --- formula errors: S04 alone speaks ---


@pytest.mark.parametrize(
    ("person", "column"),
    [
        (NO_TRACK, Column.ACTUAL_TRACK),
        (NO_TRACK | {"forecast_track": None}, Column.ACTUAL_TRACK),
        ({}, Column.TRACK_DATE),
        ({}, Column.EVIDENCE),
        ({"cz_registered": "да"}, Column.CZ_REMOVED),
        (CONSCRIPT | {"track_date": dt.date(2025, 10, 9)}, Column.TRACK_END),
        ({}, Column.EMPLOYER),
        ({}, Column.EMPLOYER_INN),
        ({}, Column.POSITION),
        ({}, Column.OVZ),
        ({}, Column.BY_PROFESSION),
        ({"target_contract": "да"}, Column.TARGET_CUSTOMER),
        ({"dual_contract": "да"}, Column.DUAL_EMPLOYER),
        (CONSCRIPT | {"defence": "да", "employer_inn": "7707083893"}, Column.EMPLOYER),
        ({}, Column.FULL_NAME),
        ({}, Column.COHORT),
    ],
)
def test_the_other_rules_are_silent_about_a_formula_error(person: Mapping[str, Any], column: Column) -> None:
    assert codes(observation(with_error(graduate(**person), column))) == [("S04", 2)]


@pytest.mark.parametrize("column", [Column.ACTUAL_TRACK, Column.FORECAST_TRACK])
def test_plans_are_not_asked_for_beside_a_formula_error(column: Column) -> None:
    table = with_error(graduate(**NO_TRACK | {"forecast_track": None}), column)
    assert codes(observation(table, report_date=dt.date(2026, 5, 1))) == [("S04", 2)]
