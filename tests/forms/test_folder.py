"""A folder of forms: accepted files alone are summed, and none stops the others."""

import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from career_xl.domain.errors import WorkbookUnreadableError
from career_xl.domain.form_columns import FORM1_COUNTS, FORM1_NUMBERS
from career_xl.forms.file_check import Form, check_file
from career_xl.forms.folder_check import check_forms
from career_xl.workbook.forms_file import write_forms_report
from tests.forms.form_files import (
    COOKS,
    FORM1_SHEET,
    NETWORKS,
    cells,
    collection,
    form1,
    lines,
    persons,
    programme_row,
    save,
)


def save_form(path, *blocks):
    path.parent.mkdir(exist_ok=True)
    return save(path, {FORM1_SHEET: form1(*blocks)})


@pytest.fixture
def folder(tmp_path):
    """Two good files, one with a mistake, one damaged, one of another kind, one that is none, and a lock file."""
    folder = tmp_path / "формы"
    save_form(folder / "а.xlsx", lines(NETWORKS))
    save_form(folder / "б.xlsx", lines(NETWORKS), lines(COOKS))
    wrong = lines(NETWORKS)
    wrong[0][4] = "двадцать"
    save_form(folder / "в.xlsx", wrong)
    (folder / "г.xlsx").write_bytes((folder / "а.xlsx").read_bytes()[:3000])
    (folder / "д.docx").write_bytes(b"PK")
    (folder / "~$а.xlsx").write_bytes(b"lock")
    return folder


def test_the_accepted_files_are_summed_by_code_line_and_column(folder) -> None:
    report = check_forms(folder)
    totals = report.totals(Form.FIVE_LINES)
    assert {code: (of["01"]["05"], of["04"]["06"]) for code, of in totals.items()} == {
        "09.02.07": (40, 2),
        "43.01.09": (20, 1),
    }
    assert [(file.name, file.accepted) for file in report.files] == [
        ("а.xlsx", True),
        ("б.xlsx", True),
        ("в.xlsx", False),
        ("г.xlsx", False),
    ]
    assert (report.skipped, report.failed) == (("д.docx",), True)


def test_the_document_of_json_has_the_keys_of_its_contract(folder) -> None:
    document = check_forms(folder).as_json()
    assert list(document) == ["files", "totals"]
    assert list(document["totals"]["09.02.07"]["01"]) == list(FORM1_COUNTS)
    wrong = document["files"][2]
    assert (wrong["file"], wrong["form"], wrong["accepted"]) == ("в.xlsx", "form1", False)
    assert {key: wrong["findings"][0][key] for key in ("rule", "row", "column")} == {
        "rule": "T07",
        "row": 6,
        "column": "05",
    }
    assert document["files"][3]["form"] is None
    assert "повреждён" in document["files"][3]["findings"][0]["message"]


def test_colleges_may_have_folders_of_their_own(folder) -> None:
    save_form(folder / "ЗК" / "форма.xlsx", lines("08.01.28 Мастер"))
    report = check_forms(folder)
    assert "ЗК/форма.xlsx" in [file.name for file in report.files]
    assert "08.01.28" in report.totals(Form.FIVE_LINES)


def test_a_name_that_differs_from_that_of_most_files_is_asked_about(folder) -> None:
    save_form(folder / "е.xlsx", lines("09.02.07 Информационные системы"))
    report = check_forms(folder)
    assert (cells(report.files[-1]), report.files[-1].accepted) == ([("F10", 6, "02")], True)
    assert report.totals(Form.FIVE_LINES)["09.02.07"]["01"]["05"] == 60


def test_both_kinds_of_forms_are_summed_apart(folder) -> None:
    sheets = {
        "1. Форма сбора": collection(programme_row(NETWORKS)),
        "2. Нозологии": persons(7),
        "3. Целевики": persons(10),
    }
    save(folder / "ж.xlsx", sheets)
    document = check_forms(folder).as_json()
    assert document["totals_2025"]["09.02.07"]["2"] == 10
    assert document["totals"]["09.02.07"]["01"]["05"] == 40


