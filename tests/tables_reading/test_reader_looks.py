"""What the reader tells beyond values: formula errors and formulas that were never computed."""

from pathlib import Path

import openpyxl
import pytest

from career_xl.domain.errors import WorkbookUnreadableError
from career_xl.domain.sheets import Sheet
from career_xl.tables.reader import read_workbook
from career_xl.tables.sheet_values import SheetValues
from tests.tables_reading.books import (
    cell,
    ods_error,
    ods_parts,
    ods_row,
    ods_text,
    text_cell,
    worksheet_xml,
    write,
    xlsx_parts,
)

ERRORS = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]


def monitoring(path: Path) -> SheetValues:
    return read_workbook(path).need(Sheet.MONITORING)


def xlsx(path: Path, *rows: str) -> SheetValues:
    return monitoring(write(path / "b.xlsx", xlsx_parts(*rows)))


@pytest.mark.parametrize("error", ERRORS)
def test_a_formula_error_is_a_blank_cell_with_its_code_beside(tmp_path, error: str) -> None:
    sheet = xlsx(tmp_path, text_cell("A1", "ФИО"), text_cell("A2", "Лугов") + cell("C2", error, "e"))
    assert (sheet.rows[1], sheet.errors) == (["Лугов", None, None], {(2, 3): error})


def test_the_same_characters_as_a_text_are_no_error(tmp_path) -> None:
    sheet = xlsx(tmp_path, cell("A1", "#REF!", "str") + text_cell("B1", "#REF!"))
    assert (sheet.rows, sheet.errors) == ([["#REF!", "#REF!"]], {})


def test_an_error_in_single_quotes_and_other_order_of_attributes_is_found(tmp_path) -> None:
    sheet = xlsx(tmp_path, cell("A1", 1) + "<c t='e' s='0' r='B1'><v>#REF!</v></c>")
    assert sheet.errors == {(1, 2): "#REF!"}


def test_an_error_with_spaces_around_the_equals_sign_is_found(tmp_path) -> None:
    assert xlsx(tmp_path, '<c r = "B1" t = "e" ><v>#N/A</v></c>').errors == {(1, 2): "#N/A"}


def test_an_error_in_elements_with_a_prefix_is_found(tmp_path) -> None:
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="4"><x:c r="B4" t="e"><x:v>#REF!</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert monitoring(write(tmp_path / "b.xlsx", xlsx_parts(sheet=sheet))).errors == {(4, 2): "#REF!"}


def test_an_error_in_a_cell_without_address_is_found(tmp_path) -> None:
    rows = '<row><c><v>1</v></c></row><row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
    sheet = worksheet_xml(f"<sheetData>{rows}</sheetData>")
    assert monitoring(write(tmp_path / "b.xlsx", xlsx_parts(sheet=sheet))).errors == {(2, 2): "#N/A"}


def test_an_error_that_only_newer_programs_know_is_named_with_its_cell(tmp_path) -> None:
    with pytest.raises(WorkbookUnreadableError, match="лист «Мониторинг»: исправьте ошибку «#SPILL!» в ячейке B1"):
        xlsx(tmp_path, cell("B1", "#SPILL!", "e"))


def test_errors_on_a_sheet_that_is_not_read_do_not_matter(tmp_path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Мониторинг"
    book.active["A1"] = "ФИО"
    book.create_sheet("Черновик")["A1"] = "#REF!"
    book["Черновик"]["A1"].data_type = "e"
    book.save(tmp_path / "b.xlsx")
    assert [(sheet.name, sheet.errors) for sheet in read_workbook(tmp_path / "b.xlsx").sheets] == [("Мониторинг", {})]


def test_a_formula_with_its_value_saved_is_that_value(tmp_path) -> None:
    sheet = xlsx(tmp_path, '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;""</f><v>2</v></c>')
    assert (sheet.rows, sheet.uncomputed) == ([[2, "2"]], 0)


def test_a_formula_that_gave_an_empty_text_was_computed(tmp_path) -> None:
    sheet = xlsx(tmp_path, cell("A1", 1) + '<c r="B1" t="str"><f>IF(A1=1,"","x")</f><v></v></c>')
    assert (sheet.rows, sheet.uncomputed) == ([[1, None]], 0)


def test_formulas_without_a_saved_value_are_counted(tmp_path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Мониторинг"
    for row in (["№", "ФИО"], ["=ROW()-1", "Лугов"], ["=ROW()-1", "Елань"]):
        book.active.append(row)
    book.save(tmp_path / "b.xlsx")
    sheet = monitoring(tmp_path / "b.xlsx")
    assert (sheet.uncomputed, sheet.rows[1]) == (2, [None, "Лугов"])


@pytest.mark.parametrize("formula", ["<f/>", '<f t="shared" si="0"/>', "<f>1</f><v/>", "<f>1</f><v></v>"])
def test_every_way_of_writing_an_uncomputed_formula_is_counted(tmp_path, formula: str) -> None:
    assert xlsx(tmp_path, text_cell("A1", "ФИО") + f'<c r="B1">{formula}</c>').uncomputed == 1


@pytest.mark.parametrize("number", ["<!-- пять -->5", "<![CDATA[5]]>"])
def test_a_number_that_would_be_read_as_a_blank_is_refused(tmp_path, number: str) -> None:
    with pytest.raises(WorkbookUnreadableError, match="повреждён"):
        xlsx(tmp_path, cell("A1", number))


def test_a_comment_between_cells_changes_nothing(tmp_path) -> None:
    assert xlsx(tmp_path, cell("A1", 1) + "<!-- x -->" + cell("B1", 2)).rows == [[1, 2]]


def test_a_negative_number_is_a_number(tmp_path) -> None:
    assert xlsx(tmp_path, cell("A1", "-5") + cell("B1", "-0.5")).rows == [[-5, -0.5]]


def test_errors_of_an_ods_stand_where_they_are_seen(tmp_path) -> None:
    rows = [
        ods_row(ods_text("ФИО")),
        ods_row(ods_text("", 4), repeated=3),
        ods_row(ods_text("", 2), ods_error("#REF!")),
    ]
    sheet = monitoring(write(tmp_path / "b.ods", ods_parts(*rows)))
    assert (sheet.errors, sheet.rows[4]) == ({(5, 3): "#REF!"}, [None, None, None])


def test_repeated_errors_of_an_ods_are_found_each(tmp_path) -> None:
    rows = [ods_row(ods_text("ФИО")), ods_row(ods_error("Err:502", 2), repeated=2)]
    sheet = monitoring(write(tmp_path / "b.ods", ods_parts(*rows)))
    assert sheet.errors == {(2, 1): "Err:502", (2, 2): "Err:502", (3, 1): "Err:502", (3, 2): "Err:502"}


def test_a_formula_of_an_ods_without_value_is_counted(tmp_path) -> None:
    row = ods_row(ods_text("ФИО"), '<table:table-cell table:formula="of:=1+1"/>')
    assert monitoring(write(tmp_path / "b.ods", ods_parts(row))).uncomputed == 1
