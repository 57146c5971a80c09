"""The QR codes of a document: what they say, and their pictures; the only module that knows segno.

The stamp on the first sheet says which document it is and what it says. The sheet marks, on the sheet with the
signature and in the footer of every sheet, say only that the sheet belongs to that document: nobody can put one sheet
of another version between the others.
"""

import binascii
import datetime as dt
import hashlib
import io
import re
from dataclasses import dataclass
from enum import StrEnum

import segno

from career_xl.domain.document_kinds import DocumentKind, document_id
from career_xl.domain.errors import PayloadInvalidError

MOST_TOTALS = 20
"""So many totals fit a stamp; the digest covers all figures anyway."""
_VERSION = "CXL2"
_LATIN = {DocumentKind.CONTINGENT: "KB", DocumentKind.PLAN: "PL"}
"""Beginnings of ids in Latin letters, which a QR code packs tightly."""
_KINDS = {latin: kind for kind, latin in _LATIN.items()}
_PAYLOAD = re.compile(
    rf"{_VERSION}:(?P<kind>{'|'.join(_KINDS)})-(?P<year>\d{{4}})-(?P<date>\d{{8}})-(?P<mark>[0-9A-F]{{4}})"
    rf":(?P<college>[0-9A-F]{{8}}):(?P<totals>\d{{1,7}}(?:\.\d{{1,7}}){{0,{MOST_TOTALS - 1}}})"
    r":(?P<digest>[0-9A-F]{32}):(?P<checksum>[0-9A-F]{4})"
)
_OURS = re.compile(r"CX[A-Z]?\d?[:A-Z]")
_MARK_DIGITS = 12
_PIXELS_PER_MODULE = 8


@dataclass(frozen=True)
class DocumentStamp:
    """What a document that is to be signed says about itself."""

    kind: DocumentKind
    """Contingent or plan."""
    year: int
    """The cohort, or the year in which the academic year begins."""
    date: dt.date
    """The reporting date, or the date of the order."""
    college: str
    """Eight hexadecimal digits, the same for all spellings of the college's name."""
    totals: tuple[int, ...]
    """Lines 01–05, or the activities in each section."""
    digest: str
    """Of all figures: the first 32 hexadecimal digits of a SHA-256, upper case."""

    @property
    def document_id(self) -> str:
        """«КВ-2025-20261120-7F3A»."""
        return document_id(self.kind, self.year, self.date, self.digest)


class SheetRole(StrEnum):
    """What the mark of a sheet says of it."""

    SIGNATURE = "CXS"
    """The sheet that the director signs."""
    PAGE = "CXP"
    """Any sheet."""


@dataclass(frozen=True)
class SheetMark:
    """The mark of one sheet: its role, and the document that it belongs to."""

    role: SheetRole
    document: str
    """Twelve hexadecimal digits of the SHA-256 of the stamp's text."""


def encode_payload(stamp: DocumentStamp) -> str:
    """The text of the stamp: version, id, college, totals, digest and checksum, divided by colons.

    Upper-case Latin letters and digits alone, which a QR code packs most tightly; the letters of the id therefore stand
    as Latin ones.
    """
    latin = _LATIN[stamp.kind]
    number = f"{latin}-{stamp.document_id.removeprefix(stamp.kind.prefix + '-')}"
    body = f"{_VERSION}:{number}:{stamp.college}:{'.'.join(map(str, stamp.totals))}:{stamp.digest}"
    return f"{body}:{_checksum(body)}"


def decode_payload(text: str) -> DocumentStamp:
    """What the text of a stamp says; PayloadInvalidError when it is not ours or a character is wrong."""
    match = _PAYLOAD.fullmatch(text.strip()) if text.isascii() else None
    if match is None:
        raise PayloadInvalidError(
            "QR-код не относится к документу этой программы: проверьте, тот ли лист отсканирован, и отсканируйте "
            "его снова."
        )
    body = text.strip().rpartition(":")[0]
    damaged = (
        "QR-код документа прочитан, но его содержание повреждено или изменено: напечатайте документ заново из "
        "книги, подпишите и отсканируйте."
    )
    if _checksum(body) != match["checksum"] or match["mark"] != match["digest"][:4]:
        raise PayloadInvalidError(damaged)
    try:
        date = dt.datetime.strptime(match["date"], "%Y%m%d").date()
    except ValueError as error:
        raise PayloadInvalidError(damaged) from error
    totals = tuple(map(int, match["totals"].split(".")))
    return DocumentStamp(_KINDS[match["kind"]], int(match["year"]), date, match["college"], totals, match["digest"])


def sheet_mark(stamp: DocumentStamp, role: SheetRole) -> SheetMark:
    """The mark that the sheets of the document bear."""
    return SheetMark(role, hashlib.sha256(encode_payload(stamp).encode()).hexdigest()[:_MARK_DIGITS].upper())


def encode_mark(mark: SheetMark) -> str:
    """The text of a sheet mark: sixteen characters, which fit the smallest QR code."""
    return f"{mark.role}:{mark.document}"


def decode_mark(text: str) -> SheetMark | None:
    """The mark that the text is; None for any other text."""
    role, _, document = text.strip().partition(":")
    if role not in tuple(SheetRole) or not re.fullmatch(rf"[0-9A-F]{{{_MARK_DIGITS}}}", document):
        return None
    return SheetMark(SheetRole(role), document)


def looks_like_ours(text: str) -> bool:
    """True for the text of any code that this program has made, in whatever version and state."""
    return bool(_OURS.match(text.strip()))


def stamp_png(stamp: DocumentStamp) -> bytes:
    """The stamp as a PNG picture, error level H, with the quiet zone of four modules that scanners need."""
    return _png(encode_payload(stamp), "h")


def mark_png(mark: SheetMark) -> bytes:
    """The mark as a PNG picture, error level Q, with its quiet zone."""
    return _png(encode_mark(mark), "q")


def _png(text: str, error_level: str) -> bytes:
    picture = io.BytesIO()
    code = segno.make(text, error=error_level, micro=False, boost_error=False)
    code.save(picture, kind="png", scale=_PIXELS_PER_MODULE, border=4)
    return picture.getvalue()


def _checksum(body: str) -> str:
    return f"{binascii.crc_hqx(body.encode('ascii'), 0xFFFF):04X}"
