"""The five-line form: every graduate in exactly one of the columns 06–27."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from career_xl.domain.columns import Column
from career_xl.domain.errors import CohortMissingError, ColumnMissingError
from career_xl.form1 import fill_form1
from tests.rules.flat_findings import NO_TRACK
from tests.tables import different_people, graduate, observation, with_error

ALL = tuple(f"{number:02}" for number in range(5, 28))


def columns_of(person: Mapping[str, Any]) -> dict[str, int]:
    """The columns of line 01 that are not 0, for one graduate of code 09.02.07."""
    form = fill_form1(observation(different_people(person)), 2026)
    return {column: number for column, number in form.by_code["09.02.07"]["01"].items() if number}


def column_of(person: Mapping[str, Any]) -> str:
    """The column 06 … 27 that the graduate stands in."""
    columns = columns_of(person)
    assert columns.pop("05") == 1
    ((column, number),) = columns.items()
    assert number == 1
    return column


@pytest.mark.parametrize(
    ("track", "column"),
    [
        ("Трудоустройство", "06"),
        ("Договор ГПХ", "06"),
        ("ИП", "07"),
        ("Самозанятость", "08"),
        ("Продолжение обучения", "09"),
        ("Призыв в ВС РФ", "10"),
        ("Служба по контракту", "11"),
        ("Декретный отпуск", "12"),
        ("Риск: неформальная занятость", "13"),
        ("Риск: безработный в ЦЗН", "14"),
        ("Риск: нет мотивации", "15"),
        ("Риск: иные причины", "16"),
        ("Риск нетрудоустройства", "16"),
        ("Смерть, тяжёлое состояние здоровья", "17"),
        ("Следствие, отбывание наказания", "18"),
        ("Выезд за пределы РФ", "19"),
        ("Уход за родственником", "20"),
        ("Иностранный гражданин без СНИЛС", "21"),
        ("армия", "10"),
        ("д/о", "12"),
        ("в ЦЗН", "14"),
        ("не трудоустроен", "16"),
    ],
)
def test_an_actual_track_stands_in_its_column_whatever_the_forecast(track: str, column: str) -> None:
    assert column_of({"actual_track": track, "forecast_track": "ИП"}) == column


@pytest.mark.parametrize(
    ("forecast", "column"),
    [
        ("Трудоустройство", "22"),
        ("ИП", "23"),
        ("Самозанятость", "24"),
        ("Призыв в ВС РФ", "25"),
        ("Служба по контракту", "26"),
        ("Продолжение обучения", "27"),
        ("вуз", "27"),
        ("Декретный отпуск", "16"),
        ("Не определился", "16"),
        ("космонавт", "16"),
        (None, "16"),
    ],
)
@pytest.mark.parametrize("actual", [None, "космонавт"])
def test_without_an_actual_track_the_forecast_decides(forecast: str | None, column: str, actual: str | None) -> None:
    assert column_of(NO_TRACK | {"actual_track": actual, "forecast_track": forecast}) == column


def test_a_formula_error_in_the_actual_track_counts_as_none() -> None:
    table = with_error(graduate(), Column.ACTUAL_TRACK)
    line = fill_form1(observation(table), 2026).by_code["09.02.07"]["01"]
    assert (line["05"], line["06"], line["22"]) == (1, 0, 1)


def test_the_document_has_every_code_line_and_column_with_its_zeros() -> None:
    people = different_people(
        {"ovz": "да"},
        {"actual_track": "ИП", "code": "43.01.09", "disability": "инвалид", "target_contract": "да"},
        {"cohort": 2025},
    )
    zeros = dict.fromkeys(ALL, 0)
    assert fill_form1(observation(people), 2026).as_json() == {
        "cohort": 2026,
        "by_code": {
            "09.02.07": {
                "01": zeros | {"05": 1, "06": 1},
                "02": zeros | {"05": 1, "06": 1},
                "03": zeros,
                "04": zeros,
                "05": zeros,
            },
            "43.01.09": {
                "01": zeros | {"05": 1, "07": 1},
                "02": zeros,
                "03": zeros,
                "04": zeros | {"05": 1, "07": 1},
                "05": zeros | {"05": 1, "07": 1},
            },
        },
    }


def test_graduates_without_a_usable_code_stand_under_a_dash() -> None:
    people = different_people({"code": dt.date(2007, 2, 9)}, {"code": None}, {})
    form = fill_form1(observation(people), 2026)
    assert {code: lines["01"]["05"] for code, lines in form.by_code.items()} == {"09.02.07": 1, "—": 2}


def test_a_cohort_without_graduates_is_an_error() -> None:
    with pytest.raises(CohortMissingError):
        fill_form1(observation([graduate()]), 2025)


@pytest.mark.parametrize("column", [Column.ACTUAL_TRACK, Column.FORECAST_TRACK, Column.CODE, Column.OVZ])
def test_a_column_without_which_the_form_would_be_wrong_is_needed(column: Column) -> None:
    with pytest.raises(ColumnMissingError, match=column.caption):
        fill_form1(observation([graduate()], without=[column]), 2026)
