"""One value in a cell: track, СНИЛС, ИНН, programme code, deadline."""

import datetime as dt

from career_xl.calendar.deadlines import deadlines
from career_xl.domain.columns import Column
from career_xl.domain.dictionaries import dictionary_of
from career_xl.domain.identifiers import inn_digits, is_inn, is_snils, snils_digits
from career_xl.domain.programme import is_code
from career_xl.domain.spelling import caption_key
from career_xl.functions import arguments
from career_xl.functions.definitions import ArgumentRefusedError, Value
from career_xl.tables.sheet_values import is_blank


def track(text: Value) -> str:
    """The track of the dictionary for a spelling: an actual one, else a forecast one."""
    typed = arguments.text_of(text)
    if not typed:
        return ""
    for column in (Column.ACTUAL_TRACK, Column.FORECAST_TRACK):
        choice = dictionary_of(column).read(typed)
        if choice:
            return choice.value
    near = dictionary_of(Column.ACTUAL_TRACK).nearest(typed)
    raise ArgumentRefusedError(f"трек не распознан; похоже на «{near}»" if near else "трек не распознан")


def snils(value: Value) -> bool:
    """Whether the control number of a СНИЛС is right."""
    cell = arguments.cell_of(value)
    return not is_blank(cell) and is_snils(snils_digits(cell))


def inn(value: Value) -> bool:
    """Whether the control digits of an ИНН are right."""
    cell = arguments.cell_of(value)
    return not is_blank(cell) and is_inn(inn_digits(cell))


def programme_code(value: Value) -> bool:
    """Whether the text is a programme code NN.NN.NN; a number or a date is none."""
    cell = arguments.cell_of(value)
    return isinstance(cell, str) and is_code(cell.strip())


def deadline(name: Value, year: Value) -> dt.date:
    """The day of a deadline of the academic year, found by words of its task; of a monthly one the first day."""
    words = caption_key(arguments.text_of(name)).split()
    if not words:
        raise ArgumentRefusedError("укажите слова из названия срока")
    found = [
        deadline
        for deadline in deadlines(arguments.academic_year(year))
        if all(word in caption_key(deadline.task) for word in words)
    ]
    if not found:
        raise ArgumentRefusedError(f"нет срока «{arguments.text_of(name)}»")
    if len({deadline.task for deadline in found}) > 1:
        raise ArgumentRefusedError(f"«{arguments.text_of(name)}» подходит к нескольким срокам: уточните")
    return found[0].date
