"""T07: the workbook's own sheet «Форма 1», overwritten by hand."""

import pytest

from career_xl.domain.sheets import Sheet
from career_xl.rules.findings import Level, Outcome
from career_xl.shipped import shipped_file
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from career_xl.tables.sheet_values import SheetValues
from tests.forms.form_files import COOKS, NETWORKS, form1, head, lines
from tests.rules.flat_findings import cells, findings, result
from tests.tables import graduate, observation

SUM, FIRST, SECOND = 4, 5, 6
"""Places of the columns 05, 06 and 07 in a row."""


def seen(rows, errors=None, uncomputed=()):
    """A workbook of one faultless graduate with this sheet «Форма 1»."""
    sheet = SheetValues(Sheet.FORM1, rows, errors or {}, len(uncomputed), uncomputed)
    return observation([graduate()], other_sheets=[sheet])


def spoilt(*changes):
    """A form of two programmes in which (row, place, value) are typed over."""
    rows = form1(lines(NETWORKS), lines(COOKS, 2))
    for row, place, value in changes:
        rows[row - 1][place] = value
    return rows


def test_a_faultless_form_gives_no_finding():
    book = seen(spoilt())
    assert (cells(book, "T07"), result(book, "T07").outcome) == ([], Outcome.PASSED)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([(6, SUM, 21)], [("T07", 6, "05")]),
        ([(12, SECOND, 2)], [("T07", 12, "05")]),
        ([(7, FIRST, "5.0")], [("T07", 7, "06")]),
        ([(7, FIRST, "-")], [("T07", 7, "06")]),
        ([(8, SECOND, "2 чел.")], [("T07", 8, "07")]),
        ([(8, SUM, 1.5)], [("T07", 8, "05")]),
        ([(6, SUM, 21), (11, FIRST, "нет")], [("T07", 6, "05"), ("T07", 11, "06")]),
    ],
)
def test_a_slip_is_found_in_its_cell(changes, expected):
    book = seen(spoilt(*changes))
    assert cells(book, "T07") == expected
    assert {finding.level for finding in findings(book, "T07")} == {Level.ERROR}


def test_the_finding_says_where_what_and_what_to_do_and_knows_its_cell():
    (finding,) = findings(seen(spoilt((6, SUM, 21))), "T07")
    assert finding.problem == "Лист «Форма 1», строка 6, графа 05: в графе 05 стоит 21, а сумма граф 06–27 — 20."
    assert finding.advice == "Каждый выпускник стоит ровно в одной из граф 06–27: исправьте числа."
    assert (finding.value, finding.sheet, finding.sheet_column) == ("21", "Форма 1", SUM + 1)


def test_a_number_typed_as_text_counts_and_is_asked_about():
    (finding,) = findings(seen(spoilt((6, FIRST, "15"))), "T07")
    assert (finding.level, finding.row, finding.column) == (Level.QUERY, 6, "06")


def test_a_failed_formula_is_no_number():
    book = seen(spoilt((6, FIRST, None)), errors={(6, FIRST + 1): "#REF!"})
    assert cells(book, "T07") == [("T07", 6, "06")]


def test_a_formula_that_was_never_computed_is_said_to_be_unchecked_and_no_zero():
    book = seen(spoilt((7, SUM, None)), uncomputed=((7, SUM + 1),))
    assert (cells(book, "T07"), result(book, "T07").outcome) == ([], Outcome.PASSED)
    assert "проверено не всё: на листе «Форма 1» формул без посчитанного значения — 1" in result(book, "T07").reason


def test_a_block_without_all_lines_is_found():
    rows = form1(lines(NETWORKS)[:4], lines(COOKS, 2))
    assert cells(seen(rows), "T07") == [("T07", 6, "04")]


def test_the_columns_may_stand_further_right_and_the_header_higher():
    rows = [[None, *row] for row in spoilt((6, SUM, 21))][2:]
    (finding,) = findings(seen(rows), "T07")
    assert (finding.row, finding.column, finding.sheet_column) == (4, "05", SUM + 2)


def test_without_a_column_the_rest_is_checked_and_the_lack_is_said():
    rows = [row[:SECOND] + row[SECOND + 1 :] for row in spoilt((7, FIRST, "-"))]
    book = seen(rows)
    assert cells(book, "T07") == [("T07", 7, "06")]
    assert result(book, "T07").reason == (
        "проверено не всё: на листе «Форма 1» нет граф 07, сумма граф 06–27 не проверена"
    )


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (None, "в книге нет листа «Форма 1»"),
        ([], "на листе «Форма 1» нет строки с номерами граф 01, 02 … 27"),
        (head(), "на листе «Форма 1» под номерами граф нет строк с числами"),
    ],
    ids=["no sheet", "empty sheet", "header only"],
)
def test_without_a_form_the_rule_is_skipped_and_says_why(rows, reason):
    book = observation([graduate()]) if rows is None else seen(rows)
    assert (result(book, "T07").outcome, result(book, "T07").reason) == (Outcome.SKIPPED, reason)


def test_the_sheet_that_the_program_itself_fills_is_faultless():
    book = observe(read_workbook(shipped_file("workbooks/monitoring_demo.xlsx")))
    assert result(book, "T07").outcome is Outcome.PASSED
    assert cells(book, "T07") == []
