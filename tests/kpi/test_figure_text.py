"""Figures in Russian."""

from fractions import Fraction

import pytest

from career_xl.kpi.catalogue import definition_of
from career_xl.kpi.codes import Code
from career_xl.kpi.compute import compute_kpis
from career_xl.kpi.definitions import Category, Sign, Target
from career_xl.kpi.figure_text import decimal_text, figure_text, missing_text, percent_text, target_text
from career_xl.kpi.figures import listed
from tests.kpi.flat_figures import graduates, held, only
from tests.tables import graduate, observation


def test_a_share_stands_with_its_numbers() -> None:
    result = compute_kpis(observation(graduates(35) + graduates(19, by_profession="нет")), ["К2"])[0]
    assert figure_text(result) == "64,8 % (35 из 54)"
    assert missing_text(result) == "не хватает 1"


def test_no_data_are_neither_0_nor_100() -> None:
    result = compute_kpis(observation([graduate()]), ["К2"])[1]
    assert (figure_text(result), missing_text(result)) == ("н/д", "—")


def test_counts_and_flags_have_words_of_their_own() -> None:
    seen = observation(
        [graduate()],
        passport={"План размещён": "да", "Раздел сайта соответствует": "да", "Групповые чаты": "нет"},
        events=[held(partner_kind="работодатель")],
    )
    assert figure_text(only(seen, "О3.1")) == "1"
    assert [figure_text(result) for result in compute_kpis(seen, ["О1"])] == ["есть", "да", "нет"]
    assert [missing_text(result) for result in compute_kpis(seen, ["О1"])] == ["—", "—", "—"]


def test_too_many_are_not_called_missing() -> None:
    result = only(observation(graduates(9) + graduates(1, actual_track="ИП")), "К5")
    assert (figure_text(result), missing_text(result)) == ("10,0 % (1 из 10)", "больше на 1")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "0,0 %"),
        (Fraction(1), "100,0 %"),
        (Fraction(1, 16), "6,3 %"),
        (Fraction(9999, 10000), "100,0 %"),
        (Fraction(6, 5), "120,0 %"),
    ],
)
def test_percentages_have_one_decimal_and_a_comma(share: Fraction, text: str) -> None:
    assert percent_text(share) == text


@pytest.mark.parametrize(
    ("code", "category", "text"),
    [
        (Code.K1, Category.ALL, "не задана"),
        (Code.K2, Category.ALL, "≥ 65 %"),
        (Code.K2, Category.ABILYMPICS, "100 %"),
        (Code.K5, Category.ALL, "≤ 1,5 %"),
        (Code.K7, Category.ALL, "≤ 0,5 %"),
        (Code.O1_1, Category.ALL, "есть"),
        (Code.O1_2, Category.ALL, "да"),
        (Code.O3_1, Category.ALL, "≥ 10"),
        (Code.O3_5, Category.ALL, "—"),
    ],
)
def test_targets_read_as_in_the_plan(code: Code, category: Category, text: str) -> None:
    definition = definition_of(code)
    assert target_text(definition, category, dict(definition.targets)[category]) == text


def test_a_target_of_the_passport_keeps_its_decimals() -> None:
    target = Target(Sign.AT_LEAST, Fraction("0.7125"))
    assert target_text(definition_of(Code.K1), Category.ALL, target) == "≥ 71,25 %"


@pytest.mark.parametrize(("number", "text"), [("0.65", "0.65"), ("1", "1"), ("0.005", "0.005"), ("10", "10")])
def test_a_decimal_has_no_trailing_zeros(number: str, text: str) -> None:
    assert decimal_text(Fraction(number)) == text


def test_rows_in_sequence_are_written_as_a_span() -> None:
    assert listed((2, 3, 4, 7, 9, 10)) == "строки 2–4, 7, 9–10"
    assert listed((5,)) == "строка 5"
