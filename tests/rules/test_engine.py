"""The four outcomes of a rule, and what the report makes of them."""

import numpy as np
import pytest

from career_xl.domain.columns import Column
from career_xl.rules.check import CheckReport
from career_xl.rules.definition import Lacking, SheetRule, row_rule
from career_xl.rules.engine import run_rules
from career_xl.rules.findings import Level, Outcome
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation
from tests.tables import different_people, graduate, observation


def rule_of(body, column=Column.NOTE, **data):
    """A rule that speaks where the body says so."""
    words = {"title": "проверка", "problem": "так нельзя.", "advice": "Исправьте."} | data
    return row_rule("L99", Level.ERROR, column, **words)(body)


def everywhere(seen: Observation, column: Column) -> Mask:
    return np.ones(len(seen.monitoring), dtype=np.bool_)


def nowhere(seen: Observation, column: Column) -> Mask:
    return ~everywhere(seen, column)


def crashing(seen: Observation, column: Column) -> Mask:
    raise KeyError("Смирнова Анна")


def outcome(*rules):
    (result,) = run_rules(observation([graduate()]), rules)
    return result.outcome, len(result.findings), result.reason


def test_a_rule_that_finds_nothing_has_passed():
    assert outcome(rule_of(nowhere)) == (Outcome.PASSED, 0, None)


def test_a_rule_that_finds_something_has_failed_whatever_its_level():
    assert outcome(rule_of(everywhere)) == (Outcome.FAILED, 1, None)


def test_a_rule_that_crashes_has_not_passed_and_tells_no_value():
    assert outcome(rule_of(crashing)) == (Outcome.CRASHED, 0, "внутренняя ошибка правила: KeyError")


def test_a_crash_of_one_part_is_a_crash_of_the_rule():
    assert outcome(rule_of(everywhere), rule_of(crashing))[:2] == (Outcome.CRASHED, 0)


def test_a_crash_while_looking_for_the_input_is_a_crash_too():
    assert outcome(rule_of(everywhere, lacking=crashing_lacking))[0] is Outcome.CRASHED


def crashing_lacking(seen: Observation) -> Lacking:
    raise ZeroDivisionError


def test_a_crash_does_not_stop_the_other_rules():
    other = SheetRule("S99", Level.INFO, "проверка", "лист", "", "Исправьте.", lambda seen: [])
    results = run_rules(observation([graduate()]), [rule_of(crashing), other])
    assert [(result.rule, result.outcome) for result in results] == [("L99", Outcome.CRASHED), ("S99", Outcome.PASSED)]


def test_a_report_with_a_crash_is_failed_although_nothing_was_found():
    seen = observation([graduate()])
    report = CheckReport(seen, run_rules(seen, [rule_of(crashing)]), ())
    assert (report.failed, report.counts) == (True, {"error": 0, "query": 0, "info": 0})
    assert report.as_json()["rules"] == [
        {"rule": "L99", "outcome": "crashed", "reason": "внутренняя ошибка правила: KeyError"}
    ]


def test_queries_and_information_alone_do_not_fail_the_report():
    seen = observation([graduate()])
    query = row_rule("L98", Level.QUERY, Column.NOTE, title="", problem="", advice="")(everywhere)
    results = run_rules(seen, [query])
    assert CheckReport(seen, results, results[0].findings).failed is False


def test_a_message_names_row_number_problem_advice_and_source():
    rule = rule_of(everywhere, problem="в столбце «{caption}» стоит «{value}».", source="001, LAW")
    (result,) = run_rules(observation([graduate(number="7а", note="{caption}")]), [rule])
    assert result.findings[0].message == (
        "Строка 2, № 7а: в столбце «Примечание» стоит «{caption}». Исправьте. Основание: 001, закон."
    )


def test_a_graduate_without_a_number_is_named_by_the_row_alone():
    (result,) = run_rules(observation([graduate(number=None)]), [rule_of(everywhere)])
    assert result.findings[0].message == "Строка 2: так нельзя. Исправьте."


@pytest.mark.parametrize("column", [Column.FULL_NAME, Column.BIRTH_DATE, Column.SNILS])
def test_a_rule_that_would_tell_personal_data_crashes_instead(column):
    assert outcome(rule_of(everywhere, column, problem="«{value}»"))[0] is Outcome.CRASHED


def test_findings_keep_the_order_of_the_sheet():
    (result,) = run_rules(observation(different_people({}, {}, {})), [rule_of(everywhere)])
    assert [finding.row for finding in result.findings] == [2, 3, 4]
