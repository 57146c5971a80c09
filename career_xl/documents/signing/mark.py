"""The visible mark of an electronic signature (ГОСТ Р 7.0.97-2016): words, certificate, owner, validity, frame."""

import importlib.util
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fontTools import subset, ttLib  # type: ignore[import-untyped]  # has no annotations
from fontTools.ttLib.scaleUpem import scale_upem  # type: ignore[import-untyped]  # has no annotations
from pyhanko.pdf_utils.content import ResourceType
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import BaseStampStyle
from pyhanko.stamp.base import BaseStamp

from career_xl.documents.signing.certificates import CertificateFacts
from career_xl.domain.errors import ShippedFileMissingError

HEADING = ("ДОКУМЕНТ ПОДПИСАН", "ЭЛЕКТРОННОЙ ПОДПИСЬЮ")
WIDTH = 180.0
"""Points: 63 mm, what fits between position and name in the signature block of the documents."""

_FONTS = ("DejaVuSans-Bold.ttf", "DejaVuSans.ttf")
_HEADING_SIZE, _LINE_SIZE = 7.0, 6.5
_LEADING = 1.28
"""Line height over letter size."""
_UNITS = 1000
_PADDING = 6.0
_FRAME = 0.8
_ROUNDING = 5.0
_COLOUR = (0.09, 0.24, 0.55)
"""Dark blue: readable on a grey copy too."""


@dataclass(frozen=True)
class Mark:
    """The lines of a mark, broken to its width."""

    lines: tuple[str, ...]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        letters = len(HEADING) * _HEADING_SIZE + len(self.lines) * _LINE_SIZE
        return WIDTH, round(letters * _LEADING + 2 * _PADDING + 2, 1)


def mark_of(certificate: CertificateFacts) -> Mark:
    """The mark for a certificate, in the words of the standard."""
    said = (
        f"Сертификат {certificate.number}",
        f"Владелец {certificate.owner}",
        f"Действителен {certificate.validity}",
    )
    return Mark(tuple(line for text in said for line in _broken(text)))


@dataclass(frozen=True)
class MarkStyle(BaseStampStyle):
    """Draws a mark as the appearance of a signature field, turned with a page that is shown turned."""

    mark: Mark = field(default_factory=lambda: Mark(()))
    rotation: int = 0
    """Of the page, degrees clockwise."""
    border_width: int = 0

    def create_stamp(self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: dict[str, Any]) -> BaseStamp:
        """The drawing in a field of that size."""
        return _Drawing(writer, self, box)


class _Drawing(BaseStamp):
    def render(self) -> bytes:
        style: MarkStyle = self.style
        width, height = style.mark.size
        field_width, field_height = float(self.box.width), float(self.box.height)
        turned = style.rotation in (90, 270)
        room = (field_height, field_width) if turned else (field_width, field_height)
        scale = min(room[0] / width, room[1] / height, 1.0)
        # In the middle of a field that is larger than the mark.
        shift = ((room[0] - width * scale) / 2, (room[1] - height * scale) / 2)
        turn = {
            0: (1, 0, 0, 1, 0, 0),
            90: (0, 1, -1, 0, field_width, 0),
            180: (-1, 0, 0, -1, field_width, field_height),
            270: (0, -1, 1, 0, 0, field_height),
        }[style.rotation]
        placing = b"%g %g %g %g %g %g cm %g 0 0 %g %g %g cm" % (*turn, scale, scale, *shift)
        return b" ".join((b"q", placing, _frame(width, height), *self._words(style.mark, width, height), b"Q"))

    def _words(self, mark: Mark, width: float, height: float) -> Iterator[bytes]:
        top = height - _PADDING
        bold, plain = self._font(0, "".join(HEADING)), self._font(1, "".join(mark.lines))
        rows = [(bold, "/MarkBold", _HEADING_SIZE, text, True) for text in HEADING]
        rows += [(plain, "/MarkPlain", _LINE_SIZE, text, False) for text in mark.lines]
        for number, (font, name, size, text, centred) in enumerate(rows):
            if number == len(HEADING):
                top -= 2
            top -= size * _LEADING
            shaped = font.shape(text, with_actual_text=False)
            left = (width - shaped.x_advance * size) / 2 if centred else _PADDING
            yield b"BT %s %g Tf %g %g Td " % (name.encode(), size, left, top + size * 0.3)
            yield shaped.graphics_ops + b" ET"

    def _font(self, number: int, text: str) -> GlyphAccumulator:
        contents = io.BytesIO(_letters(_FONTS[number], "".join(sorted(set(text)))))
        font = GlyphAccumulator(self._ensure_writer, contents, font_size=(_HEADING_SIZE, _LINE_SIZE)[number])
        name = ("/MarkBold", "/MarkPlain")[number]
        self.set_resource(category=ResourceType.FONT, name=pdf_name(name), value=font.as_resource())
        return font


