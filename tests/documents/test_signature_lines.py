"""Names and dates of the signature blocks."""

import datetime as dt

import pytest

from career_xl.documents.signature_lines import initials_first, long_date, missing_keys_notes
from career_xl.domain.passport import Passport


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Верхозин Владимир Николаевич", "В.Н. Верхозин"),
        ("  петрова-Водкина   Анна ", "А. петрова-Водкина"),
        ("Верхозин В.Н.", "В.Н. Верхозин"),
        ("Верхозин В. Н.", "В.Н. Верхозин"),
        ("В.Н. Верхозин", "В.Н. Верхозин"),
        ("В. Н. Верхозин", "В. Н. Верхозин"),
        ("Алиев Рашид Мамед оглы", "Р.М. Алиев"),
        ("Ким", "Ким"),
    ],
)
def test_initials_stand_before_the_surname(written, shown):
    assert initials_first(written) == shown


def test_a_date_is_written_as_in_an_order():
    assert long_date(dt.date(2024, 9, 1)) == "«01» сентября 2024 г."
    assert long_date(dt.date(2025, 5, 19)) == "«19» мая 2025 г."


def test_one_note_names_all_blank_keys_as_they_stand_in_the_passport():
    notes = missing_keys_notes(Passport(director="Орлова Мария"), ("director", "order_number", "order_date"))
    assert len(notes) == 1
    assert "«Номер приказа о плане», «Дата приказа о плане»" in notes[0]
    assert missing_keys_notes(Passport(director="Орлова Мария"), ("director",)) == []
