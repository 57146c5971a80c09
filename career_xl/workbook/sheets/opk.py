"""The sheets «ОПК Форма 2» and «ОПК Форма 3»: weekly forms on the staffing needs of the defence industry (001)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from career_xl.domain.sheets import Sheet
from career_xl.tables.opk_sheets import Form2Column, Form3Column
from career_xl.tables.sheet_values import Cell
from career_xl.workbook import lists
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft, TableColumn, TableLayout, write_table

PREPARED_ROWS = 30

FormCells = Mapping[str, Cell]
"""The cells of one row by caption; a column that is not named stays blank."""

_YES_NO = lists.YES_NO.name
FORM2_COLUMNS = (
    TableColumn(Form2Column.NUMBER, 7, "Порядковый номер.", CellStyle.CENTRED),
    TableColumn(Form2Column.ENTERPRISE, 32, "Полное или краткое название предприятия ОПК.", CellStyle.WRAPPED),
    TableColumn(Form2Column.INN, 14, "ИНН предприятия: 10 цифр.", CellStyle.CENTRED_TEXT),
    TableColumn(Form2Column.PLACE, 18, "Где находится рабочее место.", CellStyle.WRAPPED),
    TableColumn(
        Form2Column.POSITION, 26, "Должность или рабочая профессия, по которой есть потребность.", CellStyle.WRAPPED
    ),
    TableColumn(Form2Column.JOBS, 10, "Сколько работников требуется.", CellStyle.COUNT),
    TableColumn(Form2Column.DEMANDS, 20, "Разряд, опыт, условия допуска.", CellStyle.WRAPPED),
    TableColumn(Form2Column.CODE, 15, "Обязательно: код вида 09.02.07.", CellStyle.CENTRED_TEXT),
    TableColumn(Form2Column.COOPERATION, 20, "Практика, целевое обучение, трудоустройство.", CellStyle.WRAPPED),
    TableColumn(
        Form2Column.PRACTICE,
        11,
        "Студенты, которые проходят практику сейчас. Тех, кто её завершил к отчётной дате, не указывайте.",
        CellStyle.COUNT,
    ),
    TableColumn(Form2Column.TARGET, 12, "Сверяется со столбцом «Целевой договор» мониторинга.", CellStyle.COUNT),
    TableColumn(Form2Column.SUMMER, 12, "Студенты, кроме выпускников отчётного года.", CellStyle.COUNT),
    TableColumn(Form2Column.DUAL, 12, "Сверяется со столбцом «Дуальный договор» мониторинга.", CellStyle.COUNT),
    TableColumn(Form2Column.HIRED, 16, "Сколько выпускников принято на работу.", CellStyle.COUNT),
    TableColumn(Form2Column.PAYMENTS, 13, "Поддержка от предприятия: да или нет.", CellStyle.CENTRED, _YES_NO),
    TableColumn(Form2Column.HOUSING, 13, "Поддержка от предприятия: да или нет.", CellStyle.CENTRED, _YES_NO),
    TableColumn(Form2Column.TRAVEL, 13, "Поддержка от предприятия: да или нет.", CellStyle.CENTRED, _YES_NO),
    TableColumn(Form2Column.PRACTICE_END, 13, "Последний день практики по договору.", CellStyle.DATE),
)
FORM3_COLUMNS = (
    TableColumn(Form3Column.NUMBER, 7, "Порядковый номер.", CellStyle.CENTRED),
    TableColumn(Form3Column.ENTERPRISE, 34, "Как в Форме 2.", CellStyle.WRAPPED),
    TableColumn(Form3Column.INN, 14, "Как в Форме 2.", CellStyle.CENTRED_TEXT),
    TableColumn(Form3Column.CODE, 16, "Код, как в столбце 8 Формы 2.", CellStyle.CENTRED_TEXT),
    TableColumn(Form3Column.POSITION, 30, "Как в Форме 2.", CellStyle.WRAPPED),
    TableColumn(Form3Column.JOBS, 11, "Как в столбце 6 Формы 2.", CellStyle.COUNT),
    TableColumn(Form3Column.PRACTICE, 12, "Как в столбце 10 Формы 2.", CellStyle.COUNT),
    TableColumn(Form3Column.TARGET, 13, "Как в столбце 11 Формы 2.", CellStyle.COUNT),
    TableColumn(Form3Column.DUAL, 13, "Как в столбце 13 Формы 2.", CellStyle.COUNT),
    TableColumn(Form3Column.HIRED, 17, "Как в столбце 14 Формы 2.", CellStyle.COUNT),
    TableColumn(Form3Column.CLOSED, 14, "Сколько мест из потребности закрыто.", CellStyle.COUNT),
    TableColumn(Form3Column.UPDATED, 13, "Когда строка проверена с предприятием.", CellStyle.DATE),
)


def write_form2(draft: Draft, rows: Sequence[FormCells], heading: str | None = None) -> None:
    """Nothing; writes «ОПК Форма 2»: column numbers above the captions, the rows below.

    With a heading on top it is the sheet of a workbook of its own, without «Справочники».
    """
    _write(draft, _Form(Sheet.OPK_FORM2, "ОПК_Форма_2", FORM2_COLUMNS), rows, heading)


def write_form3(draft: Draft, rows: Sequence[FormCells], heading: str | None = None) -> None:
    """Nothing; writes «ОПК Форма 3» in the same way."""
    _write(draft, _Form(Sheet.OPK_FORM3, "ОПК_Форма_3", FORM3_COLUMNS), rows, heading)


class _Form(NamedTuple):
    sheet: Sheet
    table: str
    columns: tuple[TableColumn, ...]


def _by_itself(column: TableColumn) -> TableColumn:
    """The column in a workbook without «Справочники»: its choices stand in the cell's own list."""
    if column.choices is None:
        return column
    return replace(column, choices=None, validation={"validate": "list", "source": list(lists.YES_NO.values)})


def _write(draft: Draft, form: _Form, rows: Sequence[FormCells], heading: str | None) -> None:
    worksheet = draft.sheet(form.sheet)
    above = 0 if heading is None else 1
    if heading is not None:
        worksheet.write_string(0, 0, heading, draft.look.format(bold=True, font_size=12))
    numbers = draft.look.format(align="center", font_color="#5A6A72", italic=True)
    for place in range(len(form.columns)):
        worksheet.write_number(above, place, place + 1, numbers)
    columns = form.columns if heading is None else tuple(map(_by_itself, form.columns))
    layout = TableLayout(form.table, columns, above + 1, frozen_columns=2, blank_rows=PREPARED_ROWS)
    write_table(draft, worksheet, layout, [[row.get(column.caption) for column in form.columns] for row in rows])
    worksheet.repeat_rows(0, above + 1)
