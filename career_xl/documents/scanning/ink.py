"""Whether there is ink on the director's line: a hint for the officer, never a verdict."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from career_xl.documents.scanning.codes import FoundCode

_PIXELS_PER_MM = 6
_SHORTEST_LINE_MM = 22.0
_GAP_MM = 0.7
"""So much of a line may be missing, and it is still one line."""
_LINE_HALF_MM = 0.7
_LINE_THICKNESS_MM = 1.3
_CONTRAST = 0.35
"""Ink is darker than the paper by such a share of what the print is."""
_LEAST_CONTRAST = 25.0
"""Of 255 levels: less than that is noise on an empty sheet."""
_ALONG = 13
"""Pixels over which a row is averaged when lines are looked for: two millimetres."""
_LEAST_INK = 0.01
"""Share of the place that strokes of a pen cover at least; specks of dust stay below."""

Mask = npt.NDArray[np.bool_]
Levels = npt.NDArray[np.float32]


@dataclass(frozen=True)
class SignaturePlace:
    """Where the director's line lies, in millimetres from the upper left corner of a code."""

    code_width: float
    """Of the code beside it, without its quiet zone."""
    left: float
    top: float
    right: float
    bottom: float
    """The part of the sheet in which the line is looked for."""
    above: float
    below: float
    """So far from the line a signature is looked for."""


BESIDE_SIGNATURE_MARK = (
    SignaturePlace(15.9, -112, -6, -34, 32, 12.0, 2.5),
    SignaturePlace(15.9, 45, -6, 125, 32, 12.0, 2.5),
)
"""The contingent document: one mark stands at the right of the lines for signatures, one at the left."""
BESIDE_PLAN_STAMP = (SignaturePlace(28.7, 150, 4, 238, 54, 5.5, 1.8),)
"""The plan: the approval block stands at the right of the code, its lines of text close together."""


def is_signed(page: Image.Image, code: FoundCode, place: SignaturePlace) -> bool | None:
    """Whether something is written on the director's line; None where no such line is found."""
    grey = np.asarray(_cut_out(page, code, place), dtype=np.float32)
    line = _first_line(_dark(_averaged_along(grey)))
    if line is None:
        return None
    dark = _dark(_averaged_along(_averaged_along(grey.T, 3).T, 3))
    row, left, right = line
    band, gap = int(place.above * _PIXELS_PER_MM), int(_LINE_HALF_MM * _PIXELS_PER_MM)
    above = dark[max(0, row - band) : max(0, row - gap), left:right]
    below = dark[row + gap : row + int(place.below * _PIXELS_PER_MM), left:right]
    written = int(above.sum()) + int(below.sum())
    return written > _LEAST_INK * max(above.size + below.size, 1)


def _cut_out(page: Image.Image, code: FoundCode, place: SignaturePlace) -> Image.Image:
    """The part of the sheet, upright, in grey."""
    (x, y), (right_x, right_y), _, (lower_x, lower_y) = code.corners
    across = ((right_x - x) / place.code_width, (right_y - y) / place.code_width)
    down = ((lower_x - x) / place.code_width, (lower_y - y) / place.code_width)
    step = 1 / _PIXELS_PER_MM
    start = (
        x + across[0] * place.left + down[0] * place.top,
        y + across[1] * place.left + down[1] * place.top,
    )
    size = (int((place.right - place.left) / step), int((place.bottom - place.top) / step))
    matrix = (across[0] * step, down[0] * step, start[0], across[1] * step, down[1] * step, start[1])
    return page.convert("L").transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR, fillcolor=255)


def _averaged_along(grey: Levels, width: int = _ALONG) -> Levels:
    """Each point as the mean of those beside it in its row: noise goes, a level line stays."""
    padded = np.pad(grey, ((0, 0), (width // 2 + 1, width // 2)), mode="edge")
    sums = np.cumsum(padded, axis=1, dtype=np.float64)
    return np.asarray((sums[:, width:] - sums[:, :-width]) / width, dtype=np.float32)


def _dark(grey: Levels) -> Mask:
    """Where it is clearly darker than the paper, measured by the darkest print around it."""
    paper, print_ = np.percentile(grey, (70, 0.5))
    return np.asarray(grey < paper - max(_LEAST_CONTRAST, _CONTRAST * float(paper - print_)))


def _first_line(dark: Mask) -> tuple[int, int, int] | None:
    """Row, left and right end of the uppermost line to sign on; None without one. Borders of tables cross the place."""
    # A line that is not quite level is one over three rows.
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    for row, cells in enumerate(thick):
        left, right = _longest_run(cells)
        length = right - left
        long_enough = _SHORTEST_LINE_MM * _PIXELS_PER_MM <= length < 0.9 * len(cells)
        if long_enough and _is_thin(thick, row, left, right):
            return row + 1, left, right
    return None


def _is_thin(dark: Mask, row: int, left: int, right: int) -> bool:
    """False for a line of text, which is as dark a little above or below."""
    off = int(_LINE_THICKNESS_MM * _PIXELS_PER_MM)
    beside = [dark[place, left:right].mean() for place in (row - off, row + off) if 0 <= place < len(dark)]
    return len(beside) == 2 and max(beside) < 0.5


def _longest_run(cells: Mask) -> tuple[int, int]:
    """Beginning and end of the longest run of dark cells, small gaps bridged."""
    places = np.flatnonzero(cells)
    if len(places) == 0:
        return 0, 0
    breaks = np.flatnonzero(np.diff(places) > _GAP_MM * _PIXELS_PER_MM)
    starts = places[np.concatenate(([0], breaks + 1))]
    ends = places[np.concatenate((breaks, [len(places) - 1]))]
    longest = int(np.argmax(ends - starts))
    return int(starts[longest]), int(ends[longest]) + 1
