"""Values of all kinds go into cells and come back as they were."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest


@pytest.mark.parametrize(
    "value", ["Иванов", "два слова", "строка\nещё строка", 1.0, -2.5, 0.1, 1e15, True, False, dt.datetime(2026, 6, 30)]
)
def test_a_value_comes_back_as_it_was_written(sheet, value) -> None:
    sheet["B2"].value = value
    assert sheet["B2"].value == value
    assert type(sheet["B2"].value) is type(value)


@pytest.mark.parametrize("empty", [None, "", np.nan, pd.NaT])
def test_nothing_comes_back_as_none(sheet, empty) -> None:
    sheet["A1"].value = "прежнее"
    sheet["A1"].value = empty
    assert sheet["A1"].value is None


def test_a_whole_number_comes_back_as_float(sheet) -> None:
    sheet["A1"].value = 7
    assert sheet["A1"].value == 7.0
    assert isinstance(sheet["A1"].value, float)


def test_options_make_numbers_and_dates_of_the_wanted_type(sheet) -> None:
    sheet["A1"].value = [2026.0, dt.datetime(2026, 9, 1)]
    assert sheet["A1"].options(numbers=int).value == 2026
    assert sheet["B1"].options(dates=dt.date).value == dt.date(2026, 9, 1)
    assert sheet["C1"].options(empty="нет").value == "нет"


def test_a_date_and_a_time_of_day_come_back(sheet) -> None:
    sheet["A1"].value = dt.datetime(2026, 11, 21, 13, 45, 30)
    assert sheet["A1"].value == dt.datetime(2026, 11, 21, 13, 45, 30)


def test_a_date_without_time_is_shown_as_a_date(sheet) -> None:
    sheet["A1"].value = dt.date(2026, 11, 21)
    assert sheet["A1"].value == dt.datetime(2026, 11, 21)
    assert sheet["A1"].number_format != "General"


def test_a_date_is_a_number_where_the_format_shows_a_number(sheet) -> None:
    sheet["A1"].value = dt.datetime(2026, 1, 1)
    sheet["A1"].number_format = "0"
    assert sheet["A1"].value == 46023.0


def test_a_number_is_a_date_where_the_format_shows_a_date(sheet) -> None:
    sheet["A1"].value = 46023
    sheet["A1"].number_format = "dd.mm.yyyy"
    assert sheet["A1"].value == dt.datetime(2026, 1, 1)


def test_a_share_of_a_day_under_a_time_format_stays_a_number(sheet) -> None:
    sheet["A1"].number_format = "hh:mm"
    sheet["A1"].value = 0.5
    assert sheet["A1"].value == 0.5


def test_text_with_leading_zeros_stays_text(sheet) -> None:
    sheet["A1"].value = [["00123", "007"], ["09.02.07", "1"]]
    assert sheet["A1:B2"].value == [["00123", "007"], ["09.02.07", "1"]]


def test_text_with_leading_zeros_stays_text_beside_a_formula(sheet) -> None:
    sheet["A1"].value = [["00123", "=1+1", "TRUE", "31.12.2026"]]
    assert sheet["A1"].value == "00123"
    assert sheet["C1:D1"].value == ["TRUE", "31.12.2026"]


def test_digits_in_a_text_cell_stay_text(sheet) -> None:
    sheet["A1:A2"].number_format = "@"
    sheet["A1"].value = [["00123"], ["42"]]
    assert sheet["A1:A2"].value == ["00123", "42"]


def test_a_number_written_into_a_column_is_a_number_beside_text(sheet) -> None:
    sheet["A1"].value = [["код", 1], ["002", 2.5]]
    assert sheet["A1:B2"].value == [["код", 1.0], ["002", 2.5]]


def test_text_that_begins_with_an_equals_sign_is_a_formula(sheet) -> None:
    sheet["A1"].value = "=B1"
    assert sheet["A1"].formula == "=B1"


def test_text_that_begins_with_an_equals_sign_stays_text_in_a_text_cell(sheet) -> None:
    sheet["A1"].number_format = "@"
    sheet["A1"].value = "=B1"
    assert sheet["A1"].value == "=B1"


def test_a_lone_equals_sign_is_text(sheet) -> None:
    sheet["A1"].value = "="
    assert sheet["A1"].value == "="


def test_a_row_is_a_list_and_so_is_a_column(sheet) -> None:
    sheet["A1"].value = [1, 2, 3]
    sheet["A3"].options(transpose=True).value = ["а", "б"]
    assert sheet["A1:C1"].value == [1.0, 2.0, 3.0]
    assert sheet["A3:A4"].value == ["а", "б"]


def test_a_rectangle_is_a_list_of_rows_with_none_for_empty_cells(sheet) -> None:
    sheet["B2"].value = [["а", None], [None, 4]]
    assert sheet["B2:C3"].value == [["а", None], [None, 4.0]]
    assert sheet["A1:B2"].value == [[None, None], [None, "а"]]


@pytest.mark.parametrize(("ndim", "expected"), [(1, ["а"]), (2, [["а"]])])
def test_a_single_cell_has_the_dimensions_that_were_asked_for(sheet, ndim, expected) -> None:
    sheet["A1"].value = "а"
    assert sheet["A1"].options(ndim=ndim).value == expected


def test_one_value_fills_a_whole_range(sheet) -> None:
    sheet["A1:B3"].value = "нет"
    assert sheet["A1:B3"].value == [["нет", "нет"]] * 3


def test_rows_written_to_one_cell_fill_their_own_rectangle(sheet) -> None:
    sheet["D4"].value = [[1, 2], [3, 4]]
    assert sheet["C3:F6"].value == [
        [None, None, None, None],
        [None, 1.0, 2.0, None],
        [None, 3.0, 4.0, None],
        [None, None, None, None],
    ]


def test_an_empty_value_among_others_empties_its_cell(sheet) -> None:
    sheet["A1"].value = [1, 2, 3]
    sheet["A1"].value = [4, None, 6]
    assert sheet["A1:C1"].value == [4.0, None, 6.0]


def test_a_data_frame_goes_and_comes_back(sheet) -> None:
    frame = pd.DataFrame(
        {"код": ["001", "002"], "число": [1.5, 2.0], "дата": pd.to_datetime(["2026-01-01", "2026-02-01"])}
    )
    sheet["A1"].options(index=False).value = frame
    read = sheet["A1"].expand().options(pd.DataFrame, index=False).value
    assert read["код"].tolist() == ["001", "002"]
    assert read["число"].tolist() == [1.5, 2.0]
    assert pd.to_datetime(read["дата"]).tolist() == frame["дата"].tolist()


def test_an_empty_slice_reads_as_none_and_takes_no_values(sheet) -> None:
    empty = sheet["A1:B1"][:0, :]
    assert empty.shape == (0, 2)
    assert empty.value is None
    sheet["A1"].value = "цело"
    empty.value = "пропадёт"
    assert sheet["A1"].value == "цело"


def test_values_of_a_file_are_read_by_their_kind(opened) -> None:
    def fill(sheet) -> None:
        sheet["A1"] = "СНИЛС"
        sheet["A2"] = 12
        sheet["A3"] = dt.datetime(2026, 5, 4)
        sheet["A4"] = True
        sheet["A5"] = "00456"
        sheet["A6"] = "=1+1"
        sheet["A6"].data_type = "s"

    values = opened(fill).sheets[0]["A1:A7"].value
    assert values == ["СНИЛС", 12.0, dt.datetime(2026, 5, 4), True, "00456", "=1+1", None]


def test_an_error_reads_as_none_and_on_request_as_its_code(opened) -> None:
    def fill(sheet) -> None:
        sheet["A1"] = "#N/A"

    cell = opened(fill).sheets[0]["A1"]
    assert cell.value is None
    assert cell.options(err_to_str=True).value == "#N/A"
