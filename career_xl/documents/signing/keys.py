"""What signs: a key in a PKCS#12 file or on a token (PKCS#11); a key of a foreign program stands in `external`."""

import asyncio
import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from asn1crypto import keys, x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign import SimpleSigner
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from career_xl.documents.signing.certificates import CertificateFacts, facts_of
from career_xl.domain.errors import SigningKeyError

DIGEST = "sha256"
_DIGESTS_OF_KEYS = {"ed25519": "sha512"}
"""Keys that allow no other digest."""
_GOST = bytes.fromhex("2a8503")
"""How the numbers of the Russian algorithms (1.2.643…) begin in a file, its check sum's too."""


class Key(Protocol):
    """A key with its certificate."""

    @property
    def facts(self) -> CertificateFacts:
        """What the certificate says about itself."""

    @property
    def makes_pades(self) -> bool:
        """Whether its signatures carry what PAdES asks for: the certificate's digest, and no time of their own."""

    def sign(self, data: bytes, moment: dt.datetime, *, in_pdf: bool) -> bytes:
        """A detached CMS signature of the data, DER; in a PDF the time stands in the PDF and not in the signature."""


@dataclass(frozen=True)
class LibraryKey:
    """A key that pyHanko signs with."""

    signer: Signer
    facts: CertificateFacts
    makes_pades: bool = True

    def sign(self, data: bytes, moment: dt.datetime, *, in_pdf: bool) -> bytes:
        """A detached CMS signature (CAdES-BES; for a PDF PAdES-B-B), DER."""
        certificate = self.signer.signing_cert
        digest = _DIGESTS_OF_KEYS.get(certificate.public_key.algorithm, DIGEST) if certificate else DIGEST
        signature = self.signer.async_sign(
            hashlib.new(digest, data).digest(),
            digest,
            use_pades=True,
            is_pdf_sig=in_pdf,
            signed_attr_settings=PdfCMSSignedAttributes(signing_time=moment),
        )
        try:
            return bytes(asyncio.run(signature).dump())
        except SigningError as error:
            raise SigningKeyError(_FOREIGN.format(self.facts.number)) from error


def check_in_force(facts: CertificateFacts, moment: dt.datetime) -> None:
    """Nothing; SigningKeyError when the certificate is not in force: nobody could accept the signature."""
    if facts.covers(moment):
        return
    when = "уже истёк" if moment > facts.valid_to else "ещё не начался"
    raise SigningKeyError(
        f"Срок действия сертификата {facts.number} {when} ({facts.validity}): подпишите действующим сертификатом."
    )


def open_pkcs12(path: Path, password: str) -> LibraryKey:
    """The key of a PKCS#12 file (.pfx, .p12); SigningKeyError says what is wrong with the file or the password."""
    try:
        contents = path.read_bytes()
    except OSError as error:
        raise SigningKeyError(f"Файл ключа «{path.name}» не найден или не читается: проверьте путь.") from error
    key, certificate, chain = _unpacked(contents, password, path.name)
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # has no annotations
    store.register_multiple(chain)
    # The root is not sent along: whoever checks must have it from elsewhere, or it would vouch for itself.
    signer = SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=store, embed_roots=False)
    return LibraryKey(signer, facts_of(certificate))


def _unpacked(
    contents: bytes, password: str, name: str
) -> tuple[keys.PrivateKeyInfo, x509.Certificate, list[x509.Certificate]]:
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(contents, password.encode() or None)
    except (UnsupportedAlgorithm, NotImplementedError, TypeError) as error:
        raise SigningKeyError(_FOREIGN.format(name)) from error
    except ValueError as error:
        if _GOST in contents:
            raise SigningKeyError(_FOREIGN.format(name)) from error
        raise SigningKeyError(
            f"Ключ из файла «{name}» не открылся: неверный пароль или это не файл ключа .pfx (.p12); проверьте "
            "раскладку клавиатуры, а если ключ по ГОСТ, подпишите через внешнюю программу (docs/signing.md)."
        ) from error
    if key is None or certificate is None:
        raise SigningKeyError(
            f"В файле «{name}» нет закрытого ключа с сертификатом: экспортируйте сертификат вместе с закрытым ключом."
        )
    try:
        plain = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return keys.PrivateKeyInfo.load(plain), _translated(certificate), [_translated(other) for other in others]
    except (UnsupportedAlgorithm, ValueError, AttributeError) as error:
        raise SigningKeyError(_FOREIGN.format(name)) from error


