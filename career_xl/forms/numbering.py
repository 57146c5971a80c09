"""The numbering row of a form: the row under the captions in which each column has its number."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from career_xl.tables.sheet_values import Cell

_SEARCHED_ROWS = 40
_NUMBER = re.compile(r"\s*0*(\d{1,2})(?:\s*[.,]\s*([1-9]))?\s*\.?\s*")


@dataclass(frozen=True)
class Numbering:
    """Where the columns of a form stand on a sheet."""

    row: int
    """Number of the row, from 1; the data follow it."""
    places: dict[str, int]
    """Place of each column in a row, from 0, by its number."""
    repeated: tuple[tuple[str, int], ...]
    """Columns that stand a second time between the first and the last one, with their places."""


def find_numbering(rows: Sequence[Sequence[Cell]], numbers: tuple[str, ...], least: int) -> Numbering | None:
    """The row that names most columns in the form's order, the upper of equals; None where none names `least`."""
    order = {_plain(number): place for place, number in enumerate(numbers)}
    best: list[tuple[int, int]] = []
    best_row, everything = 0, []
    for row, cells in enumerate(rows[:_SEARCHED_ROWS], start=1):
        if len(cells) - cells.count(None) < least:
            continue
        found = [(place, order[number]) for place, cell in enumerate(cells) if (number := _number(cell)) in order]
        chain = _longest_ascent(found) if len(found) >= least else []
        if len(chain) >= least and len(chain) > len(best):
            best, best_row, everything = chain, row, found
        if len(best) == len(numbers):
            break
    if not best:
        return None
    first, last = best[0][0], best[-1][0]
    taken = {column for _, column in best}
    repeated = [
        (numbers[column], place)
        for place, column in everything
        if first < place < last and column in taken and (place, column) not in best
    ]
    return Numbering(best_row, {numbers[column]: place for place, column in best}, tuple(repeated))


def _plain(number: str) -> str:
    return number.lstrip("0")


def _number(cell: Cell) -> str | None:
    """The column number that a cell of a numbering row gives, «5» for «05» and 5; None for anything else."""
    if isinstance(cell, str):
        match = _NUMBER.fullmatch(cell) if len(cell) < 10 else None
        return None if match is None else f"{match[1]}.{match[2]}" if match[2] else match[1]
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, (int, float)):
        tenths = round(cell * 10)
        if not 0 < tenths < 1000 or abs(cell * 10 - tenths) > 1e-9:
            return None
        return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
    # A spreadsheet takes «3.1» for the third of January.
    return f"{cell.day}.{cell.month}" if isinstance(cell, dt.date) else None


def _longest_ascent(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of columns in the order of the form; of two like columns the one nearer to the others."""
    if all(one[1] < other[1] for one, other in pairwise(found)):
        return found
    best: list[list[tuple[int, int]]] = []
    for number, (place, column) in enumerate(found):
        before = (best[earlier] for earlier in range(number) if found[earlier][1] < column)
        longest = max(before, key=lambda chain: (len(chain), chain[-1][0]), default=[])
        best.append([*longest, (place, column)])
    return max(best, key=len, default=[])
