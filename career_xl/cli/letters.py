"""The commands that write to people: invitations, letters, report, card."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli.options import Book, Pdf, ReportDate, expect_suffix, observe_book, protect

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="ПАПКА", help="Куда записать; без параметра — рядом с книгой, под новым именем."),
]


def invitations(book: Book, out: Out = None, pdf: Pdf = None, report_date: ReportDate = None) -> None:
    """Приглашения к трудоустройству: письмо каждому выпускнику группы риска и один файл для печати."""
    from career_xl.documents.invitations import invited
    from career_xl.documents.letter_files import write_invitation_files
    from career_xl.documents.output import free_path
    from career_xl.documents.registry import Registry
    from career_xl.domain.dates import russian

    protect(book, pdf)
    if pdf:
        expect_suffix(pdf, ".pdf")
    observation = observe_book(book, report_date)
    date = russian(observation.report_date)
    chosen = invited(observation)
    if not chosen.rows:
        terminal.tell(chosen.notes)
        terminal.print_lines([f"На {date} в группе риска нет никого, кому нужно приглашение: файлы не записаны."])
        return
    folder = out or free_path(book.absolute().parent / f"Приглашения на {date}")
    terminal.tell(write_invitation_files(observation, chosen, Registry.beside(book), folder, pdf))
    terminal.print_lines([f"Приглашений: {len(chosen.rows)}, папка: {folder}"])
