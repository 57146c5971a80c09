"""The yearly report of the career centre for the site: figures, events, check-list (000 §7.1, 002-I, domain §6)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from career_xl.documents.college_fields import college_fields
from career_xl.documents.indicator_rows import IndicatorRow, general_indicators, key_indicators
from career_xl.documents.measures_checklist import MEASURES, held
from career_xl.documents.registry import MadeDocument, college_key, figures_digest
from career_xl.documents.render import DocumentProperties, Picture, render
from career_xl.documents.report_charts import Bar, Mark, bars_and_targets, counted_bars, stacked_bars
from career_xl.documents.signature_lines import missing_keys_notes
from career_xl.documents.small_cells import HIDDEN_TEXT, SMALL, hidden_cells, is_hidden, is_small, public_text
from career_xl.documents.templates import template_file, template_notes
from career_xl.domain.dates import russian
from career_xl.domain.document_kinds import DocumentKind, document_id
from career_xl.domain.tracks import ActualTrack
from career_xl.kpi.compute import compute_kpis
from career_xl.kpi.definitions import Category, Unit
from career_xl.kpi.figure_text import percent_text, target_text
from career_xl.kpi.results import KpiResult, Status
from career_xl.risk import operational_risk
from career_xl.tables.events import Event, EventColumn
from career_xl.tables.observation import Observation

REPORT_TEMPLATE = "report.docx"
_NEEDED_KEYS = ("full_name", "short_name", "director", "officer")
_SHOWN_DATES = 4
_REACHED = {Status.MET: "да", Status.MISSED: "нет", Status.NO_DATA: "н/д", Status.NO_TARGET: "—"}
_NO_CHART: Mapping[str, object] = {"shown": False, "picture": ""}
_TRACK_NAMES = ("заняты", "учатся", "служат", "в отпуске по уходу", "под риском", "иное и не указано")
_TRACK_FIELDS = ("employed", "study", "service", "leave", "risk", "other")
_CHECKLIST_NOTE = (
    "Отметка ставится по листу «Мероприятия» за учебный год: по виду мероприятия и словам его названия. «Нет записи» "
    "означает, что на листе такого мероприятия нет."
)


@dataclass(frozen=True)
class WrittenReport:
    """What was written, for the registry and for the officer."""

    document: MadeDocument
    notes: tuple[str, ...]


def write_report(observation: Observation, target: Path) -> WrittenReport:
    """What was written; the report is in `target` (.docx), figures about fewer than five people are hidden in it.

    ColumnMissingError when a figure would be wrong; TemplateError, OutputError.
    """
    passport = observation.passport
    results = [result for result in compute_kpis(observation) if str(result.definition.code)[0] in "КО"]
    fields = {**college_fields(passport), **report_fields(observation, results)}
    year = observation.academic_year.long
    properties = DocumentProperties(
        title=f"Отчёт о работе центра карьеры за {year} учебный год",
        author=passport.officer or passport.short_name or passport.full_name or "",
        date=observation.report_date,
        subject=passport.full_name or "",
    )
    render(template_file(REPORT_TEMPLATE, passport), fields, properties, target)
    notes = (*missing_keys_notes(passport, _NEEDED_KEYS), *template_notes(REPORT_TEMPLATE, passport))
    return WrittenReport(_record(observation, results), notes)


def report_fields(observation: Observation, results: Sequence[KpiResult]) -> dict[str, object]:
    """The fields of the report besides those of the college; `results` are К1 … О5.2 in the order of the catalogue."""
    events = _events(observation)
    tracks = [_TrackRow.of(observation, cohort) for cohort in observation.cohorts]
    shown = [row for row in tracks if row.total]
    hides = any(map(is_hidden, results)) or any(row.hidden or is_small(row.total) for row in shown)
    return {
        "report": {
            "year": observation.academic_year.long,
            "date": russian(observation.report_date),
            "hidden": f"Числа меньше {SMALL} человек, кроме нуля, и то, из чего их можно вычислить, не показаны."
            if hides
            else "",
            "checklist_note": _CHECKLIST_NOTE,
        },
        "tracks": [row.fields for row in shown],
        "key_indicators": [_indicator_fields(row) for row in key_indicators(results)],
        "general_indicators": [_indicator_fields(row) for _, rows in general_indicators(results) for row in rows],
        "conclusions": _conclusions(results),
        "events": _event_fields(events),
        "measures": [
            _measure_fields(number, held(measure, events), measure.text) for number, measure in enumerate(MEASURES, 1)
        ],
        "charts": {
            "tracks": _chart(_tracks_chart(shown)),
            "indicators": _chart(_indicators_chart(observation, results)),
            "events": _chart(_events_chart(events)),
        },
    }


@dataclass(frozen=True)
class _TrackRow:
    """What the graduates of a cohort do: each stands in one cell."""

    cohort: int
    cells: tuple[int, ...]

    @classmethod
    def of(cls, observation: Observation, cohort: int) -> "_TrackRow":
        monitoring = observation.monitoring
        # К7 counts R2 whatever the track: the cell of the risk group is the same number.
        rest = monitoring.cohorts == cohort
        risk = rest & operational_risk(observation)
        rest &= ~risk
        cells = []
        for where in (
            monitoring.employed,
            monitoring.actual(ActualTrack.STUDY),
            monitoring.actual(ActualTrack.CONSCRIPTED, ActualTrack.CONTRACT_SERVICE),
            monitoring.actual(ActualTrack.PARENTAL_LEAVE),
        ):
            cells.append(int(np.count_nonzero(rest & where)))
            rest &= ~where
        return cls(cohort, (*cells, int(np.count_nonzero(risk)), int(np.count_nonzero(rest))))

    @property
    def total(self) -> int:
        return sum(self.cells)

    @property
    def hidden(self) -> frozenset[int]:
        return hidden_cells(self.cells)

    @property
    def texts(self) -> list[str]:
        return ["скрыто" if place in self.hidden else str(cell) for place, cell in enumerate(self.cells)]

    @property
    def fields(self) -> dict[str, object]:
        total = HIDDEN_TEXT if is_small(self.total) else str(self.total)
        return {"year": self.cohort, "total": total, **dict(zip(_TRACK_FIELDS, self.texts, strict=True))}


def _tracks_chart(rows: Sequence[_TrackRow]) -> Picture | None:
    drawn = [row for row in rows if not is_small(row.total)]
    if not drawn:
        return None
    bars = []
    for row in drawn:
        hidden = sum(row.cells[place] for place in row.hidden)
        parts = [(0, "скрыто") if place in row.hidden else (cell, str(cell)) for place, cell in enumerate(row.cells)]
        # Hidden cells are drawn together: the length of one alone would tell its number.
        bars.append(Bar(f"выпуск {row.cohort}", (*parts, (hidden, "скрыто" if hidden else "0"))))
    return stacked_bars("Чем заняты выпускники, человек", (*_TRACK_NAMES, "скрыто (малые числа)"), bars)


def _indicators_chart(observation: Observation, results: Sequence[KpiResult]) -> Picture | None:
    """The key shares of the latest cohort that each has, beside their targets."""
    latest: dict[tuple[str, str], KpiResult] = {}
    for result in results:
        wanted = str(result.definition.code).startswith("К") and result.definition.unit is Unit.SHARE
        if wanted and result.value is not None and result.target is not None and not is_hidden(result):
            latest[result.definition.code, result.category] = result
    marks = [
        Mark(
            f"{result.definition.code} {result.definition.short_name}"
            + (f", {result.category}" if result.category != Category.ALL else "")
            + (f" ({result.cohort})" if result.cohort else ""),
            float(result.value or 0),
            percent_text(result.value) if result.value is not None else "",
            float(result.target.bound) if result.target else 0.0,
            target_text(result.definition, Category(result.category), result.target),
        )
        for result in latest.values()
    ]
    return bars_and_targets("Ключевые показатели и цели, последний выпуск", marks) if marks else None


def _events_chart(events: Sequence[Event]) -> Picture | None:
    counts = _by_kind(events)
    return counted_bars("Мероприятия по видам", [(name, len(of)) for name, of in counts.items()]) if counts else None


def _chart(picture: Picture | None) -> Mapping[str, object]:
    return {"shown": True, "picture": picture} if picture else _NO_CHART


def _events(observation: Observation) -> tuple[Event, ...]:
    return observation.events.of_year(observation.academic_year) if observation.events else ()


def _by_kind(events: Sequence[Event]) -> dict[str, list[Event]]:
    kinds: dict[str, list[Event]] = {}
    for event in events:
        kinds.setdefault(str(event.kind) if event.kind else "вид не из «Справочников»", []).append(event)
    return dict(sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])))


def _event_fields(events: Sequence[Event]) -> list[dict[str, object]]:
    fields: list[dict[str, object]] = []
    for name, of_kind in _by_kind(events).items():
        counts = [event.counts[EventColumn.PARTICIPANTS] for event in of_kind]
        total = None if None in counts else sum(count or 0 for count in counts)
        text = "не число" if total is None else HIDDEN_TEXT if is_small(total) else str(total)
        fields.append({"name": name, "count": len(of_kind), "participants": text})
    return fields


def _measure_fields(number: int, events: Sequence[Event], text: str) -> dict[str, object]:
    dates = [russian(event.date) for event in events if event.date]
    more = f" и ещё {len(dates) - _SHOWN_DATES}" if len(dates) > _SHOWN_DATES else ""
    return {
        "number": number,
        "name": text,
        "state": f"проведено: {len(events)}" if events else "нет записи",
        "when": ", ".join(dates[:_SHOWN_DATES]) + more,
    }


def _indicator_fields(row: IndicatorRow) -> dict[str, object]:
    return {
        "number": row.number,
        "name": row.name,
        "unit": row.unit,
        "planned": row.planned,
        "actual": _by_cohort(row.results, public_text),
        "status": _by_cohort(row.results, _status_text),
    }


def _by_cohort(results: Sequence[KpiResult], text_of: Callable[[KpiResult], str]) -> str:
    return ";\n".join(f"{result.cohort}: {text_of(result)}" if result.cohort else text_of(result) for result in results)


def _status_text(result: KpiResult) -> str:
    """Whether the target is met; not told of a hidden figure, which it might give away."""
    return "—" if is_hidden(result) else _REACHED[result.status]


def _conclusions(results: Sequence[KpiResult]) -> list[str]:
    judged = [result for result in results if not is_hidden(result)]
    sentences = []
    for status, begin in ((Status.MET, "Цель достигнута"), (Status.MISSED, "Цель не достигнута")):
        names = [_name(result) for result in judged if result.status is status]
        if names:
            sentences.append(f"{begin} (значений — {len(names)}): {'; '.join(names)}.")
    absent = [_name(result) for result in results if result.status is Status.NO_DATA]
    if absent:
        sentences.append(f"Нет данных (значений — {len(absent)}): {'; '.join(absent)}.")
    return sentences


def _name(result: KpiResult) -> str:
    category = "" if result.category == Category.ALL else f", {result.category}"
    return f"{result.definition.code}{category}{f', {result.cohort}' if result.cohort else ''}"


def _record(observation: Observation, results: Sequence[KpiResult]) -> MadeDocument:
    date, start = observation.report_date, observation.academic_year.start
    digest = figures_digest({f"{_name(result)}": f"{result.numerator}/{result.denominator}" for result in results})
    statuses = [result.status for result in results]
    return MadeDocument(
        document_id=document_id(DocumentKind.REPORT, start, date, digest),
        kind=DocumentKind.REPORT,
        date=date,
        college=college_key(observation.passport),
        digest=digest,
        summary=f"{observation.academic_year.long} учебный год: цель достигнута — {statuses.count(Status.MET)}, "
        f"не достигнута — {statuses.count(Status.MISSED)}",
    )
