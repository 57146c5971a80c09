"""`career-xl sign` and `verify` as the officer types them; what is secret stays secret."""

import json
import logging
import shutil
import sys
from pathlib import Path

import pytest

from career_xl.documents.registry import REGISTRY_FILE, Record, Registry
from career_xl.domain.document_kinds import DocumentState
from tests.signing import pki
from tests.signing.papers import blank_pdf

PFX, PIN = "CAREER_XL_PFX_PASSWORD", "CAREER_XL_TOKEN_PIN"


@pytest.fixture
def desk(tmp_path, authority, director, officer, monkeypatch) -> Path:
    """A folder with a document, two keys and the authority's certificate; the clock stands still."""
    blank_pdf(tmp_path / "doc.pdf")
    director.pfx(tmp_path / "director.pfx")
    officer.pfx(tmp_path / "officer.pfx")
    authority.cer(tmp_path / "ca.cer")
    monkeypatch.setenv(PFX, pki.PASSWORD)
    monkeypatch.setenv("CAREER_XL_SETTINGS", str(tmp_path / "settings"))
    monkeypatch.setattr("career_xl.documents.signing.clock.now", lambda: pki.NOW)
    return tmp_path


def test_the_chain_from_signing_to_verifying_runs_as_typed(desk, career_xl) -> None:
    first = career_xl("sign", desk / "doc.pdf", "--pfx", desk / "officer.pfx", "--out", desk / "one.pdf")
    assert (first.code, first.err.count("\n")) == (0, 1)
    assert "Подпись 1: Ермакова Ольга Сергеевна, отметка — на странице 1." in first.out
    second = career_xl("sign", desk / "one.pdf", "--pfx", desk / "director.pfx", "--out", desk / "two.pdf")
    assert second.code == 0
    told = career_xl("verify", desk / "two.pdf", "--trust", desk / "ca.cer")
    assert told.code == 0
    assert "электронная подпись верна, подписей: 2" in told.out
    assert told.err == ""


def test_the_json_of_verify_says_all_there_is(desk, career_xl) -> None:
    career_xl("sign", desk / "doc.pdf", "--pfx", desk / "director.pfx", "--out", desk / "one.pdf")
    done = career_xl("verify", desk / "one.pdf", "--trust", desk / "ca.cer", "--json")
    assert done.code == 0
    document = json.loads(done.out)
    assert (document["file"], document["signed"], document["valid"], document["problems"]) == (
        "one.pdf",
        True,
        True,
        [],
    )
    (signature,) = document["signatures"]
    assert signature.pop("message").startswith("Файл не изменён")
    assert signature == {
        "field": "Подпись 1",
        "verdict": "valid",
        "valid": True,
        "intact": True,
        "trusted": True,
        "trusted_by": "Учебный УЦ",
        "signer": pki.DIRECTOR,
        "organisation": None,
        "certificate": "1D9A2F4C0B7E35A1",
        "issuer": "Учебный УЦ",
        "valid_from": "2026-06-07",
        "valid_to": "2027-08-11",
        "signed_at": "2026-07-07T09:30:00+04:00",
        "time_proved": False,
        "revocation_checked": False,
        "revision": 2,
        "changes": [],
    }


def test_an_unsigned_file_and_an_unknown_signer_end_with_1(desk, career_xl) -> None:
    unsigned = career_xl("verify", desk / "doc.pdf", "--json")
    assert (unsigned.code, unsigned.json["signed"], unsigned.json["valid"]) == (1, False, False)
    career_xl("sign", desk / "doc.pdf", "--pfx", desk / "director.pfx", "--out", desk / "one.pdf")
    stranger = career_xl("verify", desk / "one.pdf")
    assert stranger.code == 1
    assert "неизвестно, кто подписал" in stranger.out


def test_a_detached_signature_from_end_to_end(desk, career_xl) -> None:
    words = ("sign", desk / "doc.pdf", "--pfx", desk / "director.pfx", "--detached", "--out", desk / "doc.sig")
    assert career_xl(*words).code == 0
    verify = ("verify", desk / "doc.pdf", "--sig", desk / "doc.sig", "--trust", desk / "ca.cer")
    assert career_xl(*verify).code == 0
    (desk / "doc.pdf").write_bytes(b"%PDF-1.7 other")
    assert career_xl(*verify).code == 1


