"""Tables that hypothesis makes: respelled, broken and dropped cells in any layout."""

import datetime as dt
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from career_xl.domain.columns import REQUIRED, Column
from career_xl.domain.sheets import Sheet
from career_xl.rules.check import CheckReport, check
from career_xl.tables.sheet_values import SheetValues
from tests.rules.flat_findings import assert_sound
from tests.rules.random_cells import SECRETS, pool
from tests.tables import observation

ROWS = st.lists(st.fixed_dictionaries({column: pool(column) for column in Column}), min_size=1, max_size=5)
ANY_LAYOUT = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def with_cohort(rows: list[dict[Column, Any]]) -> list[dict[Column, Any]]:
    """The rows, each with a year: that it is a graduate's line is beyond doubt in any layout."""
    return [row | {Column.COHORT: row[Column.COHORT] or 2026, Column.STUDY_FORM: "очная"} for row in rows]


def table(rows: list[dict[Column, Any]], columns: list[Column], above: int = 0, blanks: int = 0) -> SheetValues:
    """The rows in this order of columns, under so many title rows, with so many blank rows between them."""
    lines: list[list[Any]] = [["Мониторинг занятости выпускников"], *[[None]] * above][:above]
    lines.append([f" {column.caption.upper()}\n" for column in columns])
    for row in rows:
        lines += [[None] * len(columns)] * blanks
        lines.append([row[column] for column in columns])
    return SheetValues(Sheet.MONITORING, lines)


def checked(sheet: SheetValues, report_date: dt.date = dt.date(2026, 11, 20)) -> CheckReport:
    return check(observation(sheet, report_date=report_date))


@ANY_LAYOUT
@given(
    rows=ROWS,
    columns=st.lists(st.sampled_from(Column), unique=True, min_size=1),
    above=st.integers(0, 5),
    blanks=st.integers(0, 2),
    report_date=st.sampled_from(
        [dt.date(2026, 1, 31), dt.date(2026, 7, 1), dt.date(2026, 11, 20), dt.date(2028, 2, 29)]
    ),
)
def test_no_table_makes_a_rule_crash_or_tell_who_it_is_about(
    rows: list[dict[Column, Any]], columns: list[Column], above: int, blanks: int, report_date: dt.date
) -> None:
    report = checked(table(rows, columns, above, blanks), report_date)
    assert_sound(report)
    told = " ".join(finding.message for finding in report.findings)
    assert [secret for secret in SECRETS if secret in told] == []
    assert sum(report.counts.values()) == len(report.findings)


@ANY_LAYOUT
@given(rows=ROWS, columns=st.permutations(Column), above=st.integers(0, 14), blanks=st.integers(0, 2))
def test_the_layout_changes_no_verdict(
    rows: list[dict[Column, Any]], columns: list[Column], above: int, blanks: int
) -> None:
    rows = with_cohort(rows)
    plain = checked(table(rows, list(Column)))
    moved = checked(table(rows, columns, above, blanks))

    def verdicts(report: CheckReport) -> list[tuple[str, str, int, str | None]]:
        places = {int(row): place for place, row in enumerate(report.observation.monitoring.rows)}
        return sorted(
            (finding.rule, finding.column, places[finding.row or 0], finding.value) for finding in report.findings
        )

    assert len(plain.observation.monitoring) == len(rows)
    assert verdicts(moved) == verdicts(plain)


@ANY_LAYOUT
@given(rows=ROWS, dropped=st.lists(st.sampled_from([c for c in Column if c not in REQUIRED]), unique=True))
def test_a_dropped_column_never_adds_a_finding_about_another_one(
    rows: list[dict[Column, Any]], dropped: list[Column]
) -> None:
    rows = with_cohort(rows)
    left = [column for column in Column if column not in dropped]
    full, without = (
        {(finding.rule, finding.row, finding.column) for finding in checked(table(rows, columns)).findings}
        for columns in (list(Column), left)
    )
    # Without the column of birth dates, or of what L05 and L08 speak about, another rule takes its place.
    assert {rule for rule, _, _ in without - full} <= {"T02", "L15", "L19"}
