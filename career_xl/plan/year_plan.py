"""The plan of an academic year: from the rows of «План», else from the catalogue; numbered afresh."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.passport import Passport
from career_xl.domain.spelling import caption_key, squeeze
from career_xl.plan import catalogue
from career_xl.plan.year_words import year_words

UNNAMED_COLLEGE = "образовательной организации"
"""Stands for the college where «Паспорт» has no name."""

_NUMBERED = re.compile(r"(?:(?:раздел|задача)\s*)?(\d{1,2})(?:\s*[.)]\s*|\s+|$)(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class PlanRow:
    """A row of the sheet «План»; the number is what stands there, the plan counts anew."""

    section: str
    activity: str
    number: str = ""
    term: str = ""
    responsible: str = ""
    result: str = ""


@dataclass(frozen=True)
class PlanActivity:
    """One activity of the plan with its number «2.3»."""

    number: str
    activity: str
    term: str
    responsible: str
    result: str


@dataclass(frozen=True)
class PlanSection:
    """One section of the plan with its activities."""

    number: int
    title: str
    activities: tuple[PlanActivity, ...]


@dataclass(frozen=True)
class YearPlan:
    """The annual plan of a career centre, ready to be set."""

    academic_year: AcademicYear
    cohorts: tuple[int, ...]
    """Cohorts of the plan, earliest first."""
    goal: str
    tasks: tuple[str, ...]
    sections: tuple[PlanSection, ...]
    working_group_note: str
    """Text of the footnote at the first activity about the working group."""
    section_titles: tuple[str, ...]
    """Titles of the seven usual sections in this year's words; the general indicators are grouped under them."""


def year_plan(passport: Passport, report_date: dt.date, own_rows: Sequence[PlanRow]) -> YearPlan:
    """The plan of the passport's academic year, else of the one that the report date lies in.

    `own_rows` are the rows of «План»; without any the catalogue is taken. Sections keep the catalogue's numbers 1–7, a
    section that the catalogue does not know comes after them; activities are numbered 1.1, 1.2 … inside their section.
    """
    year, cohorts = plan_period(passport, report_date)
    words = year_words(year, cohorts, college_name(passport))
    titles = tuple(section.title.format_map(words) for section in catalogue.SECTIONS)
    return YearPlan(
        academic_year=year,
        cohorts=cohorts,
        goal=catalogue.GOAL.format_map(words),
        tasks=tuple(section.task.format_map(words) for section in catalogue.SECTIONS),
        sections=_sections(own_rows or catalogue_rows(passport, report_date), titles),
        working_group_note=catalogue.WORKING_GROUP_NOTE,
        section_titles=titles,
    )


def catalogue_rows(passport: Passport, report_date: dt.date) -> tuple[PlanRow, ...]:
    """The catalogue's 30 activities in the words of the year, as rows for a new sheet «План»."""
    year, cohorts = plan_period(passport, report_date)
    words = year_words(year, cohorts, college_name(passport))
    return tuple(
        PlanRow(
            section=f"{number}. {section.title.format_map(words)}",
            number=f"{number}.{place}",
            activity=activity.text.format_map(words),
            term=activity.term.format_map(words),
            responsible=activity.responsible.format_map(words),
            result=_result(result.format_map(words) for result in activity.results),
        )
        for number, section in enumerate(catalogue.SECTIONS, start=1)
        for place, activity in enumerate(section.activities, start=1)
    )


def plan_period(passport: Passport, report_date: dt.date) -> tuple[AcademicYear, tuple[int, ...]]:
    """The academic year of the plan and its cohorts, earliest first."""
    year = passport.academic_year or AcademicYear.of(report_date)
    return year, tuple(sorted(set(passport.cohorts or year.cohorts)))


def college_name(passport: Passport) -> str:
    """How the texts of the plan name the college: short, else full, else «образовательной организации»."""
    return passport.short_name or passport.full_name or UNNAMED_COLLEGE


def _result(results: Iterable[str]) -> str:
    return ";\n".join(f"– {result}" for result in results)


def _sections(rows: Sequence[PlanRow], titles: Sequence[str]) -> tuple[PlanSection, ...]:
    """The rows by section; a row without a section belongs to the one above it, the first ones to section 1."""
    key: int | str = 1
    title = titles[0]
    grouped: dict[int | str, tuple[str, list[PlanRow]]] = {}
    for row in rows:
        if row.section.strip():
            number, title = _read_section(row.section, titles)
            key = number or caption_key(title)
        grouped.setdefault(key, (title, []))[1].append(row)
    usual = sorted(key for key in grouped if isinstance(key, int))
    added = [key for key in grouped if isinstance(key, str)]
    numbered = [(key, key) for key in usual] + list(enumerate(added, start=len(titles) + 1))
    return tuple(PlanSection(number, grouped[key][0], _activities(number, grouped[key][1])) for number, key in numbered)


def _read_section(section: str, titles: Sequence[str]) -> tuple[int | None, str]:
    """Number and title of a section written «2», «2. Треки» or by its title alone; None: not in the catalogue."""
    match = _NUMBERED.fullmatch(section.strip())
    title = squeeze(match[2] if match else section)
    if match and 1 <= int(match[1]) <= len(titles):
        return int(match[1]), title or titles[int(match[1]) - 1]
    for number, usual in enumerate(titles, start=1):
        if caption_key(usual) == caption_key(title):
            return number, title
    return None, title or squeeze(section)


def _activities(section: int, rows: Iterable[PlanRow]) -> tuple[PlanActivity, ...]:
    return tuple(
        PlanActivity(f"{section}.{place}", row.activity, row.term, row.responsible, row.result)
        for place, row in enumerate(rows, start=1)
    )
