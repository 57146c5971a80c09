"""Moving over a sheet: the used area, the edge of a block of filled cells, the region around a cell."""

from collections.abc import Sequence

from career_xl.hosts.calc.address import Box, box_of
from career_xl.hosts.calc.bridge import Uno


def used_box(sheet: Uno) -> Box:
    """The box of all cells with contents; A1 on an empty sheet."""
    cursor = sheet.createCursor()
    cursor.gotoStartOfUsedArea(False)
    cursor.gotoEndOfUsedArea(True)
    return box_of(cursor.RangeAddress)


def region_box(sheet: Uno, cells: Uno) -> Box:
    """The box around the cells that is bounded by blank rows and columns."""
    cursor = sheet.createCursorByRange(cells)
    cursor.collapseToCurrentRegion()
    return box_of(cursor.RangeAddress)


def merged_box(sheet: Uno, cells: Uno) -> Box:
    """The box of the merged cell that the first of the cells lies in; that cell alone when it is not merged."""
    cursor = sheet.createCursorByRange(cells.getCellByPosition(0, 0))
    cursor.collapseToMergedArea()
    return box_of(cursor.RangeAddress)


def edge(sheet: Uno, row: int, column: int, direction: str) -> tuple[int, int]:
    """(row, column) where Ctrl with an arrow key leads to; the direction by its first letter: u, d, l, r."""
    used = used_box(sheet)
    last_row, last_column = sheet.Rows.Count - 1, sheet.Columns.Count - 1
    match direction[:1]:
        case "d":
            return _jump(_filled(sheet, Box(row, column, max(row, used.bottom), column)), row, 1, last_row), column
        case "u":
            return _jump(_filled(sheet, Box(0, column, row, column))[::-1], row, -1, 0), column
        case "r":
            return row, _jump(_filled(sheet, Box(row, column, row, max(column, used.right))), column, 1, last_column)
        case "l":
            return row, _jump(_filled(sheet, Box(row, 0, row, column))[::-1], column, -1, 0)
    raise ValueError(f"Направление «{direction}» не известно: укажите up, down, left или right.")


def _filled(sheet: Uno, line: Box) -> list[bool]:
    cells = sheet.getCellRangeByPosition(line.left, line.top, line.right, line.bottom)
    return [bool(text) for row in cells.getFormulaArray() for text in row]


def _jump(filled: Sequence[bool], start: int, step: int, border: int) -> int:
    """Where the jump ends; `filled` begins with the start and runs in the direction of the jump."""
    count = len(filled)
    if count > 1 and filled[0] and filled[1]:
        run = next((index for index in range(count) if not filled[index]), count)
        return start + step * (run - 1)
    following = next((index for index in range(1, count) if filled[index]), None)
    return border if following is None else start + step * following
