"""The QR code of a contingent document: what it says, and its picture; the only module that knows segno."""

import binascii
import datetime as dt
import io
import re
from dataclasses import dataclass

import segno

from career_xl.domain.errors import PayloadInvalidError

_VERSION = "CXL1"
_PAYLOAD = re.compile(
    r"CXL1:KB-(?P<cohort>\d{4})-(?P<date>\d{8})-(?P<mark>[0-9A-F]{4}):(?P<totals>\d+(?:\.\d+){4}):(?P<digest>[0-9A-F]{32})"
    r":(?P<checksum>[0-9A-F]{4})"
)
_PIXELS_PER_MODULE = 8


@dataclass(frozen=True)
class ContingentStamp:
    """What a contingent document says about itself."""

    cohort: int
    report_date: dt.date
    totals: tuple[int, int, int, int, int]
    """Lines 01–05."""
    digest: str
    """Of the whole table: the first 32 hexadecimal digits of a SHA-256, upper case."""

    @property
    def document_id(self) -> str:
        """«КВ-2025-20261120-7F3A»: cohort, report date, the beginning of the digest."""
        return f"КВ-{self.cohort}-{self.report_date:%Y%m%d}-{self.digest[:4]}"


def encode_payload(stamp: ContingentStamp) -> str:
    """The text of the QR code: version, id, the five totals, digest and checksum, divided by colons.

    Upper-case Latin letters and digits alone, which a QR code packs most tightly; the letters КВ of the id therefore
    stand as their Latin look-alikes.
    """
    totals = ".".join(map(str, stamp.totals))
    body = f"{_VERSION}:KB-{stamp.document_id.removeprefix('КВ-')}:{totals}:{stamp.digest}"
    return f"{body}:{_checksum(body)}"


def decode_payload(text: str) -> ContingentStamp:
    """What the text of a QR code says; PayloadInvalidError when it is not ours or a character is wrong."""
    match = _PAYLOAD.fullmatch(text.strip()) if text.isascii() else None
    if match is None:
        raise PayloadInvalidError(
            "QR-код не относится к документу о контингенте: проверьте, тот ли лист отсканирован, и "
            "отсканируйте его снова."
        )
    body = text.strip().rpartition(":")[0]
    damaged = (
        "QR-код документа о контингенте прочитан с ошибкой: отсканируйте лист ещё раз, лучше с разрешением 300 dpi."
    )
    if _checksum(body) != match["checksum"] or match["mark"] != match["digest"][:4]:
        raise PayloadInvalidError(damaged)
    try:
        report_date = dt.datetime.strptime(match["date"], "%Y%m%d").date()
    except ValueError as error:
        raise PayloadInvalidError(damaged) from error
    line01, line02, line03, line04, line05 = map(int, match["totals"].split("."))
    return ContingentStamp(int(match["cohort"]), report_date, (line01, line02, line03, line04, line05), match["digest"])


def qr_png(payload: str) -> bytes:
    """The QR code as a PNG picture, error level Q, with the quiet zone of four modules that scanners need."""
    picture = io.BytesIO()
    segno.make(payload, error="q", micro=False).save(picture, kind="png", scale=_PIXELS_PER_MODULE, border=4)
    return picture.getvalue()


def _checksum(body: str) -> str:
    return f"{binascii.crc_hqx(body.encode('ascii'), 0xFFFF):04X}"
