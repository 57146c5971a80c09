"""Formulas are written, read back and move with their cells."""

import pytest


def test_a_formula_is_read_as_it_was_written(sheet) -> None:
    sheet["A1"].formula = "=SUM(B1:B3)*2"
    assert sheet["A1"].formula == "=SUM(B1:B3)*2"


def test_formulas_of_a_range_are_rows(sheet) -> None:
    sheet["A1"].value = [["=1+1", "текст"], ["=A1", None]]
    assert [list(row) for row in sheet["A1:B2"].formula] == [["=1+1", "текст"], ["=A1", ""]]


def test_a_formula_in_a_range_moves_its_references_from_cell_to_cell(sheet) -> None:
    sheet["B1:B3"].formula = "=A1*$D$1"
    assert [row[0] for row in sheet["B1:B3"].formula] == ["=A1*$D$1", "=A2*$D$1", "=A3*$D$1"]


def test_the_formula_of_a_number_is_its_text(sheet) -> None:
    sheet["A1"].value = [1, 2.5]
    assert sheet["A1"].formula == "1"
    assert sheet["B1"].formula == "2.5"


def test_a_formula_may_refer_to_another_sheet(book, sheet) -> None:
    other = book.sheets.add("Показатели", after=sheet)
    other["A1"].value = 5
    sheet["A1"].formula = "=Показатели!A1"
    assert sheet["A1"].formula == "=Показатели!A1"


def test_contents_survive_being_read_and_written_as_formulas(sheet) -> None:
    contents = [["00123", 7, "=1+1", "TRUE", True], ["текст", None, "1 500", "1e5", 0.25]]
    sheet["A1"].value = contents
    before = sheet["A1:E2"].value
    saved = sheet["A1:E2"].formula
    sheet["A1:E2"].clear_contents()
    sheet["A1:E2"].formula = saved
    assert sheet["A1:E2"].value == before
    assert sheet["C1"].formula == "=1+1"


def test_an_array_formula_fills_its_range(sheet) -> None:
    sheet["A1:A3"].formula_array = "=B1:B3*2"
    assert sheet["A1"].formula_array == "=B1:B3*2"
    assert sheet["A1"].has_array
    assert not sheet["C1"].has_array


def test_a_cell_without_a_formula_has_no_array(sheet) -> None:
    sheet["A1"].value = 1
    assert not sheet["A1"].has_array


@pytest.mark.parametrize(
    "formula", ['=IF(A1="да",1,0)', "=VLOOKUP(A1,B1:C9,2,0)", '=A1&" ""в кавычках"""', "=CK_SNILS(A1)"]
)
def test_functions_have_english_names_and_commas(sheet, formula) -> None:
    sheet["E1"].formula = formula
    assert sheet["E1"].formula == formula


def test_a_number_replaces_a_formula(sheet) -> None:
    sheet["A1"].formula = "=1+1"
    sheet["A1"].value = 3
    assert sheet["A1"].value == 3.0
    assert sheet["A1"].formula == "3"
