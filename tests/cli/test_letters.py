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
