"""Letters and reports as files, entered in the registry, for the commands of both hosts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from career_xl.documents.base_centre_letters import Letter, mail_draft, write_letter
from career_xl.documents.invitations import PRINT_FILE, Invitations, write_invitations
from career_xl.documents.mail import write_draft
from career_xl.documents.output import make_folder
from career_xl.documents.pdf import to_pdf
from career_xl.documents.registry import Registry, enter
from career_xl.domain.errors import OutputError
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


@dataclass(frozen=True)
class LetterPlaces:
    """Where a letter goes: the .docx for the signature (the covering letter has one), the draft of the e-mail."""

    docx: Path | None
    eml: Path


def write_letter_files(
    observation: Observation,
    letter: Letter,
    registry: Registry,
    places: LetterPlaces,
    attachments: Sequence[Path] = (),
) -> tuple[str, ...]:
    """Sentences for the officer; the letter and the draft that carries it and the attachments are written.

    TemplateError, OutputError.
    """
    for path in attachments:
        if not path.is_file():
            raise OutputError(f"Вложение «{path.name}» не найдено: проверьте имя файла.")
    notes, files = list(letter.notes), [places.eml]
    enclosed = list(attachments)
    if places.docx:
        notes.extend(write_letter(letter, observation, attachments, places.docx))
        files.insert(0, places.docx)
        enclosed.insert(0, places.docx)
        notes.append(f"Письмо: {places.docx}")
    draft, wrong = mail_draft(letter, observation, enclosed)
    write_draft(draft, places.eml)
    notes.extend([*wrong, f"Черновик электронного письма: {places.eml}"])
    return (*notes, *enter(registry, letter.document, files))
