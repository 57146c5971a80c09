"""Colours, number formats, fonts and alignment of one cell, a range, whole columns."""

import pytest


def test_a_cell_without_filling_has_no_colour(sheet) -> None:
    assert sheet["A1"].color is None


@pytest.mark.parametrize("color", [(255, 199, 206), "#ffc7ce", "#FFC7CE"])
def test_a_filling_is_red_green_and_blue(sheet, color) -> None:
    sheet["A1"].color = color
    assert sheet["A1"].color == (255, 199, 206)


def test_white_is_a_filling(sheet) -> None:
    sheet["A1"].color = (255, 255, 255)
    assert sheet["A1"].color == (255, 255, 255)


def test_no_colour_takes_the_filling_away(sheet) -> None:
    sheet["A1"].color = (0, 0, 0)
    sheet["A1"].color = None
    assert sheet["A1"].color is None


def test_a_range_is_filled_at_once(sheet) -> None:
    sheet["A1:C3"].color = (1, 2, 3)
    assert sheet["A1:C3"].color == (1, 2, 3)
    assert sheet["B2"].color == (1, 2, 3)
    assert sheet["D4"].color is None


def test_each_cell_gets_its_own_colour(sheet) -> None:
    sheet["C1"].color = (9, 9, 9)
    sheet["A1:C1"].set_colors([[(255, 0, 0), None, ...]])
    assert [cell.color for cell in sheet["A1:C1"]] == [(255, 0, 0), None, (9, 9, 9)]


def test_a_filling_leaves_the_value_alone(sheet) -> None:
    sheet["A1"].value = "00123"
    sheet["A1"].color = (255, 0, 0)
    assert sheet["A1"].value == "00123"


@pytest.mark.parametrize("code", ["0.00", "0%", "@", "dd.mm.yyyy", "#,##0", '0.0" чел."'])
def test_a_number_format_is_read_as_it_was_set(sheet, code) -> None:
    sheet["A1"].number_format = code
    assert sheet["A1"].number_format == code


def test_a_new_cell_has_the_general_format(sheet) -> None:
    assert sheet["A1"].number_format == "General"


def test_cells_that_differ_have_no_common_number_format(sheet) -> None:
    sheet["A1"].number_format = "0.00"
    assert sheet["A1:A2"].number_format is None


def test_a_whole_column_gets_a_format_and_new_values_keep_it(sheet) -> None:
    sheet["B:B"].number_format = "@"
    sheet["B5"].value = "00042"
    assert sheet["B5"].number_format == "@"
    assert sheet["A5"].number_format == "General"
    assert sheet["B5"].value == "00042"


def test_a_font_has_weight_slant_size_name_and_colour(sheet) -> None:
    font = sheet["A1"].font
    font.bold, font.italic, font.size, font.name, font.color = True, True, 14, "Arial", (0, 0, 255)
    again = sheet["A1"].font
    assert (again.bold, again.italic, again.size, again.name, again.color) == (True, True, 14, "Arial", (0, 0, 255))


def test_a_new_cell_is_neither_bold_nor_slanted(sheet) -> None:
    assert sheet["A1"].font.bold is False
    assert sheet["A1"].font.italic is False


def test_a_change_of_one_property_of_a_font_leaves_the_others(sheet) -> None:
    sheet["A1"].font.bold = True
    sheet["A1:B1"].font.size = 16
    assert sheet["A1"].font.bold is True
    assert sheet["B1"].font.bold is False
    assert sheet["A1:B1"].font.size == 16


def test_text_is_wrapped(sheet) -> None:
    assert sheet["A1"].wrap_text is False
    sheet["A1"].wrap_text = True
    assert sheet["A1"].wrap_text is True


def test_alignment_is_read_as_it_was_set(sheet) -> None:
    sheet["A1"].horizontal_alignment = "center"
    sheet["A1"].vertical_alignment = "top"
    assert (sheet["A1"].horizontal_alignment, sheet["A1"].vertical_alignment) == ("center", "top")


def test_a_new_cell_has_the_general_alignment(sheet) -> None:
    assert sheet["A1"].horizontal_alignment == "general"


def test_colours_of_a_file_are_read(opened) -> None:
    from openpyxl.styles import PatternFill

    def fill(sheet) -> None:
        sheet["A1"].fill = PatternFill("solid", fgColor="FFFFC7CE")
        sheet["A2"] = "без цвета"

    sheet = opened(fill).sheets[0]
    assert sheet["A1"].color == (255, 199, 206)
    assert sheet["A2"].color is None
