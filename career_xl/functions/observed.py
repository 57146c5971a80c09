"""What a range shows: the typed table, decoded once per content."""

import datetime as dt
from functools import lru_cache

from career_xl.domain.columns import Column
from career_xl.domain.errors import CareerXlError
from career_xl.domain.passport import Passport
from career_xl.domain.sheets import Sheet
from career_xl.functions.definitions import ArgumentRefusedError
from career_xl.functions.table import Table
from career_xl.tables.events import EventColumn, Events, read_events
from career_xl.tables.monitoring import Monitoring
from career_xl.tables.observation import Observation
from career_xl.tables.passport_sheet import read_passport
from career_xl.tables.sheet_values import SheetValues, Workbook
from career_xl.tables.vacancies import Vacancies, VacancyColumn, read_vacancies

_TELLING = frozenset({Column.COHORT})
"""Without these columns a range is no «Мониторинг», although other sheets share captions with it."""
_KEPT_TABLES = 8
_KEPT_OBSERVATIONS = 64


@lru_cache(maxsize=_KEPT_TABLES)
def monitoring_of(table: Table) -> Monitoring:
    """The graduates of the range; ArgumentRefusedError where no captions of «Мониторинг» stand in it."""
    monitoring = Monitoring(table.named(Sheet.MONITORING))
    if monitoring.header is None or _TELLING & monitoring.missing:
        raise ArgumentRefusedError(f"в таблице нет заголовков листа «{Sheet.MONITORING}»")
    return monitoring


@lru_cache(maxsize=_KEPT_TABLES)
def events_of(table: Table) -> Events:
    """The events of the range; ArgumentRefusedError where no captions of «Мероприятия» stand in it."""
    events = read_events(table.named(Sheet.EVENTS))
    # «Примечание» alone stands on other sheets too.
    if events is None or {EventColumn.DATE, EventColumn.KIND} <= events.missing:
        raise ArgumentRefusedError(f"в таблице нет заголовков листа «{Sheet.EVENTS}»")
    return events


@lru_cache(maxsize=_KEPT_TABLES)
def vacancies_of(table: Table) -> Vacancies:
    """The vacancies of the range; ArgumentRefusedError where no captions of «Вакансии» stand in it."""
    vacancies = read_vacancies(table.named(Sheet.VACANCIES))
    # «Код» and «Дата» stand on other sheets too.
    if vacancies is None or {VacancyColumn.SOURCE, VacancyColumn.COUNT} <= vacancies.missing:
        raise ArgumentRefusedError(f"в таблице нет заголовков листа «{Sheet.VACANCIES}»")
    return vacancies


@lru_cache(maxsize=_KEPT_TABLES)
def passport_of(table: Table) -> Passport:
    """The settings of the range, defaults where it says nothing."""
    try:
        return read_passport(table.named(Sheet.PASSPORT)).passport
    except CareerXlError as error:
        raise ArgumentRefusedError(str(error)) from error


@lru_cache(maxsize=_KEPT_OBSERVATIONS)
def graduates(table: Table, report_date: dt.date, cohort: int | None = None) -> Observation:
    """The graduates of the range on the reporting date, with the default settings.

    With a cohort it is the only one of the report, so that the indicators of each place in the report have its figure.
    """
    return _observation(monitoring_of(table), Passport(cohorts=(cohort,) if cohort else ()), report_date)


def held_events(table: Table, report_date: dt.date) -> Observation:
    """The events of the range, no graduates."""
    return _observation(_nobody(), Passport(), report_date, events_of(table))


def offered_vacancies(table: Table, report_date: dt.date) -> Observation:
    """The vacancies of the range, no graduates."""
    return _observation(_nobody(), Passport(), report_date, vacancies=vacancies_of(table))


def college(table: Table, report_date: dt.date) -> Observation:
    """The settings of the range, no graduates."""
    return _observation(_nobody(), passport_of(table), report_date)


def _nobody() -> Monitoring:
    return Monitoring(SheetValues(Sheet.MONITORING, ()))


def _observation(
    monitoring: Monitoring,
    passport: Passport,
    report_date: dt.date,
    events: Events | None = None,
    vacancies: Vacancies | None = None,
) -> Observation:
    return Observation(
        workbook=Workbook("", (), ()),
        passport=passport,
        report_date=report_date,
        monitoring=monitoring,
        events=events,
        position_words=None,
        vacancies=vacancies,
        notes=(),
    )
