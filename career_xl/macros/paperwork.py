"""The group «Документы» of the ribbon: plan, contingent and Form 1, written beside the workbook."""

import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path

import xlwings

from career_xl.contingent import count_contingent, programme_names
from career_xl.documents.files import write_contingent_files, write_plan_files
from career_xl.domain.errors import CohortMissingError
from career_xl.domain.sheets import Sheet
from career_xl.form1 import fill_form1
from career_xl.macros.reading import folder_of
from career_xl.macros.session import Answer, Work
from career_xl.workbook.form1_file import write_form1

_COHORT = "За какой год выпуска?"
_DOCUMENTS_DIR = re.compile(r'^XDG_DOCUMENTS_DIR="(.+)"$', re.MULTILINE)


def plan(work: Work) -> Answer:
    """Where the plan of the academic year was written."""
    work.begin("документ Word")
    target = free_path(work.book, f"План работы на {work.observation.academic_year.long} учебный год.docx")
    notes = write_plan_files(work.observation, target, None)
    return _written("План работы", target, work.book, notes)


def contingent(work: Work) -> Answer:
    """Where the contingent document of a cohort was written."""
    cohort = _cohort(work)
    work.begin("документ Word")
    target = free_path(work.book, f"Контингент, выпуск {cohort}.docx")
    counted = count_contingent(work.observation, cohort)
    notes = write_contingent_files(work.observation, counted, target, None)
    return _written("Документ о контингенте", target, work.book, notes)


def form1(work: Work) -> Answer:
    """Where Form 1 of a cohort was written."""
    cohort = _cohort(work)
    work.begin("Форма 1")
    target = free_path(work.book, f"Форма 1, выпуск {cohort}.xlsx")
    observation = work.observation
    names = programme_names(observation, cohort)
    write_form1(fill_form1(observation, cohort), names, observation.passport, observation.report_date, target)
    return _written("Форма 1", target, work.book, ())


def _cohort(work: Work) -> int:
    """The cohort of the report that the officer chooses, the latest by default."""
    cohorts = work.observation.cohorts
    if not cohorts:
        raise CohortMissingError(
            f"На листе «{Sheet.MONITORING}» нет ни одного выпускника с годом выпуска: заполните столбец «Год выпуска»."
        )
    years = [str(cohort) for cohort in cohorts]
    choice = years[0] if len(years) == 1 else work.choose(_COHORT, years, years[-1])
    if not choice.strip().isdecimal():
        raise CohortMissingError(f"«{choice}» — не год выпуска. Годы выпуска отчёта: {', '.join(years)}.")
    return int(choice)


def _written(what: str, target: Path, book: xlwings.Book, notes: tuple[str, ...]) -> Answer:
    where = "рядом с книгой" if folder_of(book) else f"в папке «{target.parent}», потому что книга ещё не сохранена"
    return Answer(f"{what}: файл «{target.name}» записан {where}.", notes)


def free_path(book: xlwings.Book, name: str) -> Path:
    """A path for a new file beside the workbook, else among the user's documents; «имя (2).docx» where it is taken."""
    wanted = (folder_of(book) or documents_folder()) / name
    return next(path for path in _numbered(wanted) if not path.exists())


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    for number in itertools.count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")


def documents_folder() -> Path:
    """The user's folder for documents; the home folder where there is none."""
    home = Path.home()
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    named = _DOCUMENTS_DIR.search(settings.read_text(encoding="utf-8")) if settings.is_file() else None
    candidates = [Path(named[1].replace("$HOME", str(home)))] if named else []
    candidates += [home / "Документы", home / "Documents"]
    return next((folder for folder in candidates if folder.is_dir()), home)
