"""«Реестр документов» in the open workbook."""

import pytest

from career_xl.documents.registry import Registry
from career_xl.domain.document_kinds import DocumentState
from career_xl.macros.commands import run

SHEET = "Реестр документов"


@pytest.fixture
def book(opened):
    return opened()


@pytest.fixture
def registry(book, tmp_path):
    return Registry(tmp_path)


def listed(book) -> list[list]:
    rows = book.sheets[SHEET]["A1"].expand("table").options(ndim=2).value
    return [[row[1], row[2], row[4], row[5], row[7]] for row in rows[1:]]


def test_a_document_that_was_made_stands_on_the_sheet(book, session, registry):
    assert run("contingent", book, session).done
    (record,) = registry.records()
    assert listed(book) == [
        ["контингент", 2026, "01 — 3, 02 — 1, 03 — 0, 04 — 0, 05 — 0", "Контингент, выпуск 2026.docx", "черновик"]
    ]
    assert book.sheets[SHEET]["A2"].value == record.number
    assert book.sheets[SHEET]["G2"].value == record.files[0].sha256


def test_every_document_gets_a_row_and_none_is_listed_twice(book, session):
    for key in ("contingent", "form1", "plan", "contingent"):
        assert run(key, book, session).done
    assert [row[0] for row in listed(book)] == ["контингент", "Форма 1", "план работы"]


def test_the_check_marks_what_is_outdated_and_says_the_difference(book, session, registry):
    run("contingent", book, session)
    cells = book.sheets["Мониторинг"]
    column = cells["A1:AZ1"].value.index("ОВЗ") + 1
    cells.range((2, column)).value = "да"
    answer = run("check", book, session)
    assert "устарел: всего, строка 02: в документе 1, в книге 2" in answer.sentence
    assert [row[4] for row in listed(book)] == ["устарел"]
    assert "строка 02: в документе 1, в книге 2" in book.sheets[SHEET]["I2"].value
    assert registry.records()[0].state is DocumentState.OUTDATED


def test_what_the_officer_wrote_and_rows_from_elsewhere_stay(book, session, registry):
    run("contingent", book, session)
    sheet = book.sheets[SHEET]
    sheet["J1"].value, sheet["J2"].value = "Где лежит", "папка 3"
    sheet["A3:B3"].value, sheet["H3"].value = ["КВ-2024-20251101-AAAA", "контингент"], "принят скан"
    registry.advance(registry.records()[0], DocumentState.FOR_SIGNING)
    run("form1", book, session)
    assert sheet["A3"].value == "КВ-2024-20251101-AAAA"
    assert sheet["H2:H4"].value == ["на подписи", "принят скан", "черновик"]
    assert sheet["J2:J3"].value == ["папка 3", None]


def test_a_state_never_moves_back_on_the_sheet(book, session):
    run("contingent", book, session)
    book.sheets[SHEET]["H2"].value = "подписан"
    run("plan", book, session)
    assert [row[4] for row in listed(book)] == ["подписан", "черновик"]


def test_without_documents_the_check_makes_no_sheet(book, session):
    run("check", book, session)
    assert SHEET not in [sheet.name for sheet in book.sheets]
