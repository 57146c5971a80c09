"""The engine that xlwings calls `files`: applications without a program behind them."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import openpyxl  # type: ignore[import-untyped]
import pandas as pd
from xlwings import base_classes

from career_xl.hosts.files.books import Books
from career_xl.hosts.files.contents import CellError
from career_xl.hosts.files.ranges import Range
from career_xl.hosts.files.rectangle import parse

NAME = "files"

DateBuilder = Callable[..., Any]
NumberBuilder = Callable[[float], Any] | None


class Engine:
    """What xlwings asks of an engine: its applications and the conversion of single values."""

    name = NAME
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any = None) -> Any:
        """What is written for a value of Python, numpy or pandas: text, number, boolean, date or "" for nothing."""
        if value is None or value is pd.NaT or value is pd.NA:
            return ""
        if isinstance(value, pd.Timestamp):
            return value.to_pydatetime()
        if isinstance(value, pd.Timedelta):
            return value.to_pytimedelta()
        if isinstance(value, np.datetime64):
            return "" if np.isnat(value) else pd.Timestamp(value).to_pydatetime()
        if isinstance(value, np.bool_):
            return bool(value)
        if isinstance(value, float | np.floating):
            return "" if np.isnan(value) else float(value)
        return float(value) if isinstance(value, np.number) else value

    @staticmethod
    def clean_value_data(
        data: list[list[Any]],
        datetime_builder: DateBuilder,
        empty_as: Any,
        number_builder: NumberBuilder,
        err_to_str: bool,
    ) -> list[list[Any]]:
        """The values read, with dates, numbers, empty cells and errors as the caller of xlwings wants them."""

        def clean(value: Any) -> Any:
            if value is None or value == "":
                return empty_as
            if isinstance(value, CellError):
                return str(value) if err_to_str else None
            if isinstance(value, dt.datetime):
                return _built(value, datetime_builder)
            if number_builder is not None and isinstance(value, float):
                return number_builder(value)
            return value

        return [[clean(value) for value in row] for row in data]


def _built(moment: dt.datetime, build: DateBuilder) -> Any:
    return build(
        year=moment.year, month=moment.month, day=moment.day, hour=moment.hour,
        minute=moment.minute, second=moment.second, microsecond=moment.microsecond, tzinfo=None,
    )  # fmt: skip


class Apps(base_classes.Apps):
    """The applications, the active one first."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._apps: list[App] = []
        self._numbers = itertools.count(1)

    def keys(self) -> list[int]:
        """The numbers of the applications."""
        return [app.pid for app in self._apps]

    def add(self, spec: Any = None, add_book: bool | None = None, xl: Any = None, visible: bool | None = None) -> "App":
        """The new application; it becomes the active one."""
        app = App(self, next(self._numbers))
        self._apps.insert(0, app)
        if add_book:
            app.books.add()
        return app

    @staticmethod
    def cleanup() -> None:
        """Nothing: there is no process to end."""

    def __iter__(self) -> Iterator["App"]:
        return iter(list(self._apps))

    def __len__(self) -> int:
        return len(self._apps)

    def __getitem__(self, pid: int) -> "App":
        for app in self._apps:
            if app.pid == pid:
                return app
        raise KeyError(pid)

    def put_first(self, app: "App") -> None:
        """Make this the active application."""
        self._apps = [app, *(other for other in self._apps if other is not app)]

    def remove(self, app: "App") -> None:
        """Take an ended application off the list."""
        self._apps = [other for other in self._apps if other is not app]


class App(base_classes.App):
    """A set of open workbooks; what concerns a window is remembered and has no effect."""

    visible = False
    screen_updating = True
    display_alerts = True
    enable_events = True
    interactive = True
    calculation = "automatic"
    status_bar: str | bool = False
    cut_copy_mode: str | bool | None = None
    path = ""
    startup_path = ""
    hwnd = None
    copied: Range | None = None

    def __init__(self, apps: Apps, pid: int) -> None:
        self.apps = apps
        self._pid = pid
        self._books = Books(self)

    @property
    def pid(self) -> int:
        """The number of the application; there is no process."""
        return self._pid

    @property
    def books(self) -> Books:
        """The open workbooks."""
        return self._books

    @property
    def engine(self) -> Engine:
        """The engine."""
        return self.apps.engine

    @property
    def api(self) -> Any:
        """The library behind: there is no program."""
        return openpyxl

    @property
    def version(self) -> str:
        """The version of openpyxl."""
        return str(openpyxl.__version__)

    @property
    def selection(self) -> Range | None:
        """The selected cells of the active sheet; None where no workbook is open or several areas are selected."""
        book = self.books.active
        if book is None:
            return None
        sheet = book.sheets.active
        area = parse(str(sheet.file.sheet_view.selection[0].sqref))
        return None if area is None else sheet.at(area)

    def activate(self, steal_focus: bool = False) -> None:
        """Make this the active application."""
        self.apps.put_first(self)

    def calculate(self) -> None:
        """Nothing: formulas are computed by the office program that opens the file."""

    def quit(self) -> None:
        """Close all workbooks without saving them."""
        for book in self.books:
            book.close()
        self.apps.remove(self)

    kill = quit
