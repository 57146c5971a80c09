"""What a document says, figure by figure, so that it can be compared with the workbook later."""

from collections.abc import Mapping
from dataclasses import dataclass

from career_xl.contingent import Contingent
from career_xl.documents.registry import Figures
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import russian
from career_xl.domain.passport import Passport
from career_xl.domain.programme import NO_CODE
from career_xl.form1 import Form1
from career_xl.plan.year_plan import YearPlan

ACADEMIC_YEAR = "учебный год"
COHORT = "год выпуска"
ORDER = "приказ о плане"
NO_ORDER = "не указан"
_TOTAL = "всего"
_WITHOUT_CODE = "код не указан"
_LISTED = 12
"""So many differences are told one by one."""
_TOLD_LENGTH = 60


@dataclass(frozen=True)
class Difference:
    """One figure that the document and the workbook give differently; None where one of them lacks it."""

    name: str
    document: int | str | None
    workbook: int | str | None

    def __str__(self) -> str:
        return f"{self.name}: в документе {_told(self.document)}, в книге {_told(self.workbook)}"


def differences(document: Figures, workbook: Figures) -> tuple[Difference, ...]:
    """The figures that differ, in the order of the document, those that only the workbook has at the end.

    A zero and a figure that is not there are the same.
    """
    names = [*document, *(name for name in workbook if name not in document)]
    pairs = ((name, document.get(name), workbook.get(name)) for name in names)
    return tuple(Difference(name, before, now) for name, before, now in pairs if (before or None) != (now or None))


def told_differences(found: tuple[Difference, ...]) -> str:
    """The differences in one line, at most a dozen of them."""
    rest = f"; ещё отличий — {len(found) - _LISTED}" if len(found) > _LISTED else ""
    return "; ".join(map(str, found[:_LISTED])) + rest


def contingent_figures(contingent: Contingent) -> dict[str, int | str]:
    """Totals and figures by code; names of programmes may be respelled and are left out, as is the reporting date."""
    tables: Mapping[str, Mapping[str, int]] = {_TOTAL: contingent.lines, **contingent.by_code}
    counts = {
        f"{_WITHOUT_CODE if code == NO_CODE else code}, строка {line}": lines[line]
        for code, lines in tables.items()
        for line in LINES
    }
    return {COHORT: contingent.cohort, **counts}


def total_name(line: str) -> str:
    """The name of a total among the figures of a contingent."""
    return f"{_TOTAL}, строка {line}"


def plan_figures(plan: YearPlan, passport: Passport) -> dict[str, int | str]:
    """The activities by number with their terms, people and results, goal, tasks and the order; no indicators.

    The actual values of the indicators change every month and do not make an approved plan another one.
    """
    figures: dict[str, int | str] = {ACADEMIC_YEAR: plan.academic_year.long, ORDER: order_of(passport)}
    figures["цель"] = plan.goal
    figures |= {f"задача {number}": text for number, text in enumerate(plan.tasks, start=1)}
    for section in plan.sections:
        figures[f"раздел {section.number}"] = section.title
        for row in section.activities:
            figures[f"мероприятие {row.number}"] = "; ".join((row.activity, row.term, row.responsible, row.result))
    return figures


def order_of(passport: Passport) -> str:
    """Number and date of the order as one text; «не указан» where «Паспорт» lacks either."""
    if not passport.order_number or passport.order_date is None:
        return NO_ORDER
    return f"№ {passport.order_number.removeprefix('№').strip()} от {russian(passport.order_date)}"


def form1_figures(form: Form1) -> dict[str, int | str]:
    """The cells of the form by code, line and column, without its many zeros; the year of the cohort."""
    counts = {
        f"{_WITHOUT_CODE if code == NO_CODE else code}, строка {line}, графа {column}": count
        for code, lines in form.by_code.items()
        for line, columns in lines.items()
        for column, count in columns.items()
        if count
    }
    return {COHORT: form.cohort, **counts}


def lines_summary(lines: Mapping[str, int]) -> str:
    """«01 — 61, 02 — 5, …»."""
    return ", ".join(f"{line} — {count}" for line, count in lines.items())


def _told(value: int | str | None) -> str:
    if value is None:
        return "нет"
    text = str(value)
    if isinstance(value, int):
        return text
    return f"«{text if len(text) <= _TOLD_LENGTH else text[:_TOLD_LENGTH].rstrip() + '…'}»"
