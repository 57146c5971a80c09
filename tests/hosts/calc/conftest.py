"""A LibreOffice of our own for the tests of the engine."""

from collections.abc import Iterator

import pytest
import xlwings as xw

from career_xl.hosts import calc


@pytest.fixture(scope="session")
def office_app() -> Iterator[xw.App]:
    before = xw.engines.active
    app = calc.activate()
    yield app
    for each in xw.engines["calc"].apps:
        each.kill()
    xw.engines.active = before


@pytest.fixture
def app(office_app) -> xw.App:
    xw.engines["calc"].activate()
    return office_app


@pytest.fixture
def book(app) -> Iterator[xw.Book]:
    made = app.books.add()
    yield made
    if any(made == open_book for open_book in app.books):
        made.close()


@pytest.fixture
def sheet(book) -> xw.Sheet:
    return book.sheets[0]
