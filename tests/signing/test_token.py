"""A key on a token: SoftHSM behind the PKCS#11 interface."""

import os
import subprocess
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives import serialization
from pkcs11.util.x509 import decode_x509_certificate

from career_xl.documents.signing.keys import Token, open_token
from career_xl.documents.signing.sign_pdf import sign_pdf
from career_xl.documents.signing.verify_pdf import verify_pdf
from career_xl.domain.errors import SigningKeyError
from tests.signing import pki
from tests.signing.papers import blank_pdf

PIN = "2468-13"
LIBRARY = next(
    (
        path
        for path in map(Path, ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm.so"))
        if path.is_file()
    ),
    Path("libsofthsm2.so"),
)


@pytest.fixture(scope="module")
def token(tmp_path_factory) -> Token:
    """A token with the director's key and certificate."""
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    # SoftHSM reads its settings once, when the library is loaded.
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    holder = pki.person(pki.DIRECTOR, pki.authority())
    holder.key_pem(folder / "key.pem")
    softhsm("--init-token", "--free", "--label", "Директор", "--so-pin", "admin-1", "--pin", PIN)
    softhsm("--import", folder / "key.pem", "--token", "Директор", "--label", "signing", "--id", "01", "--pin", PIN)
    session = pkcs11.lib(str(LIBRARY)).get_token(token_label="Директор").open(rw=True, user_pin=PIN)
    attributes = decode_x509_certificate(holder.certificate.public_bytes(serialization.Encoding.DER))
    session.create_object(
        {**attributes, pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "signing", pkcs11.Attribute.ID: b"\x01"}
    )
    session.close()
    return Token(LIBRARY, "Директор")


def softhsm(*words: object) -> None:
    done = subprocess.run(["softhsm2-util", *map(str, words)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout


def test_a_key_on_a_token_signs_and_never_leaves_it(token, tmp_path, check) -> None:
    with open_token(token, PIN) as key:
        assert key.facts.owner == pki.DIRECTOR
        sign_pdf(blank_pdf(tmp_path / "paper.pdf"), key, tmp_path / "signed.pdf", pki.NOW)
    assert verify_pdf(tmp_path / "signed.pdf", check).valid


@pytest.mark.parametrize(
    ("changed", "pin", "word"),
    [
        ({}, "0000", "неверный PIN-код"),
        ({"label": "Чужой"}, PIN, "Токен не найден"),
        ({"certificate": "other"}, PIN, r"--certificate; есть: «signing»"),
        ({"library": Path("/nowhere/lib.so")}, PIN, "Библиотека токена"),
        ({"library": Path(__file__)}, PIN, "Токен не найден"),
    ],
)
def test_what_is_wrong_with_a_token_is_said(token, changed, pin, word) -> None:
    wrong = Token(**{"library": token.library, "label": token.label, "certificate": token.certificate, **changed})
    with pytest.raises(SigningKeyError, match=word), open_token(wrong, pin):
        pass
