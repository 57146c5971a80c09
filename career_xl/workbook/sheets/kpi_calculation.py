"""What computes «Показатели»: one array formula for each table that figures are counted from, in hidden columns.

Excel hands a whole table over with each call of a function: a formula of its own for each figure would stop the
officer's typing for seconds. The figures of «Показатели» refer to these cells. They are not the blocks themselves,
because LibreOffice computes array formulas whenever it opens a file and would show errors where the extension is not
installed; what refers to them keeps its saved value. They stand on «Дашборд», which no command writes to.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from career_xl.domain.sheets import Sheet
from career_xl.kpi.compute import single_sheet
from career_xl.kpi.figure_text import NO_DATA
from career_xl.kpi.results import KpiResult
from career_xl.workbook.look import CellStyle
from career_xl.workbook.sheets import events, monitoring, passport, vacancies
from career_xl.workbook.table_sheet import Draft
from career_xl.workbook.xlsx import Worksheet, cell_name, fixed_cell_name

Key = tuple[str, str, int | None]
"""Code, category and cohort, which no two figures share."""
_CAPTIONS = ("Код", "Категория", "Год выпуска", "Значение")
_LEFT = 26
"""The first of the columns, from 0: AA."""
_VALUE = _LEFT + len(_CAPTIONS) - 1
_TABLES: Mapping[Sheet, str] = {
    Sheet.MONITORING: monitoring.TABLE,
    Sheet.EVENTS: events.TABLE,
    Sheet.VACANCIES: vacancies.TABLE,
    Sheet.PASSPORT: passport.TABLE,
}
"""The table on the sheet; it is passed so that the cell is computed anew when it changes."""


def write_calculation(draft: Draft, worksheet: Worksheet, results: Sequence[KpiResult]) -> None:
    """Nothing; writes the columns, hidden, for the figures that are counted from one table each."""
    for number, caption in enumerate(_CAPTIONS, start=_LEFT):
        worksheet.write_string(0, number, caption, draft.look.header())
    worksheet.set_column(_LEFT, _VALUE, 12, None, {"hidden": True})
    style = draft.look.cell(CellStyle.GENERAL, computed=True)
    ordered = _ordered(results)
    for row, result in enumerate(ordered, start=1):
        for column, cell in enumerate(key_of(result), start=_LEFT):
            draft.write(worksheet, (row, column), cell, style)
    first = 1
    for table, run in groupby(ordered, key=table_of):
        values = [figure_cell(result) for result in run]
        last = first + len(values) - 1
        keys = ",".join(f"{cell_name(first, column)}:{cell_name(last, column)}" for column in range(_LEFT, _VALUE))
        formula = f"=CK_KPI({keys},{table}[#All],{passport.REPORT_DATE_NAME})"
        worksheet.write_array_formula(first, _VALUE, last, _VALUE, formula, style, values[0])
        # What the formula gave is kept in each of its cells.
        for row, value in enumerate(values[1:], start=first + 1):
            draft.write(worksheet, (row, _VALUE), value, style)
        first = last + 1


def calculated_cells(results: Sequence[KpiResult]) -> Mapping[Key, str]:
    """The reference to the cell that computes a figure; none for figures of several tables."""
    return {
        key_of(result): f"='{Sheet.DASHBOARD}'!{fixed_cell_name(row, _VALUE)}"
        for row, result in enumerate(_ordered(results), start=1)
    }


def key_of(result: KpiResult) -> Key:
    """What tells the figure from all others."""
    return str(result.definition.code), str(result.category), result.cohort


def table_of(result: KpiResult) -> str | None:
    """The table that the figure is counted from; None where it is counted from several."""
    sheet = single_sheet(result.definition.code)
    return None if sheet is None else _TABLES[sheet]


def figure_cell(result: KpiResult) -> str | float:
    """The figure as it stands in a cell."""
    if result.value is None:
        return NO_DATA
    return int(result.value) if result.value.denominator == 1 else float(result.value)


def _ordered(results: Sequence[KpiResult]) -> list[KpiResult]:
    """The figures of one table each, those of the same table together."""
    return sorted((result for result in results if table_of(result)), key=lambda result: table_of(result) or "")
