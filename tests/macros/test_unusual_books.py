"""Workbooks as officers keep them: the commands find what the command line finds, and undo gives everything back."""

import datetime as dt

import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table

from career_xl.hosts.sheet_lock import is_locked
from career_xl.kpi.compute import compute_kpis
from career_xl.macros.commands import run
from career_xl.rules.check import check
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from tests.cli.workbooks import three_graduates


def header_in_row_nine(file):
    sheet = file["Мониторинг"]
    sheet.insert_rows(1, 8)
    sheet["A1"] = "Мониторинг занятости выпускников колледжа"
    sheet.merge_cells("A1:K1")
    sheet["A3"], sheet["A4"] = "Куратор:", "Белов А. И."
    sheet.merge_cells("A3:B4")


def totals_and_signature(file):
    sheet = file["Мониторинг"]
    sheet["A5"], sheet["B5"], sheet["F5"] = "Итого", "3 выпускника", "=COUNT(F2:F4)"
    sheet["B7"] = "Ответственный ______ Белов"


def table_with_a_totals_row(file):
    sheet = file["Мониторинг"]
    sheet["B5"] = "Итого"
    table = Table(displayName="Мониторинг", ref="A1:AK5", totalsRowCount=1)
    sheet.add_table(table)


def filter_and_hidden_rows(file):
    sheet = file["Мониторинг"]
    sheet.auto_filter.ref = "A1:AK4"
    sheet.auto_filter.add_filter_column(21, ["Трудоустройство"])
    for row in (3, 4):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["V"].hidden = True


def looks_of_ones_own(file):
    sheet = file["Мониторинг"]
    sheet["V4"].fill = PatternFill("solid", fgColor="FF92D050")
    sheet["V4"].font = Font(bold=True, color="FF7030A0")
    sheet["V4"].comment = Comment("Позвонить в мае", "Белов")
    sheet["V3"].fill = PatternFill("solid", fgColor="FFF9CECB")
    sheet["B2"].comment = Comment("Староста", "Белов")
    sheet.conditional_formatting.add(
        "F2:F99", CellIsRule(operator="lessThan", formula=["2026"], fill=PatternFill("solid", bgColor="FFFFC000"))
    )


def columns_of_ones_own(file):
    sheet = file["Мониторинг"]
    sheet.insert_cols(1)
    sheet["A1"], sheet["A2"] = "Телефон", "8 900 000-00-00"
    sheet["AN1"], sheet["AN3"] = "Куратор", "Ильина"


def blank_cohorts(file):
    for row in (2, 3):
        file["Мониторинг"].cell(row, 6).value = None


def protected_sheets(file):
    for sheet in file.worksheets:
        sheet.protection.enable()


def a_code_that_became_a_date(file):
    file["Мониторинг"]["H3"] = dt.datetime(2007, 2, 9)


KINDS = [
    header_in_row_nine,
    totals_and_signature,
    table_with_a_totals_row,
    filter_and_hidden_rows,
    looks_of_ones_own,
    columns_of_ones_own,
    blank_cohorts,
    protected_sheets,
    a_code_that_became_a_date,
]


def everything(book):
    seen = []
    for sheet in book.sheets:
        used = sheet.used_range
        cells = sheet.range((1, 1), (used.last_cell.row + 1, used.last_cell.column + 1))
        looks = [(cell.color, cell.number_format, cell.font.bold, cell.wrap_text) for cell in cells[:12, :42]]
        notes = [(note.location.address, note.text) for note in sheet.notes]
        hidden = [sheet.range((row, 1)).rows.hidden for row in range(1, 14)]
        tables = [(table.name, table.range.address) for table in sheet.tables]
        seen.append((sheet.name, cells.formula, looks, notes, hidden, tables, is_locked(sheet)))
    return seen


@pytest.mark.parametrize("change", KINDS)
def test_the_check_finds_what_the_command_line_finds_and_is_undone_without_a_trace(opened, session, tmp_path, change):
    book = opened(change=change)
    expected = check(observe(read_workbook(tmp_path / "Выпускники.xlsx"))).findings
    before = everything(book)
    assert run("check", book, session).done
    sheet = book.sheets["Замечания"]
    rows = sheet.range((2, 1), (max(len(expected), 1) + 1, 6)).value
    rows = rows if isinstance(rows[0], list) else [rows]
    found = [(row[1], row[2], row[3], row[4]) for row in rows if row[1]]
    assert found == [(one.rule, one.sheet, one.row, one.column) for one in expected]
    assert run("undo", book, session).done
    assert everything(book) == before


@pytest.mark.parametrize("change", KINDS)
def test_marks_that_are_cleared_leave_no_trace(opened, session, change):
    book = opened(change=change)
    before = everything(book)
    run("check", book, session)
    run("clear_marks", book, session)
    after = [sheet for sheet in everything(book) if sheet[0] != "Замечания"]
    assert after == before


@pytest.mark.parametrize("change", [header_in_row_nine, columns_of_ones_own, blank_cohorts, filter_and_hidden_rows])
def test_the_figures_are_those_of_the_command_line(opened, session, tmp_path, change):
    book = opened(change=change)
    expected = compute_kpis(observe(read_workbook(tmp_path / "Выпускники.xlsx")))
    assert run("kpi", book, session).done
    rows = book.sheets["Показатели"].range((2, 1), (len(expected) + 1, 12)).value
    figures = [(row[0], row[2], row[3], row[8], row[9], row[10]) for row in rows]
    assert figures == [
        (str(k.definition.code), k.category, k.cohort, k.numerator, k.denominator, k.status.label) for k in expected
    ]


def test_a_filter_on_the_list_of_findings_hides_no_new_finding(opened, session):
    book = opened()
    run("check", book, session)
    book.sheets["Замечания"]["A2:A3"].rows.hidden = True
    answer = run("check", book, session)
    assert book.sheets["Замечания"]["A2:A3"].rows.hidden is False
    assert "показаны снова" in " ".join((answer.sentence, *answer.details))


def test_of_two_open_books_each_undoes_its_own_command(opened, session):
    first, second = opened(), opened(three_graduates()[:2], name="Другая.xlsx")
    before = everything(first), everything(second)
    run("check", first, session)
    run("check", second, session)
    run("undo", first, session)
    assert everything(first) == before[0]
    assert "Замечания" in [sheet.name for sheet in second.sheets]
    run("undo", second, session)
    assert everything(second) == before[1]
