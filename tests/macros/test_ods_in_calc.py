"""The commands in a document of LibreOffice's own format."""

import shutil

import pytest

from career_xl.hosts.calc.bridge import file_url, properties
from career_xl.macros.commands import run
from career_xl.rules.check import check
from career_xl.shipped import shipped_file
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook

pytestmark = pytest.mark.parametrize("engine", ["calc"], indirect=True)


@pytest.fixture
def document(app, tmp_path):
    source = tmp_path / "demo.xlsx"
    shutil.copyfile(shipped_file("workbooks/monitoring_demo.xlsx"), source)
    made = app.books.open(str(source))
    made.api.storeToURL(file_url(tmp_path / "demo.ods"), properties(FilterName="calc8"))
    made.close()
    book = app.books.open(str(tmp_path / "demo.ods"))
    yield book
    book.close()


def test_a_document_in_ods_is_checked_and_undone(document, session, tmp_path):
    expected = check(observe(read_workbook(tmp_path / "demo.ods"))).findings
    before = document.sheets["Замечания"]["A1:L60"].formula
    assert run("check", document, session).done
    sheet = document.sheets["Замечания"]
    rows = sheet.range((2, 1), (len(expected) + 1, 5)).value
    assert [tuple(row[1:]) for row in rows] == [(one.rule, one.sheet, one.row, one.column) for one in expected]
    assert sheet["D3"].hyperlink == f"#'Мониторинг'!{sheet['L3'].value.partition(' ')[0]}"
    assert run("undo", document, session).done
    assert document.sheets["Замечания"]["A1:L60"].formula == before


def test_the_next_year_of_a_document_in_ods_is_a_workbook_beside_it(document, session, tmp_path):
    assert run("new_year", document, session).done
    assert (tmp_path / "Мониторинг 2027–2028.xlsx").is_file()
