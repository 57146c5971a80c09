"""Accepts signed scans: what the sheets say is compared with the workbook, then the file is stored and registered.

All or nothing for each file: a scan in which one document is refused is not stored at all. Files whose sheets belong to
one document are one scan.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from career_xl.documents.output import write_atomically
from career_xl.documents.qr import SheetRole, sheet_mark
from career_xl.documents.registry import Record, Registry, file_sha256
from career_xl.documents.scan_refusal import Refusal, ScanRefusedError
from career_xl.documents.scan_verdict import DocumentVerdict, judge, unread_sheets
from career_xl.domain.document_kinds import DocumentKind, DocumentState
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
    files = [_open(scan) for scan in scans]
    results: dict[int, ScanResult] = {}
    for group in _groups(files):
        accepted = _accept([files[place] for place in group], observation, registry)
        results |= dict(zip(group, accepted, strict=True))
    return tuple(results[place] for place in range(len(files)))


@dataclass(frozen=True)
class _ScanFile:
    name: str
    content: bytes
    suffix: str = ""
    """The ending of the file's name that fits its content."""
    pages: tuple["ScannedPage", ...] = ()
    refusal: ScanRefusedError | None = None
    """Why it is no scan that could be looked at."""

    @property
    def document(self) -> str | None:
        """What all its sheets say they belong to; None where they belong to several documents, or do not say."""
        said = {mark.document for page in self.pages for mark in page.marks}
        said |= {sheet_mark(stamp, SheetRole.PAGE).document for page in self.pages for stamp in page.stamps}
        return said.pop() if len(said) == 1 else None

    @property
    def is_whole(self) -> bool:
        """Whether the first sheet and the one with the signature are in it."""
        stamps = [stamp for page in self.pages for stamp in page.stamps]
        roles = {mark.role for page in self.pages for mark in page.marks}
        return bool(stamps) and (stamps[0].kind is DocumentKind.PLAN or SheetRole.SIGNATURE in roles)


def _open(scan: Path) -> _ScanFile:
    try:
        content = scan.read_bytes()
    except OSError as error:
        raise ScanMissingError(f"Файл «{scan.name}» не читается: закройте его в других программах.") from error
    try:
        pages, suffix = _read(content)
    except ScanRefusedError as error:
        return _ScanFile(scan.name, content, refusal=error)
    return _ScanFile(scan.name, content, suffix, tuple(pages))


def _groups(files: Sequence[_ScanFile]) -> list[list[int]]:
    """The places of the files that are judged together: many scanners make a file of each sheet."""
    by_document: dict[str, list[int]] = {}
    for place, file in enumerate(files):
        if file.document is not None:
            by_document.setdefault(file.document, []).append(place)
    together = [group for group in by_document.values() if not all(files[place].is_whole for place in group)]
    joined = {place for group in together for place in group}
    return [*together, *([place] for place in range(len(files)) if place not in joined)]


def _accept(files: Sequence[_ScanFile], observation: Observation, registry: Registry) -> list[ScanResult]:
    """What became of the files whose sheets are one scan."""
    refusal = next((file.refusal for file in files if file.refusal), None)
    pages = [page for file in files for page in file.pages]
    pages = [replace(page, number=number) for number, page in enumerate(pages, start=1)]
    try:
        if refusal:
            raise refusal
        verdicts = judge(pages, observation, registry)
    except ScanRefusedError as error:
        return [ScanResult(file.name, error.reason, str(error)) for file in files]
    queries = (*(query for verdict in verdicts for query in verdict.queries), *unread_sheets(pages))
    # What is asked about the sheets together is asked once.
    asked = [queries, *([()] * (len(files) - 1))]
    refused = [verdict for verdict in verdicts if verdict.reason is not None]
    if refused:
        message = " ".join(verdict.message for verdict in refused)
        return [
            ScanResult(file.name, refused[0].reason, message, verdicts, of_file)
            for file, of_file in zip(files, asked, strict=True)
        ]
    stored, records = _store(files, verdicts, registry)
    told = ", ".join(verdict.told for verdict in verdicts)
    return [
        ScanResult(
            file.name,
            None,
            f"Скан принят: {told}; файл сохранён как «{target.name}».",
            verdicts,
            of_file,
            target,
            records,
        )
        for file, of_file, target in zip(files, asked, stored, strict=True)
    ]


def _read(content: bytes) -> tuple[Sequence["ScannedPage"], str]:
    """The pages, and the ending of the file's name that fits its content."""
    try:
        from career_xl.documents.scanning.pages import suffix_of
        from career_xl.documents.scanning.reading import read_pages
    except ImportError as error:
        raise ProgramMissingError(f"Для чтения сканов не хватает дополнительных библиотек: {_EXTRA}.") from error
    return read_pages(content), suffix_of(content)


def _store(
    files: Sequence[_ScanFile], verdicts: Sequence[DocumentVerdict], registry: Registry
) -> tuple[list[Path], tuple[Record, ...]]:
    """The copies beside the workbook, of the very bytes that were judged, and the rows of their documents."""
    registry.records()  # Whether it can be read is known before anything is written.
    targets: list[Path] = []
    fresh: list[Path] = []
    records: list[Record] = []
    try:
        for number, file in enumerate(files, start=1):
            part = f", файл {number} из {len(files)}" if len(files) > 1 else ""
            target, is_new = _place(file.content, registry.folder / f"{_name(verdicts)}{part}{file.suffix}")
            if is_new:
                with write_atomically(target) as temporary:
                    temporary.write_bytes(file.content)
                fresh.append(target)
            targets.append(target)
        for verdict in verdicts:
            document = verdict.document
            assert document is not None
            made = document.model_copy(update={"state": DocumentState.SCAN_ACCEPTED})
            records.append(registry.add(made, targets))
    except (OutputError, RegistryError):
        if not records:
            for target in fresh:
                target.unlink(missing_ok=True)
        raise
    return targets, tuple(records)


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
