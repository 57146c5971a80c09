"""What is particular about values in LibreOffice; the rest is in the contract suite."""

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest

from career_xl.hosts.calc import values
from career_xl.hosts.calc.bridge import struct
from career_xl.hosts.calc.engine import CalcEngine
from career_xl.hosts.calc.values import CellError


class Counting:
    """Passes everything on to an object of LibreOffice and counts the calls."""

    def __init__(self, target: Any, calls: list[str]) -> None:
        self.target, self.calls = target, calls

    def __getattr__(self, name: str) -> Any:
        self.calls.append(name)
        return getattr(self.target, name)


@pytest.mark.parametrize("count", [10, 1000])
def test_reading_takes_as_many_calls_for_many_rows_as_for_few(book, sheet, count) -> None:
    cells = sheet["A1"].resize(count, 4)
    cells.value = [["имя", 1.5, dt.datetime(2026, 1, 2), True]] * count
    calls: list[str] = []
    rows = values.read_values(Counting(cells.api, calls), Counting(book.api, calls), cells.impl.box)
    assert rows == [["имя", 1.5, dt.datetime(2026, 1, 2), True]] * count
    assert sorted(set(calls)) == ["NullDate", "NumberFormats", "getDataArray", "getUniqueCellFormatRanges"]
    assert len(calls) == 6  # three formats


@pytest.mark.parametrize("count", [10, 1000])
def test_writing_takes_as_many_calls_for_many_rows_as_for_few(book, sheet, count) -> None:
    cells = sheet["A1"].resize(count, 4)
    calls: list[str] = []
    rows = [["имя", "=1+1", dt.datetime(2026, 1, 2), True]] * count
    values.write_values(Counting(cells.api, calls), Counting(book.api, calls), cells.impl.box, rows)
    assert cells.value == [["имя", 2, dt.datetime(2026, 1, 2), True]] * count
    assert calls.count("setDataArray") == 1
    assert len(calls) < 30


@pytest.mark.parametrize(
    ("formula", "error"),
    [
        ("=1/0", "#DIV/0!"),
        ("=NA()", "#N/A"),
        ("=UNKNOWN(1)", "#NAME?"),
        ("=#REF!", "#REF!"),
        ('=VALUE("x")', "#VALUE!"),
        ('="a"+1', "#VALUE!"),
        ("=LOG(-1)", "#VALUE!"),
        ("=10^400", "#NUM!"),
    ],
)
def test_errors_have_excels_codes(sheet, formula, error) -> None:
    sheet["A1"].formula = formula
    assert sheet["A1"].options(err_to_str=True).value == error


def test_errors_in_many_cells_are_told_apart_from_text_and_blanks(sheet) -> None:
    sheet["A1"].value = [["=1/0", "#DIV/0!", None], ["=NA()", "=1/0", '=IF(1,"",0)'], [1, "=NA()", "=UNKNOWN(1)"]]
    assert sheet["A1:C3"].options(err_to_str=True).value == [
        ["#DIV/0!", "#DIV/0!", None],
        ["#N/A", "#DIV/0!", None],
        [1, "#N/A", "#NAME?"],
    ]
    assert sheet["A1:C3"].raw_value[0] == [CellError.DIVISION, "#DIV/0!", ""]


def test_a_document_that_counts_its_days_from_1904_gives_the_same_dates(book, sheet) -> None:
    book.api.NullDate = struct("util.Date", Day=1, Month=1, Year=1904)
    moment = dt.datetime(2026, 11, 21, 13, 45, 30)
    sheet["A1"].value = moment
    assert sheet["A1"].value == moment
    assert sheet["A1"].api.getDataArray()[0][0] < 44_900


def test_the_result_of_a_formula_is_a_date_where_the_cell_shows_one(sheet) -> None:
    sheet["A1"].value = [["=DATE(2026,11,21)", "=1>0", "=TIME(12,0,0)"]]
    assert sheet["A1:C1"].value == [dt.datetime(2026, 11, 21), True, 0.5]


def test_a_number_that_is_no_possible_date_stays_a_number(sheet) -> None:
    sheet["A1"].value = 1e9
    sheet["A1"].number_format = "dd.mm.yyyy"
    assert sheet["A1"].value == 1e9


@pytest.mark.parametrize("microseconds", [0, 10, 999_990, 123_450])
def test_a_moment_comes_back_to_the_hundred_thousandth_of_a_second(sheet, microseconds) -> None:
    moment = dt.datetime(2026, 11, 21, 23, 59, 59, microseconds)
    sheet["A1"].value = moment
    assert sheet["A1"].value == moment


