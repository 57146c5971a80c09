"""Cells for tables that hypothesis makes: right values, other spellings, nonsense; people who exist nowhere."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from career_xl.domain.columns import Column, Kind
from career_xl.domain.dictionaries import dictionary_of

NAMES = ("Зимородкова Ия Львовна", "Зимородков Лев", "Орлова  Анна", "Смирнoв Пётр", "орлова анна")
SNILSES = ("112-233-445 95", 11223344595, "112-233-445 96", "000-000-007 00")
BIRTH_DATES = (dt.date(2006, 3, 14), "14.03.2006", "1873-05-05", "31.06.2006")
SECRETS = ("имородков", "рлова", "мирн", "112-233", "11223344", "14.03.2006", "1873", "31.06.2006")
DATES = (
    dt.date(2026, 8, 3),
    dt.datetime(2025, 10, 12),
    "15.07.2026",
    "2026-11-21",
    "01.01.1900",
    "скоро",
    46000,
    dt.time(1),
)
WORDS = {
    Column.FULL_NAME: NAMES,
    Column.SNILS: SNILSES,
    Column.BIRTH_DATE: BIRTH_DATES,
    Column.COHORT: (2026, "2025", "2024 г.", 2027.0, "???", 1900),
    Column.CODE: ("09.02.07", "43.01.09", "9.2.7", dt.date(2007, 2, 9), "повар"),
    Column.EMPLOYER: ("ООО «Ромашка»", "АО  Заря", "Зaря", "—"),
    Column.TARGET_CUSTOMER: ("Общество с ограниченной ответственностью РОМАШКА", "АО «Заря»"),
    Column.DUAL_EMPLOYER: ("ромашка", "ПАО Закат"),
    Column.EMPLOYER_INN: ("7707083893", 7707083893, "500100732259", "123", "нет"),
    Column.POSITION: ("Программист", "Водитель"),
    Column.ACTUAL_TRACK: ("армия", "д/о", "Риск нетрудоустройства", "космонавт"),
    Column.FORECAST_TRACK: ("вуз", "не знает", "космонавт"),
}


def pool(column: Column) -> st.SearchStrategy[Any]:
    """One cell of the column, blank ones among them."""
    if column.kind in (Kind.CHOICE, Kind.YES_NO):
        values = (*dictionary_of(column).values, *WORDS.get(column, ("+", "возможно", 1)))
    else:
        values = WORDS.get(column, DATES if column.kind is Kind.DATE else ("что-то", 7, "x"))
    return st.sampled_from((None, None, *values))
