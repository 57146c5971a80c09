"""The group «Сервис» of the ribbon: a new year, undo, help, about."""

import platform
from collections.abc import Callable

import xlwings

from career_xl import __version__
from career_xl.domain.academic_year import AcademicYear
from career_xl.macros.places import free_path
from career_xl.macros.reading import folder_of
from career_xl.macros.session import Answer, Work
from career_xl.workbook.next_year import write_next_year


def new_year(work: Work) -> Answer:
    """Where the workbook of the next academic year was written and what it takes over; this one stays as it is."""
    following = AcademicYear(work.observation.academic_year.start + 1)
    work.begin("новая книга")
    target = free_path(work.book, f"Мониторинг {following.long}.xlsx")
    carried = write_next_year(target, work.observation, following)
    where = "рядом с этой" if folder_of(work.book) else f"в папке «{target.parent}»"
    return Answer(
        f"Книга на {following.short} учебный год «{target.name}» записана {where}: {carried.sentence}; проверьте в ней "
        "«Паспорт», эта книга не изменена.",
        carried.notes,
    )


def undo(work: Work) -> Answer:
    """Which command was taken back."""
    journal = work.session.last_change(work.book)
    if journal is None:
        return Answer("Отменять нечего: команды этой панели ничего не меняли в книге.")
    journal.check_unchanged()
    work.begin(f"отмена команды «{journal.title}»")
    journal.take_back()
    return Answer(f"Команда «{journal.title}» отменена: в книге снова то, что было до неё.")


def help_text(descriptions: tuple[str, ...]) -> Callable[[Work], Answer]:
    """The command that tells what each command does."""
    sentence = "Начните с «Проверить»; что делает каждая команда — в пояснении."
    return lambda work: Answer(sentence, descriptions)


def about(work: Work) -> Answer:
    """Versions of the add-in and of what it runs in."""
    engine = work.book.app.engine.name
    return Answer(
        f"Центр карьеры, версия {__version__}: мониторинг занятости выпускников; данные не покидают этот компьютер.",
        (
            f"Программа: {engine}, версия {work.book.app.version}",
            f"Python {platform.python_version()}, xlwings {xlwings.__version__}",
        ),
    )
