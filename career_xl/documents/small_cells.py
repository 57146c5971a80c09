"""Figures about few people in what is published: they are hidden, and so is what they could be computed from.

Domain §8.5: counts below five are suppressed in anything that goes to the site.
"""

from collections.abc import Sequence

from career_xl.kpi.codes import Code
from career_xl.kpi.definitions import Unit
from career_xl.kpi.figure_text import figure_text
from career_xl.kpi.results import KpiResult

SMALL = 5
HIDDEN_TEXT = f"менее {SMALL}"
_HIDDEN_SHARE = "скрыто"
_COUNTS_OF_PEOPLE = frozenset({Code.O3_5, Code.O4_3, Code.O5_1})
"""The indicators with a count of people; the other counts are of events."""


def is_small(count: int | None) -> bool:
    """True for one to four; nobody at all is no secret."""
    return count is not None and 0 < count < SMALL


def hidden_cells(cells: Sequence[int]) -> frozenset[int]:
    """The places, from 0, of the cells of a row that must be hidden where the total of the row is shown.

    A single hidden cell could be computed from the total: then the smallest other cell is hidden with it. All places
    where the total itself is small.
    """
    if is_small(sum(cells)):
        return frozenset(range(len(cells)))
    hidden = {place for place, cell in enumerate(cells) if is_small(cell)}
    if len(hidden) == 1:
        others = [place for place, cell in enumerate(cells) if cell and place not in hidden]
        hidden.add(min(others, key=lambda place: cells[place]))
    return frozenset(hidden)


def is_hidden(result: KpiResult) -> bool:
    """Whether an indicator's figure tells of fewer than five people: in n, in N, or in N − n."""
    if result.definition.unit is Unit.COUNT:
        return result.definition.code in _COUNTS_OF_PEOPLE and is_small(result.numerator)
    if result.definition.unit is Unit.FLAG or result.value is None:
        return False
    n, of = result.numerator or 0, result.denominator or 0
    return is_small(n) or is_small(of) or is_small(of - n)


def public_text(result: KpiResult) -> str:
    """The figure as it may be published: «64,8 % (35 из 54)», «менее 5», «скрыто»."""
    if not is_hidden(result):
        return figure_text(result)
    return HIDDEN_TEXT if is_small(result.numerator) and not is_small(result.denominator) else _HIDDEN_SHARE
