"""Targets are compared exactly; «missing» is the smallest number of graduates that reaches them."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from career_xl.domain.passport import Passport
from career_xl.kpi.catalogue import CATALOGUE, definition_of
from career_xl.kpi.codes import Code
from career_xl.kpi.compute import compute_kpis
from career_xl.kpi.definitions import Category, Sign, Target, Unit
from career_xl.kpi.figures import Figure
from career_xl.kpi.results import Status
from career_xl.kpi.targets import missing_to, status_of, target_of
from tests.kpi.flat_figures import graduates, only
from tests.tables import graduate, observation

SIXTY_FIVE = Target(Sign.AT_LEAST, Fraction(65, 100))
HALF_PERCENT = Target(Sign.AT_MOST, Fraction(5, 1000))
ALL_OF_THEM = Target(Sign.EQUAL, Fraction(1))


def judge(target: Target, numerator: int, denominator: int) -> tuple[str, int | None]:
    value = Fraction(numerator, denominator)
    status = status_of(value, target)
    return str(status), missing_to(target, status, Unit.SHARE, Figure(numerator, denominator, value))


def test_exactly_65_percent_is_reached() -> None:
    assert judge(SIXTY_FIVE, 65, 100) == ("met", 0)
    assert judge(SIXTY_FIVE, 13, 20) == ("met", 0)
    assert judge(SIXTY_FIVE, 64, 100) == ("missed", 1)


def test_a_share_that_only_rounds_to_65_percent_is_missed() -> None:
    assert judge(SIXTY_FIVE, 6496, 10000) == ("missed", 4)


def test_half_a_percent_of_200_is_one_graduate_and_of_201_too() -> None:
    assert judge(HALF_PERCENT, 1, 200) == ("met", 0)
    assert judge(HALF_PERCENT, 1, 201) == ("met", 0)
    assert judge(HALF_PERCENT, 1, 199) == ("missed", 1)
    assert judge(HALF_PERCENT, 2, 201) == ("missed", 1)


def test_an_exact_target_is_missed_on_both_sides() -> None:
    assert judge(ALL_OF_THEM, 10, 10) == ("met", 0)
    assert judge(ALL_OF_THEM, 8, 10) == ("missed", 2)
    assert judge(ALL_OF_THEM, 13, 10) == ("missed", 3)


def test_without_data_or_target_nothing_is_missing() -> None:
    assert status_of(None, SIXTY_FIVE) is Status.NO_DATA
    assert status_of(Fraction(1, 2), None) is Status.NO_TARGET
    assert missing_to(SIXTY_FIVE, Status.NO_DATA, Unit.SHARE, Figure(0, 0)) is None
    assert missing_to(None, Status.NO_TARGET, Unit.SHARE, Figure(1, 2, Fraction(1, 2))) is None


def test_35_of_54_miss_65_percent_by_one() -> None:
    seen = observation(graduates(35) + graduates(19, by_profession="нет"))
    result = compute_kpis(seen, ["К2"])[0]
    assert (result.numerator, result.denominator, result.status, result.missing) == (35, 54, "missed", 1)


def test_the_ten_events_of_the_plan_are_a_count() -> None:
    target = target_of(definition_of(Code.O3_1), Category.ALL, Passport())
    assert target == Target(Sign.AT_LEAST, Fraction(10))
    assert missing_to(target, Status.MISSED, Unit.COUNT, Figure(7, None, Fraction(7))) == 3


@given(
    sign=st.sampled_from(Sign),
    percent=st.integers(0, 1000).map(lambda tenths: Fraction(tenths, 1000)),
    numbers=st.integers(1, 400).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
)
def test_adding_the_missing_graduates_reaches_the_target_and_one_fewer_does_not(
    sign: Sign, percent: Fraction, numbers: tuple[int, int]
) -> None:
    part, whole = numbers
    # An exact target between two graduates can be reached by nobody: only bounds that a whole number meets.
    bound = Fraction(round(percent * whole), whole) if sign is Sign.EQUAL else percent
    target = Target(sign, bound)
    status, missing = judge(target, part, whole)
    assert missing is not None
    step = 1 if Fraction(part, whole) < bound else -1
    assert status_of(Fraction(part + step * missing, whole), target) is Status.MET
    assert (status == "met") == (missing == 0)
    if missing:
        assert status_of(Fraction(part + step * (missing - 1), whole), target) is Status.MISSED


tracks = st.sampled_from(
    [
        "Трудоустройство",
        "Договор ГПХ",
        "ИП",
        "Самозанятость",
        "Продолжение обучения",
        "Риск: иные причины",
        None,
        "что-то",
    ]
)
answers = st.sampled_from(["да", "нет", None, "?"])
people = st.builds(
    graduate,
    cohort=st.sampled_from([2024, 2025, 2026, 2027, None]),
    study_form=st.sampled_from(["очная", "заочная", "очно-заочная", None]),
    actual_track=tracks,
    forecast_track=tracks,
    by_profession=answers,
    ovz=answers,
    target_contract=answers,
    target_customer=st.sampled_from(["Волга-Софт", "ПАО «Иное»", None]),
    sought_support=answers,
    cz_registered=answers,
    evidence=st.sampled_from(["справка", None]),
)


@given(st.lists(people, max_size=12))
def test_a_numerator_lies_within_its_denominator_and_the_rows_agree_with_the_numbers(rows) -> None:
    seen = observation([graduate(cohort=2026), *rows])
    for result in compute_kpis(seen):
        if result.sheet is None:
            continue
        assert len(result.rows_in_numerator) == result.numerator
        if result.definition.unit is Unit.SHARE:
            assert set(result.rows_in_numerator) <= set(result.rows_in_denominator)
            assert len(result.rows_in_denominator) == result.denominator
            assert 0 <= result.value <= 1 if result.denominator else result.value is None


def test_the_catalogue_has_the_targets_of_the_plan() -> None:
    written = {
        (str(definition.code), str(category)): f"{target.sign} {float(target.bound)}"
        for definition in CATALOGUE
        for category, target in definition.targets
        if target
    }
    assert written == {
        ("К2", "все"): ">= 0.65",
        ("К2", "ОВЗ"): ">= 0.5",
        ("К2", "Абилимпикс"): "= 1.0",
        ("К2", "Профессионалитет"): ">= 0.85",
        ("К3", "все"): ">= 0.75",
        ("К4.1", "все"): "= 1.0",
        ("К4.2", "все"): "= 1.0",
        ("К5", "все"): "<= 0.015",
        ("К6", "все"): "<= 0.035",
        ("К7", "все"): "<= 0.005",
        ("О1.1", "все"): "= 1.0",
        ("О1.2", "все"): "= 1.0",
        ("О1.3", "все"): "= 1.0",
        ("О2.1", "все"): "= 1.0",
        ("О2.1", "ОВЗ"): "= 1.0",
        ("О2.2", "все"): "= 1.0",
        ("О2.3", "все"): "= 1.0",
        ("О3.1", "все"): ">= 10.0",
        ("О3.2", "все"): "= 1.0",
        ("О3.3", "все"): ">= 0.9",
        ("О3.4", "все"): ">= 0.9",
        ("О3.8", "все"): "= 1.0",
        ("О4.1", "все"): ">= 3.0",
        ("О4.2", "все"): ">= 3.0",
        ("О5.2", "все"): "<= 0.005",
        ("И1", "все"): ">= 0.95",
    }


def test_a_passport_target_is_a_lower_bound() -> None:
    seen = observation(graduates(7) + graduates(3, by_profession="нет"), passport={"Цель К1 все": "70 %"})
    result = compute_kpis(seen, ["К1"])[0]
    assert (result.target, result.status) == (Target(Sign.AT_LEAST, Fraction(7, 10)), "met")


def test_i1_wants_95_percent() -> None:
    assert only(observation(graduates(19) + graduates(1, evidence=None)), "И1").status == "met"
