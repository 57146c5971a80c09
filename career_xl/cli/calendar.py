"""The command that tells the deadlines of the academic year."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli.options import Book, Json, ReportDate, academic_year, expect_suffix, observe_book, protect


def calendar(
    book: Book,
    json: Json = False,
    ics: Annotated[
        Path | None,
        typer.Option("--ics", metavar="ФАЙЛ", help="Записать файл .ics с напоминаниями для программы-календаря."),
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="ГОД", help="Год начала учебного года вместо указанного в книге.")
    ] = None,
    report_date: ReportDate = None,
) -> None:
    """Сроки учебного года: что выполнено, сколько дней осталось, что просрочено."""
    from career_xl.calendar.states import calendar_of
    from career_xl.documents.registry import Registry, college_key
    from career_xl.terminal_tables import calendar_table

    protect(book, ics)
    observation = observe_book(book, report_date)
    documents = Registry.beside(book).records(college_key(observation.passport))
    counted = calendar_of(observation, documents, None if year is None else academic_year(year))
    if ics:
        from career_xl.calendar.ics import write_ics

        expect_suffix(ics, ".ics")
        write_ics(counted, ics)
        terminal.tell([f"Календарь: {ics}"])
    if json:
        terminal.print_json(counted.as_json())
    else:
        terminal.print_table(*calendar_table(counted))
