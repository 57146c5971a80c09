"""What a cell holds, as xlwings hands it over and takes it: text, numbers as float, dates as datetime, errors."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, Final

from openpyxl.cell import MergedCell  # type: ignore[import-untyped]
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE  # type: ignore[import-untyped]
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format  # type: ignore[import-untyped]
from openpyxl.utils.datetime import from_excel, to_excel  # type: ignore[import-untyped]
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula  # type: ignore[import-untyped]

from career_xl.domain.errors import OutputError
from career_xl.hosts.files.references import is_formula

GENERAL: Final = "General"
TEXT: Final = "@"
# The formats that Excel itself gives to a typed date: it shows them in the way of the user's country.
DATE_FORMATS: Final = {
    dt.datetime: BUILTIN_FORMATS[22],
    dt.date: BUILTIN_FORMATS[14],
    dt.time: BUILTIN_FORMATS[21],
    dt.timedelta: BUILTIN_FORMATS[46],
}
LONGEST_TEXT: Final = 32_767

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_BOOLEANS: Final = {"TRUE": True, "FALSE": False}

Result = Callable[[Any], Any]
"""Takes a cell with a formula, gives the value computed last; None where there is none."""


class CellError(str):
    """The code of an error in a cell, e.g. #N/A; told apart from a text that reads the same."""

    __slots__ = ()


def read(cell: Any, result: Result) -> Any:
    """None, str, float, bool, datetime or CellError; of a formula the value that was computed last."""
    value, kind = cell.value, cell.data_type
    if value is None or kind == "s":
        return None if value is None else str(value)
    if kind == "f":
        return result(cell)
    return plain(value, kind, cell)


def plain(value: Any, kind: str, cell: Any) -> Any:
    """The value of a cell without a formula; a number counts as a date when its format shows one."""
    if kind == "e":
        return CellError(value)
    if kind == "b":
        return bool(value)
    if isinstance(value, str):
        return value
    shows_date = is_date_format(cell.number_format)
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        if shows_date and isinstance(value, dt.datetime):
            return value
        value = to_excel(value, cell.parent.parent.epoch)
    return _as_date(float(value), cell) if shows_date else float(value)


def _as_date(number: float, cell: Any) -> float | dt.datetime:
    try:
        moment = from_excel(number, cell.parent.parent.epoch)
    except (OverflowError, ValueError):  # a number that is no day of the calendar is shown as ##### and stays a number
        return number
    return moment if isinstance(moment, dt.datetime) else number


def write(cell: Any, value: Any) -> None:
    """Put the value into the cell: text stays text, «=…» is a formula unless the cell is formatted as text."""
    if isinstance(cell, MergedCell):
        return  # hidden below the first cell of the merged area, in Excel too
    if isinstance(value, str) and not isinstance(value, CellError):
        _write_text(cell, value)
    elif isinstance(value, dt.date | dt.time | dt.timedelta):
        _write_date(cell, value)
    elif isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        cell.value = int(value)
    else:
        cell.value = value


def _write_text(cell: Any, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise OutputError(
            f"Текст для ячейки {cell.coordinate} листа «{cell.parent.title}» длиннее {LONGEST_TEXT} знаков. "
            "Сократите его."
        )
    # Control characters have no place in the XML of a workbook; every office program drops them as well.
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.value = text or None
    if text and (cell.number_format == TEXT or not is_formula(text)):
        cell.data_type = "s"


def _write_date(cell: Any, value: dt.date | dt.time | dt.timedelta) -> None:
    if isinstance(value, dt.datetime | dt.time) and value.tzinfo is not None:
        value = value.replace(tzinfo=None)
    if cell.number_format == GENERAL:
        kind: type = type(value)
        if isinstance(value, dt.datetime):
            kind = dt.date if value.time() == dt.time() else dt.datetime
        cell.number_format = DATE_FORMATS[kind]
    cell.value = to_excel(value, cell.parent.parent.epoch)


def formula(cell: Any) -> str:
    """The formula with its «=»; of other content the text that `write_formula` turns into the same content again."""
    value, kind = cell.value, cell.data_type
    if value is None:
        return ""
    if kind == "f":
        return _formula_text(value)
    if kind == "b":
        return str(bool(value)).upper()
    if kind == "s":
        text = str(value)
        return f"'{text}" if cell.number_format != TEXT and _would_change(text) else text
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        value = to_excel(value, cell.parent.parent.epoch)
    return str(value)


def _formula_text(value: Any) -> str:
    if isinstance(value, DataTableFormula):
        return ""
    return str(value.text) if isinstance(value, ArrayFormula) else str(value)


def _would_change(text: str) -> bool:
    typed = text in _BOOLEANS or text in ERROR_CODES or _NUMBER.fullmatch(text) is not None
    return typed or text.startswith(("=", "'"))


def write_formula(cell: Any, value: Any) -> None:
    """Put into the cell what a person would have typed: a formula, a number, TRUE or FALSE, 'text, text."""
    if not isinstance(value, str) or cell.number_format == TEXT:
        write(cell, value)
    elif value.startswith("'"):
        write(cell, value[1:])
        if not isinstance(cell, MergedCell) and cell.value is not None:
            cell.data_type = "s"
    elif value in _BOOLEANS:
        write(cell, _BOOLEANS[value])
    elif value in ERROR_CODES:
        write(cell, CellError(value))
    elif _NUMBER.fullmatch(value):
        write(cell, float(value))
    else:
        write(cell, value)
