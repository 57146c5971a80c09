"""A rule without its column is skipped and says why; one of several parts that still run says what is not checked."""

import pytest

from career_xl.domain.columns import Column
from career_xl.rules.findings import Outcome
from career_xl.rules.rulesets import RULESETS
from tests.rules.flat_findings import result
from tests.tables import graduate, observation

SKIPPED = {
    Column.FULL_NAME: ("T02",),
    Column.BIRTH_DATE: ("F08",),
    Column.SNILS: ("F04", "T01"),
    Column.COHORT: ("F08", "L09", "L10", "L16", "L18", "T08"),
    Column.CODE: ("F06", "F10", "L06"),
    Column.PROGRAMME: ("F10",),
    Column.OVZ: ("L01",),
    Column.DISABILITY: ("L01",),
    Column.TARGET_CONTRACT: ("L04",),
    Column.TARGET_CUSTOMER: ("L04",),
    Column.DUAL_CONTRACT: ("L13",),
    Column.DUAL_EMPLOYER: ("L13",),
    Column.FORECAST_TRACK: ("L18",),
    Column.ACTUAL_TRACK: (
        *("L01", "L02", "L03", "L04", "L05", "L06", "L07", "L09", "L10", "L11", "L13"),
        *("L15", "L16", "L17", "L18", "L20", "T08"),
    ),
    Column.TRACK_DATE: ("L02", "L03", "L09", "L10", "L14"),
    Column.TRACK_END: ("L09", "L10"),
    Column.EMPLOYER: ("L04", "L13", "L17"),
    Column.EMPLOYER_INN: ("F05", "L20"),
    Column.POSITION: ("L06",),
    Column.BY_PROFESSION: ("L06",),
    Column.DEFENCE: ("L19",),
    Column.CZ_REGISTERED: ("L07",),
    Column.CZ_REMOVED: ("L07", "L08"),
    Column.EVIDENCE: ("L08", "L15"),
    Column.NOTE: ("T08",),
}
"""The rules that cannot run at all without the column."""

PARTLY = {
    Column.FULL_NAME: ("F01",),
    Column.BIRTH_DATE: ("L11",),
    Column.SEX: ("L11",),
    Column.COHORT: ("F01", "F02"),
    Column.STUDY_FORM: ("F01",),
    Column.CODE: ("F01",),
    Column.OVZ: ("F09",),
    Column.TARGET_CONTRACT: ("F09", "L12"),
    Column.TARGET_CUSTOMER: ("L12",),
    Column.DUAL_CONTRACT: ("L12",),
    Column.DUAL_EMPLOYER: ("L12",),
    Column.ACTUAL_TRACK: ("F09", "L14"),
    Column.TRACK_DATE: ("L11",),
    Column.EMPLOYER: ("L05", "L19"),
    Column.EMPLOYER_INN: ("L05", "L19"),
    Column.POSITION: ("L05",),
    Column.BY_PROFESSION: ("F09",),
}
"""The rules of which a part cannot run without the column."""


def outcomes(column: Column) -> dict[str, tuple[Outcome, str]]:
    seen = observation([graduate()], without=[column])
    results = (
        result(seen, code) for code in RULESETS[0].codes if code[0] in "SFLT" and code not in ("T03", "T04", "T07")
    )
    return {outcome.rule: (outcome.outcome, outcome.reason) for outcome in results if outcome.reason}


@pytest.mark.parametrize("column", Column)
def test_what_cannot_be_checked_without_a_column_is_said(column: Column) -> None:
    reason = f"нет столбца «{column.caption}»"
    assert outcomes(column) == {
        **dict.fromkeys(SKIPPED.get(column, ()), (Outcome.SKIPPED, reason)),
        **dict.fromkeys(PARTLY.get(column, ()), (Outcome.PASSED, f"проверено не всё: {reason}")),
    }


def test_a_rule_that_lacks_several_columns_names_them_all() -> None:
    seen = observation([graduate()], without=[Column.OVZ, Column.DISABILITY])
    assert result(seen, "L01").reason == "нет столбца «ОВЗ», «Инвалидность»"


def test_a_column_of_values_that_nobody_needs_is_not_missed() -> None:
    lacking = [Column.SEX, Column.ABILYMPICS, Column.REFERRAL_DATE, Column.EMPLOYER]
    seen = observation([graduate()], without=lacking)
    reasons = {code: result(seen, code).reason for code in ("F02", "F03", "F07", "S04")}
    assert reasons == dict.fromkeys(("F02", "F03", "F07", "S04"))


def test_the_part_that_can_run_still_finds() -> None:
    seen = observation([graduate(full_name=None)], without=[Column.CODE])
    outcome = result(seen, "F01")
    assert (outcome.outcome, len(outcome.findings), outcome.reason) == (
        Outcome.FAILED,
        1,
        "проверено не всё: нет столбца «Код»",
    )
