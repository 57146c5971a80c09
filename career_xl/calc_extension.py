"""The extension for LibreOffice Calc with our functions in it: what `career_xl.oxt` is built from."""

from collections.abc import Sequence
from pathlib import Path

from career_xl import __version__
from career_xl.documents.output import write_atomically
from career_xl.functions.catalogue import FUNCTIONS
from career_xl.functions.definitions import Function
from career_xl.hosts.calc.extension.binding import UNBOUND_COMMAND
from career_xl.hosts.calc.extension.build import Extension, build_extension
from career_xl.hosts.calc.extension.registry import CommandButton, FunctionHelp
from career_xl.macros.catalogue import COMMANDS


def write_calc_extension(target: Path, worker_command: Sequence[str] = UNBOUND_COMMAND) -> None:
    """Nothing; writes the extension, which will start its worker with the command.

    ProgramMissingError without LibreOffice's development files, OutputError when the file cannot be written.
    """
    extension = Extension(__version__, tuple(map(_help, FUNCTIONS)), _buttons(), worker_command)
    with write_atomically(target) as temporary:
        build_extension(extension, temporary)


def _buttons() -> tuple[CommandButton, ...]:
    return tuple(CommandButton(command.key, command.group, command.title, command.tip) for command in COMMANDS)


def _help(function: Function) -> FunctionHelp:
    return FunctionHelp(
        name=function.name,
        description=function.description,
        arguments=[(argument.name, argument.description) for argument in function.arguments],
        takes=[argument.takes.value for argument in function.arguments],
        gives_rows=function.gives_rows,
    )
