"""Each indicator of «Мониторинг» on a table small enough to be counted by hand."""

import datetime as dt

import pytest

from tests.kpi.flat_figures import figures, graduates, only
from tests.tables import graduate, observation


def test_k1_counts_all_four_ways_of_being_employed_by_profession() -> None:
    seen = observation(
        [
            graduate(actual_track="Трудоустройство"),
            graduate(actual_track="Договор ГПХ"),
            graduate(actual_track="ИП"),
            graduate(actual_track="Самозанятость", by_profession="ДА"),
            graduate(actual_track="Трудоустройство", by_profession="нет"),
            graduate(actual_track="Трудоустройство", by_profession=None),
            graduate(actual_track="Продолжение обучения", by_profession="да"),
        ]
    )
    assert figures(seen, "К1") == [("все", 2026, 4, 7), ("ОВЗ", 2026, 0, 0)]


def test_k2_counts_only_those_in_employment_and_each_category_against_itself() -> None:
    seen = observation(
        [
            graduate(),
            graduate(actual_track="Договор ГПХ", ovz="да"),
            graduate(actual_track="ИП", disability="инвалид"),
            graduate(abilympics="призёр"),
            graduate(abilympics="победитель", by_profession="нет"),
            graduate(abilympics="участник"),
            graduate(professionalitet="да"),
            graduate(professionalitet="да", actual_track=None),
        ]
    )
    assert figures(seen, "К2") == [
        ("все", 2026, 5, 8),
        ("ОВЗ", 2026, 1, 2),
        ("Абилимпикс", 2026, 1, 2),
        ("Профессионалитет", 2026, 1, 2),
    ]


def test_a_disabled_child_without_ovz_belongs_to_the_category_ovz() -> None:
    seen = observation([graduate(disability="ребёнок-инвалид"), graduate(ovz="да", disability="инвалид"), graduate()])
    assert figures(seen, "К2")[1] == ("ОВЗ", 2026, 2, 2)


def test_k3_needs_the_dual_employer_by_meaning_and_covers_the_last_two_cohorts() -> None:
    seen = observation(
        [
            graduate(dual_contract="да", dual_employer="ооо Волга-Софт"),
            graduate(dual_contract="да", dual_employer="АО «Другой завод»"),
            graduate(dual_contract="да", dual_employer="Волга-Софт", actual_track="ИП"),
            graduate(dual_contract="нет", dual_employer="ООО «Волга-Софт»"),
            graduate(cohort=2025, dual_contract="да", dual_employer="ООО «Волга-Софт»"),
            graduate(cohort=2024, dual_contract="да", dual_employer="ООО «Волга-Софт»"),
        ]
    )
    assert figures(seen, "К3") == [("все", 2025, 1, 1), ("все", 2026, 1, 3)]


def test_a_blank_employer_is_not_the_blank_target_customer() -> None:
    seen = observation([graduate(target_contract="да", employer=None, target_customer=None)])
    assert figures(seen, "К4.2") == [("все", 2026, 0, 1)]


def test_k4_splits_the_first_cohort_from_the_last_two() -> None:
    at_customer = {"target_contract": "да", "target_customer": "Общество с ограниченной ответственностью Волга-Софт"}
    seen = observation(
        [
            graduate(cohort=2024, **at_customer),
            graduate(cohort=2024, **at_customer | {"target_customer": "МБУ Школа 5"}),
            graduate(cohort=2025, **at_customer),
            graduate(cohort=2026, **at_customer | {"actual_track": "Призыв в ВС РФ"}),
            graduate(cohort=2026, **at_customer),
            graduate(cohort=2026),
        ]
    )
    assert figures(seen, "К4.1") == [("все", 2024, 1, 2)]
    assert figures(seen, "К4.2") == [("все", 2025, 1, 1), ("все", 2026, 1, 2)]


def test_k5_and_k6_count_entrepreneurs_and_the_self_employed() -> None:
    seen = observation(
        [
            graduate(actual_track="ИП"),
            graduate(actual_track="Самозанятость"),
            graduate(actual_track="СЗ"),
            graduate(forecast_track="ИП", actual_track=None),
        ]
    )
    assert figures(seen, "К5") == [("все", 2026, 1, 4)]
    assert figures(seen, "К6") == [("все", 2026, 2, 4)]


def test_k7_counts_the_operational_risk_group() -> None:
    seen = observation(
        [
            graduate(),
            graduate(actual_track="Риск: нет мотивации"),
            graduate(actual_track=None),
            graduate(actual_track="Призыв в ВС РФ", track_date="01.07.2026", track_end="10.11.2026"),
            graduate(actual_track=None, cohort=2025, cz_registered="да"),
        ]
    )
    assert figures(seen, "К7") == [("все", 2025, 1, 1), ("все", 2026, 3, 4)]


def test_k7_counts_the_threat_of_l06_only_where_the_passport_says_so() -> None:
    rows = [graduate(), graduate(position="Продавец")]
    assert figures(observation(rows), "К7") == [("все", 2026, 0, 2)]
    strict = observation(rows, passport={"Угроза перевода в риск — риск": "да"})
    assert figures(strict, "К7") == [("все", 2026, 1, 2)]


@pytest.mark.parametrize("code", ["К7", "М3"])
def test_a_cohort_before_its_release_has_no_data_in_the_risk_indicators(code: str) -> None:
    rows = [graduate(cohort=2026, actual_track=None), graduate(cohort=2025)]
    seen = observation(rows, report_date=dt.date(2026, 6, 30))
    assert figures(seen, code) == [("все", 2025, 0, 1), ("все", 2026, 0, 0)]
    assert figures(observation(rows, report_date=dt.date(2026, 7, 1)), code)[1][3] == 1


