"""What goes wrong is said in one Russian sentence, and nothing is lost."""

import pytest
from openpyxl.comments import Comment

from career_xl.macros import journal_entries, monitoring
from career_xl.macros.catalogue import COMMANDS
from career_xl.macros.commands import run, run_on_active
from career_xl.macros.session import Session
from tests.cli.workbooks import three_graduates


class BrokenError(Exception):
    """Something nobody has thought of."""


def fail(*_):
    raise BrokenError("Тихонова Вера Павловна")


def look_of(book):
    sheet = book.sheets["Мониторинг"]
    cells = [sheet.range((row, column)) for row in range(1, 5) for column in range(1, 38)]
    return [(cell.value, cell.color, cell.note and cell.note.text) for cell in cells], [s.name for s in book.sheets]


@pytest.mark.parametrize("key", ["check", "risk", "kpi", "missing", "plan", "contingent", "form1", "clear_marks"])
def test_a_workbook_without_monitoring_is_told_so(opened, session, key):
    book = opened(change=lambda file: setattr(file["Мониторинг"], "title", "Лист1"))
    answer = run(key, book, session)
    if key == "clear_marks":
        assert answer.sentence == "Отметок в книге нет."
    else:
        assert answer.sentence.startswith("В книге «Выпускники.xlsx» нет листа «Мониторинг»:")
    assert [sheet.name for sheet in book.sheets] == ["Паспорт", "Лист1", "Справочники"]


def test_a_command_that_breaks_leaves_the_workbook_as_it_was(opened, session, monkeypatch):
    def note(file):
        file["Мониторинг"]["V4"].comment = Comment("Позвонить в мае", "Белов")

    book = opened(change=note)
    before = look_of(book)
    monkeypatch.setattr(monitoring, "_colour_levels", fail)
    answer = run("check", book, session)
    assert not answer.done
    assert answer.sentence.startswith("Внутренняя ошибка программы, команда «Проверить» не выполнена")
    assert answer.sentence.endswith("BrokenError.")
    assert "Тихонова" not in answer.sentence
    assert look_of(book) == before


def test_the_screen_moves_again_whatever_happened(opened, session, monkeypatch):
    book = opened()
    seen = []
    monkeypatch.setattr(monitoring, "run_check", lambda _: (seen.append(book.app.screen_updating), fail()))
    run("check", book, session)
    assert seen == [False]
    assert book.app.screen_updating is True
    assert book.app.status_bar is False


def test_a_workbook_closed_during_a_command_is_told_so(opened, session, monkeypatch):
    book = opened()
    monkeypatch.setattr(monitoring, "mark_cells", lambda *_: (book.close(), fail()))
    answer = run("check", book, session)
    assert answer.sentence == (
        "Книга закрыта во время выполнения команды «Проверить»: откройте её и повторите команду."
    )


def test_a_cancelled_command_changes_nothing(opened):
    steps = iter([False, False, False, True, True, True])
    book = opened()
    before = look_of(book)
    answer = run("check", book, Session(cancelled=lambda: next(steps)))
    assert answer.sentence == "Команда «Проверить» отменена, в книге ничего не изменено."
    assert look_of(book) == before


def test_a_cancelled_question_writes_no_document(opened, tmp_path):
    rows = three_graduates()
    rows[0]["Год выпуска"] = 2025
    answer = run("contingent", opened(rows), Session(ask=lambda *_: None))
    assert answer.sentence == "Команда «Контингент 01–05» отменена, ничего не сделано."
    assert list(tmp_path.glob("*.docx")) == []


def test_every_command_answers_on_an_empty_workbook(app, session, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    book = app.books.add()
    sentences = {command.key: run(command.key, book, session).sentence for command in COMMANDS}
    book.close()
    assert [key for key, sentence in sentences.items() if "Внутренняя" in sentence or "закрыта" in sentence] == []
    assert all(sentence.endswith((".", "…")) for sentence in sentences.values())


def test_every_command_says_what_it_does():
    assert len({command.key for command in COMMANDS}) == len(COMMANDS)
    assert all(command.tip.endswith(".") and command.title and command.group for command in COMMANDS)


def test_what_cannot_be_taken_back_is_not_passed_over(opened, session, monkeypatch):
    book = opened()
    monkeypatch.setattr(monitoring, "_colour_levels", fail)
    really = journal_entries.set_note
    monkeypatch.setattr(journal_entries, "set_note", lambda *args: fail() if args[-1] is None else really(*args))
    answer = run("check", book, session)
    assert "вернуть прежний вид листов не удалось" in answer.sentence
    assert answer.sentence.endswith("BrokenError.")


def test_a_command_works_on_the_active_workbook_whatever_its_name(opened, session, app):
    opened(name="Другая.xlsx")
    book = opened(name="Без имени и смысла.xlsx")
    book.activate()
    assert run_on_active("check", app, session).done
    assert "Замечания" in [sheet.name for sheet in book.sheets]


def test_without_an_open_workbook_the_officer_is_told_to_open_one(app, session):
    assert len(app.books) == 0
    answer = run_on_active("check", app, session)
    assert answer.sentence == "Откройте книгу мониторинга и повторите команду «Проверить»."
