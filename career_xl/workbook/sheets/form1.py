"""The sheet «Форма 1»: the ministry's five-line form of one cohort (domain §2.2, MP)."""

from collections.abc import Mapping

from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import russian
from career_xl.domain.form_columns import FORM1_PARTS, FORM1_TOTAL
from career_xl.domain.form_layouts import FormLayout, form_layouts_for
from career_xl.domain.sheets import Sheet
from career_xl.workbook.figures import Figures
from career_xl.workbook.look import CellStyle
from career_xl.workbook.row_height import fitted_height
from career_xl.workbook.table_sheet import Draft, Formula, SheetCell, protect
from career_xl.workbook.xlsx import Worksheet, cell_name

_GROUPS = (
    ("05", "05", "Выпуск"),
    ("06", "12", "Заняты, учатся, служат, в отпуске"),
    ("13", "16", "Под риском нетрудоустройства"),
    ("17", "21", "Не могут работать по иным причинам"),
    ("22", "27", "Прогноз для остальных"),
)
_WIDTHS = {"01": 6, "02": 46, "03": 8, "04": 50, "05": 9, "28": 20, "30": 18}
_FIGURE_WIDTH = 6.5
_VERTICAL = 90


def write_form1(draft: Draft, figures: Figures) -> None:
    """Nothing; writes the form of the latest released cohort, or only its header where there is none."""
    worksheet = draft.sheet(Sheet.FORM1)
    layout = _layout(figures)
    numbers, numbers_row = list(layout.captions), layout.numbering_row - 1
    for place, number in enumerate(numbers):
        worksheet.set_column(place, place, _WIDTHS.get(number, _FIGURE_WIDTH))
    _write_header(draft, worksheet, figures)
    last = _write_blocks(draft, worksheet, figures)
    worksheet.freeze_panes(numbers_row + 1, 4)
    worksheet.repeat_rows(numbers_row - 2, numbers_row)
    worksheet.print_area(0, 0, last, len(numbers) - 1)
    protect(worksheet)


def _layout(figures: Figures) -> FormLayout:
    return form_layouts_for(figures.observation.report_date).form1


def _write_header(draft: Draft, worksheet: Worksheet, figures: Figures) -> None:
    form, layout = figures.form1, _layout(figures)
    numbers, numbers_row = list(layout.captions), layout.numbering_row - 1
    title = draft.look.format(bold=True, font_size=13)
    cohort = f" {form.cohort} года" if form else ""
    worksheet.write_string(0, 0, f"Занятость выпускников{cohort}: пятистрочная форма", title)
    college = figures.observation.passport.short_name or ""
    as_of = f" на {russian(figures.observation.report_date)}" if form else ""
    filled = "Заполнено по листу «Мониторинг»" if form else "Заполняется по листу «Мониторинг»"
    worksheet.write_string(1, 0, " · ".join(filter(None, (college, f"{filled}{as_of}"))), draft.look.format())
    header = draft.look.header()
    for first, last, words in _GROUPS:
        left, right = numbers.index(first), numbers.index(last)
        if left == right:
            worksheet.write_string(2, left, words, header)
        else:
            worksheet.merge_range(2, left, 2, right, words, header)
    upright = draft.look.header(rotation=_VERTICAL)
    for place, number in enumerate(numbers):
        style = header if number in _WIDTHS and number != FORM1_TOTAL else upright
        worksheet.write_string(numbers_row - 1, place, layout.captions[number], style)
        worksheet.write_string(numbers_row, place, number, header)
    worksheet.set_row(2, 46)
    worksheet.set_row(numbers_row - 1, 175)


def _write_blocks(draft: Draft, worksheet: Worksheet, figures: Figures) -> int:
    """Row of the last line, from 0, after writing a block of five lines per code."""
    form, layout = figures.form1, _layout(figures)
    numbers, row = list(layout.captions), layout.numbering_row - 1
    if form is None:
        return row
    programmes = figures.programmes[form.cohort]
    for number, (code, lines) in enumerate(form.by_code.items(), start=1):
        name = f"{code} {programmes[code]}".strip()
        for line, caption in LINES.items():
            row += 1
            cells = lines[line]
            parts = [cell_name(row, numbers.index(column)) for column in (FORM1_PARTS[0], FORM1_PARTS[-1])]
            total = Formula(f"=SUM({':'.join(parts)})", cells[FORM1_TOTAL])
            known: dict[str, SheetCell] = {"01": number, "02": name, "03": line, "04": caption}
            _write_line(draft, worksheet, row, {**dict.fromkeys(numbers), **cells, **known, FORM1_TOTAL: total})
    return row


def _write_line(draft: Draft, worksheet: Worksheet, row: int, cells: Mapping[str, SheetCell]) -> None:
    for place, (number, cell) in enumerate(cells.items()):
        wide = number in ("02", "04", "28", "30")
        style = CellStyle.WRAPPED if wide else CellStyle.CENTRED_TEXT if number == "03" else CellStyle.COUNT
        typed = number in ("28", "30")
        draft.write(worksheet, (row, place), cell, draft.look.cell(style, computed=not typed))
    worksheet.set_row(row, fitted_height([(str(cells[each]), _WIDTHS[each]) for each in ("02", "04")]))
