"""Which certificates are trusted: named ones, those in the user's folder of trust, those of the system; all offline."""

import datetime as dt
import ssl
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from asn1crypto import crl, pem, x509
from pyhanko_certvalidator import ValidationContext

from career_xl.documents.signing.certificates import certificates_in, facts_of, read_certificates
from career_xl.documents.signing.settings import TRUST_FOLDER, settings_folder
from career_xl.domain.errors import SigningKeyError

_CERTIFICATE_SUFFIXES = (".cer", ".crt", ".pem", ".der")
_SITE = "server_auth"
"""Extended key usage of a site's certificate."""


@dataclass(frozen=True)
class Trust:
    """The trusted certificates of one check."""

    named: tuple[x509.Certificate, ...] = ()
    """By `--trust` and by the user's folder."""
    revocations: tuple[crl.CertificateList, ...] = ()
    with_system: bool = True

    @cached_property
    def system(self) -> tuple[x509.Certificate, ...]:
        """The roots that the system trusts; read when first needed."""
        return tuple(_system_roots()) if self.with_system else ()

    @property
    def anchors(self) -> tuple[x509.Certificate, ...]:
        """All of them."""
        return (*self.named, *self.system)

    def context(self, moment: dt.datetime) -> ValidationContext:
        """What pyHanko checks a chain of certificates with, as of the moment; it never goes to the network."""
        return ValidationContext(
            trust_roots=list(self.anchors),
            moment=moment,
            allow_fetching=False,
        )

    def revoked_on(self, certificate: x509.Certificate, moment: dt.datetime) -> dt.datetime | None:
        """When its authority revoked the certificate, at the latest by the moment; None where no list says so.

        The lists are the user's own, like the certificates beside them; one that is out of date still tells the truth
        about what had been revoked by then, which pyHanko would not let count.
        """
        serial = certificate.serial_number
        dates = [
            entry["revocation_date"].native
            for each in self._lists_of(certificate)
            for entry in each["tbs_cert_list"]["revoked_certificates"] or ()
            if entry["user_certificate"].native == serial
        ]
        return min((date for date in dates if date <= moment), default=None)

    def knows_about(self, certificate: x509.Certificate, moment: dt.datetime) -> bool:
        """Whether a list of the certificate's authority covers the moment, so that silence means «not revoked»."""
        ends = [each["tbs_cert_list"]["next_update"].native for each in self._lists_of(certificate)]
        return any(end is None or moment <= end for end in ends)

    def _lists_of(self, certificate: x509.Certificate) -> list[crl.CertificateList]:
        return [each for each in self.revocations if each.issuer.hashable == certificate.issuer.hashable]

    def is_named(self, certificate: x509.Certificate) -> bool:
        """Whether that very certificate is among the named ones."""
        return any(certificate.sha256 == named.sha256 for named in self.named)

    def refuses(self, certificate: x509.Certificate) -> bool:
        """Whether a signer's certificate is a site's: the system's roots vouch for sites, not for who signs papers."""
        usage = certificate.extended_key_usage_value
        return usage is not None and _SITE in usage.native and not self.is_named(certificate)


def read_trust(extra: Sequence[Path], folder: Path | None = None) -> Trust:
    """The trusted certificates: of the files named, of the user's folder and of the system.

    SigningKeyError for a named file without a certificate, and for a file in the folder that is none.
    """
    folder = (folder or settings_folder()) / TRUST_FOLDER
    inside = sorted(folder.iterdir()) if folder.is_dir() else []
    certificates = [each for path in extra for each in read_certificates(path)]
    certificates += [
        each for path in inside if path.suffix.lower() in _CERTIFICATE_SUFFIXES for each in read_certificates(path)
    ]
    lists = [_revocation_list(path) for path in inside if path.suffix.lower() == ".crl"]
    return Trust(tuple(certificates), tuple(lists))


def described(certificate: x509.Certificate) -> str:
    """«Головной УЦ» (сертификат 01AB, действителен с … по …)."""
    facts = facts_of(certificate)
    return f"«{facts.owner}» (сертификат {facts.number}, действителен {facts.validity})"


def _revocation_list(path: Path) -> crl.CertificateList:
    try:
        contents = path.read_bytes()
        der = pem.unarmor(contents)[2] if pem.detect(contents) else contents
        found = crl.CertificateList.load(der, strict=True)
        _ = found.native
    except (OSError, ValueError, TypeError) as error:
        raise SigningKeyError(
            f"Файл «{path.name}» в папке доверия — не список отозванных сертификатов: замените его или удалите."
        ) from error
    return found


def _system_roots() -> Iterator[x509.Certificate]:
    for contents in _system_stores():
        try:
            yield from certificates_in(contents)
        except (ValueError, TypeError):
            # A root of the system that cannot be read cannot vouch for anybody; the others still can.
            continue


def _system_stores() -> Iterator[bytes]:
    if sys.platform == "win32":
        for certificate, encoding, _ in ssl.enum_certificates("ROOT"):
            if encoding == "x509_asn":
                yield certificate
        return
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_default_certs()
    yield from context.get_ca_certs(binary_form=True)
