"""Where the mark of a signature stands: at the signer's own line, never over text, figures or another mark.

ГОСТ Р 7.0.97-2016 puts the mark where the signature would stand and forbids it to cover anything. A line to be signed
by hand («______ И.О. Фамилия», with «(подпись)» under it) is blank paper for the mark of the one whose line it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from career_xl.documents.signing.pages import Box, Page, Pages, Run

MARGIN = 14.0
"""Nothing stands nearer to the edge of the sheet, in points: printers leave about 5 mm white."""
CLEARANCE = 2.0
"""Between the mark and anything else, in points."""

_BLANK = re.compile(r"_{5,}")
_CAPTION = re.compile(r"\(\s*подпись\s*\)", re.IGNORECASE)
_DATE = re.compile(r"«\s*_+\s*»|20\s*_+|_+\s*20\d*")
_SIGNER = re.compile(r"[А-ЯЁ]\.\s*[А-ЯЁ]\.\s*[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s*[А-ЯЁ]\.")
_LINE_APART = 24.0
"""The caption «(подпись)» stands at most so far under its line, in points."""


@dataclass(frozen=True)
class Place:
    """Where a mark goes."""

    page: Page
    box: Box
    line: str | None
    """The words of the signer's own line; None where the document has none, and the mark stands where there is room."""


@dataclass(frozen=True)
class _Line:
    """A line of a page that somebody is to sign."""

    page: Page
    text: str
    blank: Box
    """Where the signature goes; may be covered."""
    covered: tuple[Box, ...]
    """What the mark of its signer may cover: the blank and its caption."""


def find_place(
    pages: "Pages | Sequence[Page]", owner: str, size: tuple[float, float], marks: Sequence[tuple[int, Box]]
) -> Place | None:
    """Where the mark of the owner («Фамилия Имя Отчество») of that width and height (points) goes; None without room.

    `marks` are the earlier ones, page number and place: a line that has its mark is not taken twice.
    """
    seen = [pages[number] for number in range(len(pages))]
    lines = [line for page in seen for line in _lines_of(page)]
    free = [line for line in lines if not any(_stands_on(mark, line) for mark in marks)]
    own = [line for line in free if _names(line.text, owner)]
    for line in own:
        box = _nearest_room(line.page, size, line.blank.centre, line.covered)
        if box:
            return Place(line.page, box, line.text)
    # Without a line of one's own: by the last signatures, else at the foot of the last page that has room.
    near = lines[-1] if lines else None
    for page in reversed(seen):
        wanted = near.blank.centre if near and near.page is page else (page.width / 2, page.height)
        box = _nearest_room(page, size, wanted, ())
        if box:
            return Place(page, box, None)
    return None


def _lines_of(page: Page) -> Iterator[_Line]:
    for run in page.runs:
        if not _BLANK.search(run.text):
            continue
        beside = [other for other in page.runs if _on_one_line(run, other)]
        text = " ".join(other.text for other in sorted(beside, key=lambda other: other.box.left))
        if _DATE.search(text):
            continue
        blank = _underscored(run)
        captions = [
            other.box
            for other in page.runs
            if _CAPTION.search(other.text)
            and 0 <= other.box.top - blank.top <= _LINE_APART
            and other.box.left < blank.right
            and blank.left < other.box.right
        ]
        if not _SIGNER.search(text):
            # The name may stand under its line instead of beside it.
            under = [other.text for other in page.runs if 0 < other.box.top - blank.bottom <= _LINE_APART]
            text = " ".join((text, *under))
        if _SIGNER.search(text) or captions:
            yield _Line(page, text, blank, (blank, *captions))


def _underscored(run: Run) -> Box:
    """The part of a run that its underscores take: letters are about as wide as they are."""
    match = _BLANK.search(run.text)
    if match is None:
        return run.box
    letter = run.box.width / len(run.text)
    left, right = run.box.left + match.start() * letter, run.box.left + match.end() * letter
    return Box(left, run.box.top, right, run.box.bottom)


def _on_one_line(one: Run, other: Run) -> bool:
    middle = one.box.centre[1]
    return abs(other.box.centre[1] - middle) <= max(one.box.height, other.box.height, 8.0)


def _names(text: str, owner: str) -> bool:
    """Whether the line is for that person: the surname stands in it, with the same initials where it has any."""
    surname, *names = _folded(owner).split() or [""]
    words = re.findall(r"[а-я-]+", _folded(text))
    if surname not in words:
        return False
    written = [word for word in words if len(word) == 1]
    expected = [name[0] for name in names[:2]]
    known = min(len(written), len(expected))
    return written[:known] == expected[:known]


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е")


def _stands_on(mark: tuple[int, Box], line: _Line) -> bool:
    number, box = mark
    return number == line.page.number and box.overlaps(line.blank)


def _nearest_room(
    page: Page, size: tuple[float, float], wanted: tuple[float, float], coverable: Iterable[Box]
) -> Box | None:
    """The place of that size nearest to the wanted centre with nothing printed in it; None where there is none."""
    ink = page.ink.copy()
    for box in coverable:
        # A little more than the letters themselves: their edges are drawn soft.
        top, left = max(int(box.top) - 2, 0), max(int(box.left) - 2, 0)
        ink[top : int(box.bottom) + 4, left : int(box.right) + 3] = False
    width, height = int(np.ceil(size[0] + 2 * CLEARANCE)), int(np.ceil(size[1] + 2 * CLEARANCE))
    filled = _filled(ink, width, height)
    if filled is None:
        return None
    rows, columns = np.nonzero(filled == 0)
    inside = (
        (rows >= MARGIN)
        & (columns >= MARGIN)
        & (rows + height <= page.height - MARGIN)
        & (columns + width <= page.width - MARGIN)
    )
    rows, columns = rows[inside], columns[inside]
    if not rows.size:
        return None
    # A step up or down leads to another line, a step aside does not: the first counts twice.
    away = np.abs(columns + width / 2 - wanted[0]) + 2 * np.abs(rows + height / 2 - wanted[1])
    best = int(np.argmin(away))
    x, y = float(columns[best]) + CLEARANCE, float(rows[best]) + CLEARANCE
    return Box(x, y, x + size[0], y + size[1])


def _filled(ink: NDArray[np.bool_], width: int, height: int) -> NDArray[np.int64] | None:
    """For each upper left corner the printed cells in a window of that size; None where the page is smaller."""
    if ink.shape[0] < height or ink.shape[1] < width:
        return None
    sums = np.zeros((ink.shape[0] + 1, ink.shape[1] + 1), dtype=np.int64)
    sums[1:, 1:] = ink.cumsum(axis=0, dtype=np.int64).cumsum(axis=1)
    windows: NDArray[np.int64] = (
        sums[height:, width:] - sums[:-height, width:] - sums[height:, :-width] + sums[:-height, :-width]
    )
    return windows
