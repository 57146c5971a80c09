"""The rules that the bench writes in pandera and in pydantic too, and what career_xl finds by them."""

from career_xl.domain.columns import Column
from career_xl.domain.tracks import EMPLOYED, ActualTrack
from career_xl.rules.engine import run_rules
from career_xl.rules.rulesets import ruleset_for
from career_xl.tables.observation import Observation

_FIELD_RULES = ("F01", "F02", "F03", "F04", "F05", "F06", "F08", "F09")
_TRACK_RULES = ("L01", "L02", "L03", "L05", "L07", "L08", "L11", "L12", "L14", "L15", "L17", "L20")
CODES = frozenset({*_FIELD_RULES, *_TRACK_RULES})
"""Twenty rules about one row each; rules about several rows or other sheets would not suit a row model."""

Found = set[tuple[str, int]]
"""Rule and row of the sheet."""

REQUIRED = (Column.FULL_NAME, Column.COHORT, Column.STUDY_FORM, Column.CODE)
EMPLOYED_TRACKS = frozenset(track.label for track in EMPLOYED)
IN_EMPLOYMENT_TRACKS = frozenset({ActualTrack.EMPLOYMENT_CONTRACT.label, ActualTrack.CIVIL_CONTRACT.label})
CONSCRIPTED = ActualTrack.CONSCRIPTED.label
STUDY = ActualTrack.STUDY.label
ENTREPRENEUR = ActualTrack.ENTREPRENEUR.label
BUSY_TRACKS = EMPLOYED_TRACKS | {
    STUDY,
    CONSCRIPTED,
    ActualTrack.CONTRACT_SERVICE.label,
    ActualTrack.PARENTAL_LEAVE.label,
}


def find(observation: Observation) -> Found:
    """What career_xl finds by these rules."""
    rules = [rule for rule in ruleset_for(observation.report_date).rules if rule.code in CODES]
    return {
        (finding.rule, finding.row)
        for result in run_rules(observation, rules)
        for finding in result.findings
        if finding.row
    }
