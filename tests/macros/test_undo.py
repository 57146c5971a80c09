"""«Отменить последнее» gives back what a command has overwritten."""

from career_xl.macros.commands import run

NOTHING = "Отменять нечего: команды этой панели ничего не меняли в книге."


def test_the_marks_and_the_new_sheet_of_a_check_are_taken_back(opened, session):
    book = opened()
    run("check", book, session)
    answer = run("undo", book, session)
    cell = book.sheets["Мониторинг"]["V4"]
    assert answer.sentence == "Команда «Проверить» отменена: в книге снова то, что было до неё."
    assert [sheet.name for sheet in book.sheets] == ["Паспорт", "Мониторинг", "Справочники"]
    assert (cell.color, cell.note) == (None, None)
    assert run("undo", book, session).sentence == NOTHING


def test_cleared_marks_come_back(opened, session):
    book = opened()
    run("check", book, session)
    marked = book.sheets["Мониторинг"]["V4"].color
    note = book.sheets["Мониторинг"]["V4"].note.text
    run("clear_marks", book, session)
    run("undo", book, session)
    cell = book.sheets["Мониторинг"]["V4"]
    assert (cell.color, cell.note.text) == (marked, note)
    run("clear_marks", book, session)
    assert book.sheets["Мониторинг"]["V4"].color is None


def test_what_was_typed_after_the_command_is_not_lost(opened, session):
    book = opened()
    run("check", book, session)
    book.sheets["Замечания"]["J2"].value = "подтверждаю"
    answer = run("undo", book, session)
    assert not answer.done
    assert "лист «Замечания» после неё изменён" in answer.sentence
    assert book.sheets["Замечания"]["J2"].value == "подтверждаю"


def test_a_colour_given_after_the_command_stays(opened, session):
    book = opened()
    run("check", book, session)
    book.sheets["Мониторинг"]["V4"].color = (0, 176, 80)
    run("undo", book, session)
    assert book.sheets["Мониторинг"]["V4"].color == (0, 176, 80)


def test_each_workbook_has_a_last_command_of_its_own(opened, session):
    first, second = opened(), opened(name="Другая.xlsx")
    run("check", first, session)
    assert run("undo", second, session).sentence == NOTHING
    assert run("undo", first, session).done


def test_a_command_that_writes_documents_leaves_the_last_change_to_be_undone(opened, session):
    book = opened()
    run("check", book, session)
    run("new_year", book, session)
    assert "«Проверить» отменена" in run("undo", book, session).sentence


def test_a_refused_undo_can_be_tried_again(opened, session):
    book = opened()
    run("check", book, session)
    before = book.sheets["Замечания"]["J2"].value
    book.sheets["Замечания"]["J2"].value = "подтверждаю"
    assert not run("undo", book, session).done
    book.sheets["Замечания"]["J2"].value = before
    assert run("undo", book, session).done


def test_formats_come_back_with_the_contents(opened, session):
    def change(file):
        sheet = file.create_sheet("Замечания")
        sheet.append(["Уровень", "Правило", "Лист", "Строка", "Поле", "Значение"])
        sheet.append(["ошибка", "L16", "Мониторинг", 4, "Фактический трек", 17])

    book = opened(change=change)
    run("check", book, session)
    assert book.sheets["Замечания"]["F2"].number_format == "@"
    run("undo", book, session)
    cell = book.sheets["Замечания"]["F2"]
    assert (cell.number_format, cell.value) == ("General", 17)


def test_a_workbook_that_was_closed_is_in_nobodys_way(opened, session):
    first, second = opened(), opened(name="Вторая.xlsx")
    run("check", first, session)
    first.close()
    assert run("check", second, session).done
    assert run("undo", second, session).done
