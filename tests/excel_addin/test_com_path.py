"""The functions as Excel reaches them: xlwings' records under its Windows branch, values as COM delivers them."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from career_xl.contingent import count_contingent
from career_xl.form1 import fill_form1
from career_xl.functions.catalogue import FUNCTIONS
from career_xl.kpi.compute import compute_kpis, single_sheet
from career_xl.shipped import shipped_file
from career_xl.tables.observation import Observation, observe
from career_xl.tables.reader import read_workbook
from tests.architecture.source_tree import ROOT

DEMO = "workbooks/monitoring_demo.xlsx"
Cells = list[list[Any]]
Call = Callable[[list[list[Any]]], list[Any]]
MISSING = {"missing": True}
TABLE = {"table": "Мониторинг"}
DATE = {"date": "2026-11-20T00:00:00"}
NOT_AVAILABLE = -2146826246


def on_windows(calls: list[list[Any]], tables: dict[str, Cells]) -> dict[str, Any]:
    command = [sys.executable, "-X", "utf8", "-m", "tests.excel_addin.com_side"]
    done = subprocess.run(
        command,
        input=json.dumps({"calls": calls, "tables": tables}),
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def call(sheets: dict[str, Cells]) -> Call:
    """What the cells show for the calls; of one cell its value."""

    def shown(calls: list[list[Any]]) -> list[Any]:
        return [rows[0][0] if rows == [[rows[0][0]]] else rows for rows in on_windows(calls, sheets)["shown"]]

    return shown


@pytest.fixture(scope="module")
def observation() -> Observation:
    return observe(read_workbook(shipped_file(DEMO)))


def as_com_delivers(value: object) -> Any:
    """A cell of the demo workbook as Excel hands it over: blank, number as float, date, text, yes or no."""
    if value == "":
        return None
    if isinstance(value, dt.datetime | dt.date):
        return {"date": dt.datetime(*value.timetuple()[:6]).isoformat()}
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


@pytest.fixture(scope="module")
def sheets() -> dict[str, Cells]:
    book = CalamineWorkbook.from_path(str(shipped_file(DEMO)))
    rows = {
        name: book.get_sheet_by_name(name).to_python() for name in ("Мониторинг", "Мероприятия", "Вакансии", "Паспорт")
    }
    return {name: [[as_com_delivers(cell) for cell in row] for row in lines] for name, lines in rows.items()}


@pytest.fixture(scope="module")
def records() -> dict[str, Any]:
    return on_windows([], {})["records"]


def test_each_function_gets_its_record_with_russian_help(records) -> None:
    assert set(records) == {function.name for function in FUNCTIONS}
    for function in FUNCTIONS:
        record = records[function.name]
        assert (record["doc"], record["category"]) == (function.description, "Центр карьеры")
        assert [argument["doc"] for argument in record["args"]] == [one.description for one in function.arguments]
        assert [argument["optional"] for argument in record["args"]] == [one.optional for one in function.arguments]


def test_no_function_is_volatile_asynchronous_or_silent_in_the_wizard(records) -> None:
    kinds = {(one["volatile"], one["async_mode"], one["sub"], one["call_in_wizard"]) for one in records.values()}
    assert kinds == {(False, None, False, True)}


def test_each_indicator_is_what_the_command_line_prints(call, observation) -> None:
    results = [result for result in compute_kpis(observation) if single_sheet(result.definition.code)]
    calls = []
    for result in results:
        code = result.definition.code
        cohort = None if result.cohort is None else float(result.cohort)
        calls.append(["CK_KPI", [str(code), str(result.category), cohort, {"table": single_sheet(code)}, DATE]])
    expected = ["н/д" if result.value is None else pytest.approx(float(result.value)) for result in results]
    assert call(calls) == expected


def test_a_block_of_indicators_comes_as_one_column_as_its_formula_has_it(call, observation) -> None:
    results = [result for result in compute_kpis(observation) if str(result.definition.code) in {"К1", "К2", "К7"}]
    keys = [(str(one.definition.code), str(one.category), float(one.cohort)) for one in results]
    codes, categories, cohorts = ([[cell] for cell in column] for column in zip(*keys, strict=True))
    (rows,) = call([["CK_KPI", [codes, categories, cohorts, TABLE, DATE]]])
    expected = ["н/д" if one.value is None else pytest.approx(float(one.value)) for one in results]
    assert [value for (value,) in rows] == expected


def test_all_indicators_come_as_rows_of_one_width(call) -> None:
    (rows,) = call([["CK_KPI_TABLE", [TABLE, DATE]]])
    assert rows[0][:4] == ["Код", "Показатель", "Категория", "Год выпуска"]
    assert {len(row) for row in rows} == {8}
    assert len(rows) > 20


def test_contingent_and_form1_are_what_the_command_line_counts(call, observation) -> None:
    cohort = observation.cohorts[-1]
    lines = count_contingent(observation, cohort).lines
    counted = call([["CK_CONTINGENT", [line, float(cohort), None, TABLE]] for line in lines])
    assert counted == list(lines.values())
    code, by_line = next(iter(fill_form1(observation, cohort).by_code.items()))
    columns = by_line["01"]
    filled = call([["CK_FORM1", ["01", column, code, float(cohort), TABLE]] for column in columns])
    assert filled == list(columns.values())


def test_the_whole_contingent_comes_as_one_column_as_its_formula_has_it(call, observation) -> None:
    counted = {cohort: count_contingent(observation, cohort).by_code for cohort in observation.cohorts}
    keys = [(line, float(cohort), code) for cohort, codes in counted.items() for code in codes for line in codes[code]]
    lines, cohorts, codes = ([[cell] for cell in column] for column in zip(*keys, strict=True))
    (rows,) = call([["CK_CONTINGENT", [lines, cohorts, codes, TABLE]]])
    assert [number for (number,) in rows] == [counted[int(cohort)][code][line] for line, cohort, code in keys]


def test_a_row_and_its_header_come_as_one_row_each(call, sheets) -> None:
    table = sheets["Мониторинг"]
    whole = call([["CK_CHECK", [[table[0]], [row], DATE]] for row in table[1:40]])
    flat = call([["CK_CHECK", [table[0], row, DATE]] for row in table[1:40]])
    assert whole == flat
    assert any(text for text in whole)
    assert all(isinstance(text, str) for text in call([["CK_RISK", [[table[0]], [row], DATE]] for row in table[1:10]]))


ARGUMENTS: tuple[tuple[str, list[Any], Any], ...] = (
    ("CK_SNILS", ["112-233-445 95"], True),
    ("CK_SNILS", [11223344595.0], True),
    ("CK_SNILS", [None], False),
    ("CK_SNILS", [NOT_AVAILABLE], False),
    ("CK_INN", [7707083893.0], True),
    ("CK_INN", [{"money": "7707083893"}], True),
    ("CK_CODE", ["09.02.07"], True),
    ("CK_CODE", [{"date": "2007-02-09T00:00:00"}], False),
    ("CK_TRACK", ["армия"], "Призыв в ВС РФ"),
    ("CK_TRACK", [None], ""),
    ("CK_KPI", ["К99", None, 2026.0, [["Год выпуска"]], MISSING], "нет показателя К99"),
    ("CK_KPI", ["К2", "все", 2026.0, None, MISSING], "укажите таблицу с заголовками"),
    ("CK_KPI", ["К2", "все", 2026.0, [[None]], MISSING], "в таблице нет заголовков листа «Мониторинг»"),
    ("CK_KPI", ["К2", "все", 2026.0, "Мониторинг", MISSING], "в таблице нет заголовков листа «Мониторинг»"),
    ("CK_KPI", ["К2", "все", 2026.0, TABLE, [["20.11.2026", "1"]]], "здесь нужна одна ячейка, а указан диапазон"),
    ("CK_RISK", [["Год выпуска", "Код"], [2026.0], MISSING], "строка и заголовки разной ширины"),
)


@pytest.fixture(scope="module")
def shown(call) -> list[Any]:
    """What all of them give, in one process."""
    return call([[name, arguments] for name, arguments, _ in ARGUMENTS])


@pytest.mark.parametrize("place", range(len(ARGUMENTS)), ids=lambda place: f"{ARGUMENTS[place][0]}-{place}")
def test_any_argument_that_com_may_deliver_gives_a_value_or_a_russian_sentence(shown, place: int) -> None:
    assert shown[place] == ARGUMENTS[place][2]


def test_a_deadline_is_a_date(call) -> None:
    assert call([["CK_DEADLINE", ["план", "2026/27"]]]) == [{"date": "2026-09-01"}]


def test_one_column_is_a_table_of_one_column(call) -> None:
    column = [["Год выпуска"], [2026.0], [2026.0], [2025.0]]
    (sentence,) = call([["CK_CONTINGENT", ["01", 2026.0, None, column]]])
    assert sentence.startswith("На листе «Мониторинг» нет столбцов: ")


def test_a_formula_error_in_a_cell_counts_as_blank(call) -> None:
    header = ["ФИО", "Год выпуска", "Форма обучения", "Код", "Инвалидность", "Целевой договор", "ОВЗ"]
    rows = [["Иванов Иван", 2026.0, "очная", "09.02.07", None, None, ovz] for ovz in ("да", NOT_AVAILABLE, None)]
    assert call([["CK_CONTINGENT", [line, 2026.0, None, [header, *rows]]] for line in ("01", "02")]) == [3, 1]


def test_a_date_given_as_the_cell_of_a_date_counts_like_one_given_as_text(call) -> None:
    by_cell, by_text = call([["CK_KPI", ["К7", "все", 2026.0, TABLE, date]] for date in (DATE, "20.11.2026")])
    assert by_cell == by_text
