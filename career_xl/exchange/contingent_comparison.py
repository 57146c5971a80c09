"""The contingent of «Мониторинг» beside that of another source, and which graduates explain a difference."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from career_xl.contingent import NEEDED_COLUMNS, codes_of, line_masks
from career_xl.domain.columns import Column
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.errors import CohortMissingError
from career_xl.domain.spelling import person_key
from career_xl.exchange.other_side import ALL_CODES, OtherSide, Source
from career_xl.tables.cells import Mask
from career_xl.tables.monitoring import Monitoring
from career_xl.tables.observation import Observation

_NEEDED_BY_LINE: Mapping[str, tuple[Column, ...]] = {
    "01": (),
    "02": (Column.OVZ,),
    "03": (Column.OVZ, Column.DISABILITY),
    "04": (Column.OVZ, Column.DISABILITY),
    "05": (Column.TARGET_CONTRACT,),
}
"""Columns without which a list says nothing about the line."""


@dataclass(frozen=True)
class Explanation:
    """One graduate who is counted on one side only; named by rows, never by name."""

    row: int | None
    """Row of «Мониторинг»; None for someone who is not there."""
    other_row: int | None
    """Row of the other list; None for someone who is not there."""
    why: str
    """In Russian."""

    @property
    def sentence(self) -> str:
        """Where the graduate stands and what differs, in Russian, without a full stop."""
        here = f"строка {self.row} «Мониторинга»" if self.row else ""
        there = f"строка {self.other_row} другого списка" if self.other_row else ""
        return f"{', '.join(filter(None, (here, there)))} — {self.why}"


@dataclass(frozen=True)
class Difference:
    """One line of one code that the two sides count differently."""

    code: str
    """"" for the total."""
    line: str
    ours: int
    theirs: int
    explanations: tuple[Explanation, ...] = ()

    @property
    def place(self) -> str:
        """«09.02.07, строка 02» or «Всего, строка 02»."""
        return f"{self.code or 'Всего'}, строка {self.line}"

    def explained(self, most: int) -> list[str]:
        """So many of those who explain it at most, a Russian sentence each; how many more there are is said."""
        lines = [f"{self.place}: {one.sentence}." for one in self.explanations[:most]]
        more = len(self.explanations) - most
        return [*lines, f"{self.place}: и ещё {more}."] if more > 0 else lines


@dataclass(frozen=True)
class ContingentComparison:
    """What the comparison of one cohort gave."""

    source: Source
    cohort: int
    report_date: dt.date
    other_date: dt.date | None
    compared: int
    """Figures that both sides have."""
    differences: tuple[Difference, ...]
    skipped_lines: tuple[str, ...] = ()
    """Lines that the other list says nothing about."""

    @property
    def not_compared(self) -> tuple[str, ...]:
        """What could not be compared, a Russian sentence; nothing where everything was."""
        if not self.skipped_lines:
            return ()
        return (f"В файле нет столбцов для строк {', '.join(self.skipped_lines)}: они не сверены.",)

    def as_json(self) -> dict[str, Any]:
        """The document of `compare spo1|ais --json`."""
        return {
            "source": self.source.value,
            "cohort": self.cohort,
            "report_date": self.report_date.isoformat(),
            "other_date": self.other_date and self.other_date.isoformat(),
            "compared": self.compared,
            "skipped_lines": list(self.skipped_lines),
            "differences": [
                {
                    "code": difference.code or None,
                    "line": difference.line,
                    "monitoring": difference.ours,
                    "other": difference.theirs,
                    "graduates": [
                        {"row": one.row, "other_row": one.other_row, "why": one.why} for one in difference.explanations
                    ],
                }
                for difference in self.differences
            ],
        }


def compare_contingent(
    observation: Observation, other: OtherSide, source: Source, cohort: int | None
) -> ContingentComparison:
    """The comparison of a cohort: the given one, else the only one of the other side, else the latest of the report.

    CohortMissingError when one of the sides has no graduate of it, ColumnMissingError when a needed column is missing.
    """
    monitoring = observation.monitoring
    monitoring.need(NEEDED_COLUMNS)
    only = other.cohorts[0] if len(other.cohorts) == 1 else None
    chosen = cohort or only or next(iter(observation.cohorts[-1:]), 0)
    ours = observation.need_cohort(chosen)
    if other.graduates is not None:
        return _compare_lists(observation, other, source, (chosen, ours, other.graduates))
    figures = other.figures.get(chosen) or other.figures.get(None)
    if figures is None:
        raise CohortMissingError(f"В файле «{other.file}» нет чисел выпуска {chosen}: выберите другой год выпуска.")
    masks = line_masks(monitoring)
    groups = {ALL_CODES: ours, **codes_of(monitoring, ours)}
    nobody = np.zeros(len(monitoring), dtype=np.bool_)
    differences, compared = [], 0
    for code, lines in figures.items():
        for line, theirs in lines.items():
            count = int((groups.get(code, nobody) & masks[line]).sum())
            compared += 1
            if count != theirs:
                differences.append(Difference(code, line, count, theirs))
    # Figures of the total alone say nothing about codes.
    absent = [code for code in groups if code and code not in figures] if set(figures) - {ALL_CODES} else []
    differences += [Difference(code, "01", int(groups[code].sum()), 0) for code in absent]
    return ContingentComparison(
        source, chosen, observation.report_date, other.date, compared + len(absent), _sorted(differences)
    )


def _sorted(differences: list[Difference]) -> tuple[Difference, ...]:
    return tuple(sorted(differences, key=lambda difference: (difference.code, difference.line)))


# --- a list ---


def _compare_lists(
    observation: Observation, other: OtherSide, source: Source, group: tuple[int, Mask, Monitoring]
) -> ContingentComparison:
    cohort, ours, there = group
    here = observation.monitoring
    in_cohort = there.cohorts == cohort
    theirs: Mask = np.ones(len(there), dtype=np.bool_) if Column.COHORT in there.missing else np.asarray(in_cohort)
    if not theirs.any():
        raise CohortMissingError(f"В файле «{other.file}» нет выпускников {cohort} года: выберите другой год выпуска.")
    pairs = _Pairs(here, there, ours, theirs)
    skipped = tuple(line for line in LINES if set(_NEEDED_BY_LINE[line]) & there.missing)
    our_lines, their_lines = line_masks(here), line_masks(there)
    our_groups, their_groups = {ALL_CODES: ours}, {ALL_CODES: theirs}
    if Column.CODE not in there.missing:
        our_groups |= codes_of(here, ours)
        their_groups |= codes_of(there, theirs)
    differences, compared = [], 0
    for code in {**our_groups, **their_groups}:
        for line in (line for line in LINES if line not in skipped):
            one = our_groups.get(code, np.zeros_like(ours)) & our_lines[line]
            two = their_groups.get(code, np.zeros_like(theirs)) & their_lines[line]
            compared += 1
            explanations = tuple(pairs.explain(one, two))
            # Equal numbers of different people are a difference too.
            if explanations:
                differences.append(Difference(code, line, int(one.sum()), int(two.sum()), explanations))
    return ContingentComparison(
        source, cohort, observation.report_date, other.date, compared, _sorted(differences), skipped
    )


class _Pairs:
    """Who here is who there."""

    def __init__(self, here: Monitoring, there: Monitoring, ours: Mask, theirs: Mask) -> None:
        self._here, self._there = here, there
        found = {key: int(place) for place in np.flatnonzero(theirs)[::-1] for key in _keys(there, int(place))}
        self._there_of = {
            int(place): next((found[key] for key in _keys(here, int(place)) if key in found), None)
            for place in np.flatnonzero(ours)
        }
        self._here_of = {other: place for place, other in self._there_of.items() if other is not None}

    def explain(self, one: Mask, two: Mask) -> Iterator[Explanation]:
        """Those who are counted on one side only."""
        for place in map(int, np.flatnonzero(one)):
            other = self._there_of.get(place)
            if other is None:
                yield Explanation(int(self._here.rows[place]), None, "есть в «Мониторинге», нет в другом списке")
            elif not two[other]:
                rows = int(self._here.rows[place]), int(self._there.rows[other])
                yield Explanation(*rows, "есть в обоих, но в другом списке в этой строке не считается")
        for other in map(int, np.flatnonzero(two)):
            place_here = self._here_of.get(other)
            if place_here is None:
                yield Explanation(None, int(self._there.rows[other]), "есть в другом списке, нет в «Мониторинге»")
            elif not one[place_here]:
                rows = int(self._here.rows[place_here]), int(self._there.rows[other])
                yield Explanation(*rows, "есть в обоих, но в «Мониторинге» в этой строке не считается")


def _keys(list_: Monitoring, place: int) -> Iterator[tuple[str, ...]]:
    """By what a person is known, the surest first."""
    snils = str(list_.values(Column.SNILS)[place])
    name = person_key(list_.text(Column.FULL_NAME, place))
    birth = list_.values(Column.BIRTH_DATE)[place]
    if snils:
        yield ("snils", snils)
    if name and not np.isnat(birth):
        yield ("born", name, str(birth))
    if name:
        yield ("code", name, str(list_.values(Column.CODE)[place]))
