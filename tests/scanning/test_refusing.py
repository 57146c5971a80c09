"""Each way to cheat, and each way to fail, ends in a refusal with the reason; then nothing is stored."""

import datetime as dt
import io

import pytest
import segno
from PIL import Image

from career_xl.documents.qr import DocumentStamp, encode_payload
from career_xl.documents.registry import MadeDocument, Registry, college_key
from career_xl.documents.scan_acceptance import accept_scans
from career_xl.domain.document_kinds import DocumentKind, DocumentState
from career_xl.domain.errors import OutputError, ScanMissingError
from career_xl.domain.passport import Passport
from tests.cli.workbooks import PASSPORT, three_graduates
from tests.scanning.paper import as_pdf, as_picture, as_tiff, observed
from tests.tables import graduate

COLLEGE = college_key(Passport(full_name=PASSPORT["Полное наименование"]))


@pytest.fixture
def refuse(accept, lying_beside, book):
    """The reason and the sentence of a refusal, after which everything lies as before."""

    def hand_over(content: bytes, name: str = "скан.pdf", **changes) -> tuple[str, str]:
        before = lying_beside(), Registry.beside(book).records()
        result = accept(content, name, **changes)
        assert (lying_beside(), Registry.beside(book).records()) == before
        assert (result.accepted, result.stored, result.records) == (False, None, ())
        return str(result.reason), result.message

    return hand_over


def sheet_with(text: str, error: str = "h") -> Image.Image:
    """A sheet with one code."""
    stream = io.BytesIO()
    segno.make(text, error=error, micro=False).save(stream, kind="png", scale=6, border=4)
    sheet = Image.new("RGB", (1654, 2339), "white")
    sheet.paste(Image.open(stream), (1100, 150))
    return sheet


def forged(**changes) -> Image.Image:
    """A first sheet whose code was made with our own format, so that its checksum is right."""
    stamp = {
        "kind": DocumentKind.CONTINGENT,
        "year": 2026,
        "date": dt.date(2026, 11, 20),
        "college": COLLEGE,
        "totals": (3, 1, 0, 0, 0),
        "digest": "DC28" + "0" * 28,
    }
    return sheet_with(encode_payload(DocumentStamp(**stamp | changes)))


def limited_health_of_another() -> list:
    rows = three_graduates()
    rows[0]["ОВЗ"] = "да"
    return rows


def test_changed_figures_are_refused_with_the_difference(refuse, contingent_sheets):
    reason, message = refuse(as_pdf(contingent_sheets), rows=limited_health_of_another())
    assert reason == "figures_differ"
    assert (
        "(всего, строка 02: в документе 1, в книге 2; 09.02.07, строка 02: в документе 1, в книге 2); скан не сохранён"
    ) in message


def test_without_the_registry_the_difference_of_the_totals_is_told(accept, book, contingent_sheets):
    Registry.beside(book).path.unlink()
    result = accept(as_pdf(contingent_sheets), rows=limited_health_of_another())
    assert [str(one) for one in result.documents[0].differences] == ["всего, строка 02: в документе 1, в книге 2"]


def test_graduates_who_changed_their_code_are_noticed_though_the_totals_agree(refuse, contingent_sheets):
    rows = three_graduates()
    rows[2]["Код"] = "43.02.15"
    reason, message = refuse(as_pdf(contingent_sheets), rows=rows)
    assert reason == "figures_differ"
    assert "09.02.07, строка 01: в документе 3, в книге 2; 43.02.15, строка 01: в документе нет, в книге 1" in message


def test_a_document_of_another_college_is_refused(refuse, contingent_sheets):
    reason, message = refuse(as_pdf(contingent_sheets), **{"Полное наименование": "ГБПОУ «Приволжский колледж»"})
    assert (reason, "другой образовательной организации" in message) == ("other_college", True)


