"""The add-in and the workbook with macros, built once for all tests."""

from pathlib import Path

import pytest
from oletools.olevba import VBA_Parser

from career_xl.excel_addin import addin_content, write_excel_files
from career_xl.shipped import shipped_file
from career_xl.workbook.excel_addin.content import AddinContent


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The add-in, and the workbook with macros."""
    return write_excel_files(tmp_path_factory.mktemp("excel"), shipped_file("workbooks/monitoring.xlsx"))


@pytest.fixture(scope="session")
def addin(files: tuple[Path, Path]) -> Path:
    return files[0]


@pytest.fixture(scope="session")
def macro_book(files: tuple[Path, Path]) -> Path:
    return files[1]


@pytest.fixture(scope="session")
def content() -> AddinContent:
    return addin_content("career_xl.xlam")


def read_modules(path: Path) -> dict[str, str]:
    """Source by module, as olevba reads it from the file; attributes included, without its blank end."""
    parser = VBA_Parser(str(path))
    try:
        return {name.rpartition(".")[0]: code for *_, name, code in parser.extract_all_macros()}
    finally:
        parser.close()


@pytest.fixture(scope="session")
def modules(addin: Path) -> dict[str, str]:
    return read_modules(addin)
