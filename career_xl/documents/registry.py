"""The registry of documents: every document made, signed and scanned back, in a file beside the workbook.

The workbook that a command is given is never changed, so the registry is a file of its own, which the sheet «Реестр
документов» shows. Lines are only ever added to it: a document that was made, or one that has moved on. What a document
is now follows from its lines, and nothing that was written is lost, also where two programs write at a time.
"""

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from career_xl.domain.document_kinds import DocumentKind, DocumentState
from career_xl.domain.errors import OutputError, RegistryError
from career_xl.domain.passport import Passport
from career_xl.domain.spelling import company_key

REGISTRY_FILE = "Реестр документов.jsonl"
COLLEGE_KEY_LENGTH = 8
DIGEST_LENGTH = 32
UNNAMED_COLLEGE_KEY = "0" * COLLEGE_KEY_LENGTH

Figures = Mapping[str, int | str]
"""What a document says, by the name of each figure: «09.02.07, строка 01»."""


class StoredFile(BaseModel):
    """A file of a document as it was when it was registered."""

    model_config = ConfigDict(frozen=True)

    name: str
    """Relative to the registry's folder; the whole path of a file elsewhere."""
    sha256: str
    """64 lower-case hexadecimal digits."""


class MadeDocument(BaseModel):
    """A document as it was made."""

    model_config = ConfigDict(frozen=True)

    document_id: str
    kind: DocumentKind
    date: dt.date
    """The day that its figures are of, or that it bears."""
    college: str
    """`college_key` of the college whose document it is."""
    cohort: int | None = None
    digest: str = ""
    """Of its figures; documents of one digest say the same."""
    summary: str = ""
    """The main figures in one line, for the officer."""
    figures: dict[str, int | str] = Field(default_factory=dict)
    """All figures that the workbook may later be compared with; empty where nothing can become outdated."""
    state: DocumentState = DocumentState.DRAFT
    note: str = ""


class _MadeLine(BaseModel):
    event: Literal["made"] = "made"
    at: dt.datetime
    number: str
    files: tuple[StoredFile, ...]
    document: MadeDocument


class _MovedLine(BaseModel):
    event: Literal["moved"] = "moved"
    at: dt.datetime
    number: str
    state: DocumentState
    files: tuple[StoredFile, ...] = ()
    note: str = ""


_Line = Annotated[_MadeLine | _MovedLine, Field(discriminator="event")]
_LINES: TypeAdapter[_MadeLine | _MovedLine] = TypeAdapter(_Line)


@dataclass(frozen=True)
class Record:
    """One row of the registry: a document as it stands now."""

    number: str
    """The document's id; «КВ-… (2)» where the same document was made again after the first had become outdated."""
    document: MadeDocument
    state: DocumentState
    files: tuple[StoredFile, ...]
    notes: tuple[str, ...]
    made_at: dt.datetime
    changed_at: dt.datetime

    @property
    def is_current(self) -> bool:
        """True until the document is outdated."""
        return self.state is not DocumentState.OUTDATED


