"""A foreign program signs and verifies: OpenSSL with its ГОСТ engine and a throw-away key."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pytest

from career_xl.documents.signing.checking import Check
from career_xl.documents.signing.detached import sign_detached
from career_xl.documents.signing.external import ExternalKey, external_key
from career_xl.documents.signing.keys import open_pkcs12
from career_xl.documents.signing.report import Verdict
from career_xl.documents.signing.settings import FILE_NAME, Program, read_programs
from career_xl.documents.signing.sign_pdf import sign_pdf
from career_xl.documents.signing.trust import Trust, read_trust
from career_xl.documents.signing.verify_detached import verify_detached
from career_xl.documents.signing.verify_pdf import verify_pdf
from career_xl.domain.errors import ProgramMissingError, SettingInvalidError, SigningKeyError
from tests.docs.readme import ROOT
from tests.signing import pki

SECRET = "тайна-42"
SETTINGS = (ROOT / "docs" / "signing.md").read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
"""The example of the guide: what it shows must work."""


def openssl(*words: object) -> None:
    done = subprocess.run(["openssl", *map(str, words)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def gost(tmp_path_factory) -> Path:
    """A folder with a ГОСТ authority, a director's key and certificate, and the settings of the guide."""
    folder = tmp_path_factory.mktemp("gost")
    algorithm = ["-algorithm", "gost2012_256", "-pkeyopt", "paramset:A"]
    openssl("genpkey", "-engine", "gost", *algorithm, "-out", folder / "ca.key")
    authority = ["-subj", "/CN=ГОСТ УЦ", "-utf8", "-days", "4000", "-out", folder / "ca.pem"]
    openssl("req", "-engine", "gost", "-new", "-x509", "-key", folder / "ca.key", *authority)
    encrypted = ["-aes-256-cbc", "-pass", f"pass:{SECRET}", "-out", folder / "director.key"]
    openssl("genpkey", "-engine", "gost", *algorithm, *encrypted)
    asked = ["-subj", f"/SN=Лаврентьев/GN=Алексей Викторович/CN={pki.DIRECTOR}", "-utf8", "-out", folder / "d.csr"]
    opened = ["-key", folder / "director.key", "-passin", f"pass:{SECRET}"]
    openssl("req", "-engine", "gost", "-new", *opened, *asked)
    issued = ["-CA", folder / "ca.pem", "-CAkey", folder / "ca.key", "-set_serial", "0x51A7", "-days", "4000"]
    openssl("x509", "-engine", "gost", "-req", "-in", folder / "d.csr", *issued, "-out", folder / "director.pem")
    text = SETTINGS.replace("/home/officer", str(folder))
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def key(gost) -> ExternalKey:
    return external_key("gost", read_programs(gost)["gost"], None, SECRET)


@pytest.fixture
def check(gost) -> Check:
    import datetime as dt

    named = read_trust([gost / "ca.pem"], gost / "none").named
    now = dt.datetime.now().astimezone()
    return Check(Trust(named, with_system=False), now, programs=read_programs(gost))


def test_a_gost_key_signs_a_pdf_with_its_mark(contingent_pdf, key, check, tmp_path) -> None:
    done = sign_pdf(contingent_pdf, key, tmp_path / "signed.pdf", check.now)
    assert (done.owner, done.page, done.notes) == (pki.DIRECTOR, 3, ())
    report = verify_pdf(tmp_path / "signed.pdf", check)
    assert report.valid
    ((signature),) = report.signatures
    assert (signature.certificate.number, signature.trusted_by) == ("51A7", "программа «gost»")


def test_a_gost_signature_of_a_changed_pdf_is_refused(contingent_pdf, key, check, tmp_path) -> None:
    sign_pdf(contingent_pdf, key, tmp_path / "signed.pdf", check.now)
    contents = (tmp_path / "signed.pdf").read_bytes()
    (tmp_path / "signed.pdf").write_bytes(contents.replace(b"/Producer", b"/Produser", 1))
    report = verify_pdf(tmp_path / "signed.pdf", check)
    assert [signature.verdict for signature in report.signatures] == [Verdict.CHANGED]


def test_a_gost_signature_beside_a_file_is_made_and_verified(contingent_pdf, key, check, tmp_path) -> None:
    sign_detached(contingent_pdf, key, tmp_path / "gost.sig", check.now)
    assert verify_detached(contingent_pdf, tmp_path / "gost.sig", check).valid
    contingent_pdf.write_bytes(contingent_pdf.read_bytes() + b"x")
    report = verify_detached(contingent_pdf, tmp_path / "gost.sig", check)
    assert [signature.verdict for signature in report.signatures] == [Verdict.CHANGED]


def test_an_unknown_gost_authority_is_not_trusted(contingent_pdf, key, check, tmp_path) -> None:
    sign_detached(contingent_pdf, key, tmp_path / "gost.sig", check.now)
    nobody = dataclasses.replace(check, trust=Trust(with_system=False))
    report = verify_detached(contingent_pdf, tmp_path / "gost.sig", nobody)
    assert [signature.verdict for signature in report.signatures] == [Verdict.UNTRUSTED]


def test_without_a_program_a_gost_signature_is_said_to_be_unchecked(contingent_pdf, key, check, tmp_path) -> None:
    sign_detached(contingent_pdf, key, tmp_path / "gost.sig", check.now)
    report = verify_detached(contingent_pdf, tmp_path / "gost.sig", dataclasses.replace(check, programs={}))
    assert [signature.verdict for signature in report.signatures] == [Verdict.UNCHECKED]
    assert report.signatures[0].who == pki.DIRECTOR
    assert not report.valid