def test_the_result_of_an_earlier_run_is_left_out(folder) -> None:
    out = folder / "итоги.xlsx"
    write_forms_report(check_forms(folder), out)
    assert [file.name for file in check_forms(folder, without=out).files] == ["а.xlsx", "б.xlsx", "в.xlsx", "г.xlsx"]


def test_the_result_has_sums_findings_and_files(folder, tmp_path) -> None:
    write_forms_report(check_forms(folder), tmp_path / "итоги.xlsx")
    book = openpyxl.load_workbook(tmp_path / "итоги.xlsx")
    assert book.sheetnames == ["Итоги", "Замечания", "Файлы"]
    totals = [[cell.value for cell in row[:6]] for row in book["Итоги"].iter_rows(min_row=2)]
    assert [(row[0], row[2], row[4], row[5]) for row in totals[:6]] == [
        ("Всего", "01", 60, 45),
        ("Всего", "02", 9, 6),
        ("Всего", "03", 3, 3),
        ("Всего", "04", 6, 3),
        ("Всего", "05", 12, 12),
        ("09.02.07", "01", 40, 30),
    ]
    files = [[cell.value for cell in row] for row in book["Файлы"].iter_rows(min_row=2)]
    assert [(row[0], row[2], row[4]) for row in files] == [
        ("а.xlsx", "да", 20),
        ("б.xlsx", "да", 40),
        ("в.xlsx", "нет", None),
        ("г.xlsx", "нет", None),
    ]
    assert [cell.value for cell in book["Замечания"][2]][:5] == ["в.xlsx", FORM1_SHEET, 6, "05", "ошибка"]


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()], ids=["nothing", "an empty folder"])
def test_where_there_is_nothing_to_check_it_is_said(tmp_path, make) -> None:
    make(tmp_path / "пусто")
    with pytest.raises(WorkbookUnreadableError, match="проверьте"):
        check_forms(tmp_path / "пусто")


def test_one_file_that_cannot_be_read_is_no_report(folder) -> None:
    with pytest.raises(WorkbookUnreadableError, match="повреждён"):
        check_forms(folder / "г.xlsx")


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 10**9), st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text("0123456789-., чел²/", max_size=6), st.dates(), st.sampled_from([NETWORKS, "Итого", "05", "Всего", "=1+1"]),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spoils=st.lists(st.tuples(st.integers(0, 16), st.integers(0, 28), ANYTHING), min_size=1, max_size=8))
def test_whatever_is_typed_a_file_is_summed_as_typed_or_not_at_all(tmp_path, spoils) -> None:
    rows = [list(row) + [None] * (29 - len(row)) for row in form1(lines(NETWORKS), lines(COOKS))] + [[None] * 29] * 2
    rows = [list(row) for row in rows]
    for row, column, cell in spoils:
        rows[row][column] = cell
    file = check_file(save(tmp_path / "f.xlsx", {FORM1_SHEET: rows}), "f.xlsx")
    assert not any("внутренней" in finding.message for finding in file.findings)
    if file.accepted:
        for code, of_code in file.figures.items():
            typed = [row for row in rows[5:] if str(row[1]).startswith(code)]
            summed = sum(map(sum, of_code.values()))
            places = range(4, 27)
            assert summed == sum(int(row[place] or 0) for row in typed for place in places)
            assert len(FORM1_NUMBERS) == 29


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 100_000), byte=st.integers(0, 255))
def test_a_damaged_file_is_refused_or_read_whole(tmp_path, place, byte) -> None:
    path = save_form(tmp_path / "f.xlsx", lines(NETWORKS))
    damaged = bytearray(path.read_bytes())
    damaged[place % len(damaged)] = byte
    path.write_bytes(damaged)
    file = check_file(path, "f.xlsx")
    if file.accepted:
        assert file.figures["09.02.07"]["01"][:3] == [20, 15, 5]
        assert zipfile.is_zipfile(path)
