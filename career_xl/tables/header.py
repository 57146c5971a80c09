"""Finds the header row of a sheet by its captions: in any order, under titles, in other spellings (domain §2)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from career_xl.domain.spelling import caption_key
from career_xl.tables.sheet_values import Cell, is_blank

SEARCHED_ROWS = 15
"""A header is looked for in so many rows from the top."""

K = TypeVar("K")


@dataclass(frozen=True)
class Caption:
    """A caption as written, and the number of its column on the sheet, from 1."""

    text: str
    column: int


@dataclass(frozen=True)
class Header(Generic[K]):
    """Where each known column stands."""

    row: int
    """Row number on the sheet, from 1."""
    columns: Mapping[K, int]
    """Number of the first column with that meaning, from 1."""
    repeated: tuple[Caption, ...] = ()
    """Further columns with a meaning that stands already."""
    unknown: tuple[Caption, ...] = ()


def find_header(
    rows: Sequence[Sequence[Cell]], keys: Mapping[str, K], weak: Collection[str] = frozenset()
) -> Header[K] | None:
    """The header with the most known captions among the first 15 rows (the upper one of equals), or None.

    `keys` maps the comparable form of each caption (`caption_key`) to its column. A caption in `weak` names its column
    only where no other caption does.
    """
    best: Header[K] | None = None
    for number, row in enumerate(rows[:SEARCHED_ROWS], start=1):
        header = _read_header(number, row, keys, weak)
        if header.columns and (best is None or len(header.columns) > len(best.columns)):
            best = header
    return best


def _read_header(number: int, row: Sequence[Cell], keys: Mapping[str, K], weak: Collection[str]) -> Header[K]:
    captions = [Caption(str(cell), column) for column, cell in enumerate(row, start=1) if not is_blank(cell)]
    # Weak captions come last, so that a column named in full always wins.
    by_strength = sorted(captions, key=lambda caption: caption_key(caption.text) in weak)
    columns: dict[K, int] = {}
    named_by: dict[K, str] = {}
    repeated, unknown = [], []
    for caption in by_strength:
        key = caption_key(caption.text)
        if key not in keys:
            unknown.append(caption)
        elif keys[key] not in columns:
            columns[keys[key]], named_by[keys[key]] = caption.column, key
        elif key in weak and named_by[keys[key]] != key:
            unknown.append(caption)
        else:
            repeated.append(caption)
    return Header(number, columns, tuple(repeated), tuple(sorted(unknown, key=lambda caption: caption.column)))
