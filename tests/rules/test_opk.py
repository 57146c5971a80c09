"""O01–O06: the weekly forms about the defence industry."""

import datetime as dt
from typing import Any

import pytest

from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.rules.findings import Outcome
from career_xl.tables.sheet_values import SheetValues
from tests.rules.flat_findings import cells, codes, findings, result
from tests.rules.opk_rows import APPRENTICE, FORM2, form2, form3, seen
from tests.tables import sheet

RULES = ("O01", "O02", "O03", "O04", "O05", "O06")


def test_forms_that_agree_give_no_finding() -> None:
    both = seen(form2({}), form3({}))
    assert codes(both) == []
    assert {rule: result(both, rule).outcome for rule in RULES} == dict.fromkeys(RULES, Outcome.PASSED)


@pytest.mark.parametrize("rule", RULES)
def test_without_the_sheets_every_rule_is_skipped(rule: str) -> None:
    assert result(seen(), rule).outcome is Outcome.SKIPPED
    assert "нет листа «ОПК Форма 2»" in str(result(seen(), rule).reason)


@pytest.mark.parametrize("rule", RULES)
def test_prepared_rows_a_total_and_a_signature_are_no_needs(rule: str) -> None:
    captions = list(FORM2)
    rows: list[list[Any]] = [captions, [1, *[None] * 17], [None, "Итого", *[None] * 16], [None, "Директор ______"]]
    empty = seen(SheetValues(Sheet.OPK_FORM2, rows), sheet(Sheet.OPK_FORM3, []))
    assert (codes(empty), result(empty, rule).outcome) == ([], Outcome.SKIPPED)


def test_a_form_in_other_words_is_read_by_the_numbers_of_its_columns() -> None:
    rows = [["Сведения о потребности"], [f"Графа {n}" for n in range(1, 19)], list(range(1, 19)), list(FORM2.values())]
    rows[3][7] = None
    assert cells(seen(SheetValues(Sheet.OPK_FORM2, rows)), "O01") == [("O01", 4, "Направление подготовки")]


# --- O01 ---


@pytest.mark.parametrize(
    ("code", "is_found"),
    [
        ("09.02.07", False),
        (" 09.02.07 ", False),
        ("09.02.07 Информационные системы", False),
        (None, True),
        ("программист", True),
        ("9.2.7", True),
        (dt.date(2007, 2, 9), True),
        ("15.02.16", True),
    ],
)
def test_the_code_of_column_8_is_one_of_the_college(code: object, is_found: bool) -> None:
    expected = [("O01", 2, "Направление подготовки")] if is_found else []
    assert cells(seen(form2({"Направление подготовки": code})), "O01") == expected


def test_a_code_of_the_dictionary_is_known_though_nobody_was_released_with_it() -> None:
    words = {"09.02.07": "программист", "15.02.16": "оператор"}
    assert codes(seen(form2({"Направление подготовки": "15.02.16"}), words=words), "O01") == []


# --- O02 ---


@pytest.mark.parametrize(
    ("end", "students", "is_found"),
    [
        (dt.date(2026, 11, 19), 2, True),
        ("19.11.2026", "2 чел.", True),
        (dt.date(2026, 11, 20), 2, False),
        (dt.date(2026, 11, 19), 0, False),
        (dt.date(2026, 11, 19), None, False),
        (None, 2, False),
        ("скоро", 2, False),
    ],
)
def test_students_whose_practice_has_ended_are_asked_about(end: object, students: object, is_found: bool) -> None:
    book = seen(form2({"Окончание практики": end, "На практике, чел.": students}))
    assert cells(book, "O02") == ([("O02", 2, "На практике, чел.")] if is_found else [])


# --- O03 ---

SUMMER = dt.date(2026, 7, 6)


@pytest.mark.parametrize(
    ("changes", "cell", "is_found"),
    [
        ({"Дата трека": SUMMER}, 3, True),
        ({"Дата трека": SUMMER}, None, False),
        ({"Дата трека": SUMMER}, 0, False),
        ({"Дата трека": dt.date(2026, 9, 1)}, 3, False),
        ({"Дата трека": None}, 3, False),
        ({"Дата трека": SUMMER, "Работодатель": "ООО «Другое»"}, 3, False),
        ({"Дата трека": SUMMER, "Код": "15.02.16"}, 3, False),
        ({"Дата трека": SUMMER, "Фактический трек": "ИП"}, 3, False),
        ({"Дата трека": dt.date(2025, 7, 6), "Год выпуска": 2025}, 3, True),
    ],
)
def test_summer_employment_is_that_of_students(changes: dict[str, Any], cell: object, is_found: bool) -> None:
    book = seen(form2({"Работа летом, чел.": cell}), people=[{**APPRENTICE, **changes}])
    assert cells(book, "O03") == ([("O03", 2, "Работа летом, чел.")] if is_found else [])


def test_graduates_of_an_earlier_cohort_may_have_been_hired_that_summer() -> None:
    earlier = {**APPRENTICE, "Год выпуска": 2025, "Дата трека": dt.date(2025, 7, 6)}
    assert codes(seen(form2({}), people=[earlier, APPRENTICE]), "O03") == []


# --- O04 ---


@pytest.mark.parametrize(("cell", "is_found"), [("да", False), (" НЕТ", False), (None, True), ("-", True), (1, True)])
def test_each_kind_of_support_is_yes_or_no(cell: object, is_found: bool) -> None:
    captions = ["Доплаты и стипендии", "Жильё или его оплата", "Проезд и питание"]
    expected = [("O04", 2, caption) for caption in captions] if is_found else []
    assert cells(seen(form2(dict.fromkeys(captions, cell))), "O04") == expected


