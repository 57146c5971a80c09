"""What of the year's deadlines is done, due or overdue, and why."""

import datetime as dt

import pytest

from career_xl.calendar.calendar_sheet import CalendarColumn
from career_xl.calendar.deadlines import deadlines
from career_xl.calendar.states import State, YearCalendar, calendar_of
from career_xl.documents.base_centre_letters import covering_letter, opk_letter
from career_xl.documents.registry import MadeDocument, Registry
from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.document_kinds import DocumentKind, DocumentState
from career_xl.domain.sheets import Sheet
from career_xl.tables.sheet_values import SheetValues
from tests.tables import different_people, graduate, observation

YEAR = AcademicYear(2026)
TRACKS = "Обновить треки всех выпусков на листе «Мониторинг» и в АИС."
ADOPTED = {
    "Учебный год": "2026/27",
    "Номер приказа о плане": "214-од",
    "Дата приказа о плане": dt.date(2026, 8, 28),
    "План размещён": "да",
}


def calendar_sheet(*rows: tuple[object, ...]) -> SheetValues:
    return SheetValues(Sheet.CALENDAR, [list(CalendarColumn), *map(list, rows)])


def state_of(calendar: YearCalendar, day: str, words: str) -> tuple[State, str]:
    found = [task for task in calendar.tasks if task.date.isoformat() == day and words in task.task]
    assert len(found) == 1, [task.task for task in found]
    return found[0].state, found[0].basis


def on(day: dt.date, rows=None, documents=(), **more) -> YearCalendar:
    rows = [graduate()] if rows is None else rows
    return calendar_of(observation(rows, report_date=day, **more), documents, YEAR)


def registered(tmp_path, state: DocumentState, date: dt.date, kind=DocumentKind.CONTINGENT, cohort=2026):
    registry = Registry(tmp_path)
    document = MadeDocument(document_id="КВ-1", kind=kind, date=date, college="0", cohort=cohort, state=state)
    registry.add(document, [])
    return registry.records()


def test_each_day_of_the_domain_is_a_deadline():
    days = {(each.date.month, each.date.day) for each in deadlines(YEAR)}
    assert {(9, 1), (11, 1), (12, 31), (1, 31), (2, 28), (5, 26), (6, 30), (7, 1), (7, 7)} <= days
    assert {month for month, day in days if day == 1} == set(range(1, 13))


@pytest.mark.parametrize("start", [2000, 2023, 2024, 2027, 2100])
def test_all_deadlines_of_any_year_lie_in_that_year(start):
    year = AcademicYear(start)
    assert [each for each in deadlines(year) if not year.first_day <= each.date <= year.last_day] == []


def test_the_plan_is_done_when_the_passport_names_its_order_and_its_place():
    assert state_of(on(dt.date(2026, 9, 10), passport=ADOPTED), "2026-09-01", "план")[0] is State.DONE
    state, basis = state_of(
        on(dt.date(2026, 9, 10), passport=ADOPTED | {"Номер приказа о плане": None}), "2026-09-01", "план"
    )
    assert (state, basis) == (State.OVERDUE, "в «Паспорте» нет: номер приказа о плане")


def test_a_passport_of_another_year_proves_no_plan_of_this_one():
    earlier = ADOPTED | {"Учебный год": "2025/26"}
    state, basis = state_of(on(dt.date(2026, 9, 10), passport=earlier), "2026-09-01", "план")
    assert state is State.OVERDUE
    assert "отметьте «выполнено»" in basis


def test_before_its_day_a_deadline_is_due_with_the_days_that_are_left():
    task = next(each for each in on(dt.date(2026, 12, 29)).tasks if "СПО-1" in each.task)
    assert (task.state, task.days, task.words) == (State.DUE, 2, "осталось дней: 2")


def test_on_its_day_a_deadline_is_not_overdue():
    task = next(each for each in on(dt.date(2026, 12, 31)).tasks if "СПО-1" in each.task)
    assert (task.state, task.words) == (State.DUE, "срок — сегодня")


