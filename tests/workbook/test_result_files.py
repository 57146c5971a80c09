"""The workbooks that commands make from nothing: the risk group and Form 1."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from career_xl.contingent import programme_names
from career_xl.domain.form_layouts import FORM_LAYOUTS
from career_xl.form1 import fill_form1
from career_xl.risk import find_risk_group
from career_xl.workbook.form1_file import write_form1
from career_xl.workbook.risk_file import write_risk_group
from tests.tables import graduate, observation

EVIL = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def seen():
    return observation(
        [
            graduate(ovz="да"),
            graduate(number=2, full_name=EVIL, snils=None, actual_track=None, track_date=None),
            graduate(
                number=3,
                full_name="Юдин Олег",
                snils=None,
                code="23.01.17",
                programme="+1+1",
                by_profession="нет",
                group="=A1",
            ),
        ],
        passport={"Полное наименование": "-2+3", "Отчётная дата": dt.date(2026, 11, 20)},
    )


@pytest.fixture(scope="module")
def risk_file(seen, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("риск") / "Группа риска.xlsx"
    write_risk_group(find_risk_group(seen), seen, target)
    return target


@pytest.fixture(scope="module")
def form1_file(seen, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("форма") / "Форма 1.xlsx"
    names = programme_names(seen, 2026)
    write_form1(fill_form1(seen, 2026), names, seen, target)
    return target


def formulas(path: Path) -> list[str]:
    return [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def test_both_files_keep_the_open_xml_rules(risk_file, form1_file):
    for path in (risk_file, form1_file):
        assert OpenXmlValidator().validate(str(path)).is_valid


def test_what_the_officer_typed_never_becomes_a_formula(risk_file, form1_file):
    assert formulas(risk_file) == formulas(form1_file) == []


def test_the_risk_group_names_the_graduate_the_reasons_and_the_measures(risk_file):
    rows = list(openpyxl.load_workbook(risk_file)["Группа риска"].iter_rows(values_only=True))
    assert rows[0][:6] == ("Строка", "ФИО", "Год выпуска", "Код", "Группа", "Показатель риска")
    assert [row[:6] for row in rows[1:]] == [(3, EVIL, 2026, "09.02.07", "ИС-41", "R2, R3")]
    assert "нет фактического трека (001)" in rows[1][6]
    assert rows[1][7].count("\n") >= 2


def test_addressed_work_is_a_list_of_its_own(risk_file):
    rows = list(openpyxl.load_workbook(risk_file)["Адресная работа"].iter_rows(values_only=True))
    assert [(row[0], row[5].split(" (")[0].split(": ")[-1]) for row in rows[1:]] == [
        (2, "ОВЗ или инвалидность"),
        (3, "после 1 ноября года выпуска нет фактического трека"),
        (4, "занят не по профессии/специальности"),
    ]


def test_a_risk_group_without_members_says_so(tmp_path):
    nobody = observation([graduate()])
    write_risk_group(find_risk_group(nobody), nobody, tmp_path / "пусто.xlsx")
    assert openpyxl.load_workbook(tmp_path / "пусто.xlsx")["Группа риска"]["B2"].value == "никого нет"


def test_form1_has_its_column_numbers_in_row_5_and_blocks_of_five_lines_from_row_6(form1_file):
    sheet = openpyxl.load_workbook(form1_file)["Форма 1 пятистрочная"]
    assert [cell.value for cell in sheet[5]] == list(FORM_LAYOUTS[0].form1.captions)
    assert [cell.value for cell in sheet["C"][5:]] == ["01", "02", "03", "04", "05"] * 2
    assert {cell.value for cell in sheet["B"][5:10]} == {"09.02.07 Информационные системы и программирование"}
    first = [cell.value for cell in sheet[6]]
    assert first[4] == 2
    assert sum(first[5:27]) == first[4]
    assert all(isinstance(count, int) for count in first[4:27])
