"""The sheet «Мониторинг»: one row per graduate, the source of every figure (domain §2.1)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from career_xl.domain.columns import REQUIRED, Column, Kind
from career_xl.domain.dates import EARLIEST_YEAR
from career_xl.domain.sheets import Sheet
from career_xl.domain.tracks import ActualTrack
from career_xl.workbook import lists
from career_xl.workbook.look import BAD, MISSING, CellStyle
from career_xl.workbook.sheets.monitoring_hints import HINTS, WIDTHS
from career_xl.workbook.sheets.passport import REPORT_DATE_NAME
from career_xl.workbook.table_sheet import LAST_PREPARED_ROW, Draft, SheetCell, TableColumn, TableLayout, write_table
from career_xl.workbook.xlsx import Worksheet, column_letters

TABLE = "Мониторинг"
"""Name of the table in formulas: Мониторинг[#All]."""
PREPARED_ROWS = 300
"""Empty rows inside the table of a new workbook: LibreOffice does not enlarge a table while one types below it."""

_STYLES = {
    Kind.TEXT: CellStyle.WRAPPED,
    Kind.YEAR: CellStyle.COUNT,
    Kind.DATE: CellStyle.DATE,
    Kind.CHOICE: CellStyle.GENERAL,
    Kind.YES_NO: CellStyle.CENTRED,
    Kind.CODE: CellStyle.CENTRED_TEXT,
    Kind.SNILS: CellStyle.CENTRED_TEXT,
    Kind.INN: CellStyle.CENTRED_TEXT,
}
_SHORT = frozenset({Column.NUMBER, Column.SEX, Column.GROUP, Column.STUDY_FORM, Column.DISABILITY, Column.ABILYMPICS})
_CHOICES = {
    Column.SEX: lists.SEX,
    Column.STUDY_FORM: lists.STUDY_FORM,
    Column.DISABILITY: lists.DISABILITY,
    Column.ABILYMPICS: lists.ABILYMPICS,
    Column.FORECAST_TRACK: lists.FORECAST,
    Column.ACTUAL_TRACK: lists.ACTUAL,
}
_VALIDATIONS: dict[Kind, dict[str, Any]] = {
    Kind.YEAR: {
        "validate": "integer",
        "criteria": "between",
        "minimum": 2000,
        "maximum": 2100,
        "error_title": "Проверьте год",
        "error_message": "Нужен год четырьмя цифрами, например 2026. Оставить как есть?",
    },
    Kind.DATE: {
        "validate": "date",
        "criteria": "between",
        "minimum": dt.date(EARLIEST_YEAR, 1, 1),
        "maximum": dt.date(2100, 12, 31),
        "error_title": "Проверьте дату",
        "error_message": "Нужна дата вида 20.11.2026. Оставить как есть?",
    },
    Kind.CODE: {
        "validate": "length",
        "criteria": "equal to",
        "value": 8,
        "error_title": "Проверьте код",
        "error_message": "Код состоит из трёх пар цифр через точку, например 09.02.07. Оставить как есть?",
    },
    Kind.INN: {
        "validate": "length",
        "criteria": "between",
        "minimum": 10,
        "maximum": 12,
        "error_title": "Проверьте ИНН",
        "error_message": "В ИНН организации 10 цифр, предпринимателя — 12. Оставить как есть?",
    },
}

Graduate = Mapping[Column, SheetCell]
"""The cells of one graduate by column; a column that is not named stays blank."""


def write_monitoring(
    draft: Draft, graduates: Sequence[Graduate], own_columns: Mapping[str, Sequence[SheetCell]]
) -> None:
    """Nothing; writes the sheet. `own_columns` are the college's own, by caption, one cell per graduate."""
    worksheet = draft.sheet(Sheet.MONITORING, pages_wide=_PAGES_WIDE)
    own = tuple(TableColumn(caption, 18, "Столбец колледжа: в расчётах не участвует.") for caption in own_columns)
    layout = TableLayout(TABLE, (*map(_column, Column), *own), frozen_columns=2, blank_rows=PREPARED_ROWS)
    rows = [
        [*(graduate.get(column) for column in Column), *(cells[place] for cells in own_columns.values())]
        for place, graduate in enumerate(graduates)
    ]
    write_table(draft, worksheet, layout, rows)
    worksheet.repeat_columns(0, 1)
    _colour(draft, worksheet, len(layout.columns))


_PAGES_WIDE = 4
"""On one page, 37 columns would be printed in letters of three points."""


def _column(column: Column) -> TableColumn:
    choices = lists.YES_NO if column.kind is Kind.YES_NO else _CHOICES.get(column)
    style = CellStyle.CENTRED if column in _SHORT else _STYLES[column.kind]
    return TableColumn(
        column.caption,
        WIDTHS[column],
        HINTS[column],
        style,
        choices=choices.name if choices else None,
        validation=_VALIDATIONS.get(column.kind, {}),
    )


def _colour(draft: Draft, worksheet: Worksheet, width: int) -> None:
    letters = {column: column_letters(place) for place, column in enumerate(Column)}
    cohort, track = f"${letters[Column.COHORT]}2", f"${letters[Column.ACTUAL_TRACK]}2"
    name = f"${letters[Column.FULL_NAME]}2"
    waiting, bad = draft.look.format(bg_color=MISSING), draft.look.format(bg_color=BAD)
    risk_word = ActualTrack.RISK_OTHER.label.partition(":")[0]
    today = f'IF({REPORT_DATE_NAME}="",TODAY(),{REPORT_DATE_NAME})'
    last_column = column_letters(width - 1)
    for column in REQUIRED:
        cell = f"{letters[column]}2"
        rule = f'AND(COUNTA(${letters[Column.FULL_NAME]}2:${last_column}2)>0,TRIM({cell})="")'
        _colour_column(worksheet, column, rule, waiting)
    _colour_column(worksheet, Column.ACTUAL_TRACK, f'LEFT({track},{len(risk_word)})="{risk_word}"', bad)
    overdue = f'AND({name}<>"",{track}="",ISNUMBER({cohort}),{today}>=DATE({cohort},11,1))'
    _colour_column(worksheet, Column.ACTUAL_TRACK, overdue, waiting)
    date = f"{letters[Column.TRACK_DATE]}2"
    _colour_column(worksheet, Column.TRACK_DATE, f'AND({track}<>"",{date}="")', waiting)


def _colour_column(worksheet: Worksheet, column: Column, rule: str, style: Any) -> None:
    place = list(Column).index(column)
    worksheet.conditional_format(
        1, place, LAST_PREPARED_ROW, place, {"type": "formula", "criteria": f"={rule}", "format": style}
    )
