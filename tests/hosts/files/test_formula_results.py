"""What an office program computed is read as the value of a formula, until something else is written there."""

import datetime as dt

import openpyxl


def computed(source, sheet) -> None:
    sheet.write_row("A1", [2, 3])
    sheet.write_formula("C1", "=A1+B1", None, 5)
    sheet.write_formula("D1", '="да"', None, "да")
    sheet.write_formula("E1", "=DATE(2026,5,4)", source.add_format({"num_format": "dd.mm.yyyy"}), 46146)
    sheet.write_formula("F1", "=NA()", None, "#N/A")
    sheet.write_formula("G1", "=A1=2", None, True)


def test_a_formula_has_the_value_that_was_computed_last(written) -> None:
    sheet = written(computed).sheets[0]
    assert sheet["A1:G1"].value == [2.0, 3.0, 5.0, "да", dt.datetime(2026, 5, 4), None, True]
    assert sheet["F1"].options(err_to_str=True).value == "#N/A"
    assert sheet["C1"].formula == "=A1+B1"


def test_the_value_goes_with_its_cell(written) -> None:
    sheet = written(computed).sheets[0]
    sheet["1:2"].insert("down")
    assert sheet["C3"].value == 5.0
    assert sheet["C3"].formula == "=A3+B3"


def test_the_value_stays_when_another_sheet_gets_another_name(written) -> None:
    sheet = written(computed).sheets[0]
    sheet.name = "Другой"
    assert sheet["C1"].value == 5.0


def test_a_new_formula_has_no_value_yet(written) -> None:
    sheet = written(computed).sheets[0]
    sheet["C1"].formula = "=A1*B1"
    assert sheet["C1"].value is None


def test_a_value_in_place_of_a_formula_is_the_value(written) -> None:
    sheet = written(computed).sheets[0]
    sheet["C1"].value = 7
    assert sheet["C1"].value == 7.0


def test_values_are_those_of_the_file_as_it_was_opened(written, tmp_path) -> None:
    book = written(computed)
    (tmp_path / "source.xlsx").write_bytes(b"")
    assert book.sheets[0]["C1"].value == 5.0


def test_an_array_formula_gives_its_values(written) -> None:
    def fill(source, sheet) -> None:
        sheet.write_array_formula("A1:A2", "{=B1:B2*2}", None, 10)
        sheet.write("A2", 20)

    sheet = written(fill).sheets[0]
    assert sheet["A1:A2"].value == [10.0, 20.0]
    assert sheet["A2"].has_array


def test_the_office_program_is_told_to_compute_everything(written, tmp_path) -> None:
    book = written(computed)
    book.save(tmp_path / "итог.xlsx")
    import openpyxl

    assert openpyxl.load_workbook(tmp_path / "итог.xlsx").calculation.fullCalcOnLoad


def test_an_array_formula_is_that_of_each_of_its_cells_and_its_old_results_are_not_saved(written, tmp_path) -> None:
    def block(source, sheet) -> None:
        sheet.write_array_formula("A1:A3", "{=B1:B3*2}", None, 10)
        for row in (1, 2):
            sheet.write_number(row, 0, 10 * (row + 1))

    book = written(block)
    cells = book.sheets[0]["A1:A3"]
    assert cells.value == [10, 20, 30]
    assert {formula for (formula,) in cells.formula} == {"=B1:B3*2"}
    book.save(tmp_path / "итог.xlsx")
    saved = openpyxl.load_workbook(tmp_path / "итог.xlsx").active
    assert (saved["A1"].value.ref, saved["A1"].value.text) == ("A1:A3", "=B1:B3*2")
    assert (saved["A2"].value, saved["A3"].value) == (None, None)
    assert cells.value == [10, 20, 30]