@dataclass(frozen=True)
class Registry:
    """The registry of the documents that lie in a folder."""

    folder: Path
    now: Callable[[], dt.datetime] = field(default=lambda: dt.datetime.now().astimezone())

    @classmethod
    def beside(cls, book: Path) -> "Registry":
        """The registry of the folder that a workbook lies in."""
        return cls(book.absolute().parent)

    @property
    def path(self) -> Path:
        """The file, which is there from the first document on."""
        return self.folder / REGISTRY_FILE

    def records(self, college: str | None = None) -> tuple[Record, ...]:
        """The rows in the order in which the documents were made; of one college, where its key is given.

        Lines that cannot be read (half written when a disk was full, or of a later version) are passed over.
        RegistryError when the file is there and cannot be read at all.
        """
        records: dict[str, Record] = {}
        for line in self._lines():
            if isinstance(line, _MadeLine):
                records.setdefault(line.number, _record_of(line))
                continue
            record = records.get(line.number)
            if record is not None:
                records[line.number] = _moved(record, line)
        return tuple(r for r in records.values() if college is None or r.document.college == college)

    def add(self, document: MadeDocument, files: Iterable[Path]) -> Record:
        """The row of a document that has just been made into these files.

        A document of the same id that is not outdated yet is the same document: it gets the files, and moves to the
        state where that is further on. OutputError when the registry cannot be written, RegistryError when it cannot
        be read.
        """
        stored = tuple(self._stored(path) for path in files)
        same = [record for record in self.records() if record.document.document_id == document.document_id]
        present = next((r for r in same if r.is_current and r.document.college == document.college), None)
        if present is not None:
            known = {(file.name, file.sha256) for file in present.files}
            fresh = tuple(file for file in stored if (file.name, file.sha256) not in known)
            note = document.note if document.note not in present.notes else ""
            if not fresh and not note and document.state.step <= present.state.step:
                return present
            return self._move(present, document.state, fresh, note)
        number = document.document_id if not same else f"{document.document_id} ({len(same) + 1})"
        line = _MadeLine(at=self.now(), number=number, files=stored, document=document)
        self._append(line)
        return _record_of(line)

    def advance(self, record: Record, state: DocumentState, files: Iterable[Path] = (), note: str = "") -> Record:
        """The row after it has moved to the state, with further files and a note.

        A state behind the present one leaves the state as it is: rows move forward only. OutputError when the registry
        cannot be written.
        """
        return self._move(record, state, tuple(self._stored(path) for path in files), note)

    def of_file(self, file: Path) -> Record | None:
        """The latest row that has this very file, known by its SHA-256; None where it is of no registered document."""
        digest = file_sha256(file)
        holding = [r for r in self.records() if any(stored.sha256 == digest for stored in r.files)]
        return holding[-1] if holding else None

    def _move(self, record: Record, state: DocumentState, files: tuple[StoredFile, ...], note: str) -> Record:
        forward = max(record.state, state, key=lambda each: each.step)
        line = _MovedLine(at=self.now(), number=record.number, state=forward, files=files, note=note)
        self._append(line)
        return _moved(record, line)

    def _stored(self, file: Path) -> StoredFile:
        whole = file.resolve()
        inside = whole.is_relative_to(self.folder.resolve())
        name = whole.relative_to(self.folder.resolve()).as_posix() if inside else str(whole)
        return StoredFile(name=name, sha256=file_sha256(file))

    def _lines(self) -> Iterable[_MadeLine | _MovedLine]:
        try:
            text = self.path.read_bytes().decode("utf-8", errors="replace")
        except FileNotFoundError:
            return
        except OSError as error:
            raise RegistryError(
                f"Реестр «{self.path.name}» в папке «{self.folder}» не читается: закройте программу, в которой он "
                "открыт, проверьте права и повторите."
            ) from error
        for written in text.split("\n"):
            try:
                yield _LINES.validate_json(written)
            except ValidationError:
                continue

    def _append(self, line: BaseModel) -> None:
        """Nothing; one more line at the end: whoever is interrupted leaves the earlier lines whole."""
        try:
            with self.path.open("ab+") as file:
                # A line that an earlier writer could not end must not swallow this one.
                torn = _last_byte(file) not in (b"", b"\n")
                file.write((b"\n" if torn else b"") + line.model_dump_json().encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(
                f"Реестр «{self.path.name}» в папке «{self.folder}» не удалось записать: проверьте, что в папку можно "
                "писать и файл не открыт в другой программе."
            ) from error


def enter(registry: Registry, document: MadeDocument, files: Iterable[Path]) -> tuple[str, ...]:
    """Sentences for the officer, mostly none; the document is in the registry.

    A document that could be written but not registered is still a document: then the sentence says so.
    """
    try:
        registry.add(document, files)
    except (OutputError, RegistryError) as error:
        return (f"Документ {document.document_id} в реестр не внесён. {error}",)
    return ()


def college_key(passport: Passport) -> str:
    """Eight hexadecimal digits that are the same for all spellings of the college's name; zeros where it has none."""
    name = company_key(passport.full_name or passport.short_name or "")
    if not name:
        return UNNAMED_COLLEGE_KEY
    return hashlib.sha256(name.encode()).hexdigest()[:COLLEGE_KEY_LENGTH].upper()


def figures_digest(figures: Figures) -> str:
    """The digest of figures by name: 32 upper-case hexadecimal digits of a SHA-256."""
    table = "\n".join(f"{name}\t{value}" for name, value in sorted(figures.items()))
    return hashlib.sha256(table.encode()).hexdigest()[:DIGEST_LENGTH].upper()


def file_sha256(file: Path) -> str:
    """64 lower-case hexadecimal digits; OutputError when the file cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise OutputError(f"Файл «{file.name}» не найден или занят: создайте его снова.") from error


def _record_of(line: _MadeLine) -> Record:
    document = line.document
    notes = (document.note,) if document.note else ()
    return Record(line.number, document, document.state, line.files, notes, line.at, line.at)


def _moved(record: Record, line: _MovedLine) -> Record:
    return replace(
        record,
        state=max(record.state, line.state, key=lambda state: state.step),
        files=record.files + line.files,
        notes=record.notes + ((line.note,) if line.note and line.note not in record.notes else ()),
        changed_at=line.at,
    )


def _last_byte(file: IO[bytes]) -> bytes:
    """The last byte of the file; empty for an empty file."""
    if file.seek(0, os.SEEK_END) == 0:
        return b""
    file.seek(-1, os.SEEK_END)
    return file.read(1)
