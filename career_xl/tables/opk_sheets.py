"""The sheets «ОПК Форма 2» and «ОПК Форма 3»: what enterprises of the defence industry need and get (001).

Columns 8, 10, 12 and 15–17 of Форма 2 mean what rules O01–O04 say; the others follow the subjects that 001 names.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from career_xl.domain.dates import read_date
from career_xl.domain.spelling import caption_key, company_key
from career_xl.tables.header import SEARCHED_ROWS, Header, find_header
from career_xl.tables.number_cells import read_count
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank


class Form2Column(StrEnum):
    """Caption of a column of «ОПК Форма 2», in the order of its numbers 1–18."""

    NUMBER = "№ п/п"
    ENTERPRISE = "Предприятие"
    INN = "ИНН"
    PLACE = "Город или район"
    POSITION = "Должность"
    JOBS = "Рабочих мест"
    DEMANDS = "Требования"
    CODE = "Направление подготовки"
    COOPERATION = "Форма взаимодействия"
    PRACTICE = "На практике, чел."
    TARGET = "Целевые договоры, чел."
    SUMMER = "Работа летом, чел."
    DUAL = "Дуальные договоры, чел."
    HIRED = "Трудоустроено выпускников, чел."
    PAYMENTS = "Доплаты и стипендии"
    HOUSING = "Жильё или его оплата"
    TRAVEL = "Проезд и питание"
    PRACTICE_END = "Окончание практики"


class Form3Column(StrEnum):
    """Caption of a column of «ОПК Форма 3», in the order of its numbers 1–12."""

    NUMBER = "№ п/п"
    ENTERPRISE = "Предприятие"
    INN = "ИНН"
    CODE = "Направление подготовки"
    POSITION = "Должность"
    JOBS = "Рабочих мест"
    PRACTICE = "На практике, чел."
    TARGET = "Целевые договоры, чел."
    DUAL = "Дуальные договоры, чел."
    HIRED = "Трудоустроено выпускников, чел."
    CLOSED = "Потребность закрыта, чел."
    UPDATED = "Дата обновления"


SUPPORT_COLUMNS = (Form2Column.PAYMENTS, Form2Column.HOUSING, Form2Column.TRAVEL)
"""Columns 15, 16, 17: social support of the enterprise."""
SHARED_COUNTS: Mapping[Form2Column, Form3Column] = {
    Form2Column.JOBS: Form3Column.JOBS,
    Form2Column.PRACTICE: Form3Column.PRACTICE,
    Form2Column.TARGET: Form3Column.TARGET,
    Form2Column.DUAL: Form3Column.DUAL,
    Form2Column.HIRED: Form3Column.HIRED,
}
"""Numbers that stand in both forms."""

FormColumn = TypeVar("FormColumn", Form2Column, Form3Column)

_RECOGNISED = 4
"""A header of so many captions is the form's, even where a decisive one is missing."""
_REMARK = re.compile(
    r"_{3,}|^\s*(?:всего|итого|итог|директор|руководитель|ответственн\w*|исполнитель|составил\w*|примечани\w*)\b",
    re.IGNORECASE,
)
"""How totals and signatures below the table begin."""


@dataclass(frozen=True)
class FormRow:
    """One row of a form: an enterprise's need of one kind."""

    row: int
    """Row number of the sheet."""
    cells: Mapping[str, Cell]
    """By caption; a column that the sheet lacks is not in it."""
    broken: frozenset[str] = frozenset()
    """Captions of the cells in which a formula has failed."""

    @property
    def enterprise(self) -> str:
        """The enterprise in the form in which names are compared by meaning; "" where blank."""
        return company_key(as_text(self.cells.get(Form2Column.ENTERPRISE)))

    @property
    def practice_end(self) -> dt.date | None:
        """The last day of practice; None where there is no day."""
        return read_date(self.cells.get(Form2Column.PRACTICE_END))

    def is_blank(self, column: Form2Column | Form3Column) -> bool:
        """Whether nothing is typed there; a failed formula is something."""
        return column not in self.broken and is_blank(self.cells.get(column))

    def count(self, column: Form2Column | Form3Column) -> int | None:
        """The number of people or jobs: 0 where blank, None where the cell holds something else."""
        return None if column in self.broken else read_count(self.cells.get(column))

    def text(self, column: Form2Column | Form3Column) -> str:
        """The cell as one reads it."""
        return as_text(self.cells.get(column)).strip()


@dataclass(frozen=True)
class DefenceForm:
    """One of the two forms as it stands on its sheet."""

    sheet_name: str
    rows: tuple[FormRow, ...]
    columns: Mapping[str, int]
    """Number of the sheet's column, from 1, by caption."""
    header_row: int
    """Row of the captions, from 1."""


def read_form2(sheet: SheetValues | None) -> DefenceForm | None:
    """«ОПК Форма 2»; None when the workbook has no such sheet or the sheet is not recognised."""
    return _read(sheet, Form2Column)


def read_form3(sheet: SheetValues | None) -> DefenceForm | None:
    """«ОПК Форма 3»; None when the workbook has no such sheet or the sheet is not recognised."""
    return _read(sheet, Form3Column)


def _read(sheet: SheetValues | None, columns: type[FormColumn]) -> DefenceForm | None:
    header = _header(sheet, columns) if sheet else None
    if sheet is None or header is None:
        return None
    places = {str(column): place for column, place in header.columns.items()}
    rows = []
    for number, cells in enumerate(sheet.rows[header.row :], start=header.row + 1):
        by_caption = {caption: cells[place - 1] for caption, place in places.items() if place <= len(cells)}
        broken = frozenset(caption for caption, place in places.items() if (number, place) in sheet.errors)
        row = FormRow(number, by_caption, broken)
        if _is_need(row, columns):
            rows.append(row)
    return DefenceForm(sheet.name, tuple(rows), places, header.row)


def _is_need(row: FormRow, columns: type[FormColumn]) -> bool:
    """Whether the row is an enterprise's need, and not a prepared row, a total or a signature."""
    telling = (columns.ENTERPRISE, columns.POSITION, columns.CODE)
    filled = [column for column in telling if not row.is_blank(column)]
    return bool(filled) and not (len(filled) == 1 and _REMARK.search(row.text(filled[0])))


def _header(sheet: SheetValues, columns: type[FormColumn]) -> Header[FormColumn] | None:
    """By the captions; where they are worded otherwise, by the row of column numbers 1, 2, 3 …"""
    found: Header[FormColumn] | None = find_header(sheet.rows, {caption_key(column): column for column in columns})
    if found and columns.ENTERPRISE in found.columns and columns.CODE in found.columns:
        return found
    for number, row in enumerate(sheet.rows[:SEARCHED_ROWS], start=1):
        places = _numbered(row)
        if len(places) >= len(columns) // 2:
            named = {column: places[place] for place, column in enumerate(columns, start=1) if place in places}
            return Header(max(number, found.row if found else 0), named)
    return found if found and len(found.columns) >= _RECOGNISED else None


def _numbered(row: Sequence[Cell]) -> dict[int, int]:
    """The numbers of a row that counts its columns, with their places; empty for any other row."""
    filled = [(place, cell) for place, cell in enumerate(row, start=1) if not is_blank(cell)]
    numbers = [(place, read_count(cell)) for place, cell in filled]
    if [number for _, number in numbers] != list(range(1, len(numbers) + 1)):
        return {}
    return {number: place for place, number in numbers if number}
