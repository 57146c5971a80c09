"""Functions of a cell: what they show for the demo workbook, and a short Russian text for what cannot be used."""

import datetime as dt
import re

import pytest

from career_xl.contingent import count_contingent
from career_xl.domain.sheets import Sheet
from career_xl.form1 import fill_form1
from career_xl.functions.catalogue import FUNCTIONS, call
from career_xl.functions.definitions import Takes
from career_xl.functions.table import Table, table_of
from career_xl.kpi.compute import compute_kpis, single_sheet
from career_xl.shipped import shipped_file
from career_xl.tables.observation import Observation, observe
from career_xl.tables.reader import read_workbook
from tests.tables import GRADUATE

CAPTIONS = list(GRADUATE)
DATE = dt.date(2026, 11, 20)
HEADER = table_of([CAPTIONS])


def graduate(**changed: object) -> Table:
    return table_of([[{**GRADUATE, **changed}[caption] for caption in CAPTIONS]])


@pytest.fixture(scope="module")
def observation() -> Observation:
    return observe(read_workbook(shipped_file("workbooks/monitoring_demo.xlsx")))


@pytest.fixture(scope="module")
def tables(observation: Observation) -> dict[Sheet, Table]:
    sheets = (Sheet.MONITORING, Sheet.EVENTS, Sheet.VACANCIES, Sheet.PASSPORT)
    values = {sheet: observation.workbook.need(sheet) for sheet in sheets}
    return {sheet: table_of(found.rows, found.errors) for sheet, found in values.items()}


def test_each_indicator_of_the_demo_shows_what_the_command_line_prints(observation, tables) -> None:
    shown, printed = [], []
    for result in compute_kpis(observation):
        code = result.definition.code
        sheet = single_sheet(code)
        if sheet is None:
            continue
        arguments = [str(code), str(result.category), result.cohort, tables[sheet], observation.report_date]
        shown.append((code, result.cohort, call("CK_KPI", arguments), call("CK_KPI_N", arguments)))
        known = "н/д" if result.value is None else float(result.value)
        printed.append((code, result.cohort, known, "н/д" if result.numerator is None else result.numerator))
    assert shown == printed


@pytest.mark.parametrize("code", ["М5", "М8", "П6", "П16"])
def test_an_indicator_of_several_sheets_says_where_it_stands(code, tables) -> None:
    shown = call("CK_KPI", [code, "все", 2026, tables[Sheet.MONITORING], None])
    assert shown == f"{code} считается по нескольким листам: смотрите лист «Показатели»"


@pytest.mark.parametrize("cohort", [2024, 2025, 2026])
def test_contingent_and_form1_of_the_demo_are_those_of_the_commands(observation, tables, cohort) -> None:
    table = tables[Sheet.MONITORING]
    contingent, form = count_contingent(observation, cohort), fill_form1(observation, cohort)
    for code, lines in contingent.by_code.items():
        assert {line: call("CK_CONTINGENT", [line, float(cohort), code, table]) for line in lines} == lines
    for code, cells in form.by_code.items():
        row = {column: call("CK_FORM1", ["01", column, code, cohort, table]) for column in cells["01"]}
        assert row == cells["01"]
    assert call("CK_CONTINGENT", [1, cohort, None, table]) == contingent.lines["01"]


def test_ranges_of_lines_years_and_codes_give_a_number_for_each_of_their_rows(observation, tables) -> None:
    table = tables[Sheet.MONITORING]
    lines = table_of([["01"], ["02"], [None], ["06"], ["01"], [5]])
    years = table_of([[2024.0], [2025], [None], [2026], [1999], [2026]])
    codes = table_of([["Всего"], ["09.02.07"], [None], ["Всего"], ["Всего"], [None]])
    everybody = {year: count_contingent(observation, year) for year in (2024, 2025, 2026)}
    assert call("CK_CONTINGENT", [lines, years, codes, table]) == [
        [everybody[2024].lines["01"]],
        [everybody[2025].by_code["09.02.07"]["02"]],
        [""],
        ["нет строки 06: укажите 01–05"],
        ["нет выпускников 1999 года"],
        [everybody[2026].lines["05"]],
    ]


def test_a_row_of_lines_with_one_year_and_one_code_gives_a_row_of_numbers(observation, tables) -> None:
    lines = table_of([["01", "02", "03", "04", "05"]])
    counted = count_contingent(observation, 2026).by_code["09.02.07"]
    assert call("CK_CONTINGENT", [lines, 2026, "09.02.07", tables[Sheet.MONITORING]]) == [list(counted.values())]


def test_ranges_of_different_size_are_refused_by_the_contingent_too(tables) -> None:
    lines, codes = table_of([["01"], ["02"]]), table_of([["09.02.07"], ["08.02.01"], ["43.02.15"]])
    table = tables[Sheet.MONITORING]
    assert call("CK_CONTINGENT", [lines, 2026, codes, table]) == "диапазоны разного размера"


def test_graduates_without_a_usable_code_stand_under_a_dash() -> None:
    table = table_of([CAPTIONS, [{**GRADUATE, "Код": "9.2.7"}[caption] for caption in CAPTIONS]])
    cohort = GRADUATE["Год выпуска"]
    assert call("CK_CONTINGENT", ["01", cohort, "—", table]) == 1
    assert call("CK_CONTINGENT", ["01", cohort, "09.02.07", table]) == 0


def test_all_indicators_of_a_table_come_as_rows_under_a_header(tables) -> None:
    rows = call("CK_KPI_TABLE", [tables[Sheet.MONITORING], DATE])
    assert rows[0][:3] == ["Код", "Показатель", "Категория"]
    assert {len(row) for row in rows} == {8}
    assert [row[0] for row in call("CK_KPI_TABLE", [tables[Sheet.EVENTS], DATE])[1:3]] == ["О3.1", "О3.2"]


