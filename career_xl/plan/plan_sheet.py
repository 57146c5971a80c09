"""The sheet «План»: the college's own rows of the annual plan."""

from collections.abc import Sequence
from enum import Enum

from career_xl.domain.errors import ColumnMissingError
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.plan.year_plan import PlanRow, YearPlan, year_plan
from career_xl.tables.header import find_header
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank


class PlanColumn(Enum):
    """A column of «План»: caption and other captions met in practice."""

    SECTION = ("Раздел", "Раздел плана", "Задача")
    NUMBER = ("№", "№ п/п", "Номер", "п/п")
    ACTIVITY = ("Мероприятие", "Мероприятия", "Наименование мероприятия", "Содержание")
    TERM = ("Срок", "Срок реализации", "Сроки", "Сроки реализации", "Срок исполнения")
    RESPONSIBLE = ("Ответственный", "Ответственные", "Исполнитель")
    RESULT = ("Результат", "Ожидаемый результат", "Результаты")

    def __init__(self, caption: str, *synonyms: str) -> None:
        self.caption = caption
        self.synonyms = synonyms


_KEYS = {caption_key(caption): column for column in PlanColumn for caption in (column.caption, *column.synonyms)}


def read_plan_rows(sheet: SheetValues | None) -> tuple[PlanRow, ...]:
    """The rows of the sheet in its order; none when the workbook has no such sheet or the sheet holds nothing.

    The section of a row is that of «Раздел», where it is blank the one above. ColumnMissingError when something stands
    on the sheet but no column «Мероприятие»: the officer's rows must not give way to the catalogue unnoticed.
    """
    if sheet is None or all(is_blank(cell) for row in sheet.rows for cell in row):
        return ()
    header = find_header(sheet.rows, _KEYS)
    if header is None or PlanColumn.ACTIVITY not in header.columns:
        raise ColumnMissingError(
            f"На листе «{sheet.name}» не найден столбец «{PlanColumn.ACTIVITY.caption}»: добавьте заголовки "
            f"{', '.join(f'«{column.caption}»' for column in PlanColumn)} или очистите лист."
        )
    has_sections = PlanColumn.SECTION in header.columns
    rows = []
    section = ""
    for row in sheet.rows[header.row :]:
        texts = {column: _text(row, header.columns.get(column)) for column in PlanColumn}
        heading = texts[PlanColumn.SECTION] if has_sections else _heading(texts)
        section = heading or section
        if texts[PlanColumn.ACTIVITY] and (has_sections or not heading):
            rows.append(_plan_row(section, texts))
    return tuple(rows)


def _heading(texts: dict[PlanColumn, str]) -> str:
    """The section that a row of a sheet without the column «Раздел» opens, as in print; empty for other rows.

    Such a row is «6. Мониторинг занятости» in one cell, or «6.» and «Мониторинг занятости» in two.
    """
    number, activity = texts[PlanColumn.NUMBER], texts[PlanColumn.ACTIVITY]
    if any(texts[column] for column in (PlanColumn.TERM, PlanColumn.RESPONSIBLE, PlanColumn.RESULT)):
        return ""
    if number.rstrip(".").isdecimal():
        return f"{number.rstrip('.')}. {activity}".strip()
    return "" if activity else number


def _plan_row(section: str, texts: dict[PlanColumn, str]) -> PlanRow:
    return PlanRow(
        section=section,
        activity=texts[PlanColumn.ACTIVITY],
        number=texts[PlanColumn.NUMBER],
        term=texts[PlanColumn.TERM],
        responsible=texts[PlanColumn.RESPONSIBLE],
        result=texts[PlanColumn.RESULT],
    )


def _text(row: Sequence[Cell], place: int | None) -> str:
    return as_text(row[place - 1]).strip() if place and place <= len(row) else ""


def plan_of(observation: Observation) -> YearPlan:
    """The plan of the observation's academic year: the rows of «План» where it has any, else the catalogue."""
    passport = observation.passport.model_copy(update={"cohorts": observation.cohorts})
    rows = read_plan_rows(observation.workbook.find(Sheet.PLAN))
    return year_plan(passport, observation.report_date, rows)
