"""The QR code's text: what goes in comes out, and nothing else is accepted."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_xl.documents.qr import ContingentStamp, decode_payload, encode_payload, qr_png
from career_xl.domain.errors import PayloadInvalidError

STAMP = ContingentStamp(2025, dt.date(2026, 11, 20), (61, 5, 3, 2, 9), "7F3A00112233445566778899AABBCCDD")
PAYLOAD = "CXL1:KB-2025-20261120-7F3A:61.5.3.2.9:7F3A00112233445566778899AABBCCDD:"

counts = st.integers(0, 100_000)
stamps = st.builds(
    ContingentStamp,
    cohort=st.integers(1990, 2100),
    report_date=st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)),
    totals=st.tuples(counts, counts, counts, counts, counts),
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


def test_the_picture_is_a_png_of_the_fifth_version():
    # 37 modules and a quiet zone of 4 on each side, 8 pixels each: small enough for 34 mm on paper.
    png = qr_png(encode_payload(STAMP))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == (37 + 8) * 8
