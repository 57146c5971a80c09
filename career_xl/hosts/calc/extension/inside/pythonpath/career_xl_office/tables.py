"""The ranges that functions are given, read whole and only when something in them has changed."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any

KEPT = 16
SMALLEST_KEPT = 500
"""Cells; a smaller range is read each time, that costs less than watching it."""
DATE_CELLS, FORMULA_CELLS = 2, 16
"""Of com.sun.star.sheet.CellFlags."""
DATE_FORMAT = 2
"""Of com.sun.star.util.NumberFormat."""


class PassedTable:
    """A range as it travels: JSON, and the digest of it."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.digest = hashlib.blake2b(body, digest_size=16).hexdigest()
        self.stale = False


class TableReader:
    """Reads ranges; a large one is kept until LibreOffice says that it has changed."""

    def __init__(self, watch: Callable[[Any, PassedTable], Callable[[], None]]) -> None:
        self._watch = watch
        self._kept: OrderedDict[tuple[Any, ...], tuple[PassedTable, Callable[[], None]]] = OrderedDict()

    def read(self, document: Any, cells: Any) -> PassedTable:
        """The range of the document."""
        # While a document is locked, LibreOffice holds back the news of changes.
        if document.hasControllersLocked() or document.isActionLocked():
            return _read(document, cells)
        place = cells.getRangeAddress()
        key = (document.RuntimeUID, place.Sheet, place.StartColumn, place.StartRow, place.EndColumn, place.EndRow)
        found = self._kept.get(key)
        if found and not found[0].stale:
            self._kept.move_to_end(key)
            return found[0]
        if found:
            self._forget(key)
        table = _read(document, cells)
        if (place.EndColumn - place.StartColumn + 1) * (place.EndRow - place.StartRow + 1) >= SMALLEST_KEPT:
            self._kept[key] = (table, self._watch(cells, table))
            if len(self._kept) > KEPT:
                self._forget(next(iter(self._kept)))
        return table

    def _forget(self, key: tuple[Any, ...]) -> None:
        _, unwatch = self._kept.pop(key)
        unwatch()


def _read(document: Any, cells: Any) -> PassedTable:
    cells = _used(cells)
    # Errors come as None, blank cells as "".
    rows = [list(row) for row in cells.getDataArray()]
    for column, first, last in _dates(document, cells):
        for number in range(first, last + 1):
            serial = rows[number][column]
            if isinstance(serial, float):
                rows[number][column] = [serial]
    epoch = document.NullDate
    body = {"epoch": f"{epoch.Year:04}-{epoch.Month:02}-{epoch.Day:02}", "rows": rows}
    return PassedTable(json.dumps(body, separators=(",", ":")).encode())


def _used(cells: Any) -> Any:
    """The part of the range that the sheet uses: a whole column has a million rows."""
    place = cells.getRangeAddress()
    cursor = cells.getSpreadsheet().createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.getRangeAddress()
    width = max(0, min(place.EndColumn, end.EndColumn) - place.StartColumn)
    height = max(0, min(place.EndRow, end.EndRow) - place.StartRow)
    return cells.getCellRangeByPosition(0, 0, width, height)


def _dates(document: Any, cells: Any) -> Iterator[tuple[int, int, int]]:
    """Column, first and last row of the cells that show dates, from 0 within the range."""
    place = cells.getRangeAddress()
    found = list(cells.queryContentCells(DATE_CELLS).getRangeAddresses())
    formats = document.getNumberFormats()
    computed = cells.queryContentCells(FORMULA_CELLS)
    for number in range(computed.getCount()):
        part = computed.getByIndex(number)
        key = part.NumberFormat
        if key is not None and formats.getByKey(key).Type & DATE_FORMAT:
            found.append(part.getRangeAddress())
    for part in found:
        for column in range(part.StartColumn, part.EndColumn + 1):
            yield column - place.StartColumn, part.StartRow - place.StartRow, part.EndRow - place.StartRow
