"""T01, T02: the same person in two rows."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from career_xl.domain.columns import Column
from career_xl.domain.spelling import person_key
from career_xl.rules.definition import Lacking, Sentence, Text, row_rule
from career_xl.rules.findings import Level
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import as_text

_SHOWN_ROWS = 5

Places = Sequence[int]
"""Positions in the table, from 0."""


def _groups(places: Iterable[int], keys: Iterable[Hashable]) -> list[list[int]]:
    """The places that share a key with another one; None is no key."""
    by_key: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, key in zip(places, keys, strict=True):
        if key is not None:
            by_key[key].append(place)
    return [group for group in by_key.values() if len(group) > 1]


def _of_groups(observation: Observation, groups: Iterable[Places]) -> Mask:
    mask = np.zeros(len(observation.monitoring), dtype=np.bool_)
    for group in groups:
        mask[list(group)] = True
    return mask


def _other_rows(groups_of: Callable[[Observation], Sequence[Places]], what: str) -> Text:
    """Sentences that name the other rows of a row's groups."""

    def sentences(observation: Observation, column: Column) -> Sentence:
        rows = observation.monitoring.rows
        groups_with: defaultdict[int, list[Places]] = defaultdict(list)
        for group in groups_of(observation):
            for place in group:
                groups_with[place].append(group)

        def sentence(position: int) -> str:
            # A few rows of each group are enough to show: a placeholder may stand in thousands.
            near = {place for group in groups_with[position] for place in group[: _SHOWN_ROWS + 2]} - {position}
            others = [str(rows[place]) for place in sorted(near)]
            shown = ", ".join(others[:_SHOWN_ROWS]) + (" и других" if len(others) > _SHOWN_ROWS else "")
            return f"{what} {'строках' if len(others) > 1 else 'строке'} {shown}."

        return sentence

    return sentences


def _same_snils(observation: Observation) -> Sequence[Places]:
    numbers = observation.monitoring.values(Column.SNILS)
    # Words such as «нет» are F04's; digits are compared even where they are too few or fail the control.
    whole = (number if number.isdecimal() else None for number in numbers)
    return _groups(range(len(numbers)), whole)


@row_rule(
    "T01",
    Level.ERROR,
    Column.SNILS,
    title="один СНИЛС в двух строках",
    problem=_other_rows(_same_snils, "тот же СНИЛС стоит в"),
    advice="Если это один человек, удалите лишнюю строку; если нет — исправьте номер.",
)
def same_snils(observation: Observation, column: Column) -> Mask:
    return _of_groups(observation, _same_snils(observation))


def _names(observation: Observation) -> npt.NDArray[Any]:
    return observation.monitoring.of_raw(Column.FULL_NAME, lambda cell: person_key(as_text(cell)), object, "")


def _same_person(observation: Observation) -> Sequence[Places]:
    monitoring = observation.monitoring
    names = _names(observation)
    births = monitoring.values(Column.BIRTH_DATE)
    unknown = np.isnat(births)
    cohorts, codes = monitoring.cohorts, monitoring.values(Column.CODE)
    groups: list[Places] = []
    for namesakes in _groups(range(len(names)), (name or None for name in names)):
        groups += _groups(namesakes, (None if unknown[place] else births[place] for place in namesakes))
        programmes = (
            (cohorts[place], codes[place]) if cohorts[place] and codes[place] else None for place in namesakes
        )
        # Two known, different birth dates are two people; a blank one leaves the question open with every fellow.
        groups += [fellows for fellows in _groups(namesakes, programmes) if unknown[fellows].any()]
    return groups


def _programme_lacking(observation: Observation) -> Lacking:
    monitoring = observation.monitoring
    lacking = [f"«{column.caption}»" for column in (Column.COHORT, Column.CODE) if column in monitoring.missing]
    if not lacking or not np.isnat(monitoring.values(Column.BIRTH_DATE)).any():
        return Lacking()
    names = ", ".join(lacking)
    return Lacking(part=f"строки без даты рождения не сравнить с однофамильцами: нет столбца {names}")


@row_rule(
    "T02",
    Level.QUERY,
    Column.FULL_NAME,
    title="одно ФИО и одна дата рождения в двух строках; без даты рождения — одно ФИО, год выпуска и код",
    problem=_other_rows(_same_person, "похоже, этот же выпускник стоит в"),
    advice="Если это один человек, удалите лишнюю строку; если однофамильцы — напишите это в пояснении.",
    lacking=_programme_lacking,
)
def same_person(observation: Observation, column: Column) -> Mask:
    return _of_groups(observation, _same_person(observation))
