"""The commands that put the add-in into the office programs: install, uninstall, doctor; and the worker behind it."""

from enum import Enum
from typing import Annotated

import typer

from career_xl import terminal


class Host(Enum):
    """The office programs that the add-in goes into."""

    CALC = "calc"


HostOption = Annotated[
    Host | None,
    typer.Option("--host", help="Офисная программа: calc — LibreOffice Calc. Без параметра — все, что найдены."),
]


def install(host: HostOption = None) -> None:
    """Поставить меню и панель «Центр карьеры» и функции CK_… в офисную программу (для текущего пользователя)."""
    from career_xl.setup.calc import install_into_calc, usable_offices

    del host
    terminal.print_lines(install_into_calc(usable_offices()))


def uninstall(host: HostOption = None) -> None:
    """Удалить из офисной программы то, что поставила команда install."""
    from career_xl.setup.calc import remove_from_calc, usable_offices

    del host
    terminal.print_lines(remove_from_calc(usable_offices()))


def doctor() -> None:
    """Проверить, всё ли есть для работы в офисной программе, и подсказать команду, которая исправит недостающее."""
    from career_xl.setup.calc import calc_lines
    from career_xl.setup.report import report_lines

    terminal.print_lines(report_lines([("LibreOffice", calc_lines())]))


def calc_worker() -> None:
    """Расчёт для расширения LibreOffice: эту команду запускает само расширение."""
    from career_xl.calc_worker import main

    main()
