"""The group «Документы» of the ribbon: plan, contingent and Form 1, written beside the workbook."""

from pathlib import Path

import xlwings

from career_xl.contingent import count_contingent, programme_names
from career_xl.documents.files import write_contingent_files, write_plan_files
from career_xl.documents.records import form1_record
from career_xl.documents.registry import enter
from career_xl.form1 import fill_form1
from career_xl.form_persons import list_persons
from career_xl.macros.cohort_choice import choose_cohort
from career_xl.macros.places import free_path, registry_of
from career_xl.macros.reading import folder_of
from career_xl.macros.registry_sheet import show_registry
from career_xl.macros.session import Answer, Work
from career_xl.workbook.form1_file import write_form1


def plan(work: Work) -> Answer:
    """Where the plan of the academic year was written."""
    work.begin("документ Word")
    target = free_path(work.book, f"План работы на {work.observation.academic_year.long} учебный год.docx")
    registry = registry_of(work.book)
    notes = write_plan_files(work.observation, registry, target, None)
    return written("План работы", target, work.book, (*notes, *show_registry(work, registry)))


def contingent(work: Work) -> Answer:
    """Where the contingent document of a cohort was written."""
    cohort = choose_cohort(work, work.observation.cohorts)
    work.begin("документ Word")
    target = free_path(work.book, f"Контингент, выпуск {cohort}.docx")
    counted = count_contingent(work.observation, cohort)
    registry = registry_of(work.book)
    notes = write_contingent_files(work.observation, counted, registry, target, None)
    return written("Документ о контингенте", target, work.book, (*notes, *show_registry(work, registry)))


def form1(work: Work) -> Answer:
    """Where Form 1 of a cohort was written."""
    cohort = choose_cohort(work, work.observation.cohorts)
    work.begin("Форма 1")
    target = free_path(work.book, f"Форма 1, выпуск {cohort}.xlsx")
    observation = work.observation
    names = programme_names(observation, cohort)
    form, registry = fill_form1(observation, cohort), registry_of(work.book)
    lists = list_persons(observation, cohort)
    write_form1(form, names, observation, target, lists)
    notes = enter(registry, form1_record(form, observation.passport, observation.report_date), [target])
    return written("Форма 1", target, work.book, (*lists.notes, *notes, *show_registry(work, registry)))


def written(what: str, target: Path, book: xlwings.Book, notes: tuple[str, ...]) -> Answer:
    """What was made, and where its file stands."""
    where = "рядом с книгой" if folder_of(book) else f"в папке «{target.parent}», потому что книга ещё не сохранена"
    return Answer(f"{what}: файл «{target.name}» записан {where}.", notes)
