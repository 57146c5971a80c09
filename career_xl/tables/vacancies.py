"""The sheet «Вакансии»: which rows offer work for a programme code (domain §2.1b)."""

from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum

from career_xl.domain.programme import is_code
from career_xl.domain.spelling import caption_key
from career_xl.tables.header import find_header
from career_xl.tables.sheet_values import SheetValues, as_text


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


def read_vacancies(sheet: SheetValues | None) -> Mapping[str, tuple[int, ...]]:
    """Row numbers of the vacancies by programme code; empty when the workbook has no such sheet."""
    header = find_header(sheet.rows, {caption_key(column): column for column in VacancyColumn}) if sheet else None
    place = header.columns.get(VacancyColumn.CODE) if header else None
    rows: defaultdict[str, list[int]] = defaultdict(list)
    if sheet and header and place:
        for number, row in enumerate(sheet.rows[header.row :], start=header.row + 1):
            # One vacancy may name several codes.
            written = as_text(row[place - 1]) if place <= len(row) else ""
            for code in written.replace(";", ",").replace("\n", ",").split(","):
                if is_code(code.strip()):
                    rows[code.strip()].append(number)
    return {code: tuple(numbers) for code, numbers in rows.items()}
