"""The annual plan as a Word document (domain §6, the form of 000)."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from career_xl.documents.indicator_rows import IndicatorRow, general_indicators, key_indicators
from career_xl.documents.records import plan_record
from career_xl.documents.render import DocumentProperties, render
from career_xl.documents.signature_lines import (
    BLANK_DATE,
    BLANK_LINE,
    BLANK_NAME,
    BLANK_NUMBER,
    initials_first,
    long_date,
    missing_keys_notes,
)
from career_xl.documents.small_cells import SMALL, is_hidden
from career_xl.documents.stamping import (
    Issue,
    WrittenDocument,
    facsimile_field,
    plan_stamp,
    stamp_fields,
)
from career_xl.documents.templates import template_file, template_notes
from career_xl.domain.passport import Passport
from career_xl.kpi.definitions import Category
from career_xl.kpi.results import KpiResult
from career_xl.plan.year_plan import PlanActivity, PlanSection, YearPlan

PLAN_TEMPLATE = "plan.docx"
NEEDED_KEYS = ("full_name", "short_name", "director", "officer", "order_number", "order_date")
"""Fields of «Паспорт» that stand in the document."""

_YEAR_WORD = re.compile(r"(\d) (гг?\.)")
_WORKING_GROUP = ("рабочая групп", "рабочей групп", "рабочую групп")


def write_plan(plan: YearPlan, issue: Issue, kpis: Sequence[KpiResult], target: Path) -> WrittenDocument:
    """Row for the registry, stamp and notes of the plan that is now in `target`.

    `kpis` in the order of the catalogue; those that belong to no table of the plan (М, П, И) are left out.
    TemplateError, OutputError.
    """
    passport = issue.passport
    stamp = plan_stamp(plan, passport)
    properties = DocumentProperties(
        title=f"План работы центра карьеры на {plan.academic_year.long} учебный год",
        author=passport.officer or passport.short_name or passport.full_name or "",
        date=stamp.date,
        subject=passport.full_name or "",
    )
    fields = {**_fields(plan, issue, kpis), "document": stamp_fields(stamp)}
    render(template_file(PLAN_TEMPLATE, passport), fields, properties, target)
    return WrittenDocument(plan_record(plan, passport, stamp, issue.facsimile), stamp, _notes(plan, passport, kpis))


def _fields(plan: YearPlan, issue: Issue, kpis: Sequence[KpiResult]) -> Mapping[str, object]:
    passport = issue.passport
    explained = _first_about_working_group(plan.sections)
    return {
        "college": {
            "full_name": passport.full_name or BLANK_LINE,
            "short_name": passport.short_name or passport.full_name or BLANK_NAME,
        },
        "approval": {
            "position": passport.director_position,
            "name": initials_first(passport.director) if passport.director else BLANK_NAME,
            "facsimile": facsimile_field(issue.facsimile),
            "order_number": (passport.order_number or BLANK_NUMBER).removeprefix("№").strip(),
            "order_date": long_date(passport.order_date) if passport.order_date else BLANK_DATE,
        },
        "officer": {"name": initials_first(passport.officer) if passport.officer else BLANK_NAME},
        "plan": {
            "year": plan.academic_year.long,
            "goal": plan.goal,
            "working_group_note": plan.working_group_note,
        },
        "tasks": [{"number": number, "text": _unbroken(text)} for number, text in enumerate(plan.tasks, start=1)],
        "sections": [
            {
                "number": section.number,
                "title": _unbroken(section.title),
                "rows": [_activity_fields(activity, explained) for activity in section.activities],
            }
            for section in plan.sections
        ],
        "key_indicators": [_indicator_fields(row) for row in key_indicators(kpis)],
        "general_groups": [
            {
                "number": number,
                "title": _unbroken(plan.section_titles[number - 1]),
                "indicators": [_indicator_fields(row) for row in rows],
            }
            for number, rows in general_indicators(kpis)
        ],
    }


def _activity_fields(activity: PlanActivity, explained: PlanActivity | None) -> dict[str, object]:
    return {
        "number": activity.number,
        "activity": _unbroken(activity.activity),
        "term": _unbroken(activity.term),
        "responsible": activity.responsible,
        "result": _unbroken(activity.result),
        "explains_working_group": activity is explained,
    }


def _first_about_working_group(sections: Sequence[PlanSection]) -> PlanActivity | None:
    # A footnote may be referred to only once.
    activities = (activity for section in sections for activity in section.activities)
    return next(
        (activity for activity in activities if any(w in activity.activity.casefold() for w in _WORKING_GROUP)), None
    )


def _indicator_fields(row: IndicatorRow) -> dict[str, object]:
    return {
        "number": row.number,
        "name": _unbroken(row.name),
        "unit": row.unit,
        "planned": row.planned,
        "actual": row.actual,
    }


def _unbroken(text: str) -> str:
    """The text with «2026 г.» and «2026 гг.» kept on one line."""
    return _YEAR_WORD.sub("\\1\N{NO-BREAK SPACE}\\2", text)


def _notes(plan: YearPlan, passport: Passport, kpis: Sequence[KpiResult]) -> tuple[str, ...]:
    notes = missing_keys_notes(passport, NEEDED_KEYS)
    if plan.cohorts != plan.academic_year.cohorts:
        notes.append(
            f"План составлен по выпускам {_listed(plan.cohorts)}, а для {plan.academic_year.long} учебного года обычны "
            f"{_listed(plan.academic_year.cohorts)}: проверьте «Учебный год» и «Годы выпуска» на листе «Паспорт»."
        )
    if any(_is_small(result) for result in kpis):
        notes.append(
            f"В таблице показателей есть числа о группах меньше {SMALL} человек с ОВЗ и инвалидностью: "
            "перед размещением плана на сайте уберите их из столбца фактических значений."
        )
    return (*notes, *template_notes(PLAN_TEMPLATE, passport))


def _listed(cohorts: Sequence[int]) -> str:
    return ", ".join(map(str, cohorts))


def _is_small(result: KpiResult) -> bool:
    return result.category == Category.OVZ and is_hidden(result)
