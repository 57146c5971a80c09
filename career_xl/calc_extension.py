"""The extension for LibreOffice Calc with our functions in it: what `career_xl.oxt` is built from."""

import sys
from collections.abc import Sequence
from pathlib import Path

from career_xl import __version__
from career_xl.functions.catalogue import FUNCTIONS
from career_xl.functions.definitions import Function
from career_xl.hosts.calc.extension.build import Extension, build_extension
from career_xl.hosts.calc.extension.registry import CommandButton, FunctionHelp
from career_xl.macros.catalogue import COMMANDS

WORKER_COMMAND = (sys.executable, "-m", "career_xl.calc_worker")
"""Starts the worker from the environment that this process runs in."""


def write_calc_extension(target: Path, worker_command: Sequence[str] = WORKER_COMMAND) -> None:
    """Nothing; writes the extension, bound to the environment whose worker it starts."""
    build_extension(Extension(__version__, tuple(map(_help, FUNCTIONS)), _buttons(), worker_command), target)


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
