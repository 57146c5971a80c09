"""T07 in the ribbon: the sheet «Форма 1» may be protected, and its wrong cell is marked all the same."""

import pytest

from career_xl.macros.commands import run
from tests.forms.form_files import NETWORKS, form1, lines


def type_form(file) -> None:
    sheet = file.create_sheet("Форма 1")
    for row in form1(lines(NETWORKS)):
        sheet.append(row)
    sheet.cell(7, 6).value = "2 чел."
    sheet.protection.sheet = True


@pytest.fixture
def book(opened):
    return opened(change=type_form)


def test_a_cell_of_the_form_that_holds_no_number_is_found_and_marked(book, session):
    assert run("check", book, session).done
    rows = [line[:6] for line in book.sheets["Замечания"].used_range.value if line[1] == "T07"]
    assert [(line[2], line[3], line[4], line[5]) for line in rows] == [("Форма 1", 7, "06", "2 чел.")]
    cell = book.sheets["Форма 1"].cells(7, 6)
    assert "T07" in cell.note.text
    assert cell.color is not None
    assert run("clear_marks", book, session).done
    assert cell.note is None
