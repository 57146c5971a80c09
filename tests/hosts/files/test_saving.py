"""Saving: whole or not at all, never over the source unasked, with what the file brought along."""

import io
import zipfile

import openpyxl
import pytest
import xlwings as xw
from openxml_audit import OpenXmlValidator

from career_xl.domain.errors import OutputError, WorkbookUnreadableError

MACROS = b"the compiled macros, which nobody here reads"
HABITS_OF_OPENPYXL = ("fonts[1]/font[1]: Unexpected element 'color'", "inline-string cell(s)")
"""The order of the elements of a font, and texts written into their cells: Excel and LibreOffice read both."""


def nothing(source, sheet) -> None:
    sheet.write("A1", "текст")


def with_macros(source, sheet) -> None:
    source.add_vba_project(io.BytesIO(MACROS), is_stream=True)
    sheet.write("A1", "текст")


def parts(path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_source_is_not_overwritten_by_a_save_under_its_own_name(written, tmp_path) -> None:
    book = written(nothing)
    with pytest.raises(OutputError, match="исходная книга"):
        book.save(tmp_path / "source.xlsx")


def test_a_result_may_be_saved_again_under_its_name(written, tmp_path) -> None:
    book = written(nothing)
    book.save(tmp_path / "итог.xlsx")
    book.sheets[0]["A1"].value = "ещё раз"
    book.save(tmp_path / "итог.xlsx")
    assert openpyxl.load_workbook(tmp_path / "итог.xlsx").active["A1"].value == "ещё раз"


def test_a_save_that_fails_leaves_the_old_file_and_no_other(written, tmp_path, monkeypatch) -> None:
    book = written(nothing)
    book.save(tmp_path / "итог.xlsx")
    before = (tmp_path / "итог.xlsx").read_bytes()

    def full_disk(path) -> None:
        path.write_bytes(b"half")
        raise OSError("No space left on device")

    monkeypatch.setattr(book.impl.file, "save", full_disk)
    with pytest.raises(OutputError, match="диск заполнен"):
        book.save()
    assert (tmp_path / "итог.xlsx").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["source.xlsx", "итог.xlsx"]


def test_a_missing_folder_is_told_in_russian(written, tmp_path) -> None:
    with pytest.raises(OutputError, match="Укажите другую папку"):
        written(nothing).save(tmp_path / "нет" / "итог.xlsx")


@pytest.mark.parametrize("name", ["итог.ods", "итог.xls", "итог.csv"])
def test_another_kind_of_file_is_refused(written, tmp_path, name) -> None:
    with pytest.raises(OutputError, match="Книгу можно сохранить только как"):
        written(nothing).save(tmp_path / name)


def test_macros_are_kept(written, tmp_path) -> None:
    book = written(with_macros, name="source.xlsm")
    book.sheets[0]["A1"].value = "новое"
    book.save(tmp_path / "итог.xlsm")
    saved = parts(tmp_path / "итог.xlsm")
    assert saved["xl/vbaProject.bin"] == MACROS
    assert b"macroEnabled" in saved["[Content_Types].xml"]


def test_macros_are_still_there_after_a_second_save(written, tmp_path) -> None:
    book = written(with_macros, name="source.xlsm")
    book.sheets[0]["A1"].add_note("заметка")
    book.save(tmp_path / "раз.xlsm")
    book.save(tmp_path / "два.xlsm")
    assert parts(tmp_path / "два.xlsm")["xl/vbaProject.bin"] == MACROS
    assert openpyxl.load_workbook(tmp_path / "два.xlsm").active["A1"].comment.text == "заметка"


def test_a_workbook_with_macros_saved_as_xlsx_has_none(written, tmp_path) -> None:
    written(with_macros, name="source.xlsm").save(tmp_path / "итог.xlsx")
    saved = parts(tmp_path / "итог.xlsx")
    assert "xl/vbaProject.bin" not in saved
    assert b"macroEnabled" not in saved["[Content_Types].xml"]


def test_a_workbook_without_macros_does_not_become_an_xlsm(written, tmp_path) -> None:
    with pytest.raises(OutputError, match="нет макросов"):
        written(nothing).save(tmp_path / "итог.xlsm")


def test_a_new_workbook_is_saved_in_the_working_folder(sheet, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = sheet.book.name
    sheet.book.save()
    assert sheet.book.fullname == str(tmp_path / f"{name}.xlsx")
    assert (tmp_path / f"{name}.xlsx").exists()


def test_links_notes_and_pictures_are_not_doubled_by_a_second_save(sheet, tmp_path, monkeypatch) -> None:
    sheet["A1"].add_hyperlink("https://example.org", "Пример", "подсказка")
    sheet["A2"].add_note("заметка")
    sheet.book.save(tmp_path / "раз.xlsx")
    sheet.book.save(tmp_path / "два.xlsx")
    first, second = parts(tmp_path / "раз.xlsx"), parts(tmp_path / "два.xlsx")
    assert first.keys() == second.keys()
    assert second["xl/worksheets/sheet1.xml"].count(b"<hyperlink ") == 1


def test_what_is_saved_is_a_valid_workbook(sheet, tmp_path) -> None:
    sheet["A1"].value = [["ФИО", "Дата"], ["Иванов", "=TODAY()"], ["Петров", 2.5]]
    sheet.tables.add(sheet["A1:B3"], name="Мониторинг")
    sheet["A2"].color = (255, 199, 206)
    sheet["A2"].add_note("L06")
    sheet["D:D"].number_format = "@"
    sheet["E1"].add_hyperlink("https://example.org", "Пример", "подсказка")
    sheet["G1:H1"].merge()
    sheet["2:2"].insert("down")
    sheet["A1:B1"].name = "шапка"
    sheet.freeze_panes.freeze_at("1:1")
    path = tmp_path / "итог.xlsx"
    sheet.book.save(path)
    errors = [str(error) for error in OpenXmlValidator().validate(path).errors]
    assert [error for error in errors if not any(habit in error for habit in HABITS_OF_OPENPYXL)] == []


def test_formatted_parts_of_a_text_are_kept(written, tmp_path) -> None:
    def fill(source, sheet) -> None:
        sheet.write_rich_string("A1", "обычный ", source.add_format({"bold": True}), "жирный")

    book = written(fill)
    assert book.sheets[0]["A1"].value == "обычный жирный"
    book.save(tmp_path / "итог.xlsx")
    assert b"<b" in parts(tmp_path / "итог.xlsx")["xl/worksheets/sheet1.xml"]


def test_rules_filters_and_frozen_panes_of_the_file_are_kept(written, tmp_path) -> None:
    def fill(source, sheet) -> None:
        sheet.write_row("A1", ["Трек", "Код"])
        sheet.data_validation("A2:A9", {"validate": "list", "source": ["работа", "СВО"]})
        sheet.conditional_format("B2:B9", {"type": "cell", "criteria": ">", "value": 5, "format": source.add_format()})
        sheet.autofilter("A1:B9")
        sheet.freeze_panes(1, 0)

    book = written(fill)
    book.sheets[0]["A2"].value = "работа"
    book.save(tmp_path / "итог.xlsx")
    saved = openpyxl.load_workbook(tmp_path / "итог.xlsx").active
    assert [str(rule.sqref) for rule in saved.data_validations.dataValidation] == ["A2:A9"]
    assert [str(each.sqref) for each in saved.conditional_formatting] == ["B2:B9"]
    assert saved.auto_filter.ref == "A1:B9"
    assert saved.freeze_panes == "A2"


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 half"])
def test_a_damaged_file_is_told_in_russian(app, tmp_path, content) -> None:
    path = tmp_path / "плохой.xlsx"
    path.write_bytes(content)
    with pytest.raises(WorkbookUnreadableError, match="повреждён"):
        xw.Book(path)


def test_an_archive_that_is_no_workbook_is_told_in_russian(app, tmp_path) -> None:
    path = tmp_path / "архив.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "нет книги")
    with pytest.raises(WorkbookUnreadableError, match="повреждён"):
        xw.Book(path)


def test_an_ods_is_refused_with_what_to_do(app, tmp_path) -> None:
    path = tmp_path / "книга.ods"
    path.write_bytes(b"")
    with pytest.raises(WorkbookUnreadableError, match="Сохраните её в этом виде"):
        xw.Book(path)


def test_the_file_is_free_while_the_workbook_is_open(written, tmp_path) -> None:
    book = written(nothing)
    (tmp_path / "source.xlsx").unlink()
    assert book.sheets[0]["A1"].value == "текст"
