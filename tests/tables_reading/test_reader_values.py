"""What the reader makes of the cells of a sound workbook."""

import datetime as dt
import hashlib
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from career_xl.domain.sheets import Sheet
from career_xl.tables.monitoring import Monitoring
from career_xl.tables.reader import read_workbook
from career_xl.tables.sheet_values import SheetValues
from tests.tables_reading.books import (
    DATE_STYLE,
    HEADER,
    MAIN,
    cell,
    ods_parts,
    ods_row,
    ods_text,
    relations_xml,
    sheet_xml,
    text_cell,
    workbook_xml,
    worksheet_xml,
    write,
    xlsx_parts,
)


def monitoring(path: Path) -> SheetValues:
    return read_workbook(path).need(Sheet.MONITORING)


def saved(book: openpyxl.Workbook, path: Path) -> Path:
    book.save(path)
    return path


def book_with(rows: list[list[object]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = "Мониторинг"
    for row in rows:
        book.active.append(row)
    return book


def test_text_stays_text_with_its_leading_zeros(tmp_path) -> None:
    path = saved(book_with([["СНИЛС", "Код"], ["00123456789", "09.02.07"]]), tmp_path / "b.xlsx")
    assert monitoring(path).rows == [["СНИЛС", "Код"], ["00123456789", "09.02.07"]]


def test_numbers_dates_and_truth_values_keep_their_kind(tmp_path) -> None:
    path = saved(book_with([["а", dt.date(2026, 8, 3), 2025, True, 0.5]]), tmp_path / "b.xlsx")
    assert monitoring(path).rows == [["а", dt.date(2026, 8, 3), 2025, True, 0.5]]


def test_a_blank_cell_is_none_wherever_it_stands(tmp_path) -> None:
    path = saved(book_with([[None, "б", None], [None, None, None], ["", None, "в"]]), tmp_path / "b.xlsx")
    assert monitoring(path).rows == [[None, "б", None], [None, None, None], [None, None, "в"]]


def test_blank_rows_and_columns_before_the_table_are_counted(tmp_path) -> None:
    path = write(tmp_path / "b.xlsx", xlsx_parts("", "", text_cell("C3", "ФИО")))
    assert monitoring(path).rows == [[None, None, None], [None, None, None], [None, None, "ФИО"]]


@pytest.mark.parametrize("text", ["=1+1", "+7 846 000", "-нет-", "@ИП", "'кавычка", "#REF!", "NA", "  пробелы  "])
def test_text_that_looks_like_something_else_is_left_alone(tmp_path, text: str) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "b.xlsx"))
    book.add_worksheet("Мониторинг").write_string(0, 0, text)
    book.close()
    sheet = monitoring(tmp_path / "b.xlsx")
    assert (sheet.rows, sheet.errors) == ([[text]], {})


def test_rich_text_is_read_whole(tmp_path) -> None:
    book = book_with([])
    book.active["A1"] = CellRichText("Лугов ", TextBlock(InlineFont(b=True), "Артём"))
    assert monitoring(saved(book, tmp_path / "b.xlsx")).rows == [["Лугов Артём"]]


def test_an_inline_text_of_several_runs_is_read_whole(tmp_path) -> None:
    runs = '<c r="A1" t="inlineStr"><is><r><t>Лугов</t></r><r><t xml:space="preserve"> Артём</t></r></is></c>'
    assert monitoring(write(tmp_path / "b.xlsx", xlsx_parts(runs))).rows == [["Лугов Артём"]]


def test_shared_strings_are_looked_up(tmp_path) -> None:
    strings = f'<sst {MAIN} count="2" uniqueCount="2"><si><t>ФИО</t></si><si><t>Код</t></si></sst>'
    path = write(tmp_path / "b.xlsx", xlsx_parts(cell("A1", 1, "s") + cell("B1", 0, "s"), strings=strings))
    assert monitoring(path).rows == [["Код", "ФИО"]]


