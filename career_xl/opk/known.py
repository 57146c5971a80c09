"""What «Вакансии» and «Мониторинг» know of the needs of the defence industry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key, company_key
from career_xl.opk.needs import CONTRACTS, Need, contracts_by_need, graduates_by_need
from career_xl.tables.observation import Observation
from career_xl.tables.opk_sheets import Form2Column
from career_xl.tables.vacancies import Vacancy, VacancyColumn

_HIRING = (Column.COHORT, Column.CODE, Column.ACTUAL_TRACK, Column.EMPLOYER)


@dataclass(frozen=True)
class Enterprise:
    """An enterprise of the defence industry, as it was first written."""

    name: str
    inn: str
    """As typed; "" where nothing is known."""


@dataclass(frozen=True)
class Opening:
    """What an enterprise offers for one code and position, all its vacancies of that kind together."""

    need: Need
    position: str
    """As typed; "" where nothing is known."""
    jobs: int | None
    """Places of open vacancies; None where there are none, or a number cannot be read."""
    closed: int | None
    """Places of this academic year's vacancies that are filled; None as for `jobs`."""


@dataclass(frozen=True)
class KnownNeeds:
    """What is known of the needs."""

    enterprises: Mapping[str, Enterprise]
    """By the form in which names are compared by meaning."""
    openings: tuple[Opening, ...]
    """One per enterprise, code and position; at last those that only «Мониторинг» tells of, without a position."""
    people: Mapping[Form2Column, Mapping[Need, int]]
    """Graduates of the cohorts of the report: target and dual contracts, hired. A column nobody can count is absent."""
    notes: tuple[str, ...]
    """What could not be taken over, and why, Russian sentences."""


def known_needs(observation: Observation) -> KnownNeeds:
    """The needs of all enterprises of the defence industry: named in «Вакансии», «Мониторинг» or on the forms.

    Contracts of students of lower years stand in no sheet: zeros are therefore not known, only numbers above.
    """
    enterprises = _enterprises(observation)
    openings, notes = _openings(observation)
    people: dict[Form2Column, Mapping[Need, int]] = {}
    for column in CONTRACTS:
        counted = contracts_by_need(observation, column)
        if counted is not None:
            people[column] = _of(enterprises, counted)
    if not set(_HIRING) & observation.monitoring.missing:
        hired = observation.monitoring.in_employment & observation.reported
        people[Form2Column.HIRED] = _of(enterprises, graduates_by_need(observation, hired, Column.EMPLOYER))
    offered = {opening.need for opening in openings}
    others = sorted({need for counted in people.values() for need in counted} - offered)
    openings += [Opening(need, "", None, None) for need in others]
    return KnownNeeds(enterprises, tuple(openings), people, tuple(notes))


def _of(enterprises: Mapping[str, Enterprise], counted: Mapping[Need, int]) -> dict[Need, int]:
    return {need: number for need, number in counted.items() if need[0] in enterprises and number}


def _enterprises(observation: Observation) -> dict[str, Enterprise]:
    """The enterprises by what they are called, the forms' own spelling first."""
    found: dict[str, Enterprise] = {}
    for name, inn in (*_on_the_forms(observation), *_offering(observation), *_employing(observation)):
        key = company_key(name)
        known = found.get(key)
        if key and (known is None or not known.inn):
            found[key] = Enterprise(known.name if known else name, inn)
    return found


def _on_the_forms(observation: Observation) -> Iterator[tuple[str, str]]:
    for form in (observation.form2, observation.form3):
        for row in form.rows if form else ():
            yield row.text(Form2Column.ENTERPRISE), row.text(Form2Column.INN)


def _offering(observation: Observation) -> Iterator[tuple[str, str]]:
    return ((vacancy.employer, vacancy.inn) for vacancy in _vacancies(observation))


def _employing(observation: Observation) -> Iterator[tuple[str, str]]:
    monitoring = observation.monitoring
    for place in map(int, np.flatnonzero(monitoring.yes(Column.DEFENCE) & observation.reported)):
        yield monitoring.text(Column.EMPLOYER, place).strip(), monitoring.text(Column.EMPLOYER_INN, place).strip()


def _vacancies(observation: Observation) -> tuple[Vacancy, ...]:
    bank = observation.vacancies
    return tuple(vacancy for vacancy in bank.vacancies if vacancy.is_defence) if bank else ()


def _openings(observation: Observation) -> tuple[list[Opening], list[str]]:
    notes: list[str] = []
    by_kind: dict[tuple[Need, str], list[Vacancy]] = {}
    for vacancy in _vacancies(observation):
        where = f"Лист «{Sheet.VACANCIES}», строка {vacancy.row}"
        if vacancy.date and vacancy.date > observation.report_date:
            notes.append(f"{where}: вакансия позже отчётной даты, в формы не перенесена.")
        elif not vacancy.employer or len(vacancy.codes) != 1:
            lacking = "не назван работодатель" if not vacancy.employer else _codes_problem(vacancy)
            notes.append(f"{where}: {lacking}, в формы не перенесена: впишите строку формы сами.")
        else:
            need = company_key(vacancy.employer), vacancy.codes[0]
            by_kind.setdefault((need, caption_key(vacancy.position)), []).append(vacancy)
            if vacancy.count is None:
                notes.append(f"{where}: в столбце «{VacancyColumn.COUNT}» не целое число, места впишите в форму сами.")
    return [_opening(observation, need, kind) for (need, _), kind in by_kind.items()], notes


def _codes_problem(vacancy: Vacancy) -> str:
    return "нет кода" if not vacancy.codes else "мест на несколько кодов сразу"


def _opening(observation: Observation, need: Need, vacancies: list[Vacancy]) -> Opening:
    year = observation.academic_year
    still_open = [vacancy for vacancy in vacancies if not vacancy.is_closed]
    closed = [
        vacancy
        for vacancy in vacancies
        if vacancy.is_closed and vacancy.date and year.first_day <= vacancy.date <= year.last_day
    ]
    return Opening(need, vacancies[0].position, _places(still_open), _places(closed))


def _places(vacancies: list[Vacancy]) -> int | None:
    counts = [vacancy.count for vacancy in vacancies if vacancy.count is not None]
    return sum(counts) if counts and len(counts) == len(vacancies) else None
