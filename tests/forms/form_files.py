"""Forms as files: rows of cells under a numbering row, so that a test shows the cell that it spoils."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from career_xl.domain.contingent_lines import LINES
from career_xl.domain.form_columns import COLLECTION_NUMBERS, FORM1_NUMBERS
from career_xl.forms.file_check import CheckedFile, check_file

FORM1_SHEET = "Форма 1 пятистрочная"
NETWORKS = "09.02.07 Информационные системы и программирование"
COOKS = "43.01.09 Повар, кондитер"

Rows = list[list[Any]]


def lines(programme: Any, number: int = 1) -> Rows:
    """A faultless block: 20 graduates, 3 with limited health, 1 of these and 2 others disabled, 4 with a contract."""
    counts = {"01": (15, 5), "02": (2, 1), "03": (1, 0), "04": (1, 1), "05": (4, 0)}
    return [
        [number, programme, line, caption, sum(counts[line]), *counts[line], *[0] * 20, None, None]
        for line, caption in LINES.items()
    ]


def head(above: int = 4) -> Rows:
    """Titles and captions, then the numbering row, which stands below so many rows."""
    return [["Сведения о занятости"], *[[]] * (above - 2), ["графы"], list(FORM1_NUMBERS)]


def form1(*blocks: Rows) -> Rows:
    """The rows of a five-line form: numbering in row 5, data from row 6."""
    return [*head(), *(row for block in blocks for row in block)]


def collection(*rows: list[Any]) -> Rows:
    """The rows of «1. Форма сбора»: numbering in row 4."""
    return [["Форма сбора"], [], ["Код и наименование"], list(COLLECTION_NUMBERS), *rows]


def programme_row(programme: Any, *, graduates: Any = 10, employed: Any = 6, **cells: Any) -> list[Any]:
    """A faultless row: of 10 graduates 6 in column 3 and 4 in column 17; `c3_1=7` puts 7 into column 3.1."""
    row = dict.fromkeys(COLLECTION_NUMBERS, 0) | {"1.1": "очная", "1.2": None, "1.3": None, "18": "ярмарки вакансий"}
    row |= {"1": programme, "2": graduates, "3": employed, "17": 4}
    return list((row | {name[1:].replace("_", "."): cell for name, cell in cells.items()}).values())


def persons(columns: int, *rows: list[Any]) -> Rows:
    """The rows of a sheet of persons: numbering in row 2."""
    return [["Код и наименование", "Уникальный номер"], [str(number) for number in range(1, columns + 1)], *rows]


def save(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """The path of a workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells, start=1):
                if cell is not None:
                    sheet.cell(row, column, cell)
    book.save(path)
    return path


def checked(folder: Path, rows: Rows, sheet: str = FORM1_SHEET) -> CheckedFile:
    """What became of a file with one sheet."""
    return check_file(save(folder / "форма.xlsx", {sheet: rows}), "форма.xlsx")


def checked_2025(folder: Path, main: Rows, limitations: Rows, targets: Rows) -> CheckedFile:
    """What became of a file with the three sheets of the 2025 form."""
    sheets = {"1. Форма сбора": main, "2. Нозологии": limitations, "3. Целевики": targets}
    return check_file(save(folder / "форма.xlsx", sheets), "форма.xlsx")


def cells(file: CheckedFile) -> list[tuple[str, int | None, str | None]]:
    """(rule, row, column) of each finding."""
    return [(finding.rule, finding.row, finding.column) for finding in file.findings]
