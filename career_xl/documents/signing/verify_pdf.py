"""Checks the signatures of a PDF: who, when, intact, trusted, or what was changed afterwards; all offline."""

import dataclasses
import io
from pathlib import Path
from typing import Any

from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
    validate_pdf_timestamp,
)

from career_xl.documents.signing.certificates import facts_of
from career_xl.documents.signing.checking import LIBRARY_ERRORS, Check, quiet
from career_xl.documents.signing.cms import checked_cms, uses_known_algorithms
from career_xl.documents.signing.foreign import judged_by_program
from career_xl.documents.signing.judgement import KEY_USAGE, Finding, judged, proved_time
from career_xl.documents.signing.report import FileReport, SignatureReport, Verdict
from career_xl.documents.signing.revisions import changes_after, removed_signatures
from career_xl.documents.signing.sign_pdf import read_pdf
from career_xl.domain.errors import SignedFileError

_DAMAGED = "Данные подписи повреждены, проверить её нельзя: запросите файл у подписавшего заново."
_UNKNOWN = "Подпись такого вида ({}) программа не проверяет: проверьте её в программе, которой она сделана."
_TIMESTAMP = "/DocTimeStamp"
_KNOWN_KINDS = {
    SigSeedSubFilter.ADOBE_PKCS7_DETACHED.value,
    SigSeedSubFilter.PADES.value,
    SigSeedSubFilter.PBAD_PADES.value,
    SigSeedSubFilter.ETSI_RFC3161.value,
}


def verify_pdf(source: Path, check: Check) -> FileReport:
    """What is to be thought of the signatures of a PDF; SignedFileError when it cannot be read at all."""
    contents = read_pdf(source)
    try:
        with quiet():
            # Strictly read, a file that Word made could not be judged at all; what that leaves open `_changes` refuses.
            reader = PdfFileReader(io.BytesIO(contents), strict=False)
            if reader.encrypted:
                raise SignedFileError(f"PDF «{source.name}» защищён паролем: снимите защиту и проверьте снова.")
            fields = list(enumerate_sig_fields(reader, filled_status=True))
            found = [_Signature(contents, reader, name, field, check) for name, _, field in fields]
            found.sort(key=lambda signature: signature.revision)
            reports = [signature.report() for signature in found]
            problems = removed_signatures(reader)
            if found and not _ends_where_it_should(contents, found[-1]):
                problems.append("в конец файла дописаны данные, которых подпись не защищает")
    except LIBRARY_ERRORS as error:
        raise SignedFileError(
            f"PDF «{source.name}» повреждён, проверить подпись нельзя: запросите файл у отправителя заново."
        ) from error
    return FileReport(source.name, tuple(reports), tuple(problems))


def _ends_where_it_should(contents: bytes, last: "_Signature") -> bool:
    """Whether nothing stands after the last revision: the last signature's, or one after it."""
    if last.embedded is not None and last.revision == last.reader.total_revisions - 1:
        return last.embedded.evaluate_signature_coverage() == SignatureCoverageLevel.ENTIRE_FILE
    return contents.rstrip().endswith(b"%%EOF")


