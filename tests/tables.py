"""Small tables written in a test: rows by caption, a passport by key, events by caption."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.tables.observation import Observation, observe
from career_xl.tables.sheet_values import SheetValues, Workbook

REPORT_DATE = dt.date(2026, 11, 20)

GRADUATE: dict[str, Any] = {
    "№": 1,
    "ФИО": "Смирнова Анна Петровна",
    "Дата рождения": dt.date(2006, 3, 14),
    "Пол": "ж",
    "СНИЛС": "112-233-445 95",
    "Год выпуска": 2026,
    "Форма обучения": "очная",
    "Код": "09.02.07",
    "Профессия/специальность": "Информационные системы и программирование",
    "Группа": "ИС-41",
    "ОВЗ": "нет",
    "Инвалидность": "нет",
    "Целевой договор": "нет",
    "Заказчик целевого обучения": None,
    "Дуальный договор": "нет",
    "Предприятие дуального обучения": None,
    "Абилимпикс": "нет",
    "Компетенция Абилимпикс": None,
    "Профессионалитет": "нет",
    "Регистрация в АИС": "да",
    "Прогнозный трек": "Трудоустройство",
    "Фактический трек": "Трудоустройство",
    "Дата трека": dt.date(2026, 8, 3),
    "Дата окончания": None,
    "Работодатель": "ООО «Волга-Софт»",
    "ИНН работодателя": "7707083893",
    "Должность": "Программист",
    "По специальности": "да",
    "ОПК": "нет",
    "Учёт в ЦЗН": "нет",
    "Дата снятия с учёта": None,
    "Подтверждающий документ": "трудовой договор № 12",
    "Обращение в ЦК": "нет",
    "Направление выдано": None,
    "Приглашение выдано": None,
    "Трудоустроен по маршрутизации": "нет",
    "Примечание": None,
}
"""A graduate in whose row no rule finds anything (released 2026, employed by profession)."""

_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"

POSITION_WORDS = {"09.02.07": "программист, разработчик, тестировщик"}

FIRST_ROW = 2
"""Row number of the first graduate in the tables made here: the header stands in row 1."""


def graduate(**changes: Any) -> dict[str, Any]:
    """A faultless graduate with some cells changed, named as in `Column`: graduate(ovz="да", track_end=None)."""
    return GRADUATE | {Column[name.upper()].caption: value for name, value in changes.items()}


def different_people(*changes: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Faultless graduates of different names and СНИЛС, one per mapping of changed cells."""
    # Numbers up to 001-001-998 carry no control number.
    people = ({"number": n, "full_name": _name(n), "snils": f"000-000-{n:03} 00"} for n in range(1, len(changes) + 1))
    return [graduate(**(person | dict(cells))) for person, cells in zip(people, changes, strict=True)]


def _name(number: int) -> str:
    first, second = divmod(number, len(_LETTERS))
    return f"Смирнова Анна {_LETTERS[first].upper()}{_LETTERS[second]}"


def sheet(name: str, rows: Sequence[Mapping[str, Any]], without: Sequence[str] = ()) -> SheetValues:
    """A sheet with its header in row 1 and a row per mapping, without the named captions."""
    captions = [caption for caption in dict.fromkeys(key for row in rows for key in row) if caption not in without]
    return SheetValues(name, [captions, *([row.get(caption) for caption in captions] for row in rows)])


def with_error(cells: Mapping[str, Any], column: Column, error: str = "#REF!") -> SheetValues:
    """«Мониторинг» with one graduate, in one of whose cells a formula has failed."""
    table = sheet(Sheet.MONITORING, [{**cells, column.caption: None}])
    return SheetValues(table.name, table.rows, {(FIRST_ROW, list(cells).index(column.caption) + 1): error})


def observation(
    rows: Sequence[Mapping[str, Any]] | SheetValues,
    *,
    passport: Mapping[str, Any] | None = None,
    events: Sequence[Mapping[str, Any]] | None = None,
    words: Mapping[str, str] | None = POSITION_WORDS,
    without: Sequence[Column] = (),
    report_date: dt.date = REPORT_DATE,
    other_sheets: Sequence[SheetValues] = (),
) -> Observation:
    """The observation of a workbook made of these tables; `without` leaves columns of «Мониторинг» out."""
    lacking = [column.caption for column in without]
    monitoring = rows if isinstance(rows, SheetValues) else sheet(Sheet.MONITORING, rows, lacking)
    sheets = [monitoring, *other_sheets]
    if passport is not None:
        sheets.insert(0, SheetValues(Sheet.PASSPORT, [[key, value] for key, value in passport.items()]))
    if events is not None:
        sheets.append(sheet(Sheet.EVENTS, events))
    if words is not None:
        table = [["Код", "Слова должности"], *([code, text] for code, text in words.items())]
        sheets.append(SheetValues(Sheet.DICTIONARIES, table))
    return observe(Workbook("book.xlsx", tuple(part.name for part in sheets), tuple(sheets)), report_date)
