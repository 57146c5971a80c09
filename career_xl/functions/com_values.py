"""What Excel hands over for an argument, as COM delivers it, and what its cell is given back."""

import datetime as dt
from decimal import Decimal

from career_xl.functions.catalogue import FUNCTIONS, call
from career_xl.functions.definitions import Result, Takes, Value
from career_xl.functions.table import Table, table_of
from career_xl.tables.sheet_values import Cell

_ERRORS = {
    -2146826288: "#NULL!",
    -2146826281: "#DIV/0!",
    -2146826273: "#VALUE!",
    -2146826265: "#REF!",
    -2146826259: "#NAME?",
    -2146826252: "#NUM!",
    -2146826246: "#N/A",
    -2146826245: "#GETTING_DATA",
    -2146826243: "#SPILL!",
    -2146826242: "#CONNECT!",
    -2146826241: "#BLOCKED!",
    -2146826240: "#UNKNOWN!",
    -2146826239: "#FIELD!",
    -2146826238: "#CALC!",
}
"""Formula errors by the code that COM gives for them (xlErrNull 2000 … under the facility of controls)."""
_UNCHANGED = frozenset({float, str, bool, type(None)})
_TAKES = {function.name: tuple(argument.takes for argument in function.arguments) for function in FUNCTIONS}


def answer(name: str, *given: object) -> Result:
    """What the cell shows for the arguments as COM delivers them: one value, or rows for an array formula."""
    return call(name, [value_of(value, takes) for value, takes in zip(given, _TAKES[name], strict=True)])


def value_of(given: object, takes: Takes = Takes.VALUE) -> Value:
    """The argument: a range as a table with its formula errors apart, one cell as its value.

    Where a range is asked for, one cell is a range too. A row alone may come without a row around it.
    """
    if isinstance(given, tuple | list):
        rows = given if given and isinstance(given[0], tuple | list) else [given]
        return _table(rows)
    if takes is Takes.RANGE and given is not None:
        return _table([[given]])
    error = _error(given)
    return _cell(given) if error is None else error


def _table(rows: tuple[object, ...] | list[object]) -> Table:
    cells: list[list[Cell]] = []
    errors: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows, start=1):
        assert isinstance(row, tuple | list)
        # Most cells are as they should be: looking at the type alone keeps 50,000 of them fast.
        line = [cell if type(cell) in _UNCHANGED else _cell(cell) for cell in row]
        for column, cell in enumerate(row, start=1):
            if type(cell) is int and cell in _ERRORS:
                errors[number, column] = _ERRORS[cell]
                line[column - 1] = None
        cells.append(line)
    return table_of(cells, errors)


def _error(given: object) -> str | None:
    """The error that a lone cell holds; a number of Excel is never an int."""
    return _ERRORS.get(given) if type(given) is int else None


def _cell(given: object) -> Cell:
    if isinstance(given, dt.datetime):
        # COM marks every date as UTC, although a cell has no time zone.
        return dt.datetime(given.year, given.month, given.day, given.hour, given.minute, given.second)
    if isinstance(given, Decimal):
        return float(given)
    if given is None or isinstance(given, str | int | float | dt.date | dt.time):
        return given
    return str(given)
