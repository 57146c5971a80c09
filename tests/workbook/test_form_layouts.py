"""Form 1 in the layout of its academic year."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.form_layouts import FORM_LAYOUTS, form_layouts_for
from career_xl.form1 import fill_form1
from career_xl.form_persons import list_persons
from career_xl.workbook.form1_file import write_form1
from tests.tables import graduate, observation


@pytest.mark.parametrize(
    ("date", "year"),
    [
        (dt.date(2020, 1, 1), 2025),
        (dt.date(2026, 8, 31), 2025),
        (dt.date(2026, 9, 1), 2026),
        (dt.date(2040, 1, 1), 2026),
    ],
)
def test_the_layout_is_that_of_the_reporting_date(date: dt.date, year: int) -> None:
    assert form_layouts_for(date).year == AcademicYear(year)


def test_the_layouts_of_2026_27_are_inherited_unchanged() -> None:
    first, second = FORM_LAYOUTS
    assert (first.year.short, second.year.short) == ("2025/26", "2026/27")
    assert (second.form1, second.limitations, second.targets) == (first.form1, first.limitations, first.targets)


def test_a_later_layout_changes_captions_columns_and_rows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    present = FORM_LAYOUTS[-1]
    form1 = present.form1.changed({"28": "Меры", "31": "Новая графа"}, without=frozenset({"30"}))
    targets = present.targets.changed({"11": "Срок договора"})
    later = present.successor(AcademicYear(2027), form1=form1, targets=targets)
    monkeypatch.setattr("career_xl.domain.form_layouts.FORM_LAYOUTS", (*FORM_LAYOUTS, later))
    seen = observation([graduate(target_contract="да", target_customer="АО «Завод»")], report_date=dt.date(2027, 9, 20))
    target = tmp_path / "form1.xlsx"
    write_form1(fill_form1(seen, 2026), {"09.02.07": "ИСиП"}, seen, target, list_persons(seen, 2026))
    book = openpyxl.load_workbook(target)
    sheet = book["Форма 1 пятистрочная"]
    assert [cell.value for cell in sheet[5]] == list(form1.captions)
    assert (sheet.cell(4, 28).value, sheet.cell(4, 29).value) == ("Меры", "Новая графа")
    assert [sheet.cell(6, 5).value, sheet.cell(6, 6).value, sheet.cell(6, 29).value] == [1, 1, ""]
    persons = book["3. Целевики"]
    assert [persons.cell(row, 11).value for row in (1, 2)] == ["Срок договора", "11"]
    assert persons.cell(3, 3).value == "АО «Завод»"
