"""What was found about the signatures of a file, and how it is told in Russian and as JSON."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from career_xl.documents.signing.certificates import CertificateFacts


class Verdict(StrEnum):
    """What is to be thought of a signature; only the first may be relied on."""

    VALID = "valid"
    CHANGED = "changed"
    """The signed part itself is not what was signed, or the signature is damaged."""
    CHANGED_LATER = "changed_later"
    """The signed part is as it was, but the document was changed afterwards."""
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNTRUSTED = "untrusted"
    UNCHECKED = "unchecked"
    """The algorithm cannot be checked here."""


@dataclass(frozen=True)
class SignatureReport:
    """One signature."""

    field: str | None
    """Its name in the PDF; None for a detached one."""
    certificate: CertificateFacts | None
    """None where the signature holds no certificate of its signer."""
    signed_at: dt.datetime | None
    """As the signer says, or as the time stamp proves."""
    time_is_proved: bool
    verdict: Verdict
    reason: str
    """Russian: why, what to do; for a valid one by which certificate it is trusted."""
    trusted_by: str | None = None
    revocation_checked: bool = False
    revision: int | None = None
    """Which state of the PDF was signed, from 1."""
    changes: tuple[str, ...] = ()
    """Russian: what was changed after signing, in which revision and on which page."""

    @property
    def who(self) -> str:
        """The signer, with the organisation where the certificate names one apart."""
        if self.certificate is None:
            return "подписавший неизвестен"
        organisation = self.certificate.organisation
        apart = organisation and organisation != self.certificate.owner
        return f"{self.certificate.owner} ({organisation})" if apart else self.certificate.owner

    @property
    def when(self) -> str:
        """«07.07.2026 09:30 (UTC+04:00), время подтверждено меткой»."""
        if self.signed_at is None:
            return "время подписания не указано"
        zone = f" ({self.signed_at.tzinfo})" if self.signed_at.tzinfo else ""
        proved = "подтверждено меткой времени" if self.time_is_proved else "по словам подписавшего"
        return f"{self.signed_at:%d.%m.%Y %H:%M}{zone}, {proved}"

    def as_json(self) -> dict[str, Any]:
        """The signature as one entry of the JSON document."""
        certificate = self.certificate
        return {
            "field": self.field,
            "verdict": self.verdict.value,
            "valid": self.verdict is Verdict.VALID,
            "intact": self.verdict not in (Verdict.CHANGED, Verdict.UNCHECKED),
            "trusted": self.trusted_by is not None,
            "trusted_by": self.trusted_by,
            "signer": certificate.owner if certificate else None,
            "organisation": certificate.organisation if certificate else None,
            "certificate": certificate.number if certificate else None,
            "issuer": certificate.issuer if certificate else None,
            "valid_from": certificate.valid_from.date().isoformat() if certificate else None,
            "valid_to": certificate.valid_to.date().isoformat() if certificate else None,
            "signed_at": self.signed_at.isoformat() if self.signed_at else None,
            "time_proved": self.time_is_proved,
            "revocation_checked": self.revocation_checked,
            "revision": self.revision,
            "changes": list(self.changes),
            "message": self.reason,
        }


@dataclass(frozen=True)
class FileReport:
    """All signatures of a file."""

    file: str
    signatures: tuple[SignatureReport, ...]
    problems: tuple[str, ...] = ()
    """Russian: what is wrong with the file beyond one signature, such as a signature that was taken out."""

    @property
    def valid(self) -> bool:
        """Whether the file can be relied on: it is signed, every signature is valid, and nothing else is wrong."""
        return bool(self.signatures) and not self.problems and all(s.verdict is Verdict.VALID for s in self.signatures)

    def as_json(self) -> dict[str, Any]:
        """The report as a JSON document."""
        return {
            "file": self.file,
            "signed": bool(self.signatures),
            "valid": self.valid,
            "signatures": [signature.as_json() for signature in self.signatures],
            "problems": list(self.problems),
        }

    def lines(self) -> list[str]:
        """The report for the officer, one line after another."""
        told = [self._headline()]
        for number, signature in enumerate(self.signatures, start=1):
            told += ["", f"Подпись {number}: {_WORDS[signature.verdict]}"]
            told += [f"  Кто: {signature.who}", f"  Когда: {signature.when}"]
            if signature.certificate:
                facts = signature.certificate
                told.append(f"  Сертификат: {facts.number}, действителен {facts.validity}, выдал «{facts.issuer}»")
            told.append(f"  {signature.reason}")
            told += [f"  — {change}" for change in signature.changes]
        told += [f"Внимание: {problem}." for problem in self.problems]
        if any(each.verdict is Verdict.VALID and not each.revocation_checked for each in self.signatures):
            told += ["", _NO_REVOCATION]
        return told

    def _headline(self) -> str:
        if not self.signatures:
            return f"«{self.file}»: {_UNSIGNED}"
        count = len(self.signatures)
        if self.valid:
            return f"«{self.file}»: электронная подпись верна, подписей: {count}."
        bad = sum(signature.verdict is not Verdict.VALID for signature in self.signatures)
        return f"«{self.file}»: полагаться на подпись нельзя; подписей: {count}, из них не подтверждено: {bad}."


_WORDS = {
    Verdict.VALID: "верна",
    Verdict.CHANGED: "НЕВЕРНА — документ изменён",
    Verdict.CHANGED_LATER: "НЕВЕРНА — документ изменён после подписания",
    Verdict.EXPIRED: "не подтверждена — сертификат не действует",
    Verdict.REVOKED: "НЕВЕРНА — сертификат отозван",
    Verdict.UNTRUSTED: "не подтверждена — неизвестно, кто подписал",
    Verdict.UNCHECKED: "не проверена",
}
_UNSIGNED = "электронной подписи в файле нет; если она лежит отдельным файлом .sig, укажите его параметром --sig."
_NO_REVOCATION = (
    "Не отозван ли сертификат, не проверено: программа не выходит в интернет; положите список отозванных (.crl) "
    "удостоверяющего центра в папку доверия."
)
