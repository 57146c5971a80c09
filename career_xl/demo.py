"""The main job, end to end, on the demo workbook: what an officer gets from one command."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from career_xl.contingent import count_contingent, programme_names
from career_xl.documents.files import write_contingent_files, write_plan_files
from career_xl.documents.output import make_folder
from career_xl.documents.records import form1_record
from career_xl.documents.registry import Registry, enter
from career_xl.domain.dates import russian
from career_xl.domain.errors import ProgramMissingError
from career_xl.form1 import fill_form1
from career_xl.kpi.compute import compute_kpis
from career_xl.kpi.results import Status
from career_xl.risk import VIEWS, find_risk_group
from career_xl.rules.check import check
from career_xl.shipped import shipped_file
from career_xl.tables.observation import Observation, observe
from career_xl.tables.reader import read_workbook
from career_xl.workbook.annotated import write_annotated_copy
from career_xl.workbook.form1_file import write_form1
from career_xl.workbook.risk_file import write_risk_group

DEMO_WORKBOOK = "workbooks/monitoring_demo.xlsx"
STEPS = 7


class DemoResults(NamedTuple):
    """What the main job made."""

    lines: list[str]
    """Russian lines: what was found, which files were made and where."""
    notes: list[str]
    """What the officer should know besides."""


def run_demo(folder: Path, begin: Callable[[str], None]) -> DemoResults:
    """The results of the main job, written into the folder; `begin` is told the name of each of the steps.

    PDFs are made where LibreOffice or Word is installed. OutputError when the folder cannot be written.
    """
    make_folder(folder)
    begin("Чтение книги")
    book = folder / "Учебная книга.xlsx"
    shutil.copyfile(shipped_file(DEMO_WORKBOOK), book)
    observation = observe(read_workbook(book))
    results = DemoResults([], list(observation.notes))
    results.lines.append(f"Учебная книга, отчётная дата {russian(observation.report_date)}: {book}")
    begin("Проверка")
    _check(observation, book, folder, results)
    begin("Показатели")
    _kpis(observation, results)
    begin("Группа риска")
    _risk(observation, folder, results)
    cohort = observation.cohorts[-1]
    begin("Форма 1")
    _form1(observation, cohort, folder, results)
    begin("Контингент")
    _contingent(observation, cohort, folder, results)
    begin("План")
    _plan(observation, folder, results)
    return results


def _check(observation: Observation, book: Path, folder: Path, results: DemoResults) -> None:
    report = check(observation)
    target = folder / "Книга с замечаниями.xlsx"
    results.notes.extend(write_annotated_copy(book, target, report.findings).notes)
    counts = report.counts
    results.lines.append(
        f"Проверка: ошибок {counts['error']}, вопросов {counts['query']}, сведений {counts['info']}: {target}"
    )


def _kpis(observation: Observation, results: DemoResults) -> None:
    statuses = [result.status for result in compute_kpis(observation)]
    met, missed = statuses.count(Status.MET), statuses.count(Status.MISSED)
    results.lines.append(f"Показатели: значений {len(statuses)}, цель достигнута {met}, не достигнута {missed}")


def _risk(observation: Observation, folder: Path, results: DemoResults) -> None:
    group = find_risk_group(observation)
    target = folder / "Группа риска.xlsx"
    write_risk_group(group, observation, target)
    counts = ", ".join(f"{view} — {sum(view in member.views for member in group.members)}" for view in VIEWS)
    results.lines.append(f"Группа риска: {counts}: {target}")
    results.notes.extend(group.notes)


def _form1(observation: Observation, cohort: int, folder: Path, results: DemoResults) -> None:
    target = folder / f"Форма 1, выпуск {cohort}.xlsx"
    names = programme_names(observation, cohort)
    form = fill_form1(observation, cohort)
    write_form1(form, names, observation, target)
    made = form1_record(form, observation.passport, observation.report_date)
    results.notes.extend(enter(Registry.beside(target), made, [target]))
    results.lines.append(f"Форма 1, выпуск {cohort}: {target}")


def _contingent(observation: Observation, cohort: int, folder: Path, results: DemoResults) -> None:
    counted = count_contingent(observation, cohort)
    lines = ", ".join(f"{line} — {count}" for line, count in counted.lines.items())
    docx = folder / f"Контингент, выпуск {cohort}.docx"
    write = partial(write_contingent_files, observation, counted, Registry.beside(docx))
    results.lines.append(f"Контингент, выпуск {cohort}: {lines}: {_document(write, docx, results)}")


def _plan(observation: Observation, folder: Path, results: DemoResults) -> None:
    docx = folder / f"План работы на {observation.academic_year.long} учебный год.docx"
    results.lines.append(
        f"План работы: {_document(partial(write_plan_files, observation, Registry.beside(docx)), docx, results)}"
    )


def _document(write: Callable[[Path | None, Path | None], tuple[str, ...]], docx: Path, results: DemoResults) -> str:
    """What was written: the Word document, and its PDF where an office program is installed."""
    results.notes.extend(note for note in write(docx, None) if str(docx) not in note)
    pdf = docx.with_suffix(".pdf")
    try:
        write(None, pdf)
    except ProgramMissingError as error:
        if str(error) not in results.notes:
            results.notes.append(str(error))
        return str(docx)
    return f"{docx} и {pdf.name}"
