"""The commands that put the add-in into the office programs: install, uninstall, doctor; and the worker behind it."""

from typing import Annotated

import typer

from career_xl import terminal
from career_xl.setup.host import Host

HostOption = Annotated[
    Host | None,
    typer.Option(
        "--host", help="Офисная программа: excel или calc (LibreOffice Calc). Без параметра — все, какие найдены."
    ),
]


def install(
    host: HostOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Отвечать «да» на вопрос о надёжном расположении Excel.")] = False,
) -> None:
    """Поставить меню, панель или вкладку «Центр карьеры» и функции CK_… в офисную программу текущего пользователя."""
    from career_xl.hosts.windows.machine import this_machine
    from career_xl.setup import everywhere

    machine = this_machine(lambda question: yes or terminal.agrees(question))
    for sentence in everywhere.install(host, machine):
        terminal.print_lines([sentence])


def uninstall(host: HostOption = None) -> None:
    """Убрать из офисной программы всё, что поставила команда install, и ничего больше."""
    from career_xl.hosts.windows.machine import this_machine
    from career_xl.setup import everywhere

    for sentence in everywhere.uninstall(host, this_machine(terminal.agrees)):
        terminal.print_lines([sentence])


def doctor() -> None:
    """Проверить, всё ли есть для работы в офисной программе; чего не хватает, исправляет названная команда."""
    from career_xl.hosts.windows.machine import this_machine
    from career_xl.setup import everywhere

    terminal.print_lines(everywhere.doctor(this_machine(terminal.agrees)))


def calc_worker() -> None:
    """Расчёт для расширения LibreOffice: эту команду запускает само расширение."""
    from career_xl.calc_worker import main

    main()
