"""F01–F10: each field by itself."""

import datetime as dt

import pytest

from career_xl.domain.columns import REQUIRED, Column
from career_xl.rules.findings import Level
from tests.rules.flat_findings import NO_TRACK, cells, codes, findings, found
from tests.tables import different_people, observation

IN_JULY = dt.date(2026, 7, 15)
"""Before November nothing is asked about a graduate without an actual track."""


def one(**changes: object) -> list[tuple[str, int | None, str]]:
    """(rule, row, column) of the findings about one graduate with these cells changed."""
    return cells(observation(different_people(changes)))


def advice_of(rule: str, **changes: object) -> str:
    (finding,) = findings(observation(different_people(changes)), rule)
    return finding.advice


# --- F01 ---


@pytest.mark.parametrize("column", REQUIRED)
def test_a_blank_required_cell_is_an_error(column: Column) -> None:
    assert one(**{column.field: None}) == [("F01", 2, column.caption)]


def test_a_cell_of_nothing_but_spaces_is_blank() -> None:
    assert one(full_name="  \xa0 ") == [("F01", 2, "ФИО")]


def test_a_required_cell_that_is_wrong_is_not_blank() -> None:
    assert one(code="без кода", study_form="домашняя", cohort="неизвестно") == [
        ("F02", 2, "Форма обучения"),
        ("F02", 2, "Год выпуска"),
        ("F06", 2, "Код"),
    ]


# --- F02 ---


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("abilympics", "ПРИЗЕР"),
        ("abilympics", " призёр. "),
        ("ovz", "ДА"),
        ("disability", "ребенок-инвалид"),
        ("study_form", "ОЧНАЯ"),
        ("sex", "Ж"),
        ("forecast_track", "не\nопределился"),
        ("forecast_track", "призыв в вс  рф"),
    ],
)
def test_case_yo_and_spaces_of_a_dictionary_value_do_not_matter(field: str, text: str) -> None:
    assert one(**{field: text}) == []


def test_a_risk_without_its_reason_is_accepted() -> None:
    risk = {"actual_track": "Риск нетрудоустройства", "employer": None, "by_profession": None, "note": "ищет работу"}
    assert found(risk) == []


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("forecast_track", "армия", "Призыв в ВС РФ"),
        ("forecast_track", "д/о", "Декретный отпуск"),
        ("forecast_track", "ВУЗ", "Продолжение обучения"),
        ("actual_track", "официально трудоустроен", "Трудоустройство"),
        ("professionalitet", "+", "да"),
        ("ais_registered", True, "да"),
        ("routed", 0, "нет"),
        ("sex", "жен.", "ж"),
    ],
)
def test_a_usual_other_spelling_is_reported_with_the_value_that_it_counts_as(
    field: str, text: object, value: str
) -> None:
    assert one(**{field: text}) == [("F02", 2, Column[field.upper()].caption)]
    assert advice_of("F02", **{field: text}).startswith(f"Замените на «{value}»: пока ячейка считается этим значением.")


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [("study_form", "очнная", "очная"), ("dual_contract", "дa", "да")],
    ids=["typo", "Latin a"],
)
def test_the_nearest_value_is_proposed_for_an_unknown_one(field: str, text: str, value: str) -> None:
    assert one(**{field: text}) == [("F02", 2, Column[field.upper()].caption)]
    assert advice_of("F02", **{field: text}).startswith(f"Возможно, имелось в виду «{value}»;")


def test_nothing_is_proposed_where_nothing_is_near() -> None:
    assert advice_of("F02", sex="x9") == "Пока ячейка считается пустой. Выберите значение из списка."


def test_a_blank_cell_is_in_every_dictionary() -> None:
    assert one(sex=None, disability=None, abilympics=None, forecast_track=None, defence=None, routed=None) == []


@pytest.mark.parametrize("year", ["20Z5", "2025/26", 25, 2025.5, dt.date(2025, 7, 1), True, 1949, 2101])
def test_what_is_no_year_is_an_error(year: object) -> None:
    assert one(cohort=year) == [("F02", 2, "Год выпуска")]


@pytest.mark.parametrize("year", [2026, 2026.0, "2026", " 2026 г.", "2026 год"])
def test_a_year_may_be_a_number_or_text(year: object) -> None:
    assert one(cohort=year) == []


# --- F03 ---