def test_dates_of_the_1904_system_are_four_years_later(tmp_path) -> None:
    in_1904 = workbook_xml("Мониторинг", properties='<workbookPr date1904="1"/>')
    row = cell("A1", 45000, style=DATE_STYLE)
    usual = write(tmp_path / "usual.xlsx", xlsx_parts(row))
    old_mac = write(tmp_path / "mac.xlsx", xlsx_parts(row, workbook=in_1904))
    assert monitoring(usual).rows == [[dt.date(2023, 3, 15)]]
    assert monitoring(old_mac).rows == [[dt.date(2027, 3, 16)]]


def test_a_number_too_large_for_a_date_stays_a_number(tmp_path) -> None:
    assert monitoring(write(tmp_path / "b.xlsx", xlsx_parts(cell("A1", "1e10", style=DATE_STYLE)))).rows == [[1e10]]


def test_a_number_beyond_all_numbers_is_a_text(tmp_path) -> None:
    path = write(tmp_path / "b.xlsx", xlsx_parts(cell("A1", "1e999") + cell("B1", "7")))
    assert monitoring(path).rows == [["inf", 7.0]]


def test_merged_cells_have_their_value_in_the_first_one(tmp_path) -> None:
    book = book_with([["Выпуск 2026", None, "г"], ["ФИО", "Код", None]])
    book.active.merge_cells("A1:B1")
    assert monitoring(saved(book, tmp_path / "b.xlsx")).rows == [["Выпуск 2026", None, "г"], ["ФИО", "Код", None]]


def test_hidden_rows_and_very_hidden_sheets_are_read(tmp_path) -> None:
    book = book_with([["ФИО"], ["Лугов Артём"]])
    book.active.row_dimensions[2].hidden = True
    book.active.sheet_state = "veryHidden"
    book.create_sheet("Лист1")
    assert monitoring(saved(book, tmp_path / "b.xlsx")).rows == [["ФИО"], ["Лугов Артём"]]


@pytest.mark.parametrize("written", ["МОНИТОРИНГ", " мониторинг ", "Мониторинг"])
def test_a_sheet_is_found_in_any_case(tmp_path, written: str) -> None:
    path = write(tmp_path / "b.xlsx", xlsx_parts(workbook=workbook_xml(written)))
    assert monitoring(path).name == written


def test_sheet_names_with_odd_characters_are_named_but_not_read(tmp_path) -> None:
    names = ("Мониторинг", "A&amp;B «1» &lt;x&gt;", "2025/26 'копия'")
    targets = ["worksheets/sheet1.xml"] * 3
    path = write(tmp_path / "b.xlsx", xlsx_parts(workbook=workbook_xml(*names), relations=relations_xml(*targets)))
    book = read_workbook(path)
    assert book.sheet_names == ("Мониторинг", "A&B «1» <x>", "2025/26 'копия'")
    assert [sheet.name for sheet in book.sheets] == ["Мониторинг"]


def test_all_sheets_are_read_on_demand(tmp_path) -> None:
    book = book_with([["ФИО"]])
    book.create_sheet("Черновик")["B2"] = 5
    read = read_workbook(saved(book, tmp_path / "b.xlsx"), all_sheets=True)
    assert {sheet.name: sheet.rows for sheet in read.sheets} == {
        "Мониторинг": [["ФИО"]],
        "Черновик": [[None, None], [None, 5]],
    }


@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576", "B9:A1"])
def test_a_dimension_that_lies_changes_nothing(tmp_path, dimension: str) -> None:
    sheet = sheet_xml(HEADER, text_cell("B2", "09.02.07"), before=f'<dimension ref="{dimension}"/>')
    path = write(tmp_path / "b.xlsx", xlsx_parts(sheet=sheet))
    assert monitoring(path).rows == [["ФИО", "Код"], [None, "09.02.07"]]


def test_empty_formatted_cells_far_away_take_no_room(tmp_path) -> None:
    far = f'{HEADER}<c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"></c>'
    assert monitoring(write(tmp_path / "b.xlsx", xlsx_parts(far))).rows == [["ФИО", "Код"]]


