"""Findings as flat rows, so that a test compares what stands on the page; rows that no rule objects to."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from career_xl.domain.sheets import Sheet
from career_xl.rules.check import CheckReport, check
from career_xl.rules.findings import Finding, RuleResult
from career_xl.tables.observation import Observation
from tests.tables import different_people, observation

NO_JOB: Mapping[str, Any] = {"employer": None, "employer_inn": None, "position": None, "by_profession": None}
NO_TRACK: Mapping[str, Any] = NO_JOB | {"actual_track": None, "track_date": None, "evidence": None}

CONSCRIPT: Mapping[str, Any] = NO_JOB | {
    "sex": "м",
    "actual_track": "Призыв в ВС РФ",
    "track_date": dt.date(2026, 10, 12),
    "evidence": "справка военкомата",
}
STUDENT: Mapping[str, Any] = NO_JOB | {
    "actual_track": "Продолжение обучения",
    "track_date": dt.date(2026, 9, 1),
    "evidence": "справка об обучении",
}
PARENT: Mapping[str, Any] = NO_JOB | {
    "actual_track": "Декретный отпуск",
    "track_date": dt.date(2026, 9, 1),
    "evidence": "справка",
}
AT_RISK: Mapping[str, Any] = NO_JOB | {
    "actual_track": "Риск: нет мотивации",
    "track_date": dt.date(2026, 11, 2),
    "evidence": None,
}


def findings(seen: Observation, *rules: str) -> list[Finding]:
    """The findings of the check in its order, of these rules or of all."""
    return [finding for finding in check(seen).findings if not rules or finding.rule in rules]


def codes(seen: Observation, *rules: str) -> list[tuple[str, int | None]]:
    """(rule, row) of each finding, of these rules or of all."""
    return [(finding.rule, finding.row) for finding in findings(seen, *rules)]


def cells(seen: Observation, *rules: str) -> list[tuple[str, int | None, str]]:
    """(rule, row, column) of each finding, of these rules or of all."""
    return [(finding.rule, finding.row, finding.column) for finding in findings(seen, *rules)]


def found(*changes: Mapping[str, Any], **options: Any) -> list[tuple[str, int | None]]:
    """(rule, row) of each finding about different people, faultless but for these cells; the first stands in row 2."""
    return codes(observation(different_people(*changes), **options))


def result(seen: Observation, rule: str) -> RuleResult:
    """What became of the rule."""
    return next(outcome for outcome in check(seen).results if outcome.rule == rule)


def assert_sound(report: CheckReport) -> None:
    """No rule crashed; each finding is about a row of the sheet; they stand in the order of the sheet."""
    assert report.crashed == ()
    rows = report.observation.workbook.need(Sheet.MONITORING).rows
    assert all(finding.row is None or 1 <= finding.row <= len(rows) for finding in report.findings)
    places = [(finding.row or 0, finding.rule) for finding in report.findings]
    assert places == sorted(places)
