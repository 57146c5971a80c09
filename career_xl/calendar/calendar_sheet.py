"""The sheet «Календарь»: what the officer has said of the deadlines, and the rows the officer has added."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from career_xl.domain.dates import read_date
from career_xl.domain.spelling import caption_key
from career_xl.tables.header import find_header
from career_xl.tables.sheet_values import SheetValues, as_text


class CalendarColumn(StrEnum):
    """Caption of a column of «Календарь», in order."""

    DATE = "Срок"
    TASK = "Что сделать"
    SOURCE = "Основание"
    STATE = "Состояние"
    DERIVED = "По данным книги"
    NOTE = "Примечание"


@dataclass(frozen=True)
class CalendarRow:
    """One row of the sheet."""

    row: int
    """Row number of the sheet."""
    date: dt.date | None
    task: str
    source: str
    state: str
    """The officer's word in «Состояние» as typed; empty where there is none."""


def read_calendar_rows(sheet: SheetValues | None) -> tuple[CalendarRow, ...]:
    """The rows that name a task, in the order of the sheet; none when there is no such sheet or no header."""
    header = find_header(sheet.rows, {caption_key(column): column for column in CalendarColumn}) if sheet else None
    if sheet is None or header is None or CalendarColumn.TASK not in header.columns:
        return ()
    rows = []
    for number, cells in enumerate(sheet.rows[header.row :], start=header.row + 1):
        by_column = {column: cells[place - 1] for column, place in header.columns.items() if place <= len(cells)}
        task = as_text(by_column.get(CalendarColumn.TASK)).strip()
        if task:
            rows.append(
                CalendarRow(
                    row=number,
                    date=read_date(by_column.get(CalendarColumn.DATE)),
                    task=task,
                    source=as_text(by_column.get(CalendarColumn.SOURCE)).strip(),
                    state=as_text(by_column.get(CalendarColumn.STATE)).strip(),
                )
            )
    return tuple(rows)
