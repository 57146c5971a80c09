"""The approved plan as a page for the college's site: one file, no scripts, nothing fetched from elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

from career_xl.documents.document_figures import NO_ORDER, order_of
from career_xl.documents.indicator_rows import IndicatorRow, general_indicators, key_indicators
from career_xl.documents.output import write_atomically
from career_xl.documents.signature_lines import initials_first
from career_xl.documents.small_cells import SMALL, is_hidden
from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.passport import Passport
from career_xl.kpi.results import KpiResult, Status
from career_xl.plan.year_plan import PlanSection, YearPlan

_STYLE = (
    "body{font-family:'Times New Roman',serif;max-width:75em;margin:1em auto;padding:0 1em;color:#111;background:#fff}"
    "h1,h2{text-align:center}table{border-collapse:collapse;width:100%;margin:1em 0}"
    "th,td{border:1px solid #555;padding:.3em .5em;text-align:left;vertical-align:top}"
    "thead th{background:#e7eaee}td{white-space:pre-line}.approval{text-align:right}"
)
_CAPTIONS = ("№ п/п", "Мероприятия", "Срок реализации", "Ответственный", "Результат")
_INDICATOR_CAPTIONS = ("№ п/п", "Наименование показателя", "Единица", "План", "Факт")


def write_plan_html(plan: YearPlan, passport: Passport, kpis: Sequence[KpiResult], target: Path) -> None:
    """Nothing; the page is in `target`, UTF-8. Figures about fewer than five people are left out.

    SettingInvalidError when «Паспорт» has no number and date of the order: such a plan is not approved yet.
    OutputError when the target cannot be written.
    """
    if order_of(passport) == NO_ORDER:
        raise SettingInvalidError(
            "План ещё не утверждён: заполните на листе «Паспорт» номер и дату приказа о плане и повторите."
        )
    page = "\n".join(_page(plan, passport, [published(result) for result in kpis]))
    with write_atomically(target) as temporary:
        temporary.write_text(page + "\n", encoding="utf-8")


def published(result: KpiResult) -> KpiResult:
    """The figure as it may be published: without data where it is about one to four people, or leaves so many out."""
    if not is_hidden(result):
        return result
    return replace(result, numerator=None, denominator=None, value=None, status=Status.NO_DATA, missing=None)


def _page(plan: YearPlan, passport: Passport, kpis: Sequence[KpiResult]) -> Iterable[str]:
    college = passport.full_name or passport.short_name or ""
    title = f"План работы центра карьеры на {plan.academic_year.long} учебный год"
    yield f'<!DOCTYPE html>\n<html lang="ru">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}</style>\n</head>\n<body>"
    yield f'<header>\n<p>{escape(college)}</p>\n<p class="approval">УТВЕРЖДЕНО<br>{escape(_approval(passport))}</p>'
    yield f"<h1>{escape(title)}</h1>\n</header>\n<main>"
    yield f"<p><strong>Цель:</strong> {escape(plan.goal)}</p>\n<p><strong>Задачи:</strong></p>\n<ol>"
    yield from (f"<li>{escape(task)}</li>" for task in plan.tasks)
    yield "</ol>"
    yield from _table("Мероприятия", _CAPTIONS, (row for section in plan.sections for row in _section_rows(section)))
    key, general = key_indicators(kpis), general_indicators(kpis)
    if key or general:
        yield from _table("Ключевые показатели", _INDICATOR_CAPTIONS, map(_indicator_row, key))
        rows = (_indicator_row(row) for _, group in general for row in group)
        yield from _table("Общие показатели", _INDICATOR_CAPTIONS, rows)
        yield f"<p>н/д — данных нет или они относятся к группе меньше {SMALL} человек и не публикуются.</p>"
    yield "</main>\n</body>\n</html>"


def _approval(passport: Passport) -> str:
    name = initials_first(passport.director) if passport.director else ""
    return f"{passport.director_position} {name}, приказ {order_of(passport)}"


def _section_rows(section: PlanSection) -> Iterable[str]:
    yield f'<tr><th scope="rowgroup" colspan="{len(_CAPTIONS)}">{section.number}. {escape(section.title)}</th></tr>'
    for row in section.activities:
        yield _row((row.number, row.activity, row.term, row.responsible, row.result))


def _indicator_row(row: IndicatorRow) -> str:
    return _row((row.number, row.name, row.unit, row.planned, row.actual))


def _row(cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _table(caption: str, columns: Sequence[str], rows: Iterable[str]) -> Iterable[str]:
    yield f"<h2>{caption}</h2>\n<table>\n<thead><tr>"
    yield "".join(f'<th scope="col">{column}</th>' for column in columns)
    yield "</tr></thead>\n<tbody>"
    yield from rows
    yield "</tbody>\n</table>"
