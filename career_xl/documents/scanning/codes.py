"""The QR codes on a page, however it lies, in spite of noise, stamps and a bad copier."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import zxingcpp
from PIL import Image, ImageFilter

Grey = npt.NDArray[np.uint8]
Point = tuple[float, float]

_USUAL_SIDE = 2600
"""Pixels along the longer side at which most codes are read: some 220 dpi of A4."""
_LARGEST_SIDE = 4400
"""Pixels along the longer side beyond which more detail has never helped."""


@dataclass(frozen=True)
class FoundCode:
    """A QR code on a page."""

    text: str
    corners: tuple[Point, Point, Point, Point]
    """In pixels of the page: the code's own upper left, upper right, lower right and lower left corner."""

    def is_same(self, other: "FoundCode") -> bool:
        """True for the same code found at another look; its copy elsewhere on the page is another one."""
        (x, y), _, (opposite_x, opposite_y), _ = self.corners
        size = abs(opposite_x - x) + abs(opposite_y - y)
        away = abs(other.corners[0][0] - x) + abs(other.corners[0][1] - y)
        return self.text == other.text and away < size / 2


def read_codes(page: Image.Image, is_enough: Callable[[Sequence[FoundCode], int], bool]) -> tuple[FoundCode, ...]:
    """All QR codes of the page in the order in which they were found; those that stand twice on it are there twice.

    The looks at the page become more and more laborious; they end when `is_enough` of what was found in so many looks.
    """
    found: list[FoundCode] = []
    qr = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for number, (grey, factor, binarizer) in enumerate(_looks(page), start=1):
        for code in zxingcpp.read_barcodes(grey, formats=qr, binarizer=binarizer):
            seen = FoundCode(code.text, _corners(code, factor))
            if not any(seen.is_same(other) for other in found):
                found.append(seen)
        if is_enough(found, number):
            break
    return tuple(found)


def _looks(page: Image.Image) -> Iterator[tuple[Grey, float, zxingcpp.Binarizer]]:
    """The page in grey, how much larger than the page it is, and how it is made black and white."""
    local, of_all = zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram
    usual, factor = _resized(page, _USUAL_SIDE, enlarge=False)
    grey = usual.convert("L")
    yield np.asarray(grey), factor, local
    if usual.mode == "RGB":
        # Ink of stamps and pens is coloured, print is black: in the lightest channel the ink fades.
        yield np.asarray(usual).max(axis=2), factor, local
    yield np.asarray(grey.filter(ImageFilter.MedianFilter(3))), factor, local
    yield np.asarray(grey), factor, of_all
    yield np.asarray(grey.filter(ImageFilter.GaussianBlur(1.2))), factor, local
    large, factor = _resized(page, _LARGEST_SIDE, enlarge=True)
    grey = large.convert("L")
    yield np.asarray(grey), factor, local
    yield np.asarray(grey.filter(ImageFilter.GaussianBlur(1.5))), factor, local
    yield np.asarray(grey.filter(ImageFilter.UnsharpMask(3, 200, 0))), factor, of_all


def _resized(page: Image.Image, side: int, enlarge: bool) -> tuple[Image.Image, float]:
    factor = side / max(page.size)
    factor = min(factor, 2.0) if enlarge else min(factor, 1.0)
    if factor == 1.0:
        return page, factor
    size = (max(1, round(page.width * factor)), max(1, round(page.height * factor)))
    return page.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0), factor


def _corners(code: zxingcpp.Barcode, factor: float) -> tuple[Point, Point, Point, Point]:
    place = code.position
    points = [
        (p.x / factor, p.y / factor) for p in (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    ]
    return points[0], points[1], points[2], points[3]
