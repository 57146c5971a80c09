"""Which lines under the header are graduates, and which are blank, totals, signatures or repeated captions."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from career_xl.domain.columns import CAPTION_KEYS, Column, Kind
from career_xl.domain.programme import repaired_code
from career_xl.domain.spelling import caption_key
from career_xl.tables.cells import CellColumn, Mask, State
from career_xl.tables.sheet_values import Cell, as_text, is_blank

_STRONG_KINDS = (Kind.YEAR, Kind.CHOICE)
_NOTE_WORDS = re.compile(
    r"_{3,}|\b(?:(?:директор|руководител|исполнител|заместител|председател|секретар)(?:ь|а|я|у|ю|ом|ем)?\b|ответственн|"
    r"зам\.|зав\.|исп\.|подпис(?:ь|и|ал|ано)\b|составил|проверил|согласован|утвержд|м\.?\s?п\b|всего\b|итого\b|итог\b|"
    r"из них\b|в том числе\b|количество\b|конец списка\b|примечани[ея]:|дата:|контактн|телефон)",
    re.IGNORECASE,
)
"""Words of signatures and totals; titles are whole words, for «Секретарёва» is a name."""
_TOTAL = re.compile(r"\s*(?:всего|итого|итог)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][^\d_:;=]*")
_FULL_NAME = re.compile(r"(?=(?:.*?\b[^\W\d_a-zа-яё]){2})[\w'’\s-]+")
"""Several words, two with a capital letter, no initials: a person even where nothing else stands in the line."""
_HEADING_WORDS = re.compile(
    r"\b(?:форм[аы]|обучени[ея]|групп[аы]|отделени[ея]|специальност[ьи]|професси[ия]|выпуск\w*|курс|филиал|"
    r"очн\w+|заочн\w+|список)\b",
    re.IGNORECASE,
)
"""Words of the sub-headings of a list, which no name holds."""
_NINE_DIGITS = re.compile(r"(?:\D*\d){9}")
_TOTAL_COLUMNS = (Column.FULL_NAME, Column.NUMBER, Column.GROUP, Column.PROGRAMME)
_FEW_CELLS = 3
"""A line without any unmistakable value needs so many filled cells to be taken for a graduate."""


class RowKinds(NamedTuple):
    """Masks over the lines under the header; blank lines are in neither."""

    graduates: Mask
    notes: Mask


def graduate_rows(body: Sequence[Sequence[Cell]], cells: Mapping[Column, CellColumn]) -> RowKinds:
    """Which lines of the body are graduates and which are notes (totals, signatures, sub-headings, column numbers).

    A line is a graduate when something in it can only belong to one: a year, a code, a dictionary word, digits of a
    СНИЛС or ИНН; else when it names a person and does not read like a signature. Lines with nothing but a running
    number are blank.
    """
    used = np.zeros(len(body), dtype=np.bool_)
    signs = np.zeros(len(body), dtype=np.int8)
    for column, column_cells in cells.items():
        states = column_cells.states
        if column is not Column.NUMBER:
            used |= states != State.BLANK
        signs += _unmistakable(column, column_cells) | (states == State.FORMULA_ERROR)
    totals = np.any([_starts_total(column, cells, len(body)) for column in _TOTAL_COLUMNS], axis=0)
    graduates = (signs > 1) & ~totals
    for position in map(int, np.flatnonzero((signs <= 1) & used & ~totals)):
        graduates[position] = _is_graduate(body[position], position, cells, has_sign=bool(signs[position]))
    numbered = cells[Column.NUMBER].states != State.BLANK if Column.NUMBER in cells else np.zeros(len(body), np.bool_)
    notes = ~graduates & (used | (numbered & _texts(cells, len(body))))
    return RowKinds(graduates, notes)


def _starts_total(column: Column, cells: Mapping[Column, CellColumn], count: int) -> Mask:
    """Where the column says «Итого …» or «Всего …», whatever else the line holds."""
    if column not in cells:
        return np.zeros(count, dtype=np.bool_)
    return cells[column].of_raw(lambda cell: _TOTAL.match(as_text(cell)) is not None, np.bool_, False)


def _texts(cells: Mapping[Column, CellColumn], count: int) -> Mask:
    """Where «№» holds words: a sub-heading or a signature, not a running number."""
    if Column.NUMBER not in cells:
        return np.zeros(count, dtype=np.bool_)
    return (
        cells[Column.NUMBER].of_raw(lambda cell: any(map(str.isalpha, as_text(cell))), np.bool_, False).astype(np.bool_)
    )


def _unmistakable(column: Column, cells: CellColumn) -> Mask:
    """Where the column holds something that only a graduate's line does."""
    if column.kind in _STRONG_KINDS:
        known: Mask = cells.states <= State.RESPELLED
        # «1» and «0» are other spellings of «да» and «нет», but under a table they are counts.
        return known if column.kind is Kind.YEAR else known & ~cells.of_raw(_is_number, np.bool_, False)
    ask = _LOOKS_RIGHT.get(column.kind)
    return cells.of_raw(ask, np.bool_, False) if ask else np.zeros(len(cells), dtype=np.bool_)


def _is_graduate(row: Sequence[Cell], position: int, cells: Mapping[Column, CellColumn], has_sign: bool) -> bool:
    """Whether a line with at most one unmistakable value is a graduate's."""
    texts = [as_text(cell).strip() for cell in row if not is_blank(cell)]
    name = as_text(cells[Column.FULL_NAME].raw(position)).strip() if Column.FULL_NAME in cells else ""
    is_person = _NAME.fullmatch(name) is not None and not _NOTE_WORDS.search(name)
    if _HEADING_WORDS.search(name) or sum(caption_key(text) in CAPTION_KEYS for text in texts) >= _FEW_CELLS:
        return False
    if has_sign and is_person:
        return True
    if any(_NOTE_WORDS.search(text) for text in texts):
        return False
    if not has_sign and all(text.isdecimal() for text in texts):
        return False
    filled = sum(
        not is_blank(column_cells.raw(position))
        for column, column_cells in cells.items()
        if column is not Column.NUMBER
    )
    # A name alone may be a remark: it must look like one, or stand beside a running number or other cells.
    number = as_text(cells[Column.NUMBER].raw(position)).strip() if Column.NUMBER in cells else ""
    alone = filled == 1 and not number.isdecimal()
    return has_sign or (is_person and (not alone or _FULL_NAME.fullmatch(name) is not None)) or filled >= _FEW_CELLS


def _is_number(cell: Cell) -> bool:
    return as_text(cell).strip().isdecimal()


def _like_code(cell: Cell) -> bool:
    return not isinstance(cell, (int, float)) and repaired_code(cell) is not None


def _like_number(cell: Cell) -> bool:
    return _NINE_DIGITS.match(as_text(cell)) is not None


_LOOKS_RIGHT: dict[Kind, Callable[[Cell], bool]] = {
    Kind.CODE: _like_code,
    Kind.SNILS: _like_number,
    Kind.INN: _like_number,
}
