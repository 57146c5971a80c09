"""Workbooks that a real LibreOffice saved read the same in each of its formats."""

import datetime as dt
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from career_xl.documents.pdf import find_libreoffice
from career_xl.domain.sheets import Sheet
from career_xl.tables.reader import read_workbook
from tests.tables_reading.books import write, xlsx_parts

Save = Callable[[Path, str], Path]

VALUES = [
    ["Мониторинг выпускников", None, None, None, None, None],
    ["ФИО", "Дата рождения", "СНИЛС", "Код", "Доля", "Примечание"],
    ["Лугов Артём", dt.date(2006, 3, 14), "001-234-567 89", "09.02.07", 0.125, "  две  строки\nв ячейке"],
    [None, None, None, None, None, None],
    ["Елань Вера", dt.date(2005, 12, 31), "00123456789", "01.02.03", 7, "=не формула"],
]


@pytest.fixture(scope="module")
def saved_by_office(tmp_path_factory) -> Save:
    """The workbook as LibreOffice saves it in the format of that suffix."""
    folder = tmp_path_factory.mktemp("office")
    program = find_libreoffice()
    assert program, "LibreOffice is needed: tools/office_programs.sh"

    def save(path: Path, suffix: str) -> Path:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(program), profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return folder / f"{path.stem}.{suffix}"

    return save


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A workbook with a merged title, notes on the header and a hidden row."""
    path = tmp_path_factory.mktemp("made") / "Книга выпускников.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Мониторинг")
    date = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.merge_range("A1:F1", VALUES[0][0])
    for row, values in enumerate(VALUES[1:], start=1):
        for column, value in enumerate(values):
            if isinstance(value, dt.date):
                sheet.write_datetime(row, column, value, date)
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            elif value is not None:
                sheet.write_number(row, column, value)
    sheet.write_comment("A2", "Впишите как в паспорте")
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()
    return path


@pytest.mark.parametrize("suffix", ["ods", "xlsx"])
def test_values_are_the_same_after_office_saved_them(made: Path, saved_by_office: Save, suffix: str) -> None:
    before = read_workbook(made).need(Sheet.MONITORING)
    after = read_workbook(saved_by_office(made, suffix)).need(Sheet.MONITORING)
    assert before.rows == VALUES
    assert after.rows == VALUES


@pytest.mark.parametrize("suffix", ["ods", "xlsx"])
def test_formula_errors_are_found_after_office_computed_them(tmp_path, saved_by_office: Save, suffix: str) -> None:
    formulas = ["1+1", "1/0", "NA()", "NONAME+1", 'VALUE("x")', "A6", "SQRT(-1)"]
    cells = [f'<c r="A{row}"><f>{formula}</f></c>' for row, formula in enumerate(formulas, start=1)]
    uncomputed = write(tmp_path / f"formulas-{suffix}.xlsx", xlsx_parts(*cells))
    assert read_workbook(uncomputed).need(Sheet.MONITORING).uncomputed == 7
    sheet = read_workbook(saved_by_office(uncomputed, suffix)).need(Sheet.MONITORING)
    assert (sheet.rows[0], sheet.uncomputed) == ([2], 0)
    assert [sheet.errors[row, 1] for row in (2, 3, 4)] == ["#DIV/0!", "#N/A", "#NAME?"]
    # What the formats call the others differs: «#VALUE!» here, «Err:502» there.
    assert sorted(sheet.errors) == [(row, 1) for row in range(2, 8)]