def test_certificates_in_the_folder_of_trust_are_trusted(desk, career_xl) -> None:
    (desk / "settings" / "trust").mkdir(parents=True)
    (desk / "ca.cer").rename(desk / "settings" / "trust" / "ca.cer")
    career_xl("sign", desk / "doc.pdf", "--pfx", desk / "director.pfx", "--out", desk / "one.pdf")
    assert career_xl("verify", desk / "one.pdf").code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("sign", "none.pdf", "--pfx", "director.pfx", "--out", "s.pdf"), "не найден"),
        (("sign", "doc.pdf", "--pfx", "none.pfx", "--out", "s.pdf"), "Файл ключа «none.pfx»"),
        (("sign", "doc.pdf", "--out", "s.pdf"), "один ключ подписи"),
        (("sign", "doc.pdf", "--pfx", "director.pfx", "--program", "gost", "--out", "s.pdf"), "один ключ подписи"),
        (("sign", "doc.pdf", "--pfx", "director.pfx", "--out", "doc.pdf"), "сам исходный документ"),
        (("sign", "doc.pdf", "--pfx", "director.pfx", "--out", "s.docx"), ".pdf"),
        (("sign", "doc.pdf", "--program", "gost", "--out", "s.pdf"), "Внешней программы «gost» нет"),
        (("sign", "ca.cer", "--pfx", "director.pfx", "--out", "s.pdf"), "не файл PDF"),
        (("verify", "none.pdf"), "не найден"),
        (("verify", "ca.cer"), "не файл PDF"),
        (("verify", "doc.pdf", "--sig", "none.sig"), "не найден"),
        (("verify", "doc.pdf", "--sig", "ca.cer"), "не файл электронной подписи"),
        (("verify", "doc.pdf", "--trust", "doc.pdf"), "нет сертификата"),
        (("verify", "doc.pdf", "--at", "вчера"), "не распознан"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_one_sentence(desk, career_xl, words, says) -> None:
    placed = [desk / word if "." in word else word for word in words]
    done = career_xl(*placed)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert not (desk / "s.pdf").exists()


def test_a_wrong_password_is_said_and_not_shown(desk, career_xl, monkeypatch) -> None:
    monkeypatch.setenv(PFX, "неверный-пароль-77")
    done = career_xl("sign", desk / "doc.pdf", "--pfx", desk / "director.pfx", "--out", desk / "s.pdf", "--debug")
    assert done.code == 2
    assert "неверный пароль" in done.err
    assert "неверный-пароль-77" not in done.err


def test_where_nobody_can_be_asked_the_variable_is_named(desk, career_xl, monkeypatch) -> None:
    monkeypatch.delenv(PFX)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    done = career_xl("sign", desk / "doc.pdf", "--pfx", desk / "director.pfx", "--out", desk / "s.pdf")
    assert done.code == 2
    assert PFX in done.err


def test_a_typed_password_is_asked_for_unseen(desk, career_xl, monkeypatch) -> None:
    asked = []
    monkeypatch.delenv(PFX)
    monkeypatch.setattr("career_xl.terminal.sys.stdin", type("Keyboard", (), {"isatty": lambda self: True})())
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or pki.PASSWORD)
    done = career_xl("sign", desk / "doc.pdf", "--pfx", desk / "director.pfx", "--out", desk / "s.pdf")
    assert done.code == 0
    assert asked == ["Пароль ключа «director.pfx»: "]


