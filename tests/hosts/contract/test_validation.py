"""What may be typed into cells."""

import pytest
import xlwings as xw
from openpyxl.worksheet.datavalidation import DataValidation

DECISIONS = ["исправлено", "подтверждаю"]


def test_cells_without_a_rule_say_so(sheet) -> None:
    rule = sheet["A1:A3"].data_validation
    assert (rule.type, rule.source, rule.operator, rule.show_error) == ("none", None, None, None)


def test_a_list_of_values_is_offered(sheet) -> None:
    sheet["B2:B4"].data_validation.set_list(DECISIONS)
    rule = sheet["B2:B4"].data_validation
    assert (rule.type, rule.source, rule.in_cell_dropdown) == ("list", "исправлено,подтверждаю", True)
    assert (rule.ignore_blank, rule.show_input, rule.show_error, rule.alert_style) == (True, True, True, "stop")
    assert sheet["B1"].data_validation.type == "none"


def test_a_list_may_be_kept_out_of_the_cell(sheet) -> None:
    sheet["A1"].data_validation.set_list(DECISIONS, in_cell_dropdown=False)
    assert sheet["A1"].data_validation.in_cell_dropdown is False


def test_a_list_may_be_a_range_of_another_sheet(book, sheet) -> None:
    lists = book.sheets.add("Все списки", after=sheet)
    lists["A1"].options(transpose=True).value = DECISIONS
    sheet["A1:A2"].data_validation.set_list(lists["A1:A2"])
    assert sheet["A1"].data_validation.source.replace("$", "") == "='Все списки'!A1:A2"


def test_a_list_may_be_a_name(book, sheet) -> None:
    sheet["D1:D2"].name = "Список_Решение"
    sheet["A1"].data_validation.set_list(book.names["Список_Решение"])
    assert sheet["A1"].data_validation.source == "=Список_Решение"


def test_numbers_are_limited(sheet) -> None:
    sheet["A1:A9"].data_validation.set_whole_number("between", 1, 10)
    rule = sheet["A1:A9"].data_validation
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == ("whole_number", "between", "=1", "=10")


def test_a_formula_of_ones_own_is_a_rule(sheet) -> None:
    sheet["A1"].data_validation.set_custom("=COUNTIF($A:$A,A1)=1")
    assert sheet["A1"].data_validation.type == "custom"
    assert sheet["A1"].data_validation.formula.replace("$", "") in ("=COUNTIF(A:A,A1)=1", "=COUNTIF(A1:A1048576,A1)=1")


def test_cells_with_different_rules_are_told_apart(sheet) -> None:
    sheet["A1"].data_validation.set_list(DECISIONS)
    assert sheet["A1:A2"].data_validation.type == "mixed_criteria"
    sheet["A2"].data_validation.set_decimal("greater_than", 0.5)
    assert sheet["A1:A2"].data_validation.type == "inconsistent"
    with pytest.raises(xw.XlwingsError):
        sheet["A1:A2"].data_validation.set_list(DECISIONS)


def test_a_rule_is_taken_from_a_part_of_its_cells(sheet) -> None:
    sheet["A1:C5"].data_validation.set_list(DECISIONS)
    sheet["B2:B3"].data_validation.delete()
    assert [sheet[cell].data_validation.type for cell in ("A2", "B1", "B2", "B3", "B4", "C3")] == [
        "list",
        "list",
        "none",
        "none",
        "list",
        "list",
    ]


def test_prompts_of_a_file_stay_when_its_list_changes(opened) -> None:
    def fill(sheet) -> None:
        rule = DataValidation(
            type="list", formula1='"да,нет"', promptTitle="Ответ", prompt="Выберите.", showInputMessage=True
        )
        rule.add("A1:A5")
        sheet.add_data_validation(rule)

    sheet = opened(fill).sheets[0]
    sheet["A1:A2"].data_validation.set_list(DECISIONS)
    rule = sheet["A1:A2"].data_validation
    assert (rule.source, rule.input_title, rule.input_message) == ("исправлено,подтверждаю", "Ответ", "Выберите.")
    assert sheet["A3"].data_validation.source == "да,нет"
