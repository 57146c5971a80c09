"""Tables over ranges."""

import pytest
import xlwings as xw


@pytest.fixture
def table(sheet) -> xw.main.Table:
    sheet["B2"].value = [["ФИО", "Код"], ["Иванов", "001"], ["Петров", "002"]]
    return sheet.tables.add(sheet["B2:C4"], name="Мониторинг")


def test_a_table_has_a_name_a_header_and_rows(sheet, table) -> None:
    assert table.name == "Мониторинг"
    assert table.range == sheet["B2:C4"]
    assert table.header_row_range == sheet["B2:C2"]
    assert table.data_body_range == sheet["B3:C4"]
    assert table.totals_row_range is None


def test_the_values_stay_in_their_cells(sheet, table) -> None:
    assert sheet["B2:C4"].value == [["ФИО", "Код"], ["Иванов", "001"], ["Петров", "002"]]


def test_tables_are_found_by_name_and_number(sheet, table) -> None:
    assert len(sheet.tables) == 1
    assert sheet.tables["Мониторинг"].name == "Мониторинг"
    assert sheet.tables[0].name == "Мониторинг"
    assert "Мониторинг" in sheet.tables
    assert "Другая" not in sheet.tables


def test_a_table_is_renamed(sheet, table) -> None:
    table.name = "Выпуск2026"
    assert [each.name for each in sheet.tables] == ["Выпуск2026"]


def test_a_table_is_resized(sheet, table) -> None:
    sheet["B5"].value = ["Сидоров", "003"]
    table.resize(sheet["B2:C5"])
    assert sheet.tables["Мониторинг"].data_body_range == sheet["B3:C5"]


def test_a_cell_knows_the_table_that_it_lies_in(sheet, table) -> None:
    assert sheet["C3"].table.name == "Мониторинг"
    assert sheet["E9"].table is None


def test_a_table_without_a_name_gets_one(sheet) -> None:
    sheet["A1"].value = [["а", "б"], [1, 2]]
    assert sheet.tables.add(sheet["A1:B2"]).name


def test_a_table_of_a_file_is_read(opened) -> None:
    from openpyxl.worksheet.table import Table

    def fill(sheet) -> None:
        sheet.append(["ФИО", "Код"])
        sheet.append(["Иванов", "001"])
        sheet.add_table(Table(displayName="Мониторинг", ref="A1:B2"))

    sheet = opened(fill).sheets[0]
    assert [(table.name, table.range.address) for table in sheet.tables] == [("Мониторинг", "$A$1:$B$2")]
