"""Widths, heights, autofit and the panes that stay in view."""

import pytest


def test_a_column_has_the_width_that_it_was_given(sheet) -> None:
    sheet["B:B"].column_width = 25
    assert sheet["B1"].column_width == pytest.approx(25, abs=0.5)


def test_columns_of_different_width_have_none_in_common(sheet) -> None:
    sheet["A1"].column_width = 10
    sheet["B1"].column_width = 30
    assert sheet["A1:B1"].column_width is None


def test_the_width_of_one_column_leaves_its_neighbours_alone(sheet) -> None:
    usual = sheet["C1"].column_width
    sheet["A1:E1"].column_width = 20
    sheet["C1"].column_width = 5
    assert sheet["B1"].column_width == pytest.approx(20, abs=0.5)
    assert sheet["D1"].column_width == pytest.approx(20, abs=0.5)
    assert sheet["F1"].column_width == usual


def test_a_row_has_the_height_that_it_was_given(sheet) -> None:
    sheet["3:3"].row_height = 42
    assert sheet["A3"].row_height == pytest.approx(42, abs=0.5)


def test_a_range_is_as_wide_as_its_columns(sheet) -> None:
    assert sheet["A1:B1"].width == pytest.approx(sheet["A1"].width + sheet["B1"].width, abs=0.5)
    assert sheet["B2"].left == pytest.approx(sheet["A1"].width, abs=0.5)
    assert sheet["B2"].top == pytest.approx(sheet["A1"].height, abs=0.5)


def test_autofit_widens_a_column_for_long_text(sheet) -> None:
    before = sheet["A1"].column_width
    sheet["A1"].value = "Центр опережающей профессиональной подготовки"
    sheet["A:A"].autofit()
    assert sheet["A1"].column_width > before * 2


def test_autofit_of_a_sheet_narrows_what_is_too_wide(sheet) -> None:
    sheet["A1"].value = "да"
    sheet["A1"].column_width = 50
    sheet.autofit("columns")
    assert sheet["A1"].column_width < 20


def test_panes_are_frozen_and_released(sheet) -> None:
    sheet.freeze_panes.freeze_at("A1:B3")
    sheet.freeze_panes.unfreeze()
    sheet.freeze_panes.freeze_at("1:1")
    sheet["A1"].value = "цело"
    assert sheet["A1"].value == "цело"
