"""What computes the figures of «Контингент»: one array formula for all its rows."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from career_xl.contingent import Lines
from career_xl.domain.contingent_lines import LINES
from career_xl.workbook.figures import Figures
from career_xl.workbook.sheets import monitoring
from career_xl.workbook.sheets.array_block import FIRST_ROW, BlockColumns, BlockWriter, Figure
from career_xl.workbook.table_sheet import Draft
from career_xl.workbook.xlsx import Worksheet

TOTAL = "Всего"
"""Stands for a code in the rows of totals."""
_COLUMNS = BlockColumns(31, ("Строка", "Год выпуска", "Код"))
"""From AF on, right of what computes «Показатели»."""


class ContingentRow(NamedTuple):
    """One row of «Контингент»: a line of a code, or of the total, of a cohort."""

    cohort: int
    code: str
    """Code, «—» for graduates without a usable one, or «Всего»."""
    line: str
    graduates: int


def contingent_rows(figures: Figures) -> Iterator[ContingentRow]:
    """The rows in the order of the sheet: five lines per code and the totals of each cohort."""
    nobody: Lines = dict.fromkeys(LINES, 0)
    for cohort, contingent in figures.contingents.items():
        by_code = contingent.by_code if contingent else {}
        totals = contingent.lines if contingent else nobody
        for code, counts in (*by_code.items(), (TOTAL, totals)):
            for line in LINES:
                yield ContingentRow(cohort, code, line, counts[line])


def write_contingent_calculation(draft: Draft, worksheet: Worksheet, rows: Sequence[ContingentRow]) -> None:
    """Nothing; writes the columns, hidden, for all rows."""
    figures = [Figure((row.line, row.cohort, row.code), row.graduates) for row in rows]
    BlockWriter(draft, worksheet, _COLUMNS).add(figures, f"=CK_CONTINGENT({{keys}},{monitoring.TABLE}[#All])")


def calculated_cell(number: int) -> str:
    """The reference to the cell that computes the figure of the row, numbered from 0."""
    return _COLUMNS.reference(FIRST_ROW + number)
