"""The two shipped workbooks, built once for all tests of their sheets."""

from pathlib import Path

import pytest

from career_xl.workbook.build import build_workbooks


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both workbooks."""
    folder = tmp_path_factory.mktemp("built")
    build_workbooks(folder)
    return folder


@pytest.fixture(scope="session")
def new_book(built: Path) -> Path:
    return built / "monitoring.xlsx"


@pytest.fixture(scope="session")
def demo_book(built: Path) -> Path:
    return built / "monitoring_demo.xlsx"