def _frame(width: float, height: float) -> bytes:
    """A frame with rounded corners on white paper; the words after it are in its colour."""
    low, right, top, corner = _FRAME / 2, width - _FRAME / 2, height - _FRAME / 2, _ROUNDING
    bend = corner * 0.4477  # the distance of a Bézier curve's handle from the corner that draws a quarter of a circle
    path = (
        b"%g %g m %g %g l %g %g %g %g %g %g c %g %g l %g %g %g %g %g %g c %g %g l %g %g %g %g %g %g c %g %g l "
        b"%g %g %g %g %g %g c h"
    ) % (
        *(low + corner, low, right - corner, low, right - bend, low, right, low + bend, right, low + corner),
        *(right, top - corner, right, top - bend, right - bend, top, right - corner, top),
        *(low + corner, top, low + bend, top, low, top - bend, low, top - corner),
        *(low, low + corner, low, low + bend, low + bend, low, low + corner, low),
    )
    colour = b"%g %g %g" % _COLOUR
    return b"1 1 1 rg %s RG %g w %s B %s rg" % (colour, _FRAME, path, colour)


def _broken(text: str) -> Iterator[str]:
    """The text in lines that fit the mark, broken between words; a longer word is broken where the line ends."""
    room = (WIDTH - 2 * _PADDING) / _LINE_SIZE
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if _width(longer) <= room:
            line = longer
            continue
        if line and _width(word) <= room:
            yield line
            line = word
            continue
        for letter in f" {word}" if line else word:
            if _width(line + letter) > room:
                yield line
                line = ""
            line += letter
    if line:
        yield line


def _width(text: str) -> float:
    """The width in letter sizes."""
    advances, units = _advances()
    return sum(advances.get(ord(letter), units) for letter in text) / units


@cache
def _advances() -> tuple[dict[int, int], int]:
    with ttLib.TTFont(io.BytesIO(_font_file(_FONTS[1]))) as font:
        widths, units = font["hmtx"].metrics, int(font["head"].unitsPerEm)
        return {code: widths[name][0] for code, name in font.getBestCmap().items()}, units


@cache
def _letters(name: str, letters: str) -> bytes:
    """The font with these letters alone, a thousand units to the letter size: pyHanko writes widths in these units."""
    options = subset.Options(layout_features=[], drop_tables=["FFTM", "GSUB", "GPOS", "GDEF", "kern"], hinting=False)
    with ttLib.TTFont(io.BytesIO(_font_file(name))) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        scale_upem(font, _UNITS)
        contents = io.BytesIO()
        font.save(contents)
    return contents.getvalue()


def _font_file(name: str) -> bytes:
    """The font that comes with matplotlib (DejaVu, free to embed), so that the system's fonts do not matter."""
    found = importlib.util.find_spec("matplotlib")
    folders = list(found.submodule_search_locations or ()) if found else []
    for folder in folders:
        path = Path(folder, "mpl-data", "fonts", "ttf", name)
        if path.is_file():
            return path.read_bytes()
    raise ShippedFileMissingError(
        f"Не найден шрифт «{name}», которым печатается отметка об электронной подписи: установите программу заново."
    )
