"""What a rule is: data in the decorator, and a body that says where it holds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from career_xl.domain.columns import PERSONAL, Column
from career_xl.rules.findings import Finding, Level
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation

Body = Callable[[Observation, Column], Mask]
Sentence = Callable[[int], str]
"""The sentence for one row, by its position in the table from 0."""
Text = str | Callable[[Observation, Column], Sentence]
"""A sentence with marks, or what makes the sentences of a run: asked once per run, so it may look at whole columns."""


class Lacking(NamedTuple):
    """What a rule lacks besides columns, in Russian."""

    everything: str | None = None
    """Why it cannot run at all."""
    part: str | None = None
    """Which part of it is not checked, and why."""


def _nothing(_: Observation) -> Lacking:
    return Lacking()


@dataclass(frozen=True)
class RowRule:
    """A rule about the rows of «Мониторинг»; several with one code are parts of the same rule."""

    code: str
    level: Level
    columns: tuple[Column, ...]
    """The columns whose cells findings name, one run for each."""
    needs: tuple[Column, ...]
    """Further columns without which it cannot run."""
    title: str
    """What it looks for, in Russian, without a full stop."""
    source: str
    problem: Text
    advice: str
    """What the officer should do."""
    proposal: Text
    """The sentence that a finding puts before the advice; "" where there is nothing to propose."""
    body: Body
    absent_is_fine: bool = False
    """A column that the sheet lacks has no cells that could be wrong: nothing is left unchecked."""
    lacking: Callable[[Observation], Lacking] = field(default=_nothing)
    """What else it lacks in this workbook."""

    def find(self, observation: Observation, column: Column) -> list[Finding]:
        """The findings about one of its columns, in the order of the sheet."""
        positions = np.flatnonzero(self.body(observation, column))
        if not len(positions):
            return []
        problem = _sentence(self.problem, observation, column)
        proposal = _sentence(self.proposal, observation, column)
        return [self._finding(observation, column, position, (problem, proposal)) for position in map(int, positions)]

    def _finding(
        self, observation: Observation, column: Column, position: int, sentences: tuple[Sentence, Sentence]
    ) -> Finding:
        monitoring = observation.monitoring
        problem, proposal = (sentence(position) for sentence in sentences)
        row = int(monitoring.rows[position])
        number = monitoring.text(Column.NUMBER, position)
        graduate = f", № {number}" if number else ""
        return Finding(
            rule=self.code,
            level=self.level,
            sheet=monitoring.sheet_name,
            row=row,
            column=column.caption,
            value=monitoring.text(column, position) or None,
            problem=f"Строка {row}{graduate}: {problem}",
            advice=f"{proposal} {self.advice}" if proposal else self.advice,
            source=self.source,
            personal=column in PERSONAL,
            sheet_column=monitoring.column_number(column),
        )


class Flaw(NamedTuple):
    """What a sheet rule found: the cell or the whole sheet, and what is wrong with it, in Russian."""

    sheet: str
    row: int | None
    column: str
    problem: str
    value: str | None = None
    sheet_column: int | None = None
    advice: str | None = None
    """What to do about this one; None where the advice of the rule fits."""


@dataclass(frozen=True)
class SheetRule:
    """A rule about captions or about another sheet than «Мониторинг»."""

    code: str
    level: Level
    title: str
    place: str
    """Where it looks, in Russian."""
    source: str
    advice: str
    body: Callable[[Observation], Iterable[Flaw]]
    lacking: Callable[[Observation], Lacking] = field(default=_nothing)

    def find(self, observation: Observation) -> list[Finding]:
        """The findings in the order in which the body tells the flaws."""
        return [
            Finding(
                rule=self.code,
                level=self.level,
                sheet=flaw.sheet,
                row=flaw.row,
                column=flaw.column,
                value=flaw.value,
                problem=flaw.problem,
                advice=flaw.advice or self.advice,
                source=self.source,
                sheet_column=flaw.sheet_column,
            )
            for flaw in self.body(observation)
        ]


Rule = RowRule | SheetRule


def row_rule(  # noqa: PLR0913 — the whole data of a rule stands in its decorator (style.md)
    code: str,
    level: Level,
    columns: Column | tuple[Column, ...],
    *,
    title: str,
    problem: Text,
    advice: str,
    proposal: Text = "",
    source: str = "",
    needs: tuple[Column, ...] = (),
    absent_is_fine: bool = False,
    lacking: Callable[[Observation], Lacking] = _nothing,
) -> Callable[[Body], RowRule]:
    """The decorator that makes a rule of a body `(observation, column) -> mask`.

    `columns`: the column that a finding names, or several, each of which is looked at by itself. In `problem` and
    `proposal` the marks {value} and {caption} stand for the cell and its column.
    """
    named = columns if isinstance(columns, tuple) else (columns,)

    def make(body: Body) -> RowRule:
        return RowRule(
            code, level, named, needs, title, source, problem, advice, proposal, body, absent_is_fine, lacking
        )

    return make


def _sentence(text: Text, observation: Observation, column: Column) -> Sentence:
    if not isinstance(text, str):
        return text(observation, column)
    template = text.replace("{caption}", column.caption)
    if "{value}" not in template:
        return lambda _: template
    if column in PERSONAL:
        raise ValueError(f"{column.name}: names, birth dates and СНИЛС must not stand in a message")
    return lambda position: template.replace("{value}", observation.monitoring.text(column, position))
