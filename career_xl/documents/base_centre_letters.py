"""Letters to the base centre: the covering letter, and «новых данных нет» for the weekly forms (domain §6, 001)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from career_xl.contingent import count_contingent
from career_xl.documents.college_fields import college_fields
from career_xl.documents.mail import MailDraft, addresses
from career_xl.documents.registry import MadeDocument, college_key, figures_digest
from career_xl.documents.render import DocumentProperties, render
from career_xl.documents.signature_lines import initials_first, long_date, missing_keys_notes
from career_xl.documents.templates import template_file, template_notes
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import russian
from career_xl.domain.document_kinds import OPK_NOTHING_NEW, DocumentKind, document_id
from career_xl.kpi.codes import Code
from career_xl.kpi.compute import compute_kpis
from career_xl.tables.observation import Observation

LETTER_TEMPLATE = "letter.docx"
OPK_SUBJECT = "Мониторинг ОПК"
"""The mark by which the base centre sorts the weekly letters (001)."""

_ADDRESSEE = "В базовый центр карьеры"
_NEEDED_KEYS = ("full_name", "short_name", "director", "officer")
_NOT_KNOWN = "—"


class LetterKind(StrEnum):
    """What a letter is about; the words in which the officer chooses it."""

    COVERING = "сопроводительное письмо"
    OPK_NOTHING_NEW = OPK_NOTHING_NEW


@dataclass(frozen=True)
class Letter:
    """A letter before it is written."""

    kind: LetterKind
    subject: str
    paragraphs: tuple[str, ...]
    figures: tuple[dict[str, object], ...]
    """By cohort: year, line01 … line05, risk."""
    document: MadeDocument
    notes: tuple[str, ...]


def covering_letter(observation: Observation) -> Letter:
    """The letter that goes with the workbook: lines 01–05 and the risk group (К7) by cohort of the report, no names.

    ColumnMissingError when a figure would be wrong.
    """
    date = russian(observation.report_date)
    present = [cohort for cohort in observation.cohorts if cohort in observation.present_cohorts]
    absent = [cohort for cohort in observation.cohorts if cohort not in present]
    at_risk = {result.cohort: result for result in compute_kpis(observation, [Code.K7])}
    figures: list[dict[str, object]] = []
    for cohort in present:
        lines = count_contingent(observation, cohort).lines
        risk = at_risk[cohort].numerator if cohort in at_risk and at_risk[cohort].value is not None else None
        figures.append(
            {
                "year": cohort,
                **{f"line{line}": lines[line] for line in LINES},
                "risk": _NOT_KNOWN if risk is None else risk,
            }
        )
    years = _listed(present)
    paragraphs = [f"Направляем сведения о занятости выпускников {years} по состоянию на {date}." if present else ""]
    if present:
        paragraphs.append(
            "Численность выпускников по строкам 01–05 и под риском нетрудоустройства (показатель К7), чел.:"
        )
    else:
        paragraphs = [f"Сообщаем, что на {date} в мониторинге занятости нет выпускников отчётных лет."]
    notes = [f"В письме нет выпуска {cohort}: на листе «Мониторинг» нет таких выпускников." for cohort in absent]
    return Letter(
        LetterKind.COVERING,
        f"О занятости выпускников {years} на {date}" if present else f"О занятости выпускников на {date}",
        tuple(paragraphs),
        tuple(figures),
        _record(observation, LetterKind.COVERING, figures),
        tuple(notes),
    )


def opk_letter(observation: Observation) -> Letter:
    """The letter of a week without news for the forms of the defence industry."""
    date = russian(observation.report_date)
    text = f"По состоянию на {date} новых данных для Формы 2 и Формы 3 (кадровая потребность предприятий ОПК) нет."
    return Letter(
        LetterKind.OPK_NOTHING_NEW,
        OPK_SUBJECT,
        (text,),
        (),
        _record(observation, LetterKind.OPK_NOTHING_NEW, ()),
        (
            "Черновик «Мониторинг ОПК» годится, только если на листах «ОПК Форма 2» и «ОПК Форма 3» нет новых строк: "
            "иначе отправьте формы.",
        ),
    )


def write_letter(
    letter: Letter, observation: Observation, attachments: Sequence[Path], target: Path
) -> tuple[str, ...]:
    """Sentences for the officer; the letter for the director's signature is in `target` (.docx).

    TemplateError, OutputError.
    """
    passport = observation.passport
    fields = {
        **college_fields(passport),
        "letter": {
            "number": letter.document.document_id,
            "date": long_date(observation.report_date),
            "addressee": _ADDRESSEE,
            "subject": letter.subject,
            "paragraphs": list(letter.paragraphs),
            "cohorts": list(letter.figures),
            "attachments": [path.name for path in attachments],
        },
    }
    properties = DocumentProperties(
        title=letter.subject,
        author=passport.officer or passport.short_name or passport.full_name or "",
        date=observation.report_date,
        subject=passport.full_name or "",
    )
    render(template_file(LETTER_TEMPLATE, passport), fields, properties, target)
    return (*missing_keys_notes(passport, _NEEDED_KEYS), *template_notes(LETTER_TEMPLATE, passport))


def mail_draft(letter: Letter, observation: Observation, attachments: Sequence[Path]) -> tuple[MailDraft, list[str]]:
    """The draft of the e-mail, and sentences about an address that cannot be used."""
    passport = observation.passport
    to, wrong = addresses(passport.base_centre_email or "")
    notes = [f"«{word}» в ключе «Электронная почта БЦК» — не адрес: впишите адрес в письмо сами." for word in wrong]
    if not to and not wrong:
        notes.append("В «Паспорте» нет ключа «Электронная почта БЦК»: впишите адрес в письмо сами.")
    lines = ["Здравствуйте!", "", *letter.paragraphs]
    lines += [_figure_line(figures) for figures in letter.figures]
    if attachments:
        lines += ["", "Вложения: " + "; ".join(path.name for path in attachments) + "."]
    signed = [initials_first(passport.officer) if passport.officer else "", passport.short_name or passport.full_name]
    lines += ["", "С уважением,", *(line for line in [*signed, passport.hotline] if line)]
    return MailDraft(to, letter.subject, "\n".join(lines) + "\n", tuple(attachments)), notes


def _figure_line(figures: dict[str, object]) -> str:
    lines = ", ".join(f"{line} — {figures[f'line{line}']}" for line in LINES)
    return f"Выпуск {figures['year']}: {lines}; под риском — {figures['risk']}."


def _record(observation: Observation, kind: LetterKind, figures: Sequence[dict[str, object]]) -> MadeDocument:
    date = observation.report_date
    summary = kind.value if not figures else f"{kind}: выпуски {', '.join(str(each['year']) for each in figures)}"
    digest = figures_digest(
        {kind: 1} | {f"{each['year']} {name}": str(each[name]) for each in figures for name in each}
    )
    return MadeDocument(
        document_id=document_id(DocumentKind.LETTER, date.year, date, digest),
        kind=DocumentKind.LETTER,
        date=date,
        college=college_key(observation.passport),
        digest=digest,
        summary=summary,
    )


def _listed(cohorts: Sequence[int]) -> str:
    """«2024, 2025, 2026 годов выпуска»."""
    return f"{', '.join(map(str, cohorts))} {'годов' if len(cohorts) > 1 else 'года'} выпуска"
