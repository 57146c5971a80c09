"""Workbooks on disk as other programs write them, opened through the file engine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
import xlwings as xw

from career_xl.hosts import files


@pytest.fixture
def app() -> Iterator[xw.App]:
    before = xw.engines.active
    files.activate()
    app = xw.App(visible=False, add_book=False)
    yield app
    app.kill()
    xw.engines.active = before


@pytest.fixture
def sheet(app) -> xw.Sheet:
    return app.books.add().sheets[0]


@pytest.fixture
def written(app, tmp_path) -> Callable[..., xw.Book]:
    """Opens a workbook that XlsxWriter wrote: `written(fill)`, where `fill` gets the workbook and its first sheet."""

    def write(fill: Callable, name: str = "source.xlsx") -> xw.Book:
        path: Path = tmp_path / name
        with xlsxwriter.Workbook(path) as source:
            fill(source, source.add_worksheet("Мониторинг"))
        return app.books.open(path)

    return write
