"""Reading the sheet «План» in the layouts that colleges keep."""

import pytest

from career_xl.domain.errors import ColumnMissingError
from career_xl.plan.plan_sheet import read_plan_rows
from career_xl.plan.year_plan import PlanRow
from career_xl.tables.sheet_values import SheetValues

HEADER = ["Раздел", "№", "Мероприятие", "Срок", "Ответственный", "Результат"]


def sheet(*rows: list[object]) -> SheetValues:
    return SheetValues("План", rows)


def test_a_row_is_read_by_the_captions_of_its_columns():
    (row,) = read_plan_rows(sheet(HEADER, ["1", 1.1, " Приказ ", "Август", "Директор", "Приказ издан"]))
    assert row == PlanRow("1", "Приказ", "1.1", "Август", "Директор", "Приказ издан")


def test_columns_may_be_shuffled_under_title_rows():
    rows = read_plan_rows(
        sheet(["ПЛАН РАБОТЫ"], [None], ["Результаты", "Мероприятия", "Раздел плана"], ["издан", "Приказ", "2"])
    )
    assert rows == (PlanRow("2", "Приказ", result="издан"),)


def test_a_blank_section_is_that_of_the_row_above():
    rows = read_plan_rows(
        sheet(HEADER, ["1", None, "Приказ"], [None, None, "Чат"], ["2", None, None], [None, None, "АИС"])
    )
    assert [(row.section, row.activity) for row in rows] == [("1", "Приказ"), ("1", "Чат"), ("2", "АИС")]


def test_heading_rows_of_the_printed_plan_open_sections():
    rows = read_plan_rows(
        sheet(
            ["№ п/п", "Мероприятия", "Срок реализации", "Ответственный", "Результат"],
            ["1. Основа", None, None, None, None],
            ["1.1", "Приказ", "Август", None, None],
            ["6.", "Мониторинг занятости", None, None, None],
            ["6.1", "Сверка", "Июнь", None, None],
        )
    )
    assert [(row.section, row.activity) for row in rows] == [
        ("1. Основа", "Приказ"),
        ("6. Мониторинг занятости", "Сверка"),
    ]


@pytest.mark.parametrize("values", [None, sheet(), sheet([None, " "]), sheet(HEADER), sheet(HEADER, [None] * 6)])
def test_a_sheet_without_rows_leaves_the_plan_to_the_catalogue(values):
    assert read_plan_rows(values) == ()


def test_a_sheet_whose_column_is_not_found_is_an_error_that_says_what_to_add():
    with pytest.raises(ColumnMissingError, match="не найден столбец «Мероприятие»"):
        read_plan_rows(sheet(["Что делаем", "Когда"], ["Приказ", "Август"]))
