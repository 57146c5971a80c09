"""The contingent document of a cohort: lines 01–05 by code, to be signed by the director (domain §6, 001)."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from career_xl.contingent import Contingent, Lines
from career_xl.documents.qr import ContingentStamp, encode_payload, qr_png
from career_xl.documents.render import DocumentProperties, Picture, render
from career_xl.documents.signature_lines import (
    BLANK_DATE,
    BLANK_LINE,
    BLANK_NAME,
    initials_first,
    missing_keys_notes,
)
from career_xl.documents.templates import template_file, template_notes
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import russian
from career_xl.domain.passport import Passport
from career_xl.domain.programme import NO_CODE

CONTINGENT_TEMPLATE = "contingent.docx"
NEEDED_KEYS = ("full_name", "director", "officer")
"""Fields of «Паспорт» that stand in the document."""

_QR_WIDTH_MM = 34.0
_DIGEST_LENGTH = 32
_NO_CODE_NAME = "код не указан или записан с ошибкой"


@dataclass(frozen=True)
class ContingentDocument:
    """What was written, for the registry and for the officer."""

    document_id: str
    digest: str
    """Of the whole table, as in the QR code."""
    payload: str
    """Text of the QR code."""
    notes: tuple[str, ...]
    """Sentences for the officer: keys of «Паспорт» left blank, what to mind."""


def write_contingent(
    contingent: Contingent, names: Mapping[str, str], passport: Passport, report_date: dt.date, target: Path
) -> ContingentDocument:
    """Id, digest and notes of the document that is now in `target`; `names` are the programme names by code.

    The same figures and date give the same document. TemplateError, OutputError.
    """
    stamp = stamp_of(contingent, report_date)
    payload = encode_payload(stamp)
    title = f"Количественные данные выпускников {contingent.cohort} года по всем категориям"
    properties = DocumentProperties(
        title=f"{title}, {stamp.document_id}",
        author=passport.officer or passport.short_name or passport.full_name or "",
        date=report_date,
        subject=passport.full_name or "",
    )
    fields = {
        **_fields(contingent, names, passport, report_date),
        "document": {"id": stamp.document_id, "qr": Picture(qr_png(payload), _QR_WIDTH_MM)},
    }
    render(template_file(CONTINGENT_TEMPLATE, passport), fields, properties, target)
    return ContingentDocument(stamp.document_id, stamp.digest, payload, _notes(contingent, passport))


def stamp_of(contingent: Contingent, report_date: dt.date) -> ContingentStamp:
    """What the QR code of the document says: the totals and a digest of the whole table."""
    line01, line02, line03, line04, line05 = (contingent.lines[line] for line in LINES)
    totals = (line01, line02, line03, line04, line05)
    return ContingentStamp(contingent.cohort, report_date, totals, digest_of(contingent))


def digest_of(contingent: Contingent) -> str:
    """The digest of cohort, totals and figures by code: 32 upper-case hexadecimal digits of a SHA-256.

    The report date is not in it, so that figures that have not changed keep their digest; nor are names, which may be
    respelled.
    """
    rows = [("", contingent.lines), *sorted(contingent.by_code.items())]
    table = "\n".join(f"{code} {' '.join(str(lines[line]) for line in LINES)}" for code, lines in rows)
    return hashlib.sha256(f"{contingent.cohort}\n{table}".encode()).hexdigest()[:_DIGEST_LENGTH].upper()


def _fields(
    contingent: Contingent, names: Mapping[str, str], passport: Passport, report_date: dt.date
) -> dict[str, object]:
    return {
        "college": {"full_name": passport.full_name or passport.short_name or BLANK_LINE},
        "contingent": {
            "cohort": contingent.cohort,
            "report_date": russian(report_date),
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
