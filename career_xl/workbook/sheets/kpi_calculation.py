"""What computes «Показатели»: one array formula for each table that figures are counted from."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from career_xl.domain.sheets import Sheet
from career_xl.kpi.compute import single_sheet
from career_xl.kpi.figure_text import NO_DATA
from career_xl.kpi.results import KpiResult
from career_xl.workbook.sheets import events, monitoring, passport, vacancies
from career_xl.workbook.sheets.array_block import FIRST_ROW, BlockColumns, BlockWriter, Figure
from career_xl.workbook.table_sheet import Draft
from career_xl.workbook.xlsx import Worksheet

Key = tuple[str, str, int | None]
"""Code, category and cohort, which no two figures share."""
_COLUMNS = BlockColumns(26, ("Код", "Категория", "Год выпуска"))
"""From AA on."""
_TABLES: Mapping[Sheet, str] = {
    Sheet.MONITORING: monitoring.TABLE,
    Sheet.EVENTS: events.TABLE,
    Sheet.VACANCIES: vacancies.TABLE,
    Sheet.PASSPORT: passport.TABLE,
}
"""The table on the sheet; it is passed so that the cell is computed anew when it changes."""


def write_calculation(draft: Draft, worksheet: Worksheet, results: Sequence[KpiResult]) -> None:
    """Nothing; writes the columns, hidden, for the figures that are counted from one table each."""
    blocks = BlockWriter(draft, worksheet, _COLUMNS)
    for table, run in groupby(_ordered(results), key=table_of):
        figures = [Figure(key_of(result), figure_cell(result)) for result in run]
        blocks.add(figures, f"=CK_KPI({{keys}},{table}[#All],{passport.REPORT_DATE_NAME})")


def calculated_cells(results: Sequence[KpiResult]) -> Mapping[Key, str]:
    """The reference to the cell that computes a figure; none for figures of several tables."""
    return {key_of(result): _COLUMNS.reference(row) for row, result in enumerate(_ordered(results), start=FIRST_ROW)}


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
