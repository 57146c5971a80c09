"""Documents as files: the Word document, its PDF, or both, whichever the officer asked for."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from career_xl.contingent import Contingent, programme_names
from career_xl.documents.contingent_document import write_contingent
from career_xl.documents.pdf import to_pdf
from career_xl.documents.plan_document import write_plan
from career_xl.domain.errors import OutputError
from career_xl.kpi.compute import compute_kpis
from career_xl.plan.plan_sheet import plan_of
from career_xl.tables.observation import Observation


def write_contingent_files(
    observation: Observation, contingent: Contingent, docx: Path | None, pdf: Path | None
) -> tuple[str, ...]:
    """Sentences for the officer; the contingent document is in `docx`, `pdf`, or both. TemplateError, OutputError."""

    def write(target: Path) -> Sequence[str]:
        names = programme_names(observation, contingent.cohort)
        return write_contingent(contingent, names, observation.passport, observation.report_date, target).notes

    return _write(write, docx, pdf)


def write_plan_files(observation: Observation, docx: Path | None, pdf: Path | None) -> tuple[str, ...]:
    """Sentences for the officer; the plan is in `docx`, `pdf`, or both. TemplateError, OutputError."""
    kpis = compute_kpis(observation)
    return _write(lambda target: write_plan(plan_of(observation), observation.passport, kpis, target), docx, pdf)


def _write(write: Callable[[Path], Sequence[str]], docx: Path | None, pdf: Path | None) -> tuple[str, ...]:
    for path, suffix in ((docx, ".docx"), (pdf, ".pdf")):
        if path and path.suffix.lower() != suffix:
            raise OutputError(f"Имя файла «{path.name}» должно заканчиваться на {suffix}: укажите другое имя.")
    with tempfile.TemporaryDirectory(prefix="career_xl_") as folder:
        document = docx or Path(folder) / "document.docx"
        notes = list(write(document))
        if docx:
            notes.append(f"Документ Word: {docx}")
        if pdf:
            to_pdf(document, pdf)
            notes.append(f"PDF: {pdf}")
    return tuple(notes)
