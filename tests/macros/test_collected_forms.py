"""«Проверить формы» over both engines: the chosen files are checked, the result is a workbook beside the officer's."""

import openpyxl

from career_xl.macros.commands import run
from tests.forms.form_files import FORM1_SHEET, NETWORKS, form1, lines, save


def test_the_chosen_forms_are_checked_and_summed_beside_the_workbook(opened, session, tmp_path) -> None:
    wrong = lines(NETWORKS)
    wrong[0][4] = "двадцать"
    files = (
        save(tmp_path / "а.xlsx", {FORM1_SHEET: form1(lines(NETWORKS))}),
        save(tmp_path / "б.xlsx", {FORM1_SHEET: form1(wrong)}),
    )
    session.ask_files = lambda question, patterns: files
    answer = run("forms", opened(), session)
    assert answer.done, answer.sentence
    assert answer.sentence.startswith("Принято форм: 1 из 2. Итоги и замечания: файл «Формы колледжей, итоги.xlsx»")
    assert answer.details[0].startswith(
        "б.xlsx: Лист «Форма 1 пятистрочная», строка 6, графа 05: «двадцать» — не число."
    )
    book = openpyxl.load_workbook(tmp_path / "Формы колледжей, итоги.xlsx")
    assert [row[4] for row in book["Итоги"].iter_rows(min_row=2, max_row=2, values_only=True)] == [20]


def test_without_a_chosen_file_nothing_is_done(opened, session, tmp_path) -> None:
    answer = run("forms", opened(), session)
    assert (answer.done, list(tmp_path.glob("Формы*"))) == (False, [])
