"""From what pyHanko found about one signature to a verdict with its reason in Russian."""

import datetime as dt
from dataclasses import dataclass, field

from asn1crypto import x509
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import StandardCMSSignatureStatus, TimestampSignatureStatus

from career_xl.documents.signing.certificates import facts_of
from career_xl.documents.signing.report import SignatureReport, Verdict
from career_xl.documents.signing.trust import Trust, described

KEY_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
"""A certificate that limits its use must allow signing papers; one that says nothing about it may."""

_OUT_OF_DATE = {
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED,
}
_REVOKED = {AdESIndeterminate.REVOKED_NO_POE, AdESIndeterminate.REVOKED_CA_NO_POE, AdESFailure.REVOKED}
_WEAK = {
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
}


@dataclass(frozen=True)
class Finding:
    """What was found about one signature, whichever file it belongs to."""

    status: StandardCMSSignatureStatus
    trust: Trust
    moment: dt.datetime
    """As of which the certificate was checked."""
    changes: tuple[str, ...] = ()
    """Russian: what was changed after signing."""
    name: str | None = None
    revision: int | None = None
    damage: str = field(default="содержимое файла не то, которое было подписано")
    """Russian: what to say when the signed bytes are not those that were signed."""


def proved_time(status: StandardCMSSignatureStatus) -> dt.datetime | None:
    """The moment that a valid time stamp of the signature proves; None without one."""
    stamp: TimestampSignatureStatus | None = status.timestamp_validity
    return stamp.timestamp if stamp and stamp.valid and stamp.intact and stamp.trusted else None


def judged(finding: Finding) -> SignatureReport:
    """The report on the signature."""
    status = finding.status
    verdict, reason = _verdict(finding)
    path = status.validation_path
    anchor = path.trust_anchor if path is not None and status.trusted else None
    authority = getattr(anchor, "certificate", None)
    proved = proved_time(status)
    return SignatureReport(
        field=finding.name,
        certificate=facts_of(status.signing_cert),
        signed_at=proved or status.signer_reported_dt,
        time_is_proved=proved is not None,
        verdict=verdict,
        reason=reason,
        trusted_by=facts_of(authority).owner if authority and not finding.trust.refuses(status.signing_cert) else None,
        revocation_checked=_revocation_was_checked(status, finding.trust),
        revision=finding.revision,
        changes=finding.changes if verdict is not Verdict.CHANGED else (),
    )


def _verdict(finding: Finding) -> tuple[Verdict, str]:
    status = finding.status
    if not status.intact:
        return Verdict.CHANGED, f"Подпись не сходится: {finding.damage}; запросите файл у подписавшего заново."
    if not status.valid:
        return Verdict.CHANGED, "Подпись повреждена или подменена вместе с сертификатом: запросите файл заново."
    if finding.changes:
        return Verdict.CHANGED_LATER, "Подписанная часть цела, но после подписания файл изменили:"
    facts = facts_of(status.signing_cert)
    problem = status.trust_problem_indic
    if problem in _REVOKED:
        when = status.revocation_details
        told = f" {when.revocation_date:%d.%m.%Y}" if when else ""
        return Verdict.REVOKED, f"Сертификат отозван{told}: такой подписи верить нельзя, свяжитесь с подписавшим."
    if problem in _OUT_OF_DATE or not facts.covers(finding.moment):
        return Verdict.EXPIRED, (
            f"На {finding.moment:%d.%m.%Y} сертификат не действует ({facts.validity}), а время подписания ничем не "
            "подтверждено; если оно известно достоверно, укажите его параметром --at."
        )
    if problem in _WEAK:
        return Verdict.UNTRUSTED, "Подпись сделана устаревшим способом, который легко подделать: попросите новую."
    if finding.trust.refuses(status.signing_cert):
        return Verdict.UNTRUSTED, "Подписано сертификатом сайта, а не человека: такой подписи верить нельзя."
    if not status.trusted:
        return Verdict.UNTRUSTED, _untrusted(
            status.signing_cert, problem is AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE
        )
    return Verdict.VALID, f"Файл не изменён; доверие — по сертификату {_authority(finding)}."


def _authority(finding: Finding) -> str:
    anchor = getattr(getattr(finding.status.validation_path, "trust_anchor", None), "certificate", None)
    certificate = anchor or finding.status.signing_cert
    source = (
        "из вашей папки доверия или параметра --trust"
        if finding.trust.is_named(certificate)
        else "из хранилища системы"
    )
    return f"{described(certificate)} {source}"


def _untrusted(certificate: x509.Certificate, by_usage: bool) -> str:
    if by_usage:
        return "Сертификат не предназначен для подписания документов: попросите подписать другим сертификатом."
    if certificate.subject == certificate.issuer:
        return (
            "Сертификат выдан самому себе, его мог сделать кто угодно: получите сертификат у подписавшего лично и "
            "положите в папку доверия или укажите параметром --trust."
        )
    return (
        f"Файл цел, но удостоверяющий центр «{facts_of(certificate).issuer}» здесь не известен или цепочка "
        "сертификатов неполна: положите корневой сертификат центра в папку доверия или укажите параметром --trust."
    )


def _revocation_was_checked(status: StandardCMSSignatureStatus, trust: Trust) -> bool:
    """Whether a list of its issuer, still in force, says nothing against the certificate."""
    issuer = status.signing_cert.issuer.hashable
    return status.trusted and any(
        each.issuer.hashable == issuer
        and _in_force(each["tbs_cert_list"]["next_update"].native, status.validation_time)
        for each in trust.revocations
    )


def _in_force(until: dt.datetime | None, moment: dt.datetime | None) -> bool:
    return until is None or moment is None or moment <= until
