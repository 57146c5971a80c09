"""The sheets «2. Нозологии» and «3. Целевики» beside Form 1, in the recipient's layout (MP)."""

from collections.abc import Sequence

from career_xl.form_persons import ENDED, IN_FORCE, PersonLists, PersonRow
from career_xl.forms.persons import LIMITATIONS, TARGETS, PersonSheet
from career_xl.workbook.look import CellStyle, Look
from career_xl.workbook.row_height import fitted_height
from career_xl.workbook.xlsx import Workbook

_CAPTIONS: dict[str, tuple[tuple[str, float], ...]] = {
    LIMITATIONS.name: (
        ("Код и наименование профессии, специальности", 40),
        ("Уникальный номер выпускника", 14),
        ("Нозология", 24),
        ("Категория", 24),
        ("Договор о целевом обучении", 14),
        ("Участие в «Абилимпиксе»", 16),
        ("Занятость", 30),
    ),
    TARGETS.name: (
        ("Код и наименование профессии, специальности", 36),
        ("Уникальный номер выпускника", 14),
        ("Заказчик целевого обучения", 30),
        ("Примечание о заказчике", 16),
        ("ИНН заказчика", 14),
        ("Договор: действует или расторгнут", 14),
        ("Если действует: что делает выпускник", 40),
        ("Если расторгнут: как", 26),
        ("Если расторгнут: причина", 26),
        ("Если расторгнут: что делает выпускник", 26),
    ),
}
"""Captions and widths by sheet; the recipient goes by the numbers below them."""
_STATE_COLUMN = 5
_LAST_ROW = 2000
_HEADER_HEIGHT = 54
_A4 = 9


def add_person_sheets(workbook: Workbook, look: Look, lists: PersonLists) -> None:
    """Nothing; both sheets are in the workbook: numbers of the columns in row 2, one person per row from row 3."""
    _add(workbook, look, LIMITATIONS, lists.limitations)
    _add(workbook, look, TARGETS, lists.targets)


def _add(workbook: Workbook, look: Look, kind: PersonSheet, rows: Sequence[PersonRow]) -> None:
    worksheet = workbook.add_worksheet(kind.name)
    columns = _CAPTIONS[kind.name]
    for place, ((caption, width), number) in enumerate(zip(columns, kind.numbers, strict=True)):
        worksheet.set_column(place, place, width)
        worksheet.write_string(0, place, caption, look.header())
        worksheet.write_string(1, place, number, look.cell(CellStyle.CENTRED_TEXT, bold=True))
    worksheet.set_row(0, _HEADER_HEIGHT)
    text = look.cell(CellStyle.WRAPPED)
    for row, cells in enumerate(rows, start=2):
        for place, cell in enumerate(cells):
            worksheet.write_string(row, place, cell, text)
        sized = zip(cells, (width for _, width in columns), strict=True)
        worksheet.set_row(row, fitted_height(sized))
    if kind is TARGETS:
        worksheet.data_validation(
            2, _STATE_COLUMN, _LAST_ROW, _STATE_COLUMN, {"validate": "list", "source": [IN_FORCE, ENDED]}
        )
    worksheet.freeze_panes(2, 2)
    worksheet.repeat_rows(0, 1)
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer("&L&9&A&C&9Страница &P из &N")
