"""In Calc a command is one step of the program's own undo list."""

import pytest

from career_xl.macros.commands import run

pytestmark = pytest.mark.parametrize("engine", ["calc"], indirect=True)


def test_a_check_is_one_step_with_the_title_of_the_command(opened, session):
    book = opened()
    run("check", book, session)
    steps = book.api.getUndoManager()
    assert list(steps.getAllUndoActionTitles()) == ["Проверить"]


def test_ctrl_z_takes_back_colours_notes_and_the_new_sheet(opened, session):
    book = opened()
    run("check", book, session)
    book.api.getUndoManager().undo()
    cell = book.sheets["Мониторинг"]["V4"]
    assert [sheet.name for sheet in book.sheets] == ["Паспорт", "Мониторинг", "Справочники"]
    assert (cell.color, cell.note) == (None, None)


def test_after_ctrl_z_there_is_nothing_left_to_be_lost_by_the_other_undo(opened, session):
    book = opened()
    run("check", book, session)
    book.api.getUndoManager().undo()
    answer = run("undo", book, session)
    assert not answer.done
    assert "лист «Замечания» после неё удалён" in answer.sentence
