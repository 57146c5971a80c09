"""The calendar file, read back by the library that others read such files with."""

import datetime as dt

import icalendar
import pytest

from career_xl.calendar.ics import as_ics, write_ics
from career_xl.calendar.states import calendar_of
from tests.tables import graduate, observation


@pytest.fixture
def calendar():
    return calendar_of(observation([graduate()]))


def events(calendar) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(as_ics(calendar)).walk("VEVENT"))


def test_each_deadline_has_its_day(calendar):
    dates = [event.decoded("dtstart") for event in events(calendar)]
    assert [date.date() if isinstance(date, dt.datetime) else date for date in dates] == [
        t.date for t in calendar.tasks
    ]


def test_open_deadlines_remind_a_week_and_a_day_before(calendar):
    reminders = {
        str(event["summary"]): [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
        for event in events(calendar)
    }
    assert reminders["Завершить наблюдение за выпуском 2025 года."] == [
        dt.timedelta(days=-6, hours=-15),
        dt.timedelta(hours=-15),
    ]


def test_what_is_done_reminds_nobody(calendar):
    done = {task.task for task in calendar.tasks if task.state in ("done", "not_required")}
    open_too = {task.task for task in calendar.tasks if task.state in ("due", "overdue")}
    silent = [event for event in events(calendar) if str(event["summary"]) in done - open_too]
    assert silent
    assert [event for event in silent if event.walk("VALARM")] == []


def test_the_weekly_forms_come_again_each_friday_at_noon_until_the_year_ends(calendar):
    weekly = next(event for event in events(calendar) if "rrule" in event)
    start = weekly.decoded("dtstart")
    assert (start.weekday(), start.hour, start.tzinfo) == (4, 12, None)
    assert (weekly["rrule"]["FREQ"], weekly["rrule"]["UNTIL"]) == (["WEEKLY"], [dt.datetime(2027, 8, 31, 12)])


def test_a_second_export_names_the_same_deadlines_and_holds_the_same_bytes(calendar):
    again = calendar_of(observation([graduate()]))
    assert as_ics(calendar) == as_ics(again)
    later = calendar_of(observation([graduate()], report_date=dt.date(2027, 3, 1)))
    assert {event["uid"] for event in events(calendar)} == {event["uid"] for event in events(later)}
    assert len({event["uid"] for event in events(calendar)}) == len(calendar.tasks)


def test_the_file_is_written_whole(calendar, tmp_path):
    write_ics(calendar, tmp_path / "Сроки.ics")
    assert (tmp_path / "Сроки.ics").read_bytes() == as_ics(calendar)
