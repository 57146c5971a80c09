"""The sheet «Контингент»: lines 01–05 by cohort and code beside the figures of СПО-1 and АИС (domain §2, §2.3)."""

from collections.abc import Mapping

from career_xl.domain.contingent_lines import LINES
from career_xl.domain.sheets import Sheet
from career_xl.workbook.figures import Figures
from career_xl.workbook.look import FAINT, CellStyle
from career_xl.workbook.saved import SavedOn
from career_xl.workbook.sheets.contingent_calculation import TOTAL, ContingentRow, calculated_cell, contingent_rows
from career_xl.workbook.sheets.passport import value_cell
from career_xl.workbook.table_sheet import Draft, Formula, SheetCell, TableColumn, TableLayout, protect, write_table
from career_xl.workbook.xlsx import Worksheet, cell_name

TABLE = "Контингент"
_CODE, _OURS, _SPO1, _AIS, _DIFFERENCE, _SAVED = 1, 5, 6, 7, 8, 9
_SIGNATURES = 11
"""Column of the block with the data of the signatures."""
_FIRST_ROW = 1
"""Of the table's body, from 0."""

TypedFigures = Mapping[tuple[int, str, str], int]
"""Figures of another source by cohort, code (or «Всего») and line."""


def write_contingent(draft: Draft, figures: Figures, spo1: TypedFigures, saved_on: SavedOn) -> None:
    """Nothing; writes five lines per code and the totals of each cohort; the figures of СПО-1 where they are known."""
    worksheet = draft.sheet(Sheet.CONTINGENT)
    rows = []
    for number, row in enumerate(contingent_rows(figures)):
        programme = figures.programmes.get(row.cohort, {}).get(row.code, "")
        rows.append(_cells(row, number, programme, spo1.get((row.cohort, row.code, row.line))))
    first, last = write_table(draft, worksheet, TableLayout(TABLE, _columns(saved_on), frozen_columns=2), rows)
    faint = draft.look.format(font_color=FAINT)
    ours = cell_name(first, _OURS)
    worksheet.conditional_format(
        first, _OURS, last, _OURS, {"type": "formula", "criteria": f"=ISERROR({ours})", "format": faint}
    )
    bold = draft.look.format(bold=True)
    total = {"type": "formula", "criteria": f'=${cell_name(first, _CODE)}="{TOTAL}"', "format": bold}
    worksheet.conditional_format(first, 0, last, _DIFFERENCE, total)
    _write_signatures(draft, worksheet, figures)
    worksheet.print_area(0, 0, last, _SAVED)
    protect(worksheet)


def write_typed_contingent(draft: Draft, spo1: TypedFigures) -> None:
    """Nothing; writes what is typed into the sheet and nothing else: the figures that П15 is counted from."""
    rows = [(cohort, code, line, count) for (cohort, code, line), count in spo1.items()]
    worksheet = draft.sheet(Sheet.CONTINGENT)
    for number, cells in enumerate((("Год выпуска", "Код", "Строка", "СПО-1"), *rows)):
        worksheet.write_row(number, 0, cells)


def _columns(saved_on: SavedOn) -> tuple[TableColumn, ...]:
    other = "Впишите число из отчёта: оно сравнится с мониторингом."
    return (
        TableColumn("Год выпуска", 10, "", CellStyle.COUNT, computed=True),
        TableColumn("Код", 11, "«Всего» — итог по выпуску.", CellStyle.CENTRED_TEXT, computed=True),
        TableColumn("Профессия/специальность", 56, "", CellStyle.WRAPPED, computed=True),
        TableColumn("Строка", 8, "Строки 01–05 документа о контингенте.", CellStyle.CENTRED_TEXT, computed=True),
        TableColumn("Категория", 60, "", CellStyle.WRAPPED, computed=True),
        TableColumn(
            "Мониторинг",
            12,
            "Формула по листу «Мониторинг». Нужна надстройка career_xl; без неё смотрите последний столбец.",
            CellStyle.COUNT,
            computed=True,
        ),
        TableColumn("СПО-1", 9, f"{other} Даты источников — справа от таблицы.", CellStyle.COUNT),
        TableColumn("АИС", 9, other, CellStyle.COUNT),
        TableColumn(
            "Разница",
            12,
            "Мониторинг минус СПО-1. Пусто, пока не заполнен столбец «СПО-1».",
            CellStyle.DIFFERENCE,
            computed=True,
        ),
        TableColumn(saved_on.caption, 15, f"Посчитано {saved_on.words}.", CellStyle.COUNT, computed=True),
    )


def _cells(row: ContingentRow, number: int, programme: str, spo1: int | None) -> list[SheetCell]:
    ours, other, saved = (cell_name(_FIRST_ROW + number, place) for place in (_OURS, _SPO1, _SAVED))
    difference = f'=IF({other}="","",IFERROR({ours},{saved})-{other})'
    return [
        row.cohort,
        row.code,
        programme,
        row.line,
        LINES[row.line],
        Formula(calculated_cell(number), row.graduates),
        spo1,
        None,
        Formula(difference, "" if spo1 is None else row.graduates - spo1),
        row.graduates,
    ]


def _write_signatures(draft: Draft, worksheet: Worksheet, figures: Figures) -> None:
    """The names and dates of the signature block, taken from «Паспорт», and the dates of the other sources."""
    passport = figures.observation.passport
    worksheet.set_column(_SIGNATURES, _SIGNATURES, 26)
    worksheet.set_column(_SIGNATURES + 1, _SIGNATURES + 1, 40)
    title = draft.look.header()
    worksheet.merge_range(0, _SIGNATURES, 0, _SIGNATURES + 1, "Для подписи и сверки", title)
    key = draft.look.cell(CellStyle.GENERAL, computed=True)
    text = draft.look.cell(CellStyle.WRAPPED, computed=True)
    named = (
        ("Директор", "director", passport.director),
        ("Ответственный ЦК", "officer", passport.officer),
        ("Организация", "short_name", passport.short_name),
    )
    for row, (caption, field, value) in enumerate(named, start=1):
        worksheet.write_string(row, _SIGNATURES, caption, key)
        reference = value_cell(field)
        formula = Formula(f'=IF({reference}="","",{reference})', value or "")
        draft.write(worksheet, (row, _SIGNATURES + 1), formula, text)
    for row, caption in enumerate(("Основание (приказ о выпуске)", "Дата данных СПО-1", "Дата данных АИС"), start=4):
        worksheet.write_string(row, _SIGNATURES, caption, key)
        style = CellStyle.WRAPPED if row == 4 else CellStyle.DATE
        worksheet.write_blank(row, _SIGNATURES + 1, None, draft.look.cell(style))
