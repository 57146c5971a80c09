"""What was typed on «Группа риска» is found again by graduate, in any column order."""

import datetime as dt

from career_xl.tables.follow_up import FollowUp, graduate_key, read_follow_ups
from career_xl.tables.sheet_values import SheetValues

ANNA = graduate_key("Смирнова Анна Петровна", 2026, "09.02.07")


def test_the_cells_beside_a_graduate_are_read_under_titles_and_in_any_order():
    rows = [
        ["Группа риска на 20.11.2026"],
        ["обратная  связь", "Код", "ФИО", "Год выпуска", "Приглашение", "Ответственный"],
        ["позвонили", "09.02.07", "Смирнова  анна Петровна", 2026.0, "12.11.2026", "Белов А. И."],
    ]
    follow_ups = read_follow_ups(SheetValues("Группа риска", rows))
    assert follow_ups == {ANNA: FollowUp("Белов А. И.", "12.11.2026", "позвонили")}
    assert follow_ups[ANNA].invited_on == dt.date(2026, 11, 12)


def test_of_two_graduates_who_cannot_be_told_apart_neither_gets_anothers_cells():
    row = ["Смирнова Анна Петровна", 2026, "09.02.07"]
    rows = [["ФИО", "Год выпуска", "Код", "Обратная связь"], [*row, "а"], [*row, "б"]]
    assert read_follow_ups(SheetValues("Группа риска", rows)) == {ANNA: None}


def test_a_sheet_that_is_not_there_or_looks_otherwise_says_nothing():
    assert read_follow_ups(None) == {}
    assert read_follow_ups(SheetValues("Группа риска", [["Сводка", 12], ["Код", "09.02.07"]])) == {}
    assert read_follow_ups(SheetValues("Группа риска", [])) == {}


def test_an_invitation_that_is_no_date_is_none():
    assert FollowUp(None, "вручено лично", None).invited_on is None
