"""The command «Формы ОПК» on an open workbook."""

import shutil

import pytest

from career_xl.documents.registry import Registry
from career_xl.domain.academic_year import AcademicYear
from career_xl.macros.commands import run
from career_xl.opk.filling import fill_forms
from career_xl.shipped import shipped_file
from career_xl.tables.observation import observe
from career_xl.tables.opk_sheets import Form2Column
from career_xl.tables.reader import read_workbook
from career_xl.workbook.new_workbook import write_new_workbook
from tests.rules.opk_rows import APPRENTICE

NUMBERS = ("Рабочих мест", "Целевые договоры, чел.", "Дуальные договоры, чел.", "Трудоустроено выпускников, чел.")
COPY = "ОПК Форма 2 и 3, 20.11.2026.xlsx"


@pytest.fixture
def demo(app, tmp_path):
    path = tmp_path / "Учебная.xlsx"
    shutil.copyfile(shipped_file("workbooks/monitoring_demo.xlsx"), path)
    book = app.books.open(str(path))
    yield book
    book.close()


def cells(row):
    return {caption: cell for caption, cell in zip(Form2Column, row, strict=True) if cell not in (None, "")}


def test_the_sheets_hold_what_the_command_line_fills_in_and_nothing_typed_is_changed(demo, session, tmp_path):
    sheet = demo.sheets["ОПК Форма 2"]
    before = sheet["A1:R7"].value
    forms = fill_forms(observe(read_workbook(tmp_path / "Учебная.xlsx")))
    answer = run("opk", demo, session)
    assert answer.done, answer.sentence
    assert f"заполнено пустых ячеек — {forms.proposed}, добавлено строк — 2" in answer.sentence
    assert f"«{COPY}» записан рядом с книгой" in answer.sentence
    assert sheet["A1:R7"].value == before
    assert cells(sheet["A8:R8"].value) == dict(forms.form2[-1].cells)
    assert sheet["C8"].value == "6399100532"
    assert [table.range.last_cell.row for table in sheet.tables] == [8]
    assert demo.sheets["ОПК Форма 3"]["K8"].value == 2
    assert "строка 6: впишите код" in " ".join(answer.details)


def test_the_copy_of_the_week_is_registered(demo, session, tmp_path):
    run("opk", demo, session)
    second, third = Registry(tmp_path).records()
    assert [record.document.kind for record in (second, third)] == ["ОПК Форма 2", "ОПК Форма 3"]
    assert [file.name for file in (*second.files, *third.files)] == [COPY, COPY]
    assert demo.sheets["Реестр документов"]["A2"].value == second.number
    again = run("opk", demo, session)
    assert "заполнено пустых ячеек — 0, добавлено строк — 0" in again.sentence
    assert "20.11.2026 (2).xlsx" in again.sentence


def test_undo_takes_the_rows_back(demo, session):
    sheet = demo.sheets["ОПК Форма 2"]
    before = sheet["A1:R9"].value
    run("opk", demo, session)
    assert sheet["A1:R9"].value != before
    assert run("undo", demo, session).done
    assert sheet["A1:R9"].value == before
    assert [table.range.last_cell.row for table in sheet.tables] == [7]


def test_without_the_sheets_they_are_made(opened, session):
    book = opened(rows=[{**APPRENTICE, "ОПК": "да"}])
    assert run("opk", book, session).done
    sheet = book.sheets["ОПК Форма 2"]
    row = cells(sheet["A2:R2"].value)
    assert (row["Предприятие"], row["Направление подготовки"]) == ("АО «Тестовый завод»", "09.02.07")
    assert [row.get(caption) for caption in NUMBERS] == [None, 1, 1, 1]


def test_prepared_rows_are_used_and_codes_stay_text(app, session, tmp_path):
    path = tmp_path / "Новая.xlsx"
    write_new_workbook(path, AcademicYear(2026))
    book = app.books.open(str(path))
    vacancies = book.sheets["Вакансии"]
    vacancies["A2:F2"].value = ["АО «Завод»", None, "токарь", None, 3, "да"]
    vacancies["D2"].number_format = "@"
    vacancies["D2"].value = "09.02.07"
    answer = run("opk", book, session)
    assert answer.done, answer.sentence
    sheet = book.sheets["ОПК Форма 2"]
    assert sheet["H3"].value == "09.02.07"
    assert (sheet["F3"].value, sheet["A3"].value) == (3, 1)
    book.close()


def test_without_any_enterprise_nothing_is_written(opened, session, tmp_path):
    answer = run("opk", opened(), session)
    assert "новых данных нет" in answer.sentence
    assert list(tmp_path.glob("ОПК*")) == []


def test_a_sheet_of_that_name_that_looks_otherwise_is_left_alone(opened, session):
    def add_notes(book):
        book.create_sheet("ОПК Форма 2").append(["Заметки о заводе"])

    book = opened(rows=[{**APPRENTICE, "ОПК": "да"}], change=add_notes)
    answer = run("opk", book, session)
    assert not answer.done
    assert "не найдены столбцы" in answer.sentence
    assert book.sheets["ОПК Форма 2"]["A1"].value == "Заметки о заводе"
