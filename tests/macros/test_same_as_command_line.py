"""What the ribbon finds and computes in an open workbook is what the command line finds in its file."""

import datetime as dt
import random
import shutil

import openpyxl
import pytest

from bench.generate import write_workbook
from career_xl.domain.columns import Column
from career_xl.kpi.compute import compute_kpis
from career_xl.macros.commands import run
from career_xl.risk import find_risk_group
from career_xl.rules.check import check
from career_xl.rules.findings import source_label
from career_xl.shipped import shipped_file
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from career_xl.tables.sheet_values import as_text
from career_xl.workbook.risk_file import risk_rows
from career_xl.workbook.sheets import kpis
from career_xl.workbook.sheets.risk_group import in_order, list_of
from tests.rules.random_cells import DATES, WORDS

GRADUATES = 60
SEEDS = (1, 2, 3)
# A time of day reads as a number in an open workbook (docs/decisions.md); days before March 1900 are others in Excel.
TYPED_DATES = tuple(date for date in DATES if not isinstance(date, dt.time))


def spoil(path, seed):
    """Every tenth cell becomes something that an officer may have typed."""
    chance = random.Random(seed)
    book = openpyxl.load_workbook(path)
    sheet = book["Мониторинг"]
    for row in range(2, GRADUATES + 2):
        for place, column in enumerate(Column, start=1):
            if chance.random() < 0.1:
                words = WORDS.get(column, (*TYPED_DATES, None, "  ", "+", "что-то"))
                sheet.cell(row, place).value = chance.choice((None, *words))
    book.save(path)


@pytest.fixture(params=["demo", *SEEDS])
def made(request, app, tmp_path):
    """An open workbook and what its file shows."""
    path = tmp_path / "Книга.xlsx"
    if request.param == "demo":
        shutil.copyfile(shipped_file("workbooks/monitoring_demo.xlsx"), path)
    else:
        write_workbook(path, GRADUATES, request.param)
        spoil(path, request.param)
    book = app.books.open(str(path))
    yield book, observe(read_workbook(path))
    book.close()


def rows_below(sheet, count, width):
    rows = sheet.range((2, 1), (max(count, 2) + 1, width)).options(ndim=2).value
    return [tuple(as_text(cell) for cell in row) for row in rows][:count]


def test_the_findings_are_the_same_to_the_letter(made, session):
    book, observation = made
    expected = check(observation).findings
    assert run("check", book, session).done
    listed = [
        (
            one.level.label,
            one.rule,
            one.sheet,
            as_text(one.row),
            one.column,
            one.value or "",
            one.problem,
            one.advice,
            source_label(one.source),
        )
        for one in expected
    ]
    assert rows_below(book.sheets["Замечания"], len(expected), 9) == listed


def test_the_indicators_are_the_same_cell_by_cell(made, session):
    book, observation = made
    expected = compute_kpis(observation)
    assert run("kpi", book, session).done
    sheet = book.sheets["Показатели"]
    for row, result in enumerate(expected, start=2):
        cells = sheet.range((row, 1), (row, 12)).value
        wanted = kpis.plain_row(result)
        # The column with live formulas is Calc's own affair, the saved figure stands beside it.
        del cells[kpis.FACT], wanted[kpis.FACT]
        assert [pytest.approx(float(cell)) if isinstance(cell, float) else cell or None for cell in cells] == [
            float(cell) if isinstance(cell, int | float) else cell or None for cell in wanted
        ]


def test_the_risk_group_is_the_same(made, session):
    book, observation = made
    members = in_order(find_risk_group(observation).members)
    expected = [
        (list_of(member), *map(as_text, cells))[:9]
        for member, cells in zip(members, risk_rows(members, observation), strict=True)
    ]
    assert run("risk", book, session).done
    assert rows_below(book.sheets["Группа риска"], len(expected), 9) == expected
