"""How the commands talk to the terminal: results on stdout, all else on stderr, errors as one Russian sentence."""

import contextlib
import getpass
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table
from typer.core import TyperCommand, TyperGroup

from career_xl.domain.errors import CareerXlError, SigningKeyError

DONE, FOUND_ERRORS, COULD_NOT_RUN = 0, 1, 2
"""Exit codes (cli.md)."""
DEBUG = "--debug"

_UNEXPECTED = (
    "Внутренняя ошибка программы, команда не выполнена; исходный файл не изменён. Повторите с параметром --debug и "
    "передайте разработчикам то, что напечатает программа: в тексте могут быть данные из книги, проверьте его сначала."
)
_CLICK_ERROR = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


_YES = {"да", "д", "yes", "y"}

_HELP_WORDS = {
    "Usage:": "Вызов:",
    "[OPTIONS]": "[ПАРАМЕТРЫ]",
    "COMMAND [ARGS]...": "КОМАНДА …",
    "Options:": "Параметры:",
    "Arguments:": "Что указать:",
    "Commands:": "Команды:",
    "Show this message and exit.": "Показать эту справку.",
    "[required]": "[обязательно]",
    "[default: ": "[по умолчанию: ",
}


def in_russian(help_text: str) -> str:
    """The help of a command with the library's own words in Russian."""
    for word, translation in _HELP_WORDS.items():
        help_text = help_text.replace(word, translation)
    return help_text


class RussianCommand(TyperCommand):
    """A command whose help is Russian throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help of the command."""
        return in_russian(super().get_help(ctx))


class RussianGroup(TyperGroup):
    """The list of commands, Russian throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help of the program."""
        return in_russian(super().get_help(ctx))


def run(app: typer.Typer, arguments: Sequence[str]) -> int:
    """The exit code of a command line; every error has become one Russian sentence on stderr."""
    debug = DEBUG in arguments
    try:
        _speak_utf8()
        command = typer.main.get_command(app)
        code = command.main([word for word in arguments if word != DEBUG], "career-xl", standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except CareerXlError as error:
        return _failed(str(error), debug)
    except typer.Abort:
        return _failed("Команда прервана.", debug)
    except BrokenPipeError:
        # The reader of a pipe (head, a pager) has gone: nothing is left to say and nobody to say it to.
        sys.stderr.close()
        return DONE
    except Exception as error:  # noqa: BLE001 - the officer never sees a traceback, whatever went wrong
        if isinstance(error, _CLICK_ERROR):
            return _failed(_usage_sentence(error), debug)
        return _failed(_UNEXPECTED, debug)


def print_json(document: Mapping[str, Any]) -> None:
    """Prints one JSON document on stdout."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def print_lines(lines: Sequence[str]) -> None:
    """Prints the lines of a result on stdout."""
    console = Console(highlight=False, markup=False, soft_wrap=True)
    for line in lines:
        console.print(line)


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints a table on stdout, as wide as the terminal; columns of numbers stand right."""
    table = Table(title=title, title_justify="left", title_style="bold")
    for place, column in enumerate(columns):
        numeric = bool(rows) and all(row[place].strip("—").isdecimal() or row[place] == "—" for row in rows)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        # Text of a cell is never markup: a value such as [red] stays what it is.
        table.add_row(*(cell.replace("[", "\\[") for cell in row))
    Console(highlight=False, width=None if sys.stdout.isatty() else 140).print(table)


def tell(sentences: Sequence[str]) -> None:
    """Prints sentences for the officer on stderr."""
    for sentence in sentences:
        print(sentence, file=sys.stderr)  # noqa: T201 - stderr is where the officer reads


def ask_secret(question: str, variable: str) -> str:
    """A password: from the environment variable, else typed unseen; SigningKeyError where there is nobody to ask."""
    if variable in os.environ:
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise SigningKeyError(
            f"{question} нужен, а спросить его не у кого: запишите его в переменную среды {variable} или запустите "
            "команду в окне командной строки."
        )
    return getpass.getpass(f"{question}: ")


def agrees(question: str) -> bool:
    """True when the user answers yes; without a terminal nobody can be asked, and that means no."""
    if not sys.stdin.isatty():
        return False
    print(f"{question} [да/нет]", end=" ", file=sys.stderr, flush=True)  # noqa: T201 - stderr is where the officer reads
    return sys.stdin.readline().strip().lower() in _YES


@contextlib.contextmanager
def progress(steps: int) -> Iterator[Callable[[str], None]]:
    """A function to be called at the beginning of each step with its name; a bar on stderr shows how far it is."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed} из {task.total}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=steps)
        begun = False

        def begin(name: str) -> None:
            nonlocal begun
            bar.update(task, description=name, advance=1 if begun else 0)
            begun = True

        yield begin


def _speak_utf8() -> None:
    # A Windows console set to another code page would end the command at the first Russian letter.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _failed(sentence: str, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    tell([sentence])
    return COULD_NOT_RUN


def _usage_sentence(error: Exception) -> str:
    """What is wrong with the command line, in Russian."""
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    named = (getattr(parameter, "metavar", None), *getattr(parameter, "opts", ()))
    name = next(filter(None, named), "значение")
    if kind == "MissingParameter":
        return f"Не указано: {name}. Как вызвать команду, покажет «career-xl --help»."
    if kind == "NoSuchOption":
        option = getattr(error, "option_name", "")
        return f"Нет параметра {option}. Список параметров покажет «--help» после имени команды."
    if kind == "BadParameter":
        return f"Неверное значение: {name}. Что можно указать, покажет «--help» после имени команды."
    return "Команда не распознана. Список команд покажет «career-xl --help», параметры — «--help» после имени команды."
