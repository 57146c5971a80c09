"""Form 1 of one cohort as a workbook in the layout in which the recipient collects it (MP)."""

from collections.abc import Mapping
from pathlib import Path

from career_xl.documents.output import write_atomically
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import russian
from career_xl.domain.form_columns import FORM1_COUNTS
from career_xl.domain.form_layouts import FormLayout, form_layouts_for
from career_xl.form1 import Form1
from career_xl.form_persons import PersonLists
from career_xl.tables.observation import Observation
from career_xl.workbook.look import CellStyle, Look
from career_xl.workbook.person_sheets import add_person_sheets
from career_xl.workbook.xlsx import Worksheet, open_workbook

_COUNTS = FORM1_COUNTS
_WIDTHS = {"01": 5.0, "02": 34.0, "03": 7.0, "04": 36.0, "28": 24.0, "30": 18.0}
_COUNT_WIDTH = 10.0
_CAPTION_HEIGHT = 92
_A3 = 8


def write_form1(
    form: Form1, names: Mapping[str, str], observation: Observation, target: Path, lists: PersonLists | None = None
) -> None:
    """Nothing; the form is in `target` (.xlsx) in the layout of the reporting date, blocks of five lines per code.

    `names` are the programme names by code; with `lists`, the sheets of persons follow. OutputError when it cannot be
    written.
    """
    with write_atomically(target) as temporary:
        workbook = open_workbook(temporary, f"Форма 1, выпуск {form.cohort}")
        layouts = form_layouts_for(observation.report_date)
        look, worksheet = Look(workbook), workbook.add_worksheet(layouts.form1.sheet_name)
        _write_head(worksheet, look, form, observation)
        _write_lines(worksheet, look, form, (names, layouts.form1))
        _set_up_page(worksheet, layouts.form1)
        if lists:
            add_person_sheets(workbook, look, lists, layouts)
        workbook.close()


def _write_head(worksheet: Worksheet, look: Look, form: Form1, observation: Observation) -> None:
    passport, layout = observation.passport, form_layouts_for(observation.report_date).form1
    worksheet.write_string(
        0, 0, f"Сведения о занятости выпускников {form.cohort} года", look.format(bold=True, font_size=14)
    )
    college = passport.full_name or passport.short_name or ""
    worksheet.write_string(1, 0, college, look.format())
    worksheet.write_string(2, 0, f"По состоянию на {russian(observation.report_date)}", look.format())
    numbers = layout.numbering_row - 1
    for place, (column, caption) in enumerate(layout.captions.items()):
        worksheet.set_column(place, place, _WIDTHS.get(column, _COUNT_WIDTH))
        worksheet.write_string(numbers - 1, place, caption, look.header())
        worksheet.write_string(numbers, place, column, look.cell(CellStyle.CENTRED_TEXT, bold=True))
    worksheet.set_row(numbers - 1, _CAPTION_HEIGHT)


def _write_lines(worksheet: Worksheet, look: Look, form: Form1, laid_out: tuple[Mapping[str, str], FormLayout]) -> None:
    names, layout = laid_out
    text, count = look.cell(CellStyle.WRAPPED), look.cell(CellStyle.COUNT)
    row = layout.numbering_row
    for number, (code, lines) in enumerate(form.by_code.items(), start=1):
        for line, cells in lines.items():
            texts = {"02": f"{code} {names.get(code, '')}".strip(), "03": line, "04": LINES[line]}
            for place, column in enumerate(layout.captions):
                if column in _COUNTS or column == "01":
                    worksheet.write_number(row, place, cells.get(column, number), count)
                else:
                    worksheet.write_string(row, place, texts.get(column, ""), text)
            row += 1


def _set_up_page(worksheet: Worksheet, layout: FormLayout) -> None:
    worksheet.freeze_panes(layout.numbering_row, 4)
    worksheet.repeat_rows(layout.numbering_row - 2, layout.numbering_row - 1)
    worksheet.set_landscape()
    worksheet.set_paper(_A3)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    worksheet.set_footer("&C&9Страница &P из &N")
