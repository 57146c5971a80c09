"""Addresses and boxes, without an office program."""

import pytest

from career_xl.hosts.calc.address import Box, a1, boxes_of_cells, column_letters, column_number, quoted, read_a1

ROWS, COLUMNS = 1_048_576, 16_384
SHEET = Box(0, 0, ROWS - 1, COLUMNS - 1)


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("A1", Box(0, 0, 0, 0)),
        ("$B$2:d5", Box(1, 1, 4, 3)),
        ("D5:B2", Box(1, 1, 4, 3)),
        ("AA10", Box(9, 26, 9, 26)),
        ("A:C", Box(0, 0, ROWS - 1, 2)),
        ("$2:3", Box(1, 0, 2, COLUMNS - 1)),
    ],
)
def test_an_address_is_read(text, box) -> None:
    assert read_a1(text, ROWS, COLUMNS) == box


@pytest.mark.parametrize("text", ["", "A0", "Мониторинг", "XFE1", "A1048577", "A1:B2:C3", "итоги2", "A", "7"])
def test_what_is_no_address_is_none(text) -> None:
    assert read_a1(text, ROWS, COLUMNS) is None


@pytest.mark.parametrize("text", ["$A$1", "$B$2:$D$5", "$A:$C", "$2:$3"])
def test_an_address_is_written_as_it_was_read(text) -> None:
    assert a1(read_a1(text, ROWS, COLUMNS), SHEET) == text


def test_the_signs_are_left_out_where_they_are_not_wanted() -> None:
    box = Box(1, 1, 2, 2)
    assert a1(box, SHEET, row_absolute=False) == "$B2:$C3"
    assert a1(box, SHEET, column_absolute=False) == "B$2:C$3"


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_have_letters(number, letters) -> None:
    assert column_letters(number) == letters
    assert column_number(letters) == number


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Sheet1", "Sheet1"),
        ("Лист1", "Лист1"),
        ("Форма 1", "'Форма 1'"),
        ("it's", "'it''s'"),
        ("A1", "'A1'"),
        ("2026", "'2026'"),
    ],
)
def test_a_sheet_is_quoted_where_a_formula_needs_it(name, written) -> None:
    assert quoted(name) == written


def test_cells_are_joined_to_as_few_rectangles_as_their_columns_allow() -> None:
    cells = [(row, column) for row in range(3) for column in (1, 2)] + [(9, 1), (5, 7)]
    assert boxes_of_cells(cells) == [Box(0, 1, 2, 2), Box(5, 7, 5, 7), Box(9, 1, 9, 1)]


def test_no_cells_make_no_rectangles() -> None:
    assert boxes_of_cells([]) == []


def test_boxes_that_do_not_meet_have_nothing_in_common() -> None:
    assert Box(0, 0, 1, 1).common(Box(2, 2, 3, 3)) is None
    assert Box(0, 0, 2, 2).common(Box(1, 1, 3, 3)) == Box(1, 1, 2, 2)
