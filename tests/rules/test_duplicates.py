"""T01, T02: the same person in two rows."""

import datetime as dt

import pytest

from career_xl.domain.columns import Column
from tests.rules.flat_findings import codes, findings, found, result
from tests.tables import different_people, observation

ANNA = {"full_name": "Орлова Анна Ильинична", "birth_date": dt.date(2006, 5, 5)}


# --- T01 ---


def test_every_row_of_the_same_snils_is_an_error() -> None:
    same = {"snils": "112-233-445 95"}
    assert found(same, {}, {"snils": 11223344595}, {"snils": "11223344595 "}) == [("T01", 2), ("T01", 4), ("T01", 5)]


def test_a_number_that_lost_its_leading_zeros_is_the_same_snils() -> None:
    assert found({"snils": "087-654-303 00"}, {"snils": 8765430300.0}) == [("T01", 2), ("T01", 3)]


def test_digits_that_are_no_snils_are_compared_too() -> None:
    assert found({"snils": "123"}, {"snils": "1-23"}) == [("F04", 2), ("T01", 2), ("F04", 3), ("T01", 3)]


def test_blank_numbers_and_words_are_no_same_snils() -> None:
    assert found(*[{"snils": None}] * 2, *[{"snils": "нет"}] * 2) == [("F04", 4), ("F04", 5)]


def test_the_message_names_the_other_rows_and_no_number() -> None:
    (first, *_) = findings(observation(different_people(*[{"snils": "112-233-445 95"}] * 8)))
    assert first.problem == "Строка 2, № 1: тот же СНИЛС стоит в строках 3, 4, 5, 6, 7 и других."
    last = findings(observation(different_people(*[{"snils": "112-233-445 95"}] * 2)))[-1]
    assert last.problem == "Строка 3, № 2: тот же СНИЛС стоит в строке 2."


# --- T02 ---


def test_the_same_name_and_birth_date_is_asked_about_whatever_the_cohort() -> None:
    assert found(ANNA, {}, ANNA | {"cohort": 2025, "code": "43.01.09"}) == [("T02", 2), ("T02", 4)]


def test_names_are_compared_without_case_yo_and_spaces() -> None:
    written = ["СЕМЁНОВ  Пётр", "Семенов Петр ", "семенов\nпетр"]
    people = different_people(*({"full_name": name, "birth_date": "05.05.2006"} for name in written))
    assert codes(observation(people), "T02") == [("T02", 2), ("T02", 3), ("T02", 4)]


def test_namesakes_of_different_birth_dates_are_two_people() -> None:
    assert found(ANNA, ANNA | {"birth_date": dt.date(2006, 5, 6)}) == []


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({}, True),
        ({"cohort": 2025}, False),
        ({"code": "43.01.09"}, False),
        ({"code": "43.1.9"}, False),
        ({"cohort": None}, False),
    ],
)
def test_without_one_of_the_birth_dates_cohort_and_code_decide(other: dict[str, object], same: bool) -> None:
    people = different_people(ANNA, ANNA | {"birth_date": None} | other)
    assert codes(observation(people), "T02") == ([("T02", 2), ("T02", 3)] if same else [])


def test_without_both_birth_dates_cohort_and_code_decide_too() -> None:
    assert found(*[ANNA | {"birth_date": None}] * 2) == [("T02", 2), ("T02", 3)]


def test_a_blank_birth_date_stays_open_with_every_namesake_of_the_cohort_and_code() -> None:
    people = (
        ANNA,
        ANNA | {"birth_date": dt.date(2007, 1, 1)},
        ANNA | {"birth_date": "весной"},
        ANNA | {"cohort": 2025},
    )
    people = (*people[:3], people[3] | {"birth_date": dt.date(2005, 1, 1)})
    assert found(*people) == [("T02", 2), ("T02", 3), ("F03", 4), ("T02", 4)]


def test_blank_names_are_nobodys_namesakes() -> None:
    assert found(*[ANNA | {"full_name": None}] * 2) == [("F01", 2), ("F01", 3)]


def test_the_message_names_rows_only() -> None:
    (first, _) = findings(observation(different_people(ANNA, ANNA)))
    assert first.problem == "Строка 2, № 1: похоже, этот же выпускник стоит в строке 3."
    assert "Орлова" not in first.message


def test_the_message_leaves_namesakes_out_who_are_other_people() -> None:
    (first, _) = findings(observation(different_people(ANNA, ANNA | {"birth_date": dt.date(2001, 1, 1)}, ANNA)))
    assert first.problem == "Строка 2, № 1: похоже, этот же выпускник стоит в строке 4."


def test_without_the_column_of_birth_dates_cohort_and_code_decide() -> None:
    assert codes(observation(different_people(ANNA, ANNA), without=[Column.BIRTH_DATE])) == [("T02", 2), ("T02", 3)]


def test_without_cohort_or_code_rows_of_no_birth_date_cannot_be_compared() -> None:
    rows = different_people(ANNA, ANNA, {"full_name": "Белова Ия", "birth_date": None})
    seen = observation(rows, without=[Column.CODE])
    assert codes(seen, "T02") == [("T02", 2), ("T02", 3)]
    assert result(seen, "T02").reason == (
        "проверено не всё: строки без даты рождения не сравнить с однофамильцами: нет столбца «Код»"
    )
