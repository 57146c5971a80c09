"""What the results look like as tables and lines of a terminal."""

from collections.abc import Sequence
from typing import NamedTuple

from career_xl.calendar.states import YearCalendar
from career_xl.contingent import Contingent
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import russian
from career_xl.domain.form_columns import FORM1_COUNTS
from career_xl.domain.sheets import Sheet
from career_xl.form1 import Form1
from career_xl.kpi.definitions import Category
from career_xl.kpi.figure_text import figure_text, missing_text, target_text
from career_xl.kpi.results import KpiResult
from career_xl.opk.filling import FilledForms, FilledRow
from career_xl.plan.year_plan import YearPlan
from career_xl.risk import RiskGroup
from career_xl.rules.check import EXPLAINED, CheckReport
from career_xl.rules.findings import Outcome, source_label
from career_xl.tables.opk_sheets import SHARED_COUNTS, Form2Column
from career_xl.tables.sheet_values import as_text

SHOWN_FINDINGS = 200
"""A terminal shows so many findings; all of them stand in JSON and in the annotated copy."""

_TOTAL = "Всего"


class TextTable(NamedTuple):
    """A table of texts: title, captions, rows × as many cells as captions."""

    title: str
    captions: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def findings_table(report: CheckReport) -> TextTable:
    """The first findings: level, rule, sheet, row, field, message."""
    rows = [
        (
            "пояснено" if finding.explained else finding.level.label,
            finding.rule,
            finding.sheet,
            "" if finding.row is None else str(finding.row),
            finding.column,
            finding.message,
        )
        for finding in report.findings[:SHOWN_FINDINGS]
    ]
    return TextTable("Замечания", ("Уровень", "Правило", "Лист", "Строка", "Поле", "Сообщение"), rows)


def check_lines(report: CheckReport) -> Sequence[str]:
    """What was counted, and what could not be checked and why, in Russian."""
    counts = report.counts
    lines = []
    hidden = len(report.findings) - SHOWN_FINDINGS
    if hidden > 0:
        lines.append(f"… и ещё замечаний: {hidden}. Все они — в копии с отметками (--out).")
    explained = f", пояснено: {counts[EXPLAINED]}" if EXPLAINED in counts else ""
    lines.append(
        f"На {russian(report.observation.report_date)}: выпускников {len(report.observation.monitoring)}; "
        f"ошибок: {counts['error']}, вопросов: {counts['query']}, сведений: {counts['info']}{explained}."
    )
    for result in report.results:
        if result.outcome is Outcome.SKIPPED:
            lines.append(f"Правило {result.rule} не проверялось: {result.reason}.")
        elif result.outcome is Outcome.CRASHED:
            lines.append(f"Правило {result.rule} не отработало ({result.reason}): проверка не завершена.")
        elif result.reason:
            lines.append(f"Правило {result.rule}: {result.reason}.")
    return lines


def kpi_table(results: Sequence[KpiResult], title: str) -> TextTable:
    """The indicators: code, name, category, cohort, target, figure with n and N, status, what is missing."""
    captions = ("Код", "Показатель", "Категория", "Выпуск", "Цель", "Факт", "Статус", "До цели")
    rows = [
        (
            str(result.definition.code),
            result.definition.short_name,
            str(result.category),
            "" if result.cohort is None else str(result.cohort),
            target_text(result.definition, Category(result.category), result.target),
            figure_text(result),
            result.status.label,
            missing_text(result),
        )
        for result in results
    ]
    return TextTable(title, captions, rows)


def kpi_notes(results: Sequence[KpiResult]) -> list[str]:
    """Why figures have no data and what could not be counted, each sentence once."""
    notes = (
        f"{result.definition.code}: {sentence}"
        for result in results
        for sentence in (result.reason, result.note)
        if sentence
    )
    return list(dict.fromkeys(notes))


def risk_table(group: RiskGroup, title: str) -> TextTable:
    """The risk group: row, views, whether under threat or addressed, reasons, measures."""
    rows = [
        (
            str(member.row),
            ", ".join([*member.views, *(["угроза"] if member.threat else [])]),
            "да" if member.addressed else "",
            "; ".join(f"{reason.text} ({source_label(reason.source)})" for reason in member.reasons),
            "; ".join(member.measures),
        )
        for member in group.members
    ]
    return TextTable(title, ("Строка", "Риск", "Адресная работа", "Причины", "Меры"), rows)


def contingent_table(contingent: Contingent, with_forms: bool, title: str) -> TextTable:
    """Lines 01–05: the total, each code, and each form of study where asked for."""
    groups = {_TOTAL: contingent.lines, **contingent.by_code, **(contingent.by_form if with_forms else {})}
    rows = [(name, *(str(lines[line]) for line in LINES)) for name, lines in groups.items()]
    return TextTable(title, ("Код", *LINES), rows)


def form1_table(form: Form1) -> TextTable:
    """Form 1: code and line, columns 05–27."""
    columns = FORM1_COUNTS
    rows = [
        (code, line, *(str(cells[column]) for column in columns))
        for code, lines in form.by_code.items()
        for line, cells in lines.items()
    ]
    return TextTable(f"Форма 1, выпуск {form.cohort}", ("Код", "Стр.", *columns), rows)


def opk_tables(forms: FilledForms) -> tuple[TextTable, ...]:
    """Each form that has rows: row on the sheet, enterprise, code, position, numbers, how many cells were filled in."""
    shown = {Sheet.OPK_FORM2: forms.form2, Sheet.OPK_FORM3: forms.form3}
    return tuple(_opk_table(sheet, rows) for sheet, rows in shown.items() if rows)


def _opk_table(sheet: Sheet, rows: Sequence[FilledRow]) -> TextTable:
    columns = (Form2Column.ENTERPRISE, Form2Column.CODE, Form2Column.POSITION, *SHARED_COUNTS)
    lines = [
        (
            str(row.row or "новая"),
            *(as_text(row.cells.get(column)) for column in columns),
            str(len(row.proposed)),
        )
        for row in rows
    ]
    counts = ("Мест", "Практика", "Целевых", "Дуальных", "Принято")
    return TextTable(sheet, ("Строка", "Предприятие", "Код", "Должность", *counts, "Заполнено"), lines)


def plan_table(plan: YearPlan) -> TextTable:
    """The activities of the plan: number, activity, term, responsible."""
    rows = [
        (activity.number, activity.activity, activity.term, activity.responsible)
        for section in plan.sections
        for activity in section.activities
    ]
    title = f"План работы на {plan.academic_year.long} учебный год"
    return TextTable(title, ("№", "Мероприятие", "Срок", "Ответственный"), rows)


def calendar_table(calendar: YearCalendar) -> TextTable:
    """The deadlines of the year: day, task, state, what the state follows from."""
    rows = [(russian(task.date), task.task, task.words, task.basis) for task in calendar.tasks]
    title = f"Календарь на {calendar.year.short} учебный год, на {russian(calendar.report_date)}"
    return TextTable(title, ("Срок", "Что сделать", "Состояние", "Почему"), rows)
