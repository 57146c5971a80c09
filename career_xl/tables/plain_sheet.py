"""A quick look at a worksheet's XML: is there anything in it that the exact look (`sheet_xml`) has to see to.

Nearly all sheets are plain: 300,000 cells take 10 ms here, 150 ms there.
"""

import re
from typing import IO

import numpy as np
import numpy.typing as npt

from career_xl.tables.cell_extent import CELLS_LIMIT, MOST_COLUMNS, MOST_ROWS, Extent

_WINDOW = 1 << 18
_LOOK_AHEAD = 24
"""Bytes after a «<» that the look may ask for: «<c r="XFD1048576"» and some."""

_PREFIXED = re.compile(rb":[cvf](?![A-Za-z])")
"""«:c», «:v» or «:f» as a whole name; also in a text, which does no harm."""

_Bytes = npt.NDArray[np.uint8]
_Places = npt.NDArray[np.int64]


def plain_extent(stream: IO[bytes]) -> Extent | None:
    """The extent of a worksheet with nothing out of the ordinary; None where the exact look is needed.

    Out of the ordinary are formula errors, formulas without a value, negative numbers, cells that do not begin with
    their address, prefixed elements, comments, CDATA, DOCTYPE, more cells than are read, no place for cells at all.
    """
    rows = columns = cells = 0
    has_data = False
    kept = b""
    following = stream.read(_WINDOW)
    while following or kept:
        chunk, following = following, stream.read(_WINDOW)
        window, kept = _cut(kept + chunk) if following else (kept + chunk, b"")
        has_data = has_data or b"<sheetData" in window
        if b"<!" in window or (_PREFIXED.search(window) if b":" in window else None):
            return None
        extent = _extent_of_window(np.frombuffer(window + b" " * _LOOK_AHEAD, dtype=np.uint8))
        if extent is None:
            return None
        rows, columns, cells = max(rows, extent.rows), max(columns, extent.columns), cells + extent.cells
        if max(rows * columns, cells) > CELLS_LIMIT:
            return None
    return Extent(rows, columns, cells) if has_data else None


def _cut(window: bytes) -> tuple[bytes, bytes]:
    """What is looked at now, and what with the next window: the last cell, so that a formula keeps its value."""
    cut = max(window.rfind(b"<row"), window.rfind(b"<c "))
    if cut == 0 and not _is_whole_cell(window):
        return b"", window
    if cut <= 0:
        cut = window.rfind(b"<")
    # Text without any tag is of no interest.
    return (window, b"") if cut < 0 else (window[:cut], window[cut:])


def _is_whole_cell(window: bytes) -> bool:
    """Whether the cell (or the row without cells) that the window begins with ends in it."""
    return b"</c>" in window or window[: window.find(b">") + 1].endswith(b"/>") or window.startswith(b"<row")


def _extent_of_window(xml: _Bytes) -> Extent | None:
    tags = np.flatnonzero(xml == ord("<"))
    first, second = xml[tags + 1], xml[tags + 2]
    ends = ~_is_letter(second)
    values = tags[(first == ord("v")) & ends]
    # «<v>» and no other form of it; a formula error begins with «#», and a number below zero with «-».
    begins = xml[values + 3]
    if (
        not _have_values(xml, tags, np.flatnonzero((first == ord("f")) & ends))
        or (xml[values + 2] != ord(">")).any()
        or ((begins == ord("#")) | (begins == ord("-"))).any()
    ):
        return None
    return _extent_of_cells(xml, tags[(first == ord("c")) & ends])


def _have_values(xml: _Bytes, tags: _Places, formulas: _Places) -> bool:
    """Whether each formula (place among the tags) is followed by a value that is not empty, in the same window."""
    if not len(formulas):
        return True
    if formulas[-1] + 2 >= len(tags):
        return False
    after = tags[formulas + 1]
    # «<f>…</f><v>» and «<f …/><v>».
    closed = xml[after + 1] == ord("/")
    value = np.where(closed, tags[formulas + 2], after)
    is_value = (xml[value + 1] == ord("v")) & (xml[value + 2] == ord(">")) & (xml[value + 3] != ord("<"))
    return bool(is_value.all())


def _extent_of_cells(xml: _Bytes, cells: _Places) -> Extent | None:
    """The extent of cells that begin with «<c r="», letters, digits and «"»; None where one does not."""
    for offset, expected in enumerate(b' r="', start=2):
        if (xml[cells + offset] != expected).any():
            return None
    columns = np.zeros(len(cells), dtype=np.int64)
    rows = np.zeros(len(cells), dtype=np.int64)
    place = cells + 6
    for _ in range(len("XFD")):
        byte = xml[place]
        letter = (byte >= ord("A")) & (byte <= ord("Z"))
        if not letter.any():
            break
        columns = np.where(letter, columns * 26 + byte - (ord("A") - 1), columns)
        place = place + letter
    for _ in range(len("1048576")):
        byte = xml[place]
        digit = (byte >= ord("0")) & (byte <= ord("9"))
        if not digit.any():
            break
        rows = np.where(digit, rows * 10 + byte - ord("0"), rows)
        place = place + digit
    if (xml[place] != ord('"')).any() or (rows == 0).any() or (columns == 0).any():
        return None
    extent = Extent(int(rows.max(initial=0)), int(columns.max(initial=0)), len(cells))
    return None if extent.rows > MOST_ROWS or extent.columns > MOST_COLUMNS else extent


def _is_letter(byte: _Bytes) -> npt.NDArray[np.bool_]:
    lower = byte | 0x20
    return np.asarray((lower >= ord("a")) & (lower <= ord("z")))
