"""What a rule found, and what became of each rule."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    QUERY = "query"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word in the column «Уровень»."""
        return {"error": "ошибка", "query": "вопрос", "info": "сведения"}[self]


_SOURCES = {"LAW": "закон", "MP": "формы мониторинга министерства"}


def source_label(source: str) -> str:
    """The source of a rule as the officer reads it: «001, закон» for «001, LAW»."""
    return ", ".join(_SOURCES.get(part, part) for part in source.split(", "))


OPEN_DECISIONS = frozenset({"исправлено", "уточняется"})
"""Decisions after which a finding that is still there is not settled: they are kept, but explain nothing."""


class Outcome(StrEnum):
    """What became of a rule; a crash is never a pass."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule about one cell, one row or a whole sheet."""

    rule: str
    level: Level
    sheet: str
    """Name of the sheet as on its tab."""
    row: int | None
    """Row as the officer sees it, from 1; None for a finding about the whole sheet."""
    column: str
    """Canonical caption (S02, S03: as written)."""
    value: str | None
    """The cell as one would read it; None when blank."""
    problem: str
    """What is wrong, in Russian, with row and the graduate's number."""
    advice: str
    """What to do, in Russian."""
    source: str
    personal: bool = False
    """The value is personal data and stays out of JSON unless asked for."""
    sheet_column: int | None = None
    """Number of the column on the sheet, from 1; None where there is no such column."""
    decision: str | None = None
    """What the officer decided earlier about this row and value (column «Решение»)."""
    explanation: str | None = None
    """The officer's earlier explanation (column «Пояснение»)."""

    @property
    def explained(self) -> bool:
        """True when the officer has explained this finding, or decided it in a way that leaves nothing to do."""
        decided = self.decision is not None and self.decision.strip().casefold() not in OPEN_DECISIONS
        return decided or bool(self.explanation)

    @property
    def message(self) -> str:
        """What is wrong, what to do and why: the text of JSON, of notes and of the ribbon."""
        basis = f" Основание: {source_label(self.source)}." if self.source else ""
        return f"{self.problem} {self.advice}{basis}"


@dataclass(frozen=True)
class RuleResult:
    """What became of one rule."""

    rule: str
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    reason: str | None = None
    """Why it was skipped, how it crashed, or which part of it could not be checked."""
