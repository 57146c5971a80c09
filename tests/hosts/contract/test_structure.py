"""Rows, columns and cells are inserted and deleted, and what refers to them follows."""

import pytest
import xlwings as xw


@pytest.fixture
def numbers(sheet) -> xw.Sheet:
    sheet["A1"].value = [[1, 10], [2, 20], [3, 30]]
    return sheet


def test_rows_go_down_when_a_row_is_inserted(numbers) -> None:
    numbers["2:2"].insert("down")
    assert numbers["A1:B4"].value == [[1.0, 10.0], [None, None], [2.0, 20.0], [3.0, 30.0]]


def test_several_rows_are_inserted_at_once(numbers) -> None:
    numbers["1:2"].insert("down")
    assert numbers["A1:A5"].value == [None, None, 1.0, 2.0, 3.0]


def test_rows_come_up_when_a_row_is_deleted(numbers) -> None:
    numbers["2:2"].delete("up")
    assert numbers["A1:B3"].value == [[1.0, 10.0], [3.0, 30.0], [None, None]]


def test_columns_go_right_when_a_column_is_inserted(numbers) -> None:
    numbers["B:B"].insert("right")
    assert numbers["A1:C1"].value == [1.0, None, 10.0]


def test_columns_come_left_when_a_column_is_deleted(numbers) -> None:
    numbers["A:A"].delete("left")
    assert numbers["A1:B1"].value == [10.0, None]


def test_only_the_cells_below_move_when_cells_are_inserted(numbers) -> None:
    numbers["A2"].insert("down")
    assert numbers["A1:B4"].value == [[1.0, 10.0], [None, 20.0], [2.0, 30.0], [3.0, None]]


def test_only_the_cells_to_the_right_move_when_cells_are_deleted(numbers) -> None:
    numbers["A2"].delete("left")
    assert numbers["A1:B3"].value == [[1.0, 10.0], [20.0, None], [3.0, 30.0]]


def test_formulas_follow_the_cells_that_they_refer_to(numbers) -> None:
    numbers["D1"].formula = "=SUM(A1:A3)+$B$2"
    numbers["2:2"].insert("down")
    assert numbers["D1"].formula == "=SUM(A1:A4)+$B$3"


def test_formulas_of_other_sheets_follow_too(book, numbers) -> None:
    other = book.sheets.add("Итоги", after=numbers)
    other["A1"].formula = f"={numbers.name}!A3"
    numbers["1:1"].delete("up")
    assert other["A1"].formula.replace("'", "").replace("$", "") == f"={numbers.name}!A2"


def test_a_reference_to_deleted_cells_is_an_error(numbers) -> None:
    numbers["D1"].formula = "=A2*2"
    numbers["2:2"].delete("up")
    assert "#REF!" in numbers["D1"].formula


def test_names_notes_and_colours_go_with_their_cells(numbers) -> None:
    numbers["A3"].name = "последний"
    numbers["A3"].add_note("заметка")
    numbers["A3"].color = (255, 0, 0)
    numbers["1:1"].insert("down")
    assert numbers.range("последний").address == "$A$4"
    assert numbers["A4"].note.text == "заметка"
    assert numbers["A3"].note is None
    assert numbers["A4"].color == (255, 0, 0)


def test_merged_cells_and_heights_go_with_their_rows(numbers) -> None:
    numbers["A5:B5"].merge()
    numbers["5:5"].row_height = 40
    numbers["1:1"].insert("down")
    assert numbers["A6"].merge_area.address == "$A$6:$B$6"
    assert numbers["A6"].row_height == pytest.approx(40, abs=0.5)
    assert not numbers["A5"].merge_cells


def test_a_table_grows_with_a_row_inserted_inside_it(sheet) -> None:
    sheet["A1"].value = [["ФИО", "Код"], ["Иванов", 1], ["Петров", 2]]
    table = sheet.tables.add(sheet["A1:B3"], name="Мониторинг")
    sheet["3:3"].insert("down")
    assert table.range.address == "$A$1:$B$4"


def test_cells_are_copied_with_values_formats_and_moved_references(sheet) -> None:
    sheet["A1"].value = [[1, "=A1*2"]]
    sheet["A1"].color = (0, 255, 0)
    sheet["A1:B1"].copy(sheet["A3"])
    assert sheet["A3"].value == 1.0
    assert sheet["B3"].formula == "=A3*2"
    assert sheet["A3"].color == (0, 255, 0)


def test_rows_are_hidden_and_shown(numbers) -> None:
    numbers["2:2"].rows.hidden = True
    assert numbers["2:2"].rows.hidden is True
    assert numbers["1:3"].rows.hidden is None
    assert numbers["A1:A3"].value == [1.0, 2.0, 3.0]
    numbers["1:3"].rows.hidden = False
    assert numbers["1:3"].rows.hidden is False


def test_columns_are_hidden_and_shown(numbers) -> None:
    numbers["B:B"].columns.hidden = True
    assert numbers["B:B"].columns.hidden is True
    assert numbers["A:A"].columns.hidden is False
    assert numbers["A1:B1"].value == [1.0, 10.0]


def test_hidden_rows_of_a_file_are_read_and_written(opened) -> None:
    def fill(sheet) -> None:
        for row in range(1, 5):
            sheet.cell(row, 1, row)
        sheet.row_dimensions[2].hidden = True

    sheet = opened(fill).sheets[0]
    sheet["A1:A4"].value = [[value + 10] for value in sheet["A1:A4"].value]
    assert sheet["A1:A4"].value == [11.0, 12.0, 13.0, 14.0]
    assert sheet["2:2"].rows.hidden is True
