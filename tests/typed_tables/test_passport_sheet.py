"""«Паспорт»: key – value – note, every key of domain §2.1a."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.dated import CallUpAge, CallUpWindow
from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.passport import FIELDS_BY_KEY, Passport
from career_xl.domain.sheets import Sheet
from career_xl.tables.passport_sheet import PassportSheet, read_passport
from career_xl.tables.sheet_values import SheetValues

WRITTEN: dict[str, tuple[Any, Any]] = {
    "Полное наименование": ("ГБПОУ «Заволжский колледж»", "ГБПОУ «Заволжский колледж»"),
    "Краткое наименование": (" ГБПОУ  «ЗК» ", "ГБПОУ «ЗК»"),
    "Регион": ("Самарская область", "Самарская область"),
    "Территория": ("Кинельское управление", "Кинельское управление"),
    "Директор (ФИО)": ("Орлова М.С.", "Орлова М.С."),
    "Должность директора": ("И.о. директора", "И.о. директора"),
    "Ответственный ЦК (ФИО)": ("Белов А.И.", "Белов А.И."),
    "Учебный год": ("2025/26", AcademicYear(2025)),
    "Отчётная дата": (dt.datetime(2026, 11, 20), dt.date(2026, 11, 20)),
    "Годы выпуска": ("2026, 2024, 2025", (2024, 2025, 2026)),
    "Дата выпуска": ("30.06", (6, 30)),
    "Номер приказа о плане": (392.0, "392"),
    "Дата приказа о плане": ("19.09.2026", dt.date(2026, 9, 19)),
    "Сайт": ("example.org", "example.org"),
    "Горячая линия": ("8 (846) 000-00-00", "8 (846) 000-00-00"),
    "Электронная почта БЦК": ("centre@example.org", "centre@example.org"),
    "План размещён": ("да", True),
    "Раздел сайта соответствует": ("нет", False),
    "Групповые чаты": ("есть", True),
    "Всего студентов": (1200.0, 1200),
    "Студентов первого курса на базе 9 классов": ("1 250", 1250),
    "Студентов по дуальной технологии": (0, 0),
    "Студентов по целевым договорам": ("45", 45),
    "Заявки на целевое обучение": (30, 30),
    "Предложения работодателей на целевое обучение": (31, 31),
    "Участников поддержки и мероприятий": (61, 61),
    "Тиражированных практик": ("2", 2),
    "Несовершеннолетних обучающихся": (210, 210),
    "Трудоустроенных несовершеннолетних": (14, 14),
    "Участников мастер-классов, тренингов, семинаров": (50, 50),
    "Участников ярмарок и дней карьеры": (55, 55),
    "Проинформированных о мерах поддержки": (33, 33),
    "Имеющих право на меры поддержки": (40, 40),
    "Получивших помощь с резюме и собеседованием": (28, 28),
    "Резюме в АИС": (47, 47),
    "Корректных резюме в АИС": (45, 45),
    "Получивших рекомендации по диагностике": (3, 3),
    "Цель К1 все": (70.0, Decimal("0.7")),
    "Цель К1 ОВЗ": ("70 %", Decimal("0.7")),
    "Цель О3.6": (0.7, Decimal("0.7")),
    "Цель О3.7": ("0,5%", Decimal("0.005")),
    "Окна призыва": (
        "01.04–30.07; 01.10-31.12",
        (CallUpWindow((4, 1), (7, 30)), CallUpWindow((10, 1), (12, 31))),
    ),
    "Призывной возраст": (
        "18–30; до 31.12.2023 18–27",
        (CallUpAge(18, 30), CallUpAge(18, 27, until=dt.date(2023, 12, 31))),
    ),
    "Уход за родственником — риск": ("да", True),
    "Угроза перевода в риск — риск": ("да", True),
    "Порог массового возврата": ("25 %", Decimal("0.25")),
    "Факсимиле разрешено": ("да", True),
    "Файл факсимиле": ("facsimile.png", "facsimile.png"),
    "Папка шаблонов": ("Бланки", "Бланки"),
}


def passport(*rows: list[Any], errors: dict[tuple[int, int], str] | None = None) -> PassportSheet:
    return read_passport(SheetValues(Sheet.PASSPORT, rows, errors or {}))


def test_this_table_of_tests_knows_every_key() -> None:
    assert list(WRITTEN) == list(FIELDS_BY_KEY)


@pytest.mark.parametrize("key", WRITTEN)
def test_every_key_is_read(key: str) -> None:
    written, meant = WRITTEN[key]
    read = passport(["Настройки"], [key, written, "пояснение"])
    assert (getattr(read.passport, FIELDS_BY_KEY[key]), read.notes) == (meant, ())


@pytest.mark.parametrize(
    "rows", [[], [["Ключ", "Значение"]], [[key, None] for key in WRITTEN], [[key] for key in WRITTEN]]
)
def test_a_missing_or_blank_value_has_its_default(rows: list[list[Any]]) -> None:
    assert passport(*rows) == PassportSheet(Passport())
    assert read_passport(None) == PassportSheet(Passport())


def test_the_defaults_are_those_of_the_domain() -> None:
    default = Passport()
    assert default.release_date(2026) == dt.date(2026, 7, 1)
    assert list(map(str, default.call_up_windows)) == ["01.04–15.07", "01.10–31.12"]
    assert default.call_up_ages == (CallUpAge(18, 30), CallUpAge(18, 27, until=dt.date(2023, 12, 31)))
    assert (default.family_care_is_risk, default.facsimile_allowed, default.mass_return_share) == (
        False,
        False,
        Decimal("0.2"),
    )


@pytest.mark.parametrize(
    "key", ["ОТЧЕТНАЯ ДАТА:", "  отчётная\nдата ", "«Отчетная дата»", "Отчётная дата (день, на который считаем)"]
)
def test_keys_are_compared_like_captions_and_without_their_brackets(key: str) -> None:
    assert passport([key, "20.11.2026"]).passport.report_date == dt.date(2026, 11, 20)


def test_a_key_may_stand_behind_a_number_and_the_first_of_two_counts() -> None:
    read = passport([1, "Регион", "Самарская область"], [2, "Регион", "Другая область"])
    assert read.passport.region == "Самарская область"


def test_unknown_keys_are_left_alone() -> None:
    assert passport(["Любимый цвет", "синий"], ["Отчёт", "да"]) == PassportSheet(Passport())


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        (2025.0, (2025,)),
        ("2024–2026", (2024, 2025, 2026)),
        ("2024 - 2026", (2024, 2025, 2026)),
        ("2026; 2024", (2024, 2026)),
        ("2024 г., 2025 г.", (2024, 2025)),
    ],
)
def test_cohorts_may_be_listed_or_spanned(cell: object, years: tuple[int, ...]) -> None:
    assert passport(["Годы выпуска", cell]).passport.cohorts == years


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("01.07", (7, 1)),
        ("15.06.2026", (6, 15)),
        (dt.date(2026, 6, 15), (6, 15)),
        (1.07, (7, 1)),
        (1.1, (10, 1)),
        (15.06, (6, 15)),
    ],
    ids=str,
)
def test_a_release_day_that_became_a_number_is_still_a_day(cell: object, day: tuple[int, int]) -> None:
    assert passport(["Дата выпуска", cell]).passport.release_day == day


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("Отчётная дата", "вчера"),
        ("Отчётная дата", 46000),
        ("Годы выпуска", "все"),
        ("Годы выпуска", "2024, 20Z5"),
        ("Годы выпуска", "1990–2030"),
        ("Дата выпуска", "29.02"),
        ("Дата выпуска", "1 июля"),
        ("Учебный год", "2025"),
        ("Учебный год", "2025/27"),
    ],
)
def test_an_unclear_setting_that_every_figure_depends_on_is_an_error(key: str, cell: object) -> None:
    with pytest.raises(
        SettingInvalidError, match=r"^Лист «Паспорт», строка 1: значение «.+» не распознано; нужно указать "
    ):
        passport([key, cell])


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("План размещён", "скоро"),
        ("Всего студентов", "много"),
        ("Всего студентов", 10.5),
        ("Всего студентов", -3),
        ("Цель К1 все", "семьдесят"),
        ("Цель К1 все", 170),
        ("Цель К1 все", "-5 %"),
        ("Цель К1 все", True),
        ("Цель К1 все", "nan"),
        ("Окна призыва", "весной и осенью"),
        ("Окна призыва", "01.04–31.06"),
        ("Окна призыва", " ; "),
        ("Призывной возраст", "30–18"),
        ("Призывной возраст", "до 31.02.2023 18–27"),
        ("Дата приказа о плане", "сентябрь"),
        ("Факсимиле разрешено", "по согласованию"),
    ],
)
def test_another_unclear_setting_is_told_and_has_its_default(key: str, cell: object) -> None:
    read = passport([key, cell])
    assert read.passport == Passport()
    (note,) = read.notes
    assert note.startswith("Лист «Паспорт», строка 1: значение «")
    assert note.endswith("Пока эта настройка не учитывается.")


def test_a_formula_error_is_unclear_and_not_blank() -> None:
    with pytest.raises(SettingInvalidError, match="«#REF!» не распознано"):
        passport(["Отчётная дата", None], errors={(1, 2): "#REF!"})
    read = passport(["Всего студентов", None], errors={(1, 2): "#DIV/0!"})
    assert (read.passport.students, len(read.notes)) == (None, 1)


def test_an_older_window_is_in_force_through_its_last_day() -> None:
    windows = passport(["Окна призыва", "01.04–15.07; до 31.12.2023: 01.04–30.06"]).passport.call_up_windows
    assert windows == (CallUpWindow((4, 1), (7, 15)), CallUpWindow((4, 1), (6, 30), until=dt.date(2023, 12, 31)))


def test_todays_call_up_age_alone_leaves_the_earlier_law_in_force() -> None:
    earlier = CallUpAge(18, 27, until=dt.date(2023, 12, 31))
    assert passport(["Призывной возраст", "18–35"]).passport.call_up_ages == (CallUpAge(18, 35), earlier)
    written = passport(["Призывной возраст", "18–35; до 31.12.2024 18–30"]).passport.call_up_ages
    assert written == (CallUpAge(18, 35), CallUpAge(18, 30, until=dt.date(2024, 12, 31)))


def test_a_computed_percent_cell_means_the_target_that_it_shows() -> None:
    assert passport(["Цель К1 все", 0.1 + 0.2 + 0.4]).passport.target_k1 == Decimal("0.7")
