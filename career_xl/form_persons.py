"""The lists of persons that go with Form 1: «2. Нозологии» and «3. Целевики», filled from «Мониторинг» (MP)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from career_xl.contingent import NEEDED_COLUMNS, programme_names
from career_xl.domain.columns import Column
from career_xl.domain.identifiers import is_inn
from career_xl.domain.tracks import ActualTrack, ForecastTrack
from career_xl.tables.cells import Mask
from career_xl.tables.monitoring import Monitoring
from career_xl.tables.observation import Observation

IN_FORCE, ENDED = "действует", "расторгнут"
"""States of a target contract, as the form lists them."""
_AT_CUSTOMER = "трудоустроен у работодателя, с которым заключен целевой договор"
_SUSPENDED: Mapping[ActualTrack, str] = {
    ActualTrack.STUDY: "договор приостановлен (пролонгирован): продолжает обучение по согласованию с работодателем, "
    "заключившим договор о целевом обучении",
    ActualTrack.CONSCRIPTED: "договор приостановлен (пролонгирован): призван (будет призван) в Вооруженные Силы РФ",
    ActualTrack.PARENTAL_LEAVE: "договор приостановлен (пролонгирован): находится (будет находиться) в отпуске "
    "по уходу за ребенком",
}
"""What the form calls the tracks that suspend a contract."""
_EXPECTED = "будет трудоустроен у работодателя, с которым заключен целевой договор"
_NAMED_ROWS = 10

PersonRow = tuple[str, ...]
"""The cells of one person, in the order of the form's columns; "" for what «Мониторинг» does not know."""


@dataclass(frozen=True)
class PersonLists:
    """Both lists of one cohort, and what the officer has to add."""

    limitations: tuple[PersonRow, ...]
    """Persons with limited health or a disability, seven cells each."""
    targets: tuple[PersonRow, ...]
    """Persons with a target contract, ten cells each."""
    notes: tuple[str, ...]


def list_persons(observation: Observation, cohort: int) -> PersonLists:
    """The lists of a cohort, without names: a person has a number of the college's own, the same in both lists.

    CohortMissingError when the sheet has no graduate of the cohort, ColumnMissingError when a needed column is missing.
    """
    monitoring = observation.monitoring
    monitoring.need((*NEEDED_COLUMNS, Column.TARGET_CUSTOMER, Column.ACTUAL_TRACK, Column.FORECAST_TRACK))
    graduates = observation.need_cohort(cohort)
    persons = _Persons(monitoring, programme_names(observation, cohort), _numbers(monitoring, graduates, cohort))
    limited = graduates & (monitoring.yes(Column.OVZ) | monitoring.disabled)
    targets = graduates & monitoring.yes(Column.TARGET_CONTRACT)
    limitations = tuple(map(persons.limitation, _places(limited)))
    contracts = tuple(map(persons.target, _places(targets)))
    notes = [
        *_note("впишите нозологию (графа 3)", "2. Нозологии", monitoring, _places(limited)),
        *_note("впишите ИНН заказчика (графа 5)", "3. Целевики", monitoring, _blank(targets, contracts, 4)),
        *_note("укажите, действует ли договор (графы 6–10)", "3. Целевики", monitoring, _blank(targets, contracts, 5)),
    ]
    return PersonLists(limitations, contracts, tuple(notes))


class _Persons:
    def __init__(self, monitoring: Monitoring, programmes: Mapping[str, str], numbers: Mapping[int, str]) -> None:
        self._monitoring, self._programmes, self._numbers = monitoring, programmes, numbers
        self._inns = _inns_by_company(monitoring)
        self._customers = monitoring.companies(Column.TARGET_CUSTOMER)
        self._at_customer = monitoring.in_employment & monitoring.same_company(Column.EMPLOYER, Column.TARGET_CUSTOMER)
        self._expected = ~monitoring.actual() & monitoring.forecast(ForecastTrack.EMPLOYMENT)
        self._suspended = {track: monitoring.actual(track) for track in _SUSPENDED}

    def limitation(self, place: int) -> PersonRow:
        """The seven cells of «2. Нозологии»."""
        text = self._monitoring.text
        kinds = (["ОВЗ"] if self._monitoring.yes(Column.OVZ)[place] else []) + (
            [text(Column.DISABILITY, place)] if self._monitoring.disabled[place] else []
        )
        contract = "да" if self._monitoring.yes(Column.TARGET_CONTRACT)[place] else "нет"
        track = text(Column.ACTUAL_TRACK, place) or text(Column.FORECAST_TRACK, place)
        return (*self._person(place), "", ", ".join(kinds), contract, text(Column.ABILYMPICS, place), track)

    def target(self, place: int) -> PersonRow:
        """The ten cells of «3. Целевики»; those about the contract only where «Мониторинг» tells."""
        what_now = self._what_now(place)
        customer = self._monitoring.text(Column.TARGET_CUSTOMER, place)
        inn = self._inns.get(self._customers[place], "")
        return (*self._person(place), customer, "", inn, IN_FORCE if what_now else "", what_now, "", "", "")

    def _person(self, place: int) -> tuple[str, str]:
        code = str(self._monitoring.values(Column.CODE)[place]) or self._monitoring.text(Column.CODE, place)
        return f"{code} {self._programmes.get(code, '')}".strip(), self._numbers[place]

    def _what_now(self, place: int) -> str:
        if self._at_customer[place]:
            return _AT_CUSTOMER
        suspended = (words for track, words in _SUSPENDED.items() if self._suspended[track][place])
        return next(suspended, _EXPECTED if self._expected[place] else "")


def _numbers(monitoring: Monitoring, graduates: Mask, cohort: int) -> dict[int, str]:
    """A number for each graduate: «2025-17» of column «№» where all of them differ, else of the row."""
    places = _places(graduates)
    typed = [monitoring.text(Column.NUMBER, place).strip() for place in places]
    if "" in typed or len(set(typed)) < len(typed):
        typed = [f"строка {monitoring.rows[place]}" for place in places]
    return {place: f"{cohort}-{number}" for place, number in zip(places, typed, strict=True)}


def _inns_by_company(monitoring: Monitoring) -> dict[str, str]:
    """The ИНН of each company that «Мониторинг» names as an employer, where all its rows agree and it is valid."""
    found: dict[str, set[str]] = {}
    for company, inn in zip(monitoring.companies(Column.EMPLOYER), monitoring.values(Column.EMPLOYER_INN), strict=True):
        if company and is_inn(inn):
            found.setdefault(company, set()).add(inn)
    return {company: next(iter(inns)) for company, inns in found.items() if len(inns) == 1}


def _blank(targets: Mask, rows: Sequence[PersonRow], column: int) -> list[int]:
    """Places of the graduates in whose row the cell is blank."""
    return [place for place, row in zip(_places(targets), rows, strict=True) if not row[column]]


def _places(persons: Mask) -> list[int]:
    return [int(place) for place in np.flatnonzero(persons)]


def _note(what: str, sheet: str, monitoring: Monitoring, places: Sequence[int]) -> list[str]:
    if not len(places):
        return []
    rows = [str(monitoring.rows[place]) for place in places[:_NAMED_ROWS]]
    more = f" и ещё {len(places) - len(rows)}" if len(places) > len(rows) else ""
    return [
        f"«{sheet}»: {what}, человек — {len(places)} (строки листа «{monitoring.sheet_name}»: {', '.join(rows)}{more})."
    ]
