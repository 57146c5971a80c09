"""М5–М12 and the criteria of 003: from events, vacancies, «Паспорт» and the check."""

from fractions import Fraction
from typing import Any

import pytest

from career_xl.domain.sheets import Sheet
from career_xl.kpi.compute import compute_kpis
from career_xl.kpi.figure_text import figure_text
from career_xl.kpi.results import Status
from tests.kpi.flat_figures import figures, graduates, held, only
from tests.tables import different_people, graduate, observation, sheet


def offered(**cells: Any) -> dict[str, Any]:
    """A row of «Вакансии»: offered(code="09.02.07", count=3)."""
    captions = {
        "employer": "Работодатель",
        "position": "Должность",
        "code": "Код",
        "count": "Количество",
        "defence": "ОПК",
        "source": "Источник",
        "date": "Дата",
        "feedback": "Обратная связь",
    }
    row = dict.fromkeys(captions.values()) | {"Работодатель": "Завод", "Код": "09.02.07", "Дата": "15.10.2026"}
    return row | {captions[name]: value for name, value in cells.items()}


def with_vacancies(*rows: dict[str, Any], rows_of_graduates=None, passport=None):
    return observation(
        [graduate()] if rows_of_graduates is None else rows_of_graduates,
        other_sheets=[sheet(Sheet.VACANCIES, rows)],
        passport=passport,
    )


def test_participants_and_events_of_the_year_are_told_by_kind():
    events = [
        held(kind="тренинг", participants=20),
        held(kind="экскурсия", participants=15),
        held(kind="тренинг", participants=5),
        held(kind="тренинг", participants=90, date="15.10.2025"),
    ]
    seen = observation([graduate()], events=events)
    assert (only(seen, "М6").numerator, only(seen, "М7").numerator) == (40, 3)
    assert only(seen, "М6").note == "По видам: экскурсия — 15, тренинг — 25."
    assert only(seen, "М7").note == "По видам: экскурсия — 1, тренинг — 2."


def test_an_employer_counts_once_however_it_is_spelled():
    partners = ("ООО «Волга»", "ооо Волга", "АО Завод", None)
    events = [held(partner_kind="работодатель") | {"Партнёр": partner} for partner in partners]
    events.append(held(partner_kind="ЦЗН") | {"Партнёр": "ЦЗН г. Самара"})
    assert only(observation([graduate()], events=events), "П8").numerator == 2


def test_vacancies_of_the_year_for_the_programmes_of_the_college_are_counted_per_hundred_students():
    seen = with_vacancies(
        offered(count=3),
        offered(count=None),
        offered(code="15.01.05; 09.02.07", count=2),
        offered(code="43.02.15", count=50),
        offered(code=None, count=70),
        offered(count=90, date="15.08.2026"),
        passport={"Всего студентов": 800},
    )
    result = only(seen, "М8")
    assert (result.numerator, result.denominator, result.value) == (6, None, Fraction(3, 4))
    assert figure_text(result) == "0,8"
    assert result.note == "Не учтены вакансии без кода профессий колледжа: строки 5–6."


def test_without_the_number_of_students_there_are_no_vacancies_per_hundred():
    result = only(with_vacancies(offered(count=3)), "М8")
    assert (result.status, result.reason) == (Status.NO_DATA, "На листе «Паспорт» не заполнено: «Всего студентов».")


@pytest.mark.parametrize("count", ["несколько", 2.5, -1])
def test_a_number_of_places_that_is_none_is_never_a_zero(count):
    seen = with_vacancies(offered(count=count), passport={"Всего студентов": 800})
    result = only(seen, "М8")
    assert result.value is None
    assert result.reason.startswith("Лист «Вакансии», строка 2: в столбце «Количество» не целое число.")


@pytest.mark.parametrize(
    ("feedback", "places"),
    [
        ("закрыта 12.10.2026", 2),
        ("Закрыто: приняты двое", 2),
        ("не закрыта", 0),
        ("направлены трое", 0),
        (None, 0),
    ],
)
def test_filled_places_of_the_defence_industry_are_counted(feedback, places):
    seen = with_vacancies(
        offered(defence="да", count=2, feedback=feedback), offered(defence="нет", count=9, feedback="закрыта")
    )
    assert only(seen, "М12").numerator == places


