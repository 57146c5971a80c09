"""«Подписать»: an open workbook, its document, a key and a password; a signed PDF beside the workbook."""

import shutil

import pytest

from career_xl.documents.registry import Registry
from career_xl.documents.signing.checking import Check
from career_xl.documents.signing.trust import Trust, read_trust
from career_xl.documents.signing.verify_pdf import verify_pdf
from career_xl.domain.document_kinds import DocumentState
from career_xl.macros.commands import run
from career_xl.shipped import shipped_file
from tests.signing import pki


@pytest.fixture
def demo(app, tmp_path, monkeypatch):
    monkeypatch.setenv("CAREER_XL_SETTINGS", str(tmp_path / "no settings"))
    monkeypatch.setattr("career_xl.documents.signing.clock.now", lambda: pki.NOW)
    path = tmp_path / "Учебная.xlsx"
    shutil.copyfile(shipped_file("workbooks/monitoring_demo.xlsx"), path)
    book = app.books.open(str(path))
    yield book
    book.close()


@pytest.fixture
def asked(session, tmp_path) -> list[str]:
    """What the officer was asked; the answers are the first choice, the director's key and its password."""
    authority = pki.authority()
    authority.cer(tmp_path / "ca.cer")
    keys = [pki.person(pki.DIRECTOR, authority).pfx(tmp_path / "director.pfx")]
    questions: list[str] = []
    session.ask = lambda question, choices, default: questions.append(question) or default
    session.ask_files = lambda question, patterns: questions.append(question) or tuple(keys)
    session.ask_secret = lambda question: questions.append(question) or pki.PASSWORD
    return questions


def test_the_last_document_is_signed_and_the_registry_says_so(demo, session, asked, tmp_path):
    assert run("contingent", demo, session).done
    asked.clear()
    answer = run("sign", demo, session)
    assert answer.sentence == (
        "Подписано: файл «Контингент, выпуск 2026 (подписан).pdf», подпись 1 — Лаврентьев Алексей Викторович, отметка "
        "на странице 4."
    )
    assert asked == [
        "Какой документ подписать?",
        "Файл ключа электронной подписи",
        "Пароль ключа «director.pfx»",
    ]
    trust = Trust(read_trust([tmp_path / "ca.cer"], tmp_path / "none").named, with_system=False)
    assert verify_pdf(tmp_path / "Контингент, выпуск 2026 (подписан).pdf", Check(trust, pki.NOW)).valid
    (record,) = Registry(tmp_path).records()
    assert record.state is DocumentState.SIGNED
    sheet = demo.sheets["Реестр документов"]
    assert "подписан" in [cell for row in sheet["A1:J3"].value for cell in row]


def test_a_cancelled_question_leaves_nothing(demo, session, asked, tmp_path):
    run("contingent", demo, session)
    before = sorted(path.name for path in tmp_path.iterdir())
    session.ask_secret = lambda question: None
    answer = run("sign", demo, session)
    assert not answer.done
    assert "отменена" in answer.sentence
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_wrong_password_is_said_and_not_repeated(demo, session, asked, tmp_path):
    run("contingent", demo, session)
    session.ask_secret = lambda question: "неверный-пароль-77"
    answer = run("sign", demo, session)
    assert not answer.done
    assert "неверный пароль" in answer.sentence
    assert "77" not in answer.sentence
    assert not list(tmp_path.glob("*подписан*"))
