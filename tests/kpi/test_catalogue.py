"""The whole catalogue of domain §5, and how its codes are typed."""

import pytest

from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.passport import Passport
from career_xl.kpi.catalogue import CATALOGUE, find_codes
from career_xl.kpi.codes import Code
from career_xl.kpi.compute import COMPUTED, compute_kpis, computed_codes
from tests.kpi.flat_figures import figures
from tests.tables import graduate, observation


def test_the_catalogue_holds_each_code_once_in_the_order_of_the_codes() -> None:
    order = [definition.code for definition in CATALOGUE]
    assert order == list(Code)
    assert len(order) == 8 + 19 + 12 + 24 + 1


def test_every_indicator_is_computed_or_repeats_one_that_is() -> None:
    lacking = [d.code for d in CATALOGUE if d.code not in COMPUTED and not set(d.same_as) & COMPUTED]
    assert lacking == []


def test_no_indicator_that_repeats_others_is_computed_twice() -> None:
    assert [d.code for d in CATALOGUE if d.code in COMPUTED and d.same_as] == []


def test_results_follow_the_catalogue_then_category_then_cohort() -> None:
    seen = observation([graduate(cohort=year) for year in (2026, 2024, 2025)])
    keys = [(str(result.definition.code), str(result.category), result.cohort) for result in compute_kpis(seen)]
    assert keys[:9] == [
        *(("К1", "все", year) for year in (2024, 2025, 2026)),
        *(("К1", "ОВЗ", year) for year in (2024, 2025, 2026)),
        *(("К2", "все", year) for year in (2024, 2025, 2026)),
    ]
    assert keys[-1] == ("И1", "все", 2026)
    k, o = 6 + 12 + 2 + 1 + 2 + 3 + 3 + 3, 3 + 4 + 4 + 3 + 3 + 3 + 3 + 2
    m, p, i = 4 * 3 + 5 + 3 + 2, 2 + 2 + 5 + 2 + 3 + 3 + 3, 3
    assert len(keys) == len(set(keys)) == k + o + m + p + i


def test_the_order_asked_for_does_not_matter() -> None:
    seen = observation([graduate()])
    codes = [str(result.definition.code) for result in compute_kpis(seen, ["И1", "О3.1", "К5", "К5"])]
    assert codes == ["К5", "О3.1", "И1"]


@pytest.mark.parametrize("typed", ["К2", "к2", "K2", "k2", " K2 "])
def test_a_code_is_accepted_in_look_alike_letters_and_any_case(typed: str) -> None:
    assert find_codes(typed) == (Code.K2,)
    assert [str(code) for code in find_codes(typed)] == ["К2"]


def test_latin_o_and_m_are_cyrillic_too() -> None:
    assert find_codes("O3.8") == (Code.O3_8,)
    assert find_codes("m1") == (Code.M1,)


def test_a_part_names_all_its_indicators() -> None:
    assert find_codes("K4") == (Code.K4_1, Code.K4_2)
    assert find_codes("О1") == (Code.O1_1, Code.O1_2, Code.O1_3)


@pytest.mark.parametrize("typed", ["К99", "", "К", "О9.9", "2"])
def test_an_unknown_code_is_named_with_the_known_ones(typed: str) -> None:
    with pytest.raises(SettingInvalidError, match=f"^Нет показателя «{typed}»: укажите код из перечня К1–К7"):
        find_codes(typed)


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("П1", ("О1.1",)),
        ("П2", ("О1.2",)),
        ("П3", ("О1.3",)),
        ("П17", ("К1",)),
        ("П19", ("О3.5",)),
        ("П20", ("К4.1", "К4.2")),
        ("П21", ("К5",)),
        ("П22", ("К6",)),
        ("П23", ("К7",)),
        ("П24", ("О5.2",)),
    ],
)
def test_a_criterion_that_repeats_an_indicator_stands_for_it(code: str, other: tuple[str, ...]) -> None:
    assert computed_codes(code) == other


def test_a_repeated_indicator_is_computed_under_its_own_code() -> None:
    (result,) = compute_kpis(observation([graduate(actual_track="ИП")]), ["П21"])
    assert (result.definition.code, result.numerator, result.denominator) == ("К5", 1, 1)


def test_the_catalogue_names_fields_that_the_passport_has() -> None:
    named = {field for definition in CATALOGUE for _, field in definition.passport_targets}
    assert named == {"target_k1", "target_k1_ovz", "target_o36", "target_o37"}
    assert named <= set(Passport.model_fields)


def test_codes_are_written_in_cyrillic() -> None:
    assert {code[0] for code in Code} == set("КОМПИ")


def test_one_cohort_is_both_first_and_last() -> None:
    seen = observation([graduate(target_contract="да", target_customer="Волга-Софт")])
    assert figures(seen, "K4") == [("все", 2026, 1, 1), ("все", 2026, 1, 1)]