def test_a_wrong_password_ends_in_a_sentence_and_leaves_nothing(contingent_pdf, gost, check, tmp_path) -> None:
    key = external_key("gost", read_programs(gost)["gost"], None, "не тот")
    with pytest.raises(ProgramMissingError, match="не подписала"):
        sign_pdf(contingent_pdf, key, tmp_path / "signed.pdf", check.now)
    assert not (tmp_path / "signed.pdf").exists()


def test_a_program_may_sign_with_a_usual_key_and_pyhanko_judges_it(
    contingent_pdf, director, authority, tmp_path
) -> None:
    words = ["openssl", "cms", "-sign", "-binary", "-in", "{data}", "-signer", "{certificate}"]
    words += ["-inkey", str(director.key_pem(tmp_path / "d.key")), "-outform", "PEM", "-out", "{signature}"]
    key = external_key("rsa", Program(sign=tuple(words)), director.pem(tmp_path / "d.pem"), None)
    sign_pdf(contingent_pdf, key, tmp_path / "signed.pdf", pki.NOW)
    named = read_trust([authority.cer(tmp_path / "ca.cer")], tmp_path / "none").named
    assert verify_pdf(tmp_path / "signed.pdf", Check(Trust(named, with_system=False), pki.NOW)).valid
    told = subprocess.run(["pdfsig", "-nocert", tmp_path / "signed.pdf"], capture_output=True, check=False).stdout
    assert b"Signature is Valid." in told


@pytest.mark.parametrize("how", [(), ("-keypbe", "gost89", "-certpbe", "gost89", "-macalg", "md_gost12_256")])
def test_a_gost_key_in_a_pfx_file_is_sent_to_the_foreign_program(gost, tmp_path, how) -> None:
    secret = ["-passin", f"pass:{SECRET}", "-passout", f"pass:{SECRET}"]
    words = ["-inkey", gost / "director.key", "-in", gost / "director.pem", *secret, *how]
    openssl("pkcs12", "-engine", "gost", "-export", *words, "-out", tmp_path / "gost.pfx")
    with pytest.raises(SigningKeyError, match="через внешнюю"):
        open_pkcs12(tmp_path / "gost.pfx", SECRET)


def test_words_are_never_read_by_a_shell(tmp_path, director) -> None:
    """A file name that a shell would run stays one word."""
    witness = tmp_path / "witness.py"
    witness.write_text(
        "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:]))", encoding="utf-8"
    )
    words = (sys.executable, str(witness), str(tmp_path / "seen"), "$(id); `id` & | %PATH%", "{data}")
    key = external_key("w", Program(sign=words), director.pem(tmp_path / "d.pem"), None)
    with pytest.raises(ProgramMissingError):
        key.sign(b"data", pki.NOW, in_pdf=False)
    first, data = eval((tmp_path / "seen").read_text(encoding="utf-8"))
    assert first == "$(id); `id` & | %PATH%"
    assert not Path(data).exists()


def test_what_a_program_writes_must_be_a_signature(tmp_path, director) -> None:
    copy = (sys.executable, "-c", "import shutil, sys; shutil.copy(sys.argv[1], sys.argv[2])", "{data}", "{signature}")
    key = external_key("copy", Program(sign=copy), director.pem(tmp_path / "d.pem"), None)
    with pytest.raises(SigningKeyError, match="не подпись"):
        key.sign(b"data", pki.NOW, in_pdf=False)


def test_a_program_that_is_not_there_or_does_not_end_is_named(tmp_path, director) -> None:
    certificate = director.pem(tmp_path / "d.pem")
    absent = external_key("a", Program(sign=("no-such-program-here",)), certificate, None)
    with pytest.raises(ProgramMissingError, match="не запускается"):
        absent.sign(b"", pki.NOW, in_pdf=False)
    endless = Program(sign=(sys.executable, "-c", "import time; time.sleep(60)"), timeout=0.5)
    with pytest.raises(ProgramMissingError, match="не ответила"):
        external_key("s", endless, certificate, None).sign(b"", pki.NOW, in_pdf=False)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[a]\nsign = 'one word'", "a.sign|sign"),
        ("[a]\nsign = ['x', '{key}']", "подстановка"),
        ("[a]\nshell = true", "shell"),
        ("[a\n", "ошибка записи"),
        ("[a]\npassword = 'argument'", "password"),
    ],
)
def test_wrong_settings_are_named(tmp_path, text, word) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(SettingInvalidError, match=word):
        read_programs(tmp_path)


def test_no_settings_mean_no_programs(tmp_path) -> None:
    assert read_programs(tmp_path) == {}


def test_the_settings_are_in_the_users_folder_and_not_in_the_workbook(monkeypatch, tmp_path) -> None:
    from career_xl.documents.signing.settings import settings_folder

    monkeypatch.setenv("CAREER_XL_SETTINGS", str(tmp_path))
    assert settings_folder() == tmp_path
    monkeypatch.delenv("CAREER_XL_SETTINGS")
    monkeypatch.setenv("XDG_CONFIG_HOME", os.fspath(tmp_path / "config"))
    assert settings_folder() == tmp_path / "config" / "career_xl"
