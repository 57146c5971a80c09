"""How a document that is to be signed is marked: its stamp, the marks of its sheets, its row in the registry."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from career_xl.contingent import Contingent
from career_xl.documents.document_figures import contingent_figures, plan_figures
from career_xl.documents.facsimile import Facsimile
from career_xl.documents.qr import MOST_TOTALS, DocumentStamp, SheetRole, mark_png, sheet_mark, stamp_png
from career_xl.documents.registry import MadeDocument, college_key, figures_digest
from career_xl.documents.render import Picture
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.document_kinds import DocumentKind
from career_xl.domain.passport import Passport
from career_xl.plan.year_plan import YearPlan

_STAMP_WIDTH_MM = 34.0
_STAMP_COPY_WIDTH_MM = 29.0
_SIGNATURE_MARK_WIDTH_MM = 22.0
_PAGE_MARK_WIDTH_MM = 15.0
_FACSIMILE_WIDTH_MM = 32.0


@dataclass(frozen=True)
class Issue:
    """Who issues a document, on which date, and whether the director's signature is a picture."""

    passport: Passport
    report_date: dt.date
    facsimile: Facsimile | None = None


@dataclass(frozen=True)
class WrittenDocument:
    """What was written, for the registry and for the officer."""

    document: MadeDocument
    stamp: DocumentStamp
    notes: tuple[str, ...]
    """Sentences for the officer: keys of «Паспорт» left blank, what to mind."""


def contingent_stamp(contingent: Contingent, passport: Passport, report_date: dt.date) -> DocumentStamp:
    """What the QR code of a contingent document says: the totals and a digest of the whole table.

    The digest covers cohort and figures, not the reporting date: figures that have not changed keep their digest.
    """
    return DocumentStamp(
        kind=DocumentKind.CONTINGENT,
        year=contingent.cohort,
        date=report_date,
        college=college_key(passport),
        totals=tuple(contingent.lines[line] for line in LINES),
        digest=figures_digest(contingent_figures(contingent)),
    )


def plan_stamp(plan: YearPlan, passport: Passport) -> DocumentStamp:
    """What the QR code of a plan says: the activities in each section and a digest of all rows and of the order."""
    return DocumentStamp(
        kind=DocumentKind.PLAN,
        year=plan.academic_year.start,
        date=plan_date(plan, passport),
        college=college_key(passport),
        totals=tuple(len(section.activities) for section in plan.sections[:MOST_TOTALS]),
        digest=figures_digest(plan_figures(plan, passport)),
    )


def plan_date(plan: YearPlan, passport: Passport) -> dt.date:
    """The date that a plan bears: of the order, else of the report, else the first day of the academic year."""
    return passport.order_date or passport.report_date or plan.academic_year.first_day


def stamp_fields(stamp: DocumentStamp) -> Mapping[str, object]:
    """The fields `document` of a template: id, the stamp, and the marks of the sheets."""
    return {
        "id": stamp.document_id,
        "qr": Picture(stamp_png(stamp), _STAMP_WIDTH_MM, f"QR-код документа {stamp.document_id}"),
        "qr_copy": Picture(stamp_png(stamp), _STAMP_COPY_WIDTH_MM, f"QR-код документа {stamp.document_id}"),
        "signature_mark": _mark(stamp, SheetRole.SIGNATURE, _SIGNATURE_MARK_WIDTH_MM),
        "page_mark": _mark(stamp, SheetRole.PAGE, _PAGE_MARK_WIDTH_MM),
    }


def facsimile_field(facsimile: Facsimile | None) -> Picture | str:
    """The director's signature as a picture; empty where there is none."""
    return "" if facsimile is None else Picture(facsimile.picture, _FACSIMILE_WIDTH_MM, "Подпись директора")


def _mark(stamp: DocumentStamp, role: SheetRole, width_mm: float) -> Picture:
    return Picture(mark_png(sheet_mark(stamp, role)), width_mm, f"QR-код листа документа {stamp.document_id}")
