"""The sheet «Вакансии»: work that is offered, by whom and for which programme codes (domain §2.1b)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.dates import read_date
from career_xl.domain.dictionaries import YES
from career_xl.domain.programme import is_code
from career_xl.domain.spelling import caption_key, squeeze
from career_xl.tables.header import find_header
from career_xl.tables.number_cells import read_count
from career_xl.tables.sheet_values import SheetValues, as_text, is_blank


class VacancyColumn(StrEnum):
    """Caption of a column of «Вакансии», in order."""

    EMPLOYER = "Работодатель"
    INN = "ИНН"
    POSITION = "Должность"
    CODE = "Код"
    COUNT = "Количество"
    DEFENCE = "ОПК"
    SOURCE = "Источник"
    CONTACT = "Контакт"
    DATE = "Дата"
    FEEDBACK = "Обратная связь"


class VacancySource(StrEnum):
    """Value of the column «Источник»."""

    DIRECT = "прямой работодатель"
    DEFENCE = "ОПК"
    AIS = "АИС"
    BASE_CENTRE = "БЦК"
    STATE_PORTAL = "«Работа в России»"


_TELLING = (VacancyColumn.EMPLOYER, VacancyColumn.POSITION, VacancyColumn.CODE)
_CLOSED, _NOT_CLOSED = "закрыт", "незакрыт"
"""How «Обратная связь» says that a vacancy is filled: «закрыта», «Закрыто: принят …»; and that it is not."""
_SOURCES = {caption_key(source): source for source in VacancySource}


@dataclass(frozen=True)
class Vacancy:
    """One row: places of one kind at one employer."""

    row: int
    codes: tuple[str, ...]
    """Programme codes that it is for; one vacancy may name several."""
    count: int | None
    """Places: 1 where the cell is blank; None where it holds something else than a whole number."""
    is_defence: bool
    source: VacancySource | None
    date: dt.date | None
    feedback: str
    employer: str = ""
    position: str = ""
    contact: str = ""
    inn: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether «Обратная связь» says that the places are filled."""
        words = caption_key(self.feedback)
        return _CLOSED in words and _NOT_CLOSED not in words


@dataclass(frozen=True)
class Vacancies:
    """The bank of vacancies of a workbook."""

    sheet_name: str
    vacancies: tuple[Vacancy, ...]
    missing: frozenset[VacancyColumn]
    """Columns that the sheet lacks."""

    def rows_by_code(self) -> Mapping[str, tuple[int, ...]]:
        """Row numbers by programme code."""
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for vacancy in self.vacancies:
            for code in vacancy.codes:
                rows[code].append(vacancy.row)
        return {code: tuple(numbers) for code, numbers in rows.items()}

    def of_year(self, year: AcademicYear) -> tuple[Vacancy, ...]:
        """The vacancies whose day lies in the academic year."""
        return tuple(each for each in self.vacancies if each.date and year.first_day <= each.date <= year.last_day)


def read_vacancies(sheet: SheetValues | None) -> Vacancies | None:
    """The vacancies of the sheet in its order; None when the workbook has no such sheet or it has no header."""
    header = find_header(sheet.rows, {caption_key(column): column for column in VacancyColumn}) if sheet else None
    if sheet is None or header is None:
        return None
    vacancies = []
    for number, row in enumerate(sheet.rows[header.row :], start=header.row + 1):
        cells = {column: row[place - 1] for column, place in header.columns.items() if place <= len(row)}
        # Without employer, position and code it is a total or a remark below the table.
        if all(is_blank(cells.get(column)) for column in _TELLING):
            continue
        count = cells.get(VacancyColumn.COUNT)
        broken = (number, header.columns.get(VacancyColumn.COUNT, 0)) in sheet.errors
        vacancies.append(
            Vacancy(
                row=number,
                codes=_codes(as_text(cells.get(VacancyColumn.CODE))),
                count=None if broken else 1 if is_blank(count) else read_count(count),
                is_defence=caption_key(as_text(cells.get(VacancyColumn.DEFENCE))) == YES,
                source=_SOURCES.get(caption_key(as_text(cells.get(VacancyColumn.SOURCE)))),
                date=read_date(cells.get(VacancyColumn.DATE)),
                feedback=as_text(cells.get(VacancyColumn.FEEDBACK)).strip(),
                employer=squeeze(as_text(cells.get(VacancyColumn.EMPLOYER))),
                position=squeeze(as_text(cells.get(VacancyColumn.POSITION))),
                contact=squeeze(as_text(cells.get(VacancyColumn.CONTACT))),
                inn=as_text(cells.get(VacancyColumn.INN)).strip(),
            )
        )
    return Vacancies(sheet.name, tuple(vacancies), frozenset(VacancyColumn) - frozenset(header.columns))


def _codes(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.replace(";", ",").replace("\n", ",").split(","))
    return tuple(part for part in parts if is_code(part))
