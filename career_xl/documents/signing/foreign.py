"""Signatures whose algorithm the libraries do not know (ГОСТ Р 34.10): judged by a foreign program, else not at all."""

import datetime as dt

from asn1crypto import cms

from career_xl.documents.signing.certificates import facts_of
from career_xl.documents.signing.checking import Check
from career_xl.documents.signing.cms import signer_certificate
from career_xl.documents.signing.external import verify_with_program
from career_xl.documents.signing.report import SignatureReport, Verdict
from career_xl.documents.signing.settings import FILE_NAME

_SIGNING_TIME = "signing_time"


def judged_by_program(data: bytes, info: cms.ContentInfo, signed: cms.SignedData, check: Check) -> SignatureReport:
    """The report of the first program of the settings that verifies; «not checked» where there is none.

    `info` is the whole signature, `signed` the part of one signer. ProgramMissingError when the program fails to run.
    """
    certificate = signer_certificate(signed)
    facts = facts_of(certificate) if certificate else None
    verdict, reason, trusted_by = Verdict.UNCHECKED, _NO_PROGRAM, None
    for name, program in check.programs.items():
        if not program.verify:
            continue
        found = verify_with_program(program, data, info.dump(), check.trust.named, check.moment)
        if found.valid:
            verdict, reason = Verdict.VALID, f"Файл не изменён; подпись и сертификат подтвердила программа «{name}»."
            trusted_by = f"программа «{name}»"
        elif found.intact:
            verdict, reason = Verdict.UNTRUSTED, _UNTRUSTED.format(name)
        elif found.intact is None:
            verdict, reason = Verdict.UNCHECKED, _REFUSED.format(name)
        else:
            verdict, reason = Verdict.CHANGED, "Подпись не сходится с файлом: запросите файл у подписавшего заново."
        if facts and verdict is Verdict.VALID and not facts.covers(check.moment):
            verdict, trusted_by = Verdict.EXPIRED, None
            reason = f"На {check.moment:%d.%m.%Y} сертификат не действует ({facts.validity})."
        break
    return SignatureReport(
        field=None,
        certificate=facts,
        signed_at=signing_time(signed),
        time_is_proved=False,
        verdict=verdict,
        reason=reason,
        trusted_by=trusted_by,
    )


_NO_PROGRAM = (
    "Подпись по ГОСТ или другому способу, который программа сама не проверяет: настройте внешнюю программу "
    f"({FILE_NAME}, описание — в docs/signing.md) или проверьте подпись в КриптоАРМ или на портале Госуслуг."
)
_REFUSED = (
    "Программа «{}» подпись не подтвердила: файл изменён, либо сертификат не действует или ей не известен; проверьте "
    "в ней, что именно не так."
)
_UNTRUSTED = (
    "Файл цел, но сертификат программе «{}» не известен или не действует: положите корневой сертификат центра в папку "
    "доверия или укажите параметром --trust."
)


def signing_time(signed: cms.SignedData) -> dt.datetime | None:
    """When the signer says to have signed; None where the signature does not say."""
    attributes = signed["signer_infos"][0]["signed_attrs"]
    for attribute in attributes if isinstance(attributes, cms.CMSAttributes) else ():
        if attribute["type"].native == _SIGNING_TIME:
            value: dt.datetime = attribute["values"][0].native
            return value
    return None
