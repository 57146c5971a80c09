"""The report of a check: order, counts, explanations, the document of `check --json`."""

import datetime as dt

import pytest

from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.rules.check import CheckReport, check
from career_xl.tables.sheet_values import SheetValues
from tests.rules.flat_findings import CONSCRIPT
from tests.tables import different_people, observation

CAPTIONS = [
    *("Уровень", "Правило", "Лист", "Строка", "Поле", "Значение"),
    *("Сообщение", "Что сделать", "Источник", "Решение", "Пояснение"),
]
L02 = ["вопрос", "L02", "Мониторинг", 2, "Дата трека", "01.09.2026", "…", "…", "001, LAW"]
CALLED_UP_EARLY = CONSCRIPT | {"track_date": dt.date(2026, 9, 1)}


def report(*people, notes=None, **options) -> CheckReport:
    """The check of these people, with these rows in «Замечания»."""
    other = [] if notes is None else [SheetValues(Sheet.FINDINGS, notes)]
    return check(observation(different_people(*people), other_sheets=other, **options))


def explained(checked: CheckReport) -> list[tuple[str, int | None, str | None, str | None]]:
    return [(f.rule, f.row, f.decision, f.explanation) for f in checked.findings if f.explained]


# --- order and counts ---


def test_findings_stand_by_sheet_in_the_order_of_the_tabs_then_row_then_rule():
    contingent = SheetValues(Sheet.CONTINGENT, [["Код", "01", "05"], ["09.02.07", 1, 2]])
    people = different_people({"sex": "?", "evidence": None}, {"cohort": "?", "code": None})
    table = observation(people, without=[], other_sheets=[contingent])
    assert [(f.sheet, f.row, f.rule) for f in check(table).findings] == [
        ("Мониторинг", 2, "F02"),
        ("Мониторинг", 2, "L15"),
        ("Мониторинг", 3, "F01"),
        ("Мониторинг", 3, "F02"),
        ("Контингент", 2, "T03"),
    ]


def test_findings_about_the_whole_sheet_stand_first():
    people = different_people({"ovz": None})
    found = check(observation(people, without=[Column.CODE])).findings
    assert [(f.rule, f.row) for f in found] == [("S01", None), ("F09", 2)]


def test_findings_are_counted_by_level():
    counts = report({"evidence": None, "full_name": " Ия", "snils": "1"}, {"ovz": None}).counts
    assert counts == {"error": 1, "query": 2, "info": 1}


# --- explanations ---


def test_a_finding_keeps_its_explanation_for_the_same_row_and_value():
    checked = report(CALLED_UP_EARLY, notes=[CAPTIONS, [*L02, "подтверждаю", "повестка вручена 01.09"]])
    assert explained(checked) == [("L02", 2, "подтверждаю", "повестка вручена 01.09")]
    assert checked.counts == {"error": 0, "query": 0, "info": 0, "explained": 1}
    assert not checked.failed


@pytest.mark.parametrize("words", [("подтверждаю", None), (None, "пояснение")])
def test_a_decision_or_an_explanation_alone_is_enough(words):
    assert explained(report(CALLED_UP_EARLY, notes=[CAPTIONS, [*L02, *words]])) == [("L02", 2, *words)]


@pytest.mark.parametrize("decision", ["исправлено", "Уточняется"])
def test_a_decision_that_settles_nothing_is_kept_but_explains_nothing(decision):
    checked = report(CALLED_UP_EARLY, notes=[CAPTIONS, [*L02, decision, None]])
    assert [(f.decision, f.explained) for f in checked.findings] == [(decision, False)]
    assert checked.counts == {"error": 0, "query": 1, "info": 0}


def test_without_decision_and_explanation_a_finding_is_not_explained():
    checked = report(CALLED_UP_EARLY, notes=[CAPTIONS, [*L02, " ", None]])
    assert (explained(checked), checked.counts) == ([], {"error": 0, "query": 1, "info": 0})


def test_an_explanation_is_lost_when_the_value_changes():
    person = CALLED_UP_EARLY | {"track_date": dt.date(2026, 9, 2)}
    assert explained(report(person, notes=[CAPTIONS, [*L02, "подтверждаю", "так"]])) == []


