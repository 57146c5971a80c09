"""Writes a workbook with all its sheets: the empty one of an academic year, and any other contents."""

import tempfile
from pathlib import Path

from career_xl.documents.output import write_atomically
from career_xl.domain.academic_year import AcademicYear
from career_xl.plan.year_plan import catalogue_rows
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from career_xl.workbook.contents import BookContents
from career_xl.workbook.figures import Figures, compute_figures
from career_xl.workbook.saved import SavedOn
from career_xl.workbook.sheets.calendar import write_calendar
from career_xl.workbook.sheets.contingent import write_contingent, write_typed_contingent
from career_xl.workbook.sheets.dashboard import write_dashboard
from career_xl.workbook.sheets.dictionaries import write_dictionaries
from career_xl.workbook.sheets.events import write_events
from career_xl.workbook.sheets.findings import write_findings
from career_xl.workbook.sheets.form1 import write_form1
from career_xl.workbook.sheets.kpis import write_kpis
from career_xl.workbook.sheets.monitoring import write_monitoring
from career_xl.workbook.sheets.opk import write_form2, write_form3
from career_xl.workbook.sheets.passport import default_values, write_passport
from career_xl.workbook.sheets.plan import write_plan
from career_xl.workbook.sheets.registry import write_registry
from career_xl.workbook.sheets.risk_group import write_risk_group
from career_xl.workbook.sheets.vacancies import write_vacancies
from career_xl.workbook.table_sheet import Draft
from career_xl.workbook.xlsx import open_workbook


def write_new_workbook(target: Path, academic_year: AcademicYear) -> None:
    """Nothing; writes the empty workbook of an academic year, ready to be filled in.

    OutputError when the target cannot be written.
    """
    write_workbook(target, BookContents(title_of(academic_year), academic_year, default_values(academic_year)))


def title_of(academic_year: AcademicYear) -> str:
    """The title of the workbook in its properties."""
    return f"Мониторинг занятости выпускников, {academic_year.short} учебный год"


def write_workbook(target: Path, contents: BookContents) -> None:
    """Nothing; writes a workbook: first what is typed in, then, counted from that file, all figures.

    The same contents give the same bytes. OutputError when the target cannot be written.
    """
    with tempfile.TemporaryDirectory() as folder:
        typed = Path(folder) / "typed.xlsx"
        _write_typed(typed, contents)
        # A new workbook has no reporting date: any fixed one will do, as there is nothing to count.
        report_date = contents.report_date or contents.academic_year.first_day
        figures = compute_figures(observe(read_workbook(typed), report_date))
    with write_atomically(target) as temporary:
        _write_whole(temporary, contents, figures)


def _write_typed(path: Path, contents: BookContents) -> None:
    """Nothing; writes the sheets that figures are counted from."""
    workbook = open_workbook(path, contents.title)
    draft = Draft(workbook)
    write_passport(draft, contents.passport, contents.passport_rows)
    write_monitoring(draft, contents.graduates, contents.own_columns)
    write_events(draft, contents.events)
    write_vacancies(draft, contents.vacancies, contents.vacancy_columns)
    write_typed_contingent(draft, contents.spo1)
    write_form2(draft, contents.defence_form2)
    write_form3(draft, contents.defence_form3)
    write_dictionaries(draft, contents.dictionaries)
    workbook.close()


def _write_whole(path: Path, contents: BookContents, figures: Figures) -> None:
    """Nothing; writes all sheets in their order (domain §2)."""
    workbook = open_workbook(path, contents.title)
    draft, saved_on = Draft(workbook), SavedOn(contents.report_date)
    observation = figures.observation
    write_passport(draft, contents.passport, contents.passport_rows)
    write_monitoring(draft, contents.graduates, contents.own_columns)
    write_kpis(draft, figures.kpis, saved_on)
    write_contingent(draft, figures, contents.spo1, saved_on)
    write_form1(draft, figures)
    write_risk_group(draft, figures, saved_on)
    write_plan(draft, catalogue_rows(observation.passport, observation.report_date))
    write_events(draft, contents.events)
    write_vacancies(draft, contents.vacancies, contents.vacancy_columns)
    write_form2(draft, contents.defence_form2)
    write_form3(draft, contents.defence_form3)
    write_calendar(draft, contents.academic_year)
    write_findings(draft, contents.explained)
    write_registry(draft)
    write_dictionaries(draft, contents.dictionaries)
    write_dashboard(draft, figures, contents.risk_history)
    workbook.close()
