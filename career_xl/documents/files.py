"""Documents as files: the Word document, its PDF, or both, whichever the officer asked for; each in the registry."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from career_xl.contingent import Contingent, programme_names
from career_xl.documents.contingent_document import write_contingent
from career_xl.documents.facsimile import facsimile_of
from career_xl.documents.pdf import to_pdf
from career_xl.documents.plan_document import write_plan
from career_xl.documents.plan_html import write_plan_html
from career_xl.documents.records import plan_record
from career_xl.documents.registry import Registry, enter
from career_xl.documents.stamping import Issue, WrittenDocument, plan_stamp
from career_xl.domain.document_kinds import DocumentState
from career_xl.domain.errors import OutputError
from career_xl.kpi.compute import compute_kpis
from career_xl.plan.plan_sheet import plan_of
from career_xl.tables.observation import Observation


def write_contingent_files(
    observation: Observation, contingent: Contingent, registry: Registry, docx: Path | None, pdf: Path | None
) -> tuple[str, ...]:
    """Sentences for the officer; the contingent document is in `docx`, `pdf`, or both, and in the registry.

    The facsimile is looked for in the registry's folder, which is the workbook's. TemplateError, OutputError,
    SettingInvalidError.
    """
    issue = _issue(observation, registry)
    names = programme_names(observation, contingent.cohort)
    return _write(lambda target: write_contingent(contingent, names, issue, target), registry, docx, pdf)


def write_plan_files(
    observation: Observation, registry: Registry, docx: Path | None, pdf: Path | None
) -> tuple[str, ...]:
    """Sentences for the officer; the plan is in `docx`, `pdf`, or both, and in the registry.

    TemplateError, OutputError, SettingInvalidError.
    """
    issue, kpis, plan = _issue(observation, registry), compute_kpis(observation), plan_of(observation)
    return _write(lambda target: write_plan(plan, issue, kpis, target), registry, docx, pdf)


def write_plan_page(observation: Observation, registry: Registry, html: Path) -> tuple[str, ...]:
    """Sentences for the officer; the approved plan is a page for the college's site, and in the registry.

    SettingInvalidError when the plan is not approved yet, OutputError.
    """
    plan, passport = plan_of(observation), observation.passport
    write_plan_html(plan, passport, compute_kpis(observation), html)
    document = plan_record(plan, passport, plan_stamp(plan, passport), None)
    return (f"Страница для сайта: {html}", *enter(registry, document, [html]))


def _issue(observation: Observation, registry: Registry) -> Issue:
    passport = observation.passport
    return Issue(passport, observation.report_date, facsimile_of(passport, registry.folder))


def _write(
    write: Callable[[Path], WrittenDocument], registry: Registry, docx: Path | None, pdf: Path | None
) -> tuple[str, ...]:
    for path, suffix in ((docx, ".docx"), (pdf, ".pdf")):
        if path and path.suffix.lower() != suffix:
            raise OutputError(f"Имя файла «{path.name}» должно заканчиваться на {suffix}: укажите другое имя.")
    with tempfile.TemporaryDirectory(prefix="career_xl_") as folder:
        target = docx or Path(folder) / "document.docx"
        written = write(target)
        notes = list(written.notes)
        document = written.document
        if docx:
            notes.append(f"Документ Word: {docx}")
            notes.extend(enter(registry, document, [docx]))
        if pdf:
            to_pdf(target, pdf)
            notes.append(f"PDF: {pdf}")
            # What is printed from Word stays a draft to us; a PDF is made to be signed.
            notes.extend(enter(registry, document.model_copy(update={"state": DocumentState.FOR_SIGNING}), [pdf]))
    return tuple(notes)
