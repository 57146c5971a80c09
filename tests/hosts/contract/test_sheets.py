"""Sheets are added, named, ordered, hidden, copied and deleted."""

import pytest
import xlwings as xw


def test_a_new_workbook_has_a_sheet(book) -> None:
    assert len(book.sheets) >= 1
    assert book.sheets[0].index == 1


def test_a_sheet_is_added_before_and_after_another(book, sheet) -> None:
    sheet.name = "Середина"
    book.sheets.add("Первый", before=sheet)
    book.sheets.add("Последний", after=sheet)
    assert book.sheet_names == ["Первый", "Середина", "Последний"]


def test_a_new_sheet_becomes_the_active_one(book) -> None:
    book.sheets.add("Новый")
    assert book.sheets.active.name == "Новый"


def test_a_name_that_is_taken_is_refused(book, sheet) -> None:
    sheet.name = "Риск"
    with pytest.raises(ValueError, match="already"):
        book.sheets.add("риск")


def test_a_sheet_is_found_by_name_whatever_its_case(book, sheet) -> None:
    sheet.name = "Показатели"
    assert book.sheets["показатели"].name == "Показатели"
    assert "Показатели" in book.sheets
    assert "Нет такого" not in book.sheets


def test_a_sheet_that_is_not_there_is_told(book) -> None:
    with pytest.raises(xw.NoSuchObjectError, match="нет листа «Нет такого»"):
        _ = book.sheets["Нет такого"]


def test_a_sheet_is_renamed_and_formulas_follow(book, sheet) -> None:
    sheet["A1"].value = 1
    other = book.sheets.add("Итоги", after=sheet)
    other["A1"].formula = f"={sheet.name}!A1"
    sheet.name = "Мониторинг 2026"
    assert book.sheet_names == ["Мониторинг 2026", "Итоги"]
    assert other["A1"].formula.replace("$", "") == "='Мониторинг 2026'!A1"


@pytest.mark.parametrize("name", ["", "а/б", "очень длинное имя листа, длиннее 31 знака"])
def test_a_name_that_excel_would_refuse_is_refused(sheet, name) -> None:
    with pytest.raises(ValueError, match="name"):
        sheet.name = name


def test_a_sheet_is_deleted(book, sheet) -> None:
    extra = book.sheets.add("Лишний", after=sheet)
    extra.delete()
    assert "Лишний" not in book.sheet_names


def test_a_reference_to_a_deleted_sheet_is_an_error(book, sheet) -> None:
    extra = book.sheets.add("Лишний", after=sheet)
    sheet["A1"].formula = "=Лишний!A1+1"
    extra.delete()
    assert "#REF!" in sheet["A1"].formula


def test_a_sheet_is_hidden_and_shown(book, sheet) -> None:
    other = book.sheets.add("Служебный", after=sheet)
    other.visible = False
    assert not other.visible
    assert other["A1"].value is None
    other.visible = True
    assert other.visible


def test_a_sheet_is_activated(book, sheet) -> None:
    book.sheets.add("Другой", after=sheet)
    sheet.activate()
    assert book.sheets.active == sheet


def test_a_sheet_is_copied_with_values_formats_and_notes(book, sheet) -> None:
    sheet["A1"].value = [["ФИО", 1], ["Иванов", "=B1*2"]]
    sheet["A1"].color = (1, 2, 3)
    sheet["A2"].add_note("заметка")
    sheet["A1"].column_width = 33
    copy = sheet.copy(name="Копия")
    assert book.sheet_names == [sheet.name, "Копия"]
    assert copy["A1:B1"].value == ["ФИО", 1.0]
    assert copy["B2"].formula == "=B1*2"
    assert copy["A1"].color == (1, 2, 3)
    assert copy["A2"].note.text == "заметка"
    assert copy["A1"].column_width == pytest.approx(33, abs=0.5)


def test_changing_a_copy_leaves_the_sheet_alone(sheet) -> None:
    sheet["A1"].value = "прежнее"
    copy = sheet.copy(name="Копия")
    copy["A1"].value = "новое"
    copy["A1"].color = (1, 2, 3)
    assert sheet["A1"].value == "прежнее"
    assert sheet["A1"].color is None