def test_a_format_of_dates_that_is_there_is_kept(sheet) -> None:
    sheet["A1:B1"].number_format = "yyyy-mm-dd"
    sheet["A1:C1"].value = [dt.date(2026, 1, 2)] * 3
    assert sheet["A1:B1"].number_format == "yyyy-mm-dd"
    assert sheet["C1"].value == dt.datetime(2026, 1, 2)


def test_formulas_scattered_among_text_are_formulas_and_the_text_stays_text(sheet) -> None:
    sheet["C2"].number_format = "@"
    sheet["A1"].value = [["00123", "=1+1", "=2+2"], ["1/2", "=3+3", "=4+4"], ["'x", 5, "01.02.2026"]]
    assert sheet["A1:C3"].value == [["00123", 2, 4], ["1/2", 6, "=4+4"], ["'x", 5, "01.02.2026"]]


def test_entered_formulas_leave_text_cells_text(sheet) -> None:
    sheet["A1:A3"].number_format = "@"
    sheet["A1:A3"].formula = [["00123"], ["=1+1"], [None]]
    assert sheet["A1:A3"].value == ["00123", "=1+1", None]


def test_formulas_survive_being_entered_again(sheet) -> None:
    sheet["A1"].value = [[1, "text", "=A1*2"], [0.1, '=IF(A1>0,"да","нет")', None]]
    before = sheet["A1:C2"].value
    sheet["A1:C2"].formula = sheet["A1:C2"].formula
    assert sheet["A1:C2"].value == before
    assert sheet["A1:C2"].formula == (("1", "text", "=A1*2"), ("0.1", '=IF(A1>0,"да","нет")', ""))


def test_a_formula_for_a_range_keeps_the_formats_of_its_cells(sheet) -> None:
    sheet["B2"].color = (255, 0, 0)
    sheet["A1:B2"].formula = "=ROW(A1)*10+COLUMN(A1)"
    assert sheet["A1:B2"].value == [[11, 12], [21, 22]]
    assert sheet["A1"].color is None
    assert sheet["B2"].color == (255, 0, 0)


@pytest.mark.parametrize(
    ("given", "prepared"),
    [
        (None, ""),
        (float("nan"), ""),
        (pd.NaT, ""),
        (pd.NA, ""),
        (np.nan, ""),
        (np.datetime64("NaT"), ""),
        (np.int64(3), 3),
        (np.float32(0.5), 0.5),
        (np.bool_(True), True),
        (np.datetime64("2026-01-02T03:04:05"), dt.datetime(2026, 1, 2, 3, 4, 5)),
        (pd.Timestamp("2026-01-02 03:04:05.000000007"), dt.datetime(2026, 1, 2, 3, 4, 5)),
        ("", ""),
        ("0", "0"),
        (0, 0),
        (False, False),
    ],
)
def test_every_kind_of_value_is_prepared_for_writing(given, prepared) -> None:
    found = CalcEngine.prepare_xl_data_element(given)
    assert found == prepared
    assert type(found) is type(prepared)


def test_a_date_with_a_time_zone_is_written_as_its_clock_shows(sheet) -> None:
    sheet["A1"].value = dt.datetime(2026, 1, 2, 3, tzinfo=dt.timezone(dt.timedelta(hours=4)))
    assert sheet["A1"].value == dt.datetime(2026, 1, 2, 3)


def test_hidden_rows_are_read_and_written_like_the_others(sheet) -> None:
    sheet["A1:A4"].value = [[1], [2], [3], [4]]
    sheet["A2:A3"].rows.hidden = True
    assert sheet["A1:A4"].value == [1, 2, 3, 4]
    sheet["A1:A4"].value = [[5], [6], [7], [8]]
    assert sheet["A1:A4"].value == [5, 6, 7, 8]


def test_an_array_formula_is_read_and_written_whole(sheet) -> None:
    sheet["A1"].value = [[1, 4], [2, 5], [3, 6]]
    sheet["D1:D3"].formula_array = "=A1:A3*B1:B3"
    assert sheet["D1:D3"].value == [4, 10, 18]
    assert sheet["D1:D3"].formula_array == "=A1:A3*B1:B3"
    assert sheet["D1:D3"].impl.has_array
    assert sheet["D2"].formula == "=A1:A3*B1:B3"
