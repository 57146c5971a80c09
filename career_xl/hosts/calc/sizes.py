"""Heights of rows and widths of columns, their fitting and hiding."""

from career_xl.hosts.calc.address import Box, box_of
from career_xl.hosts.calc.bridge import Uno
from career_xl.hosts.calc.units import characters, hundredths, points, width_of

_TWENTIETHS_PER_HUNDREDTH = 1440 / 2540
"""LibreOffice keeps lengths in twentieths of a point and tells them in hundredths of a millimetre."""


def height(cells: Uno) -> float:
    """Points."""
    return points(_extent(cells.Size.Height))


def width(cells: Uno) -> float:
    """Points."""
    return points(_extent(cells.Size.Width))


def _extent(length: int) -> int:
    """LibreOffice counts the last hundredth of a millimetre of a range in."""
    return max(0, length - 1)


def row_height(cells: Uno, box: Box) -> float | None:
    """Points; None where the rows differ."""
    first = cells.Rows.getByIndex(0).Height
    return points(first) if _alike(first, box.rows, cells.Size.Height) else None


def set_row_height(cells: Uno, value: float) -> None:
    """Gives all rows the height in points."""
    cells.Rows.Height = hundredths(value)


def column_width(cells: Uno, box: Box) -> float | None:
    """Characters; None where the columns differ."""
    first = cells.Columns.getByIndex(0).Width
    return characters(first) if _alike(first, box.columns, cells.Size.Width) else None


def set_column_width(cells: Uno, count: float) -> None:
    """Gives all columns the width in characters."""
    cells.Columns.Width = width_of(count)


def _alike(first: int, count: int, total: int) -> bool:
    return abs(round(first * _TWENTIETHS_PER_HUNDREDTH) * count - _extent(total) * _TWENTIETHS_PER_HUNDREDTH) < 2


def autofit(cells: Uno, axis: str | None) -> None:
    """Fits columns («c», «columns»), rows («r», «rows») or both (None) to their contents."""
    if axis in (None, "c", "columns"):
        cells.Columns.OptimalWidth = True
    if axis in (None, "r", "rows"):
        cells.Rows.OptimalHeight = True


def rows_hidden(sheet: Uno, box: Box) -> bool | None:
    """True when all rows are hidden, False when none is, None when some are."""
    visible: set[int] = set()
    # Whole rows: the cells in question may lie in hidden columns.
    lines = sheet.getCellRangeByPosition(0, box.top, sheet.Columns.Count - 1, box.bottom)
    for address in lines.queryVisibleCells().getRangeAddresses():
        seen = box_of(address)
        visible.update(range(seen.top, seen.bottom + 1))
    return _hidden(len(visible), box.rows)


def columns_hidden(cells: Uno, box: Box) -> bool | None:
    """True when all columns are hidden, False when none is, None when some are."""
    columns = cells.Columns
    return _hidden(sum(columns.getByIndex(index).IsVisible for index in range(box.columns)), box.columns)


def _hidden(visible: int, count: int) -> bool | None:
    if visible == count:
        return False
    return True if visible == 0 else None
