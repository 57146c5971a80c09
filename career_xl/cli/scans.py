"""The command for what comes back signed on paper: scan."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli.options import Book, Json, ReportDate, observe_book


def scan(
    book: Book,
    scans: Annotated[
        list[Path],
        typer.Argument(metavar="SCAN…", help="Сканы подписанных документов: PDF, JPEG, PNG, TIFF; можно несколько."),
    ],
    json: Json = False,
    report_date: ReportDate = None,
) -> None:
    """Принять сканы подписанных документов; код завершения 1, если хотя бы один не принят."""
    from career_xl.documents.registry import Registry
    from career_xl.documents.scan_acceptance import accept_scans

    observation = observe_book(book, report_date)
    results = accept_scans(scans, observation, Registry.beside(book))
    for result in results:
        terminal.tell([f"{result.file}: {query}" for query in result.queries])
    if json:
        terminal.print_json({"scans": [result.as_json() for result in results]})
    else:
        terminal.print_lines([f"{result.file}: {result.message}" for result in results])
    refused = any(not result.accepted for result in results)
    raise typer.Exit(terminal.FOUND_ERRORS if refused else terminal.DONE)
