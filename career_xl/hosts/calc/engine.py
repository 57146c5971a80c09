"""The engine: what xlwings asks of it beside its apps."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from career_xl.hosts.calc.apps import Apps
from career_xl.hosts.calc.values import CellError, Rows

_PLAIN = frozenset({str, int, bool, dt.datetime, dt.date})


class CalcEngine:
    """xlwings' engine for LibreOffice Calc."""

    name = "calc"
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(x: Any, options: Any = None) -> Any:
        """A value that can be written: text, number, truth value, date or «» for every kind of nothing."""
        kind = type(x)
        if kind in _PLAIN:
            return x
        if x is None:
            return ""
        if kind.__module__ == "numpy":
            x = x.astype("datetime64[us]").item() if kind.__name__ == "datetime64" else x.item()
        if isinstance(x, dt.datetime) and type(x) is not dt.datetime and hasattr(x, "to_pydatetime"):
            x = None if x != x else x.to_pydatetime(warn=False)
        return "" if _is_nothing(x) else x

    @staticmethod
    def clean_value_data(
        data: Rows,
        datetime_builder: Callable[..., Any],
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> Rows:
        """The rows with dates, numbers, blanks and errors as the caller wants them."""

        def cleaned(value: Any) -> Any:
            if value == "" or value is None:
                return empty_as
            if isinstance(value, dt.datetime):
                return value if datetime_builder is dt.datetime else _built(datetime_builder, value)
            if isinstance(value, CellError):
                return value.value if err_to_str else None
            if number_builder is not None and type(value) is float:
                return number_builder(value)
            return value

        if number_builder is not None:
            return [[cleaned(value) for value in row] for row in data]
        # Ten thousand rows pass here: numbers and text, by far the most, go without a call.
        return [
            [value if type(value) is float or (value and type(value) is str) else cleaned(value) for value in row]
            for row in data
        ]


def _is_nothing(value: Any) -> bool:
    """True for None and for everything that is not equal to itself: NaN, NaT, NA."""
    if value is None:
        return True
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def _built(builder: Callable[..., Any], value: dt.datetime) -> Any:
    return builder(
        year=value.year,
        month=value.month,
        day=value.day,
        hour=value.hour,
        minute=value.minute,
        second=value.second,
        microsecond=value.microsecond,
        tzinfo=None,
    )
