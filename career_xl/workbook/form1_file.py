"""Form 1 of one cohort as a workbook in the layout in which the recipient collects it (MP)."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from career_xl.documents.output import write_atomically
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import russian
from career_xl.domain.form_columns import FORM1_COUNTS
from career_xl.domain.passport import Passport
from career_xl.form1 import Form1
from career_xl.form_persons import PersonLists
from career_xl.tables.observation import Observation
from career_xl.workbook.look import CellStyle, Look
from career_xl.workbook.person_sheets import add_person_sheets
from career_xl.workbook.xlsx import Worksheet, open_workbook

SHEET_NAME = "Форма 1 пятистрочная"
NUMBERING_ROW = 5
"""Row in which the recipient looks for the numbers of the columns, from 1; the data follow it."""

CAPTIONS: Mapping[str, str] = {
    "01": "№ п/п",
    "02": "Код и наименование профессии, специальности",
    "03": "Номер строки",
    "04": "Категория выпускников",
    "05": "Всего выпускников",
    "06": "Трудоустроены (трудовой договор, договор ГПХ)",
    "07": "Индивидуальные предприниматели",
    "08": "Самозанятые",
    "09": "Продолжили обучение",
    "10": "Призваны в ВС РФ",
    "11": "Служат по контракту",
    "12": "Отпуск по беременности, родам, уходу за ребёнком, усыновлению",
    "13": "Риск: неформальная занятость",
    "14": "Риск: безработные в ЦЗН",
    "15": "Риск: нет мотивации",
    "16": "Риск: иные причины",
    "17": "Смерть, тяжёлое состояние здоровья",
    "18": "Следствие, отбывание наказания",
    "19": "Выезд за пределы РФ",
    "20": "Уход за родственником",
    "21": "Иностранные граждане без СНИЛС",
    "22": "Прогноз: трудоустройство",
    "23": "Прогноз: ИП",
    "24": "Прогноз: самозанятость",
    "25": "Прогноз: призыв в ВС РФ",
    "26": "Прогноз: служба по контракту",
    "27": "Прогноз: продолжение обучения",
    "28": "Меры содействия занятости",
    "30": "Примечание",
}
"""Caption by column number; the form has no column 29."""

_COUNTS = FORM1_COUNTS
_WIDTHS = {"01": 5.0, "02": 34.0, "03": 7.0, "04": 36.0, "28": 24.0, "30": 18.0}
_COUNT_WIDTH = 10.0
_CAPTION_HEIGHT = 92
_A3 = 8


def write_form1(
    form: Form1, names: Mapping[str, str], observation: Observation, target: Path, lists: PersonLists | None = None
) -> None:
    """Nothing; the form is in `target` (.xlsx): numbers of the columns in row 5, blocks of five lines from row 6.

    `names` are the programme names by code; with `lists`, the sheets of persons follow. OutputError when it cannot be
    written.
    """
    with write_atomically(target) as temporary:
        workbook = open_workbook(temporary, f"Форма 1, выпуск {form.cohort}")
        look, worksheet = Look(workbook), workbook.add_worksheet(SHEET_NAME)
        _write_head(worksheet, look, form, observation.passport, observation.report_date)
        _write_lines(worksheet, look, form, names)
        _set_up_page(worksheet)
        if lists:
            add_person_sheets(workbook, look, lists)
        workbook.close()


def _write_head(worksheet: Worksheet, look: Look, form: Form1, passport: Passport, report_date: dt.date) -> None:
    worksheet.write_string(
        0, 0, f"Сведения о занятости выпускников {form.cohort} года", look.format(bold=True, font_size=14)
    )
    college = passport.full_name or passport.short_name or ""
    worksheet.write_string(1, 0, college, look.format())
    worksheet.write_string(2, 0, f"По состоянию на {russian(report_date)}", look.format())
    for number, (column, caption) in enumerate(CAPTIONS.items()):
        worksheet.set_column(number, number, _WIDTHS.get(column, _COUNT_WIDTH))
        worksheet.write_string(NUMBERING_ROW - 2, number, caption, look.header())
        worksheet.write_string(NUMBERING_ROW - 1, number, column, look.cell(CellStyle.CENTRED_TEXT, bold=True))
    worksheet.set_row(NUMBERING_ROW - 2, _CAPTION_HEIGHT)


def _write_lines(worksheet: Worksheet, look: Look, form: Form1, names: Mapping[str, str]) -> None:
    text, count = look.cell(CellStyle.WRAPPED), look.cell(CellStyle.COUNT)
    row = NUMBERING_ROW
    for number, (code, lines) in enumerate(form.by_code.items(), start=1):
        for line, cells in lines.items():
            texts = {"02": f"{code} {names.get(code, '')}".strip(), "03": line, "04": LINES[line], "28": "", "30": ""}
            for place, column in enumerate(CAPTIONS):
                if column in texts:
                    worksheet.write_string(row, place, texts[column], text)
                else:
                    worksheet.write_number(row, place, cells[column] if column in _COUNTS else number, count)
            row += 1


def _set_up_page(worksheet: Worksheet) -> None:
    worksheet.freeze_panes(NUMBERING_ROW, 4)
    worksheet.repeat_rows(NUMBERING_ROW - 2, NUMBERING_ROW - 1)
    worksheet.set_landscape()
    worksheet.set_paper(_A3)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    worksheet.set_footer("&C&9Страница &P из &N")
