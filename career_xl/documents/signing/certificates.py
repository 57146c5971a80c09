"""Certificates of signature keys: whose they are, until when they hold, reading them from files."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from asn1crypto import pem, x509

from career_xl.domain.errors import SigningKeyError

_ORDINARY_SIZE = 1 << 20
"""No file of certificates is longer, in bytes; a bundle of a whole system is read elsewhere."""


@dataclass(frozen=True)
class CertificateFacts:
    """What a certificate says about itself, for the mark and for the report."""

    owner: str
    """Surname, name, patronymic; for a certificate of an organisation its name."""
    organisation: str | None
    issuer: str
    number: str
    """Hexadecimal, upper case, two digits a byte."""
    valid_from: dt.datetime
    valid_to: dt.datetime
    """Both with their time zone."""

    def covers(self, moment: dt.datetime) -> bool:
        """Whether the certificate is in force at the moment."""
        return self.valid_from <= moment <= self.valid_to

    @property
    def validity(self) -> str:
        """«с 01.02.2026 по 01.05.2027»."""
        return f"с {self.valid_from:%d.%m.%Y} по {self.valid_to:%d.%m.%Y}"


def facts_of(certificate: x509.Certificate) -> CertificateFacts:
    """What the certificate says about itself."""
    subject = certificate.subject.native
    number = f"{certificate.serial_number:X}"
    return CertificateFacts(
        owner=_owner(subject, certificate.subject.human_friendly),
        organisation=_text(subject.get("organization_name")),
        issuer=_text(certificate.issuer.native.get("common_name")) or str(certificate.issuer.human_friendly),
        number=number.zfill(len(number) + len(number) % 2),
        valid_from=certificate.not_valid_before,
        valid_to=certificate.not_valid_after,
    )


def _owner(subject: dict[str, object], readable: str) -> str:
    # Qualified certificates give the person apart from the organisation that «common name» holds.
    surname, given = _text(subject.get("surname")), _text(subject.get("given_name"))
    if surname and given:
        return f"{surname} {given}"
    return _text(subject.get("common_name")) or readable


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return str(value).strip() or None if value is not None else None


def read_certificates(path: Path) -> list[x509.Certificate]:
    """The certificates of a file, DER or PEM, at least one; SigningKeyError when there is none."""
    try:
        if path.stat().st_size > _ORDINARY_SIZE:
            raise SigningKeyError(
                f"Файл «{path.name}» слишком велик для сертификата: укажите файл .cer, .crt или .pem."
            )
        found = certificates_in(path.read_bytes())
    except OSError as error:
        raise SigningKeyError(f"Файл сертификата «{path.name}» не найден или не читается: проверьте путь.") from error
    except (ValueError, TypeError) as error:
        raise SigningKeyError(_NO_CERTIFICATE.format(path.name)) from error
    if not found:
        raise SigningKeyError(_NO_CERTIFICATE.format(path.name))
    return found


_NO_CERTIFICATE = "В файле «{}» нет сертификата: укажите файл .cer, .crt или .pem в кодировке DER или Base64."


def certificates_in(contents: bytes) -> list[x509.Certificate]:
    """The certificates in DER or PEM text, possibly none; ValueError for what cannot be one."""
    if not pem.detect(contents):
        return [_whole(contents)]
    return [_whole(der) for kind, _, der in pem.unarmor(contents, multiple=True) if kind.endswith("CERTIFICATE")]


def _whole(der: bytes) -> x509.Certificate:
    certificate = x509.Certificate.load(der, strict=True)
    # Decodes what is needed later, so that a damaged certificate is refused here and not in the middle of a check.
    facts_of(certificate)
    return certificate


def pem_bundle(certificates: Iterable[x509.Certificate]) -> bytes:
    """The certificates as one PEM text."""
    return b"".join(pem.armor("CERTIFICATE", certificate.dump()) for certificate in certificates)
