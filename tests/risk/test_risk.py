"""The four views of the risk group, the threat, addressed work, measures."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from career_xl.domain.columns import Column
from career_xl.domain.errors import ColumnMissingError
from career_xl.domain.sheets import Sheet
from career_xl.domain.tracks import ActualTrack, ForecastTrack
from career_xl.risk import RiskMember, find_risk_group
from career_xl.tables.sheet_values import SheetValues
from tests.rules.flat_findings import AT_RISK, CONSCRIPT, NO_JOB, NO_TRACK, PARENT, STUDENT
from tests.tables import different_people, graduate, observation, sheet, with_error

UNDECIDED = NO_TRACK | {"forecast_track": "Не определился"}
BACK = {"track_end": dt.date(2026, 11, 1)}


def members(*people: Mapping[str, Any], **options: Any) -> list[RiskMember]:
    return list(find_risk_group(observation(different_people(*people), **options)).members)


def views(*people: Mapping[str, Any], **options: Any) -> list[tuple[int, str]]:
    """(row, views) of each listed graduate; the first person stands in row 2."""
    return [(member.row, " ".join(member.views)) for member in members(*people, **options)]


def reasons(person: Mapping[str, Any], **options: Any) -> list[str]:
    (member,) = members(person, **options)
    return [reason.rule for reason in member.reasons]


def test_a_faultless_employed_graduate_is_not_listed() -> None:
    assert views({}) == []


# --- R1 ---


@pytest.mark.parametrize(
    ("report_date", "view"),
    [
        (dt.date(2026, 1, 31), None),
        (dt.date(2026, 2, 1), "R1"),
        (dt.date(2026, 6, 30), "R1"),
        (dt.date(2026, 7, 1), "R3 R4"),
        (dt.date(2026, 10, 31), "R3 R4"),
        (dt.date(2026, 11, 1), "R2 R3 R4"),
    ],
)
def test_who_has_no_plans_is_forecast_until_the_release_and_at_risk_after_it(
    report_date: dt.date, view: str | None
) -> None:
    assert views(UNDECIDED, report_date=report_date) == ([(2, view)] if view else [])


@pytest.mark.parametrize("forecast", [None, "не знает", "космонавт"])
def test_no_forecast_an_unknown_one_and_a_respelled_undecided_are_no_plan(forecast: str | None) -> None:
    assert views(NO_TRACK | {"forecast_track": forecast}, report_date=dt.date(2026, 3, 1)) == [(2, "R1")]


@pytest.mark.parametrize("forecast", [track.label for track in ForecastTrack if track is not ForecastTrack.UNDECIDED])
def test_any_forecast_track_is_a_plan(forecast: str) -> None:
    assert views(NO_TRACK | {"forecast_track": forecast}, report_date=dt.date(2026, 3, 1)) == []


def test_the_release_date_is_a_setting() -> None:
    late = {"Дата выпуска": "15.07"}
    on_the_day = {"passport": late, "report_date": dt.date(2026, 7, 15)}
    assert views(UNDECIDED, passport=late, report_date=dt.date(2026, 7, 14)) == [(2, "R1")]
    assert views(UNDECIDED, **on_the_day) == [(2, "R3 R4")]


def test_r1_looks_at_the_cohorts_of_the_report_only() -> None:
    assert views(UNDECIDED, report_date=dt.date(2026, 3, 1), passport={"Годы выпуска": "2023, 2024, 2025"}) == []


# --- R2 ---


@pytest.mark.parametrize(
    "track",
    ["Риск: неформальная занятость", "Риск: безработный в ЦЗН", "Риск: нет мотивации", "Риск нетрудоустройства"],
)
def test_a_risk_track_is_at_risk_in_every_view_after_the_release(track: str) -> None:
    assert views(AT_RISK | {"actual_track": track}) == [(2, "R2 R3 R4")]


def test_before_the_release_a_risk_track_counts_in_no_view() -> None:
    assert views(AT_RISK, report_date=dt.date(2026, 6, 30)) == []


@pytest.mark.parametrize(("person", "view"), [(CONSCRIPT, "R2"), (PARENT, "R2"), (STUDENT, "R2")])
def test_who_returned_without_a_new_track_is_at_risk(person: Mapping[str, Any], view: str) -> None:
    assert views(person | BACK, person, person | {"track_end": dt.date(2027, 6, 30)}) == [(2, view)]
    assert reasons(person | BACK)[0] == "L09"


def test_who_stands_on_the_register_is_at_risk() -> None:
    on_register = {"actual_track": "Уход за родственником", "cz_registered": "да"}
    assert views(NO_JOB | on_register, NO_JOB | on_register | {"cz_removed": dt.date(2026, 9, 1)}) == [(2, "R2")]


@pytest.mark.parametrize("person", [{}, STUDENT, CONSCRIPT, PARENT, NO_JOB | {"actual_track": "Служба по контракту"}])
def test_a_busy_graduate_on_the_register_is_a_contradiction_and_no_risk(person: Mapping[str, Any]) -> None:
    assert views(person | {"cz_registered": "да"}) == []
    assert views(person | {"cz_registered": "да", "cz_removed": "снят"}) == []


def test_a_formula_error_counts_as_blank_and_keeps_the_contradiction() -> None:
    removed = with_error(graduate(cz_registered="да"), Column.CZ_REMOVED)
    assert find_risk_group(observation(removed)).members == ()
    track = with_error(graduate(**NO_TRACK), Column.ACTUAL_TRACK)
    assert [member.views for member in find_risk_group(observation(track)).members] == [("R2", "R3")]


def test_r2_looks_at_the_cohorts_of_the_report_only() -> None:
    people = (AT_RISK | {"cohort": 2024}, UNDECIDED | {"cohort": 2025}, CONSCRIPT | BACK)
    assert views(*people, passport={"Годы выпуска": "2023"}) == [(2, "R3 R4"), (3, "R3 R4")]


def test_an_overdue_graduate_with_a_forecast_is_at_risk_but_not_in_a_risk_column_of_the_form() -> None:
    assert views(NO_TRACK) == [(2, "R2 R3")]


# --- R3 ---

SPARED = {
    "Трудоустройство",
    "Договор ГПХ",
    "ИП",
    "Самозанятость",
    "Продолжение обучения",
    "Призыв в ВС РФ",
    "Служба по контракту",
    "Декретный отпуск",
    "Смерть, тяжёлое состояние здоровья",
    "Следствие, отбывание наказания",
    "Выезд за пределы РФ",
    "Уход за родственником",
    "Иностранный гражданин без СНИЛС",
}


@pytest.mark.parametrize("track", [track.label for track in ActualTrack])
def test_the_federal_view_takes_everyone_but_the_spared(track: str) -> None:
    listed = dict(views(NO_JOB | {"actual_track": track, "by_profession": "да"}))
    assert ("R3" in listed.get(2, "")) == (track not in SPARED)


@pytest.mark.parametrize(("setting", "view"), [("да", "R3"), ("нет", None), (None, None)])
def test_family_care_is_a_risk_where_the_setting_says_so(setting: str | None, view: str | None) -> None:
    carer = NO_JOB | {"actual_track": "Уход за родственником"}
    assert views(carer, passport={"Уход за родственником — риск": setting}) == ([(2, view)] if view else [])


@pytest.mark.parametrize("disability", ["инвалид", "ребёнок-инвалид"])
def test_the_disabled_are_spared_by_the_federal_view_alone(disability: str) -> None:
    assert views(AT_RISK | {"disability": disability}) == [(2, "R2 R4")]


def test_limited_health_alone_spares_nobody() -> None:
    assert views(AT_RISK | {"ovz": "да"}) == [(2, "R2 R3 R4")]


def test_the_federal_view_and_the_form_look_at_every_released_cohort() -> None:
    cohorts = (2020, 2026, 2027)
    people = (AT_RISK | {"cohort": cohort} for cohort in cohorts)
    assert views(*people, passport={"Годы выпуска": "2026"}) == [(2, "R3 R4"), (3, "R2 R3 R4")]


def test_a_graduate_of_no_cohort_is_in_no_view() -> None:
    assert views(AT_RISK | {"cohort": None}, AT_RISK | {"cohort": "?"}) == []


# --- R4 ---


@pytest.mark.parametrize(
    ("person", "view"),
    [
        (UNDECIDED, "R3 R4"),
        (NO_TRACK | {"forecast_track": None}, "R3 R4"),
        (NO_TRACK | {"forecast_track": "Декретный отпуск"}, "R3 R4"),
        (NO_TRACK | {"forecast_track": "Трудоустройство"}, "R3"),
        (NO_TRACK | {"forecast_track": "Продолжение обучения"}, "R3"),
    ],
)
def test_the_form_counts_who_stands_in_columns_13_to_16(person: Mapping[str, Any], view: str) -> None:
    assert views(person, report_date=dt.date(2026, 9, 1)) == [(2, view)]


# --- threat ---

DRIVER = {"position": "Водитель"}


def test_a_mismatch_is_a_threat_in_no_view() -> None:
    (member,) = members(DRIVER)
    assert (member.views, member.threat, member.addressed, member.measures) == ((), True, False, ())
    assert [(reason.rule, reason.source) for reason in member.reasons] == [("L06", "001")]


def test_a_threat_counts_as_risk_where_the_setting_says_so() -> None:
    passport = {"Угроза перевода в риск — риск": "да"}
    (member,) = members(DRIVER, passport=passport)
    assert (member.views, member.threat) == (("R2",), True)
    assert members(DRIVER, passport=passport, report_date=dt.date(2026, 6, 30))[0].views == ()


def test_without_words_of_positions_there_is_no_threat() -> None:
    assert views(DRIVER, words=None) == []


# --- addressed work ---


@pytest.mark.parametrize(
    "person",
    [
        {"by_profession": "нет"},
        {"by_profession": None},
        {"actual_track": "Самозанятость", "by_profession": "нет"},
        {"ovz": "да"},
        {"disability": "инвалид"},
        STUDENT | {"disability": "ребёнок-инвалид"},
    ],
)
def test_addressed_work_is_wider_than_the_risk_group(person: Mapping[str, Any]) -> None:
    (member,) = members(person)
    assert (member.views, member.addressed, member.threat, member.measures) == ((), True, False, ())


def test_members_of_r1_and_r2_are_addressed_and_others_of_r3_and_r4_are_not() -> None:
    assert [member.addressed for member in members(AT_RISK)] == [True]
    assert [member.addressed for member in members(UNDECIDED, report_date=dt.date(2026, 3, 1))] == [True]
    assert [member.addressed for member in members(UNDECIDED, report_date=dt.date(2026, 9, 1))] == [False]


def test_back_from_the_army_or_leave_is_a_reason_of_addressed_work_and_back_from_study_is_not() -> None:
    assert "АР" in reasons(CONSCRIPT | BACK)
    assert "АР" in reasons(PARENT | BACK)
    assert "АР" not in reasons(STUDENT | BACK)


def test_limited_health_is_addressed_before_the_release_too() -> None:
    assert views(UNDECIDED | {"ovz": "да"}, report_date=dt.date(2026, 1, 31)) == [(2, "")]


# --- reasons, measures, JSON ---


def test_every_reason_stands_with_its_source() -> None:
    (member,) = members(AT_RISK | {"cz_registered": "да", "ovz": "да"})
    assert [(reason.rule, reason.source) for reason in member.reasons] == [
        ("R2", "001"),
        ("R2", "001"),
        ("R3", "002-III-3"),
        ("R4", "MP"),
        ("АР", "000 §5"),
    ]
    assert reasons(UNDECIDED) == ["L16", "R3", "R4"]
    assert reasons(UNDECIDED, report_date=dt.date(2026, 3, 1)) == ["L18"]


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (AT_RISK, "психологу"),
        (UNDECIDED, "профориентационную диагностику"),
        (AT_RISK | {"ovz": "да"}, "ИПРА или ПМПК"),
        (AT_RISK | {"actual_track": "Риск: неформальная занятость"}, "самозанятости"),
        (AT_RISK | {"target_contract": "да"}, "правовую помощь"),
        (CONSCRIPT | BACK, "возвращения в профессию"),
        (AT_RISK | {"cz_registered": "да"}, "согласовать с ЦЗН"),
    ],
)
def test_measures_follow_the_category_of_the_graduate(person: Mapping[str, Any], words: str) -> None:
    (member,) = members(person)
    assert sum(words in measure for measure in member.measures) == 1
    (plain,) = members(AT_RISK | {"actual_track": "Риск: иные причины", "forecast_track": "Трудоустройство"})
    assert not any(words in measure for measure in plain.measures)


def test_vacancies_of_the_code_are_proposed_by_their_rows() -> None:
    vacancies = sheet(Sheet.VACANCIES, [{"Должность": "Техник", "Код": code} for code in ("43.01.09", "09.02.07")])
    (member,) = members(AT_RISK, other_sheets=[vacancies])
    assert member.measures[0] == "предложить вакансии по коду с листа «Вакансии» (строки 3) и выдать направление"


def test_the_document_has_the_keys_of_the_command() -> None:
    document = find_risk_group(observation(different_people(DRIVER, {}, DRIVER))).as_json()
    text = "угроза перевода в риск: должность не подходит к коду выпускника"
    threat = {"rule": "L06", "text": text, "source": "001"}
    assert document == {
        "members": [
            {"row": row, "views": [], "threat": True, "addressed": False, "reasons": [threat], "measures": []}
            for row in (2, 4)
        ]
    }


def test_rows_are_those_of_the_sheet() -> None:
    (plain,) = [sheet(Sheet.MONITORING, different_people(AT_RISK))]
    moved = SheetValues(plain.name, [["Отчёт"], [], *plain.rows[:1], [None], *plain.rows[1:]])
    assert [member.row for member in find_risk_group(observation(moved)).members] == [5]


@pytest.mark.parametrize("column", [Column.COHORT, Column.ACTUAL_TRACK])
def test_without_cohort_or_actual_track_there_is_no_risk_group(column: Column) -> None:
    with pytest.raises(ColumnMissingError, match=column.caption):
        find_risk_group(observation([graduate()], without=[column]))


def test_a_column_that_would_add_members_is_named_when_it_is_missing() -> None:
    group = find_risk_group(observation([graduate()], without=[Column.CZ_REGISTERED, Column.NOTE]))
    assert group.notes == (
        "Группа риска посчитана без столбцов, которых нет на листе: «Учёт в ЦЗН»; она может быть неполной.",
    )
    assert find_risk_group(observation([graduate()])).notes == ()


def test_a_header_alone_has_no_risk_group() -> None:
    header = SheetValues(Sheet.MONITORING, [[column.caption for column in Column]])
    assert find_risk_group(observation(header)).as_json() == {"members": []}


def test_without_the_column_nobody_is_said_to_work_outside_the_profession() -> None:
    assert find_risk_group(observation([graduate()], without=[Column.BY_PROFESSION])).members == ()
    assert len(find_risk_group(observation([graduate(by_profession=None)])).members) == 1
