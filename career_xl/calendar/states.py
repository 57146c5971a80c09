"""The deadlines of a workbook's academic year with their state on the reporting date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from career_xl.calendar.calendar_sheet import CalendarRow, read_calendar_rows
from career_xl.calendar.deadlines import Deadline, Duty, deadlines, fridays
from career_xl.calendar.evidence import Proof, Workings, prove
from career_xl.documents.registry import Record
from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.dates import russian
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.tables.observation import Observation

_REPEATED = frozenset({Duty.TRACKS})
"""Duties with several deadlines a year: a later one takes the place of those before it."""
_UNPROVEN = "в книге подтверждения нет; если сделано, отметьте «выполнено» в столбце «Состояние»"


_PROVEN_FROM = MappingProxyType({Duty.TRACKS: 0, Duty.EVENTS_OVZ: 25, Duty.SITE: 60})
"""So many days before the deadline the workbook may prove these duties done; earlier it tells of another time."""


class State(StrEnum):
    """State of a deadline on the reporting date."""

    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_REQUIRED = "not_required"

    @property
    def words(self) -> str:
        """The state in Russian, as the officer marks it on the sheet, too."""
        return {"done": "выполнено", "due": "осталось", "overdue": "просрочено", "not_required": "не требуется"}[self]


_SAID = (State.DONE, State.NOT_REQUIRED)
"""States that the officer may mark on the sheet."""


@dataclass(frozen=True)
class DatedTask:
    """One deadline, or a row that the officer has added, with its state."""

    date: dt.date
    """For a weekly deadline the next one that is open, or the last of the year."""
    task: str
    source: str
    state: State
    days: int
    """Days from the reporting date to the deadline; negative when it has passed."""
    basis: str
    """Russian: why this state; empty where the date alone decides."""
    deadline: Deadline | None
    """None for a row of the officer's own."""

    @property
    def row_date(self) -> dt.date:
        """The day in the task's row of «Календарь»: a weekly deadline has one row for the whole year."""
        return self.deadline.date if self.deadline else self.date

    @property
    def words(self) -> str:
        """The state in Russian: «выполнено», «осталось дней: 5», «просрочено дней: 3», «не требуется»."""
        if self.state in _SAID:
            return self.state.words
        return f"{self.state.words} дней: {abs(self.days)}" if self.days else "срок — сегодня"

    def as_json(self) -> dict[str, Any]:
        """One entry of `deadlines` of `calendar --json`."""
        return {
            "date": self.date.isoformat(),
            "task": self.task,
            "source": self.source,
            "state": self.state.value,
            "days": self.days,
            "basis": self.basis or None,
        }


@dataclass(frozen=True)
class YearCalendar:
    """The deadlines of one academic year, earliest first."""

    year: AcademicYear
    report_date: dt.date
    tasks: tuple[DatedTask, ...]

    def as_json(self) -> dict[str, Any]:
        """The document of `calendar --json`."""
        return {
            "academic_year": self.year.short,
            "report_date": self.report_date.isoformat(),
            "deadlines": [task.as_json() for task in self.tasks],
        }


def calendar_of(
    observation: Observation, documents: Iterable[Record] = (), year: AcademicYear | None = None
) -> YearCalendar:
    """The calendar of the academic year; without one, of that of the workbook.

    What the officer has marked on «Календарь» stands before what the workbook and the documents show.
    """
    year = year or observation.academic_year
    today = observation.report_date
    listed = deadlines(year)
    rows = read_calendar_rows(observation.workbook.find(Sheet.CALENDAR))
    said = {(row.date, caption_key(row.task)): row for row in rows}
    workings = Workings(observation, year, tuple(documents))
    tasks = [
        _dated(workings, deadline, said.get(_key(deadline)), _superseded(deadline, listed, today))
        for deadline in listed
    ]
    known = {_key(deadline) for deadline in listed}
    tasks += [task for row in rows if (row.date, caption_key(row.task)) not in known for task in _own(row, year, today)]
    return YearCalendar(year, today, tuple(sorted(tasks, key=lambda task: task.date)))


def _key(deadline: Deadline) -> tuple[dt.date | None, str]:
    return deadline.date, caption_key(deadline.task)


def _superseded(deadline: Deadline, listed: Iterable[Deadline], today: dt.date) -> dt.date | None:
    """The latest deadline of the same duty that has come too; None where there is none after this one."""
    if deadline.duty not in _REPEATED:
        return None
    later = [each.date for each in listed if each.duty is deadline.duty and deadline.date < each.date <= today]
    return max(later, default=None)


def _dated(workings: Workings, deadline: Deadline, row: CalendarRow | None, superseded: dt.date | None) -> DatedTask:
    today = workings.observation.report_date
    date = _open_friday(deadline, workings) if deadline.weekly else deadline.date
    said = _said(row)
    if said:
        state, basis = said, f"отмечено на листе «{Sheet.CALENDAR}»"
    elif superseded:
        state, basis = State.NOT_REQUIRED, f"действует более поздний срок — {russian(superseded)}"
    else:
        too_early = (date - today).days > _PROVEN_FROM.get(deadline.duty, 366)
        state, basis = _by_proof(None if too_early else prove(workings, replace(deadline, date=date)), date, today)
    return DatedTask(date, deadline.task, deadline.source, state, (date - today).days, basis, deadline)


def _by_proof(proof: Proof | None, date: dt.date, today: dt.date) -> tuple[State, str]:
    if proof and proof.done:
        return State.DONE, proof.basis
    passed = date < today
    basis = proof.basis if proof else (_UNPROVEN if passed else "")
    return (State.OVERDUE if passed else State.DUE), basis


def _open_friday(deadline: Deadline, workings: Workings) -> dt.date:
    """The first Friday that has not passed; the last of the year when all have."""
    days = list(fridays(deadline.date, workings.year.last_day))
    return next((day for day in days if day >= workings.observation.report_date), days[-1])


def _said(row: CalendarRow | None) -> State | None:
    word = caption_key(row.state) if row else ""
    return next((state for state in _SAID if caption_key(state.words) == word), None)


def _own(row: CalendarRow, year: AcademicYear, today: dt.date) -> list[DatedTask]:
    """The officer's own row, where it has a day of this academic year."""
    if row.date is None or not year.first_day <= row.date <= year.last_day:
        return []
    said = _said(row)
    state, basis = (said, f"отмечено на листе «{Sheet.CALENDAR}»") if said else _by_proof(None, row.date, today)
    return [DatedTask(row.date, row.task, row.source, state, (row.date - today).days, basis, None)]