def test_on_the_next_day_it_is():
    task = next(each for each in on(dt.date(2027, 1, 1)).tasks if "СПО-1" in each.task)
    assert (task.state, task.words) == (State.OVERDUE, "просрочено дней: 1")


def test_only_the_latest_month_of_tracks_is_asked_for():
    calendar = on(dt.date(2026, 11, 20))
    assert state_of(calendar, "2026-10-01", TRACKS)[0] is State.NOT_REQUIRED
    assert state_of(calendar, "2026-11-01", TRACKS) == (State.DONE, "замечаний к трекам нет")
    assert state_of(calendar, "2026-12-01", TRACKS)[0] is State.DUE


def test_rows_without_a_track_hold_the_month_and_the_risk_open():
    rows = different_people({}, {"actual_track": None, "track_date": None, "employer": None})
    calendar = on(dt.date(2026, 11, 20), rows)
    assert state_of(calendar, "2026-11-01", TRACKS)[0] is State.OVERDUE
    assert state_of(calendar, "2026-11-01", "«Риск»") == (
        State.OVERDUE,
        "выпускников без фактического трека: 1 (правило L16)",
    )


def test_before_november_nobody_has_to_be_moved_to_risk():
    rows = different_people({}, {"actual_track": None, "track_date": None, "employer": None})
    assert state_of(on(dt.date(2026, 10, 20), rows), "2026-11-01", "«Риск»")[0] is State.DUE


@pytest.mark.parametrize(
    ("forecasts", "state"),
    [(("Трудоустройство", "ИП"), State.DONE), (("Трудоустройство", None), State.OVERDUE)],
)
def test_forecasts_of_the_graduating_cohort_are_counted(forecasts, state):
    facts = {"cohort": 2027, "actual_track": None, "track_date": None}
    rows = different_people(*({**facts, "forecast_track": forecast} for forecast in forecasts))
    assert state_of(on(dt.date(2027, 2, 1), rows), "2027-01-31", "прогнозные")[0] is state


def test_without_a_graduating_cohort_on_the_sheet_the_reason_is_told():
    state, basis = state_of(on(dt.date(2027, 2, 3)), "2027-01-31", "прогнозные")
    assert (state, basis) == (State.OVERDUE, "на листе «Мониторинг» нет выпускников 2027 года")


def test_the_risk_group_of_february_has_to_stand_on_its_sheet():
    facts = {"cohort": 2027, "actual_track": None, "track_date": None, "forecast_track": "Не определился"}
    rows = different_people(facts)
    day = dt.date(2027, 3, 1)
    assert state_of(on(day, rows), "2027-02-28", "группу риска")[0] is State.OVERDUE
    listed = SheetValues(Sheet.RISK_GROUP, [["Строка", "ФИО"], [2, rows[0]["ФИО"].upper()]])
    assert state_of(on(day, rows, other_sheets=[listed]), "2027-02-28", "группу риска")[0] is State.DONE


def test_events_prove_the_spring_only_shortly_before_its_day():
    events = [{"Дата": dt.date(2026, 10, 5), "Вид": "тренинг", "из них с ОВЗ и инвалидностью": 4}]
    assert state_of(on(dt.date(2026, 11, 20), events=events), "2027-05-26", "ОВЗ")[0] is State.DUE
    assert state_of(on(dt.date(2027, 5, 20), events=events), "2027-05-26", "ОВЗ")[0] is State.DONE


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (DocumentState.DRAFT, State.OVERDUE),
        (DocumentState.FOR_SIGNING, State.OVERDUE),
        (DocumentState.SIGNED, State.DONE),
        (DocumentState.SCAN_ACCEPTED, State.DONE),
        (DocumentState.OUTDATED, State.OVERDUE),
    ],
)
def test_the_reconciliation_is_done_with_a_signed_contingent(tmp_path, state, expected):
    documents = registered(tmp_path, state, dt.date(2026, 12, 20))
    assert state_of(on(dt.date(2027, 1, 9), documents=documents), "2026-12-31", "СПО-1")[0] is expected


