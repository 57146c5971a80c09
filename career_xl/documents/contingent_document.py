"""The contingent document of a cohort: lines 01–05 by code, to be signed by the director (domain §6, 001)."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from career_xl.contingent import Contingent, Lines
from career_xl.documents.records import contingent_record
from career_xl.documents.render import DocumentProperties, render
from career_xl.documents.signature_lines import (
    BLANK_DATE,
    BLANK_LINE,
    BLANK_NAME,
    initials_first,
    missing_keys_notes,
)
from career_xl.documents.stamping import (
    Issue,
    WrittenDocument,
    contingent_stamp,
    facsimile_field,
    stamp_fields,
)
from career_xl.documents.templates import template_file, template_notes
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import russian
from career_xl.domain.passport import Passport
from career_xl.domain.programme import NO_CODE

CONTINGENT_TEMPLATE = "contingent.docx"
NEEDED_KEYS = ("full_name", "director", "officer")
"""Fields of «Паспорт» that stand in the document."""

_NO_CODE_NAME = "код не указан или записан с ошибкой"


def write_contingent(contingent: Contingent, names: Mapping[str, str], issue: Issue, target: Path) -> WrittenDocument:
    """Row for the registry, stamp and notes of the document that is now in `target`; `names` by programme code.

    The same figures and date give the same document. TemplateError, OutputError.
    """
    passport = issue.passport
    stamp = contingent_stamp(contingent, passport, issue.report_date)
    title = f"Количественные данные выпускников {contingent.cohort} года по всем категориям"
    properties = DocumentProperties(
        title=f"{title}, {stamp.document_id}",
        author=passport.officer or passport.short_name or passport.full_name or "",
        date=issue.report_date,
        subject=passport.full_name or "",
    )
    fields = {**_fields(contingent, names, issue), "document": stamp_fields(stamp)}
    render(template_file(CONTINGENT_TEMPLATE, passport), fields, properties, target)
    return WrittenDocument(contingent_record(contingent, stamp, issue.facsimile), stamp, _notes(contingent, passport))


def _fields(contingent: Contingent, names: Mapping[str, str], issue: Issue) -> dict[str, object]:
    passport = issue.passport
    return {
        "college": {"full_name": passport.full_name or passport.short_name or BLANK_LINE},
        "contingent": {
            "cohort": contingent.cohort,
            "report_date": russian(issue.report_date),
            # СПО-1 counts from 1 October to 30 September, the cohort is a calendar year (domain §8.4).
            "spo1_from": russian(dt.date(contingent.cohort - 1, 10, 1)),
            "spo1_to": russian(dt.date(contingent.cohort, 9, 30)),
        },
        "totals": _line_fields(contingent.lines),
        "programmes": [
            {"code": code, "name": names.get(code) or _unnamed(code), **_line_fields(lines)}
            for code, lines in sorted(contingent.by_code.items(), key=lambda item: (item[0] == NO_CODE, item[0]))
        ],
        "director": {
            "position": passport.director_position,
            "name": initials_first(passport.director) if passport.director else BLANK_NAME,
            "facsimile": facsimile_field(issue.facsimile),
        },
        "officer": {"name": initials_first(passport.officer) if passport.officer else BLANK_NAME},
        "blank": {"date": BLANK_DATE},
    }


def _line_fields(lines: Lines) -> dict[str, object]:
    return {f"line{line}": lines[line] for line in LINES}


def _unnamed(code: str) -> str:
    return _NO_CODE_NAME if code == NO_CODE else NO_CODE


def _notes(contingent: Contingent, passport: Passport) -> tuple[str, ...]:
    notes = missing_keys_notes(passport, NEEDED_KEYS)
    if NO_CODE in contingent.by_code:
        notes.append(
            f"У части выпускников ({contingent.by_code[NO_CODE]['01']}) код не указан или записан с ошибкой: в "
            f"документе они стоят строкой «{NO_CODE}». Исправьте коды на листе «Мониторинг» и создайте документ снова."
        )
    return (*notes, *template_notes(CONTINGENT_TEMPLATE, passport))
