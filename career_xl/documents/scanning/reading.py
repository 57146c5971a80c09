"""What a scan holds: page by page the stamps, the marks of sheets, and whether it looks signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from career_xl.documents.qr import (
    DocumentStamp,
    SheetMark,
    SheetRole,
    decode_mark,
    decode_payload,
    looks_like_ours,
)
from career_xl.documents.scanning.codes import FoundCode, read_codes
from career_xl.documents.scanning.ink import BESIDE_PLAN_STAMP, BESIDE_SIGNATURE_MARK, is_signed
from career_xl.documents.scanning.pages import pages_of
from career_xl.domain.document_kinds import DocumentKind
from career_xl.domain.errors import PayloadInvalidError

_BLANK_SIDE = 120
_BLANK_DEPTH = 12.0
"""Of 255 levels: a line of print on a field of some 2 mm is darker than that."""
_LOOKS_AT_A_PLAIN_SHEET = 4
"""After so many looks a sheet whose mark was read is taken to have no other code."""


@dataclass(frozen=True)
class ScannedPage:
    """One page of a scan."""

    number: int
    """From 1."""
    stamps: tuple[DocumentStamp, ...]
    marks: tuple[SheetMark, ...]
    damaged: bool
    """A code of ours whose text is not as this program writes it."""
    foreign: bool
    """A code of somebody else."""
    blank: bool
    """Nothing stands on it, as on the back of a sheet."""
    signed: bool | None
    """Whether there is ink on the director's line; None where this page has none or it was not found."""


def read_pages(content: bytes) -> tuple[ScannedPage, ...]:
    """The pages of a scan in their order; ScanRefusedError where the file cannot be read as one."""
    return tuple(_read_page(number, page) for number, page in enumerate(pages_of(content), start=1))


def _read_page(number: int, page: Image.Image) -> ScannedPage:
    codes = read_codes(page, _is_enough)
    stamps: dict[DocumentStamp, list[FoundCode]] = {}
    marks: dict[SheetMark, list[FoundCode]] = {}
    damaged = foreign = False
    for code in codes:
        mark = decode_mark(code.text)
        if mark is not None:
            marks.setdefault(mark, []).append(code)
            continue
        try:
            stamps.setdefault(decode_payload(code.text), []).append(code)
        except PayloadInvalidError:
            damaged = damaged or looks_like_ours(code.text)
            foreign = foreign or not looks_like_ours(code.text)
    signed = _signed(page, stamps, marks)
    return ScannedPage(number, tuple(stamps), tuple(marks), damaged, foreign, _is_blank(page), signed)


def _is_blank(page: Image.Image) -> bool:
    small = np.asarray(page.convert("L").resize((_BLANK_SIDE, _BLANK_SIDE), Image.Resampling.BOX), dtype=np.float32)
    # The edges of a scan are often dark.
    inner = small[_BLANK_SIDE // 12 : -_BLANK_SIDE // 12, _BLANK_SIDE // 12 : -_BLANK_SIDE // 12]
    return float(np.median(inner) - inner.min()) < _BLANK_DEPTH


def _is_enough(found: Sequence[FoundCode], looks: int) -> bool:
    """True when the page can hardly have a further code of ours."""
    # A sheet that is both the first and the last has two different codes, one in between has the page's mark alone.
    different = len({code.text for code in found})
    return different > 0 and (different + looks > 3 or looks >= _LOOKS_AT_A_PLAIN_SHEET)


def _signed(
    page: Image.Image,
    stamps: Mapping[DocumentStamp, Sequence[FoundCode]],
    marks: Mapping[SheetMark, Sequence[FoundCode]],
) -> bool | None:
    beside = [
        *(
            (code, place)
            for mark, codes in marks.items()
            if mark.role is SheetRole.SIGNATURE
            for code in codes
            for place in BESIDE_SIGNATURE_MARK
        ),
        *(
            (code, place)
            for stamp, codes in stamps.items()
            if stamp.kind is DocumentKind.PLAN
            for code in codes
            for place in BESIDE_PLAN_STAMP
        ),
    ]
    looks = (is_signed(page, code, place) for code, place in beside)
    return next((look for look in looks if look is not None), None)
