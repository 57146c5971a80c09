"""A copy that is checked again: marks are taken back exactly and never pile up."""

import re
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from career_xl.workbook.annotated import write_annotated_copy
from tests.workbook.annotated_books import (
    ERROR,
    F06,
    F09,
    L01,
    audit,
    colours,
    notes,
    opened,
    parts,
    patched,
    people_book,
    row_xml,
)

USER = "FFC6EFCE"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return people_book(tmp_path / "книга.xlsx", lambda _, sheet: sheet.write_comment("B3", "Звонила"))


@pytest.fixture
def copy(book: Path, tmp_path: Path) -> Path:
    path = tmp_path / "копия.xlsx"
    write_annotated_copy(book, path, [F06, L01, F09])
    return path


@pytest.fixture
def again(tmp_path: Path) -> Path:
    return tmp_path / "ещё раз.xlsx"


def test_a_cell_whose_finding_is_gone_gets_its_colour_back(copy: Path, again: Path) -> None:
    write_annotated_copy(copy, again, [L01])
    assert colours(opened(again)["Мониторинг"]) == {"D2": USER, "B3": ERROR, "D3": USER, "D4": USER}


def test_without_findings_cells_notes_and_boxes_are_as_they_were(book: Path, copy: Path, again: Path) -> None:
    write_annotated_copy(copy, again, [])
    assert row_xml(again, 2) == row_xml(book, 2)
    assert notes(opened(again)["Мониторинг"]) == {"B3": "Звонила"}
    assert parts(again)["xl/drawings/vmlDrawing1.vml"] == parts(book)["xl/drawings/vmlDrawing1.vml"]
    assert audit(again) == []


def test_a_hundred_checks_leave_no_more_than_one(copy: Path, again: Path, tmp_path: Path) -> None:
    write_annotated_copy(copy, again, [F06, L01, F09])
    write_annotated_copy(again, tmp_path / "третья.xlsx", [F06, L01, F09])
    assert parts(tmp_path / "третья.xlsx") == parts(again)
    assert parts(again)["xl/worksheets/sheet1.xml"] == parts(copy)["xl/worksheets/sheet1.xml"]


def test_marks_move_with_rows_that_were_deleted_above_them(copy: Path, again: Path, tmp_path: Path) -> None:
    lower = replace(L01, row=4, sheet_column=4, problem="Строка 4, №3: нет трека.")
    write_annotated_copy(copy, tmp_path / "две.xlsx", [F06, L01, lower])
    edited = opened(tmp_path / "две.xlsx")
    edited["Мониторинг"].delete_rows(2)
    edited.save(tmp_path / "без строки.xlsx")
    write_annotated_copy(tmp_path / "без строки.xlsx", again, [])
    assert colours(opened(again)["Мониторинг"]) == {"D2": USER, "D3": USER}
    assert notes(opened(again)["Мониторинг"]) == {"B2": "Звонила"}


def test_a_colour_that_the_user_gave_since_is_the_users_own(copy: Path, again: Path, tmp_path: Path) -> None:
    edited = opened(copy)
    edited["Мониторинг"]["B3"].fill = PatternFill("solid", fgColor="FF00B0F0")
    edited.save(tmp_path / "синяя.xlsx")
    write_annotated_copy(tmp_path / "синяя.xlsx", again, [])
    assert colours(opened(again)["Мониторинг"])["B3"] == "FF00B0F0"


def test_what_the_user_wrote_below_our_lines_stays(copy: Path, again: Path, tmp_path: Path) -> None:
    edited = opened(copy)
    for cell in ("B3", "D2"):
        text = edited["Мониторинг"][cell].comment.text
        edited["Мониторинг"][cell].comment = Comment(f"{text}\nУточню завтра", "Офицер")
    edited.save(tmp_path / "ответ.xlsx")
    write_annotated_copy(tmp_path / "ответ.xlsx", again, [])
    assert notes(opened(again)["Мониторинг"]) == {"B3": "Звонила\nУточню завтра", "D2": "Уточню завтра"}


def test_a_note_without_its_record_gives_the_cell_back_without_fill(copy: Path, again: Path, tmp_path: Path) -> None:
    edited = opened(copy)
    del edited["Замечания"]
    edited.save(tmp_path / "без листа.xlsx")
    write_annotated_copy(tmp_path / "без листа.xlsx", again, [])
    assert colours(opened(again)["Мониторинг"]) == {"D3": USER, "D4": USER}


@pytest.mark.parametrize("text", ["D2 <fill><bad/></fill>", "D2 <fill", "D2 <!DOCTYPE x><fill/>", "что-то", "=1"])
def test_a_record_that_was_tampered_with_does_no_harm(copy: Path, again: Path, tmp_path: Path, text: str) -> None:
    edited = patched(
        copy, tmp_path / "правка.xlsx", lambda _, data: re.sub(rb"D2 &lt;fill[^<]*", escape(text).encode(), data)
    )
    write_annotated_copy(edited, again, [])
    assert "D2" not in colours(opened(again)["Мониторинг"])
    assert audit(again) == []


def test_a_theme_colour_comes_back(tmp_path: Path, again: Path) -> None:
    plain = opened(people_book(tmp_path / "простая.xlsx"))
    plain["Мониторинг"]["B3"].fill = PatternFill("solid", fgColor="FF000000")
    plain["Мониторинг"]["B3"].fill.fgColor.type = "theme"
    plain["Мониторинг"]["B3"].fill.fgColor.theme = 4
    plain["Мониторинг"]["B3"].fill.fgColor.tint = 0.6
    plain.save(tmp_path / "тема.xlsx")
    write_annotated_copy(tmp_path / "тема.xlsx", tmp_path / "отмечена.xlsx", [L01])
    write_annotated_copy(tmp_path / "отмечена.xlsx", again, [])
    colour = opened(again)["Мониторинг"]["B3"].fill.fgColor
    assert (colour.type, colour.theme, colour.tint) == ("theme", 4, 0.6)
