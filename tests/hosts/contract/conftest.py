"""One suite, every engine: what the commands may rely on in a file and in Calc alike."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

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
def book(app) -> Iterator[xw.Book]:
    made = app.books.add()
    yield made
    made.close()


@pytest.fixture
def sheet(book) -> xw.Sheet:
    return book.sheets[0]


@pytest.fixture
def opened(app, tmp_path) -> Iterator:
    """Opens a workbook that openpyxl wrote: `opened(fill)`, where `fill` gets its one sheet."""
    books = []

    def open_book(fill, name: str = "source.xlsx") -> xw.Book:
        source = openpyxl.Workbook()
        fill(source.active)
        path: Path = tmp_path / name
        source.save(path)
        books.append(xw.Book(path))
        return books[-1]

    yield open_book
    for each in books:
        each.close()
