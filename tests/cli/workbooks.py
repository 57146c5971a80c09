"""Workbook files for the tests of the commands, made of the small tables of `tests.tables`."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from tests.tables import POSITION_WORDS, graduate

PASSPORT: dict[str, Any] = {
    "Полное наименование": "ГБПОУ «Заволжский колледж»",
    "Краткое наименование": "ГБПОУ «ЗК»",
    "Директор (ФИО)": "Орлова Мария Сергеевна",
    "Ответственный ЦК (ФИО)": "Белов Антон Игоревич",
    "Отчётная дата": dt.date(2026, 11, 20),
    "План размещён": "да",
}


def three_graduates() -> list[dict[str, Any]]:
    """A faultless one, a conscript with limited health, and one without an actual track after 1 November."""
    return [
        graduate(),
        graduate(
            number=2,
            full_name="Кузнецов Илья Андреевич",
            birth_date=dt.date(2006, 5, 5),
            sex="м",
            snils=None,
            ovz="да",
            actual_track="Призыв в ВС РФ",
            track_date=dt.date(2026, 10, 12),
            employer=None,
            employer_inn=None,
            position=None,
            by_profession=None,
        ),
        graduate(
            number=3,
            full_name="Тихонова Вера Павловна",
            snils=None,
            actual_track=None,
            track_date=None,
            evidence=None,
            employer=None,
            employer_inn=None,
            position=None,
            by_profession=None,
        ),
    ]


def save_book(path: Path, rows: Sequence[dict[str, Any]], passport: dict[str, Any] | None = None) -> Path:
    """The path of a workbook with «Паспорт», «Мониторинг» (header in row 1) and the words of positions."""
    book = openpyxl.Workbook()
    monitoring = book.active
    monitoring.title = "Мониторинг"
    captions = list(rows[0]) if rows else list(graduate())
    monitoring.append(captions)
    for row in rows:
        monitoring.append([row[caption] for caption in captions])
    passport_sheet = book.create_sheet("Паспорт", 0)
    for key, value in (PASSPORT if passport is None else passport).items():
        passport_sheet.append([key, value])
    dictionaries = book.create_sheet("Справочники")
    dictionaries.append(["Код", "Слова должности"])
    for code, words in POSITION_WORDS.items():
        dictionaries.append([code, words])
    book.save(path)
    return path
