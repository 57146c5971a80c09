"""Ranges and sheets mean places: LibreOffice's own objects move and shrink when cells are inserted and deleted."""

import pytest
import xlwings as xw


def test_a_range_stays_in_its_place_when_rows_are_inserted_above(sheet) -> None:
    sheet["A1:A3"].value = [[1], [2], [3]]
    second = sheet["A2"]
    assert second.value == 2
    sheet["1:1"].insert("down")
    assert second.address == "$A$2"
    assert second.value == 1


def test_a_range_outlives_its_cells(sheet) -> None:
    sheet["A1:A3"].value = [[1], [2], [3]]
    second = sheet["A2"]
    assert second.value == 2
    sheet["2:2"].delete()
    assert second.value == 3


def test_a_sheet_stays_whole_when_cells_are_deleted_upwards(sheet) -> None:
    sheet["A1:C6"].value = [[row * 10 + column for column in range(3)] for row in range(6)]
    sheet["B2:C3"].delete("up")
    assert sheet["B6"].value is None
    assert sheet["A6"].value == 50
    assert sheet["B2"].value == 31
    sheet["D20"].value = "там"
    assert sheet.used_range.address == "$A$1:$D$20"
    assert sheet.cells.shape == (1_048_576, sheet["1:1"].shape[1])


@pytest.mark.parametrize("direction", ["d", "down", "вниз"])
def test_the_direction_of_a_jump_is_known_by_its_first_letter(sheet, direction) -> None:
    sheet["A1:A3"].value = [[1], [2], [3]]
    if direction == "вниз":
        with pytest.raises(ValueError, match="«вниз» не известно"):
            sheet["A1"].end(direction)
    else:
        assert sheet["A1"].end(direction).address == "$A$3"


def test_a_jump_crosses_blanks_and_ends_at_the_border(sheet) -> None:
    sheet["B2"].value = [[1, None, None, 4]]
    assert sheet["B2"].end("right").address == "$E$2"
    assert sheet["E2"].end("left").address == "$B$2"
    assert sheet["B2"].end("down").row == sheet.cells.shape[0]
    assert sheet["B2"].end("up").address == "$B$1"


def test_a_formula_with_an_empty_text_counts_as_filled(sheet) -> None:
    sheet["A1"].value = [[1], ['=""'], [3], [None], [5]]
    assert sheet["A1"].end("down").address == "$A$3"


def test_a_name_on_another_sheet_is_not_found_here(book, sheet) -> None:
    other = book.sheets.add("Другой")
    other["A1"].name = "там"
    with pytest.raises(xw.NoSuchObjectError, match="нет диапазона «там»"):
        sheet["там"]


def test_a_table_is_a_range_by_its_name(sheet) -> None:
    sheet["B2"].value = [["a", "b"], [1, 2], [3, 4]]
    sheet.tables.add(sheet["B2:C4"], name="Товары")
    assert sheet["Товары"].address == "$B$3:$C$4"


def test_cells_are_moved_and_formulas_follow(sheet) -> None:
    sheet["A1"].value = [[1, "=A1*2"]]
    sheet["A1"].move(sheet["D5"])
    assert sheet["D5"].value == 1
    assert sheet["B1"].formula == "=D5*2"


def test_rows_are_sorted_with_their_formats(sheet) -> None:
    sheet["A1"].value = [["b", 2], ["a", 1], ["c", 3]]
    sheet["A3"].color = (255, 0, 0)
    sheet["A1:B3"].sort(1, ascending=False)
    assert sheet["A1:B3"].value == [["c", 3], ["b", 2], ["a", 1]]
    assert sheet["A1"].color == (255, 0, 0)


def test_text_is_found_and_exchanged(sheet) -> None:
    sheet["A1"].value = [["Север"], ["Юг"], ["Север и Юг"]]
    assert sheet["A1:A3"].find("Юг").address == "$A$2"
    assert sheet["A1:A3"].find("юг", match_case=True) is None
    sheet["A1:A3"].replace_all("Юг", "Запад")
    assert sheet["A1:A3"].value == ["Север", "Запад", "Север и Запад"]


def test_special_cells_are_found_as_areas(sheet) -> None:
    sheet["A1"].value = [[1, "x"], ["=1+1", None]]
    found = {
        kind: [area.address for area in sheet["A1:B2"].get_special_cells(kind)]
        for kind in ("constants", "formulas", "blanks")
    }
    assert found == {"constants": ["$A$1:$B$1"], "formulas": ["$A$2"], "blanks": ["$B$2"]}
