"""L04–L06, L12, L13, L19, L20: employers, positions, contracts, the defence industry."""

from collections.abc import Mapping
from typing import Any

import pytest

from career_xl.domain.columns import Column
from career_xl.rules.findings import Level, Outcome
from tests.rules.flat_findings import AT_RISK, NO_JOB, NO_TRACK, STUDENT, cells, codes, findings, found, result
from tests.tables import different_people, graduate, observation, with_error

TARGET = {"target_contract": "да", "target_customer": "ООО «Ромашка»", "employer": "ООО «Ромашка»"}
DUAL = {"dual_contract": "да", "dual_employer": "АО «Заря»", "employer": "АО «Заря»"}


# --- L04, L13 ---


@pytest.mark.parametrize(
    "employer",
    [
        "ООО «Ромашка»",
        'Общество с ограниченной ответственностью "РОМАШКА"',
        "общество с\nограниченной ответственностью Ромашка",
        "Ромашка, ООО",
        "АО „Ромашка“",
        "ооо ромашка",
        "Ро машка",
    ],
)
def test_a_company_of_the_same_meaning_is_the_customer(employer: str) -> None:
    assert found(TARGET | {"employer": employer}) == []


@pytest.mark.parametrize("employer", ["ООО «Ромашка-Плюс»", "ООО «Ромашки»", "ООО", "АО «Заря»"])
def test_a_job_elsewhere_than_at_the_customer_is_asked_about(employer: str) -> None:
    assert cells(observation(different_people(TARGET | {"employer": employer}))) == [("L04", 2, "Работодатель")]


def test_the_customer_binds_a_civil_contract_too() -> None:
    assert found(TARGET | {"actual_track": "Договор ГПХ", "employer": "АО «Заря»"}) == [("L04", 2)]


@pytest.mark.parametrize(
    "person",
    [
        {"target_contract": "нет"},
        {"target_contract": None},
        {"actual_track": "Самозанятость"},
        {"actual_track": "Служба по контракту"},
    ],
)
def test_without_a_target_contract_or_a_job_the_customer_does_not_matter(person: Mapping[str, Any]) -> None:
    assert codes(observation(different_people(TARGET | {"employer": "АО «Заря»"} | person)), "L04") == []


def test_a_blank_employer_or_customer_is_not_elsewhere() -> None:
    assert found(TARGET | {"employer": None}, TARGET | {"target_customer": None}) == [("L05", 2), ("L12", 3)]


def test_a_job_elsewhere_than_at_the_dual_employer_is_asked_about() -> None:
    people = (DUAL, DUAL | {"employer": "ПАО «ЗАРЯ»"}, DUAL | {"employer": "АО «Закат»"}, DUAL | {"employer": None})
    assert found(*people) == [("L13", 4), ("L05", 5)]


def test_a_dual_employer_without_a_dual_contract_binds_nobody() -> None:
    assert found(DUAL | {"dual_contract": "нет", "employer": "АО «Закат»"}) == []


@pytest.mark.parametrize(
    ("short", "written_out"),
    [
        ("ПАО «Нить»", "Публичное акционерное общество Нить"),
        ("ИП Орлов П.П.", "Индивидуальный предприниматель Орлов П. П."),
        ("ГБУЗ «Больница №1»", "Государственное бюджетное учреждение здравоохранения Больница № 1"),
        ("МУП Водоканал", "муниципальное унитарное предприятие «Водоканал»"),
        ("АО «Счётмаш»", "Акционерное\nобщество «Счетмаш»"),
        ("МБДОУ «Детский сад № 5»", "Муниципальное бюджетное дошкольное образовательное учреждение Детский сад №5"),
        ("ФКУ ИК-6", "федеральное казённое учреждение «ИК-6»"),
        ("ГБОУ СОШ № 3", "Государственное бюджетное общеобразовательное учреждение СОШ №3"),
        ("КФХ Берёзка", "Крестьянское (фермерское) хозяйство «Березка»"),
    ],
)
def test_legal_forms_may_be_short_or_written_out(short: str, written_out: str) -> None:
    assert found(TARGET | {"target_customer": short, "employer": written_out}) == []


# --- L05 ---


def test_employment_needs_employer_position_and_inn() -> None:
    blank = {"employer": None, "position": " ", "employer_inn": None}
    seen = observation(different_people(blank, blank | {"actual_track": "Договор ГПХ"}))
    assert [(f.rule, f.row, f.column, f.level) for f in findings(seen) if f.row == 2] == [
        ("L05", 2, "Работодатель", Level.ERROR),
        ("L05", 2, "Должность", Level.ERROR),
        ("L05", 2, "ИНН работодателя", Level.QUERY),
    ]
    assert codes(seen) == [("L05", 2)] * 3 + [("L05", 3)] * 3


@pytest.mark.parametrize("track", ["ИП", "Самозанятость", "Продолжение обучения", "Риск: нет мотивации", None])
def test_nobody_else_needs_an_employer(track: str | None) -> None:
    assert codes(observation(different_people(NO_JOB | {"actual_track": track})), "L05") == []


