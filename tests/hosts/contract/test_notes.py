"""Notes are added, changed and removed, and found on their sheet."""

import pytest


def test_a_cell_without_a_note_has_none(sheet) -> None:
    assert sheet["A1"].note is None


def test_a_note_is_added(sheet) -> None:
    note = sheet["B2"].add_note("L06: угроза перевода в риск")
    assert note.text == "L06: угроза перевода в риск"
    assert sheet["B2"].note.text == "L06: угроза перевода в риск"
    assert note.location.address == "$B$2"


def test_a_note_of_several_lines_keeps_them(sheet) -> None:
    sheet["A1"].add_note("первая\nвторая")
    assert sheet["A1"].note.text == "первая\nвторая"


def test_a_second_note_is_refused(sheet) -> None:
    sheet["A1"].add_note("раз")
    with pytest.raises(ValueError, match="already"):
        sheet["A1"].add_note("два")


def test_a_note_is_changed(sheet) -> None:
    sheet["A1"].add_note("раз")
    sheet["A1"].note.text = "два"
    assert sheet["A1"].note.text == "два"


def test_a_note_is_removed_and_the_value_stays(sheet) -> None:
    sheet["A1"].value = 5
    sheet["A1"].add_note("раз")
    sheet["A1"].note.delete()
    assert sheet["A1"].note is None
    assert sheet["A1"].value == 5.0


def test_the_notes_of_a_sheet_are_found(sheet) -> None:
    sheet["A1"].add_note("раз")
    sheet["C3"].add_note("два")
    assert sorted((note.location.address, note.text) for note in sheet.notes) == [("$A$1", "раз"), ("$C$3", "два")]


def test_notes_of_a_file_are_read(opened) -> None:
    from openpyxl.comments import Comment

    def fill(sheet) -> None:
        sheet["B2"].comment = Comment("от куратора", "Куратор")

    assert opened(fill).sheets[0]["B2"].note.text == "от куратора"


def test_a_note_outlives_what_is_written_into_its_cell(sheet) -> None:
    sheet["B2"].add_note("Позвонить в мае")
    sheet["A1:C3"].value = [[1, 2, 3]] * 3
    assert sheet["B2"].note.text == "Позвонить в мае"
    sheet["B2"].formula = "=1+1"
    assert sheet["B2"].note.text == "Позвонить в мае"
    sheet["B2"].value = None
    assert [(note.location.address, note.text) for note in sheet.notes] == [("$B$2", "Позвонить в мае")]
