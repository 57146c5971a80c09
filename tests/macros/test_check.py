"""«Проверить» and «Очистить отметки»: nothing of the officer's own is lost."""

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from career_xl.macros.commands import run
from career_xl.macros.marking import rgb_of
from career_xl.rules.findings import Level
from career_xl.workbook.annotated import write_annotated_copy
from career_xl.workbook.marks import MARK_COLOURS
from career_xl.workbook.package.comments_part import SEPARATOR

RED = rgb_of(MARK_COLOURS[Level.ERROR])
GREEN = (0, 176, 80)
TRACK = "V4"
"""«Фактический трек» of the graduate without one: rule L16."""


def own_look(file):
    cell = file["Мониторинг"][TRACK]
    cell.fill = PatternFill("solid", fgColor="FF00B050")
    cell.comment = Comment("Позвонить в мае", "Белов")


def test_a_finding_is_marked_with_a_colour_and_the_code_of_its_rule(opened, session):
    book = opened()
    answer = run("check", book, session)
    cell = book.sheets["Мониторинг"][TRACK]
    assert answer.done
    assert cell.color == RED
    assert cell.note.text.startswith(f"{SEPARATOR}\nошибка L16: ")


def test_the_findings_are_listed_on_their_sheet(opened, session):
    book = opened()
    run("check", book, session)
    listed = book.sheets["Замечания"]["A1:E3"].value
    assert listed[0] == ["Уровень", "Правило", "Лист", "Строка", "Поле"]
    assert ["ошибка", "L16", "Мониторинг", 4, "Фактический трек"] in listed
    assert book.sheets.active.name == "Замечания"


def test_the_column_that_remembers_colours_is_hidden(opened, session):
    book = opened()
    run("check", book, session)
    sheet = book.sheets["Замечания"]
    assert sheet["L1"].value == "Оформление до отметки"
    assert sheet["L1"].columns.hidden is True


def test_the_officers_note_stands_above_ours(opened, session):
    book = opened(change=own_look)
    run("check", book, session)
    assert book.sheets["Мониторинг"][TRACK].note.text.startswith(f"Позвонить в мае\n{SEPARATOR}\nошибка L16: ")


def test_cleared_marks_give_back_the_officers_colours_and_notes(opened, session):
    book = opened(change=own_look)
    run("check", book, session)
    answer = run("clear_marks", book, session)
    cell = book.sheets["Мониторинг"][TRACK]
    assert (cell.color, cell.note.text) == (GREEN, "Позвонить в мае")
    assert "Отметки сняты" in answer.sentence


def test_cleared_marks_leave_no_colour_and_no_note_where_there_was_none(opened, session):
    book = opened()
    run("check", book, session)
    run("clear_marks", book, session)
    cell = book.sheets["Мониторинг"][TRACK]
    assert (cell.color, cell.note) == (None, None)
    assert run("clear_marks", book, session).sentence == "Отметок в книге нет."


def test_a_second_check_remembers_the_officers_colour_not_ours(opened, session):
    book = opened(change=own_look)
    run("check", book, session)
    run("check", book, session)
    assert book.sheets["Мониторинг"][TRACK].note.text.count(SEPARATOR) == 1
    run("clear_marks", book, session)
    assert book.sheets["Мониторинг"][TRACK].color == GREEN


def test_a_mark_goes_when_its_finding_is_gone(opened, session):
    book = opened()
    run("check", book, session)
    for address, value in {"V4": "Уход за родственником", "W4": "03.08.2026", "AF4": "заявление"}.items():
        book.sheets["Мониторинг"][address].number_format = "@"
        book.sheets["Мониторинг"][address].value = value
    run("check", book, session)
    cell = book.sheets["Мониторинг"][TRACK]
    assert (cell.color, cell.note) == (None, None)


