"""Addresses and the blocks of cells found from one cell."""

import pytest
import xlwings as xw


@pytest.fixture
def table(sheet) -> xw.Sheet:
    sheet["B2"].value = [
        ["ФИО", "Код", "Трек"],
        ["Иванов", "001", "работа"],
        ["Петров", "002", None],
        ["Сидоров", "003", "СВО"],
    ]
    return sheet


@pytest.mark.parametrize(
    ("asked", "address"),
    [("B2", "$B$2"), ("$B$2:C3", "$B$2:$C$3"), ("C3:B2", "$B$2:$C$3"), ("A:B", "$A:$B"), ("2:4", "$2:$4")],
)
def test_an_address_is_understood(sheet, asked, address) -> None:
    assert sheet[asked].address == address


def test_a_range_is_made_from_rows_and_columns(sheet) -> None:
    assert sheet.range((2, 3)).address == "$C$2"
    assert sheet.range((2, 3), (4, 5)).address == "$C$2:$E$4"
    assert sheet[1:3, 2:5].address == "$C$2:$E$3"


def test_a_range_knows_its_place_and_shape(sheet) -> None:
    cells = sheet["C5:E6"]
    assert (cells.row, cells.column, cells.shape, cells.size) == (5, 3, (2, 3), 6)
    assert cells.last_cell.address == "$E$6"
    assert cells.offset(1, 1).address == "$D$6:$F$7"
    assert cells.resize(1, 1).address == "$C$5"


def test_a_row_number_of_zero_is_refused(sheet) -> None:
    with pytest.raises(IndexError):
        sheet.range((0, 1))


def test_an_unknown_name_is_refused(sheet) -> None:
    with pytest.raises(xw.XlwingsError):
        sheet.range("нет_такого_имени")


def test_an_address_may_leave_out_the_dollar_signs(sheet) -> None:
    assert sheet["B2:C3"].get_address(False, False) == "B2:C3"
    assert sheet["B2"].get_address(True, False) == "B$2"


def test_a_table_expands_to_the_first_blank_in_its_header_and_first_column(table) -> None:
    assert table["B2"].expand().address == "$B$2:$D$5"
    assert table["B2"].expand("down").address == "$B$2:$B$5"
    assert table["B2"].expand("right").address == "$B$2:$D$2"


def test_a_lone_cell_expands_to_itself(sheet) -> None:
    sheet["A1"].value = 1
    assert sheet["A1"].expand().address == "$A$1"


def test_the_current_region_ends_at_blank_rows_and_columns(table) -> None:
    table["F2"].value = "сбоку"
    table["B7"].value = "ниже"
    assert table["C3"].current_region.address == "$B$2:$D$5"


def test_the_current_region_takes_in_neighbours_across_a_corner(sheet) -> None:
    sheet["A1"].value = 1
    sheet["B2"].value = 2
    assert sheet["A1"].current_region.address == "$A$1:$B$2"


def test_the_used_range_holds_every_value(table) -> None:
    table["F9"].value = "край"
    assert table.used_range.address == "$B$2:$F$9"


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("B2", "down", "$B$5"),
        ("B2", "right", "$D$2"),
        ("D5", "up", "$D$3"),
        ("D5", "left", "$B$5"),
        ("B5", "down", "$B$9"),
        ("B1", "down", "$B$2"),
        ("D3", "down", "$D$5"),
        ("B2", "up", "$B$1"),
        ("B9", "left", "$A$9"),
    ],
)
def test_end_goes_where_ctrl_and_an_arrow_go(table, start, direction, end) -> None:
    table["B9"].value = "ниже"
    assert table[start].end(direction).address == end


def test_end_reaches_the_last_row_of_the_sheet_where_nothing_is_below(sheet) -> None:
    sheet["A1"].value = 1
    assert sheet["A1"].end("down").row == 1_048_576
