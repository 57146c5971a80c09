"""Each way to cheat with a signed PDF ends in a refusal that says what was done."""

import dataclasses
import datetime as dt
import io
import re
import zlib
from pathlib import Path

import pytest
from asn1crypto import cms, x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PageObject, copy_into_new_writer
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from career_xl.documents.signing.certificates import read_certificates
from career_xl.documents.signing.checking import Check
from career_xl.documents.signing.keys import open_pkcs12
from career_xl.documents.signing.report import FileReport, Verdict
from career_xl.documents.signing.sign_pdf import sign_pdf
from career_xl.documents.signing.trust import Trust
from career_xl.documents.signing.verify_pdf import verify_pdf
from career_xl.domain.errors import SignedFileError
from tests.signing import pki
from tests.signing.papers import blank_pdf

A_FIGURE = b"BT /F1 24 Tf 72 700 Td (150) Tj ET"


@pytest.fixture
def paper(tmp_path) -> Path:
    """A sheet with a figure on it, that everybody can change."""
    return blank_pdf(tmp_path / "paper.pdf", drawing=A_FIGURE)


def updated(pdf: Path, change) -> Path:
    """The same file with one more revision, as any editor writes it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf.read_bytes()))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    target = pdf.with_name(f"changed-{pdf.name}")
    target.write_bytes(out.getvalue())
    return target


def page_of(writer: IncrementalPdfFileWriter):
    return writer.find_page_for_modification(0)[0].get_object()


def verdicts(report: FileReport) -> list[Verdict]:
    return [signature.verdict for signature in report.signatures]


def changes(report: FileReport) -> list[str]:
    return [change for signature in report.signatures for change in signature.changes]


def outcome(pdf: Path, check: Check) -> str:
    """«valid», «invalid», or «unreadable»."""
    try:
        return "valid" if verify_pdf(pdf, check).valid else "invalid"
    except SignedFileError:
        return "unreadable"


def test_the_untouched_file_is_valid(signed, paper, director, check) -> None:
    assert outcome(signed(paper, director), check) == "valid"


def test_no_single_byte_can_be_changed(signed, paper, director, check, tmp_path) -> None:
    contents = signed(paper, director).read_bytes()
    begin = contents.index(b"/Contents <") + len(b"/Contents <")
    padding = contents.index(b"00" * 40, begin)
    # Everywhere but in the zeros that fill up the room for the signature, and there too.
    places = [
        *range(5, begin, 97),
        *range(begin, padding, 53),
        padding + 50,
        *range(contents.index(b">", begin) + 1, len(contents), 61),
    ]
    target = tmp_path / "byte.pdf"
    let_pass = []
    for place in places:
        other = b"7" if contents[place : place + 1] != b"7" else b"8"
        target.write_bytes(contents[:place] + other + contents[place + 1 :])
        if outcome(target, check) == "valid":
            let_pass.append(place)
    assert let_pass == []


def test_one_figure_changed_in_place_is_seen(signed, paper, director, check) -> None:
    pdf = signed(paper, director)
    pdf.write_bytes(pdf.read_bytes().replace(b"(150)", b"(151)"))
    report = verify_pdf(pdf, check)
    assert verdicts(report) == [Verdict.CHANGED]
    assert "изменена" in report.signatures[0].reason


def test_one_figure_changed_by_an_update_is_seen_with_its_page(signed, paper, director, check) -> None:
    def change(writer) -> None:
        page_of(writer)[pdf_name("/Contents")] = writer.add_object(
            generic.StreamObject(stream_data=A_FIGURE.replace(b"150", b"151"))
        )
        writer.mark_update(writer.find_page_for_modification(0)[0])

    report = verify_pdf(updated(signed(paper, director), change), check)
    assert verdicts(report) == [Verdict.CHANGED_LATER]
    assert changes(report) == ["ревизия 3: изменено содержание: страница 1"]


def test_the_stream_behind_a_page_cannot_be_exchanged_under_its_number(signed, paper, director, check) -> None:
    def change(writer) -> None:
        reference = page_of(writer).raw_get("/Contents")
        stream = writer.get_object(reference.reference)
        stream._data = A_FIGURE.replace(b"150", b"999")
        stream._encoded_data = None
        writer.mark_update(reference)

    report = verify_pdf(updated(signed(paper, director), change), check)
    assert changes(report) == ["ревизия 3: изменено содержание: страница 1"]


def test_an_appended_page_is_named(signed, paper, director, check) -> None:
    def change(writer) -> None:
        page = PageObject(contents=writer.add_object(generic.StreamObject(stream_data=b"")), media_box=(0, 0, 595, 842))
        page[pdf_name("/Resources")] = generic.DictionaryObject()
        writer.insert_page(page)

    report = verify_pdf(updated(signed(paper, director), change), check)
    assert verdicts(report) == [Verdict.CHANGED_LATER]
    assert changes(report) == ["ревизия 3: добавлено: страница 2"]


def test_a_page_taken_out_is_named(signed, contingent_pdf, director, check) -> None:
    def change(writer) -> None:
        pages = writer.root["/Pages"]
        kids = pages["/Kids"]
        del kids[0]
        pages[pdf_name("/Count")] = generic.NumberObject(len(kids))
        writer.update_container(kids)
        writer.update_container(pages)

    report = verify_pdf(updated(signed(contingent_pdf, director), change), check)
    assert changes(report) == ["ревизия 3: удалено: страница 1"]


def test_a_note_laid_over_the_text_is_a_change(signed, paper, director, check) -> None:
    def change(writer) -> None:
        note = generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/FreeText"),
                pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (70, 690, 160, 730))),
                pdf_name("/Contents"): generic.pdf_string("151"),
                pdf_name("/DA"): generic.pdf_string("/Helv 24 Tf 0 g"),
            }
        )
        writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))

    report = verify_pdf(updated(signed(paper, director), change), check)
    assert verdicts(report) == [Verdict.CHANGED_LATER]
    assert "изменены пометки или поля поверх текста: страница 1" in changes(report)[0]


def test_an_empty_field_added_afterwards_is_a_change(signed, paper, director, check) -> None:
    report = verify_pdf(
        updated(
            signed(paper, director),
            lambda writer: append_signature_field(writer, SigFieldSpec("x", box=(9, 9, 99, 99))),
        ),
        check,
    )
    assert verdicts(report) == [Verdict.CHANGED_LATER]


def test_a_mark_cannot_be_redrawn(signed, paper, director, check) -> None:
    def change(writer) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        other = generic.StreamObject(
            {
                pdf_name("/Type"): pdf_name("/XObject"),
                pdf_name("/Subtype"): pdf_name("/Form"),
                pdf_name("/BBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 100, 50))),
            },
            stream_data=b"0 0 100 50 re f",
        )
        field[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): writer.add_object(other)})
        writer.update_container(field)

    assert outcome(updated(signed(paper, director), change), check) == "invalid"


def test_bytes_after_the_end_are_noticed(signed, paper, director, check) -> None:
    pdf = signed(paper, director)
    pdf.write_bytes(pdf.read_bytes() + b"\n% something more\n")
    report = verify_pdf(pdf, check)
    assert not report.valid
    assert report.problems == ("в конец файла дописаны данные, которых подпись не защищает",)


def test_a_file_saved_anew_by_another_program_keeps_no_valid_signature(signed, paper, director, check) -> None:
    pdf = signed(paper, director)
    with pdf.open("rb") as file:
        reader = PdfFileReader(file)
        out = io.BytesIO()
        copy_into_new_writer(reader).write(out)
    pdf.write_bytes(out.getvalue())
    assert outcome(pdf, check) != "valid"


def test_a_signature_that_was_cut_off_leaves_an_unsigned_file(signed, paper, director, check) -> None:
    pdf = signed(paper, director)
    pdf.write_bytes(pdf.read_bytes()[: paper.stat().st_size])
    report = verify_pdf(pdf, check)
    assert not report.valid
    assert report.lines() == [
        "«paper-1.pdf»: электронной подписи в файле нет; если она лежит отдельным файлом .sig, укажите его "
        "параметром --sig."
    ]


def test_a_signature_that_was_taken_out_by_an_update_is_missed(signed, paper, director, check) -> None:
    def change(writer) -> None:
        form = writer.root["/AcroForm"]
        form[pdf_name("/Fields")] = generic.ArrayObject()
        writer.update_root()
        writer.update_container(form)

    report = verify_pdf(updated(signed(paper, director), change), check)
    assert not report.valid
    assert report.problems == ("подпись «Подпись 1», поставленная в ревизии 2, удалена или заменена",)


def test_the_first_of_two_signatures_cannot_be_taken_out(signed, paper, officer, director, check) -> None:
    def change(writer) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        del field[pdf_name("/V")]
        writer.update_container(field)

    report = verify_pdf(updated(signed(paper, officer, director), change), check)
    assert not report.valid
    assert "подпись «Подпись 1», поставленная в ревизии 2, удалена или заменена" in report.problems


def test_a_change_between_two_signatures_breaks_the_first_alone(
    signed, paper, officer, director, check, tmp_path
) -> None:
    def change(writer) -> None:
        page_of(writer)[pdf_name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b""))
        writer.mark_update(writer.find_page_for_modification(0)[0])

    changed = updated(signed(paper, officer), change)
    key = open_pkcs12(director.pfx(tmp_path / "d.pfx"), pki.PASSWORD)
    sign_pdf(changed, key, tmp_path / "both.pdf", pki.NOW)
    report = verify_pdf(tmp_path / "both.pdf", check)
    assert verdicts(report) == [Verdict.CHANGED_LATER, Verdict.VALID]
    assert not report.valid


def test_a_stranger_cannot_sign_under_the_directors_name(signed, paper, check) -> None:
    report = verify_pdf(signed(paper, pki.person(pki.DIRECTOR)), check)
    assert verdicts(report) == [Verdict.UNTRUSTED]
    assert "выдан самому себе" in report.signatures[0].reason


def test_another_authority_of_the_same_name_is_not_trusted(signed, paper, check) -> None:
    impostor = pki.authority("Учебный УЦ", number=1)
    report = verify_pdf(signed(paper, pki.person(pki.DIRECTOR, impostor)), check)
    assert verdicts(report) == [Verdict.UNTRUSTED]


def test_a_swapped_certificate_is_seen(signed, paper, authority, director, check) -> None:
    """The signature of one key with the certificate of another person of the same number and issuer."""
    pdf = signed(
        paper, pki.person("Другой Человек Иванович", authority, serial=0x01D9A2F4C0B7E35A1, key=pki.elliptic_key())
    )
    contents = pdf.read_bytes()
    begin = contents.index(b"/Contents <") + len(b"/Contents <")
    end = contents.index(b">", begin)
    der = bytes.fromhex(contents[begin:end].decode())
    info = cms.ContentInfo.load(der)
    other = x509.Certificate.load(director.certificate.public_bytes(serialization.Encoding.DER))
    kept = [c for c in info["content"]["certificates"] if c.chosen.serial_number != other.serial_number]
    info["content"]["certificates"] = cms.CertificateSet([cms.CertificateChoices({"certificate": other}), *kept])
    swapped = info.dump(force=True).hex().upper().encode()
    pdf.write_bytes(contents[:begin] + swapped.ljust(end - begin, b"0") + contents[end:])
    report = verify_pdf(pdf, check)
    assert verdicts(report) == [Verdict.CHANGED]


@pytest.mark.parametrize("days", [(-400, -1), (10, 400)])
def test_a_certificate_that_is_not_in_force_proves_nothing(signed, paper, authority, check, days, monkeypatch) -> None:
    monkeypatch.setattr("career_xl.documents.signing.sign_pdf.check_in_force", lambda facts, moment: None)
    report = verify_pdf(signed(paper, pki.person(issuer=authority, days=days)), check)
    assert verdicts(report) == [Verdict.EXPIRED]
    assert "--at" in report.signatures[0].reason


def test_a_certificate_that_ran_out_since_counts_on_a_day_that_is_known(
    signed, paper, authority, director, check
) -> None:
    pdf = signed(paper, director)
    later = dataclasses.replace(check, now=pki.NOW + dt.timedelta(days=900))
    assert verdicts(verify_pdf(pdf, later)) == [Verdict.EXPIRED]
    assert verify_pdf(pdf, dataclasses.replace(later, at=pki.NOW)).valid


def test_a_certificate_of_a_site_signs_no_papers(signed, paper, authority, check) -> None:
    report = verify_pdf(signed(paper, pki.person(issuer=authority, for_sites=True)), check)
    assert verdicts(report) == [Verdict.UNTRUSTED]
    assert "сайта" in report.signatures[0].reason


def test_a_revoked_certificate_is_refused(signed, paper, authority, director, check, tmp_path) -> None:
    pdf = signed(paper, director)
    trust = Trust(check.trust.named, pki.revocation_list(authority, director), with_system=False)
    report = verify_pdf(pdf, Check(trust, pki.NOW))
    assert verdicts(report) == [Verdict.REVOKED]
    clean = Trust(check.trust.named, pki.revocation_list(authority), with_system=False)
    report = verify_pdf(pdf, Check(clean, pki.NOW))
    assert report.valid
    assert report.signatures[0].revocation_checked


def test_a_self_signed_certificate_that_was_given_by_hand_is_trusted(signed, paper, tmp_path) -> None:
    own = pki.person(pki.DIRECTOR)
    trust = Trust(tuple(read_certificates(own.pem(tmp_path / "own.pem"))), with_system=False)
    report = verify_pdf(signed(paper, own), Check(trust, pki.NOW))
    assert verdicts(report) == [Verdict.VALID]
    assert report.signatures[0].trusted_by == pki.DIRECTOR


def test_figures_hidden_in_a_compressed_stream_are_compared_too(signed, contingent_pdf, director, check) -> None:
    """The page of a real document: its text is compressed, and one digit of it is changed by an update."""

    def change(writer) -> None:
        page = page_of(writer)
        reference = page.raw_get("/Contents")
        drawn = writer.get_object(reference.reference).data
        match = re.search(rb"<([0-9A-F]{2})([0-9A-F]{2})", drawn)
        assert match
        changed = drawn.replace(match[0], b"<" + match[2] + match[1], 1)
        stream = generic.StreamObject(
            {pdf_name("/Filter"): pdf_name("/FlateDecode")}, encoded_data=zlib.compress(changed)
        )
        page[pdf_name("/Contents")] = writer.add_object(stream)
        writer.update_container(page)

    report = verify_pdf(updated(signed(contingent_pdf, director), change), check)
    assert changes(report) == ["ревизия 3: изменено содержание: страница 1"]


def test_nothing_is_asked_of_the_network(signed, contingent_pdf, director, check, monkeypatch) -> None:
    def refuse(*arguments, **options):
        raise AssertionError("the network was asked")

    pdf = signed(contingent_pdf, director)
    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert verify_pdf(pdf, check).valid


@pytest.mark.parametrize("contents", [b"", b"not a PDF", b"%PDF-1.7\n%%EOF"])
def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path, check, contents) -> None:
    path = tmp_path / "doc.pdf"
    path.write_bytes(contents)
    with pytest.raises(SignedFileError, match=r"doc\.pdf"):
        verify_pdf(path, check)


def test_a_protected_file_is_named_as_such(tmp_path, check) -> None:
    with pytest.raises(SignedFileError, match="защищён паролем"):
        verify_pdf(blank_pdf(tmp_path / "secret.pdf", password="x"), check)


def test_a_page_tree_without_an_end_does_not_hang(signed, paper, director, check) -> None:
    def change(writer) -> None:
        pages = writer.root["/Pages"]
        pages["/Kids"].append(writer.root.raw_get("/Pages"))
        writer.update_container(pages["/Kids"])
        writer.update_container(pages)

    assert outcome(updated(signed(paper, director), change), check) != "valid"


def test_a_new_file_cannot_borrow_a_signature(signed, paper, director, check, tmp_path) -> None:
    """The signature's dictionary copied into another document."""
    contents = signed(paper, director).read_bytes()
    begin = contents.index(b"/Contents <") + len(b"/Contents <")
    signature = contents[begin : contents.index(b">", begin)]
    other = blank_pdf(tmp_path / "other.pdf", drawing=A_FIGURE.replace(b"150", b"151"))
    key = open_pkcs12(director.pfx(tmp_path / "d.pfx"), pki.PASSWORD)
    sign_pdf(other, key, tmp_path / "forged.pdf", pki.NOW)
    forged = (tmp_path / "forged.pdf").read_bytes()
    begin = forged.index(b"/Contents <") + len(b"/Contents <")
    end = forged.index(b">", begin)
    (tmp_path / "forged.pdf").write_bytes(forged[:begin] + signature.ljust(end - begin, b"0") + forged[end:])
    assert verdicts(verify_pdf(tmp_path / "forged.pdf", check)) == [Verdict.CHANGED]
