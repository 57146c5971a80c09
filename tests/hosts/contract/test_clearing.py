"""What clearing takes away and what it leaves."""

import pytest
import xlwings as xw


@pytest.fixture
def cell(sheet) -> xw.Range:
    cell = sheet["B2"]
    cell.value = 5
    cell.color = (255, 255, 0)
    cell.number_format = "0.00"
    cell.font.bold = True
    cell.add_note("заметка")
    return cell


def test_contents_go_and_formats_and_notes_stay(cell) -> None:
    cell.clear_contents()
    assert cell.value is None
    assert cell.color == (255, 255, 0)
    assert cell.number_format == "0.00"
    assert cell.note.text == "заметка"


def test_formats_go_and_contents_and_notes_stay(cell) -> None:
    cell.clear_formats()
    assert cell.value == 5.0
    assert cell.color is None
    assert cell.number_format == "General"
    assert cell.font.bold is False
    assert cell.note.text == "заметка"


def test_clear_takes_everything(cell) -> None:
    cell.clear()
    assert cell.value is None
    assert cell.color is None
    assert cell.note is None


def test_a_sheet_is_cleared_of_contents(sheet, cell) -> None:
    sheet.clear_contents()
    assert cell.value is None
    assert cell.color == (255, 255, 0)


def test_a_sheet_is_cleared_of_formats(sheet, cell) -> None:
    sheet.clear_formats()
    assert cell.value == 5.0
    assert cell.color is None


def test_a_sheet_is_cleared_of_everything(sheet, cell) -> None:
    sheet.clear()
    assert cell.value is None
    assert cell.color is None


def test_neighbours_are_left_alone(sheet, cell) -> None:
    sheet["B3"].value = 6
    cell.clear()
    assert sheet["B3"].value == 6.0
