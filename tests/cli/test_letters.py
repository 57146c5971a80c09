"""`career-xl invitations`, `letters`, `report`, `card` on a file."""

import hashlib

from career_xl.documents.registry import Registry
from tests.cli.workbooks import save_book
from tests.tables import graduate


def test_invitations_stand_beside_the_workbook_under_a_new_name_each_time(career_xl, book):
    before = hashlib.sha256(book.read_bytes()).hexdigest()
    first, second = career_xl("invitations", book), career_xl("invitations", book)
    assert (first.code, second.code) == (0, 0)
    folder = book.parent / "Приглашения на 20.11.2026"
    assert sorted(path.name for path in folder.iterdir()) == [
        "Приглашение, строка 4.docx",
        "Приглашения для печати.docx",
    ]
    assert (book.parent / "Приглашения на 20.11.2026 (2)").is_dir()
    assert hashlib.sha256(book.read_bytes()).hexdigest() == before
    (record,) = Registry.beside(book).records()
    assert record.document.kind == "приглашение"
    assert "Тихонов" not in first.out + first.err + second.err


def test_nobody_at_risk_is_no_error(career_xl, tmp_path):
    book = save_book(tmp_path / "книга.xlsx", [graduate()])
    done = career_xl("invitations", book, "--out", tmp_path / "письма")
    assert done.code == 0
    assert "нет никого" in done.out
    assert not (tmp_path / "письма").exists()


def test_letters_to_the_base_centre_stand_beside_the_workbook_and_are_registered(career_xl, book):
    done = career_xl("letters", book)
    assert done.code == 0
    names = {"Письмо в БЦК на 20.11.2026.docx", "Письмо в БЦК на 20.11.2026.eml", "Мониторинг ОПК на 20.11.2026.eml"}
    assert names <= {path.name for path in book.parent.iterdir()}
    assert [record.document.kind for record in Registry.beside(book).records()] == ["письмо", "письмо"]


def test_a_lost_attachment_ends_with_one_sentence_and_no_file(career_xl, book, tmp_path):
    done = career_xl("letters", book, "--out", tmp_path / "письма", "--attach", tmp_path / "нет.pdf")
    assert (done.code, done.out) == (2, "")
    assert "«нет.pdf»" in done.err
    assert list((tmp_path / "письма").iterdir()) == []


def test_report_and_card_stand_beside_the_workbook_unless_a_file_is_named(career_xl, book, tmp_path):
    assert career_xl("report", book).code == 0
    assert (book.parent / "Отчёт центра карьеры за 2026–2027 учебный год.docx").is_file()
    assert career_xl("card", book, "--row", 3).code == 0
    assert (book.parent / "Карточка выпускника, строка 3.docx").is_file()
    assert career_xl("card", book, "--row", 3, "--docx", tmp_path / "к.docx").code == 0
    assert (tmp_path / "к.docx").is_file()
    assert {record.document.kind for record in Registry.beside(book).records()} == {"отчёт", "карточка выпускника"}


def test_a_row_without_a_graduate_ends_with_one_sentence(career_xl, book):
    done = career_xl("card", book, "--row", 99)
    assert (done.code, done.out) == (2, "")
    assert "В строке 99 листа «Мониторинг» нет выпускника" in done.err


def test_the_list_of_the_risk_group_is_registered_without_names(career_xl, book, tmp_path):
    assert career_xl("risk", book, "--out", tmp_path / "риск.xlsx").code == 0
    (record,) = Registry.beside(book).records()
    assert (record.document.kind, record.document.summary) == ("список группы риска", "R1 — 0, R2 — 1, R3 — 1, R4 — 0")
    assert "Тихонов" not in Registry.beside(book).path.read_text(encoding="utf-8")
