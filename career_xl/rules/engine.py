"""Runs the rules of a ruleset: passed, failed, skipped and why, crashed — a crash is never a pass."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from career_xl.rules.definition import Rule, SheetRule
from career_xl.rules.findings import Finding, Outcome, RuleResult
from career_xl.tables.observation import Observation


def run_rules(observation: Observation, rules: Iterable[Rule]) -> tuple[RuleResult, ...]:
    """One result per rule code, in the order in which the codes first stand among the rules."""
    parts: dict[str, list[Rule]] = {}
    for rule in rules:
        parts.setdefault(rule.code, []).append(rule)
    return tuple(_run(observation, code, rules_of_code) for code, rules_of_code in parts.items())


def _run(observation: Observation, code: str, parts: list[Rule]) -> RuleResult:
    findings: list[Finding] = []
    reasons: list[str] = []
    ran = False
    try:
        for rule in parts:
            lacking = rule.lacking(observation)
            for look, missing in _looks(observation, rule):
                reason = lacking.everything or missing
                if reason:
                    reasons.append(reason)
                    continue
                ran = True
                findings.extend(look())
            if lacking.part:
                reasons.append(lacking.part)
    except Exception as error:  # noqa: BLE001 — whatever a rule raises, it has crashed and the others go on
        # The error's text may hold a cell's value, a name perhaps: only its kind is told.
        return RuleResult(code, Outcome.CRASHED, reason=f"внутренняя ошибка правила: {type(error).__name__}")
    reason = "; ".join(dict.fromkeys(reasons)) or None
    if not ran:
        return RuleResult(code, Outcome.SKIPPED, reason=reason)
    outcome = Outcome.FAILED if findings else Outcome.PASSED
    return RuleResult(code, outcome, tuple(findings), reason and f"проверено не всё: {reason}")


_Look = Callable[[], list[Finding]]


def _looks(observation: Observation, rule: Rule) -> Iterator[tuple[_Look, str | None]]:
    """Each look that the rule takes, one per column that it names, and why that look is impossible."""
    if isinstance(rule, SheetRule):
        yield partial(rule.find, observation), None
        return
    missing = observation.monitoring.missing
    columns = [column for column in rule.columns if column not in missing] if rule.absent_is_fine else []
    for column in columns or rule.columns:
        lacking = [f"«{needed.caption}»" for needed in (column, *rule.needs) if needed in missing]
        yield partial(rule.find, observation, column), f"нет столбца {', '.join(lacking)}" if lacking else None
