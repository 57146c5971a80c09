"""What a workbook proves of its deadlines: done, or what is still lacking."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from career_xl.calendar.deadlines import Deadline, Duty
from career_xl.documents.registry import Record
from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.columns import Column
from career_xl.domain.document_kinds import OPK_NOTHING_NEW, DocumentKind, DocumentState
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.risk import find_risk_group
from career_xl.rules.check import CheckReport, check
from career_xl.tables.cells import Mask
from career_xl.tables.events import EventColumn
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import as_text

_TRACK_RULES = frozenset({"L09", "L14", "L16", "L18"})
"""Findings of these rules say that a track is not up to date."""
_OVERDUE_RULE = "L16"
_SIGNED = (DocumentState.SIGNED, DocumentState.SCAN_ACCEPTED)


@dataclass(frozen=True)
class Proof:
    """Whether the workbook shows that a duty is done, and by what."""

    done: bool
    basis: str
    """Russian: what shows it, or what is lacking."""


@dataclass(frozen=True)
class Workings:
    """A workbook with what several duties ask of it, computed once."""

    observation: Observation
    year: AcademicYear
    documents: tuple[Record, ...] = ()
    """The college's rows of the registry of documents."""

    @cached_property
    def report(self) -> CheckReport:
        """The check of the workbook."""
        return check(self.observation)

    def of_cohort(self, deadline: Deadline) -> Mask:
        """The graduates of the deadline's cohort."""
        return np.asarray(self.observation.monitoring.cohorts == deadline.cohort)

    def findings(self, *rules: str) -> set[int]:
        """Row numbers of «Мониторинг» with a finding of these rules that nobody has explained."""
        name = self.observation.monitoring.sheet_name
        return {
            finding.row
            for finding in self.report.findings
            if finding.rule in rules and finding.sheet == name and finding.row and not finding.explained
        }

    @property
    def is_year_of_passport(self) -> bool:
        """Whether «Паспорт» speaks of this academic year."""
        return self.observation.academic_year == self.year


def prove(workings: Workings, deadline: Deadline) -> Proof | None:
    """What the workbook shows of the deadline on the reporting date; None where it can show nothing."""
    evidence = _EVIDENCE.get(deadline.duty)
    return evidence(workings, deadline) if evidence else None


def _plan(workings: Workings, deadline: Deadline) -> Proof | None:
    if not workings.is_year_of_passport:
        return None
    passport = workings.observation.passport
    lacking = [
        name
        for name, value in (
            ("номер приказа о плане", passport.order_number),
            ("дата приказа о плане", passport.order_date),
            ("отметка «План размещён»", passport.plan_published),
        )
        if not value
    ]
    if lacking:
        return Proof(False, f"в «Паспорте» нет: {', '.join(lacking)}")
    return Proof(True, f"приказ № {passport.order_number}, план размещён («Паспорт»)")


def _site(workings: Workings, deadline: Deadline) -> Proof | None:
    conforms = workings.observation.passport.site_section_conforms
    if not workings.is_year_of_passport or conforms is None:
        return None
    return Proof(conforms, f"«Раздел сайта соответствует» в «Паспорте»: {'да' if conforms else 'нет'}")


def _tracks(workings: Workings, deadline: Deadline) -> Proof | None:
    if not len(workings.observation.monitoring):
        return Proof(False, "на листе «Мониторинг» нет выпускников")
    rows = workings.findings(*_TRACK_RULES)
    if rows:
        return Proof(False, f"строк с замечаниями к трекам: {len(rows)} (правила {', '.join(sorted(_TRACK_RULES))})")
    return Proof(True, "замечаний к трекам нет")


def _risk(workings: Workings, deadline: Deadline) -> Proof | None:
    if workings.observation.report_date < deadline.date:
        return None
    if (unseen := _nobody(workings, deadline) or _unreported(workings, deadline)) is not None:
        return unseen
    rows = workings.findings(_OVERDUE_RULE) & _rows(workings, workings.of_cohort(deadline))
    if rows:
        return Proof(False, f"выпускников без фактического трека: {len(rows)} (правило {_OVERDUE_RULE})")
    return Proof(True, f"у всех выпускников {deadline.cohort} года есть фактический трек")


