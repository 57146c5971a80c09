"""Reads the arguments of a function as an officer gives them; what cannot be used is refused in a few words."""

import datetime as dt
import math

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import read_date
from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.programme import NO_CODE, is_code
from career_xl.domain.spelling import caption_key
from career_xl.functions.definitions import ArgumentRefusedError, Value
from career_xl.functions.table import Table, serial_date
from career_xl.kpi.catalogue import find_codes
from career_xl.kpi.codes import Code
from career_xl.kpi.definitions import Category
from career_xl.tables.monitoring import read_year
from career_xl.tables.sheet_values import Cell, as_text, is_blank

EXCEL_EPOCH = dt.date(1899, 12, 30)
_EVERYTHING = {"", "все", "всего", "итого"}


def cell_of(value: Value) -> Cell:
    """The value of a cell; the only cell of a range of one."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if not isinstance(value, Table):
        return value
    if len(value.rows) == 1 and len(value.rows[0]) == 1:
        return value.rows[0][0]
    raise ArgumentRefusedError("здесь нужна одна ячейка, а указан диапазон")


def text_of(value: Value) -> str:
    """The value as one would read it, without spaces at the ends."""
    return as_text(cell_of(value)).strip()


def kpi_code(value: Value) -> Code:
    """The one indicator that is meant."""
    text = text_of(value)
    try:
        codes = find_codes(text)
    except SettingInvalidError:
        raise ArgumentRefusedError(f"нет показателя {text}" if text else "не указан код показателя") from None
    if len(codes) > 1:
        raise ArgumentRefusedError(f"уточните показатель: {', '.join(codes)}")
    return codes[0]


def category(value: Value) -> Category:
    """The category of graduates; blank means all."""
    text = text_of(value)
    if caption_key(text) in _EVERYTHING:
        return Category.ALL
    for known in Category:
        if caption_key(known) == caption_key(text):
            return known
    raise ArgumentRefusedError(f"нет категории «{text}»")


def cohort(value: Value) -> int | None:
    """The year of release; None where it is blank."""
    cell = cell_of(value)
    if is_blank(cell):
        return None
    year = read_year(cell)
    if year is None:
        raise ArgumentRefusedError(f"год выпуска «{as_text(cell)}» не распознан")
    return year


def needed_cohort(value: Value) -> int:
    """The year of release, which must be given."""
    year = cohort(value)
    if year is None:
        raise ArgumentRefusedError("укажите год выпуска")
    return year


def report_date(value: Value) -> dt.date:
    """The reporting date; today where it is blank. A number is the serial number of a day in the year 1954 or later."""
    cell = cell_of(value)
    if is_blank(cell):
        return dt.date.today()
    date = read_date(cell)
    if date is None and isinstance(cell, int | float) and not isinstance(cell, bool) and cell >= 20000:
        date = read_date(serial_date(cell, EXCEL_EPOCH))
    if date is None:
        raise ArgumentRefusedError(f"отчётная дата «{as_text(cell)}» не распознана")
    return date


def line(value: Value) -> str:
    """The line «01» … «05» of the contingent; blank means 01."""
    text = text_of(value) or "01"
    number = text.zfill(2)
    if number not in LINES:
        raise ArgumentRefusedError(f"нет строки {text}: укажите 01–05")
    return number


def programme(value: Value) -> str | None:
    """The programme code, «—» for graduates without a usable one; None where all are meant."""
    text = text_of(value)
    if text == NO_CODE:
        return NO_CODE
    if caption_key(text) in _EVERYTHING:
        return None
    if not is_code(text):
        raise ArgumentRefusedError(f"код «{text}» записан неверно: нужно NN.NN.NN")
    return text


def academic_year(value: Value) -> AcademicYear:
    """The academic year, written as 2026/27 or by the calendar year in which it begins; blank means the present one."""
    cell = cell_of(value)
    if is_blank(cell):
        return AcademicYear.of(dt.date.today())
    year = read_year(cell)
    if year is not None:
        return AcademicYear(year)
    try:
        return AcademicYear.parse(as_text(cell))
    except SettingInvalidError:
        raise ArgumentRefusedError(f"учебный год «{as_text(cell)}» не распознан: запишите 2026/27") from None


def table(value: Value) -> Table:
    """The range."""
    if not isinstance(value, Table):
        raise ArgumentRefusedError("укажите таблицу с заголовками")
    return value
