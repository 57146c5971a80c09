"""A throw-away certification authority: keys and certificates made for one run of the tests."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from asn1crypto import crl
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = dt.datetime(2026, 7, 7, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=4)))
"""The frozen clock: Samara, the day on which the contingent is due."""
PASSWORD = "проверка-Q7!"

DIRECTOR = "Лаврентьев Алексей Викторович"
OFFICER = "Ермакова Ольга Сергеевна"


@dataclass(frozen=True)
class Holder:
    """A key with its certificate and the one that issued it."""

    key: object
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    def pfx(self, path: Path, password: str = PASSWORD) -> Path:
        path.write_bytes(
            pkcs12.serialize_key_and_certificates(
                b"key", self.key, self.certificate, self.chain, serialization.BestAvailableEncryption(password.encode())
            )
        )
        return path

    def cer(self, path: Path) -> Path:
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.DER))
        return path

    def pem(self, path: Path) -> Path:
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path

    def key_pem(self, path: Path) -> Path:
        """For OpenSSL, which plays a foreign program; never what our own code writes."""
        path.write_bytes(
            self.key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        return path


@cache
def _rsa(number: int) -> rsa.RSAPrivateKey:
    # Keys are slow to make: each number is made once.
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def name(common: str, surname: str | None = None, given: str | None = None, organisation: str | None = None):
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    for oid, text in (
        (NameOID.SURNAME, surname),
        (NameOID.GIVEN_NAME, given),
        (NameOID.ORGANIZATION_NAME, organisation),
    ):
        if text:
            parts.append(x509.NameAttribute(oid, text))
    return x509.Name(parts)


def authority(
    common: str = "Учебный УЦ", number: int = 0, *, around: dt.datetime = NOW, issuer: Holder | None = None
) -> Holder:
    key = _rsa(number)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name(common))
        .issuer_name(issuer.certificate.subject if issuer else name(common))
        .public_key(key.public_key())
        .serial_number(1 + number)
        .not_valid_before(around - dt.timedelta(days=1000))
        .not_valid_after(around + dt.timedelta(days=3000))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(sign=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(issuer.key if issuer else key, hashes.SHA256())
    )
    return Holder(key, certificate)


def person(
    full_name: str = DIRECTOR,
    issuer: Holder | None = None,
    *,
    serial: int = 0x01D9A2F4C0B7E35A1,
    days: tuple[int, int] = (-30, 400),
    key=None,
    for_sites: bool = False,
    organisation: str | None = None,
    around: dt.datetime = NOW,
) -> Holder:
    """A certificate of a person: issued by the authority, or by itself where there is none."""
    key = key or _rsa(serial % 7 + 10)
    surname, _, given = full_name.partition(" ")
    subject = name(organisation or full_name, surname, given, organisation)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(around + dt.timedelta(days=days[0]))
        .not_valid_after(around + dt.timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(sign=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if for_sites:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    certificate = builder.sign(issuer.key if issuer else key, hashes.SHA256())
    return Holder(key, certificate, (issuer.certificate,) if issuer else ())


def revocation_list(issuer: Holder, *revoked: Holder):
    """The authority's list, as `Trust` holds it."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(NOW - dt.timedelta(days=1))
        .next_update(NOW + dt.timedelta(days=30))
    )
    for holder in revoked:
        entry = (
            x509.RevokedCertificateBuilder()
            .serial_number(holder.certificate.serial_number)
            .revocation_date(NOW - dt.timedelta(days=2))
            .build()
        )
        builder = builder.add_revoked_certificate(entry)
    made = builder.sign(issuer.key, hashes.SHA256())
    return (crl.CertificateList.load(made.public_bytes(serialization.Encoding.DER)),)


def elliptic_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def edwards_key() -> ed25519.Ed25519PrivateKey:
    return ed25519.Ed25519PrivateKey.generate()


def rare_key() -> ed448.Ed448PrivateKey:
    """A key whose signatures hardly any program can check."""
    return ed448.Ed448PrivateKey.generate()


def _usage(*, sign: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=sign,
        content_commitment=sign,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not sign,
        crl_sign=not sign,
        encipher_only=False,
        decipher_only=False,
    )