@pytest.mark.parametrize(("source", "flag"), [("Прямой работодатель", 1), ("АИС", 0)])
def test_a_bank_of_vacancies_has_some_from_employers_themselves(source, flag):
    assert only(with_vacancies(offered(source=source)), "П10").value == flag


def test_without_the_sheet_of_vacancies_there_is_no_figure():
    for code in ("М8", "М12", "П10"):
        result = only(observation([graduate()]), code)
        assert (result.value, result.reason.split(":")[0]) == (None, "В книге нет листа «Вакансии» с заголовками")


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("П6", "Участников мастер-классов, тренингов, семинаров"),
        ("П7", "Участников ярмарок и дней карьеры"),
        ("П11", "Получивших помощь с резюме и собеседованием"),
    ],
)
def test_a_number_of_the_passport_is_a_share_of_the_last_cohort(code, key):
    rows = [*graduates(4), *graduates(2, cohort=2025)]
    assert figures(observation(rows, passport={key: 3}), code) == [("все", 2026, 3, 4)]
    blank = only(observation(rows, passport={}), code)
    assert (blank.value, blank.reason) == (None, f"На листе «Паспорт» не заполнено: «{key}».")
    too_many = only(observation(rows, passport={key: 5}), code)
    assert too_many.value is None
    assert "(5) больше числа выпускников, от которого считается доля (4)" in too_many.reason


def test_those_reached_by_support_are_a_share_of_all_full_time_graduates():
    rows = [*graduates(3), graduate(study_form="заочная"), graduate(cohort=2024)]
    seen = observation(rows, passport={"Участников поддержки и мероприятий": 2})
    assert figures(seen, "М5") == [("все", None, 2, 4)]


def test_advice_and_invitations_are_shares_of_those_at_risk():
    rows = different_people(
        {},
        {"actual_track": None, "track_date": None, "invitation_date": "12.11.2026"},
        {"actual_track": "Риск: иные причины"},
    )
    seen = observation(rows, passport={"Получивших рекомендации по диагностике": 1})
    assert figures(seen, "П13") == [("все", 2026, 1, 2)]
    assert figures(seen, "П14") == [("все", 2026, 1, 2)]


@pytest.mark.parametrize(
    ("code", "numerator", "denominator"),
    [
        ("М11", "Трудоустроенных несовершеннолетних", "Несовершеннолетних обучающихся"),
        ("П9", "Проинформированных о мерах поддержки", "Имеющих право на меры поддержки"),
        ("П12", "Корректных резюме в АИС", "Резюме в АИС"),
    ],
)
def test_two_numbers_of_the_passport_are_a_share(code, numerator, denominator):
    def seen(first: object, second: object):
        return observation([graduate()], passport={numerator: first, denominator: second})

    assert figures(seen(3, 4), code) == [("все", None, 3, 4)]
    assert only(seen(0, 0), code).value is None
    assert only(seen(None, 4), code).reason == f"На листе «Паспорт» не заполнено: «{numerator}»."
    assert f"число «{numerator}» больше, чем «{denominator}»" in only(seen(5, 4), code).reason


def test_practices_are_a_number_of_the_passport():
    assert only(observation([graduate()], passport={"Тиражированных практик": 0}), "М9").value == 0
    assert only(observation([graduate()]), "М9").value is None


def test_shares_of_the_rows_of_a_cohort():
    rows = [
        graduate(target_contract="да", target_customer="Завод"),
        graduate(ais_registered="нет", forecast_track="Не определился", study_form="заочная"),
        graduate(actual_track="ИП"),
        graduate(actual_track="Договор ГПХ"),
    ]
    seen = observation(rows)
    assert figures(seen, "М10") == [("все", 2026, 1, 4)]
    assert figures(seen, "П4") == [("все", 2026, 3, 4)]
    assert figures(seen, "П5") == [("все", 2026, 3, 4)]
    assert figures(seen, "П18") == [("все", 2026, 3, 4)]


def test_tracks_are_reliable_while_the_check_finds_no_error_in_them():
    rows = different_people({}, {"cohort": 2025}, {"track_date": None})
    results = compute_kpis(observation(rows), ["П16"])
    assert [(result.cohort, result.value) for result in results] == [(2025, 1), (2026, 0)]
    assert results[1].note == "Ошибки в треках выпуска 2026 года: строка 4."


def test_a_mistake_outside_the_tracks_does_not_make_them_unreliable():
    assert only(observation([graduate(snils="1")]), "П16").value == 1
