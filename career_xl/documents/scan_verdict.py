"""Whether the sheets of a scan say what the workbook says: a verdict on each document in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from career_xl.contingent import count_contingent
from career_xl.documents.document_figures import Difference, differences, told_differences, total_name
from career_xl.documents.qr import DocumentStamp, SheetRole, sheet_mark
from career_xl.documents.records import contingent_record, plan_record
from career_xl.documents.registry import UNNAMED_COLLEGE_KEY, MadeDocument, Record, Registry, college_key
from career_xl.documents.scan_refusal import Refusal, ScanRefusedError
from career_xl.documents.stamping import contingent_stamp, plan_stamp
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import russian
from career_xl.domain.document_kinds import DocumentKind
from career_xl.domain.errors import CohortMissingError, ColumnMissingError
from career_xl.plan.plan_sheet import plan_of
from career_xl.tables.observation import Observation

if TYPE_CHECKING:
    from career_xl.documents.scanning.reading import ScannedPage


@dataclass(frozen=True)
class DocumentVerdict:
    """What is to be said of one document in a scan."""

    stamp: DocumentStamp
    page: int
    """Where its first sheet lies in the file, from 1."""
    reason: Refusal | None = None
    """Why it is refused; None when it says what the workbook says."""
    message: str = ""
    """The sentence of the refusal."""
    differences: tuple[Difference, ...] = ()
    queries: tuple[str, ...] = ()
    document: MadeDocument | None = None
    """What the registry will hold; None when refused."""

    @property
    def document_id(self) -> str:
        """As printed on the sheet."""
        return self.stamp.document_id

    @property
    def told(self) -> str:
        """«Контингент, выпуск 2025, на 20.11.2026»."""
        if self.stamp.kind is DocumentKind.PLAN:
            return f"План работы на {self.stamp.year}–{self.stamp.year + 1} учебный год"
        return f"Контингент, выпуск {self.stamp.year}, на {russian(self.stamp.date)}"

    def as_json(self) -> dict[str, Any]:
        """One document of an entry of `scan --json`."""
        return {
            "id": self.document_id,
            "kind": str(self.stamp.kind),
            "year": self.stamp.year,
            "date": self.stamp.date.isoformat(),
            "page": self.page,
            "accepted": self.reason is None,
            "reason": self.reason and str(self.reason),
            "differences": [
                {"figure": one.name, "document": one.document, "workbook": one.workbook} for one in self.differences
            ],
            "queries": list(self.queries),
        }


def judge(pages: Sequence["ScannedPage"], observation: Observation, registry: Registry) -> tuple[DocumentVerdict, ...]:
    """A verdict on each document of the scan, in the order of their first sheets.

    ScanRefusedError where the scan as a whole says too little or a sheet in it is not what it should be.
    """
    first_pages = _first_pages(pages)
    _refuse_foreign_sheets(pages, first_pages)
    records = registry.records(college_key(observation.passport))
    verdicts = []
    for stamp, page in first_pages.items():
        verdict = _verdict(stamp, page, observation, records)
        if verdict.reason is None:
            verdict = _with_sheets(verdict, pages)
        verdicts.append(verdict)
    return tuple(verdicts)


def _first_pages(pages: Sequence["ScannedPage"]) -> dict[DocumentStamp, int]:
    """The stamps with the page that each was first read on; ScanRefusedError without any, or with a damaged one."""
    for page in pages:
        if page.damaged:
            raise ScanRefusedError(
                Refusal.TAMPERED,
                f"Лист {page.number}: QR-код прочитан, но его содержание повреждено, изменено или записано другой "
                "версией программы; скан не сохранён. Создайте документ заново, подпишите и отсканируйте.",
            )
    found: dict[DocumentStamp, int] = {}
    for page in pages:
        for stamp in page.stamps:
            found.setdefault(stamp, page.number)
    if found:
        return found
    if any(page.marks for page in pages):
        raise ScanRefusedError(
            Refusal.INCOMPLETE,
            "В скане нет первого листа документа, или его QR-код не прочитан; скан не сохранён. Выберите все листы "
            "документа: в одном файле или несколькими файлами вместе.",
        )
    if any(page.foreign for page in pages):
        raise ScanRefusedError(
            Refusal.OTHER_KIND,
            "На листе другой QR-код: это не документ о контингенте и не план работы этой программы; скан не сохранён.",
        )
    raise ScanRefusedError(
        Refusal.UNREADABLE,
        "QR-код документа не прочитан; скан не сохранён. Отсканируйте лист целиком с разрешением 300 dpi, без "
        "загибов, чтобы печать и подпись не закрывали код.",
    )


def _refuse_foreign_sheets(pages: Sequence["ScannedPage"], stamps: dict[DocumentStamp, int]) -> None:
    documents = {sheet_mark(stamp, SheetRole.PAGE).document for stamp in stamps}
    for page in pages:
        if any(mark.document not in documents for mark in page.marks):
            raise ScanRefusedError(
                Refusal.FOREIGN_SHEET,
                f"Лист {page.number} — из другого документа или из другой его версии; скан не сохранён. Отсканируйте "
                "все листы одного документа вместе.",
            )


def _verdict(stamp: DocumentStamp, page: int, observation: Observation, records: Sequence[Record]) -> DocumentVerdict:
    """The verdict on what the first sheet says."""
    college = college_key(observation.passport)
    if stamp.college != college:
        known = "" if college != UNNAMED_COLLEGE_KEY else " (в «Паспорте» книги не заполнено «Полное наименование»)"
        return _refused(
            stamp,
            page,
            Refusal.OTHER_COLLEGE,
            f"Документ {stamp.document_id} — другой образовательной организации{known}; скан не сохранён. Проверьте, "
            "та ли книга открыта.",
        )
    try:
        if stamp.kind is DocumentKind.PLAN:
            return _plan_verdict(stamp, page, observation, records)
        return _contingent_verdict(stamp, page, observation, records)
    except CohortMissingError:
        return _refused(
            stamp,
            page,
            Refusal.NO_SUCH_COHORT,
            f"Документ {stamp.document_id} — о выпуске {stamp.year} года, а в книге нет таких выпускников; скан не "
            "сохранён. Проверьте, та ли книга открыта.",
        )
    except ColumnMissingError as error:
        return _refused(stamp, page, Refusal.FIGURES_DIFFER, f"Сравнить с книгой нельзя; скан не сохранён. {error}")


def _contingent_verdict(
    stamp: DocumentStamp, page: int, observation: Observation, records: Sequence[Record]
) -> DocumentVerdict:
    contingent = count_contingent(observation, stamp.year)
    expected = contingent_stamp(contingent, observation.passport, stamp.date)
    document = contingent_record(contingent, expected, None)
    if stamp != expected:
        names = [total_name(line) for line in LINES]
        totals = dict(zip(names, stamp.totals, strict=False))
        found = _known_differences(stamp, document, records) or differences(
            totals, {name: document.figures[name] for name in names}
        )
        return _differing(stamp, page, found)
    newer = _newer(stamp, records)
    if newer is not None:
        return _old(stamp, page, newer)
    queries = []
    if observation.passport.report_date and observation.passport.report_date != stamp.date:
        queries.append(
            f"Документ {stamp.document_id} составлен на {russian(stamp.date)}, а отчётная дата книги — "
            f"{russian(observation.passport.report_date)}: числа совпадают, проверьте, эта ли дата нужна."
        )
    return DocumentVerdict(stamp, page, queries=tuple(queries), document=document)


def _plan_verdict(
    stamp: DocumentStamp, page: int, observation: Observation, records: Sequence[Record]
) -> DocumentVerdict:
    plan = plan_of(observation)
    if plan.academic_year.start != stamp.year:
        return _refused(
            stamp,
            page,
            Refusal.OLD_VERSION,
            f"Документ {stamp.document_id} — план на {stamp.year}–{stamp.year + 1} учебный год, а книга ведётся за "
            f"{plan.academic_year.long}; скан не сохранён.",
        )
    # A plan may have been printed before the order had a number, which was then written in by hand.
    without_order = observation.passport.model_copy(update={"order_number": None, "order_date": None})
    for passport in (observation.passport, without_order):
        expected = plan_stamp(plan, passport)
        if (stamp.digest, stamp.totals) == (expected.digest, expected.totals):
            # The date of such a plan depends on the day on which it was printed.
            return DocumentVerdict(stamp, page, document=plan_record(plan, passport, stamp, None))
    document = plan_record(plan, observation.passport, plan_stamp(plan, observation.passport), None)
    return _differing(stamp, page, _known_differences(stamp, document, records))


def _known_differences(stamp: DocumentStamp, now: MadeDocument, records: Sequence[Record]) -> tuple[Difference, ...]:
    """Figure by figure, where the registry knows what the scanned document said."""
    known = [record.document for record in records if record.document.digest == stamp.digest]
    return differences(known[-1].figures, now.figures) if known else ()


def _newer(stamp: DocumentStamp, records: Sequence[Record]) -> Record | None:
    """A document of the same kind and cohort on a later date that still says what the workbook says."""
    return next(
        (
            record
            for record in records
            if record.is_current
            and (record.document.kind, record.document.cohort) == (stamp.kind, stamp.year)
            and record.document.date > stamp.date
        ),
        None,
    )


def unread_sheets(pages: Sequence["ScannedPage"]) -> tuple[str, ...]:
    """A query for each sheet of which it is not known to which document it belongs; blank backs are passed over."""
    return tuple(
        f"Лист {page.number}: код листа не прочитан, проверьте, что лист из этого документа и числа на нём те же."
        for page in pages
        if not page.stamps and not page.marks and not page.blank
    )


def _with_sheets(verdict: DocumentVerdict, pages: Sequence["ScannedPage"]) -> DocumentVerdict:
    """The verdict after a look at the sheet with the signature."""
    stamp = verdict.stamp
    signature = sheet_mark(stamp, SheetRole.SIGNATURE)
    signature_pages = [page for page in pages if signature in page.marks]
    if stamp.kind is DocumentKind.PLAN:
        signature_pages = [page for page in pages if stamp in page.stamps]
    queries = list(verdict.queries)
    if not signature_pages:
        # Whether a document is signed is asked, never judged: the figures have been compared on its first sheet.
        queries.append(
            f"Документ {stamp.document_id}: в скане нет листа с подписью, или код у подписи не прочитан; если "
            "листа нет, отсканируйте все листы и примите их вместе."
        )
        return replace(verdict, queries=tuple(queries))
    looks = [page.signed for page in signature_pages]
    if True not in looks:
        where = f"лист {signature_pages[0].number}"
        queries.append(
            f"Документ {stamp.document_id}, {where}: подписи директора не видно, проверьте, подписан ли он."
            if False in looks
            else f"Документ {stamp.document_id}, {where}: строка подписи не найдена, проверьте подпись сами."
        )
    return replace(verdict, queries=tuple(queries))


def _differing(stamp: DocumentStamp, page: int, found: tuple[Difference, ...]) -> DocumentVerdict:
    told = told_differences(found) or "итоги совпадают, но отличаются данные внутри документа"
    return DocumentVerdict(
        stamp,
        page,
        Refusal.FIGURES_DIFFER,
        f"Документ {stamp.document_id} не совпадает с книгой ({told}); скан не сохранён. Создайте документ заново, "
        "подпишите и отсканируйте.",
        found,
    )


def _old(stamp: DocumentStamp, page: int, newer: Record) -> DocumentVerdict:
    return _refused(
        stamp,
        page,
        Refusal.OLD_VERSION,
        f"Документ {stamp.document_id} — прежняя версия: есть более новый документ {newer.number} на "
        f"{russian(newer.document.date)}; скан не сохранён. Подпишите и отсканируйте новый.",
    )


def _refused(stamp: DocumentStamp, page: int, reason: Refusal, message: str) -> DocumentVerdict:
    return DocumentVerdict(stamp, page, reason, message)