def test_cells_without_address_follow_each_other(tmp_path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    bare = worksheet_xml(f"<sheetData>{rows}</sheetData>")
    assert monitoring(write(tmp_path / "b.xlsx", xlsx_parts(sheet=bare))).rows == [[1, 2], [3, None]]


def test_rows_and_cells_out_of_order_stand_where_their_addresses_say(tmp_path) -> None:
    third = f'<row r="3">{cell("B3", 4)}{cell("A3", 3)}</row>'
    mixed = worksheet_xml(f'<sheetData>{third}<row r="1">{cell("A1", 1)}</row></sheetData>')
    path = write(tmp_path / "b.xlsx", xlsx_parts(sheet=mixed))
    assert monitoring(path).rows == [[1, None], [None, None], [3, 4]]


def test_elements_with_a_prefix_are_the_same_elements(tmp_path) -> None:
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert monitoring(write(tmp_path / "b.xlsx", xlsx_parts(sheet=sheet))).rows == [[5]]


def test_a_sheet_of_blanks_has_no_rows(tmp_path) -> None:
    sheet = worksheet_xml("<sheetData/>")
    assert monitoring(write(tmp_path / "b.xlsx", xlsx_parts(sheet=sheet))).rows == []


def test_a_header_alone_is_a_table_without_graduates(tmp_path) -> None:
    table = Monitoring(monitoring(write(tmp_path / "b.xlsx", xlsx_parts(HEADER))))
    assert (len(table), table.header.row) == (0, 1)


def test_a_workbook_with_macros_is_read_like_any_other(tmp_path) -> None:
    parts = xlsx_parts() | {"xl/vbaProject.bin": b"\xcc\x61 no code"}
    assert monitoring(write(tmp_path / "b.xlsm", parts)).rows == [["ФИО", "Код"], ["Лугов Артём", "09.02.07"]]


@pytest.mark.parametrize("folder", ["Мониторинг за ноябрь", "a & b", "100 %"])
def test_a_path_may_hold_cyrillic_letters_and_spaces(tmp_path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    path = write(tmp_path / folder / "Книга № 1 (копия).XLSX", xlsx_parts())
    assert read_workbook(path).name == "Книга № 1 (копия).XLSX"


def test_reading_changes_no_byte_of_the_file_nor_its_time(tmp_path) -> None:
    path = saved(book_with([["ФИО"], ["Лугов Артём"]]), tmp_path / "b.xlsx")
    before = (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
    read_workbook(path)
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before
    assert [file.name for file in tmp_path.iterdir()] == ["b.xlsx"]


def test_equal_texts_are_one_object(tmp_path) -> None:
    rows = monitoring(saved(book_with([["очная"], ["очная"]]), tmp_path / "b.xlsx")).rows
    assert rows[0][0] is rows[1][0]


# --- .ods ---


def test_repeated_cells_of_an_ods_are_written_out(tmp_path) -> None:
    rows = [
        ods_row(ods_text("ФИО"), ods_text("", 2), ods_text("да", 2), ods_text("", 16379)),
        ods_row(ods_text("x"), repeated=2),
    ]
    assert monitoring(write(tmp_path / "b.ods", ods_parts(*rows))).rows == [
        ["ФИО", None, None, "да", "да"],
        ["x", None, None, None, None],
        ["x", None, None, None, None],
    ]


def test_the_blank_million_of_rows_at_the_end_of_an_ods_takes_no_room(tmp_path) -> None:
    rows = [ods_row(ods_text("ФИО")), ods_row(ods_text("", 16384), repeated=1048575)]
    assert monitoring(write(tmp_path / "b.ods", ods_parts(*rows))).rows == [["ФИО"]]


def test_blank_rows_in_the_middle_of_an_ods_are_counted(tmp_path) -> None:
    rows = [
        ods_row(ods_text("", 5), repeated=2),
        ods_row(ods_text("ФИО")),
        ods_row(ods_text(""), repeated=2),
        ods_row(ods_text("x")),
    ]
    assert monitoring(write(tmp_path / "b.ods", ods_parts(*rows))).rows == [
        [None],
        [None],
        ["ФИО"],
        [None],
        [None],
        ["x"],
    ]


def test_a_comment_on_an_ods_cell_is_not_part_of_its_text(tmp_path) -> None:
    note = "<office:annotation><text:p>Впишите как в паспорте</text:p></office:annotation>"
    row = ods_row(f'<table:table-cell office:value-type="string">{note}<text:p>ФИО</text:p></table:table-cell>')
    assert monitoring(write(tmp_path / "b.ods", ods_parts(row))).rows == [["ФИО"]]