def test_o21_looks_at_full_time_students_of_the_last_cohort() -> None:
    seen = observation(
        [
            graduate(),
            graduate(ais_registered="нет", ovz="да"),
            graduate(ais_registered=None),
            graduate(study_form="заочная"),
            graduate(cohort=2025),
        ]
    )
    assert figures(seen, "О2.1") == [("все", 2026, 1, 3), ("ОВЗ", 2026, 0, 1)]


def test_o22_and_o23_count_a_chosen_forecast_by_study_form() -> None:
    seen = observation(
        [
            graduate(),
            graduate(forecast_track="Не определился"),
            graduate(forecast_track=None),
            graduate(study_form="заочная", forecast_track="Декретный отпуск"),
            graduate(study_form="очно-заочная", forecast_track="непонятно что"),
            graduate(study_form="заочная", cohort=2025),
        ]
    )
    assert figures(seen, "О2.2") == [("все", 2026, 1, 3)]
    assert figures(seen, "О2.3") == [("все", 2026, 1, 2)]


def test_o35_and_o51_count_the_employed_of_each_cohort() -> None:
    seen = observation(
        [
            graduate(defence="да", routed="да"),
            graduate(defence="да", actual_track="Призыв в ВС РФ", routed="да"),
            graduate(defence="да", cohort=2025),
            graduate(cohort=2024),
        ]
    )
    assert figures(seen, "О3.5") == [("все", 2024, 0, None), ("все", 2025, 1, None), ("все", 2026, 1, None)]
    assert figures(seen, "О5.1") == [("все", 2024, 0, None), ("все", 2025, 0, None), ("все", 2026, 1, None)]


def test_o52_counts_the_registered_of_the_first_two_cohorts() -> None:
    seen = observation(
        [
            graduate(cohort=2024, cz_registered="да"),
            graduate(cohort=2024, cz_registered="да", cz_removed="01.09.2026"),
            graduate(cohort=2025, cz_registered="нет"),
            graduate(cohort=2026, cz_registered="да"),
        ]
    )
    assert figures(seen, "О5.2") == [("все", 2024, 1, 2), ("все", 2025, 0, 1)]


def test_m1_takes_studying_graduates_in_only_where_they_work() -> None:
    seen = observation(
        [
            graduate(),
            graduate(actual_track="Продолжение обучения"),
            graduate(actual_track="Продолжение обучения", employer=None),
            graduate(actual_track="Риск: нет мотивации", employer=None),
        ]
    )
    assert figures(seen, "М1") == [("все", 2026, 2, 3)]


def test_m2_repeats_k2_for_all_without_a_target() -> None:
    seen = observation([graduate(), graduate(actual_track="ИП"), graduate(ovz="да")])
    assert figures(seen, "М2") == [("все", 2026, 2, 3)]
    assert only(seen, "М2").target is None


def test_m3_spares_the_disabled_and_those_who_care_for_a_relative() -> None:
    rows = [
        graduate(),
        graduate(actual_track=None),
        graduate(actual_track=None, disability="инвалид"),
        graduate(actual_track="Уход за родственником"),
        graduate(actual_track="Риск: безработный в ЦЗН"),
    ]
    assert figures(observation(rows), "М3") == [("все", 2026, 2, 5)]
    strict = observation(rows, passport={"Уход за родственником — риск": "да"})
    assert figures(strict, "М3") == [("все", 2026, 3, 5)]


def test_m4_looks_only_at_those_who_sought_support() -> None:
    seen = observation(
        [
            graduate(sought_support="да"),
            graduate(sought_support="да", actual_track="Риск: иные причины"),
            graduate(sought_support="да", actual_track="Самозанятость"),
            graduate(sought_support="нет"),
        ]
    )
    assert figures(seen, "М4") == [("все", 2026, 2, 3)]


def test_i1_needs_a_track_and_its_evidence() -> None:
    seen = observation(
        [
            graduate(),
            graduate(evidence=None),
            graduate(actual_track=None),
            graduate(actual_track="Призыв в ВС РФ", evidence="повестка"),
        ]
    )
    assert figures(seen, "И1") == [("все", 2026, 2, 4)]


def test_the_rows_are_those_of_the_sheet() -> None:
    seen = observation([graduate(by_profession="нет"), graduate(), graduate(cohort=2025), graduate()])
    result = only(observation([graduate(by_profession="нет"), graduate(), graduate()]), "М2")
    assert (result.sheet, result.rows_in_numerator, result.rows_in_denominator) == ("Мониторинг", (3, 4), (2, 3, 4))
    assert figures(seen, "М2") == [("все", 2025, 1, 1), ("все", 2026, 2, 3)]


def test_the_report_covers_the_three_latest_cohorts_unless_the_passport_names_them() -> None:
    rows = [graduate(cohort=year) for year in (2022, 2023, 2024, 2025)]
    assert [cohort for _, cohort, _, _ in figures(observation(rows), "К5")] == [2023, 2024, 2025]
    named = observation(rows, passport={"Годы выпуска": "2022, 2025"})
    assert [cohort for _, cohort, _, _ in figures(named, "К5")] == [2022, 2025]
    assert figures(named, "К4.1")[0][1] == 2022


def test_a_graduate_without_a_cohort_is_in_no_figure() -> None:
    assert figures(observation([graduate(), graduate(cohort=None)]), "К5") == [("все", 2026, 0, 1)]


def test_two_hundred_graduates_bear_one_at_risk_and_no_second() -> None:
    one = observation(graduates(199) + graduates(1, actual_track="Риск: иные причины"))
    two = observation(graduates(199) + graduates(2, actual_track="Риск: иные причины"))
    assert (only(one, "К7").status, only(one, "К7").missing) == ("met", 0)
    assert (only(two, "К7").status, only(two, "К7").missing) == ("missed", 1)