def test_one_missing_column_leaves_the_others_checked() -> None:
    seen = observation([graduate(employer=None)], without=[Column.POSITION])
    assert cells(seen) == [("L05", 2, "Работодатель")]
    assert result(seen, "L05").reason == "проверено не всё: нет столбца «Должность»"


# --- L06 ---


@pytest.mark.parametrize(
    ("position", "matches"),
    [
        ("Программист", True),
        ("ведущий веб-ПРОГРАММИСТ", True),
        ("инженер-\nтестировщик", True),
        ("Водитель", False),
        ("Программ", False),
        (None, True),
    ],
)
def test_a_position_by_profession_contains_a_word_of_its_code(position: str | None, matches: bool) -> None:
    assert codes(observation(different_people({"position": position})), "L06") == ([] if matches else [("L06", 2)])


@pytest.mark.parametrize(
    "person",
    [
        {"by_profession": "нет"},
        {"by_profession": None},
        {"actual_track": "ИП"},
        {"actual_track": "Самозанятость"},
        {"actual_track": None},
        {"code": "не код"},
    ],
)
def test_only_employment_by_profession_is_compared_with_its_code(person: Mapping[str, Any]) -> None:
    assert codes(observation(different_people({"position": "Водитель"} | person)), "L06") == []


def test_a_mismatch_tells_that_the_base_centre_moves_the_graduate_to_the_risk_group() -> None:
    (finding,) = findings(observation(different_people({"position": "Водитель"})))
    assert finding.level is Level.ERROR
    assert "базовый центр переводит выпускника в «Риск нетрудоустройства»" in finding.message


def test_a_code_without_words_is_skipped_and_named() -> None:
    people = different_people({"position": "Водитель"}, {"position": "Водитель", "code": "23.01.03"})
    seen = observation(people, words={"09.02.07": "программист", "23.01.03": " , "})
    assert codes(seen) == [("L06", 2)]
    assert result(seen, "L06").reason == "проверено не всё: в «Справочниках» нет слов должностей для кодов 23.01.03"


@pytest.mark.parametrize("words", [None, {}, {"09.02.07": ""}])
def test_without_words_the_rule_is_skipped(words: Mapping[str, str] | None) -> None:
    outcome = result(observation([graduate(position="Водитель")], words=words), "L06")
    assert outcome.outcome is Outcome.SKIPPED
    assert outcome.reason == "на листе «Справочники» нет таблицы «Должности по кодам» со словами должностей"


# --- L12 ---


def test_a_contract_needs_its_partner() -> None:
    people = (
        {"target_contract": "да"},
        {"dual_contract": "да", "dual_employer": "  "},
        {"target_contract": None, "dual_contract": "нет"},
        TARGET,
    )
    assert cells(observation(different_people(*people)), "L12") == [
        ("L12", 2, "Заказчик целевого обучения"),
        ("L12", 3, "Предприятие дуального обучения"),
    ]


def test_a_contract_is_looked_at_whatever_the_track() -> None:
    assert found(STUDENT | {"target_contract": "да"}) == [("L12", 2)]


# --- L19 ---


@pytest.mark.parametrize("person", [NO_TRACK | {"cohort": 2027}, STUDENT, AT_RISK], ids=["no track", "student", "risk"])
def test_the_defence_industry_needs_an_employer_and_its_inn(person: Mapping[str, Any]) -> None:
    assert cells(observation(different_people(person | {"defence": "да"}))) == [
        ("L19", 2, "Работодатель"),
        ("L19", 2, "ИНН работодателя"),
    ]


@pytest.mark.parametrize("missing", ["employer", "employer_inn", "position"])
def test_the_rule_of_employment_speaks_first(missing: str) -> None:
    assert found({"defence": "да", missing: None}) == [("L05", 2)]


def test_an_entrepreneur_in_the_defence_industry_is_asked_for_the_inn() -> None:
    assert found({"actual_track": "ИП", "defence": "да", "employer_inn": None}) == [("L19", 2)]


@pytest.mark.parametrize("defence", ["нет", None, "иногда"])
def test_without_the_defence_industry_nothing_is_needed(defence: str | None) -> None:
    assert codes(observation(different_people(STUDENT | {"defence": defence})), "L19") == []


def test_a_formula_error_in_the_inn_is_not_named_again() -> None:
    table = with_error(graduate(**STUDENT | {"defence": "да", "employer": "АО «Заря»"}), Column.EMPLOYER_INN)
    assert codes(observation(table)) == [("S04", 2)]


# --- L20 ---


@pytest.mark.parametrize(
    ("inn", "expected"),
    [
        ("500100732259", []),
        (500100732259, []),
        ("7707083893", [("L20", 2)]),
        ("500100732250", [("F05", 2)]),
        ("50010073225х", [("F05", 2), ("L20", 2)]),
        (None, []),
    ],
)
def test_an_entrepreneurs_inn_has_twelve_digits(inn: object, expected: list[tuple[str, int]]) -> None:
    assert found({"actual_track": "ИП", "employer_inn": inn}) == expected


def test_a_self_employed_graduates_inn_may_be_of_a_company() -> None:
    assert found({"actual_track": "Самозанятость"}) == []