class _Signature:
    """One signed field of the PDF."""

    def __init__(self, contents: bytes, reader: PdfFileReader, name: str, field: Any, check: Check) -> None:
        self.contents, self.reader, self.name, self.check = contents, reader, name, check
        self.info: cms.ContentInfo | None = None
        self.embedded: EmbeddedPdfSignature | None = None
        value = field.get_object()["/V"]
        self.kind = str(value["/SubFilter"]) if "/SubFilter" in value else "?"
        if self.kind not in _KNOWN_KINDS:
            return
        try:
            self.embedded = EmbeddedPdfSignature(reader, field.get_object(), name)
            self.info = checked_cms(self.embedded.pkcs7_content)
        except LIBRARY_ERRORS:
            self.embedded = None

    @property
    def revision(self) -> int:
        """From 0; signatures that cannot be read come last."""
        return self.embedded.signed_revision if self.embedded else int(self.reader.total_revisions)

    def report(self) -> SignatureReport:
        """What is to be thought of the signature."""
        if self.embedded is None or self.info is None:
            if self.kind not in _KNOWN_KINDS:
                return self._without_certificate(Verdict.UNCHECKED, _UNKNOWN.format(self.kind))
            return self._without_certificate(Verdict.CHANGED, _DAMAGED)
        try:
            changes = tuple(_changes(self.reader, self.embedded))
            if not uses_known_algorithms(self.embedded.signed_data):
                return self._by_program(self.embedded, self.info, changes)
            if self.embedded.sig_object_type == _TIMESTAMP:
                return self._of_timestamp(self.embedded, changes)
            return judged(self._finding(self.embedded, changes))
        except LIBRARY_ERRORS:
            # The certificate is not the one that the signature names, or the signature contradicts itself.
            return self._without_certificate(Verdict.CHANGED, _DAMAGED)

    def _finding(self, embedded: EmbeddedPdfSignature, changes: tuple[str, ...]) -> Finding:
        moment = self.check.moment
        status = self._status(embedded)
        proved = proved_time(status)
        if proved is not None and not self.check.at:
            # A certificate that has run out since was in force when it mattered.
            moment = proved
            status = self._status(embedded, proved)
        pages = "подписанная часть файла изменена, хотя бы на один знак"
        return Finding(status, self.check.trust, moment, changes, self.name, embedded.signed_revision + 1, pages)

    def _status(self, embedded: EmbeddedPdfSignature, moment: Any = None) -> PdfSignatureStatus:
        trust = self.check.trust
        return validate_pdf_signature(
            embedded,
            signer_validation_context=trust.context(moment or self.check.moment),
            ts_validation_context=trust.context(self.check.moment),
            key_usage_settings=KEY_USAGE,
            skip_diff=True,
        )

    def _of_timestamp(self, embedded: EmbeddedPdfSignature, changes: tuple[str, ...]) -> SignatureReport:
        status = validate_pdf_timestamp(embedded, self.check.trust.context(self.check.moment), skip_diff=True)
        good = status.intact and status.valid and status.trusted
        if not (status.intact and status.valid):
            verdict, reason = Verdict.CHANGED, _DAMAGED
        elif changes:
            verdict, reason = Verdict.CHANGED_LATER, "Метка времени цела, но после неё файл изменили:"
        elif good:
            verdict, reason = Verdict.VALID, "Это метка времени всего документа; файл с тех пор не изменён."
        else:
            verdict, reason = Verdict.UNTRUSTED, "Это метка времени; сертификат её службы здесь не известен."
        return SignatureReport(
            field=self.name,
            certificate=facts_of(status.signing_cert),
            signed_at=status.timestamp,
            time_is_proved=bool(good),
            verdict=verdict,
            reason=reason,
            revision=embedded.signed_revision + 1,
            changes=changes,
        )

    def _by_program(
        self, embedded: EmbeddedPdfSignature, info: cms.ContentInfo, changes: tuple[str, ...]
    ) -> SignatureReport:
        start, length, tail, tail_length = map(int, embedded.byte_range)
        data = self.contents[start : start + length] + self.contents[tail : tail + tail_length]
        report = judged_by_program(data, info, embedded.signed_data, self.check)
        if changes and report.verdict in (Verdict.VALID, Verdict.UNTRUSTED, Verdict.EXPIRED):
            reason = "Подписанная часть цела, но после подписания файл изменили:"
            report = dataclasses.replace(report, verdict=Verdict.CHANGED_LATER, reason=reason, changes=changes)
        return dataclasses.replace(
            report,
            field=self.name,
            revision=embedded.signed_revision + 1,
            signed_at=report.signed_at or embedded.self_reported_timestamp,
        )

    def _without_certificate(self, verdict: Verdict, reason: str) -> SignatureReport:
        revision = self.embedded.signed_revision + 1 if self.embedded else None
        return SignatureReport(self.name, None, None, False, verdict, reason, revision=revision)


def _changes(reader: PdfFileReader, embedded: EmbeddedPdfSignature) -> list[str]:
    """Russian phrases for what was changed after the signature; empty when nothing was, or only signatures added."""
    coverage = embedded.evaluate_signature_coverage()
    if coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return []
    if coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return ["подпись защищает не весь файл: часть его добавлена или заменена так, что проверить её нельзя"]
    if reader.xrefs.hybrid_xrefs_present:
        return ["у файла два оглавления (так сохраняет Word), и что изменено после подписи, установить нельзя"]
    found = changes_after(reader, embedded.signed_revision)
    if found:
        return found
    embedded.coverage = coverage  # type: ignore[assignment]  # None is its value before it is known
    result = embedded.evaluate_modifications(DEFAULT_DIFF_POLICY)
    allowed = embedded.docmdp_level
    level = result.modification_level if isinstance(result, DiffResult) else ModificationLevel.OTHER
    if level == ModificationLevel.OTHER or (allowed is not None and level.value > allowed.value):
        return ["изменено внутреннее строение файла, так что он может показывать не то, что подписано"]
    return []
