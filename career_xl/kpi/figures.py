"""A figure before it is compared with a target: what was counted, from which rows, or why there are no data."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Figure:
    """What was counted; the fields mean what those of `KpiResult` do."""

    numerator: int | None = None
    denominator: int | None = None
    value: Fraction | None = None
    reason: str | None = None
    note: str | None = None
    sheet: str | None = None
    rows_in_numerator: tuple[int, ...] = ()
    rows_in_denominator: tuple[int, ...] = ()


@dataclass(frozen=True)
class FigureRows:
    """The rows that a figure was made from: sheet, rows in numerator and denominator."""

    sheet: str
    numerator: tuple[int, ...]
    denominator: tuple[int, ...] = ()


def absent(reason: str) -> Figure:
    """A figure that cannot be computed, with the Russian reason."""
    return Figure(reason=reason)


def nobody(reason: str, denominator: int | None = 0) -> Figure:
    """A figure for which there is nobody to count: 0 of 0 (0 for a count), no value, with the Russian reason."""
    return Figure(0, denominator, reason=reason)


def share(numerator: int, denominator: int, rows: FigureRows, reason: str, note: str | None = None) -> Figure:
    """The share of the numerator; no value where the denominator is 0, with the reason given for that case."""
    return Figure(
        numerator,
        denominator,
        Fraction(numerator, denominator) if denominator else None,
        None if denominator else reason,
        note,
        rows.sheet,
        rows.numerator,
        rows.denominator,
    )


def count(number: int, rows: FigureRows, note: str | None = None) -> Figure:
    """The number as a figure of its own, without a denominator."""
    return Figure(number, None, Fraction(number), None, note, rows.sheet, rows.numerator)


def listed(rows: Sequence[int]) -> str:
    """Row numbers as one writes them: «строка 5», «строки 5, 9–12»; rows in ascending order, at least one."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    numbers = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)
    return f"{'строка' if len(rows) == 1 else 'строки'} {numbers}"
