"""`career-xl forms`: exit codes, JSON, what stands on stdout."""

import pytest

from tests.forms.form_files import FORM1_SHEET, NETWORKS, form1, lines, save


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "формы"
    folder.mkdir()
    save(folder / "а.xlsx", {FORM1_SHEET: form1(lines(NETWORKS))})
    return folder


def test_a_folder_without_mistakes_ends_with_0(career_xl, folder) -> None:
    done = career_xl("forms", folder, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json["totals"]["09.02.07"]["03"] == {"05": 1, "06": 1, **{f"{n:02}": 0 for n in range(7, 28)}}


def test_a_mistake_ends_with_1_and_a_workbook_of_the_results_is_written(career_xl, folder, tmp_path) -> None:
    wrong = lines(NETWORKS)
    wrong[2][5] = 9
    save(folder / "б.xlsx", {FORM1_SHEET: form1(wrong)})
    done = career_xl("forms", folder, "--out", tmp_path / "итоги.xlsx")
    assert done.code == 1
    assert "строка 8, графа 06: строка 03 (9) больше строки 02 (2)" in done.out
    assert (tmp_path / "итоги.xlsx").exists()


@pytest.mark.parametrize("name", ["нет такой папки", "пустая"])
def test_where_there_is_nothing_to_check_it_ends_with_2(career_xl, tmp_path, name) -> None:
    (tmp_path / "пустая").mkdir()
    done = career_xl("forms", tmp_path / name, "--json")
    assert (done.code, done.out, "Traceback" in done.err, done.err.count("\n")) == (2, "", False, 1)
