"""In Calc a command is one step of the program's own undo list."""

import pytest
from openpyxl.comments import Comment

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


def test_ctrl_z_gives_back_the_officers_own_note_with_its_box(opened, session):
    def note(file):
        file["Мониторинг"]["V4"].comment = Comment("Позвонить в мае", "Белов")

    book = opened(change=note)
    cell = book.sheets["Мониторинг"]["V4"]
    cell.note.api.setIsVisible(True)
    size = cell.note.api.getAnnotationShape().getSize()
    size.Width, size.Height = 9000, 4000
    cell.note.api.getAnnotationShape().setSize(size)
    run("check", book, session)
    assert cell.note.text.startswith("Позвонить в мае\n")
    assert cell.note.api.getIsVisible()
    assert cell.note.api.getAnnotationShape().getSize().Width == 9000
    book.api.getUndoManager().undo()
    assert cell.note.text == "Позвонить в мае"
    assert cell.note.api.getAnnotationShape().getSize().Width == 9000
