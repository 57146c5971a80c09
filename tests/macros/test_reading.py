"""An open workbook is read as its file is read by the command line."""

import shutil

from career_xl.macros.reading import read_book
from career_xl.rules.check import check
from career_xl.shipped import shipped_file
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook


def flat(workbook):
    return [
        (found.rule, found.sheet, found.row, found.sheet_column, found.value)
        for found in check(observe(workbook)).findings
    ]


def test_the_open_demo_workbook_has_the_findings_of_its_file(app, tmp_path):
    path = tmp_path / "demo.xlsx"
    shutil.copyfile(shipped_file("workbooks/monitoring_demo.xlsx"), path)
    book = app.books.open(str(path))
    found = flat(read_book(book))
    book.close()
    assert found == flat(read_workbook(path))
    assert found


def test_an_error_of_a_formula_is_told_apart_from_a_text_that_reads_like_one(opened):
    def change(file):
        file["Мониторинг"]["J2"] = "=1/0"
        file["Мониторинг"]["J3"] = "#1 группа"

    sheet = read_book(opened(change=change)).sheets[1]
    # A file engine cannot compute: there the formula has no value yet.
    assert sheet.errors in ({(2, 10): "#DIV/0!"}, {})
    assert (sheet.rows[1][9], sheet.rows[2][9]) == (None, "#1 группа")


def test_hidden_rows_are_read(opened):
    def change(file):
        file["Мониторинг"].row_dimensions[3].hidden = True
        file["Мониторинг"].auto_filter.ref = "A1:AK4"

    assert len(observe(read_book(opened(change=change))).monitoring) == 3


def test_a_change_that_is_not_saved_is_read(opened):
    book = opened()
    book.sheets["Мониторинг"]["B2"].value = "Иванова Ольга Юрьевна"
    assert read_book(book).sheets[1].rows[1][1] == "Иванова Ольга Юрьевна"


def test_codes_with_leading_zeros_stay_text(opened):
    assert read_book(opened()).sheets[1].rows[1][7] == "09.02.07"
