"""Detached signatures: ours judged by OpenSSL, OpenSSL's judged by us, in every way a portal may write them."""

import base64
import subprocess
from pathlib import Path

import pytest

from career_xl.documents.signing.certificates import read_certificates
from career_xl.documents.signing.checking import Check
from career_xl.documents.signing.detached import sign_detached
from career_xl.documents.signing.keys import open_pkcs12
from career_xl.documents.signing.report import Verdict
from career_xl.documents.signing.trust import Trust
from career_xl.documents.signing.verify_detached import verify_detached
from career_xl.domain.errors import SignedFileError, SigningKeyError
from tests.signing import pki


@pytest.fixture
def paper(tmp_path) -> Path:
    path = tmp_path / "Форма 1, выпуск 2025.xlsx"
    path.write_bytes(b"figures of 2025\r\nand a second line")
    return path


@pytest.fixture
def ours(paper, director, tmp_path) -> Path:
    key = open_pkcs12(director.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    sign_detached(paper, key, tmp_path / "ours.sig", pki.NOW)
    return tmp_path / "ours.sig"


def openssl(*words: object) -> subprocess.CompletedProcess:
    return subprocess.run(["openssl", *map(str, words)], capture_output=True, check=False)


def sign_with_openssl(paper: Path, holder: pki.Holder, target: Path, *more: object, form: str = "DER") -> Path:
    folder = target.parent
    words = ["-signer", holder.pem(folder / "signer.pem"), "-inkey", holder.key_pem(folder / "signer.key")]
    done = openssl("cms", "-sign", "-binary", "-in", paper, *words, *more, "-outform", form, "-out", target)
    assert done.returncode == 0, done.stderr
    return target


def test_our_signature_is_valid_here(paper, ours, check) -> None:
    report = verify_detached(paper, ours, check)
    assert report.valid
    ((signature),) = report.signatures
    assert (signature.who, signature.signed_at) == (pki.DIRECTOR, pki.NOW)


def test_openssl_verifies_our_signature(paper, ours, authority, tmp_path) -> None:
    trusted = authority.pem(tmp_path / "ca.pem")
    words = ["-inform", "DER", "-in", ours, "-content", paper, "-CAfile", trusted, "-purpose", "any"]
    moment = ["-attime", int(pki.NOW.timestamp()), "-out", tmp_path / "content"]
    assert openssl("cms", "-verify", "-binary", *words, *moment).returncode == 0
    paper.write_bytes(paper.read_bytes() + b".")
    assert openssl("cms", "-verify", "-binary", *words, *moment).returncode != 0


@pytest.mark.parametrize("form", ["DER", "PEM"])
@pytest.mark.parametrize("more", [(), ("-cades",), ("-noattr",), ("-md", "sha512"), ("-keyid",), ("-nodetach",)])
def test_a_signature_of_openssl_is_valid_here(paper, director, tmp_path, check, form, more) -> None:
    sig = sign_with_openssl(paper, director, tmp_path / "theirs.sig", *more, form=form)
    assert verify_detached(paper, sig, check).valid


@pytest.mark.parametrize("line", [64, 0])
def test_base64_without_a_frame_is_read(paper, ours, check, line) -> None:
    der = ours.read_bytes()
    ours.write_bytes(base64.encodebytes(der) if line else base64.b64encode(der))
    assert verify_detached(paper, ours, check).valid


def test_text_is_written_where_it_is_asked_for(paper, director, tmp_path, check) -> None:
    key = open_pkcs12(director.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    sign_detached(paper, key, tmp_path / "text.sig", pki.NOW, as_text=True)
    assert (tmp_path / "text.sig").read_bytes().startswith(b"-----BEGIN CMS-----")
    assert verify_detached(paper, tmp_path / "text.sig", check).valid


def test_the_signatures_of_two_people_in_one_file_are_told_apart(paper, director, officer, tmp_path, check) -> None:
    first = sign_with_openssl(paper, officer, tmp_path / "first.sig")
    words = ["-inform", "DER", "-in", first, "-signer", director.pem(tmp_path / "d.pem")]
    key = ["-inkey", director.key_pem(tmp_path / "d.key"), "-outform", "DER", "-out", tmp_path / "both.sig"]
    assert openssl("cms", "-resign", "-binary", *words, *key).returncode == 0
    report = verify_detached(paper, tmp_path / "both.sig", check)
    assert report.valid
    assert sorted(signature.who for signature in report.signatures) == [pki.OFFICER, pki.DIRECTOR]


def test_one_byte_of_the_file_makes_the_signature_invalid(paper, ours, check) -> None:
    paper.write_bytes(paper.read_bytes().replace(b"2025", b"2026"))
    report = verify_detached(paper, ours, check)
    assert [signature.verdict for signature in report.signatures] == [Verdict.CHANGED]


def test_no_byte_of_the_signature_can_be_changed(paper, ours, check) -> None:
    der = ours.read_bytes()
    let_pass = []
    for place in range(len(der)):
        ours.write_bytes(der[:place] + bytes([der[place] ^ 0x15]) + der[place + 1 :])
        try:
            if verify_detached(paper, ours, check).valid:
                let_pass.append(place)
        except SignedFileError:
            continue
    assert let_pass == []


def test_a_signature_of_another_file_that_is_inside_it_is_refused(paper, director, tmp_path, check) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(b"other")
    sig = sign_with_openssl(other, director, tmp_path / "other.sig", "-nodetach")
    report = verify_detached(paper, sig, check)
    assert [signature.verdict for signature in report.signatures] == [Verdict.CHANGED]
    assert "другой файл" in report.signatures[0].reason


def test_a_signature_without_its_certificate_cannot_be_judged(paper, director, tmp_path, check) -> None:
    sig = sign_with_openssl(paper, director, tmp_path / "bare.sig", "-nocerts")
    report = verify_detached(paper, sig, check)
    assert [signature.verdict for signature in report.signatures] == [Verdict.UNCHECKED]


def test_an_old_digest_is_not_relied_on(paper, director, tmp_path, check) -> None:
    sig = sign_with_openssl(paper, director, tmp_path / "old.sig", "-md", "sha1")
    assert [signature.verdict for signature in verify_detached(paper, sig, check).signatures] == [Verdict.UNTRUSTED]


def test_a_strange_certificate_is_not_trusted(paper, tmp_path, check) -> None:
    sig = sign_with_openssl(paper, pki.person(), tmp_path / "strange.sig")
    assert [signature.verdict for signature in verify_detached(paper, sig, check).signatures] == [Verdict.UNTRUSTED]


@pytest.mark.parametrize("contents", [b"", b"hello", b"QUJD", b"-----BEGIN CMS-----\nQUJD\n-----END CMS-----\n"])
def test_what_is_no_signature_is_said_to_be_none(paper, tmp_path, check, contents) -> None:
    sig = tmp_path / "x.sig"
    sig.write_bytes(contents)
    with pytest.raises(SignedFileError, match=r"x\.sig"):
        verify_detached(paper, sig, check)


def test_a_file_that_is_not_there_is_named(tmp_path, ours, check) -> None:
    with pytest.raises(SignedFileError, match=r"нет\.txt"):
        verify_detached(tmp_path / "нет.txt", ours, check)


def test_an_empty_file_can_be_signed(tmp_path, director, check) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    key = open_pkcs12(director.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    sign_detached(empty, key, tmp_path / "empty.sig", pki.NOW)
    assert verify_detached(empty, tmp_path / "empty.sig", check).valid


def test_a_chain_through_another_authority_is_followed(paper, authority, tmp_path) -> None:
    middle = pki.authority("Подчинённый УЦ", number=2, issuer=authority)
    person = pki.person(pki.DIRECTOR, middle)
    key = open_pkcs12(person.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    sign_detached(paper, key, tmp_path / "chain.sig", pki.NOW)
    trust = Trust(tuple(read_certificates(authority.cer(tmp_path / "root.cer"))), with_system=False)
    report = verify_detached(paper, tmp_path / "chain.sig", Check(trust, pki.NOW))
    assert report.valid
    assert report.signatures[0].trusted_by == "Учебный УЦ"


def test_a_person_cannot_issue_certificates(paper, authority, director, tmp_path) -> None:
    forged = pki.person("Министр Иван Иванович", director, serial=0x55)
    key = open_pkcs12(forged.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    sign_detached(paper, key, tmp_path / "forged.sig", pki.NOW)
    trust = Trust(tuple(read_certificates(authority.cer(tmp_path / "root.cer"))), with_system=False)
    assert not verify_detached(paper, tmp_path / "forged.sig", Check(trust, pki.NOW)).valid


@pytest.mark.parametrize(
    ("contents", "password", "word"),
    [
        (None, "не тот", "неверный пароль"),
        (b"", "x", "неверный пароль"),
        (b"0\x03\x02\x01\x03", "x", "неверный пароль"),
    ],
)
def test_a_key_that_does_not_open_says_why(tmp_path, director, contents, password, word) -> None:
    path = director.pfx(tmp_path / "key.pfx")
    if contents is not None:
        path.write_bytes(contents)
    with pytest.raises(SigningKeyError, match=word):
        open_pkcs12(path, password)


def test_a_file_of_certificates_alone_is_no_key(tmp_path, director) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.serialization import pkcs12

    path = tmp_path / "certificates.pfx"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(None, None, None, [director.certificate], serialization.NoEncryption())
    )
    with pytest.raises(SigningKeyError, match="нет закрытого ключа"):
        open_pkcs12(path, "")
