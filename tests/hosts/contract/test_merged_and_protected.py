"""Merged cells, and sheets that their owner protected."""

import pytest

from career_xl.domain.errors import CareerXlError


def test_cells_are_merged_and_taken_apart(sheet) -> None:
    sheet["A1"].value = "заголовок"
    sheet["A1:C1"].merge()
    assert sheet["A1"].merge_cells
    assert sheet["B1"].merge_area.address == "$A$1:$C$1"
    assert sheet["A1"].value == "заголовок"
    sheet["A1:C1"].unmerge()
    assert not sheet["A1"].merge_cells


def test_a_cell_that_is_not_merged_is_its_own_area(sheet) -> None:
    assert sheet["D4"].merge_area.address == "$D$4"
    assert not sheet["D4"].merge_cells


def test_a_merged_cell_is_written_through_its_first_cell(sheet) -> None:
    sheet["A1:B2"].merge()
    sheet["A1"].value = "общее"
    assert sheet["A1"].value == "общее"
    assert sheet["A1:B2"].value == [["общее", None], [None, None]]


def test_merged_cells_of_a_file_are_read(opened) -> None:
    def fill(sheet) -> None:
        sheet["A1"] = "шапка"
        sheet.merge_cells("A1:B1")
        sheet["A2"] = "ФИО"

    sheet = opened(fill).sheets[0]
    assert sheet["A1:B2"].value == [["шапка", None], ["ФИО", None]]
    assert sheet["B1"].merge_area.address == "$A$1:$B$1"


@pytest.fixture
def protected(opened):
    from openpyxl.styles import Protection

    def fill(sheet) -> None:
        sheet["A1"] = "закрыто"
        sheet["A2"] = "открыто"
        sheet["A2"].protection = Protection(locked=False)
        sheet.protection.sheet = True

    return opened(fill).sheets[0]


def test_a_protected_sheet_is_read(protected) -> None:
    assert protected["A1:A2"].value == ["закрыто", "открыто"]


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: setattr(sheet["A1"], "value", "новое"),
        lambda sheet: setattr(sheet["A1:A2"], "value", [["новое"], ["новое"]]),
        lambda sheet: setattr(sheet["A1"], "formula", "=1+1"),
        lambda sheet: sheet["A1"].clear_contents(),
        lambda sheet: sheet["1:1"].delete("up"),
        lambda sheet: sheet["1:1"].insert("down"),
        lambda sheet: setattr(sheet["A1"], "color", (255, 0, 0)),
    ],
    ids=["value", "values", "formula", "clear", "delete", "insert", "color"],
)
def test_a_change_of_a_protected_sheet_is_refused_in_russian_and_nothing_is_lost(protected, change) -> None:
    with pytest.raises(CareerXlError, match="защищ"):
        change(protected)
    assert protected["A1:A2"].value == ["закрыто", "открыто"]
    assert protected["A1"].color is None


def test_an_open_cell_of_a_protected_sheet_is_written(protected) -> None:
    protected["A2"].value = "новое"
    assert protected["A2"].value == "новое"
