"""The command opk."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from career_xl import terminal
from career_xl.cli import app
from career_xl.documents.registry import Registry
from tests.cli.workbooks import save_book, three_graduates
from tests.rules.opk_rows import APPRENTICE

COPY = "ОПК Форма 2 и 3, 20.11.2026.xlsx"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return save_book(tmp_path / "book.xlsx", [{**APPRENTICE, "ОПК": "да"}])


def test_the_copy_of_the_week_is_written_and_registered(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = book.read_bytes()
    out = book.parent / "week"
    assert terminal.run(app, ["opk", str(book), "--out", str(out), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["file"], document["form2"][0]["cells"]["Целевые договоры, чел."]) == (COPY, 1)
    copy = load_workbook(out / COPY)
    assert copy.sheetnames == ["ОПК Форма 2", "ОПК Форма 3"]
    assert copy["ОПК Форма 2"]["A1"].value == "ОПК Форма 2 на 20.11.2026, ГБПОУ «ЗК»"
    assert copy["ОПК Форма 2"]["H4"].value == "09.02.07"
    kinds = [record.document.kind for record in Registry.beside(book).records()]
    assert kinds == ["ОПК Форма 2", "ОПК Форма 3"]
    assert book.read_bytes() == before


def test_without_a_folder_nothing_is_written(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert terminal.run(app, ["opk", str(book)]) == 0
    assert "заполнено пустых ячеек" in capsys.readouterr().out
    assert [path.name for path in book.parent.iterdir()] == ["book.xlsx"]


def test_without_an_enterprise_the_letter_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = save_book(tmp_path / "book.xlsx", three_graduates())
    assert terminal.run(app, ["opk", str(book), "--out", str(tmp_path / "week")]) == 0
    assert "«новых данных нет»" in capsys.readouterr().out
    assert not (tmp_path / "week").exists()