def test_marks_of_an_annotated_copy_are_cleared_in_the_open_workbook(opened, session, app, tmp_path):
    from career_xl.rules.check import check
    from career_xl.tables.observation import observe
    from career_xl.tables.reader import read_workbook

    source = tmp_path / "Выпускники.xlsx"
    opened(change=own_look).close()
    copy = tmp_path / "copy.xlsx"
    write_annotated_copy(source, copy, check(observe(read_workbook(source))).findings)
    book = app.books.open(str(copy))
    cell = book.sheets["Мониторинг"][TRACK]
    assert cell.color == RED
    run("clear_marks", book, session)
    assert (cell.color, cell.note.text) == (GREEN, "Позвонить в мае")
    book.close()


def test_a_decision_stays_with_its_finding(opened, session):
    book = opened()
    run("check", book, session)
    rules = book.sheets["Замечания"]["B1:B9"].value
    row = rules.index("L16") + 1
    book.sheets["Замечания"][f"J{row}"].value = "подтверждаю"
    assert "пояснено — 1" in run("check", book, session).sentence
    assert book.sheets["Замечания"][f"J{row}"].value == "подтверждаю"


def test_a_sheet_of_the_officers_own_is_not_taken_for_ours(opened, session):
    def change(file):
        file.create_sheet("Замечания")["A1"] = "Звонить после обеда"

    book = opened(change=change)
    answer = run("check", book, session)
    assert not answer.done
    assert "переименуйте" in answer.sentence
    assert book.sheets["Замечания"]["A1"].value == "Звонить после обеда"
    assert book.sheets["Мониторинг"][TRACK].color is None


def test_a_sheet_protected_with_a_password_is_not_marked_but_listed(opened, session):
    def change(file):
        file["Мониторинг"].protection.set_password("тайна")
        file["Мониторинг"].protection.enable()

    book = opened(change=change)
    answer = run("check", book, session)
    assert answer.done
    assert "«Мониторинг» защищён паролем" in answer.sentence
    assert book.sheets["Мониторинг"][TRACK].color is None
    assert "L16" in book.sheets["Замечания"]["B1:B9"].value


def test_a_sheet_protected_without_a_password_is_marked_and_protected_again(opened, session):
    from career_xl.hosts.sheet_lock import is_locked

    book = opened(change=lambda file: file["Мониторинг"].protection.enable())
    run("check", book, session)
    assert book.sheets["Мониторинг"][TRACK].color == RED
    assert is_locked(book.sheets["Мониторинг"])


def test_hidden_rows_are_marked_and_stay_hidden(opened, session):
    def change(file):
        file["Мониторинг"].row_dimensions[4].hidden = True

    book = opened(change=change)
    run("check", book, session)
    assert book.sheets["Мониторинг"][TRACK].color == RED
    assert book.sheets["Мониторинг"]["A4"].rows.hidden is True


def test_the_other_open_workbook_is_left_alone(opened, session):
    other = opened(name="Другая.xlsx")
    book = opened()
    run("check", book, session)
    assert "Замечания" not in [sheet.name for sheet in other.sheets]
    assert other.sheets["Мониторинг"][TRACK].color is None


def test_the_next_finding_is_selected_and_explained(opened, session):
    book = opened()
    run("check", book, session)
    answer = run("next_finding", book, session)
    assert answer.sentence.startswith("Лист «Мониторинг», строка ")
    assert book.sheets.active.name == "Мониторинг"
    seen = {run("next_finding", book, session).sentence.removeprefix("Дальше замечаний нет, снова первое. ")}
    for _ in range(9):
        seen.add(run("next_finding", book, session).sentence.removeprefix("Дальше замечаний нет, снова первое. "))
    cells = {row for row in book.sheets["Замечания"]["L2:L20"].value if row}
    assert len(seen) == len({cell.partition(" ")[0] for cell in cells})


def test_without_a_check_there_is_no_next_finding(opened, session):
    answer = run("next_finding", opened(), session)
    assert answer.sentence == "Листа «Замечания» ещё нет: сначала выполните «Проверить»."
