"""«Принять скан» from an open workbook."""

import pytest

from career_xl.macros.commands import run
from tests.scanning.paper import as_pdf, desk, printed_contingent, signed

SHEET = "Реестр документов"


@pytest.fixture(scope="module")
def scan(tmp_path_factory):
    """The scan of the signed contingent document of the three graduates."""
    path = tmp_path_factory.mktemp("бумага") / "скан.pdf"
    path.write_bytes(as_pdf(signed(printed_contingent(desk(path.parent)))))
    return path


def test_a_scan_is_accepted_stored_and_listed(opened, session, scan, tmp_path):
    book = opened()
    session.ask_files = lambda question, patterns: (scan,)
    answer = run("scan", book, session)
    assert answer.sentence.startswith("Скан принят: Контингент, выпуск 2026, на 20.11.2026; файл сохранён как «")
    assert book.sheets[SHEET]["H2"].value == "принят скан"
    stored = [path for path in tmp_path.iterdir() if path.suffix == ".pdf"]
    assert [path.read_bytes() for path in stored] == [scan.read_bytes()]
    assert book.sheets[SHEET]["F2"].value == stored[0].name


def test_changes_that_are_not_saved_yet_count(opened, session, scan, tmp_path):
    book = opened()
    cells = book.sheets["Мониторинг"]
    cells.range((2, cells["A1:AZ1"].value.index("ОВЗ") + 1)).value = "да"
    session.ask_files = lambda question, patterns: (scan,)
    answer = run("scan", book, session)
    assert answer.sentence.startswith("Скан не принят. Документ КВ-2026-20261120-DC28 не совпадает с книгой (")
    assert SHEET not in [sheet.name for sheet in book.sheets]
    assert [path for path in tmp_path.iterdir() if path.suffix == ".pdf"] == []


def test_of_several_scans_each_is_told(opened, session, scan, tmp_path):
    book = opened()
    empty = tmp_path / "пустой.jpg"
    empty.write_bytes(b"")
    session.ask_files = lambda question, patterns: (scan, empty)
    answer = run("scan", book, session)
    assert answer.sentence.startswith("Сканов принято — 1, не принято — 1")
    assert "пустой.jpg: Файл пуст: отсканируйте документ ещё раз." in answer.details


def test_without_a_choice_nothing_is_done(opened, session):
    assert run("scan", opened(), session).sentence == "Команда «Принять скан» отменена, ничего не сделано."
