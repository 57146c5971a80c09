"""The five-line form as colleges send it: recognised by numbers and captions, each mistake at its cell."""

import datetime as dt
from typing import Any

import pytest

from career_xl.domain.form_columns import FORM1_NUMBERS
from career_xl.forms.file_check import check_file
from tests.forms.form_files import COOKS, FORM1_SHEET, NETWORKS, cells, checked, form1, head, lines, save


def spoilt(row: int, column: str, cell: Any) -> list[list[Any]]:
    """Two faultless blocks (rows 6–15) with one cell changed."""
    rows = form1(lines(NETWORKS), lines(COOKS, 2))
    rows[row - 1][FORM1_NUMBERS.index(column)] = cell
    return rows


def test_a_faultless_form_is_accepted_with_its_figures(tmp_path) -> None:
    file = checked(tmp_path, form1(lines(NETWORKS), lines(COOKS, 2)))
    assert (cells(file), file.accepted, file.form) == ([], True, "form1")
    assert file.figures["43.01.09"]["01"] == [20, 15, 5, *[0] * 20]
    assert list(file.figures) == ["09.02.07", "43.01.09"]


@pytest.mark.parametrize(
    "rows",
    [
        [*head(3), *lines(NETWORKS)],
        [*head(7), *lines(NETWORKS)],
        [["ГБПОУ «ЗК»", *row] for row in form1(lines(NETWORKS))],
        [["Проверка", *row] if place < 4 else [None, *row] for place, row in enumerate(form1(lines(NETWORKS)))],
        [*head(), [None, "Выпадающий список", "01", "Всего", *[0] * 23], *lines(NETWORKS)],
        [*form1(lines(NETWORKS)), ["Итого", None, None, None, 20, 15, 5, *[0] * 20]],
        [*form1(lines(NETWORKS)), *[[None, "Итого по колледжу", *row[2:]] for row in lines(NETWORKS)]],
        [*form1(lines(NETWORKS)), *[[None, "Всего" if row[2] == "01" else None, *row[2:]] for row in lines("")]],
        [*form1(lines(NETWORKS)), [], [None, "Директор", None, None, "Орлова М. С."], [None, "т. 8 846 200-00-00"]],
        [[str(cell).lstrip("0") if n == 4 else cell for cell in row] for n, row in enumerate(form1(lines(NETWORKS)))],
        [[int(cell) if n == 4 else cell for cell in row] for n, row in enumerate(form1(lines(NETWORKS)))],
    ],
    ids=[
        "one row higher", "lower", "college in a first column", "blank first column", "sample", "total in one row",
        "total in five rows", "total that is named once", "signature", "numbers without zeros", "numbers as numbers",
    ],
)  # fmt: skip
def test_what_stands_around_the_table_does_not_matter(tmp_path, rows) -> None:
    file = checked(tmp_path, rows)
    assert (cells(file), list(file.figures), file.figures["09.02.07"]["05"][:2]) == ([], ["09.02.07"], [4, 4])


def test_the_form_is_found_on_a_sheet_of_any_name(tmp_path) -> None:
    path = save(tmp_path / "f.xlsx", {"Титул": [["ГБПОУ"]], "Лист2": form1(lines(NETWORKS))})
    assert check_file(path, "f.xlsx").accepted


@pytest.mark.parametrize(
    "cell", ["5.0", "-", "2 чел.", "1 001", "2²", " 4", "\xa04", 5.5, -1, True, dt.date(2026, 1, 5), " "]
)
def test_what_is_no_number_is_an_error_of_its_own_and_never_a_zero(tmp_path, cell) -> None:
    file = checked(tmp_path, spoilt(8, "07", cell))
    assert (cells(file), file.accepted, file.figures) == ([("T07", 8, "07")], False, {})


def test_a_blank_number_cell_is_a_zero(tmp_path) -> None:
    file = checked(tmp_path, spoilt(8, "07", None))
    assert (cells(file), file.figures["09.02.07"]["03"][:3]) == ([], [1, 1, 0])


def test_digits_typed_as_text_are_counted_and_asked_about(tmp_path) -> None:
    file = checked(tmp_path, spoilt(8, "06", "1"))
    assert (cells(file), file.accepted, file.figures["09.02.07"]["03"][:2]) == ([("T07", 8, "06")], True, [1, 1])


def test_a_whole_form_of_texts_is_asked_about_once(tmp_path) -> None:
    rows = form1([[str(cell) for cell in row] for row in lines(NETWORKS)])
    file = checked(tmp_path, rows)
    assert (cells(file), file.accepted) == ([("T07", 6, "05")], True)


def test_a_formula_that_was_never_computed_is_said_so(tmp_path) -> None:
    file = checked(tmp_path, spoilt(6, "05", "=SUM(F6:AA6)"))
    assert cells(file) == [("T07", 6, "05")]
    assert "не вычислена" in file.findings[0].message


