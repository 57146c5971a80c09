"""Signatures in a PDF, made by us, judged by us and by poppler."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from career_xl.documents.signing.keys import open_pkcs12
from career_xl.documents.signing.pages import open_pages
from career_xl.documents.signing.sign_pdf import sign_pdf
from career_xl.documents.signing.structure import placed_fields
from career_xl.documents.signing.verify_pdf import verify_pdf
from career_xl.domain.errors import OutputError, SignedFileError, SigningKeyError
from tests.signing import pki
from tests.signing.papers import blank_pdf, fields_of, full_pdf


def pdfsig(pdf: Path) -> str:
    done = subprocess.run(
        ["pdfsig", "-nocert", str(pdf)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return done.stdout


def test_officer_and_director_sign_one_after_another_and_both_signatures_hold(
    signed, contingent_pdf, officer, director, check
) -> None:
    report = verify_pdf(signed(contingent_pdf, officer, director), check)
    assert report.valid
    assert [signature.who for signature in report.signatures] == [pki.OFFICER, pki.DIRECTOR]
    assert {signature.signed_at for signature in report.signatures} == {pki.NOW}
    assert {signature.trusted_by for signature in report.signatures} == {"Учебный УЦ"}


def test_poppler_finds_our_signatures_valid(signed, contingent_pdf, officer, director) -> None:
    told = pdfsig(signed(contingent_pdf, officer, director))
    assert told.count("Signature is Valid.") == 2
    assert told.count("Signature Type: ETSI.CAdES.detached") == 2
    assert told.count("Total document signed") == 1


def test_the_document_that_was_signed_stays_as_it_was_byte_for_byte_at_the_beginning_of_the_signed_one(
    signed, contingent_pdf, director
) -> None:
    original = contingent_pdf.read_bytes()
    assert signed(contingent_pdf, director).read_bytes().startswith(original)
    assert contingent_pdf.read_bytes() == original


def test_the_mark_says_what_the_standard_asks_for(signed, tmp_path, director) -> None:
    text = poppler_text(signed(blank_pdf(tmp_path / "sheet.pdf"), director), 1)
    assert "ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ" in text
    assert "Сертификат 1D9A2F4C0B7E35A1" in text
    assert "Владелец Лаврентьев Алексей Викторович" in text
    assert "Действителен с 07.06.2026 по 11.08.2027" in text


def poppler_text(pdf: Path, page: int) -> str:
    done = subprocess.run(
        ["pdftotext", "-f", str(page), "-l", str(page), str(pdf), "-"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return " ".join(done.stdout.split())


def test_the_fonts_of_the_mark_are_embedded(signed, contingent_pdf, director) -> None:
    done = subprocess.run(
        ["pdffonts", str(signed(contingent_pdf, director))], capture_output=True, check=True, encoding="utf-8"
    )
    fonts = [line.split() for line in done.stdout.splitlines()[2:]]
    assert len([words for words in fonts if "DejaVuSans" in words[0]]) == 2
    assert {words[-5] for words in fonts} == {"yes"}


@pytest.mark.parametrize(("holder", "row"), [("director", "А.В. Лаврентьев"), ("officer", "О.С. Ермакова")])
def test_a_mark_stands_on_its_owners_line_and_covers_nothing_but_the_blank(
    signed, contingent_pdf, holder, row, request
) -> None:
    pdf = signed(contingent_pdf, request.getfixturevalue(holder))
    with open_pages(contingent_pdf.read_bytes()) as pages:
        page = pages[2]
    (name, number, rectangle), *_ = fields_of(pdf)
    mark = page.seen(rectangle)
    line = next(run.box for run in page.runs if row in run.text)
    assert (name, number) == ("Подпись 1", 2)
    # Where the position leaves too little room before the name, the mark stands right below the line.
    assert abs(mark.centre[1] - line.centre[1]) < mark.bottom - mark.top
    covered = [run.text for run in page.runs if run.box.overlaps(mark)]
    assert [text for text in covered if not re.fullmatch(r"_+|\(подпись\)", text)] == []


def test_marks_do_not_overlap_each_other(signed, contingent_pdf, officer, director) -> None:
    third = pki.person("Сидоров Иван Петрович", serial=0x77)
    pdf = signed(contingent_pdf, director, officer, third)
    with open_pages(contingent_pdf.read_bytes()) as pages:
        marks = [(number, pages[number].seen(box)) for _, number, box in fields_of(pdf)]
    assert len(marks) == 3
    pairs = [(one, other) for one in marks for other in marks if one is not other]
    assert [pair for pair in pairs if pair[0][0] == pair[1][0] and pair[0][1].overlaps(pair[1][1])] == []


def test_the_directors_mark_stands_by_the_approval_of_the_plan(signed, plan_pdf, director) -> None:
    ((_, number, rectangle),) = fields_of(signed(plan_pdf, director))
    with open_pages(plan_pdf.read_bytes()) as pages:
        page = pages[0]
    line = next(run.box for run in page.runs if "Лаврентьев" in run.text)
    mark = page.seen(rectangle)
    assert number == 0
    assert mark.top < line.bottom
    assert line.top < mark.bottom


def test_a_signer_without_a_line_gets_a_free_place_and_a_note(contingent_pdf, authority, tmp_path) -> None:
    stranger = pki.person("Сидоров Иван Петрович", authority, serial=0x77)
    key = open_pkcs12(stranger.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    done = sign_pdf(contingent_pdf, key, tmp_path / "signed.pdf", pki.NOW)
    assert done.page == 3
    assert done.notes == (
        "В документе нет строки подписи для «Сидоров Иван Петрович»: отметка стоит на свободном месте страницы 3; "
        "проверьте, так ли нужно.",
    )


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_mark_is_upright_and_inside_on_a_page_that_lies_turned(signed, tmp_path, director, check, rotation) -> None:
    source = blank_pdf(tmp_path / "turned.pdf", rotation=rotation, origin=(30, 50))
    pdf = signed(source, director)
    assert verify_pdf(pdf, check).valid
    with open_pages(pdf.read_bytes()) as pages:
        page = pages[0]
    ((_, _, rectangle),) = fields_of(pdf)
    mark = page.seen(rectangle)
    assert mark.width > mark.height
    assert 0 < mark.left < mark.right < page.width
    assert 0 < mark.top < mark.bottom < page.height
    ink = page.ink[int(mark.top) : int(mark.bottom) + 1, int(mark.left) : int(mark.right) + 1]
    assert ink.any()
    assert page.ink.sum() == ink.sum()
    # Upright: the two centred lines of the heading stand in the upper half, and the corner right of them is white.
    assert ink[4 : ink.shape[0] // 3, : ink.shape[1] // 6].sum() < ink[4 : ink.shape[0] // 3, ink.shape[1] // 3 :].sum()


def test_an_empty_field_of_the_document_is_taken(signed, tmp_path, director, check) -> None:
    source = blank_pdf(tmp_path / "form.pdf", field="Директор")
    pdf = signed(source, director)
    assert [name for name, _, _ in fields_of(pdf)] == ["Директор"]
    assert verify_pdf(pdf, check).valid
    assert "Владелец Лаврентьев Алексей Викторович" in poppler_text(pdf, 1)


def test_without_a_mark_the_pages_look_as_before(signed, contingent_pdf, director, check) -> None:
    pdf = signed(contingent_pdf, director, with_mark=False)
    assert verify_pdf(pdf, check).valid
    assert "ПОДПИСАН" not in poppler_text(pdf, 3)


def test_a_sheet_without_any_room_is_refused_and_nothing_is_written(tmp_path, director) -> None:
    key = open_pkcs12(director.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    with pytest.raises(SignedFileError, match="нет свободного места"):
        sign_pdf(full_pdf(tmp_path / "full.pdf"), key, tmp_path / "signed.pdf", pki.NOW)
    assert not (tmp_path / "signed.pdf").exists()


@pytest.mark.parametrize(("days", "word"), [((-400, -1), "истёк"), ((1, 30), "не начался")])
def test_a_certificate_out_of_date_does_not_sign(contingent_pdf, authority, tmp_path, days, word) -> None:
    holder = pki.person(issuer=authority, days=days)
    key = open_pkcs12(holder.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    with pytest.raises(SigningKeyError, match=word):
        sign_pdf(contingent_pdf, key, tmp_path / "signed.pdf", pki.NOW)


@pytest.mark.parametrize("make", [pki.elliptic_key, pki.edwards_key])
def test_keys_other_than_rsa_sign_too(signed, contingent_pdf, authority, check, make) -> None:
    holder = pki.person(pki.DIRECTOR, authority, key=make())
    assert verify_pdf(signed(contingent_pdf, holder), check).valid


def test_a_key_of_a_rare_kind_is_said_to_be_one(signed, contingent_pdf, authority) -> None:
    with pytest.raises(SigningKeyError, match="такого вида"):
        signed(contingent_pdf, pki.person(pki.DIRECTOR, authority, key=pki.rare_key()))


@pytest.mark.parametrize("contents", [b"", b"%PDF-1.7\n", b"PK\x03\x04 a workbook", b"%PDF-1.7\nnothing more\n%%EOF"])
def test_what_is_no_readable_pdf_is_refused_in_one_sentence(tmp_path, director, contents) -> None:
    source = tmp_path / "doc.pdf"
    source.write_bytes(contents)
    key = open_pkcs12(director.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    with pytest.raises(SignedFileError, match=r"doc\.pdf"):
        sign_pdf(source, key, tmp_path / "signed.pdf", pki.NOW)


def test_a_protected_pdf_is_named_as_such(tmp_path, director) -> None:
    key = open_pkcs12(director.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    with pytest.raises(SignedFileError, match="защищён паролем"):
        sign_pdf(blank_pdf(tmp_path / "secret.pdf", password="x"), key, tmp_path / "signed.pdf", pki.NOW)


def test_a_file_that_forbids_further_signatures_is_not_broken_by_one(tmp_path, director, officer) -> None:
    key = open_pkcs12(director.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    source = blank_pdf(tmp_path / "certified.pdf", certified_by=key)
    with pytest.raises(SignedFileError, match="запретом любых изменений"):
        sign_pdf(source, key, tmp_path / "signed.pdf", pki.NOW)


def test_a_folder_that_is_not_there_is_named(contingent_pdf, tmp_path, director) -> None:
    key = open_pkcs12(director.pfx(tmp_path / "key.pfx"), pki.PASSWORD)
    with pytest.raises(OutputError):
        sign_pdf(contingent_pdf, key, tmp_path / "none" / "signed.pdf", pki.NOW)


def test_a_field_of_ours_never_takes_a_name_that_is_there(signed, contingent_pdf, officer, director) -> None:
    names = [name for name, _, _ in fields_of(signed(contingent_pdf, officer, director, officer))]
    assert sorted(names) == ["Подпись 1", "Подпись 2", "Подпись 3"]


def test_the_places_of_fields_are_read_back(signed, contingent_pdf, director) -> None:
    with signed(contingent_pdf, director).open("rb") as file:
        reader = PdfFileReader(file)
        assert [name for name, _, _ in placed_fields(reader, filled=True)] == ["Подпись 1"]
        assert placed_fields(reader, filled=False) == []


def test_what_an_archive_asks_for_is_still_so_after_signing(signed, contingent_pdf, officer, director) -> None:
    """PDF/A: the claim in the metadata, fonts inside with their letters, marks that print, nothing hidden."""
    with signed(contingent_pdf, officer, director).open("rb") as file:
        reader = PdfFileReader(file)
        root = reader.root
        assert b'pdfaid:part="2" pdfaid:conformance="B"' in root["/Metadata"].data
        assert reader.input_version <= (1, 7)
        assert "/XFA" not in root["/AcroForm"]
        assert "/NeedAppearances" not in root["/AcroForm"]
        for field in (reference.get_object() for reference in root["/AcroForm"]["/Fields"]):
            assert field["/F"] & 0b100110 == 0b100  # printed, neither hidden nor out of sight
            assert list(field["/AP"]) == ["/N"]
            for font in field["/AP"]["/N"]["/Resources"]["/Font"].values():
                font = font.get_object()
                assert "/ToUnicode" in font
                inner = font["/DescendantFonts"][0]
                assert inner["/CIDToGIDMap"] == "/Identity"
                assert "/FontFile2" in inner["/FontDescriptor"]
