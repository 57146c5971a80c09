"""How high a row must be for its wrapped text, since not every office program fits rows when it opens a file."""

import textwrap
from collections.abc import Iterable
from functools import lru_cache

LINE_HEIGHT = 12.75
"""One line of the workbook's font, in points."""
_PADDING = 2.5
_FILLED = 1.0
"""So many letters of a Russian text surely fit into the width of one digit, the unit of column widths."""


def fitted_height(cells: Iterable[tuple[str, float]]) -> float:
    """Height in points for the cells of a row, each with its text and the width of its column in characters."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return lines * LINE_HEIGHT + _PADDING


@lru_cache(maxsize=4096)
def _lines(text: str, width: float) -> int:
    room = max(1, int(width * _FILLED))
    return sum(max(1, len(textwrap.wrap(line, room))) for line in text.split("\n"))
