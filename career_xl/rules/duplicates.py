"""T01, T02: the same person in two rows."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from typing import Any

import numpy as np
import numpy.typing as npt

from career_xl.domain.columns import Column
from career_xl.domain.spelling import person_key
from career_xl.rules.definition import Sentence, Text, row_rule
from career_xl.rules.findings import Level
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import as_text

_SNILS_LENGTH = 11
_SHOWN_ROWS = 5


def _other_rows(keys_of: Callable[[Observation], npt.NDArray[Any]], what: str) -> Text:
    def sentences(observation: Observation, column: Column) -> Sentence:
        keys = keys_of(observation)
        rows: defaultdict[Hashable, list[int]] = defaultdict(list)
        for row, key in zip(observation.monitoring.rows, keys, strict=True):
            rows[key].append(int(row))

        def sentence(position: int) -> str:
            own = int(observation.monitoring.rows[position])
            others = [str(row) for row in rows[keys[position]] if row != own]
            shown = ", ".join(others[:_SHOWN_ROWS]) + (" и других" if len(others) > _SHOWN_ROWS else "")
            return f"{what} {'строках' if len(others) > 1 else 'строке'} {shown}."

        return sentence

    return sentences


def _names(observation: Observation) -> npt.NDArray[Any]:
    return observation.monitoring.of_raw(Column.FULL_NAME, lambda cell: person_key(as_text(cell)), object, "")


@row_rule(
    "T01",
    Level.ERROR,
    Column.SNILS,
    problem=_other_rows(lambda observation: observation.monitoring.values(Column.SNILS), "тот же СНИЛС стоит в"),
    advice="Если это один человек, удалите лишнюю строку; если нет — исправьте номер.",
)
def same_snils(observation: Observation, column: Column) -> Mask:
    numbers = observation.monitoring.values(column)
    counts = Counter(numbers)
    twice = (len(number) == _SNILS_LENGTH and number.isdecimal() and counts[number] > 1 for number in numbers)
    return np.fromiter(twice, dtype=np.bool_, count=len(numbers))


@row_rule(
    "T02",
    Level.QUERY,
    Column.FULL_NAME,
    problem=_other_rows(_names, "то же ФИО и те же данные, что в"),
    advice="Если это один человек, удалите лишнюю строку; если однофамильцы — напишите это в пояснении.",
)
def same_person(observation: Observation, column: Column) -> Mask:
    monitoring = observation.monitoring
    names, births = _names(observation), monitoring.values(Column.BIRTH_DATE)
    cohorts, codes = monitoring.cohorts, monitoring.values(Column.CODE)
    by_birth: defaultdict[Hashable, list[int]] = defaultdict(list)
    by_programme: defaultdict[Hashable, list[int]] = defaultdict(list)
    repeated = {name for name, count in Counter(names).items() if name and count > 1}
    for place in range(len(names)):
        if names[place] not in repeated:
            continue
        if not np.isnat(births[place]):
            by_birth[names[place], births[place]].append(place)
        if cohorts[place] and codes[place]:
            by_programme[names[place], cohorts[place], codes[place]].append(place)
    mask = np.zeros(len(monitoring), dtype=np.bool_)
    for places in by_birth.values():
        mask[places] |= len(places) > 1
    for places in by_programme.values():
        # Two known, different birth dates are two people; a blank one leaves the question open with every namesake.
        mask[places] |= len(places) > 1 and bool(np.isnat(births[places]).any())
    return mask
