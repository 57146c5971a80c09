"""The deadlines of any academic year (domain §7)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from career_xl.domain.academic_year import AcademicYear

_FRIDAY = 4


class Duty(StrEnum):
    """What a deadline asks for; the value is the name of the deadline in the calendar file."""

    PLAN = "plan"
    ORGANISATION_CARD = "organisation-card"
    TRACKS = "tracks"
    DEFENCE_FORMS = "defence-forms"
    RISK = "risk"
    RECONCILIATION = "reconciliation"
    END_OF_OBSERVATION = "end-of-observation"
    FORECASTS = "forecasts"
    RISK_GROUP = "risk-group"
    EVENTS_OVZ = "events-ovz"
    SITE = "site"
    LAST_FORECASTS = "last-forecasts"
    REPORT = "report"
    ACTUAL_TRACKS = "actual-tracks"
    CONTINGENT = "contingent"


@dataclass(frozen=True)
class Deadline:
    """One deadline: the last day, what is to be done by it, the source."""

    date: dt.date
    duty: Duty
    task: str
    source: str
    cohort: int | None = None
    """Cohort that it concerns; None where it concerns the college or all cohorts."""
    weekly: bool = False
    """Comes again every week at 12:00 until the academic year ends."""


def deadlines(year: AcademicYear) -> tuple[Deadline, ...]:
    """The deadlines from 1 September to 31 August, earliest first; a weekend does not move them."""
    return tuple(sorted((*_of_the_college(year), *_of_the_cohorts(year), *_monthly(year)), key=lambda each: each.date))


def fridays(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The Fridays from the first day to the last."""
    day = first + dt.timedelta(days=(_FRIDAY - first.weekday()) % 7)
    while day <= last:
        yield day
        day += dt.timedelta(days=7)


def _monthly(year: AcademicYear) -> list[Deadline]:
    days = [dt.date(year.start + (month < 9), month, 1) for month in range(1, 13)]
    task = "Обновить треки всех выпусков на листе «Мониторинг» и в АИС."
    return [Deadline(day, Duty.TRACKS, task, "001") for day in days]


def _of_the_college(year: AcademicYear) -> list[Deadline]:
    end = year.start + 1
    return [
        Deadline(
            year.first_day,
            Duty.PLAN,
            f"Утвердить и разместить на сайте план работы на {year.short} учебный год.",
            "001",
        ),
        Deadline(year.first_day, Duty.ORGANISATION_CARD, "Заполнить карточку организации в АИС.", "001"),
        Deadline(
            next(fridays(year.first_day, year.last_day)),
            Duty.DEFENCE_FORMS,
            "Отправить формы ОПК 2 и 3 или письмо «новых данных нет» — до 12:00 и далее каждую пятницу.",
            "001",
            weekly=True,
        ),
        Deadline(
            dt.date(end, 5, 26),
            Duty.EVENTS_OVZ,
            "Подвести итоги мероприятий для студентов с инвалидностью и ОВЗ.",
            "001",
        ),
        Deadline(dt.date(end, 6, 30), Duty.SITE, "Обновить раздел сайта о содействии трудоустройству.", "001"),
        Deadline(
            dt.date(end, 6, 30),
            Duty.REPORT,
            "Проанализировать показатели года и разместить отчёт на сайте.",
            "000, 001",
        ),
    ]


def _of_the_cohorts(year: AcademicYear) -> list[Deadline]:
    released, graduating = year.start, year.start + 1
    rows = (
        ((released, 11, 1), Duty.RISK, "Перевести в «Риск» выпускников {} года, у которых нет фактического трека."),
        ((released, 12, 31), Duty.RECONCILIATION, "Сверить контингент {} года со СПО-1, подписать и отправить скан."),
        ((graduating, 1, 31), Duty.FORECASTS, "Внести прогнозные треки выпускников {} года."),
        ((graduating, 2, 28), Duty.RISK_GROUP, "Составить группу риска выпускников {} года."),
        ((graduating, 6, 30), Duty.LAST_FORECASTS, "Уточнить прогнозные треки выпускников {} года перед выпуском."),
        ((graduating, 7, 1), Duty.ACTUAL_TRACKS, "Начать внесение фактических треков выпускников {} года."),
        (
            (graduating, 7, 7),
            Duty.CONTINGENT,
            "Сформировать контингент {} года по строкам 01–05, подписать и отправить скан.",
        ),
    )
    sources = {Duty.FORECASTS: "000", Duty.RISK_GROUP: "000"}
    listed = [
        Deadline(dt.date(*day), duty, task.format(day[0]), sources.get(duty, "001"), day[0]) for day, duty, task in rows
    ]
    before = released - 1
    end = f"Завершить наблюдение за выпуском {before} года."
    return [*listed, Deadline(dt.date(released, 12, 31), Duty.END_OF_OBSERVATION, end, "004", before)]
