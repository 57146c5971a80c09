"""Checks a detached signature (.sig, .p7s, .sgn) of any file: DER, PEM or Base64, one signer or several."""

import asyncio
import datetime as dt
from pathlib import Path

from asn1crypto import cms
from pyhanko.sign.validation import StandardCMSSignatureStatus, async_validate_detached_cms

from career_xl.documents.signing.checking import LIBRARY_ERRORS, Check, quiet
from career_xl.documents.signing.cms import (
    attached_content,
    cms_of,
    signer_certificate,
    single_signers,
    uses_known_algorithms,
)
from career_xl.documents.signing.foreign import judged_by_program
from career_xl.documents.signing.judgement import KEY_USAGE, Finding, judged, proved_time
from career_xl.documents.signing.report import FileReport, SignatureReport, Verdict
from career_xl.domain.errors import SignedFileError


def verify_detached(source: Path, signature: Path, check: Check) -> FileReport:
    """What is to be thought of the signature of a file; SignedFileError when one of the two cannot be read."""
    data, written = _bytes_of(source), _bytes_of(signature)
    try:
        info = cms_of(written)
        signers = single_signers(info)
    except LIBRARY_ERRORS as error:
        raise SignedFileError(
            f"«{signature.name}» — не файл электронной подписи или повреждён: нужен файл .sig (DER или Base64)."
        ) from error
    with quiet():
        reports = [_report(data, info, signed, check) for signed in signers]
    return FileReport(source.name, tuple(reports))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SignedFileError(f"Файл «{path.name}» не найден или не читается: проверьте имя и папку.") from error


def _report(data: bytes, info: cms.ContentInfo, signed: cms.SignedData, check: Check) -> SignatureReport:
    try:
        return _judged(data, info, signed, check)
    except LIBRARY_ERRORS:
        return _unjudged(Verdict.CHANGED, "Подпись повреждена или подменена: запросите её у подписавшего заново.")


def _judged(data: bytes, info: cms.ContentInfo, signed: cms.SignedData, check: Check) -> SignatureReport:
    inside = attached_content(signed)
    if inside is not None and inside != data:
        return _unjudged(Verdict.CHANGED, "Внутри подписи лежит другой файл, не тот, который проверяется.")
    if not uses_known_algorithms(signed):
        return judged_by_program(data, info, signed, check)
    if signer_certificate(signed) is None:
        return _unjudged(Verdict.UNCHECKED, "В подписи нет сертификата подписавшего: попросите подпись с сертификатом.")
    return judged(_finding(data, _emptied(signed) if inside is not None else signed, check))


def _finding(data: bytes, signed: cms.SignedData, check: Check) -> Finding:
    status, moment = _status(data, signed, check, check.moment), check.moment
    proved = proved_time(status)
    if proved is not None and not check.at:
        status, moment = _status(data, signed, check, proved), proved
    return Finding(status, check.trust, moment)


def _status(data: bytes, signed: cms.SignedData, check: Check, moment: dt.datetime) -> StandardCMSSignatureStatus:
    return asyncio.run(
        async_validate_detached_cms(
            data,
            signed,
            signer_validation_context=check.trust.context(moment),
            ts_validation_context=check.trust.context(check.moment),
            key_usage_settings=KEY_USAGE,
        )
    )


def _emptied(signed: cms.SignedData) -> cms.SignedData:
    """The same signature without the file inside, which is the file that lies beside it."""
    detached = signed.copy()
    detached["encap_content_info"] = {"content_type": signed["encap_content_info"]["content_type"].native}
    return detached


def _unjudged(verdict: Verdict, reason: str) -> SignatureReport:
    return SignatureReport(None, None, None, False, verdict, reason)
