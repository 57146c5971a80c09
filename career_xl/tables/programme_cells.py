"""«NN.NN.NN Название» in a cell of a form: the code of the programme, or what is wrong with it."""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from career_xl.domain.programme import repaired_code
from career_xl.domain.spelling import caption_key, squeeze
from career_xl.tables.sheet_values import Cell, as_text, is_blank

_CODE_AND_NAME = re.compile(r"\s*(\d{2}\.\d{2}\.\d{2})(?![\d.]*\d)\.?\s*[-–—.,:]?\s*(.*)", re.DOTALL | re.ASCII)
_DATE = re.compile(r"\s*(?:\d{4}-\d{2}-\d{2}(?:[ T][\d:.]+)?|\d{1,2}\.\d{1,2}\.\d{4}(?: [\d:]+)?)\s*", re.ASCII)
_TOTAL = re.compile(r"^\s*(?:всего|итого|итог)\b", re.IGNORECASE)
_SAMPLE = "выпадающийсписок"


class Programme(NamedTuple):
    """What a cell says about the programme."""

    code: str
    """NN.NN.NN, "" where the cell has none."""
    name: str
    rule: str = ""
    """The rule that is broken: F01 blank, F06 no code; "" for a code as it should be."""
    problem: str = ""
    """What is wrong, in Russian."""
    advice: str = ""


def read_programme(cell: Cell) -> Programme:
    """The programme that the cell names; what is wrong with it where it names none."""
    return _read_text(cell) if isinstance(cell, str) else _read_other(cell)


def is_sample(cell: Cell) -> bool:
    """True for a cell of the row with samples that the form is sent out with («Выпадающий список…»)."""
    return isinstance(cell, str) and _SAMPLE in caption_key(cell)


def is_total(cell: Cell) -> bool:
    """True for a cell that begins with «Итого» or «Всего»."""
    return isinstance(cell, str) and _TOTAL.match(cell) is not None


@lru_cache(maxsize=4096)
def _read_text(text: str) -> Programme:
    match = _CODE_AND_NAME.fullmatch(text)
    if match:
        return Programme(match[1], squeeze(match[2]))
    if is_blank(text):
        return _read_other(None)
    return _wrong(text, is_date=_DATE.fullmatch(text) is not None)


def _read_other(cell: Cell) -> Programme:
    if is_blank(cell):
        return Programme(
            "", "", "F01", "не заполнен код профессии, специальности.", "Впишите код и название: «09.02.07 Название»."
        )
    return _wrong(cell, is_date=isinstance(cell, dt.date))


def _wrong(cell: Cell, is_date: bool) -> Programme:
    meant = repaired_code(cell if is_date else as_text(cell))
    problem = "код превратился в дату" if is_date else "нет кода вида NN.NN.NN"
    proposal = f"Вероятно, это {meant}: задайте" if is_date and meant else "Задайте"
    advice = f"{proposal} ячейке текстовый формат и впишите код и название заново."
    return Programme("", "", "F06", f"{problem}: «{as_text(cell)}».", advice)
