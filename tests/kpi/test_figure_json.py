"""The JSON document of cli.md."""

import json

from career_xl.kpi.compute import compute_kpis
from career_xl.kpi.figure_json import as_json
from tests.kpi.flat_figures import graduates, held
from tests.tables import graduate, observation


def document(seen, *codes: str):
    return json.loads(json.dumps(as_json(compute_kpis(seen, codes or None)), ensure_ascii=False))["kpis"]


def test_the_example_of_the_reference_comes_out_as_written() -> None:
    rows = graduates(7, ovz="да", cohort=2025) + graduates(5, ovz="да", cohort=2025, by_profession="нет")
    assert document(observation(rows), "К2")[1] == {
        "code": "К2",
        "category": "ОВЗ",
        "cohort": 2025,
        "numerator": 7,
        "denominator": 12,
        "value": 0.58333,
        "unit": "share",
        "target": ">= 0.5",
        "status": "met",
        "missing": 0,
    }


def test_a_count_has_no_denominator_and_a_whole_value() -> None:
    seen = observation([graduate()], events=[held(partner_kind="работодатель")])
    assert document(seen, "О3.1") == [
        {
            "code": "О3.1",
            "category": "все",
            "cohort": None,
            "numerator": 1,
            "denominator": None,
            "value": 1,
            "unit": "count",
            "target": ">= 10",
            "status": "missed",
            "missing": 9,
        }
    ]


def test_a_flag_is_1_of_1_without_missing() -> None:
    (figure,) = document(observation([graduate()], passport={"Групповые чаты": "есть"}), "О1.3")
    assert (figure["unit"], figure["value"], figure["target"], figure["missing"]) == ("flag", 1, "= 1", None)
    assert (figure["status"], figure["denominator"]) == ("met", None)


def test_no_data_are_null() -> None:
    figure = document(observation([graduate()]), "К2")[1]
    assert (figure["numerator"], figure["denominator"], figure["value"]) == (0, 0, None)
    assert (figure["status"], figure["missing"]) == ("no_data", None)


def test_targets_are_plain_decimals() -> None:
    seen = observation([graduate()], passport={"Цель К1 все": "62,5"})
    assert {figure["target"] for figure in document(seen)} == {
        *(">= 0.625", ">= 0.65", ">= 0.5", ">= 0.85", ">= 0.75", ">= 0.9", ">= 0.95", ">= 10", ">= 3"),
        *("= 1", "<= 0.015", "<= 0.035", "<= 0.005", None),
    }


def test_zeros_are_printed() -> None:
    (figure,) = document(observation([graduate()]), "К5")
    assert (figure["numerator"], figure["denominator"], figure["value"], figure["missing"]) == (0, 1, 0.0, 0)


def test_rows_are_added_only_when_asked_for() -> None:
    results = compute_kpis(observation([graduate(), graduate(actual_track="ИП")]), ["К5"])
    assert "rows_in_numerator" not in as_json(results)["kpis"][0]
    (figure,) = as_json(results, with_rows=True)["kpis"]
    assert (figure["sheet"], figure["rows_in_numerator"], figure["rows_in_denominator"]) == ("Мониторинг", [3], [2, 3])
