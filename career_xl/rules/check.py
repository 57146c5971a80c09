"""The check of a workbook: all rules in force, the officer's explanations, the counts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from career_xl.domain.sheets import Sheet
from career_xl.rules.engine import run_rules
from career_xl.rules.explanations import explain, read_explanations
from career_xl.rules.findings import Finding, Level, Outcome, RuleResult
from career_xl.rules.rulesets import ruleset_for
from career_xl.tables.observation import Observation

EXPLAINED = "explained"


@dataclass(frozen=True)
class CheckReport:
    """What the check of one workbook found."""

    observation: Observation
    results: tuple[RuleResult, ...]
    """One per rule code, in the order of the ruleset."""
    findings: tuple[Finding, ...]
    """Sorted by sheet (order of the tabs), row (whole sheet first), rule."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of findings by level; explained ones are counted under «explained» instead, where there are any."""
        counted = Counter(EXPLAINED if finding.explained else finding.level.value for finding in self.findings)
        names = [level.value for level in Level] + [EXPLAINED] * (EXPLAINED in counted)
        return {name: counted[name] for name in names}

    @property
    def failed(self) -> bool:
        """True when an unexplained error was found or a rule crashed."""
        return self.counts[Level.ERROR] > 0 or bool(self.crashed)

    @property
    def crashed(self) -> tuple[RuleResult, ...]:
        """The rules that crashed: nothing is known about what they look for."""
        return tuple(result for result in self.results if result.outcome is Outcome.CRASHED)

    def as_json(self, with_personal_data: bool = False) -> dict[str, Any]:
        """The document of `check --json` (cli.md); names, birth dates and СНИЛС are null unless asked for."""
        return {
            "book": self.observation.workbook.name,
            "report_date": self.observation.report_date.isoformat(),
            "counts": dict(self.counts),
            "findings": [_finding_json(finding, with_personal_data) for finding in self.findings],
            "rules": [_result_json(result) for result in self.results],
        }


def check(observation: Observation) -> CheckReport:
    """The report of all rules in force on the reporting date."""
    results = run_rules(observation, ruleset_for(observation.report_date).rules)
    workbook = observation.workbook
    explanations = read_explanations(workbook.find(Sheet.FINDINGS))
    findings = [explain(finding, explanations) for result in results for finding in result.findings]
    findings.sort(key=lambda finding: (workbook.position(finding.sheet), finding.row or 0, finding.rule))
    return CheckReport(observation, results, tuple(findings))


def _finding_json(finding: Finding, with_personal_data: bool) -> dict[str, Any]:
    document: dict[str, Any] = {
        "rule": finding.rule,
        "level": finding.level.value,
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "value": None if finding.personal and not with_personal_data else finding.value,
        "message": finding.message,
        "source": finding.source,
    }
    return document | ({"explained": True} if finding.explained else {})


def _result_json(result: RuleResult) -> dict[str, Any]:
    document: dict[str, Any] = {"rule": result.rule, "outcome": result.outcome.value}
    if result.outcome is Outcome.FAILED:
        document["findings"] = len(result.findings)
    if result.reason:
        document["reason"] = result.reason
    return document
