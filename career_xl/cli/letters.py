"""The commands that write to people: invitations, letters, report, card."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli.options import Book, Docx, Pdf, ReportDate, expect_suffix, observe_book, protect

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


def letters(
    book: Book,
    out: Out = None,
    attach: Annotated[
        list[Path] | None, typer.Option("--attach", metavar="ФАЙЛ", help="Вложить файл в письмо; можно повторять.")
    ] = None,
    report_date: ReportDate = None,
) -> None:
    """Письма в базовый центр карьеры: сопроводительное с черновиком .eml и черновик «новых данных нет» (ОПК)."""
    from career_xl.documents.base_centre_letters import covering_letter, opk_letter
    from career_xl.documents.letter_files import LetterPlaces, write_letter_files
    from career_xl.documents.output import free_path, make_folder
    from career_xl.documents.registry import Registry
    from career_xl.domain.dates import russian

    observation = observe_book(book, report_date)
    date = russian(observation.report_date)
    covering, nothing_new = covering_letter(observation), opk_letter(observation)
    if out:
        make_folder(out)
    folder = out or book.absolute().parent

    def place(name: str) -> Path:
        return folder / name if out else free_path(folder / name)

    registry = Registry.beside(book)
    docx, eml, opk = (
        place(f"Письмо в БЦК на {date}.docx"),
        place(f"Письмо в БЦК на {date}.eml"),
        place(f"Мониторинг ОПК на {date}.eml"),
    )
    notes = [
        *write_letter_files(observation, covering, registry, LetterPlaces(docx, eml), attach or ()),
        *write_letter_files(observation, nothing_new, registry, LetterPlaces(None, opk)),
    ]
    terminal.tell(list(dict.fromkeys(notes)))
    terminal.print_lines(
        [f"Письма в базовый центр карьеры: «{docx.name}», «{eml.name}», «{opk.name}» в папке {folder}"]
    )


def report(book: Book, docx: Docx = None, pdf: Pdf = None, report_date: ReportDate = None) -> None:
    """Отчёт центра карьеры за учебный год: показатели, графики, чек-лист мероприятий; малые числа скрыты."""
    from career_xl.documents.output import free_path
    from career_xl.documents.registry import Registry
    from career_xl.documents.report_files import write_report_files

    protect(book, docx, pdf)
    observation = observe_book(book, report_date)
    if not docx and not pdf:
        name = f"Отчёт центра карьеры за {observation.academic_year.long} учебный год.docx"
        docx = free_path(book.absolute().parent / name)
    terminal.tell(write_report_files(observation, Registry.beside(book), docx, pdf))
    terminal.print_lines([f"Отчёт: {path}" for path in (docx, pdf) if path])


def card(
    book: Book,
    row: Annotated[int, typer.Option("--row", metavar="СТРОКА", help="Номер строки выпускника на листе «Мониторинг».")],
    docx: Docx = None,
    pdf: Pdf = None,
    report_date: ReportDate = None,
) -> None:
    """Карточка выпускника на одной странице: категории, занятость, поддержка, риск. Только для работы колледжа."""
    from career_xl.documents.output import free_path
    from career_xl.documents.registry import Registry
    from career_xl.documents.report_files import write_card_files

    protect(book, docx, pdf)
    observation = observe_book(book, report_date)
    if not docx and not pdf:
        docx = free_path(book.absolute().parent / f"Карточка выпускника, строка {row}.docx")
    terminal.tell(write_card_files(observation, row, Registry.beside(book), docx, pdf))
    terminal.print_lines([f"Карточка: {path}" for path in (docx, pdf) if path])