_FOREIGN = (
    "Ключ «{}» такого вида (например, по ГОСТ), что программа сама им не подпишет: подпишите через внешнюю "
    "программу, как описано в docs/signing.md."
)


def _translated(certificate: object) -> x509.Certificate:
    der = certificate.public_bytes(serialization.Encoding.DER)  # type: ignore[attr-defined]  # of the one library that gave it
    return x509.Certificate.load(der)


@dataclass(frozen=True)
class Token:
    """Where the key stands on a token."""

    library: Path
    """The vendor's PKCS#11 library (.dll, .so)."""
    label: str | None = None
    """The token's own label; needed where several are plugged in."""
    certificate: str | None = None
    """The label of certificate and key; needed where the token has several."""


@contextmanager
def open_token(token: Token, pin: str) -> Iterator[LibraryKey]:
    """The key of a token while the session with it is open; SigningKeyError says what was not found."""
    # Loaded here, because its library is wanted by those with a token alone.
    from pkcs11.exceptions import PKCS11Error
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    if not token.library.is_file():
        raise SigningKeyError(f"Библиотека токена «{token.library.name}» не найдена: укажите полный путь к ней.")
    try:
        session = open_pkcs11_session(str(token.library), token_criteria=TokenCriteria(label=token.label), user_pin=pin)
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise SigningKeyError(_token_sentence(error)) from error
    try:
        label, certificate = _certificate_on(session, token.certificate)
        signer = PKCS11Signer(
            session, cert_label=label, signing_cert=certificate, other_certs_to_pull=None, embed_roots=False
        )
        yield LibraryKey(signer, facts_of(certificate))
    except PKCS11Error as error:
        raise SigningKeyError(_token_sentence(error)) from error
    finally:
        session.close()


def _certificate_on(session: object, label: str | None) -> tuple[str, x509.Certificate]:
    """The certificate with that label, else the only one that has a key beside it."""
    from pkcs11 import Attribute, ObjectClass

    def labels(kind: ObjectClass) -> dict[str, object]:
        found = session.get_objects({Attribute.CLASS: kind})  # type: ignore[attr-defined]  # a class without annotations
        return {each[Attribute.LABEL]: each for each in found}

    certificates, keys_there = labels(ObjectClass.CERTIFICATE), labels(ObjectClass.PRIVATE_KEY)
    usable = sorted(set(certificates) & set(keys_there))
    if label is None and len(usable) == 1:
        label = usable[0]
    if label not in usable:
        listed = ", ".join(f"«{name}»" for name in usable) or "нет"
        asked = f"сертификата «{label}» с ключом нет" if label else "нужно выбрать сертификат"
        raise SigningKeyError(f"На токене {asked}: укажите его название параметром --certificate; есть: {listed}.")
    value = certificates[label][Attribute.VALUE]  # type: ignore[index]  # a class without annotations
    return label, x509.Certificate.load(value)


def _token_sentence(error: Exception) -> str:
    kind = type(error).__name__
    if "Pin" in kind:
        locked = "PIN-код заблокирован" if "Locked" in kind else "неверный PIN-код"
        return f"Токен не открылся: {locked}; несколько неверных попыток подряд блокируют токен."
    return (
        "Токен не найден или не отвечает: подключите его, проверьте библиотеку (--pkcs11) и, если токенов несколько, "
        "название токена (--token)."
    )
