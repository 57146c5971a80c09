"""The sheets «2. Нозологии» and «3. Целевики» beside Form 1, in the recipient's layout (MP)."""

from collections.abc import Sequence

from career_xl.domain.form_layouts import FormLayout, FormLayouts
from career_xl.form_persons import ENDED, IN_FORCE, PersonLists, PersonRow
from career_xl.forms.persons import LIMITATIONS, TARGETS, PersonSheet
from career_xl.workbook.look import CellStyle, Look
from career_xl.workbook.row_height import fitted_height
from career_xl.workbook.xlsx import Workbook

_WIDTHS: dict[str, tuple[float, ...]] = {
    LIMITATIONS.name: (40, 14, 24, 24, 14, 16, 30),
    TARGETS.name: (36, 14, 30, 16, 14, 14, 40, 26, 26, 26),
}
"""Widths of the columns by sheet."""
_FURTHER_WIDTH = 20.0
_STATE_NUMBER = "6"
"""Column of the state of a target contract."""
_LAST_ROW = 2000
_HEADER_HEIGHT = 54
_A4 = 9


def add_person_sheets(workbook: Workbook, look: Look, lists: PersonLists, layouts: FormLayouts) -> None:
    """Nothing; both sheets are in the workbook, in these layouts: one person per row below the numbers."""
    _add(workbook, look, (LIMITATIONS, layouts.limitations), lists.limitations)
    _add(workbook, look, (TARGETS, layouts.targets), lists.targets)


def _add(workbook: Workbook, look: Look, laid_out: tuple[PersonSheet, FormLayout], rows: Sequence[PersonRow]) -> None:
    kind, layout = laid_out
    worksheet = workbook.add_worksheet(layout.sheet_name)
    first = layout.numbering_row
    widths = [
        dict(zip(kind.numbers, _WIDTHS[kind.name], strict=True)).get(each, _FURTHER_WIDTH) for each in layout.captions
    ]
    for place, (number, caption) in enumerate(layout.captions.items()):
        worksheet.set_column(place, place, widths[place])
        worksheet.write_string(first - 2, place, caption, look.header())
        worksheet.write_string(first - 1, place, number, look.cell(CellStyle.CENTRED_TEXT, bold=True))
    worksheet.set_row(first - 2, _HEADER_HEIGHT)
    text = look.cell(CellStyle.WRAPPED)
    for row, person in enumerate(rows, start=first):
        known = dict(zip(kind.numbers, person, strict=True))
        cells = [known.get(number, "") for number in layout.captions]
        for place, cell in enumerate(cells):
            worksheet.write_string(row, place, cell, text)
        worksheet.set_row(row, fitted_height(zip(cells, widths, strict=True)))
    if kind is TARGETS and _STATE_NUMBER in layout.captions:
        state = list(layout.captions).index(_STATE_NUMBER)
        choices = {"validate": "list", "source": [IN_FORCE, ENDED]}
        worksheet.data_validation(first, state, _LAST_ROW, state, choices)
    worksheet.freeze_panes(first, 2)
    worksheet.repeat_rows(first - 2, first - 1)
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer("&L&9&A&C&9Страница &P из &N")
