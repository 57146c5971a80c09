"""Which rules are in force: a ruleset per academic year; the next one inherits, overrides and deletes."""

import datetime as dt
from dataclasses import dataclass
from types import ModuleType
from typing import Self

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.periods import in_force
from career_xl.rules import contingent, duplicates, employment, events, fields, form1_sheet, opk, structure, tracks
from career_xl.rules.definition import RowRule, Rule, SheetRule


@dataclass(frozen=True)
class Ruleset:
    """The rules in force from an academic year on, ordered by code."""

    year: AcademicYear
    rules: tuple[Rule, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rules, each once."""
        return tuple(dict.fromkeys(rule.code for rule in self.rules))

    def successor(
        self, year: AcademicYear, override: tuple[Rule, ...] = (), delete: frozenset[str] = frozenset()
    ) -> Self:
        """The ruleset of a later year: these rules, without the deleted codes, with the overridden codes replaced."""
        replaced = {rule.code for rule in override} | delete
        kept = tuple(rule for rule in self.rules if rule.code not in replaced)
        return type(self)(year, _by_code((*kept, *override)))


def _rules_of(module: ModuleType) -> list[Rule]:
    return [member for member in vars(module).values() if isinstance(member, (RowRule, SheetRule))]


def _by_code(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    # Sorting is stable: the parts of one rule stay in the order of their module.
    return tuple(sorted(rules, key=lambda rule: (_GROUPS.index(rule.code[0]), rule.code)))


_GROUPS = "SFLTOEX"
"""First letters of the codes in the order of domain §3."""
_MODULES = (structure, fields, tracks, employment, duplicates, contingent, form1_sheet, opk, events)

_OF_2025 = Ruleset(AcademicYear(2025), _by_code(tuple(rule for module in _MODULES for rule in _rules_of(module))))

RULESETS: tuple[Ruleset, ...] = (_OF_2025, _OF_2025.successor(AcademicYear(2026)))
"""The rulesets, earliest first. Nothing known changes a rule with 2026/27: call-up windows and ages, which the law has
changed before, are dated settings of «Паспорт»."""


def ruleset_for(report_date: dt.date) -> Ruleset:
    """The ruleset in force on the reporting date; before the first one, the first."""
    return in_force(RULESETS, report_date)
