"""The pages of a PDF as they are seen: runs of text with their places, and what is blank paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # has no annotations
from numpy.typing import NDArray

from career_xl.domain.errors import SignedFileError

_WHITE = 250
"""A pixel at least this light is paper."""
_PAPER_MM = 2000.0
_POINT_MM = 25.4 / 72


@dataclass(frozen=True)
class Box:
    """A rectangle on a page as it is seen, in points, from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In points."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """Across and down."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have any area in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Run:
    """Words that stand together on a line."""

    text: str
    box: Box


@dataclass(frozen=True)
class Page:
    """One page as it is seen."""

    number: int
    """From 0."""
    width: float
    height: float
    """In points, after the page's own rotation."""
    rotation: int
    """0, 90, 180 or 270 degrees clockwise."""
    origin: tuple[float, float]
    """The lower left corner of what is shown, in the coordinates of the file."""
    runs: tuple[Run, ...]
    ink: NDArray[np.bool_]
    """True where something is printed: one cell a point, rows from above."""

    def in_file(self, box: Box) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of the box in the coordinates of the file, whatever the page's rotation."""
        corners = [self._point_in_file(box.left, box.top), self._point_in_file(box.right, box.bottom)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def seen(self, box: tuple[float, float, float, float]) -> Box:
        """A rectangle of the file (left, bottom, right, top) as it is seen."""
        corners = [self._point_seen(box[0], box[1]), self._point_seen(box[2], box[3])]
        xs, ys = zip(*corners, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _point_in_file(self, x: float, y: float) -> tuple[float, float]:
        """The point of the file under a point that is seen."""
        across, up = {
            0: (x, self.height - y),
            90: (y, x),
            180: (self.width - x, y),
            270: (self.height - y, self.width - x),
        }[self.rotation]
        return across + self.origin[0], up + self.origin[1]

    def _point_seen(self, x: float, y: float) -> tuple[float, float]:
        across, up = x - self.origin[0], y - self.origin[1]
        return {
            0: (across, self.height - up),
            90: (up, across),
            180: (self.width - across, up),
            270: (self.width - up, self.height - across),
        }[self.rotation]


@contextmanager
def open_pages(pdf: bytes) -> Iterator["Pages"]:
    """The pages of a PDF while it is open; SignedFileError when it cannot be shown."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise SignedFileError(
            "Файл PDF не открывается: он повреждён или защищён паролем; создайте его снова."
        ) from error
    try:
        # Marks of earlier signatures are fields of a form, and are seen only with the form.
        if document.get_formtype():
            document.init_forms()
        yield Pages(document)
    finally:
        document.close()


class Pages:
    """The pages of an open PDF, each read when it is asked for."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def __getitem__(self, number: int) -> Page:
        page = self._document[number]
        width, height = page.get_size()
        if max(width, height) * _POINT_MM > _PAPER_MM:
            raise SignedFileError(
                f"Страница {number + 1} больше двух метров: подпишите документ на листах обычного размера."
            )
        left, bottom, _, _ = page.get_cropbox()
        ink = page.render(scale=1, grayscale=True, may_draw_forms=True).to_numpy() < _WHITE
        shape = Page(number, width, height, page.get_rotation(), (left, bottom), (), ink.reshape(ink.shape[:2]))
        text = page.get_textpage()
        runs = []
        for index in range(text.count_rects()):
            found = text.get_rect(index)
            words = text.get_text_bounded(*found).replace("\r\n", " ").strip()
            if words:
                runs.append(Run(words, shape.seen(found)))
        return Page(number, width, height, shape.rotation, shape.origin, tuple(runs), shape.ink)
