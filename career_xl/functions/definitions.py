"""What a function of a cell is: its name, the help that the function wizard shows, and how it is computed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from career_xl.functions.table import Table
from career_xl.tables.sheet_values import Cell

Value: TypeAlias = Cell | Table
"""What an argument is: the value of a cell, or a range."""
Result: TypeAlias = Cell | list[list[Cell]]
"""What a cell shows, or the rows of an array formula."""


class Takes(StrEnum):
    """What an argument is given as."""

    VALUE = "value"
    RANGE = "range"


@dataclass(frozen=True)
class Argument:
    """One argument: name and explanation as the wizard shows them, in Russian."""

    name: str
    description: str
    takes: Takes = Takes.VALUE
    optional: bool = False


@dataclass(frozen=True)
class Function:
    """One function of a cell."""

    name: str
    """Latin, since a name in Cyrillic depends on the code page of VBA."""
    description: str
    """What the cell shows, in Russian."""
    arguments: tuple[Argument, ...]
    """Optional ones stand last."""
    compute: Callable[..., Result]
    """Takes one value for each argument, None for one that is left out."""
    gives_rows: bool = False
    """Whether it is an array formula; a refusal is a single cell then."""


class ArgumentRefusedError(Exception):
    """An argument cannot be used; the text is the short Russian sentence that the cell shows."""
