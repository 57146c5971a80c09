"""Several workbooks at once, the active one, saving and opening again."""

import datetime as dt

import openpyxl
import pytest
import xlwings as xw


@pytest.fixture
def other(app):
    made = app.books.add()
    yield made
    made.close()


def test_two_workbooks_keep_their_own_values(book, other) -> None:
    book.sheets[0]["A1"].value = "одна"
    other.sheets[0]["A1"].value = "другая"
    assert book.sheets[0]["A1"].value == "одна"
    assert other.sheets[0]["A1"].value == "другая"
    assert book != other


def test_the_workbook_opened_last_is_the_active_one(app, book, other) -> None:
    assert app.books.active == other


def test_a_workbook_is_activated(app, book, other) -> None:
    book.activate()
    assert app.books.active == book
    other.activate()
    assert app.books.active == other


def test_a_change_of_the_workbook_that_is_not_active_reaches_it(book, other) -> None:
    other.activate()
    book.sheets[0]["A1"].value = 1
    book.sheets[0]["A1"].color = (1, 2, 3)
    assert book.sheets[0]["A1"].color == (1, 2, 3)
    assert other.sheets[0]["A1"].value is None


def test_a_closed_workbook_is_no_longer_listed(app, book) -> None:
    extra = app.books.add()
    count = len(app.books)
    extra.close()
    assert len(app.books) == count - 1


def test_a_workbook_is_opened_once_by_its_path(opened, tmp_path) -> None:
    first = opened(lambda sheet: sheet.append([1]))
    again = xw.Book(tmp_path / "source.xlsx")
    assert again == first


def test_a_workbook_has_the_name_of_its_file(opened, tmp_path) -> None:
    book = opened(lambda sheet: sheet.append([1]), name="Мониторинг 2026.xlsx")
    assert book.name == "Мониторинг 2026.xlsx"
    assert book.fullname == str(tmp_path / "Мониторинг 2026.xlsx")


def test_what_is_saved_is_read_by_others(book, sheet, tmp_path) -> None:
    sheet["A1"].value = [["код", "дата"], ["007", dt.datetime(2026, 3, 1)]]
    sheet["B3"].formula = "=1+1"
    sheet["A1"].add_note("заметка")
    sheet["A1"].color = (255, 199, 206)
    path = tmp_path / "итог.xlsx"
    book.save(path)
    read = openpyxl.load_workbook(path).worksheets[0]
    assert read["A2"].value == "007"
    assert read["B2"].value == dt.datetime(2026, 3, 1)
    assert read["B3"].value == "=1+1"
    assert read["A1"].comment.text.endswith("заметка")
    assert read["A1"].fill.fgColor.rgb.endswith("FFC7CE")


def test_the_source_stays_as_it_was_when_a_copy_is_saved(opened, tmp_path) -> None:
    book = opened(lambda sheet: sheet.append(["прежнее"]))
    before = (tmp_path / "source.xlsx").read_bytes()
    book.sheets[0]["A1"].value = "новое"
    book.save(tmp_path / "копия.xlsx")
    assert (tmp_path / "source.xlsx").read_bytes() == before
    assert openpyxl.load_workbook(tmp_path / "копия.xlsx").active["A1"].value == "новое"


def test_a_save_without_a_path_goes_to_the_own_file(opened, tmp_path) -> None:
    book = opened(lambda sheet: sheet.append(["прежнее"]))
    book.sheets[0]["A1"].value = "новое"
    book.save()
    assert openpyxl.load_workbook(tmp_path / "source.xlsx").active["A1"].value == "новое"


def test_the_selection_is_what_was_selected(app, sheet) -> None:
    sheet["B2:C3"].select()
    assert app.selection.address == "$B$2:$C$3"
