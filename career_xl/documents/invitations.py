"""Invitations to employment: a letter to each graduate of the risk group, with a slip to answer (domain §6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from career_xl.documents.college_fields import college_fields
from career_xl.documents.output import make_folder
from career_xl.documents.person_names import Sex, dative, salutation
from career_xl.documents.registry import MadeDocument, college_key, figures_digest
from career_xl.documents.render import DocumentProperties, render
from career_xl.documents.signature_lines import long_date, missing_keys_notes
from career_xl.documents.templates import template_file, template_notes
from career_xl.domain.columns import Column
from career_xl.domain.dictionaries import dictionary_of
from career_xl.domain.document_kinds import DocumentKind, document_id
from career_xl.domain.programme import NO_CODE, is_code
from career_xl.domain.tracks import ActualTrack
from career_xl.risk import RiskGroup, RiskMember, find_risk_group
from career_xl.risk_measures import offers
from career_xl.tables.observation import Observation
from career_xl.tables.vacancies import Vacancy

INVITATION_TEMPLATE = "invitation.docx"
PRINT_FILE = "Приглашения для печати.docx"
INVITED_VIEWS = ("R2", "R1")
"""The views that «Группа риска» works with; measures are proposed for them alone."""
SHOWN_VACANCIES = 8
"""So many vacancies fit on the page together with the slip."""

_NOT_WRITTEN_TO = (ActualTrack.DECEASED_OR_ILL, ActualTrack.DETAINED, ActualTrack.EMIGRATED)
"""A graduate may stand on the register of the employment service (R2) long after; a letter would be an offence."""
_NO_HOTLINE = (
    "В «Паспорте» не заполнена «Горячая линия»: в приглашениях нет телефона центра карьеры; заполните "
    "ключ и создайте их снова."
)
_NEEDED_KEYS = ("full_name", "short_name", "officer")


@dataclass(frozen=True)
class Invitations:
    """Who is to be written to."""

    rows: tuple[int, ...]
    """Row numbers of «Мониторинг», in their order."""
    notes: tuple[str, ...]
    """Russian sentences: who gets none, and why."""


@dataclass(frozen=True)
class WrittenInvitations:
    """The files that were written."""

    document: MadeDocument
    """All of them as one row of the registry."""
    letters: tuple[Path, ...]
    print_file: Path
    notes: tuple[str, ...]


def invited(observation: Observation) -> Invitations:
    """The graduates of the risk group (R2, before the release R1) who get an invitation.

    Not those without a name, and not those whose track says that a letter would be an offence. ColumnMissingError as
    `find_risk_group`.
    """
    group = find_risk_group(observation)
    members = _members(group)
    rows, nameless, out_of_reach = [], [], []
    away = observation.monitoring.actual(*_NOT_WRITTEN_TO)
    for member in members:
        place = _place(observation, member.row)
        if away[place]:
            out_of_reach.append(member.row)
        elif not observation.monitoring.text(Column.FULL_NAME, place).strip():
            nameless.append(member.row)
        else:
            rows.append(member.row)
    notes = list(group.notes)
    if nameless:
        notes.append(f"Без ФИО приглашение не составить: заполните строки {_listed(nameless)} листа «Мониторинг».")
    if out_of_reach:
        notes.append(
            f"Приглашений нет для строк {_listed(out_of_reach)}: фактический трек говорит, что письмо было бы "
            "неуместно. Проверьте, почему эти выпускники в группе риска (учёт в ЦЗН)."
        )
    return Invitations(tuple(rows), tuple(notes))


def write_invitations(observation: Observation, invitations: Invitations, folder: Path) -> WrittenInvitations:
    """The files in the folder: a letter for each row, named by its row number, and one file with all for print.

    TemplateError, OutputError.
    """
    make_folder(folder)
    passport = observation.passport
    template = template_file(INVITATION_TEMPLATE, passport)
    properties = DocumentProperties(
        title="Приглашение к трудоустройству",
        author=passport.officer or passport.short_name or passport.full_name or "",
        date=observation.report_date,
        subject=passport.full_name or "",
    )
    document = _record(observation, invitations)
    letters = _letters(observation, invitations, document.document_id)
    college = college_fields(passport)
    written = []
    for row, letter in zip(invitations.rows, letters, strict=True):
        target = folder / f"Приглашение, строка {row}.docx"
        render(template, {**college, "letters": [{**letter, "follows_another": False}]}, properties, target)
        written.append(target)
    print_file = folder / PRINT_FILE
    render(template, {**college, "letters": letters}, properties, print_file)
    notes = (
        *missing_keys_notes(passport, _NEEDED_KEYS),
        *(() if passport.hotline else (_NO_HOTLINE,)),
        *template_notes(INVITATION_TEMPLATE, passport),
    )
    return WrittenInvitations(document, tuple(written), print_file, notes)


def _record(observation: Observation, invitations: Invitations) -> MadeDocument:
    """One row of the registry for all; it names nobody, and no figure of it can become outdated."""
    date = observation.report_date
    digest = figures_digest({f"строка {row}": 1 for row in invitations.rows})
    return MadeDocument(
        document_id=document_id(DocumentKind.INVITATION, date.year, date, digest),
        kind=DocumentKind.INVITATION,
        date=date,
        college=college_key(observation.passport),
        digest=digest,
        summary=f"приглашений — {len(invitations.rows)}",
    )


def _letters(observation: Observation, invitations: Invitations, number: str) -> list[dict[str, object]]:
    measures = {member.row: member.measures for member in find_risk_group(observation).members}
    letters: list[dict[str, object]] = []
    for row in invitations.rows:
        place = _place(observation, row)
        name = observation.monitoring.text(Column.FULL_NAME, place)
        sex = sex_at(observation, place)
        vacancies = _vacancies(observation, place)
        more = len(vacancies) - SHOWN_VACANCIES
        letters.append(
            {
                "number": f"{number}/{row}",
                "date": long_date(observation.report_date),
                "row": row,
                "address": dative(name, sex),
                "salutation": salutation(name, sex),
                "programme": programme_at(observation, place),
                "cohort": int(observation.monitoring.cohorts[place]) or "",
                "vacancies": [_vacancy_fields(vacancy) for vacancy in vacancies[:SHOWN_VACANCIES]],
                "more_vacancies": more if more > 0 else "",
                "help": list(offers(measures[row])),
                "follows_another": bool(letters),
            }
        )
    return letters


def sex_at(observation: Observation, place: int) -> Sex | None:
    """The sex of the graduate at this place of the table, from 0; None where the column does not say."""
    choice = int(observation.monitoring.values(Column.SEX)[place])
    return Sex(dictionary_of(Column.SEX).values[choice]) if choice >= 0 else None


def programme_at(observation: Observation, place: int) -> str:
    """«09.02.07 Информационные системы …» as far as it is known; empty where nothing is."""
    monitoring = observation.monitoring
    code = monitoring.text(Column.CODE, place).strip()
    name = str(monitoring.values(Column.PROGRAMME)[place])
    return " ".join(part for part in (code if is_code(code) and code != NO_CODE else "", name) if part)


def _vacancies(observation: Observation, place: int) -> list[Vacancy]:
    """The vacancies for the graduate's code that name an employer or a position and still have a place."""
    code = observation.monitoring.values(Column.CODE)[place]
    known = observation.vacancies.vacancies if observation.vacancies else ()
    return [each for each in known if code in each.codes and (each.employer or each.position) and each.count != 0]


def _vacancy_fields(vacancy: Vacancy) -> dict[str, object]:
    return {
        "employer": vacancy.employer,
        "position": vacancy.position,
        "count": "" if vacancy.count is None else vacancy.count,
        "contact": vacancy.contact,
    }


def _members(group: RiskGroup) -> list[RiskMember]:
    return [member for member in group.members if set(INVITED_VIEWS) & set(member.views)]


def _place(observation: Observation, row: int) -> int:
    return int(observation.monitoring.rows.searchsorted(row))


def _listed(rows: Sequence[int]) -> str:
    return ", ".join(map(str, rows))