@pytest.mark.parametrize(
    ("row", "column", "cell", "expected"),
    [
        (6, "05", 21, [("T07", 6, "05")]),
        (8, "06", 3, [("T07", 8, "05"), ("T03", 8, "06")]),
        (9, "06", 15, [("T07", 9, "05"), ("T03", 9, "06")]),
        (10, "07", 6, [("T07", 10, "05"), ("T03", 10, "07")]),
        (7, "06", 16, [("T07", 7, "05"), ("T03", 7, "06")]),
        (8, "02", None, [("F01", 8, "02")]),
        (8, "02", "Повар", [("F06", 8, "02")]),
        (8, "02", dt.date(2007, 2, 9), [("F06", 8, "02")]),
        (8, "02", dt.datetime(2007, 2, 9), [("F06", 8, "02")]),
        (8, "02", "2007-02-09 00:00:00", [("F06", 8, "02")]),
        (8, "02", COOKS, [("T07", 8, "02")]),
        (10, "02", COOKS, [("T07", 10, "02")]),
        (8, "02", "09.02.07 Программирование", [("F10", 8, "02")]),
        (8, "04", "прочие", []),
        (8, "03", "05", [("T07", 8, "03")]),
    ],
)  # fmt: skip
def test_each_mistake_is_found_at_its_cell(tmp_path, row, column, cell, expected) -> None:
    assert cells(checked(tmp_path, spoilt(row, column, cell))) == expected


def test_a_code_that_became_a_date_has_the_code_proposed(tmp_path) -> None:
    file = checked(tmp_path, spoilt(8, "02", dt.date(2007, 2, 9)))
    assert "09.02.07" in file.findings[0].message


def test_a_block_without_a_line_is_found_wherever_it_stands(tmp_path) -> None:
    short = [row for row in lines(NETWORKS) if row[2] != "04"]
    assert cells(checked(tmp_path, form1(short, lines(COOKS, 2)))) == [("T07", 6, "04")]
    assert cells(checked(tmp_path, form1(lines(COOKS), short))) == [("T07", 11, "04")]


@pytest.mark.parametrize("missing", ["01", "05"])
def test_a_block_without_its_first_or_last_line_does_not_spoil_its_neighbour(tmp_path, missing) -> None:
    short = [row for row in lines(NETWORKS) if row[2] != missing]
    file = checked(tmp_path, form1(lines(COOKS), short, lines("08.01.28 Мастер")))
    assert cells(file) == [("T07", 11, "04")]


def test_an_empty_row_in_the_middle_is_an_error_and_nothing_below_it_is_lost(tmp_path) -> None:
    file = checked(tmp_path, [*form1(lines(NETWORKS)), [], *lines(NETWORKS)])
    assert cells(file) == [("T07", 11, "02"), ("T07", 12, "02")]


def test_lines_in_another_order_are_read_by_their_captions(tmp_path) -> None:
    one, two, three, four, five = lines(NETWORKS)
    file = checked(tmp_path, form1([one, four, three, two, five]))
    assert (cells(file), file.accepted) == ([("T07", 7, "04")], True)
    assert file.figures["09.02.07"]["04"][:3] == [2, 1, 1]


def test_the_same_code_twice_is_an_error_of_the_second_block(tmp_path) -> None:
    file = checked(tmp_path, form1(lines(NETWORKS), lines(COOKS), lines(NETWORKS)))
    assert (cells(file), file.accepted) == ([("T07", 16, "02")], False)


def test_a_total_that_is_no_sum_is_an_error(tmp_path) -> None:
    rows = [*form1(lines(NETWORKS), lines(COOKS)), ["Итого", None, None, None, 40, 31, 10, *[0] * 20]]
    assert cells(checked(tmp_path, rows)) == [("T03", 16, "06")]


def test_a_column_without_its_number_is_missing(tmp_path) -> None:
    rows = form1(lines(NETWORKS))
    rows[4][FORM1_NUMBERS.index("13")] = None
    assert cells(checked(tmp_path, rows)) == [("S01", 5, "13")]


def test_a_column_that_stands_twice_is_an_error(tmp_path) -> None:
    rows = [[*row[:7], *row[6:7], *row[7:]] for row in form1(lines(NETWORKS))]
    assert cells(checked(tmp_path, rows)) == [("S02", 5, "07")]


def test_a_form_without_a_row_of_data_is_not_accepted(tmp_path) -> None:
    assert (cells(checked(tmp_path, head())), checked(tmp_path, head()).accepted) == ([("T07", 5, None)], False)


def test_a_workbook_without_a_form_is_said_so(tmp_path) -> None:
    file = checked(tmp_path, [["Список"], [1, 2, 3]])
    assert (cells(file), file.form, file.accepted) == ([("S01", None, None)], None, False)
    assert FORM1_SHEET in file.findings[0].message
