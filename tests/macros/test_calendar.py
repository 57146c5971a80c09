"""The command «Календарь» on an open workbook."""

import datetime as dt

import pytest

from career_xl.domain.academic_year import AcademicYear
from career_xl.macros.commands import run
from career_xl.workbook.new_workbook import write_new_workbook


@pytest.fixture
def prepared(app, tmp_path):
    path = tmp_path / "Новая.xlsx"
    write_new_workbook(path, AcademicYear(2026))
    book = app.books.open(str(path))
    yield book
    book.close()


def test_the_deadlines_are_listed_where_there_is_no_sheet_yet(opened, session):
    book = opened()
    answer = run("calendar", book, session)
    assert answer.sentence.startswith("Сроки 2026/27 учебного года на 20.11.2026: просрочено — ")
    sheet = book.sheets["Календарь"]
    assert sheet["A1:F1"].value == ["Срок", "Что сделать", "Основание", "Состояние", "По данным книги", "Примечание"]
    assert sheet["A2"].value == dt.datetime(2026, 9, 1)
    assert sheet["E2"].value.startswith(("выполнено", "просрочено"))


def test_rows_and_marks_of_the_officer_stay_where_they_are(prepared, session):
    sheet = prepared.sheets["Календарь"]
    last = sheet["A1"].expand("down").last_cell.row
    tasks = sheet.range((2, 2), (last, 2)).value
    sheet.range((3, 4)).value = "выполнено"
    sheet.range((3, 6)).value = "сделала 30.08"
    sheet.range((last + 1, 1)).value = [
        dt.datetime(2026, 12, 5),
        "Ярмарка в колледже",
        "",
        "в работе",
        None,
        "актовый зал",
    ]
    answer = run("calendar", prepared, session)
    assert answer.done, answer.sentence
    assert sheet.range((2, 2), (last + 1, 2)).value == [*tasks, "Ярмарка в колледже"]
    assert sheet.range((3, 4), (3, 6)).value == [
        "выполнено",
        "выполнено; отмечено на листе «Календарь»",
        "сделала 30.08",
    ]
    assert sheet.range((last + 1, 4)).value == "в работе"
    assert sheet.range((last + 1, 6)).value == "актовый зал"
    assert sheet.range((last + 2, 2)).value is None


def test_undo_takes_the_derived_states_back(prepared, session):
    sheet = prepared.sheets["Календарь"]
    before = sheet["A1:F40"].value
    assert run("calendar", prepared, session).done
    assert sheet["A1:F40"].value != before
    assert run("undo", prepared, session).done
    assert sheet["A1:F40"].value == before


def test_the_file_for_a_calendar_program_is_written_when_asked_for(opened, session, tmp_path):
    session.ask = lambda question, choices, default: choices[-1]
    answer = run("calendar", opened(), session)
    assert "«Календарь 2026–2027.ics»" in answer.sentence
    assert (tmp_path / "Календарь 2026–2027.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
