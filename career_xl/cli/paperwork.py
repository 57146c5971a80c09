"""The commands that make forms and documents: contingent, form1, plan."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli.options import (
    Book,
    Cohort,
    Docx,
    Json,
    Pdf,
    ReportDate,
    expect_suffix,
    observe_book,
    protect,
)
from career_xl.domain.dates import russian
from career_xl.domain.errors import OutputError


def contingent(
    book: Book,
    cohort: Cohort,
    json: Json = False,
    by_form: Annotated[bool, typer.Option("--by-form", help="Показать и по формам обучения.")] = False,
    docx: Docx = None,
    pdf: Pdf = None,
    report_date: ReportDate = None,
) -> None:
    """Контингент по строкам 01–05: всего и по кодам; документ на подпись."""
    from career_xl.contingent import count_contingent
    from career_xl.terminal_tables import contingent_table

    protect(book, docx, pdf)
    observation = observe_book(book, report_date)
    counted = count_contingent(observation, cohort)
    if docx or pdf:
        from career_xl.documents.files import write_contingent_files
        from career_xl.documents.registry import Registry

        terminal.tell(write_contingent_files(observation, counted, Registry.beside(book), docx, pdf))
    if json:
        terminal.print_json(counted.as_json(with_forms=by_form))
    else:
        title = f"Контингент, выпуск {cohort}, на {russian(observation.report_date)}"
        terminal.print_table(*contingent_table(counted, by_form, title))


def form1(
    book: Book,
    cohort: Cohort,
    json: Json = False,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="ФАЙЛ", help="Записать форму в книгу .xlsx.")] = None,
    lists: Annotated[
        bool, typer.Option("--lists", help="Добавить в книгу листы «2. Нозологии» и «3. Целевики», без имён.")
    ] = False,
    report_date: ReportDate = None,
) -> None:
    """Форма 1 (пятистрочная), заполненная по «Мониторингу»."""
    from career_xl.contingent import programme_names
    from career_xl.form1 import fill_form1
    from career_xl.terminal_tables import form1_table

    protect(book, xlsx)
    observation = observe_book(book, report_date)
    form = fill_form1(observation, cohort)
    if lists and not xlsx:
        raise OutputError("К параметру --lists укажите, куда записать книгу: --xlsx ФАЙЛ.")
    if xlsx:
        from career_xl.documents.records import form1_record
        from career_xl.documents.registry import Registry, enter
        from career_xl.form_persons import list_persons
        from career_xl.workbook.form1_file import write_form1

        expect_suffix(xlsx, ".xlsx")
        names = programme_names(observation, cohort)
        persons = list_persons(observation, cohort) if lists else None
        write_form1(form, names, observation, xlsx, persons)
        terminal.tell(persons.notes if persons else ())
        made = form1_record(form, observation.passport, observation.report_date)
        terminal.tell([f"Форма 1: {xlsx}", *enter(Registry.beside(book), made, [xlsx])])
    if json:
        terminal.print_json(form.as_json())
    else:
        terminal.print_table(*form1_table(form))


def plan(
    book: Book,
    docx: Docx = None,
    pdf: Pdf = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="ФАЙЛ", help="Записать утверждённый план страницей для сайта колледжа."),
    ] = None,
    report_date: ReportDate = None,
) -> None:
    """План работы центра карьеры на учебный год с показателями."""
    from career_xl.plan.plan_sheet import plan_of
    from career_xl.terminal_tables import plan_table

    protect(book, docx, pdf, html)
    observation = observe_book(book, report_date)
    if docx or pdf:
        from career_xl.documents.files import write_plan_files
        from career_xl.documents.registry import Registry

        terminal.tell(write_plan_files(observation, Registry.beside(book), docx, pdf))
    if html:
        from career_xl.documents.files import write_plan_page
        from career_xl.documents.registry import Registry

        expect_suffix(html, ".html")
        terminal.tell(write_plan_page(observation, Registry.beside(book), html))
    terminal.print_table(*plan_table(plan_of(observation)))
