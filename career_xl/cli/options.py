"""Arguments and options that several commands share, and what the commands do with them."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.dates import read_date
from career_xl.domain.errors import OutputError, SettingInvalidError
from career_xl.tables.observation import Observation, observe
from career_xl.tables.reader import read_workbook

Book = Annotated[
    Path, typer.Argument(metavar="BOOK", help="Книга мониторинга: .xlsx, .xlsm или .ods. Она не изменяется.")
]
ReportDate = Annotated[
    str | None,
    typer.Option("--report-date", metavar="ГГГГ-ММ-ДД", help="Отчётная дата вместо указанной в «Паспорте»."),
]
Json = Annotated[bool, typer.Option("--json", help="Напечатать один документ JSON.")]
Cohort = Annotated[int, typer.Option("--cohort", metavar="ГОД", help="Год выпуска.")]
Docx = Annotated[Path | None, typer.Option("--docx", metavar="ФАЙЛ", help="Записать документ Word.")]
Pdf = Annotated[Path | None, typer.Option("--pdf", metavar="ФАЙЛ", help="Записать PDF (нужен LibreOffice или Word).")]


def observe_book(book: Path, report_date: str | None) -> Observation:
    """What a workbook holds for its reporting date, or for the given one; its notes have been told."""
    date = None
    if report_date is not None:
        date = read_date(report_date)
        if date is None:
            raise SettingInvalidError(
                f"Отчётная дата «{report_date}» не распознана: запишите её в виде ГГГГ-ММ-ДД, например 2026-11-20."
            )
    observation = observe(read_workbook(book), date)
    terminal.tell(observation.notes)
    return observation


def protect(book: Path, *targets: Path | None) -> None:
    """Refuses to write a result over the officer's workbook."""
    for target in targets:
        if target and target.exists() and book.exists() and target.samefile(book):
            raise OutputError(f"«{target.name}» — это сама исходная книга; укажите для результата другое имя файла.")


def academic_year(start: int) -> AcademicYear:
    """The academic year that begins in the given calendar year; SettingInvalidError for an impossible one."""
    if not 2000 <= start <= 2100:
        raise SettingInvalidError(f"Год {start} не подходит: укажите год начала учебного года, например 2026.")
    return AcademicYear(start)


def expect_suffix(path: Path, suffix: str) -> None:
    """Refuses a file name that does not end as the format asks."""
    if path.suffix.lower() != suffix:
        raise OutputError(f"Имя файла «{path.name}» должно заканчиваться на {suffix}: укажите другое имя.")
