"""What one array formula spares: the figures of the demo workbook, each by a call of its own, and all by one."""

import re
from pathlib import Path

import openpyxl
from openpyxl.worksheet.formula import ArrayFormula
from python_calamine import CalamineWorkbook

from bench.commands import DEMO
from bench.timing import cpu_of_call, milliseconds, print_table
from career_xl.domain.sheets import Sheet
from career_xl.functions.com_values import answer

_KEYS = (0, 1, 3)
"""Cohort, code and line among the columns of «Контингент»."""


def print_calls(book: Path = DEMO) -> None:
    """Prints how often the workbook calls our functions, and what the contingent takes in either way."""
    sheets = openpyxl.load_workbook(book).worksheets
    formulas = [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row if _is_ours(cell.value)]
    arrays = [one for one in formulas if isinstance(one, ArrayFormula)]
    figures = sum(_height(one.ref) for one in arrays)
    read = CalamineWorkbook.from_path(str(book))
    table = [[None if cell == "" else cell for cell in row] for row in _rows(read, Sheet.MONITORING)]
    keys = [[row[place] for place in _KEYS] for row in _rows(read, Sheet.CONTINGENT)[1:] if row[_KEYS[0]]]

    def singly() -> list[object]:
        return [answer("CK_CONTINGENT", line, cohort, code, table) for cohort, code, line in keys]

    def at_once() -> object:
        cohorts, codes, lines = ([[cell] for cell in column] for column in zip(*keys, strict=True))
        return answer("CK_CONTINGENT", lines, cohorts, codes, table)

    each, by_cells = cpu_of_call(singly)
    whole, by_array = cpu_of_call(at_once)
    if [[number] for number in by_cells] != by_array:
        raise SystemExit("the array formula and the single cells differ")
    print_table(
        f"Functions of {book.name}, as Excel calls them; CPU in Python, without the way through COM",
        [
            ("calls of our functions to compute the whole workbook", str(len(formulas))),
            ("the same with a call for each figure", str(figures + len(formulas) - len(arrays))),
            (f"«Контингент», {len(keys)} figures, one array formula", milliseconds(whole)),
            (f"«Контингент», {len(keys)} figures, a call for each", milliseconds(each)),
            ("cells handed over for «Контингент» by one call", str(len(table) * len(table[0]))),
            ("the same with a call for each figure", str(len(keys) * len(table) * len(table[0]))),
        ],
    )


def _is_ours(value: object) -> bool:
    text = value.text if isinstance(value, ArrayFormula) else value
    return isinstance(text, str) and text.startswith("=") and "CK_" in text


def _height(place: str) -> int:
    rows = [int(number) for number in re.findall(r"\d+", place)]
    return rows[-1] - rows[0] + 1


def _rows(book: CalamineWorkbook, sheet: str) -> list[list[object]]:
    return [list(row) for row in book.get_sheet_by_name(str(sheet)).to_python()]
