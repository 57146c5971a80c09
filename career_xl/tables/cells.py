"""One column of a table: every distinct cell is read once, however often it stands in the sheet."""

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from career_xl.tables.sheet_values import Cell, is_blank

Mask = npt.NDArray[np.bool_]


class State(IntEnum):
    """What a cell says."""

    VALUE = 0
    RESPELLED = 1
    """A recognised other spelling: counts as the dictionary value."""
    BLANK = 2
    FORMULA_ERROR = 3
    """Counts as blank; every rule but S04 is silent on it."""
    UNREADABLE = 4
    """A word outside the dictionary, a date that is none: counts as blank."""


class Reading(NamedTuple):
    """What one distinct cell was read as."""

    state: State
    value: Any


BLANK = Reading(State.BLANK, None)


class CellColumn:
    """The cells of one column, n rows: raw values, states and typed values."""

    def __init__(self, cells: Iterable[Cell], errors: Mask, read: Callable[[Cell], Reading]) -> None:
        array = np.fromiter(cells, dtype=object, count=len(errors))
        array[errors] = None
        codes, distinct = pd.factorize(array)
        # Blank cells get the code after the last distinct value.
        self._codes = np.where(codes < 0, len(distinct), codes).astype(np.int32)
        self._raw: list[Cell] = [*distinct, None]
        self._readings = [BLANK if is_blank(cell) else read(cell) for cell in self._raw]
        self._errors = errors

    def __len__(self) -> int:
        return len(self._codes)

    def take(self, rows: Mask) -> "CellColumn":
        """The column with the rows of the mask only."""
        taken = object.__new__(CellColumn)
        taken._codes, taken._errors = self._codes[rows], self._errors[rows]
        taken._raw, taken._readings = self._raw, self._readings
        return taken

    def raw(self, position: int) -> Cell:
        """The cell as stored, by position in the table from 0."""
        cell: Cell = self._raw[self._codes[position]]
        return cell

    @property
    def states(self) -> npt.NDArray[np.int8]:
        """State of each row."""
        states = np.array([reading.state for reading in self._readings], dtype=np.int8)[self._codes]
        states[self._errors] = State.FORMULA_ERROR
        return states

    def values(self, dtype: npt.DTypeLike, blank: object) -> npt.NDArray[Any]:
        """Typed value of each row; `blank` where there is none."""
        distinct = [blank if reading.value is None else reading.value for reading in self._readings]
        return _array(distinct, dtype)[self._codes]

    def of_raw(self, ask: Callable[[Cell], object], dtype: npt.DTypeLike, blank: object) -> npt.NDArray[Any]:
        """The answer for the raw cell of each row, asked once per distinct cell; `blank` for blank cells."""
        distinct = [
            blank if reading.state is State.BLANK else ask(cell)
            for cell, reading in zip(self._raw, self._readings, strict=True)
        ]
        return _array(distinct, dtype)[self._codes]


def _array(values: list[Any], dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    array = np.empty(len(values), dtype=dtype)
    array[:] = values
    return array
