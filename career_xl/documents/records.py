"""What the registry keeps of each kind of document that can become outdated."""

import datetime as dt
from collections.abc import Sequence

from career_xl.contingent import Contingent
from career_xl.documents.document_figures import (
    contingent_figures,
    form1_figures,
    lines_summary,
    order_of,
    plan_figures,
)
from career_xl.documents.facsimile import Facsimile
from career_xl.documents.qr import DocumentStamp
from career_xl.documents.registry import MadeDocument, college_key, figures_digest
from career_xl.domain.document_kinds import DocumentKind, document_id
from career_xl.domain.form_columns import FORM1_TOTAL
from career_xl.domain.passport import Passport
from career_xl.form1 import Form1
from career_xl.opk.filling import FilledForms, FilledRow
from career_xl.plan.year_plan import YearPlan
from career_xl.risk import VIEWS, RiskGroup
from career_xl.tables.sheet_values import as_text


def contingent_record(contingent: Contingent, stamp: DocumentStamp, facsimile: Facsimile | None) -> MadeDocument:
    """The contingent document that bears the stamp."""
    return MadeDocument(
        document_id=stamp.document_id,
        kind=stamp.kind,
        date=stamp.date,
        college=stamp.college,
        cohort=contingent.cohort,
        digest=stamp.digest,
        summary=lines_summary(contingent.lines),
        figures=contingent_figures(contingent),
        note=_facsimile_note(facsimile),
    )


def plan_record(plan: YearPlan, passport: Passport, stamp: DocumentStamp, facsimile: Facsimile | None) -> MadeDocument:
    """The plan that bears the stamp."""
    count = sum(len(section.activities) for section in plan.sections)
    return MadeDocument(
        document_id=stamp.document_id,
        kind=stamp.kind,
        date=stamp.date,
        college=stamp.college,
        digest=stamp.digest,
        summary=f"{plan.academic_year.long} учебный год: мероприятий — {count}; приказ {order_of(passport)}",
        figures=plan_figures(plan, passport),
        note=_facsimile_note(facsimile),
    )


def form1_record(form: Form1, passport: Passport, report_date: dt.date) -> MadeDocument:
    """Form 1 of a cohort on the reporting date."""
    figures = form1_figures(form)
    digest = figures_digest(figures)
    totals: dict[str, int] = {}
    for lines in form.by_code.values():
        for line, columns in lines.items():
            totals[line] = totals.get(line, 0) + columns[FORM1_TOTAL]
    return MadeDocument(
        document_id=document_id(DocumentKind.FORM1, form.cohort, report_date, digest),
        kind=DocumentKind.FORM1,
        date=report_date,
        college=college_key(passport),
        cohort=form.cohort,
        digest=digest,
        summary=f"графа {FORM1_TOTAL}: {lines_summary(totals)}",
        figures=figures,
    )


def opk_records(forms: FilledForms, passport: Passport, report_date: dt.date) -> tuple[MadeDocument, MadeDocument]:
    """Форма 2 and Форма 3 on the reporting date: what is sent week by week never becomes outdated by later figures."""
    return (
        _opk_record(DocumentKind.OPK_FORM2, forms.form2, passport, report_date),
        _opk_record(DocumentKind.OPK_FORM3, forms.form3, passport, report_date),
    )


def _opk_record(
    kind: DocumentKind, rows: Sequence[FilledRow], passport: Passport, report_date: dt.date
) -> MadeDocument:
    cells: dict[str, int | str] = {
        f"{number}, {caption}": as_text(cell)
        for number, row in enumerate(rows, start=1)
        for caption, cell in row.cells.items()
    }
    digest = figures_digest(cells)
    enterprises = len({row.need[0] for row in rows})
    return MadeDocument(
        document_id=document_id(kind, report_date.year, report_date, digest),
        kind=kind,
        date=report_date,
        college=college_key(passport),
        digest=digest,
        summary=f"предприятий — {enterprises}, строк — {len(rows)}",
    )


def risk_list_record(group: RiskGroup, passport: Passport, report_date: dt.date) -> MadeDocument:
    """The lists of the risk group on the reporting date: how many in each view, nobody by name."""
    counts = {view: sum(view in member.views for member in group.members) for view in VIEWS}
    rows = {f"строка {member.row}": ", ".join(member.views) for member in group.members}
    digest = figures_digest(rows)
    return MadeDocument(
        document_id=document_id(DocumentKind.RISK_LIST, report_date.year, report_date, digest),
        kind=DocumentKind.RISK_LIST,
        date=report_date,
        college=college_key(passport),
        digest=digest,
        summary=", ".join(f"{view} — {count}" for view, count in counts.items()),
    )


def _facsimile_note(facsimile: Facsimile | None) -> str:
    return "" if facsimile is None else f"подпись директора — факсимиле «{facsimile.name}», разрешено в «Паспорте»"
