"""The indicators that «Паспорт» answers."""

import pytest

from career_xl.domain.passport import Passport
from career_xl.kpi.compute import compute_kpis
from career_xl.kpi.passport_kpis import PASSPORT_FLAGS, STUDENT_SHARES
from tests.kpi.flat_figures import figures, only
from tests.tables import graduate, observation

STUDENTS = {
    "Всего студентов": 800,
    "Студентов первого курса на базе 9 классов": 200,
    "Студентов по дуальной технологии": 240,
    "Студентов по целевым договорам": 72,
    "Заявки на целевое обучение": 30,
    "Предложения работодателей на целевое обучение": 40,
}


def book(**changes):
    return observation([graduate()], passport=STUDENTS | changes)


@pytest.mark.parametrize(
    ("code", "key"),
    [("О1.1", "План размещён"), ("О1.2", "Раздел сайта соответствует"), ("О1.3", "Групповые чаты")],
)
def test_a_flag_is_1_or_0_and_never_missing_graduates(code: str, key: str) -> None:
    for word, number, status in (("да", 1, "met"), ("есть", 1, "met"), ("нет", 0, "missed")):
        result = only(book(**{key: word}), code)
        assert (result.numerator, result.denominator, result.value) == (number, None, number)
        assert (result.status, result.missing) == (status, None)


def test_an_unanswered_flag_has_no_data_and_names_its_key() -> None:
    result = only(book(), "О1.1")
    assert (result.numerator, result.value, result.status) == (None, None, "no_data")
    assert result.reason == "На листе «Паспорт» не заполнено: «План размещён»."


def test_o36_leaves_the_first_year_out_of_all_students() -> None:
    assert figures(book(), "О3.6") == [("все", None, 240, 600)]


def test_o37_and_o38_divide_the_numbers_of_the_passport() -> None:
    assert figures(book(), "О3.7") == [("все", None, 72, 800)]
    assert figures(book(), "О3.8") == [("все", None, 30, 40)]
    assert (only(book(), "О3.8").status, only(book(), "О3.8").missing) == ("missed", 10)


def test_more_applications_than_offers_miss_the_target_of_exactly_100_percent() -> None:
    result = only(book(**{"Заявки на целевое обучение": 43}), "О3.8")
    assert (result.status, result.missing) == ("missed", 3)


def test_the_targets_of_the_region_come_from_the_passport() -> None:
    met = only(book(**{"Цель О3.6": "40 %"}), "О3.6")
    missed = only(book(**{"Цель О3.7": 9.1}), "О3.7")
    assert (met.status, met.missing) == ("met", 0)
    assert (missed.status, missed.missing) == ("missed", 1)
    assert only(book(), "О3.7").status == "no_target"


def test_the_targets_of_k1_differ_by_category() -> None:
    rows = [graduate(ovz="да"), graduate(by_profession="нет"), graduate(by_profession="нет", ovz="да")]
    seen = observation(rows, passport={"Цель К1 все": 70, "Цель К1 ОВЗ": 0.5})
    everyone, ovz = compute_kpis(seen, ["К1"])
    assert (everyone.numerator, everyone.denominator, everyone.status, everyone.missing) == (1, 3, "missed", 2)
    assert (ovz.numerator, ovz.denominator, ovz.status, ovz.missing) == (1, 2, "met", 0)


@pytest.mark.parametrize("key", ["Всего студентов", "Студентов первого курса на базе 9 классов"])
def test_a_number_that_is_not_filled_in_is_no_zero(key: str) -> None:
    result = only(book(**{key: None}), "О3.6")
    assert (result.numerator, result.denominator, result.value, result.status) == (None, None, None, "no_data")
    assert result.reason == f"На листе «Паспорт» не заполнено: «{key}»."


def test_a_denominator_of_zero_has_no_data() -> None:
    result = only(book(**{"Предложения работодателей на целевое обучение": 0}), "О3.8")
    assert (result.numerator, result.denominator, result.value, result.status) == (30, 0, None, "no_data")


def test_more_first_year_students_than_students_are_pointed_out() -> None:
    result = only(book(**{"Всего студентов": 150}), "О3.6")
    assert (result.denominator, result.value) == (None, None)
    assert result.reason == (
        "На листе «Паспорт» число «Студентов первого курса на базе 9 классов» больше, чем «Всего студентов»: "
        "исправьте числа."
    )


def test_the_formulas_name_fields_that_the_passport_has() -> None:
    fields = set(PASSPORT_FLAGS.values())
    for formula in STUDENT_SHARES.values():
        fields |= {formula.numerator, formula.denominator, *formula.without}
    assert fields <= set(Passport.model_fields)