def _end_of_observation(workings: Workings, deadline: Deadline) -> Proof | None:
    cohort = workings.of_cohort(deadline)
    if workings.observation.report_date <= deadline.date:
        return None
    without = int(np.count_nonzero(cohort & ~workings.observation.monitoring.actual()))
    if without:
        return Proof(False, f"выпускников {deadline.cohort} года без итогового трека: {without}")
    return Proof(True, f"у всех выпускников {deadline.cohort} года есть итоговый трек")


def _forecasts(workings: Workings, deadline: Deadline) -> Proof | None:
    if (nobody := _nobody(workings, deadline)) is not None:
        return nobody
    monitoring = workings.observation.monitoring
    chosen = (
        monitoring.forecast_chosen if deadline.duty is Duty.LAST_FORECASTS else monitoring.filled(Column.FORECAST_TRACK)
    )
    without = int(np.count_nonzero(workings.of_cohort(deadline) & ~chosen & ~monitoring.actual()))
    if without:
        return Proof(False, f"выпускников {deadline.cohort} года без прогнозного трека: {without}")
    return Proof(True, f"прогнозные треки выпускников {deadline.cohort} года внесены")


def _risk_group(workings: Workings, deadline: Deadline) -> Proof | None:
    if workings.observation.report_date < dt.date(deadline.date.year, 2, 1):
        return None
    if (unseen := _nobody(workings, deadline) or _unreported(workings, deadline)) is not None:
        return unseen
    observation = workings.observation
    cohort = _rows(workings, workings.of_cohort(deadline))
    members = [member for member in find_risk_group(observation).members if "R1" in member.views]
    rows = {member.row for member in members} & cohort
    if not rows:
        return Proof(True, f"в прогнозной группе риска (R1) нет выпускников {deadline.cohort} года")
    sheet = observation.workbook.find(Sheet.RISK_GROUP)
    listed = {caption_key(as_text(cell)) for row in (sheet.rows if sheet else ()) for cell in row}
    monitoring = observation.monitoring
    names = [
        caption_key(monitoring.text(Column.FULL_NAME, position))
        for position, row in enumerate(monitoring.rows)
        if int(row) in rows
    ]
    lacking = sum(name not in listed for name in names)
    if lacking:
        return Proof(False, f"на листе «{Sheet.RISK_GROUP}» нет выпускников из прогнозной группы риска (R1): {lacking}")
    return Proof(True, f"выпускники прогнозной группы риска (R1) стоят на листе «{Sheet.RISK_GROUP}»: {len(names)}")


def _events_ovz(workings: Workings, deadline: Deadline) -> Proof | None:
    events = workings.observation.events
    held = [
        event
        for event in (events.of_year(workings.year) if events else ())
        if event.date and event.date <= workings.observation.report_date and event.counts[EventColumn.PARTICIPANTS_OVZ]
    ]
    if not held:
        return Proof(False, f"на листе «{Sheet.EVENTS}» нет мероприятий года с участниками с ОВЗ и инвалидностью")
    return Proof(True, f"мероприятий с участниками с ОВЗ и инвалидностью за год: {len(held)}")


def _actual_tracks(workings: Workings, deadline: Deadline) -> Proof | None:
    if workings.observation.report_date < deadline.date:
        return None
    if (nobody := _nobody(workings, deadline)) is not None:
        return nobody
    entered = int(np.count_nonzero(workings.of_cohort(deadline) & workings.observation.monitoring.actual()))
    return Proof(entered > 0, f"фактических треков выпускников {deadline.cohort} года внесено: {entered}")


