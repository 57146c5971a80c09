"""From what pyHanko found about one signature to a verdict with its reason in Russian."""

import datetime as dt
from dataclasses import dataclass, field

from asn1crypto import x509
from pyhanko.sign.ades.report import AdESIndeterminate
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
        revocation_checked=finding.trust.knows_about(status.signing_cert, finding.moment),
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
    if revoked := _revoked(finding):
        return Verdict.REVOKED, f"Сертификат отозван {revoked:%d.%m.%Y}: такой подписи верить нельзя."
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


def _revoked(finding: Finding) -> dt.datetime | None:
    """When the signer's certificate, or one of those above it, was revoked."""
    path = finding.status.validation_path
    chain = list(path) if path is not None else []
    dates = [finding.trust.revoked_on(each, finding.moment) for each in (finding.status.signing_cert, *chain)]
    return min(filter(None, dates), default=None)


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
    if certificate.subject == certificate.issuer:
        return (
            "Сертификат выдан самому себе, его мог сделать кто угодно: получите сертификат у подписавшего лично и "
            "положите в папку доверия или укажите параметром --trust."
        )
    if by_usage:
        return "Сертификат не предназначен для подписания документов: попросите подписать другим сертификатом."
    return (
        f"Файл цел, но удостоверяющий центр «{facts_of(certificate).issuer}» здесь не известен или цепочка "
        "сертификатов неполна: положите корневой сертификат центра в папку доверия или укажите параметром --trust."
    )