def test_a_workbook_without_a_college_accepts_nobodys_document(refuse, contingent_sheets):
    reason, message = refuse(as_pdf(contingent_sheets), **{"Полное наименование": None, "Краткое наименование": None})
    assert (reason, "не заполнено" in message) == ("other_college", True)


def test_a_cohort_that_the_workbook_lacks_is_refused(refuse, other_year_sheets):
    assert refuse(as_pdf(other_year_sheets))[0] == "no_such_cohort"


def test_a_document_of_another_cohort_does_not_pass_for_this_one(refuse, other_year_sheets):
    rows = [*three_graduates(), graduate(number=4, cohort=2025, snils=None, ovz="да")]
    assert refuse(as_pdf(other_year_sheets), rows=rows)[0] == "figures_differ"


def test_an_old_version_is_refused_although_its_figures_agree(refuse, book, contingent_sheets):
    newer = MadeDocument(
        document_id="КВ-2026-20261201-DC28",
        kind=DocumentKind.CONTINGENT,
        date=dt.date(2026, 12, 1),
        college=COLLEGE,
        cohort=2026,
    )
    Registry.beside(book).add(newer, [book])
    reason, message = refuse(as_pdf(contingent_sheets))
    assert reason == "old_version"
    assert "есть более новый документ КВ-2026-20261201-DC28 на 01.12.2026" in message


def test_a_plan_of_another_year_or_with_other_rows_is_refused(refuse, plan_sheets):
    assert refuse(as_pdf(plan_sheets), **{"Учебный год": "2027/28"})[0] == "old_version"
    reason, message = refuse(as_pdf(plan_sheets), **{"Номер приказа о плане": "99-од"})
    assert reason == "figures_differ"
    assert "приказ о плане: в документе «№ 12-од от 31.08.2026», в книге «№ 99-од от 31.08.2026»" in message


def test_a_forged_code_with_the_right_totals_is_refused(refuse):
    assert refuse(as_pdf([forged()]))[0] == "figures_differ"


def test_a_forged_code_with_the_right_digest_and_other_totals_is_refused(refuse, accept, book):
    digest = next(r.document.digest for r in Registry.beside(book).records() if r.document.cohort == 2026)
    assert refuse(as_pdf([forged(digest=digest, totals=(4, 1, 0, 0, 0))]))[0] == "figures_differ"


def test_a_forged_first_sheet_before_the_true_ones_is_refused(refuse, contingent_sheets):
    assert refuse(as_pdf([forged(totals=(9, 9, 9, 9, 9)), *contingent_sheets]))[0] == "figures_differ"


@pytest.mark.parametrize(
    "change", [(":3.1.", ":4.1."), ("KB-2026", "KB-2025"), ("DC28", "DC29"), ("CXL2", "CXL9"), ("CXL2:KB", "CXL2:F1")]
)
def test_a_code_with_a_changed_letter_is_refused(refuse, book, contingent_sheets, change):
    totals, digest = (3, 1, 0, 0, 0), "DC28" + "0" * 28
    stamp = DocumentStamp(DocumentKind.CONTINGENT, 2026, dt.date(2026, 11, 20), COLLEGE, totals, digest)
    text = encode_payload(stamp).replace(*change, 1)
    assert text != encode_payload(stamp)
    assert refuse(as_pdf([sheet_with(text), *contingent_sheets]))[0] == "tampered"


def test_a_foreign_code_is_refused(refuse):
    reason, message = refuse(as_pdf([sheet_with("ST00012|Name=Колледж|Sum=100")]))
    assert (reason, "другой QR-код" in message) == ("other_kind", True)


def test_a_foreign_code_beside_ours_does_no_harm(accept, contingent_sheets):
    assert accept(as_pdf([*contingent_sheets, sheet_with("https://example.org")])).accepted


def test_the_signature_sheet_alone_is_refused(refuse, contingent_sheets):
    reason, message = refuse(as_pdf(contingent_sheets[1:]))
    assert (reason, "нет первого листа" in message) == ("incomplete", True)


