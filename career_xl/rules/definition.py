"""What a rule is: data in the decorator, and a body that says where it holds."""

from collections.abc import Callable, Sequence
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


@dataclass(frozen=True)
class RowRule:
    """A rule about the rows of «Мониторинг»; several with one code are parts of the same rule."""

    code: str
    level: Level
    columns: tuple[Column, ...]
    """The columns whose cells findings name, one run for each."""
    needs: tuple[Column, ...]
    """Further columns without which it cannot run."""
    source: str
    problem: Text
    advice: Text
    body: Body
    absent_is_fine: bool = False
    """A column that the sheet lacks has no cells that could be wrong: nothing is left unchecked."""
    lacking: Callable[[Observation], "Lacking"] = field(default=lambda _: Lacking())
    """What else it lacks in this workbook."""

    def find(self, observation: Observation, column: Column) -> list[Finding]:
        """The findings about one of its columns, in the order of the sheet."""
        positions = np.flatnonzero(self.body(observation, column))
        if not len(positions):
            return []
        problem = _sentence(self.problem, observation, column)
        advice = _sentence(self.advice, observation, column)
        return [self._finding(observation, column, position, (problem, advice)) for position in map(int, positions)]

    def _finding(
        self, observation: Observation, column: Column, position: int, sentences: tuple[Sentence, Sentence]
    ) -> Finding:
        monitoring = observation.monitoring
        problem, advice = sentences
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
            problem=f"Строка {row}{graduate}: {problem(position)}",
            advice=advice(position),
            source=self.source,
            personal=column in PERSONAL,
            sheet_column=monitoring.column_number(column),
        )


class Lacking(NamedTuple):
    """What a rule lacks besides columns, in Russian."""

    everything: str | None = None
    """Why it cannot run at all."""
    part: str | None = None
    """Which part of it is not checked, and why."""


@dataclass(frozen=True)
class SheetRule:
    """A rule about captions or about another sheet than «Мониторинг»; it makes its findings itself."""

    code: str
    level: Level
    source: str
    body: Callable[[Observation], Sequence[Finding]]
    lacking: Callable[[Observation], Lacking] = field(default=lambda _: Lacking())


Rule = RowRule | SheetRule


def row_rule(
    code: str,
    level: Level,
    columns: Column | tuple[Column, ...],
    *,
    problem: Text,
    advice: Text,
    source: str = "",
    needs: tuple[Column, ...] = (),
    absent_is_fine: bool = False,
    lacking: Callable[[Observation], Lacking] = lambda _: Lacking(),
) -> Callable[[Body], RowRule]:
    """The decorator that makes a rule of a body `(observation, column) -> mask`.

    `columns`: the column that a finding names, or several, each of which is looked at by itself. In `problem` and
    `advice` the marks {value} and {caption} stand for the cell and its column.
    """
    named = columns if isinstance(columns, tuple) else (columns,)

    def make(body: Body) -> RowRule:
        return RowRule(code, level, named, needs, source, problem, advice, body, absent_is_fine, lacking)

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
