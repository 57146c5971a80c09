"""The calendar as a file for a calendar program (iCalendar, RFC 5545)."""

import datetime as dt
import uuid
from pathlib import Path

import icalendar

from career_xl.calendar.states import DatedTask, State, YearCalendar
from career_xl.documents.output import write_atomically

_SPACE = uuid.UUID("7b0c5f0e-6d0b-5e0a-9f0e-0a7c4a1f5d11")
"""Name space of our identifiers: the same deadline has the same one in each export, so that a second import updates."""
_REMINDERS = (dt.timedelta(days=-6, hours=-15), dt.timedelta(hours=-15))
"""A week and a day before, at nine in the morning, counted from midnight of the day of the deadline."""
_WEEKLY_REMINDER = dt.timedelta(hours=-3)
_NOON = dt.time(12)


def write_ics(calendar: YearCalendar, target: Path) -> None:
    """Nothing; writes the file. Times are local to whoever opens it. OutputError when it cannot be written."""
    with write_atomically(target) as temporary:
        temporary.write_bytes(as_ics(calendar))


def as_ics(calendar: YearCalendar) -> bytes:
    """The file's bytes: one entry per deadline, reminders for the open ones; the same calendar, the same bytes."""
    file = icalendar.Calendar()
    file.add("prodid", "-//career_xl//Календарь центра карьеры//RU")
    file.add("version", "2.0")
    file.add("x-wr-calname", f"Центр карьеры, {calendar.year.short} учебный год")
    for task in calendar.tasks:
        file.add_component(_entry(task, calendar))
    return bytes(file.to_ical())


def _entry(task: DatedTask, calendar: YearCalendar) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{_identifier(task, calendar)}@career-xl")
    # The day of the report, not the moment: an export is repeatable.
    entry.add("dtstamp", dt.datetime.combine(calendar.report_date, dt.time(), dt.UTC))
    entry.add("summary", task.task)
    entry.add("description", "\n".join(_lines(task)))
    entry.add("categories", ["Центр карьеры"])
    entry.add("transp", "TRANSPARENT")
    weekly = task.deadline is not None and task.deadline.weekly
    if weekly:
        entry.add("dtstart", dt.datetime.combine(task.date, _NOON))
        entry.add("duration", dt.timedelta())
        entry.add("rrule", {"freq": "weekly", "until": dt.datetime.combine(calendar.year.last_day, _NOON)})
    else:
        entry.add("dtstart", task.date)
        entry.add("dtend", task.date + dt.timedelta(days=1))
    if task.state in (State.DUE, State.OVERDUE):
        for before in (_WEEKLY_REMINDER,) if weekly else _REMINDERS:
            entry.add_component(_reminder(task, before))
    return entry


def _identifier(task: DatedTask, calendar: YearCalendar) -> uuid.UUID:
    deadline = task.deadline
    name = (calendar.year.short, deadline.duty, deadline.date) if deadline else (task.date, task.task)
    return uuid.uuid5(_SPACE, "/".join(map(str, name)))


def _lines(task: DatedTask) -> list[str]:
    lines = [f"Состояние: {task.words}."]
    if task.basis:
        lines.append(f"{task.basis[0].upper()}{task.basis[1:]}.")
    if task.source:
        lines.append(f"Основание: {task.source}.")
    return lines


def _reminder(task: DatedTask, before: dt.timedelta) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", task.task)
    alarm.add("trigger", before)
    return alarm
