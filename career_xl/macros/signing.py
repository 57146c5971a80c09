"""«Подписать» of the ribbon: an electronic signature in the contingent document or the plan."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from career_xl.documents.extras import require_signing
from career_xl.documents.pdf import to_pdf
from career_xl.documents.registry import Record, Registry, college_key
from career_xl.documents.signing import clock
from career_xl.domain.document_kinds import DocumentKind, DocumentState
from career_xl.domain.errors import OutputError, RegistryError
from career_xl.macros.places import free_path, registry_of
from career_xl.macros.registry_sheet import show_registry
from career_xl.macros.session import Answer, Work

if TYPE_CHECKING:
    from career_xl.documents.signing.keys import Key

_WHICH = "Какой документ подписать?"
_OTHER = "Другой файл…"
_WITH_WHAT = "Чем подписать?"
_KEY_FILE = "Файл ключа (.pfx)"
_SIGNABLE = (DocumentKind.CONTINGENT, DocumentKind.PLAN)


def sign(work: Work) -> Answer:
    """Where the signed document was written, and whose signature it bears."""
    require_signing()
    from career_xl.documents.signing.registration import register_signature
    from career_xl.documents.signing.sign_pdf import sign_pdf

    registry = registry_of(work.book)
    document = _document(work, registry)
    key = _key(work)
    work.begin("подписание")
    source = _as_pdf(work, registry, document)
    target = free_path(work.book, f"{source.stem.removesuffix(_SUFFIX)}{_SUFFIX}.pdf")
    done = sign_pdf(source, key, target, clock.now())
    who = f"{done.owner}, сертификат {key.facts.number}"
    notes = (*done.notes, *register_signature(registry, source, target, who, done.line), *show_registry(work, registry))
    return Answer(
        f"Подписано: файл «{target.name}», подпись {done.number} — {done.owner}, отметка на странице {done.page}.",
        notes,
    )


_SUFFIX = " (подписан)"


def _document(work: Work, registry: Registry) -> Path:
    """The file that the officer chooses: one of the last documents, else any other."""
    made = {path.name: path for path in _last_made(work, registry)}
    if made:
        names = [*made, _OTHER]
        chosen = work.choose(_WHICH, names, names[0])
        if chosen in made:
            return made[chosen]
    return work.choose_files(_WHICH, ("*.pdf", "*.docx"))[0]


def _last_made(work: Work, registry: Registry) -> list[Path]:
    """The newest file of each contingent document and plan that waits for signatures, the latest document first."""
    try:
        records = registry.records(college_key(work.observation.passport))
    except (OutputError, RegistryError):
        # Without a registry the officer still has the files to choose from.
        return []
    waiting = [
        record
        for record in records
        if record.document.kind in _SIGNABLE and record.state.step <= DocumentState.SIGNED.step
    ]
    waiting.sort(key=lambda record: record.changed_at, reverse=True)
    return [path for record in waiting if (path := _newest_file(record, registry.folder))]


def _newest_file(record: Record, folder: Path) -> Path | None:
    paths = [folder / file.name for file in record.files]
    present = [path for path in paths if path.is_file()]
    in_pdf = [path for path in present if path.suffix.lower() == ".pdf"]
    in_word = [path for path in present if path.suffix.lower() == ".docx"]
    return next(reversed(in_pdf or in_word), None)


def _key(work: Work) -> "Key":
    """The key that the officer chooses, opened with the password that the officer types."""
    from career_xl.documents.signing.external import external_key
    from career_xl.documents.signing.keys import open_pkcs12
    from career_xl.documents.signing.settings import read_programs

    programs = {name: program for name, program in read_programs().items() if program.sign}
    ways: Sequence[str] = (_KEY_FILE, *(f"Программа «{name}»" for name in programs))
    way = work.choose(_WITH_WHAT, ways, ways[0]) if programs else _KEY_FILE
    for name, program in programs.items():
        if way == f"Программа «{name}»":
            secret = work.type_secret("Пароль ключа") if program.password == "stdin" else None
            return external_key(name, program, None, secret)
    file = work.choose_files("Файл ключа электронной подписи", ("*.pfx", "*.p12"))[0]
    return open_pkcs12(file, work.type_secret(f"Пароль ключа «{file.name}»"))


def _as_pdf(work: Work, registry: Registry, document: Path) -> Path:
    """The document as a PDF: itself, else a PDF made beside the workbook and entered under the document's row."""
    if document.suffix.lower() != ".docx":
        return document
    pdf = free_path(work.book, f"{document.stem}.pdf")
    to_pdf(document, pdf)
    record = registry.of_file(document)
    if record is not None:
        registry.advance(record, DocumentState.FOR_SIGNING, [pdf])
    return pdf
