"""Rows of the weekly forms, complete and in agreement, for tests that change one cell."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from career_xl.domain.sheets import Sheet
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import SheetValues
from tests.tables import graduate, observation, sheet

FORM2: Mapping[str, Any] = {
    "№ п/п": 1,
    "Предприятие": "АО «Тестовый завод»",
    "ИНН": "7707083893",
    "Город или район": "Луговой",
    "Должность": "программист",
    "Рабочих мест": 5,
    "Требования": "опыт не нужен",
    "Направление подготовки": "09.02.07",
    "Форма взаимодействия": "практика",
    "На практике, чел.": 2,
    "Целевые договоры, чел.": 1,
    "Работа летом, чел.": 3,
    "Дуальные договоры, чел.": 1,
    "Трудоустроено выпускников, чел.": 1,
    "Доплаты и стипендии": "да",
    "Жильё или его оплата": "нет",
    "Проезд и питание": "Да",
    "Окончание практики": dt.date(2026, 12, 25),
}
FORM3: Mapping[str, Any] = {
    "№ п/п": 1,
    "Предприятие": "АО «Тестовый завод»",
    "ИНН": "7707083893",
    "Направление подготовки": "09.02.07",
    "Должность": "программист",
    "Рабочих мест": 5,
    "На практике, чел.": 2,
    "Целевые договоры, чел.": 1,
    "Дуальные договоры, чел.": 1,
    "Трудоустроено выпускников, чел.": 1,
    "Потребность закрыта, чел.": 1,
    "Дата обновления": dt.date(2026, 11, 20),
}
APPRENTICE = graduate(
    target_contract="да",
    target_customer="Акционерное общество Тестовый завод",
    dual_contract="да",
    dual_employer="тестовый завод",
    employer="АО «Тестовый завод»",
    track_date=dt.date(2026, 9, 14),
)
"""The graduate whom the forms count: hired after the summer."""


def form2(*changes: Mapping[str, Any], without: Sequence[str] = ()) -> SheetValues:
    """«ОПК Форма 2» with a row per mapping of changed cells, the first in row 2."""
    return sheet(Sheet.OPK_FORM2, [{**FORM2, **change} for change in changes], without)


def form3(*changes: Mapping[str, Any], without: Sequence[str] = ()) -> SheetValues:
    """«ОПК Форма 3» in the same way."""
    return sheet(Sheet.OPK_FORM3, [{**FORM3, **change} for change in changes], without)


def seen(*sheets: SheetValues, people: Sequence[Mapping[str, Any]] = (APPRENTICE,), **options: Any) -> Observation:
    """A workbook of one graduate with these sheets."""
    return observation(people, other_sheets=sheets, **options)