def test_an_explanation_is_lost_when_the_row_changes():
    assert explained(report({}, CALLED_UP_EARLY, notes=[CAPTIONS, [*L02, "подтверждаю", "так"]])) == []


def test_an_explanation_of_one_rule_says_nothing_about_another():
    person = CALLED_UP_EARLY | {"birth_date": dt.date(1980, 1, 1)}
    checked = report(person, notes=[CAPTIONS, [*L02, "подтверждаю", "так"]])
    assert [(f.rule, f.explained) for f in checked.findings] == [("L02", True), ("L11", False)]


def test_an_explained_error_no_longer_fails_the_report():
    error = ["ошибка", "L12", "Мониторинг", 2, "Заказчик целевого обучения", None, "…", "…", "000", "принято", None]
    checked = report({"target_contract": "да"}, notes=[CAPTIONS, error])
    assert (checked.failed, checked.counts) == (False, {"error": 0, "query": 0, "info": 0, "explained": 1})


def test_a_blank_value_is_the_same_value():
    blank = ["вопрос", "F09", "Мониторинг", 2, "ОВЗ", "", "…", "…", "", "", "уточняем"]
    assert explained(report({"ovz": None}, notes=[CAPTIONS, blank])) == [("F09", 2, None, "уточняем")]


def test_columns_of_the_findings_may_stand_anywhere_and_numbers_as_text():
    captions = ["ПОЯСНЕНИЕ", "Строка ", "Значение", "поле", "Правило", "лист"]
    row = ["так", "2", dt.date(2026, 9, 1), "Дата трека", "L02", "Мониторинг"]
    assert explained(report(CALLED_UP_EARLY, notes=[["Замечания"], captions, row])) == [("L02", 2, None, "так")]


def test_a_rule_may_be_written_in_look_alike_letters():
    twice = {"snils": "112-233-445 95"}
    row = ["ошибка", "Т01", "мониторинг", 2, "СНИЛС", "112-233-445 95", "…", "…", "", "", "замена документа"]
    assert explained(report(twice, twice, notes=[CAPTIONS, row])) == [("T01", 2, None, "замена документа")]


@pytest.mark.parametrize("notes", [[], [["Замечаний нет"]], [CAPTIONS], [CAPTIONS[:2], ["вопрос", "L02"]]])
def test_a_sheet_without_explanations_explains_nothing(notes):
    assert explained(report(CALLED_UP_EARLY, notes=notes)) == []


# --- JSON ---


def test_the_document_has_the_keys_of_the_command():
    notes = [CAPTIONS, [*L02, "подтверждаю", "так"]]
    document = report(CALLED_UP_EARLY, {"employer": None}, notes=notes).as_json()
    assert list(document) == ["book", "report_date", "counts", "findings", "rules"]
    assert (document["book"], document["report_date"]) == ("book.xlsx", "2026-11-20")
    assert document["counts"] == {"error": 1, "query": 0, "info": 0, "explained": 1}
    assert document["findings"] == [
        {
            "rule": "L02",
            "level": "query",
            "sheet": "Мониторинг",
            "row": 2,
            "column": "Дата трека",
            "value": "01.09.2026",
            "message": "Строка 2, № 1: дата начала «Призыва в ВС РФ» (01.09.2026) вне сроков призыва. Проверьте дату "
            "по повестке или справке; сроки призыва стоят в «Паспорте». Основание: 001, закон.",
            "source": "001, LAW",
            "explained": True,
        },
        {
            "rule": "L05",
            "level": "error",
            "sheet": "Мониторинг",
            "row": 3,
            "column": "Работодатель",
            "value": None,
            "message": "Строка 3, № 2: выпускник трудоустроен, но не заполнен столбец «Работодатель». "
            "Впишите данные из договора или справки с места работы. Основание: 001.",
            "source": "001",
        },
    ]


def test_the_document_tells_what_became_of_every_rule():
    rules = {part["rule"]: part for part in report(CALLED_UP_EARLY, words=None).as_json()["rules"]}
    assert rules["L01"] == {"rule": "L01", "outcome": "passed"}
    assert rules["L02"] == {"rule": "L02", "outcome": "failed", "findings": 1}
    assert rules["L06"] == {
        "rule": "L06",
        "outcome": "skipped",
        "reason": "на листе «Справочники» нет таблицы «Должности по кодам» со словами должностей",
    }
