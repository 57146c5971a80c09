"""Names of ranges and hyperlinks."""

import pytest
import xlwings as xw


def test_a_range_gets_a_name_and_is_found_by_it(book, sheet) -> None:
    sheet["B2:C3"].name = "данные"
    assert sheet.range("данные").address == "$B$2:$C$3"
    assert sheet["B2:C3"].name.name == "данные"
    assert book.names["данные"].refers_to_range == sheet["B2:C3"]


def test_a_range_without_a_name_has_none(sheet) -> None:
    assert sheet["A1"].name is None


def test_names_are_counted_and_told_apart(book, sheet) -> None:
    book.names.add("первое", f"={sheet.name}!$A$1")
    book.names.add("второе", f"={sheet.name}!$A$2")
    assert len(book.names) == 2
    assert "первое" in book.names
    assert "третье" not in book.names
    assert book.names["второе"].refers_to.replace("'", "") == f"={sheet.name}!$A$2"


def test_a_name_refers_to_another_range_afterwards(book, sheet) -> None:
    sheet["A1"].name = "место"
    book.names["место"].refers_to = f"={sheet.name}!$D$4"
    assert sheet.range("место").address == "$D$4"


def test_a_name_is_deleted(book, sheet) -> None:
    sheet["A1"].name = "место"
    book.names["место"].delete()
    assert "место" not in book.names
    with pytest.raises(xw.XlwingsError):
        sheet.range("место")


def test_a_name_follows_its_sheet_to_a_new_title(book, sheet) -> None:
    sheet["A1"].name = "место"
    sheet.name = "Паспорт книги"
    assert book.names["место"].refers_to_range.sheet.name == "Паспорт книги"


def test_a_sheet_name_with_blanks_is_no_hindrance(book, sheet) -> None:
    sheet.name = "Лист с пробелами"
    sheet["A2:B2"].name = "строка"
    assert sheet.range("строка").address == "$A$2:$B$2"


def test_a_cell_links_to_an_address(sheet) -> None:
    sheet["A1"].add_hyperlink("https://example.org/a", "Пример", "подсказка")
    assert sheet["A1"].hyperlink.rstrip("/") == "https://example.org/a"
    assert sheet["A1"].value == "Пример"


def test_a_cell_without_a_link_says_so(sheet) -> None:
    sheet["A1"].value = "текст"
    with pytest.raises(ValueError, match="нет ссылки"):
        _ = sheet["A1"].hyperlink


def test_a_number_that_links_to_a_place_of_the_workbook_stays_a_number(book, sheet) -> None:
    book.sheets.add("Лист с пробелами", after=sheet)
    sheet["A1"].value = 17
    sheet["A1"].add_hyperlink("#'Лист с пробелами'!V17", "17")
    assert sheet["A1"].value == 17
    assert sheet["A1"].hyperlink == "#'Лист с пробелами'!V17"
    sheet["A1"].add_hyperlink("#'Лист с пробелами'!V18", "17")
    assert (sheet["A1"].value, sheet["A1"].hyperlink) == (17, "#'Лист с пробелами'!V18")


def test_a_text_that_links_to_a_place_of_the_workbook_says_where(book, sheet) -> None:
    sheet["A1"].add_hyperlink(f"#{sheet.name}!B2", "дальше")
    assert sheet["A1"].value == "дальше"
    assert sheet["A1"].hyperlink == f"#{sheet.name}!B2"
