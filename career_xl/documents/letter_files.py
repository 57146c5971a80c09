"""Letters and reports as files, entered in the registry, for the commands of both hosts."""

from pathlib import Path

from career_xl.documents.invitations import PRINT_FILE, Invitations, write_invitations
from career_xl.documents.output import make_folder
from career_xl.documents.pdf import to_pdf
from career_xl.documents.registry import Registry, enter
from career_xl.tables.observation import Observation


def write_invitation_files(
    observation: Observation, invitations: Invitations, registry: Registry, folder: Path, pdf: Path | None = None
) -> tuple[str, ...]:
    """Sentences for the officer; the invitations are in the folder, their print file in `pdf` too, where one is named.

    TemplateError, OutputError, ProgramMissingError.
    """
    make_folder(folder)
    written = write_invitations(observation, invitations, folder)
    files = [*written.letters, written.print_file]
    notes = [*invitations.notes, *written.notes, f"Для печати: {folder / PRINT_FILE}"]
    if pdf:
        to_pdf(written.print_file, pdf)
        files.append(pdf)
        notes.append(f"PDF: {pdf}")
    return (*notes, *enter(registry, written.document, files))
