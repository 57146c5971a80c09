"""The yearly report and the graduate's card as files, entered in the registry."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from career_xl.documents.card import write_card
from career_xl.documents.pdf import to_pdf
from career_xl.documents.registry import MadeDocument, Registry, enter
from career_xl.documents.report_document import write_report
from career_xl.domain.errors import OutputError
from career_xl.tables.observation import Observation


def write_report_files(
    observation: Observation, registry: Registry, docx: Path | None, pdf: Path | None
) -> tuple[str, ...]:
    """Sentences for the officer; the report is in `docx`, `pdf`, or both.

    ColumnMissingError, TemplateError, OutputError.
    """

    def write(target: Path) -> tuple[MadeDocument, tuple[str, ...]]:
        written = write_report(observation, target)
        return written.document, written.notes

    return _write(write, registry, docx, pdf)


def write_card_files(
    observation: Observation, row: int, registry: Registry, docx: Path | None, pdf: Path | None
) -> tuple[str, ...]:
    """Sentences for the officer; the card of that row is in `docx`, `pdf`, or both.

    GraduateMissingError, TemplateError, OutputError.
    """
    return _write(lambda target: write_card(observation, row, target), registry, docx, pdf)


def _write(
    write: Callable[[Path], tuple[MadeDocument, tuple[str, ...]]],
    registry: Registry,
    docx: Path | None,
    pdf: Path | None,
) -> tuple[str, ...]:
    for path, suffix in ((docx, ".docx"), (pdf, ".pdf")):
        if path and path.suffix.lower() != suffix:
            raise OutputError(f"Имя файла «{path.name}» должно заканчиваться на {suffix}: укажите другое имя.")
    with tempfile.TemporaryDirectory(prefix="career_xl_") as folder:
        target = docx or Path(folder) / "document.docx"
        document, notes = write(target)
        told = list(notes)
        if docx:
            told.append(f"Документ Word: {docx}")
        if pdf:
            to_pdf(target, pdf)
            told.append(f"PDF: {pdf}")
        return (*told, *enter(registry, document, [path for path in (docx, pdf) if path]))