def test_neither_key_nor_password_reach_a_file_a_log_or_the_output(
    desk, career_xl, director, caplog, monkeypatch
) -> None:
    """All that is written anywhere while signing is looked through for the password and for the key's numbers."""
    written: dict[str, bytes] = {}
    original = Path.write_bytes

    def remember(path: Path, data: bytes) -> int:
        written[str(path)] = bytes(data)
        return original(path, data)

    monkeypatch.setattr(Path, "write_bytes", remember)
    before = set(desk.rglob("*"))
    caplog.set_level(logging.DEBUG)
    done = career_xl("sign", desk / "doc.pdf", "--pfx", desk / "director.pfx", "--out", desk / "s.pdf")
    assert done.code == 0
    made = {path: path.read_bytes() for path in set(desk.rglob("*")) - before}
    numbers = director.key.private_numbers()
    secrets = [pki.PASSWORD.encode(), pki.PASSWORD.encode("utf-16-le"), numbers.p.to_bytes(128, "big")]
    secrets += [numbers.q.to_bytes(128, "big"), numbers.d.to_bytes(256, "big"), b"PRIVATE KEY"]
    places = [*made.values(), *written.values(), done.out.encode(), done.err.encode(), caplog.text.encode()]
    assert [path.name for path in made] == ["s.pdf"]
    assert [secret for secret in secrets for place in places if secret in place] == []


def test_without_the_libraries_one_sentence_says_how_to_get_them(desk, career_xl, monkeypatch) -> None:
    monkeypatch.setattr("career_xl.documents.extras.importlib.util.find_spec", lambda name: None)
    for words in (
        ("sign", desk / "doc.pdf", "--pfx", desk / "director.pfx", "--out", desk / "s.pdf"),
        ("verify", desk / "doc.pdf"),
    ):
        done = career_xl(*words)
        assert (done.code, done.out) == (2, "")
        assert "pip install 'career-xl[sign]'" in done.err


@pytest.fixture
def registered(desk, papers) -> Path:
    """The contingent document of the demo workbook on the desk, entered in the registry beside it."""
    shutil.copyfile(papers / "contingent.pdf", desk / "contingent.pdf")
    shutil.copyfile(papers / REGISTRY_FILE, desk / REGISTRY_FILE)
    return desk


def contingent_row(folder: Path) -> Record:
    return next(record for record in Registry(folder).records() if record.number.startswith("КВ-"))


def test_the_registry_beside_the_document_moves_on_with_each_signature(registered, career_xl) -> None:
    assert contingent_row(registered).state is DocumentState.FOR_SIGNING
    sign = ("sign", registered / "contingent.pdf", "--pfx", registered / "officer.pfx", "--out", registered / "one.pdf")
    assert career_xl(*sign).code == 0
    assert contingent_row(registered).state is DocumentState.FOR_SIGNING
    sign = ("sign", registered / "one.pdf", "--pfx", registered / "director.pfx", "--out", registered / "two.pdf")
    assert career_xl(*sign).code == 0
    row = contingent_row(registered)
    assert row.state is DocumentState.SIGNED
    assert [file.name for file in row.files] == ["contingent.pdf", "one.pdf", "two.pdf"]
    assert row.notes[-1] == f"Электронная подпись: {pki.DIRECTOR}, сертификат 1D9A2F4C0B7E35A1."


def test_a_detached_signature_is_registered_too(registered, career_xl) -> None:
    words = ("--pfx", registered / "director.pfx", "--detached", "--out", registered / "contingent.pdf.sig")
    assert career_xl("sign", registered / "contingent.pdf", *words).code == 0
    assert contingent_row(registered).state is DocumentState.SIGNED


def test_an_outdated_document_is_signed_with_a_warning(registered, career_xl) -> None:
    Registry(registered).advance(contingent_row(registered), DocumentState.OUTDATED)
    sign = ("sign", registered / "contingent.pdf", "--pfx", registered / "director.pfx", "--out", registered / "s.pdf")
    done = career_xl(*sign)
    assert done.code == 0
    assert "устарел" in done.err
    assert contingent_row(registered).state is DocumentState.OUTDATED


def test_a_document_that_is_in_no_registry_makes_none(desk, career_xl) -> None:
    assert career_xl("sign", desk / "doc.pdf", "--pfx", desk / "director.pfx", "--out", desk / "s.pdf").code == 0
    assert not (desk / REGISTRY_FILE).exists()