def _contingent(workings: Workings, deadline: Deadline) -> Proof | None:
    """The contingent document of the cohort, signed: after the release, and again after the reconciliation."""
    month = 11 if deadline.duty is Duty.RECONCILIATION else 6
    since = dt.date(deadline.date.year, month, 1)
    made = _made(workings, since, deadline.date, DocumentKind.CONTINGENT)
    made = [record for record in made if record.document.cohort == deadline.cohort]
    signed = [record for record in made if record.state in _SIGNED]
    if signed:
        return Proof(True, f"документ {signed[-1].number}: {signed[-1].state}")
    if made:
        return Proof(False, f"документ {made[-1].number}: {made[-1].state}, подписи ещё нет")
    return Proof(False, f"в реестре нет действующего документа о контингенте {deadline.cohort} года")


def _report(workings: Workings, deadline: Deadline) -> Proof | None:
    made = _made(workings, dt.date(deadline.date.year, 5, 1), workings.year.last_day, DocumentKind.REPORT)
    if made:
        return Proof(True, f"документ {made[-1].number}: {made[-1].state}")
    return Proof(False, "в реестре нет отчёта за год")


def _defence_forms(workings: Workings, deadline: Deadline) -> Proof | None:
    """This week's forms, or the letter instead of them: `deadline` stands on the Friday that is open."""
    week = deadline.date - dt.timedelta(days=6)
    forms = _made(workings, week, deadline.date, DocumentKind.OPK_FORM2, DocumentKind.OPK_FORM3)
    letters = _made(workings, week, deadline.date, DocumentKind.LETTER)
    instead = [letter for letter in letters if letter.document.summary == OPK_NOTHING_NEW]
    if forms or instead:
        names = [*(form.document.kind for form in forms), *(f"письмо «{OPK_NOTHING_NEW}»" for _ in instead)]
        return Proof(True, f"за неделю записано: {', '.join(dict.fromkeys(names))}")
    return Proof(False, "за эту неделю в реестре нет ни форм ОПК, ни письма «новых данных нет»")


def _made(workings: Workings, since: dt.date, until: dt.date, *kinds: DocumentKind) -> list[Record]:
    """The documents of these kinds that bear a day of this time and are still in force."""
    last = max(until, workings.observation.report_date)
    return [
        record
        for record in workings.documents
        if record.is_current and record.document.kind in kinds and since <= record.document.date <= last
    ]


def _nobody(workings: Workings, deadline: Deadline) -> Proof | None:
    if workings.of_cohort(deadline).any():
        return None
    return Proof(False, f"на листе «{Sheet.MONITORING}» нет выпускников {deadline.cohort} года")


def _unreported(workings: Workings, deadline: Deadline) -> Proof | None:
    """What cannot be seen because the report, whose cohorts alone the rules look at, leaves the cohort out."""
    if deadline.cohort in workings.observation.cohorts:
        return None
    return Proof(False, f"{deadline.cohort} года нет среди «Годов выпуска» в «Паспорте»: добавьте его")


def _rows(workings: Workings, mask: Mask) -> set[int]:
    return {int(row) for row in np.asarray(workings.observation.monitoring.rows)[mask]}


_EVIDENCE: Mapping[Duty, Callable[[Workings, Deadline], Proof | None]] = MappingProxyType(
    {
        Duty.PLAN: _plan,
        Duty.TRACKS: _tracks,
        Duty.RISK: _risk,
        Duty.END_OF_OBSERVATION: _end_of_observation,
        Duty.FORECASTS: _forecasts,
        Duty.LAST_FORECASTS: _forecasts,
        Duty.RISK_GROUP: _risk_group,
        Duty.EVENTS_OVZ: _events_ovz,
        Duty.SITE: _site,
        Duty.RECONCILIATION: _contingent,
        Duty.CONTINGENT: _contingent,
        Duty.REPORT: _report,
        Duty.DEFENCE_FORMS: _defence_forms,
        Duty.ACTUAL_TRACKS: _actual_tracks,
    }
)
