"""The sheet «Мониторинг» as a typed table: one row per graduate, with the row numbers of the sheet."""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import zip_longest
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from career_xl.domain.columns import CAPTION_KEYS, WEAK_CAPTIONS, Column, Kind
from career_xl.domain.dates import EARLIEST_YEAR, read_date
from career_xl.domain.dictionaries import YES, dictionary_of
from career_xl.domain.errors import ColumnMissingError
from career_xl.domain.identifiers import inn_digits, snils_digits
from career_xl.domain.programme import is_code
from career_xl.domain.spelling import company_key, squeeze
from career_xl.domain.tracks import EMPLOYED, IN_EMPLOYMENT, ActualTrack, ForecastTrack
from career_xl.tables.cells import CellColumn, Mask, Reading, State
from career_xl.tables.graduate_rows import graduate_rows
from career_xl.tables.header import Header, find_header
from career_xl.tables.sheet_values import Cell, SheetValues, as_text

LATEST_YEAR = 2100
_NO_DATE = np.datetime64("NaT", "D")


class Monitoring:
    """The graduates of a workbook, n rows × the columns of domain §2.1.

    A column that the sheet lacks reads as blank and is named in `missing`: whoever counts with it must look there
    first. Masks are boolean arrays of n rows.
    """

    def __init__(self, sheet: SheetValues) -> None:
        self.sheet_name = sheet.name
        self.header: Header[Column] | None = find_header(sheet.rows, CAPTION_KEYS, WEAK_CAPTIONS)
        self.uncomputed = sheet.uncomputed
        self._errors = sheet.errors
        columns = self.header.columns if self.header else {}
        self.missing = frozenset(Column) - frozenset(columns)
        first = self.header.row + 1 if self.header else len(sheet.rows) + 1
        body = sheet.rows[first - 1 :]
        by_column = list(zip_longest(*body))
        nothing: tuple[Cell, ...] = (None,) * len(body)
        cells = {
            column: CellColumn(
                by_column[number - 1] if number <= len(by_column) else nothing,
                _error_mask(sheet, number, first, len(body)),
                _READERS[column.kind](column),
            )
            for column, number in columns.items()
        }
        kept = graduate_rows(body, cells)
        self._cells = {column: cells[column].take(kept.graduates) for column in cells}
        self.rows: npt.NDArray[np.int64] = np.flatnonzero(kept.graduates) + first
        """Row numbers on the sheet, from 1."""
        self.notes: tuple[int, ...] = tuple(int(row) + first for row in np.flatnonzero(kept.notes))
        """Row numbers of totals, signatures and other lines that are no graduates."""
        self._states: dict[Column, npt.NDArray[np.int8]] = {}
        self._values: dict[Column, npt.NDArray[Any]] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def need(self, columns: Iterable[Column]) -> None:
        """Nothing; ColumnMissingError when the sheet lacks one of the columns."""
        lacking = [column.caption for column in columns if column in self.missing]
        if lacking:
            names = ", ".join(f"«{caption}»" for caption in lacking)
            raise ColumnMissingError(
                f"На листе «{self.sheet_name}» нет столбцов: {names}; без них расчёт был бы неверным: добавьте столбцы "
                "с такими заголовками."
            )

    def column_number(self, column: Column) -> int | None:
        """Number of the column on the sheet, from 1; None when the sheet lacks it."""
        return self.header.columns.get(column) if self.header else None

    # --- one cell ---

    def raw(self, column: Column, position: int) -> Cell:
        """The cell as stored, by position in the table from 0."""
        return self._cells[column].raw(position) if column in self._cells else None

    def text(self, column: Column, position: int) -> str:
        """The cell as one would read it (a formula error as its code), by position in the table from 0."""
        text = as_text(self.raw(column, position))
        # An error cell reads as blank.
        if text or not self._errors:
            return text
        return self._errors.get((int(self.rows[position]), self.column_number(column) or 0), "")

    # --- whole columns ---

    def states(self, column: Column) -> npt.NDArray[np.int8]:
        """State of each cell of the column."""
        if column not in self._states:
            blank = np.full(len(self), State.BLANK, dtype=np.int8)
            self._states[column] = self._cells[column].states if column in self._cells else blank
        return self._states[column]

    def empty(self, column: Column) -> Mask:
        """Where nothing is typed."""
        return np.asarray(self.states(column) == State.BLANK)

    def blank(self, column: Column) -> Mask:
        """Where there is no usable value: nothing typed or nothing readable; a formula error is not meant (S04)."""
        states = self.states(column)
        return np.asarray((states == State.BLANK) | (states == State.UNREADABLE))

    def filled(self, column: Column) -> Mask:
        """Where there is a usable value."""
        return np.asarray(self.states(column) <= State.RESPELLED)

    def formula_error(self, column: Column) -> Mask:
        """Where the cell holds a formula error."""
        return np.asarray(self.states(column) == State.FORMULA_ERROR)

    def values(self, column: Column) -> npt.NDArray[Any]:
        """Typed value of each row.

        Text, code, СНИЛС, ИНН: str, "" where blank. Year: int, 0 where blank. Date: datetime64[D], NaT where blank.
        Choice and yes/no: int8 place in the dictionary, -1 where blank.
        """
        if column not in self._values:
            dtype, blank = _STORAGE[column.kind]
            cells = self._cells.get(column)
            self._values[column] = cells.values(dtype, blank) if cells else np.full(len(self), blank, dtype=dtype)
        return self._values[column]

    def of_raw(
        self, column: Column, ask: Callable[[Cell], object], dtype: npt.DTypeLike, blank: object
    ) -> npt.NDArray[Any]:
        """The answer for the raw cell of each row, asked once per distinct cell; `blank` for blank cells."""
        cells = self._cells.get(column)
        return cells.of_raw(ask, dtype, blank) if cells else np.full(len(self), blank, dtype=dtype)

    def where_raw(self, column: Column, holds: Callable[[Cell], bool]) -> Mask:
        """Where something is typed and the predicate holds for it."""
        return self.of_raw(column, holds, np.bool_, False)

    def choice(self, column: Column, *labels: str) -> Mask:
        """Where the column has one of the dictionary values."""
        values = dictionary_of(column).values
        wanted = np.array([*(value in labels for value in values), False])
        return np.asarray(wanted[self.values(column)])

    def yes(self, column: Column) -> Mask:
        """Where a yes/no column says «да»; a blank counts as «нет»."""
        return self.choice(column, YES)

    def companies(self, column: Column) -> npt.NDArray[Any]:
        """Company names in the form in which they are compared by meaning; "" where blank."""
        return self.of_raw(column, lambda cell: company_key(as_text(cell)), object, "")

    # --- the terms of the domain ---

    @cached_property
    def cohorts(self) -> npt.NDArray[np.int64]:
        """Cohort of each row, 0 where blank."""
        return self.values(Column.COHORT)

    def actual(self, *tracks: ActualTrack) -> Mask:
        """Where the actual track is one of these; without arguments: where there is one at all."""
        if not tracks:
            return np.asarray(self.values(Column.ACTUAL_TRACK) >= 0)
        return self.choice(Column.ACTUAL_TRACK, *(track.label for track in tracks))

    def forecast(self, *tracks: ForecastTrack) -> Mask:
        """Where the forecast track is one of these."""
        return self.choice(Column.FORECAST_TRACK, *(track.label for track in tracks))

    @cached_property
    def forecast_chosen(self) -> Mask:
        """Where a forecast track is chosen: any but «Не определился»."""
        return np.asarray(self.values(Column.FORECAST_TRACK) >= 0) & ~self.forecast(ForecastTrack.UNDECIDED)

    @cached_property
    def employed(self) -> Mask:
        """Where the graduate is employed: contract of employment or civil law, entrepreneur, self-employed."""
        return self.actual(*EMPLOYED)

    @cached_property
    def in_employment(self) -> Mask:
        """Where the graduate stands in column 06 of Form 1: contract of employment or civil law."""
        return self.actual(*IN_EMPLOYMENT)

    @cached_property
    def disabled(self) -> Mask:
        """Where a disability is given (adult or child)."""
        return self.choice(Column.DISABILITY, "инвалид", "ребёнок-инвалид")

    @cached_property
    def on_register(self) -> Mask:
        """Where the graduate is registered with the employment service and not removed from its register."""
        return self.yes(Column.CZ_REGISTERED) & ~self.filled(Column.CZ_REMOVED)

    def same_company(self, column: Column, other: Column) -> Mask:
        """Where both columns name the same company by meaning; False where one of them is blank."""
        names = self.companies(column)
        return np.asarray((names != "") & (names == self.companies(other)))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The typed table: index = row number of the sheet, columns named by `Column.field`."""
        columns = {column.field: self._series(column) for column in Column}
        return pd.DataFrame(columns, index=pd.Index(self.rows, name="row"))

    def _series(self, column: Column) -> Any:
        if column.kind in (Kind.CHOICE, Kind.YES_NO):
            codes: npt.NDArray[np.int8] = self.values(column)
            return pd.Categorical.from_codes(codes, categories=pd.Index(dictionary_of(column).values))
        return self.values(column).astype("datetime64[s]") if column.kind is Kind.DATE else self.values(column)


_STORAGE: dict[Kind, tuple[npt.DTypeLike, object]] = {
    Kind.TEXT: (object, ""),
    Kind.CODE: (object, ""),
    Kind.SNILS: (object, ""),
    Kind.INN: (object, ""),
    Kind.YEAR: (np.int64, 0),
    Kind.DATE: ("datetime64[D]", _NO_DATE),
    Kind.CHOICE: (np.int8, -1),
    Kind.YES_NO: (np.int8, -1),
}


def _error_mask(sheet: SheetValues, number: int, first: int, count: int) -> Mask:
    mask = np.zeros(count, dtype=np.bool_)
    for row, column in sheet.errors:
        if column == number and first <= row < first + count:
            mask[row - first] = True
    return mask


def _read_text(cell: Cell) -> Reading:
    return Reading(State.VALUE, squeeze(as_text(cell)))


def _read_year(cell: Cell) -> Reading:
    year = read_year(cell)
    return Reading(State.UNREADABLE if year is None else State.VALUE, year)


def read_year(cell: Cell) -> int | None:
    """The year of a number or text such as 2025, «2025» or «2025 г.», between 1950 and 2100; None for anything else."""
    words = as_text(cell).strip().rstrip(".").split()
    if isinstance(cell, bool) or not words or not (words[0].isascii() and words[0].isdecimal()):
        return None
    year = int(words[0])
    return year if words[1:] in ([], ["г"], ["год"]) and EARLIEST_YEAR <= year <= LATEST_YEAR else None


def _read_date(cell: Cell) -> Reading:
    date = read_date(cell)
    return Reading(State.UNREADABLE, None) if date is None else Reading(State.VALUE, np.datetime64(date, "D"))


def _read_code(cell: Cell) -> Reading:
    text = as_text(cell).strip()
    return Reading(State.VALUE, text) if isinstance(cell, str) and is_code(text) else Reading(State.UNREADABLE, None)


def _read_choice(column: Column) -> Callable[[Cell], Reading]:
    dictionary = dictionary_of(column)
    places = {value: place for place, value in enumerate(dictionary.values)}

    def read(cell: Cell) -> Reading:
        choice = dictionary.read(as_text(cell))
        if choice is None:
            return Reading(State.UNREADABLE, None)
        return Reading(State.VALUE if choice.exact else State.RESPELLED, places[choice.value])

    return read


_READERS: dict[Kind, Callable[[Column], Callable[[Cell], Reading]]] = {
    Kind.TEXT: lambda _: _read_text,
    Kind.CODE: lambda _: _read_code,
    Kind.SNILS: lambda _: lambda cell: Reading(State.VALUE, snils_digits(cell)),
    Kind.INN: lambda _: lambda cell: Reading(State.VALUE, inn_digits(cell)),
    Kind.YEAR: lambda _: _read_year,
    Kind.DATE: lambda _: _read_date,
    Kind.CHOICE: _read_choice,
    Kind.YES_NO: _read_choice,
}
