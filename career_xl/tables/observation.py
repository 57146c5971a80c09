"""A workbook as the commands see it: graduates, settings, events on the reporting date."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.columns import Column
from career_xl.domain.errors import CohortMissingError
from career_xl.domain.passport import Passport
from career_xl.domain.sheets import Sheet
from career_xl.tables.cells import Mask
from career_xl.tables.events import Events, read_events
from career_xl.tables.follow_up import FollowUp, GraduateKey, graduate_key, read_follow_ups
from career_xl.tables.monitoring import Monitoring
from career_xl.tables.opk_sheets import DefenceForm, read_form2, read_form3
from career_xl.tables.passport_sheet import read_passport
from career_xl.tables.positions import read_position_words
from career_xl.tables.sheet_values import Workbook
from career_xl.tables.vacancies import Vacancies, read_vacancies

OBSERVED_COHORTS = 3
"""So many of the latest cohorts are reported where «Паспорт» names none (domain §5)."""


@dataclass(frozen=True)
class Observation:
    """What is known of a college's graduates on the reporting date."""

    workbook: Workbook
    passport: Passport
    report_date: dt.date
    monitoring: Monitoring
    events: Events | None
    """None: the workbook has no «Мероприятия»."""
    position_words: Mapping[str, tuple[str, ...]] | None
    """Words of positions by code; None: «Справочники» has no such table."""
    vacancies: Vacancies | None
    """None: the workbook has no «Вакансии»."""
    notes: tuple[str, ...]
    """What the officer has to know about the reading, Russian sentences."""

    @cached_property
    def follow_ups(self) -> Mapping[GraduateKey, FollowUp | None]:
        """What was typed on «Группа риска» beside each graduate; None where several rows could be meant."""
        return read_follow_ups(self.workbook.find(Sheet.RISK_GROUP))

    def follow_up(self, place: int) -> FollowUp | None:
        """What was typed on «Группа риска» beside the graduate at this place of the table; None where it is unclear."""
        monitoring = self.monitoring
        name, code = (monitoring.text(column, place) for column in (Column.FULL_NAME, Column.CODE))
        return self.follow_ups.get(graduate_key(name, int(monitoring.cohorts[place]), code), FollowUp())

    def place_of(self, row: int) -> int | None:
        """The place in the table, from 0, of the graduate in that row of the sheet; None where there is none."""
        place = int(self.monitoring.rows.searchsorted(row))
        return place if place < len(self.monitoring) and int(self.monitoring.rows[place]) == row else None

    @property
    def academic_year(self) -> AcademicYear:
        """The academic year of «Паспорт», else the one of the reporting date."""
        return self.passport.academic_year or AcademicYear.of(self.report_date)

    @cached_property
    def form2(self) -> DefenceForm | None:
        """«ОПК Форма 2»; None where the workbook has no such sheet or it is not recognised."""
        return read_form2(self.workbook.find(Sheet.OPK_FORM2))

    @cached_property
    def form3(self) -> DefenceForm | None:
        """«ОПК Форма 3»; None where the workbook has no such sheet or it is not recognised."""
        return read_form3(self.workbook.find(Sheet.OPK_FORM3))

    @cached_property
    def present_cohorts(self) -> tuple[int, ...]:
        """The cohorts that have a graduate on the sheet, earliest first."""
        return tuple(int(year) for year in np.unique(self.monitoring.cohorts) if year)

    @cached_property
    def cohorts(self) -> tuple[int, ...]:
        """The cohorts of the report, earliest first: of «Паспорт», else the three latest present."""
        return self.passport.cohorts or self.present_cohorts[-OBSERVED_COHORTS:]

    @cached_property
    def reported(self) -> Mask:
        """The graduates of the cohorts of the report."""
        return np.isin(self.monitoring.cohorts, self.cohorts)

    @cached_property
    def released(self) -> Mask:
        """The graduates whose cohort's release date has come."""
        return self.since(lambda cohort: self.passport.release_date(cohort))

    def since(self, day_of: Callable[[int], dt.date]) -> Mask:
        """The graduates of a known cohort for whom the given day of their cohort has come on the reporting date."""
        reached = [cohort for cohort in self.present_cohorts if self.report_date >= day_of(cohort)]
        return np.isin(self.monitoring.cohorts, reached)

    def before(self, date: np.datetime64 | npt.NDArray[np.datetime64]) -> Mask:
        """Where the date lies before the reporting date."""
        return np.asarray(date < np.datetime64(self.report_date, "D"))

    def need_cohort(self, cohort: int) -> Mask:
        """The graduates of the cohort; CohortMissingError when there is none."""
        mask: Mask = self.monitoring.cohorts == cohort
        if not mask.any():
            present = ", ".join(map(str, self.present_cohorts)) or "нет ни одного"
            raise CohortMissingError(
                f"На листе «{self.monitoring.sheet_name}» нет выпускников {cohort} года; "
                f"годы выпуска на листе: {present}."
            )
        return mask


def observe(workbook: Workbook, report_date: dt.date | None = None) -> Observation:
    """The observation of a workbook; without a date on that of «Паспорт», else today.

    SheetMissingError without «Мониторинг», SettingInvalidError for an unclear decisive setting of «Паспорт».
    """
    monitoring = Monitoring(workbook.need(Sheet.MONITORING))
    passport_sheet = read_passport(workbook.find(Sheet.PASSPORT))
    passport = _with_folder(passport_sheet.passport, workbook)
    return Observation(
        workbook=workbook,
        passport=passport,
        report_date=report_date or passport.report_date or dt.date.today(),
        monitoring=monitoring,
        events=read_events(workbook.find(Sheet.EVENTS)),
        position_words=read_position_words(workbook.find(Sheet.DICTIONARIES)),
        vacancies=read_vacancies(workbook.find(Sheet.VACANCIES)),
        notes=(*passport_sheet.notes, *_reading_notes(monitoring)),
    )


def _with_folder(passport: Passport, workbook: Workbook) -> Passport:
    """The settings, in which the folder of templates has its place beside the workbook."""
    if workbook.folder is None:
        return passport
    return passport.model_copy(update={"template_folder": str(workbook.folder / passport.template_folder)})


def _reading_notes(monitoring: Monitoring) -> list[str]:
    notes = []
    if monitoring.uncomputed:
        notes.append(
            f"Лист «{monitoring.sheet_name}»: формул без посчитанного значения — {monitoring.uncomputed}; такие ячейки "
            "читаются как пустые. Откройте книгу в Excel или LibreOffice и сохраните её, затем повторите."
        )
    if monitoring.notes:
        rows = ", ".join(map(str, monitoring.notes[:10])) + (" …" if len(monitoring.notes) > 10 else "")
        notes.append(
            f"Лист «{monitoring.sheet_name}»: не учтены строки, не похожие на выпускников (итоги, подписи): {rows}."
        )
    return notes
