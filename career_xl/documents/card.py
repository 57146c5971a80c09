"""The graduate's card: one page of who, categories, tracks, support and risk (002-I, «личные дела»; domain §6)."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from career_xl.documents.college_fields import college_fields
from career_xl.documents.registry import MadeDocument, college_key, figures_digest
from career_xl.documents.render import DocumentProperties, render
from career_xl.documents.signature_lines import BLANK_NAME
from career_xl.documents.templates import template_file, template_notes
from career_xl.domain.columns import Column, Kind
from career_xl.domain.dates import read_date, russian
from career_xl.domain.dictionaries import NO
from career_xl.domain.document_kinds import DocumentKind, document_id
from career_xl.domain.errors import GraduateMissingError
from career_xl.domain.spelling import caption_key, squeeze
from career_xl.risk import VIEWS, find_risk_group
from career_xl.rules.findings import source_label
from career_xl.tables.follow_up import FollowUp, FollowUpColumn
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import Cell, as_text

CARD_TEMPLATE = "card.docx"

_FACTS = (
    *(Column.BIRTH_DATE, Column.COHORT, Column.STUDY_FORM, Column.CODE, Column.PROGRAMME, Column.GROUP),
    *(Column.AIS_REGISTERED, Column.NOTE),
)
_CATEGORIES = (
    *(Column.OVZ, Column.DISABILITY, Column.TARGET_CONTRACT, Column.TARGET_CUSTOMER, Column.DUAL_CONTRACT),
    *(Column.DUAL_EMPLOYER, Column.ABILYMPICS, Column.ABILYMPICS_SKILL, Column.PROFESSIONALITET, Column.DEFENCE),
)
_TRACKS = (
    *(Column.FORECAST_TRACK, Column.ACTUAL_TRACK, Column.TRACK_DATE, Column.TRACK_END, Column.EMPLOYER),
    *(Column.POSITION, Column.BY_PROFESSION, Column.EVIDENCE, Column.CZ_REGISTERED, Column.CZ_REMOVED),
)
_SUPPORT = (Column.SOUGHT_SUPPORT, Column.REFERRAL_DATE, Column.INVITATION_DATE, Column.ROUTED)

Line = dict[str, object]


def write_card(observation: Observation, row: int, target: Path) -> tuple[MadeDocument, tuple[str, ...]]:
    """What was made, and sentences for the officer; the card of the graduate in that row of the sheet is in `target`.

    СНИЛС and ИНН are left out: the card is handed round in the working group. GraduateMissingError when no graduate
    stands in the row; TemplateError, OutputError.
    """
    fields = card_fields(observation, row)
    passport = observation.passport
    document = _record(observation, row, fields)
    properties = DocumentProperties(
        title="Карточка выпускника",
        author=passport.officer or passport.short_name or passport.full_name or "",
        date=observation.report_date,
        subject=passport.full_name or "",
    )
    stamp = {"document": {"id": document.document_id, "date": russian(observation.report_date)}}
    render(template_file(CARD_TEMPLATE, passport), {**college_fields(passport), **fields, **stamp}, properties, target)
    return document, template_notes(CARD_TEMPLATE, passport)


def card_fields(observation: Observation, row: int) -> dict[str, object]:
    """The fields of the card besides those of the college and the document; what is blank on the sheet is left out."""
    place = observation.place_of(row)
    if place is None:
        raise GraduateMissingError(
            f"В строке {row} листа «{observation.monitoring.sheet_name}» нет выпускника: укажите номер строки, как он "
            "стоит слева в таблице."
        )
    group = find_risk_group(observation)
    member = next((member for member in group.members if member.row == row), None)
    views = [] if member is None else [f"показатели риска: {', '.join(v for v in VIEWS if v in member.views)}"]
    reasons = () if member is None else member.reasons
    return {
        "graduate": {"name": squeeze(observation.monitoring.text(Column.FULL_NAME, place)) or BLANK_NAME},
        "facts": _lines(observation, place, _FACTS),
        # «нет» says nothing here and would push the card to a second page.
        "categories": [
            line for line in _lines(observation, place, _CATEGORIES) if caption_key(str(line["value"])) != NO
        ],
        "tracks": _lines(observation, place, _TRACKS),
        "support": [
            *_lines(observation, place, _SUPPORT),
            *_follow_up_lines(observation.follow_up(place) or FollowUp()),
        ],
        "reasons": [
            *(views if member and member.views else ()),
            *(f"{reason.text} ({source_label(reason.source)})" for reason in reasons),
        ],
        "measures": list(member.measures) if member else [],
    }


def _lines(observation: Observation, place: int, columns: Iterable[Column]) -> list[Line]:
    lines: list[Line] = []
    for column in columns:
        text = squeeze(observation.monitoring.text(column, place))
        date = read_date(observation.monitoring.raw(column, place)) if column.kind is Kind.DATE else None
        if text:
            lines.append({"name": column.caption, "value": russian(date) if date else text})
    return lines


def _follow_up_lines(beside: FollowUp) -> list[Line]:
    cells = zip(FollowUpColumn, (beside.responsible, beside.invitation, beside.feedback), strict=True)
    return [{"name": f"{column} («Группа риска»)", "value": text} for column, cell in cells if (text := _text(cell))]


def _text(cell: Cell) -> str:
    return russian(cell) if isinstance(cell, dt.date) else as_text(cell).strip()


def _record(observation: Observation, row: int, fields: dict[str, object]) -> MadeDocument:
    """The registry's row: it names the row of the sheet and nobody."""
    date = observation.report_date
    digest = figures_digest({"карточка": str(fields), "строка": row})
    return MadeDocument(
        document_id=document_id(DocumentKind.CARD, date.year, date, digest),
        kind=DocumentKind.CARD,
        date=date,
        college=college_key(observation.passport),
        digest=digest,
        summary=f"строка {row} листа «{observation.monitoring.sheet_name}»",
    )
