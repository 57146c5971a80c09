"""The commands over both engines: in a file and in Calc alike."""

import contextlib
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from career_xl.hosts.calc.errors import OfficeLostError
from career_xl.hosts.undo import undo_step
from career_xl.macros.session import Session
from tests.cli.workbooks import save_book, three_graduates

ENGINES = ("files", "calc")


@pytest.fixture(scope="session", params=ENGINES)
def engine(request) -> Iterator[xw.main.Engine]:
    before = xw.engines.active
    importlib.import_module(f"career_xl.hosts.{request.param}").activate()
    active = xw.engines[request.param]
    yield active
    for app in active.apps:
        app.kill()
    xw.engines.active = before


@pytest.fixture
def app(engine) -> xw.App:
    engine.activate()
    return engine.apps.active or xw.App(visible=False, add_book=False)


@pytest.fixture
def session() -> Session:
    return Session(undo_step=undo_step)


@pytest.fixture
def opened(app, tmp_path) -> Iterator[Callable[..., xw.Book]]:
    """Opens a workbook of graduates: `opened(rows, change)`, where `change` gets openpyxl's workbook before."""
    books = []

    def open_book(rows=None, change=None, name: str = "Выпускники.xlsx") -> xw.Book:
        path: Path = save_book(tmp_path / name, three_graduates() if rows is None else rows)
        if change:
            file = openpyxl.load_workbook(path)
            change(file)
            file.save(path)
        books.append(app.books.open(str(path)))
        return books[-1]

    yield open_book
    for each in books:
        with contextlib.suppress(OfficeLostError):
            if each in list(app.books):
                each.close()
