"""The command that makes the weekly forms about the defence industry."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli.options import Book, Json, ReportDate, observe_book, protect


def opk(
    book: Book,
    json: Json = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="ПАПКА", help="Записать книгу недели «ОПК Форма 2 и 3, ДД.ММ.ГГГГ.xlsx» в эту папку."
        ),
    ] = None,
    report_date: ReportDate = None,
) -> None:
    """Формы ОПК 2 и 3 за неделю: пустое заполняется по «Вакансиям» и «Мониторингу», вписанное остаётся."""
    from career_xl.documents.output import make_folder
    from career_xl.documents.records import opk_records
    from career_xl.documents.registry import Registry, enter
    from career_xl.opk.filling import fill_forms, summary
    from career_xl.opk.forms_json import as_json
    from career_xl.terminal_tables import opk_tables
    from career_xl.workbook.opk_file import weekly_name, write_weekly_copy

    observation = observe_book(book, report_date)
    forms = fill_forms(observation)
    terminal.tell(forms.notes)
    target = out / weekly_name(observation) if out and forms.rows else None
    if target:
        protect(book, target)
        make_folder(target.parent)
        write_weekly_copy(forms, observation, target)
        registry = Registry.beside(book)
        for record in opk_records(forms, observation.passport, observation.report_date):
            terminal.tell(enter(registry, record, [target]))
    if json:
        terminal.print_json(as_json(forms, observation.report_date, target.name if target else None))
        return
    for table in opk_tables(forms):
        terminal.print_table(*table)
    terminal.print_lines([summary(forms, observation.report_date), *([f"Формы ОПК: {target}"] if target else [])])
