"""Accepts signed scans: what the sheets say is compared with the workbook, then the file is stored and registered.

All or nothing for each file: a scan in which one document is refused is not stored at all.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from career_xl.documents.output import write_atomically
from career_xl.documents.registry import Record, Registry, file_sha256
from career_xl.documents.scan_refusal import Refusal, ScanRefusedError
from career_xl.documents.scan_verdict import DocumentVerdict, judge, unread_sheets
from career_xl.domain.document_kinds import DocumentState
from career_xl.domain.errors import OutputError, ProgramMissingError, RegistryError, ScanMissingError
from career_xl.tables.observation import Observation

if TYPE_CHECKING:
    from career_xl.documents.scanning.reading import ScannedPage

_LONGEST_NAME = 120
_NAMED_DOCUMENTS = 2
_EXTRA = 'выполните «pip install "career-xl[sign]"» и повторите'


@dataclass(frozen=True)
class ScanResult:
    """What became of one file."""

    file: str
    """Name of the file as it was given, without folder."""
    reason: Refusal | None
    """Why it was refused; None when it was accepted."""
    message: str
    """One Russian sentence: accepted or not, and what to do next."""
    documents: tuple[DocumentVerdict, ...] = ()
    queries: tuple[str, ...] = ()
    """What the officer should look at; they do not stand against accepting."""
    stored: Path | None = None
    """The unchanged copy beside the workbook."""
    records: tuple[Record, ...] = field(default=())

    @property
    def accepted(self) -> bool:
        """True when the file was stored and registered."""
        return self.reason is None

    def as_json(self) -> dict[str, Any]:
        """One entry of `scan --json`."""
        return {
            "file": self.file,
            "accepted": self.accepted,
            "reason": self.reason and str(self.reason),
            "message": self.message,
            "stored": self.stored and self.stored.name,
            "documents": [verdict.as_json() for verdict in self.documents],
            "queries": list(self.queries),
        }


def accept_scans(scans: Sequence[Path], observation: Observation, registry: Registry) -> tuple[ScanResult, ...]:
    """What became of each file, in their order.

    ScanMissingError when one of the files is not there, before any is looked at; ProgramMissingError without the
    libraries of the extra `sign`; OutputError, RegistryError when a copy or the registry cannot be written: then
    nothing of that file is stored.
    """
    for scan in scans:
        if not scan.is_file():
            raise ScanMissingError(f"Файл «{scan.name}» не найден: проверьте имя и папку и повторите.")
    return tuple(_accept(scan, observation, registry) for scan in scans)


def _accept(scan: Path, observation: Observation, registry: Registry) -> ScanResult:
    try:
        content = scan.read_bytes()
    except OSError as error:
        raise ScanMissingError(f"Файл «{scan.name}» не читается: закройте его в других программах.") from error
    try:
        pages, suffix = _read(content)
        verdicts = judge(pages, observation, registry)
    except ScanRefusedError as error:
        return ScanResult(scan.name, error.reason, str(error))
    queries = (*(query for verdict in verdicts for query in verdict.queries), *unread_sheets(pages))
    refused = [verdict for verdict in verdicts if verdict.reason is not None]
    if refused:
        return ScanResult(scan.name, refused[0].reason, " ".join(v.message for v in refused), verdicts, queries)
    stored, records = _store(content, suffix, verdicts, registry)
    message = f"Скан принят: {', '.join(verdict.told for verdict in verdicts)}; файл сохранён как «{stored.name}»."
    return ScanResult(scan.name, None, message, verdicts, queries, stored, records)


def _read(content: bytes) -> tuple[Sequence["ScannedPage"], str]:
    """The pages, and the ending of the file's name that fits its content."""
    try:
        from career_xl.documents.scanning.pages import suffix_of
        from career_xl.documents.scanning.reading import read_pages
    except ImportError as error:
        raise ProgramMissingError(f"Для чтения сканов не хватает дополнительных библиотек: {_EXTRA}.") from error
    return read_pages(content), suffix_of(content)


def _store(
    content: bytes, suffix: str, verdicts: Sequence[DocumentVerdict], registry: Registry
) -> tuple[Path, tuple[Record, ...]]:
    """The copy beside the workbook, of the very bytes that were judged, and the rows of its documents."""
    registry.records()  # Whether it can be read is known before anything is written.
    target, is_new = _place(content, registry.folder / f"{_name(verdicts)}{suffix}")
    if is_new:
        with write_atomically(target) as temporary:
            temporary.write_bytes(content)
    records: list[Record] = []
    try:
        for verdict in verdicts:
            document = verdict.document
            assert document is not None
            made = document.model_copy(update={"state": DocumentState.SCAN_ACCEPTED})
            records.append(registry.add(made, [target]))
    except (OutputError, RegistryError):
        if is_new and not records:
            target.unlink(missing_ok=True)
        raise
    return target, tuple(records)


def _name(verdicts: Sequence[DocumentVerdict]) -> str:
    """«Контингент, выпуск 2025, на 20.11.2026, скан (КВ-2025-20261120-7F3A)»."""
    first = verdicts[0]
    if len(verdicts) == 1:
        return f"{first.told}, скан ({first.document_id})"[:_LONGEST_NAME]
    ids = ", ".join(verdict.document_id for verdict in verdicts[:_NAMED_DOCUMENTS])
    more = f" и ещё {len(verdicts) - _NAMED_DOCUMENTS}" if len(verdicts) > _NAMED_DOCUMENTS else ""
    return f"Сканы ({ids}{more})"[:_LONGEST_NAME]


def _place(content: bytes, wanted: Path) -> tuple[Path, bool]:
    """Where the copy goes, and whether it is not there yet: the same scan twice is stored once."""
    digest = hashlib.sha256(content).hexdigest()
    number = 1
    path = wanted
    while path.exists():
        if path.is_file() and file_sha256(path) == digest:
            return path, False
        number += 1
        path = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
    return path, True
