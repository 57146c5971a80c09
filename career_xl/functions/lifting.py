"""One function over the cells of ranges: what makes an array formula out of a function of single cells."""

from collections.abc import Callable, Sequence

from career_xl.domain.errors import CareerXlError
from career_xl.functions.definitions import ArgumentRefusedError, Result, Value
from career_xl.functions.table import Table
from career_xl.tables.sheet_values import Cell, is_blank


def for_each_cell(given: Sequence[Value], compute: Callable[[Sequence[Value]], Cell]) -> Result:
    """What the function gives for the values; with ranges among them, one cell for each of their cells.

    A value that is no range is the same for all; a row in which all ranges are blank stays blank; a refusal stands in
    its own cell. ArgumentRefusedError when the ranges differ in size.
    """
    ranges = [value for value in given if isinstance(value, Table) and _size(value) != (1, 1)]
    if not ranges:
        return compute(given)
    if len({_size(one) for one in ranges}) > 1:
        raise ArgumentRefusedError("диапазоны разного размера")
    height, width = _size(ranges[0])
    return [
        [_one(ranges, [_at(value, row, column) for value in given], (row, column), compute) for column in range(width)]
        for row in range(height)
    ]


def _one(
    ranges: Sequence[Table], values: Sequence[Value], place: tuple[int, int], compute: Callable[[Sequence[Value]], Cell]
) -> Cell:
    if all(is_blank(one.rows[place[0]][place[1]]) for one in ranges):
        return ""
    try:
        return compute(values)
    except (ArgumentRefusedError, CareerXlError) as refusal:
        return str(refusal)


def _at(value: Value, row: int, column: int) -> Value:
    if isinstance(value, Table) and _size(value) != (1, 1):
        return value.rows[row][column]
    return value


def _size(table: Table) -> tuple[int, int]:
    return len(table.rows), len(table.rows[0]) if table.rows else 0
