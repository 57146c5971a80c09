"""What holds between the figures of the contingent, the form and the risk group, whatever the sheet says."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from career_xl.contingent import count_contingent
from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.form1 import fill_form1
from career_xl.risk import find_risk_group
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import SheetValues
from tests.rules.random_cells import pool
from tests.tables import observation

USED = (
    *(Column.CODE, Column.STUDY_FORM, Column.OVZ, Column.DISABILITY, Column.TARGET_CONTRACT, Column.FORECAST_TRACK),
    *(Column.ACTUAL_TRACK, Column.CZ_REGISTERED, Column.CZ_REMOVED, Column.TRACK_DATE, Column.TRACK_END),
)
ROWS = st.lists(st.tuples(st.sampled_from((2025, "2026", 2026)), *map(pool, USED)), min_size=1, max_size=12)
SHEETS = settings(max_examples=150, deadline=None)


def seen(rows: list[tuple[Any, ...]]) -> Observation:
    captions = [Column.FULL_NAME.caption, Column.COHORT.caption, *(column.caption for column in USED)]
    return observation(SheetValues(Sheet.MONITORING, [captions, *(["Орлова Ия", *row] for row in rows)]))


@SHEETS
@given(rows=ROWS)
def test_the_columns_of_the_form_add_up_and_agree_with_the_contingent(rows: list[tuple[Any, ...]]) -> None:
    table = seen(rows)
    for cohort in table.present_cohorts:
        form, contingent = fill_form1(table, cohort), count_contingent(table, cohort)
        assert list(form.by_code) == list(contingent.by_code)
        for code, lines in form.by_code.items():
            for line, cells in lines.items():
                assert cells["05"] == sum(cells[f"{number:02}"] for number in range(6, 28))
                assert cells["05"] == contingent.by_code[code][line]


@SHEETS
@given(rows=ROWS)
def test_the_lines_bound_each_other_and_add_up(rows: list[tuple[Any, ...]]) -> None:
    table = seen(rows)
    counted = [count_contingent(table, cohort) for cohort in table.present_cohorts]
    assert sum(contingent.lines["01"] for contingent in counted) == len(rows)
    for contingent in counted:
        for lines in (contingent.lines, *contingent.by_code.values(), *contingent.by_form.values()):
            assert lines["03"] <= lines["02"]
            assert lines["02"] + lines["04"] <= lines["01"]
            assert lines["05"] <= lines["01"]
        for part in (contingent.by_code, contingent.by_form):
            totals = {line: sum(lines[line] for lines in part.values()) for line in contingent.lines}
            assert totals == contingent.lines


@SHEETS
@given(rows=ROWS)
def test_the_view_of_the_form_counts_its_columns_13_to_16(rows: list[tuple[Any, ...]]) -> None:
    table = seen(rows)
    counted = sum(
        lines["01"][column]
        for cohort in table.present_cohorts
        for lines in fill_form1(table, cohort).by_code.values()
        for column in ("13", "14", "15", "16")
    )
    assert sum("R4" in member.views for member in find_risk_group(table).members) == counted


@SHEETS
@given(rows=ROWS)
def test_every_listed_graduate_has_a_reason_and_measures_only_in_r1_and_r2(rows: list[tuple[Any, ...]]) -> None:
    listed = find_risk_group(seen(rows)).members
    assert all(member.reasons for member in listed)
    assert all(bool(member.measures) == bool({"R1", "R2"} & set(member.views)) for member in listed)
    assert [member.row for member in listed] == sorted({member.row for member in listed})