@pytest.mark.parametrize(
    "date", ["32.01.2026", "29.02.2025", "август", 46000, "03.08.26", dt.time(9, 30), "2026-13-01"]
)
def test_what_is_no_date_is_an_error(date: object) -> None:
    assert one(referral_date=date) == [("F03", 2, "Направление выдано")]


@pytest.mark.parametrize(
    "date",
    ["29.02.2024", "3.8.2026", "2026-08-03", "2026-08-03T00:00:00", dt.date(2026, 8, 3), dt.datetime(2026, 8, 3, 12)],
)
def test_dates_may_be_real_russian_or_iso(date: object) -> None:
    assert one(referral_date=date) == []


@pytest.mark.parametrize(
    ("date", "outside"),
    [
        (dt.date(1949, 12, 31), True),
        (dt.date(1950, 1, 1), False),
        (dt.date(2036, 11, 20), False),
        (dt.date(2036, 11, 21), True),
    ],
)
def test_a_date_lies_between_1950_and_ten_years_after_the_report(date: dt.date, outside: bool) -> None:
    assert one(invitation_date=date) == ([("F03", 2, "Приглашение выдано")] if outside else [])


def test_ten_years_after_29_february_end_on_the_28th() -> None:
    late = different_people({"invitation_date": dt.date(2038, 2, 28)}, {"invitation_date": dt.date(2038, 3, 1)})
    assert codes(observation(late, report_date=dt.date(2028, 2, 29)), "F03") == [("F03", 3)]


# --- F04, F05 ---


@pytest.mark.parametrize(
    "number",
    ["112-233-445 95", "11223344595", 11223344595, 11223344595.0, "112 233 445-95", "087-654-303 00", 8765430300, None],
)
def test_a_right_snils_may_be_text_or_a_number(number: object) -> None:
    assert one(snils=number) == []


@pytest.mark.parametrize(
    "number", ["112-233-445 96", "1122334459", "112-233-445 955", "нет", "000-000-000 00", 11223344596, "1122334459Б"]
)
def test_a_wrong_snils_is_an_error(number: object) -> None:
    assert one(snils=number) == [("F04", 2, "СНИЛС")]


@pytest.mark.parametrize("number", ["7707083893", 7707083893, 7707083893.0, "500100732259", "0101000021", 101000021])
def test_a_right_inn_may_be_text_or_a_number_that_lost_its_leading_zero(number: object) -> None:
    assert one(employer_inn=number) == []


@pytest.mark.parametrize("number", ["7707083894", "770708389", "500100732250", "0000000000", "нет", "77070838931"])
def test_a_wrong_inn_is_an_error(number: object) -> None:
    assert one(employer_inn=number) == [("F05", 2, "ИНН работодателя")]


def test_a_blank_inn_is_silent_where_nobody_is_employed() -> None:
    assert codes(observation(different_people(NO_TRACK), report_date=IN_JULY)) == []


# --- F06 ---


@pytest.mark.parametrize(
    ("code", "repair"),
    [
        (dt.date(2007, 2, 9), "Возможно, это 09.02.07."),
        (dt.datetime(2005, 1, 15), "Возможно, это 15.01.05."),
        ("2007-02-09", "Возможно, это 09.02.07."),
        ("9.2.7", "Возможно, это 09.02.07."),
        ("09.02.07 Информационные системы", "Возможно, это 09.02.07."),
        ("090207", "Возможно, это 09.02.07."),
        ("программист", "Задайте ячейке"),
        (9.0207, "Задайте ячейке"),
        ("О9.02.07", "Возможно, это 09.02.07."),
    ],
)
def test_what_is_no_code_is_an_error_with_a_repair_where_one_can_be_guessed(code: object, repair: str) -> None:
    assert one(code=code) == [("F06", 2, "Код")]
    assert advice_of("F06", code=code).startswith(repair)


def test_a_code_that_became_a_date_is_named_as_such() -> None:
    (finding,) = findings(observation(different_people({"code": dt.date(2007, 2, 9)})))
    assert finding.problem == "Строка 2, № 1: код превратился в дату 09.02.2007."
    assert finding.value == "09.02.2007"


def test_spaces_around_a_code_do_not_matter() -> None:
    assert one(code=" 09.02.07 ") == []


# --- F07 ---


@pytest.mark.parametrize("field", ["full_name", "employer", "programme"])
def test_a_word_of_mixed_letters_is_an_error(field: str) -> None:
    assert one(**{field: "Смирнoва Анна"}) == [("F07", 2, Column[field.upper()].caption)]