def test_a_row_without_flaw_says_nothing_and_one_in_the_risk_group_says_why() -> None:
    assert call("CK_RISK", [HEADER, graduate(), DATE]) == ""
    assert call("CK_CHECK", [HEADER, graduate(), DATE]) == ""
    assert "стоит трек группы риска" in call("CK_RISK", [HEADER, graduate(**{"Фактический трек": "Риск"}), DATE])
    assert re.match("F04: (?!Строка)", call("CK_CHECK", [HEADER, graduate(**{"СНИЛС": "112-233-445 96"}), DATE]))


@pytest.mark.parametrize(
    ("name", "arguments", "text"),
    [
        ("CK_KPI", ["К99", "все", 2026, HEADER], "нет показателя К99"),
        ("CK_KPI", ["К2", "дети", 2026, HEADER], "нет категории «дети»"),
        ("CK_KPI", ["К2", "все", "прошлый", HEADER], "год выпуска «прошлый» не распознан"),
        ("CK_KPI", ["К2", "все", None, HEADER], "укажите год выпуска"),
        ("CK_KPI", ["К2", "все", 2026, 5], "укажите таблицу с заголовками"),
        ("CK_KPI", ["К2", "все", 2026, table_of([["a"], ["b"]])], "в таблице нет заголовков листа «Мониторинг»"),
        ("CK_KPI", ["О3.1", "все", None, HEADER], "в таблице нет заголовков листа «Мероприятия»"),
        ("CK_KPI", ["К2", "все", 2026, HEADER, "завтра"], "отчётная дата «завтра» не распознана"),
        ("CK_KPI", [], "не указан код показателя"),
        ("CK_STATUS", ["К2", "все", "н/д"], "н/д"),
        ("CK_STATUS", ["К2", "все", 0.99], "достигнут"),
        ("CK_CONTINGENT", ["06", 2026, None, HEADER], "нет строки 06: укажите 01–05"),
        ("CK_CONTINGENT", ["01", 2026, None, HEADER], "нет выпускников 2026 года"),
        ("CK_FORM1", ["01", "28", None, 2026, HEADER], "нет графы 28: укажите 05–27"),
        ("CK_RISK", [HEADER, table_of([["a", "b"]])], "строка и заголовки разной ширины"),
        ("CK_TRACK", ["армия"], "Призыв в ВС РФ"),
        ("CK_TRACK", ["трудоустройсво"], "трек не распознан; похоже на «Трудоустройство»"),
        ("CK_SNILS", ["112-233-445 95"], True),
        ("CK_SNILS", [None], False),
        ("CK_INN", [7707083893.0], True),
        ("CK_CODE", ["09.02.07"], True),
        ("CK_CODE", [90207.0], False),
        ("CK_DEADLINE", ["сверить контингент", "2026/27"], dt.date(2026, 12, 31)),
        ("CK_DEADLINE", ["контингент", 2026], "«контингент» подходит к нескольким срокам: уточните"),
        ("CK_NOTHING", [], "нет функции CK_NOTHING"),
    ],
)
def test_a_function_shows_its_answer_or_a_short_russian_text(name: str, arguments: list, text: object) -> None:
    assert call(name, arguments) == text


def test_a_date_may_be_the_serial_number_of_the_day() -> None:
    serial = (DATE - dt.date(1899, 12, 30)).days
    risky = graduate(**{"Фактический трек": None})
    assert call("CK_RISK", [HEADER, risky, float(serial)]) == call("CK_RISK", [HEADER, risky, DATE]) != ""


def test_no_function_fails_whatever_it_is_given() -> None:
    for given in (None, "", "#", -1.5, True, dt.date(1, 1, 1), float("inf"), table_of([]), table_of([[]]), graduate()):
        for function in FUNCTIONS:
            shown = call(function.name, [given] * len(function.arguments))
            assert "внутренняя ошибка" not in str(shown), (function.name, given, shown)


def test_each_function_and_argument_explains_itself_in_russian() -> None:
    assert [function.name for function in FUNCTIONS if not re.search("[а-яё]", function.description)] == []
    speechless = [
        (function.name, argument.name)
        for function in FUNCTIONS
        for argument in function.arguments
        if not re.search("[а-яё]", argument.description)
    ]
    assert speechless == []
    assert {argument.takes for function in FUNCTIONS for argument in function.arguments} == set(Takes)


def test_optional_arguments_stand_last() -> None:
    for function in FUNCTIONS:
        optional = [argument.optional for argument in function.arguments]
        assert optional == sorted(optional)


def test_ranges_of_keys_give_a_figure_for_each_of_their_rows(observation, tables) -> None:
    table = tables[Sheet.MONITORING]
    codes = table_of([["К2"], ["К99"], [None], ["К5"]])
    years = table_of([[2026], [2026], [None], [2025]])
    rows = call("CK_KPI", [codes, "все", years, table, observation.report_date])
    singly = [
        call("CK_KPI", [code, "все", year, table, observation.report_date])
        for code, year in (("К2", 2026), ("К5", 2025))
    ]
    assert rows == [[singly[0]], ["нет показателя К99"], [""], [singly[1]]]


def test_ranges_of_keys_of_different_size_are_refused(tables) -> None:
    codes, years = table_of([["К2"], ["К3"]]), table_of([[2026], [2025], [2024]])
    assert call("CK_KPI", [codes, "все", years, tables[Sheet.MONITORING], DATE]) == "диапазоны разного размера"