def test_a_contingent_signed_in_july_is_no_reconciliation_of_december(tmp_path):
    documents = registered(tmp_path, DocumentState.SIGNED, dt.date(2026, 7, 3))
    assert state_of(on(dt.date(2027, 1, 9), documents=documents), "2026-12-31", "СПО-1")[0] is State.OVERDUE


def test_a_contingent_of_another_cohort_proves_nothing(tmp_path):
    documents = registered(tmp_path, DocumentState.SIGNED, dt.date(2026, 12, 20), cohort=2025)
    assert state_of(on(dt.date(2027, 1, 9), documents=documents), "2026-12-31", "СПО-1")[0] is State.OVERDUE


def test_the_weekly_deadline_stands_on_the_friday_that_is_open(tmp_path):
    wednesday, friday = dt.date(2026, 11, 18), dt.date(2026, 11, 20)
    assert state_of(on(wednesday), "2026-11-20", "ОПК")[0] is State.DUE
    assert state_of(on(friday + dt.timedelta(days=1)), "2026-11-27", "ОПК")[0] is State.DUE
    documents = registered(tmp_path, DocumentState.DRAFT, wednesday, DocumentKind.OPK_FORM2, None)
    assert state_of(on(friday, documents=documents), "2026-11-20", "ОПК")[0] is State.DONE
    assert state_of(on(friday + dt.timedelta(days=1), documents=documents), "2026-11-27", "ОПК")[0] is State.DUE


def test_the_letter_without_news_stands_for_the_forms_of_its_week_and_no_other_letter_does(tmp_path):
    friday = dt.date(2026, 11, 20)
    seen = observation([graduate()], report_date=friday)
    letters = Registry(tmp_path)
    letters.add(covering_letter(seen).document, [])
    assert state_of(on(friday, documents=letters.records()), "2026-11-20", "ОПК")[0] is State.DUE
    letters.add(opk_letter(seen).document, [])
    state, basis = state_of(on(friday, documents=letters.records()), "2026-11-20", "ОПК")
    assert (state, "«Мониторинг ОПК: новых данных нет»" in basis) == (State.DONE, True)


def test_a_cohort_outside_the_report_is_not_taken_for_one_without_risk():
    rows = different_people({"cohort": 2027, "actual_track": None, "track_date": None, "forecast_track": None})
    state, basis = state_of(
        on(dt.date(2027, 2, 10), rows, passport={"Годы выпуска": "2024, 2025, 2026"}), "2027-02-28", "группу риска"
    )
    assert (state, "«Годов выпуска»" in basis) == (State.DUE, True)


def test_what_the_officer_marked_stands_before_what_the_workbook_shows():
    marked = calendar_sheet(
        (dt.date(2026, 9, 1), "Заполнить карточку организации в АИС.", "001", "Выполнено", None, None),
        (dt.date(2026, 11, 1), TRACKS, "001", "не требуется", None, None),
    )
    calendar = on(dt.date(2026, 11, 20), other_sheets=[marked])
    assert state_of(calendar, "2026-09-01", "карточку") == (State.DONE, "отмечено на листе «Календарь»")
    assert state_of(calendar, "2026-11-01", TRACKS)[0] is State.NOT_REQUIRED


def test_a_mark_in_work_leaves_the_state_to_the_workbook():
    marked = calendar_sheet((dt.date(2026, 9, 1), "Заполнить карточку организации в АИС.", "001", "в работе"))
    assert state_of(on(dt.date(2026, 11, 20), other_sheets=[marked]), "2026-09-01", "карточку")[0] is State.OVERDUE


def test_rows_of_the_officer_are_deadlines_too():
    own = calendar_sheet(
        (dt.date(2026, 12, 5), "Ярмарка вакансий в колледже", None, None),
        ("когда-нибудь", "Без дня", None, None),
        (dt.date(2025, 12, 5), "Прошлый год", None, None),
    )
    calendar = on(dt.date(2026, 11, 20), other_sheets=[own])
    assert state_of(calendar, "2026-12-05", "Ярмарка")[0] is State.DUE
    assert [task.task for task in calendar.tasks if task.deadline is None] == ["Ярмарка вакансий в колледже"]
