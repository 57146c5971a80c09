"""A workbook with our functions travels between Excel and Calc, in both directions, and works at both ends."""

import re
import shutil
import time
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from career_xl.contingent import count_contingent
from career_xl.hosts.calc.bridge import properties
from career_xl.shipped import shipped_file
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from tests.cli.workbooks import save_book, three_graduates

XLSX = "Calc MS Excel 2007 XML"
OWN = '=CK_KPI_N("К1","все",2025,Мониторинг[#All])'
THEIRS = "=ROWS(Мониторинг[#All])"


@pytest.fixture
def from_excel(tmp_path: Path) -> Path:
    """The demo workbook with formulas beside it as Excel-side tools write them."""
    path = tmp_path / "из Excel.xlsx"
    book = openpyxl.load_workbook(shipped_file("workbooks/monitoring_demo.xlsx"))
    sheet = book.create_sheet("Мои расчёты")
    sheet["A1"], sheet["A2"] = OWN, THEIRS
    sheet["A3"] = '=IF(CK_SNILS("112-233-445 95"),"верен","неверен")'
    sheet["A4"] = '=IF(CK_SNILS("112-233-445 96"),"верен","неверен")'
    sheet["A5"] = '=CK_CONTINGENT("01",2026,"",Мониторинг[#All])'
    book.save(path)
    return path


@pytest.fixture
def opened(from_excel: Path, open_book, wait_for) -> Any:
    document = open_book(from_excel)
    own = document.Sheets.getByName("Мои расчёты")
    assert wait_for(lambda: "CAREERXL" in own.getCellRangeByName("A5").Formula)
    return document


def values_of(document: Any) -> list[Any]:
    return [row[0] for row in document.Sheets.getByName("Мои расчёты").getCellRangeByName("A1:A5").getDataArray()]


def formulas_on_disk(path: Path) -> list[str]:
    """As a reader that knows neither program finds them."""
    sheet = openpyxl.load_workbook(path)["Мои расчёты"]
    return [sheet.cell(row, 1).value for row in range(1, 6)]


def names_in(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    return {name.upper() for text in texts for name in re.findall(r"[\w.]*careerxl[\w.]*", text, re.IGNORECASE)}


def test_formulas_of_excel_show_numbers_in_calc(opened) -> None:
    observation = observe(read_workbook(shipped_file("workbooks/monitoring_demo.xlsx")))
    first, rows, right, wrong, contingent = values_of(opened)
    assert first > 0
    assert rows == len(observation.monitoring) + 1
    assert (right, wrong) == ("верен", "неверен")
    assert contingent == count_contingent(observation, 2026).lines["01"]


def test_saved_as_xlsx_it_holds_what_excel_reads(opened, from_excel) -> None:
    before = values_of(opened)
    opened.Sheets.getByName("Мои расчёты").getCellRangeByName("C1").setString("изменено")
    opened.store()
    found = formulas_on_disk(from_excel)
    assert found[:2] == [OWN, THEIRS]
    assert all(formula.startswith(("=CK_", "=IF(CK_", "=ROWS(")) for formula in found)
    assert names_in(from_excel) == set()
    assert [
        row[0].value for row in openpyxl.load_workbook(from_excel, data_only=True)["Мои расчёты"]["A1:A5"]
    ] == before


def test_saved_by_calc_and_opened_by_calc_it_shows_the_same(opened, from_excel, open_book, wait_for, tmp_path) -> None:
    before = values_of(opened)
    again = tmp_path / "ещё раз.xlsx"
    opened.Sheets.getByName("Мои расчёты").getCellRangeByName("C1").setString("изменено")
    opened.store()
    shutil.copy(from_excel, again)
    document = open_book(again)
    assert wait_for(lambda: values_of(document) == before)


def test_a_saved_copy_holds_what_excel_reads_too(opened, tmp_path) -> None:
    other = tmp_path / "чужая.xlsx"
    shutil.copy(shipped_file("workbooks/monitoring.xlsx"), other)
    untouched = other.read_bytes()
    copy = tmp_path / "копия.xlsx"
    opened.storeToURL(copy.as_uri(), properties(FilterName=XLSX))
    assert names_in(copy) == set()
    assert formulas_on_disk(copy)[:2] == [OWN, THEIRS]
    assert other.read_bytes() == untouched


def test_what_is_typed_at_once_after_opening_can_be_undone_alone(from_excel, open_book, wait_for) -> None:
    document = open_book(from_excel)
    own = document.Sheets.getByName("Мои расчёты")
    own.getCellRangeByName("C1").setString("сразу")
    assert wait_for(lambda: "CAREERXL" in own.getCellRangeByName("A5").Formula)
    time.sleep(0.5)
    assert len(document.getUndoManager().getAllUndoActionTitles()) == 1
    assert document.isModified()
    document.getUndoManager().undo()
    assert own.getCellRangeByName("C1").getString() == ""
    assert "CAREERXL" in own.getCellRangeByName("A5").Formula


def test_a_file_without_our_functions_is_left_alone(tmp_path, open_book) -> None:
    path = save_book(tmp_path / "Выпускники.xlsx", three_graduates())
    document = open_book(path)
    document.Sheets.getByIndex(0).getCellRangeByName("Z1").setString("изменено")
    document.store()
    assert openpyxl.load_workbook(path).worksheets[0]["Z1"].value == "изменено"
