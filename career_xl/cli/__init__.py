"""The commands of `career-xl`: each calls one part of the package and prints what it gave (cli.md)."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli import (
    calendar,
    collection,
    comparison,
    letters,
    monitoring,
    opk,
    paperwork,
    scans,
    setup,
    signatures,
    templates,
    workbooks,
)

COMMANDS = (
    workbooks.demo,
    workbooks.new,
    monitoring.check,
    monitoring.kpi,
    monitoring.risk,
    paperwork.contingent,
    paperwork.form1,
    paperwork.plan,
    opk.opk,
    letters.invitations,
    letters.letters,
    letters.report,
    letters.card,
    scans.scan,
    signatures.sign,
    signatures.verify,
    collection.forms,
    comparison.compare,
    calendar.calendar,
    setup.install,
    setup.uninstall,
    setup.doctor,
    workbooks.build,
)
"""The commands in the order of the help; a command is named as its function."""

GROUPS: dict[str, tuple[str, tuple[Callable[..., None], ...]]] = {
    "templates": ("Шаблоны документов Word: проверить, скопировать для правки.", (templates.check, templates.copy))
}
"""Commands of two words: the first word with its help, and what may follow it."""

HIDDEN_COMMANDS = (setup.calc_worker,)
"""Commands that programs start, not people: left out of the help."""


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    sys.exit(terminal.run(app, sys.argv[1:]))


def options(
    debug: Annotated[bool, typer.Option(terminal.DEBUG, help="При внутренней ошибке показать её подробности.")] = False,
) -> None:
    """Мониторинг занятости выпускников: проверка, показатели, группа риска, контингент, план и документы."""
    # `terminal.run` takes the option at any place of the command line; it stands here for the help.
    del debug


def _program() -> typer.Typer:
    program = typer.Typer(
        cls=terminal.RussianGroup,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        epilog="Коды завершения: 0 — выполнено; 1 — проверка нашла ошибки; 2 — выполнить не удалось, причина написана.",
    )
    program.callback()(options)
    for command in COMMANDS:
        program.command(cls=terminal.RussianCommand)(command)
    for name, (about, commands) in GROUPS.items():
        group = typer.Typer(cls=terminal.RussianGroup, no_args_is_help=True, rich_markup_mode=None)
        for part in commands:
            group.command(cls=terminal.RussianCommand)(part)
        program.add_typer(group, name=name, help=about)
    for command in HIDDEN_COMMANDS:
        program.command(cls=terminal.RussianCommand, hidden=True)(command)
    return program


app = _program()