@pytest.mark.parametrize("text", ["АО «IT-Волга»", "ООО «Волга Soft»", "1С-Рарус", "ABC", "Волга 2 B"])
def test_latin_words_beside_russian_ones_are_no_mixture(text: str) -> None:
    assert one(employer=text) == []


@pytest.mark.parametrize("text", [" Смирнова Анна", "Смирнова Анна ", "Смирнова  Анна", "Смирнова\xa0 Анна"])
def test_spare_spaces_are_information(text: str) -> None:
    (finding,) = findings(observation(different_people({"full_name": text})))
    assert (finding.rule, finding.level, finding.column) == ("F07", Level.INFO, "ФИО")


def test_a_word_of_mixed_letters_in_another_column_is_nobodys_business() -> None:
    assert one(note="Смирнoва  Анна", group="ИC-41") == []


# --- F08 ---


@pytest.mark.parametrize(
    ("birth_date", "unusual"),
    [
        (dt.date(2011, 7, 1), False),
        (dt.date(2011, 7, 2), True),
        (dt.date(1955, 7, 2), False),
        (dt.date(1955, 7, 1), True),
        (None, False),
    ],
    ids=["15 on the day", "15 a day later", "70 until the next day", "71 on the day", "blank"],
)
def test_an_age_under_15_or_over_70_on_1_july_is_asked_about(birth_date: dt.date | None, unusual: bool) -> None:
    assert one(birth_date=birth_date) == ([("F08", 2, "Дата рождения")] if unusual else [])


def test_without_a_cohort_the_age_is_not_asked_about() -> None:
    assert one(birth_date=dt.date(2020, 1, 1), cohort=None) == [("F01", 2, "Год выпуска")]


# --- F09 ---


def test_blank_categories_are_asked_about() -> None:
    assert one(ovz=None, target_contract=None, by_profession=None) == [
        ("F09", 2, "ОВЗ"),
        ("F09", 2, "Целевой договор"),
        ("F09", 2, "По специальности"),
    ]


@pytest.mark.parametrize("track", ["Трудоустройство", "Договор ГПХ", "Самозанятость", "ИП"])
def test_every_employed_graduate_is_asked_whether_by_profession(track: str) -> None:
    inn = "500100732259" if track == "ИП" else "7707083893"
    assert one(actual_track=track, by_profession=None, employer_inn=inn) == [("F09", 2, "По специальности")]


def test_nobody_else_is_asked_whether_by_profession() -> None:
    assert one(actual_track="Служба по контракту", by_profession=None) == []


def test_an_unknown_answer_is_none() -> None:
    assert one(ovz="возможно") == [("F02", 2, "ОВЗ"), ("F09", 2, "ОВЗ")]


# --- F10 ---


def programmes(*names: str | None, code: str = "09.02.07") -> list[tuple[str, int | None]]:
    return found(*({"programme": name, "code": code} for name in names))


def test_the_rows_that_differ_from_the_most_frequent_name_are_asked_about() -> None:
    assert programmes("Повар", "Повар, кондитер", "Повар, кондитер") == [("F10", 2)]


def test_without_a_most_frequent_name_all_rows_of_the_code_are_asked_about() -> None:
    tied = programmes("Повар", "Пекарь", "Повар", None, "Пекарь", "Кондитер")
    assert tied == [("F10", 2), ("F10", 3), ("F10", 4), ("F10", 6), ("F10", 7)]


def test_case_spaces_and_yo_make_no_other_name() -> None:
    assert programmes("Учёт и контроль", "УЧЕТ\nИ КОНТРОЛЬ") == []


def test_a_name_is_compared_with_those_of_its_own_code_only() -> None:
    people = different_people(
        {"programme": "Повар", "code": "43.01.09"}, {"programme": "Пекарь"}, {"programme": "Сварщик", "code": "?"}
    )
    assert codes(observation(people), "F10") == []


def test_the_message_tells_the_name_that_stands_more_often() -> None:
    people = different_people({"programme": "Повар"}, {"programme": "Пекарь"}, {"programme": "Пекарь"})
    (finding,) = findings(observation(people), "F10")
    assert finding.problem == "Строка 2, № 1: при коде 09.02.07 чаще стоит название «Пекарь», а здесь «Повар»."
