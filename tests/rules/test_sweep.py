"""All rules at once on sheets that hold nothing, nothing but errors, or nonsense: no rule crashes or tells a name."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.rules.check import CheckReport, check
from career_xl.rules.findings import Outcome
from career_xl.tables.events import EventColumn
from career_xl.tables.opk_sheets import Form2Column, Form3Column
from career_xl.tables.sheet_values import SheetValues
from tests.rules.flat_findings import assert_sound
from tests.tables import GRADUATE, different_people, graduate, observation

CAPTIONS = list(GRADUATE)
GARBAGE = ("@#!", "-", "0", "=1+1", "нет данных", "2025-13-45", "x" * 3000, 10**15, -1, 0.1, True, "\n", "٣", "{value}")


def report_of(rows: Sequence[Sequence[Any]]) -> CheckReport:
    return check(observation(SheetValues(Sheet.MONITORING, rows)))


@pytest.mark.parametrize("rows", [[], [[]], [[None] * 40] * 20], ids=["no row", "empty row", "blank rows"])
def test_an_empty_sheet_lacks_its_required_columns_and_nothing_else_is_said(rows: list[list[Any]]) -> None:
    report = report_of(rows)
    assert_sound(report)
    assert [finding.rule for finding in report.findings] == ["S01"] * 4
    ran = [result.rule for result in report.results if result.outcome is not Outcome.SKIPPED]
    assert ran == ["S01"]


def test_a_header_alone_passes_every_rule_that_has_its_input() -> None:
    report = report_of([CAPTIONS])
    assert_sound(report)
    of_other_sheets = [
        result for result in report.results if result.rule[0] in "OE" or result.rule in ("T03", "T04", "T07")
    ]
    assert {result.outcome for result in of_other_sheets} == {Outcome.SKIPPED}
    assert {result.outcome for result in report.results if result not in of_other_sheets} == {Outcome.PASSED}
    assert not report.failed


@pytest.mark.parametrize("column", Column)
def test_no_column_is_indispensable(column: Column) -> None:
    assert_sound(check(observation(different_people({}, {}), without=[column])))


def test_rows_without_any_value_are_no_graduates() -> None:
    report = report_of([CAPTIONS, [None] * len(CAPTIONS), [1] + [None] * (len(CAPTIONS) - 1)])
    assert_sound(report)
    assert (len(report.observation.monitoring), report.findings) == (0, ())


@pytest.mark.parametrize("column", Column)
def test_every_cell_of_a_row_may_be_blank_but_one(column: Column) -> None:
    assert_sound(
        report_of([CAPTIONS, [GRADUATE[caption] if caption == column.caption else None for caption in CAPTIONS]])
    )


def test_every_cell_may_be_a_formula_error() -> None:
    errors = {(row, number): "#VALUE!" for row in (2, 3) for number in range(1, len(CAPTIONS) + 1)}
    blank = [None] * len(CAPTIONS)
    report = check(observation(SheetValues(Sheet.MONITORING, [CAPTIONS, blank, blank], errors)))
    assert_sound(report)
    assert {finding.rule for finding in report.findings} == {"S04"}
    assert len(report.findings) == 2 * len(CAPTIONS)


@pytest.mark.parametrize("text", GARBAGE, ids=lambda text: repr(text)[:12])
def test_every_cell_may_be_garbage(text: object) -> None:
    assert_sound(report_of([CAPTIONS, list(GRADUATE.values()), [text] * len(CAPTIONS), [text] * len(CAPTIONS)]))


@pytest.mark.parametrize("text", GARBAGE, ids=lambda text: repr(text)[:12])
@pytest.mark.parametrize("column", Column)
def test_one_cell_of_a_graduate_may_be_garbage(column: Column, text: object) -> None:
    report = check(observation([graduate(**{column.field: text})]))
    assert_sound(report)
    assert len(report.observation.monitoring) == 1


FORM_CELLS = st.sampled_from((None, *GARBAGE, "АО Завод", "да", 3, "09.02.07", dt.date(2026, 1, 9), "Итого"))


@settings(max_examples=60)
@given(st.lists(st.lists(FORM_CELLS, max_size=19), max_size=6), st.lists(st.lists(FORM_CELLS, max_size=13), max_size=6))
def test_the_forms_of_the_defence_industry_may_hold_anything(second: list[list[Any]], third: list[list[Any]]) -> None:
    sheets = [
        SheetValues(Sheet.OPK_FORM2, [list(Form2Column), *second]),
        SheetValues(Sheet.OPK_FORM3, [list(Form3Column), *third]),
        SheetValues(Sheet.EVENTS, [[column.caption for column in EventColumn], *third]),
    ]
    assert check(observation([graduate()], other_sheets=sheets)).crashed == ()


PERSON = {"full_name": "Зимородкова Ия  Львовна", "birth_date": "31.06.1873", "snils": "555-666-777 88"}
SECRETS = ("Зимородкова", "31.06.1873", "555-666-777")


def test_no_message_tells_a_name_a_birth_date_or_a_snils() -> None:
    twice = [PERSON | {"sex": "м", "actual_track": "Призыв в ВС РФ", "track_end": "01.11.2026", "ovz": "да"}] * 2
    report = check(
        observation(different_people(*twice, PERSON | {"full_name": "Зимородковa Ия", "birth_date": "01.01.1873"}))
    )
    told = " ".join(f"{finding.problem} {finding.advice} {finding.message}" for finding in report.findings)
    assert {finding.column for finding in report.findings} >= {"ФИО", "Дата рождения", "СНИЛС"}
    assert [secret for secret in (*SECRETS, "01.01.1873") if secret in told] == []


def test_personal_values_are_null_in_json_unless_they_are_asked_for() -> None:
    report = check(observation(different_people(PERSON)))
    values = {part["column"]: part["value"] for part in report.as_json()["findings"]}
    assert values == {"ФИО": None, "Дата рождения": None, "СНИЛС": None}
    asked_for = {part["column"]: part["value"] for part in report.as_json(with_personal_data=True)["findings"]}
    assert asked_for == {"ФИО": PERSON["full_name"], "Дата рождения": "31.06.1873", "СНИЛС": "555-666-777 88"}
