"""The QR code's text: what goes in comes out, and nothing else is accepted."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_xl.documents.qr import (
    DocumentStamp,
    SheetMark,
    SheetRole,
    decode_mark,
    decode_payload,
    encode_mark,
    encode_payload,
    looks_like_ours,
    mark_png,
    sheet_mark,
    stamp_png,
)
from career_xl.domain.document_kinds import DocumentKind
from career_xl.domain.errors import PayloadInvalidError

STAMP = DocumentStamp(
    DocumentKind.CONTINGENT,
    2025,
    dt.date(2026, 11, 20),
    "0A1B2C3D",
    (61, 5, 3, 2, 9),
    "7F3A00112233445566778899AABBCCDD",
)
PAYLOAD = "CXL2:KB-2025-20261120-7F3A:0A1B2C3D:61.5.3.2.9:7F3A00112233445566778899AABBCCDD:"

counts = st.integers(0, 100_000)
stamps = st.builds(
    DocumentStamp,
    kind=st.sampled_from([DocumentKind.CONTINGENT, DocumentKind.PLAN]),
    year=st.integers(1990, 2100),
    date=st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)),
    college=st.text("0123456789ABCDEF", min_size=8, max_size=8),
    totals=st.lists(counts, min_size=1, max_size=20).map(tuple),
    digest=st.text("0123456789ABCDEF", min_size=32, max_size=32),
)


def test_the_id_names_cohort_date_and_digest():
    assert STAMP.document_id == "КВ-2025-20261120-7F3A"


def test_the_payload_is_short_latin_and_upper_case():
    payload = encode_payload(STAMP)
    assert payload.startswith(PAYLOAD)
    assert len(payload) == len(PAYLOAD) + 4
    assert payload.isascii()
    assert payload == payload.upper()


@given(stamps)
def test_a_payload_says_what_was_put_in(stamp):
    assert decode_payload(f" {encode_payload(stamp)}\n") == stamp


@given(stamps, st.data())
def test_one_wrong_character_is_noticed(stamp, data):
    payload = encode_payload(stamp)
    place = data.draw(st.integers(0, len(payload) - 1))
    other = data.draw(st.sampled_from("0123456789ABCDEF:.-").filter(lambda letter: letter != payload[place]))
    with pytest.raises(PayloadInvalidError):
        decode_payload(payload[:place] + other + payload[place + 1 :])


@pytest.mark.parametrize("text", ["", "https://example.org", "ST00012|Name=Колледж", PAYLOAD, PAYLOAD.lower() + "0000"])
def test_a_foreign_code_is_refused_with_a_sentence(text):
    with pytest.raises(PayloadInvalidError, match="QR-код"):
        decode_payload(text)


def test_the_pictures_are_small_enough_for_their_places_on_paper():
    # Modules and a quiet zone of 4 on each side, 8 pixels each: 41 modules on 34 mm, 21 on 15 mm.
    for png, modules in ((stamp_png(STAMP), 41), (mark_png(sheet_mark(STAMP, SheetRole.PAGE)), 21)):
        assert png[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(png[16:20], "big") == (modules + 8) * 8


@given(stamps, st.sampled_from(SheetRole))
def test_the_mark_of_a_sheet_says_to_which_document_it_belongs(stamp, role):
    mark = sheet_mark(stamp, role)
    assert decode_mark(encode_mark(mark)) == mark
    assert (mark == sheet_mark(STAMP, role)) == (stamp == STAMP)


@pytest.mark.parametrize("text", ["", "CXS:", "CXT:0123456789AB", "CXS:0123456789AG", "CXS:0123456789ABC", PAYLOAD])
def test_another_text_is_no_mark(text):
    assert decode_mark(text) is None


def test_codes_of_other_versions_are_known_as_ours():
    texts = [encode_payload(STAMP), encode_mark(SheetMark(SheetRole.PAGE, "0" * 12)), "CXL1:KB-2025", "CXL9:X"]
    assert [looks_like_ours(text) for text in texts] == [True] * 4
    assert not any(looks_like_ours(text) for text in ("", "https://example.org", "ST00012|Name=Колледж", "CX"))
