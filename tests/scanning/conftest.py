"""Sheets of paper, printed once for all tests."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from career_xl.documents.registry import Registry
from career_xl.documents.scan_acceptance import ScanResult, accept_scans
from tests.cli.workbooks import three_graduates
from tests.scanning.paper import Sheets, desk, observed, printed_contingent, printed_plan, signed
from tests.tables import graduate

ORDER = {"Номер приказа о плане": "12-од", "Дата приказа о плане": "31.08.2026", "Учебный год": "2026/27"}


@pytest.fixture(scope="session")
def paper(tmp_path_factory) -> Path:
    """A folder with a workbook, its registry and its printed documents."""
    return desk(tmp_path_factory.mktemp("paper"), **ORDER)


@pytest.fixture(scope="session")
def contingent_sheets(paper) -> Sheets:
    return signed(printed_contingent(paper))


@pytest.fixture(scope="session")
def unsigned_sheets(paper) -> Sheets:
    return printed_contingent(paper)


@pytest.fixture(scope="session")
def plan_sheets(paper) -> Sheets:
    return signed(printed_plan(paper), plan=True)


@pytest.fixture(scope="session")
def other_year_sheets(tmp_path_factory) -> Sheets:
    """The contingent document of the cohort of 2025 in the same college."""
    rows = [*three_graduates(), graduate(number=4, cohort=2025, snils=None)]
    return signed(printed_contingent(desk(tmp_path_factory.mktemp("2025"), rows), 2025))


@pytest.fixture
def book(paper, contingent_sheets, plan_sheets, tmp_path) -> Path:
    """The workbook on a desk of its own, with the registry as it was when the documents were printed."""
    folder = tmp_path / "стол"
    folder.mkdir()
    shutil.copyfile(paper, folder / paper.name)
    shutil.copyfile(Registry.beside(paper).path, folder / Registry.beside(paper).path.name)
    return folder / paper.name


@pytest.fixture
def accept(book, tmp_path) -> Callable[..., ScanResult]:
    """Hands over one scan; `rows` and `settings` change the workbook before."""

    def hand_over(content: bytes, name: str = "скан.pdf", rows=None, **settings) -> ScanResult:
        if rows is not None or settings:
            desk(book.parent, rows, **{**ORDER, **settings})
        scan = tmp_path / name
        scan.write_bytes(content)
        (result,) = accept_scans([scan], observed(book), Registry.beside(book))
        return result

    return hand_over


@pytest.fixture
def lying_beside(book) -> Callable[[], list[str]]:
    """The names of what lies beside the workbook."""
    return lambda: sorted(path.name for path in book.parent.iterdir())
