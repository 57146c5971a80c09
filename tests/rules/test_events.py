"""E01: the numbers of an event."""

from typing import Any

import pytest

from career_xl.rules.findings import Outcome
from career_xl.tables.observation import Observation
from tests.rules.flat_findings import cells, findings, result
from tests.tables import graduate, observation

EVENT: dict[str, Any] = {
    "Дата": "20.10.2026",
    "Вид": "онлайн-ярмарка",
    "Название": "Онлайн-ярмарка",
    "Участников": 20,
    "Квота": 25,
    "Резюме прошли модерацию": 18,
    "Заключено договоров": 10,
}


def event(without: tuple[str, ...] = (), **changes: Any) -> Observation:
    row = EVENT | {caption.replace("_", " "): cell for caption, cell in changes.items()}
    return observation([graduate()], events=[{key: cell for key, cell in row.items() if key not in without}])


@pytest.mark.parametrize(
    ("changes", "columns"),
    [
        ({}, []),
        ({"Участников": 25}, []),
        ({"Участников": 26}, ["Участников"]),
        ({"Квота": 0}, ["Участников"]),
        ({"Квота": None}, []),
        ({"Заключено_договоров": 21}, ["Заключено договоров"]),
        ({"Заключено_договоров": 20, "Резюме_прошли_модерацию": "21"}, ["Резюме прошли модерацию"]),
        ({"Заключено_договоров": None, "Резюме_прошли_модерацию": None}, []),
        ({"Участников": None}, []),
        ({"Участников": "около 40"}, []),
        ({"Участников": 5, "Квота": 4}, ["Участников", "Заключено договоров", "Резюме прошли модерацию"]),
    ],
)
def test_the_numbers_of_an_event_bound_each_other(changes: dict[str, Any], columns: list[str]) -> None:
    assert cells(event(**changes), "E01") == [("E01", 2, column) for column in columns]


def test_both_numbers_are_told() -> None:
    assert findings(event(Участников=26), "E01")[0].problem == (
        "Лист «Мероприятия», строка 2: «Участников» (26) больше, чем «Квота» (25)."
    )


def test_without_the_sheet_or_the_participants_the_rule_is_skipped() -> None:
    assert result(observation([graduate()]), "E01").reason == "в книге нет листа «Мероприятия» с заголовками"
    outcome = result(event(("Участников",)), "E01")
    assert (outcome.outcome, outcome.reason) == (
        Outcome.SKIPPED,
        "на листе «Мероприятия» нет столбцов: «Участников»",
    )


def test_what_is_not_compared_is_said() -> None:
    outcome = result(event(("Квота",)), "E01")
    assert (outcome.outcome, outcome.reason) == (
        Outcome.PASSED,
        "проверено не всё: на листе «Мероприятия» нет столбцов: «Квота»",
    )