def test_the_signed_sheet_of_another_document_is_refused(refuse, contingent_sheets, other_year_sheets):
    reason, message = refuse(as_pdf([contingent_sheets[0], other_year_sheets[-1]]))
    assert reason == "foreign_sheet"
    assert message.startswith("Лист 2 — из другого документа")


def test_one_bad_document_keeps_the_whole_file_out(refuse, contingent_sheets, other_year_sheets):
    reason, message = refuse(as_pdf([*contingent_sheets, *other_year_sheets]))
    assert (reason, "КВ-2025" in message) == ("no_such_cohort", True)


def test_a_sheet_without_a_code_is_refused(refuse):
    reason, message = refuse(as_picture(Image.new("L", (1654, 2339), "white"), "PNG"), "лист.png")
    assert (reason, "QR-код документа не прочитан" in message) == ("unreadable", True)


def pdf_of_pages(count: int) -> bytes:
    return as_pdf([Image.new("L", (80, 110), "white")] * count)


def encrypted_pdf() -> bytes:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf_of_pages(1)), strict=False))
    writer.encrypt(owner_pass="secret", user_pass="secret")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def bomb(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(stream, kind, **({"compression": "group4"} if kind == "TIFF" else {}))
    return stream.getvalue()


def pdf_with_a_bomb() -> bytes:
    stream = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(stream, "PDF", resolution=5000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "name", "reason"),
    [
        (lambda: b"", "скан.pdf", "empty"),
        (lambda: b"no scan at all", "скан.pdf", "not_a_scan"),
        (lambda: b"PK\x03\x04" + b"0" * 500, "скан.jpg", "not_a_scan"),
        (lambda: pdf_of_pages(1)[:300], "скан.pdf", "damaged"),
        (lambda: b"%PDF-1.7\n" + b"\x00" * 2000, "скан.pdf", "damaged"),
        (lambda: as_picture(Image.effect_noise((900, 900), 60), "PNG")[:9000], "лист.png", "damaged"),
        (encrypted_pdf, "скан.pdf", "encrypted"),
        (lambda: pdf_of_pages(500), "скан.pdf", "too_many_pages"),
        (lambda: as_tiff([Image.new("L", (40, 50), "white")] * 80), "скан.tif", "too_many_pages"),
        (lambda: bomb("PNG"), "лист.png", "too_large"),
        (lambda: bomb("TIFF"), "лист.tif", "too_large"),
        (pdf_with_a_bomb, "скан.pdf", "too_large"),
    ],
)
def test_a_file_that_is_no_usable_scan_is_refused(refuse, make, name, reason):
    found, message = refuse(make(), name)
    assert found == reason
    assert message.endswith(".")


def test_a_file_that_is_not_there_stops_before_any_is_looked_at(book, lying_beside, tmp_path, contingent_sheets):
    good = tmp_path / "скан.pdf"
    good.write_bytes(as_pdf(contingent_sheets))
    before = lying_beside()
    with pytest.raises(ScanMissingError, match="не найден"):
        accept_scans([good, tmp_path / "нет.pdf"], observed(book), Registry.beside(book))
    assert lying_beside() == before


def test_nothing_is_stored_when_the_registry_cannot_be_written(
    accept, book, lying_beside, contingent_sheets, monkeypatch
):
    def fail(*arguments):
        raise OutputError("Реестр не удалось записать: диск заполнен.")

    before = lying_beside()
    monkeypatch.setattr(Registry, "_append", fail)
    with pytest.raises(OutputError, match="диск заполнен"):
        accept(as_pdf(contingent_sheets))
    assert lying_beside() == before


def test_a_document_marked_as_outdated_gets_a_new_row_when_its_figures_are_true_again(accept, book, contingent_sheets):
    registry = Registry.beside(book)
    old = next(record for record in registry.records() if record.document.cohort == 2026)
    registry.advance(old, DocumentState.OUTDATED)
    (record,) = accept(as_pdf(contingent_sheets)).records
    assert record.number == f"{old.number} (2)"