def test_the_number_of_the_column_is_told() -> None:
    assert findings(seen(form2({"Проезд и питание": None})), "O04")[0].problem == (
        "Лист «ОПК Форма 2», строка 2: столбец 17, «Проезд и питание»: нужно «да» или «нет»."
    )


# --- O05 ---


def test_a_need_stands_on_both_forms() -> None:
    other = {"Направление подготовки": "43.01.09"}
    book = seen(form2({}, {"Предприятие": "ПАО Другое"}), form3({}, other))
    assert cells(book, "O05") == [("O05", 3, "Предприятие"), ("O05", 3, "Предприятие")]
    assert [finding.sheet for finding in findings(book, "O05")] == ["ОПК Форма 2", "ОПК Форма 3"]


def test_enterprises_are_equal_by_meaning_and_positions_are_added_up() -> None:
    book = seen(
        form2({"Рабочих мест": 2}, {"Рабочих мест": 3, "Должность": "тестировщик"} | dict.fromkeys(COUNTS)),
        form3({"Предприятие": "Тестовый Завод, АО"}),
    )
    assert cells(book, "O05") == []


COUNTS = ["На практике, чел.", "Целевые договоры, чел.", "Дуальные договоры, чел.", "Трудоустроено выпускников, чел."]


@pytest.mark.parametrize("caption", ["Рабочих мест", *COUNTS])
def test_every_number_that_both_forms_have_is_compared(caption: str) -> None:
    assert cells(seen(form2({}), form3({caption: 7})), "O05") == [("O05", 2, caption)]
    assert codes(seen(form2({}), form3({caption: None})), "O05") == []
    assert codes(seen(form2({caption: None}), form3({caption: 7})), "O05") == []


@pytest.mark.parametrize("cell", ["5.0", "5 чел.", "-", 2.5, -1])
def test_what_is_no_whole_number_is_an_error_and_never_a_zero(cell: object) -> None:
    book = seen(form2({"Рабочих мест": cell}), form3({"Рабочих мест": cell}))
    assert cells(book, "O05") == [("O05", 2, "Рабочих мест"), ("O05", 2, "Рабочих мест")]


def test_rows_without_enterprise_or_code_are_compared_with_nothing() -> None:
    book = seen(form2({}, {"Предприятие": None}), form3({}, {"Направление подготовки": None}))
    assert codes(book, "O05") == []


# --- O06 ---


@pytest.mark.parametrize("caption", ["Целевые договоры, чел.", "Дуальные договоры, чел."])
@pytest.mark.parametrize(("cell", "is_found"), [(1, False), (2, True), (0, True), (None, False), ("один", False)])
def test_contracts_are_those_of_the_monitoring(caption: str, cell: object, is_found: bool) -> None:
    assert cells(seen(form2({caption: cell})), "O06") == ([("O06", 2, caption)] if is_found else [])


def test_contracts_of_cohorts_outside_the_report_are_not_counted() -> None:
    earlier = {**APPRENTICE, "Год выпуска": 2022}
    book = seen(form2({}), people=[APPRENTICE, earlier], passport={"Годы выпуска": "2024, 2025, 2026"})
    assert codes(book, "O06") == []


# --- what is lacking ---


@pytest.mark.parametrize(
    ("rule", "caption"),
    [
        ("O01", "Направление подготовки"),
        ("O02", "На практике, чел."),
        ("O02", "Окончание практики"),
        ("O03", "Работа летом, чел."),
        ("O04", "Жильё или его оплата"),
        ("O05", "Предприятие"),
        ("O06", "Направление подготовки"),
    ],
)
def test_without_its_column_of_the_form_a_rule_is_skipped(rule: str, caption: str) -> None:
    outcome = result(seen(form2({}, without=[caption]), form3({})), rule)
    assert (outcome.outcome, outcome.reason) == (
        Outcome.SKIPPED,
        f"на листе «ОПК Форма 2» нет столбцов: «{caption}»",
    )


@pytest.mark.parametrize(
    ("rule", "column"), [("O03", Column.TRACK_DATE), ("O03", Column.EMPLOYER), ("O06", Column.COHORT)]
)
def test_without_its_column_of_the_monitoring_a_rule_is_skipped(rule: str, column: Column) -> None:
    outcome = result(seen(form2({}), form3({}), without=[column]), rule)
    assert (outcome.outcome, outcome.reason) == (
        Outcome.SKIPPED,
        f"на листе «Мониторинг» нет столбцов: «{column.caption}»",
    )


def test_what_is_not_compared_is_said() -> None:
    book = seen(form2({}, without=["Рабочих мест"]), form3({}), without=[Column.TARGET_CUSTOMER])
    assert result(book, "O05").reason == "проверено не всё: на листе «ОПК Форма 2» нет столбцов: «Рабочих мест»"
    assert result(book, "O06").reason == (
        "проверено не всё: на листе «Мониторинг» нет столбцов: «Заказчик целевого обучения»"
    )


def test_a_failed_formula_is_nothing_that_one_could_judge() -> None:
    table = form2(dict.fromkeys([*COUNTS, "Направление подготовки", "Проезд и питание", "Рабочих мест"]))
    errors = {(2, column): "#REF!" for column in range(2, 19)}
    assert codes(seen(SheetValues(table.name, table.rows, errors), form3({})), *RULES) == [("O05", 2)]
