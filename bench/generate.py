"""Workbooks of any size for the bench: invented graduates, plausible values, some mistakes; always the same."""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]  # the library ships no type marker

from career_xl.domain.columns import Column, Kind
from career_xl.domain.sheets import Sheet

REPORT_DATE = dt.date(2026, 11, 20)
"""The reporting date of every generated workbook."""

COHORTS = (2024, 2025, 2026)
SEED = 20261120
MISTAKES = 0.03
"""Share of graduates whose row gets one mistake, besides those that come about by themselves."""

_PROGRAMMES = (
    ("09.02.07", "Информационные системы и программирование", ("Программист", "Тестировщик", "Веб-разработчик")),
    ("15.02.16", "Технология машиностроения", ("Технолог", "Оператор станков с ЧПУ", "Конструктор")),
    ("23.02.07", "Техническое обслуживание и ремонт автотранспортных средств", ("Автослесарь", "Механик", "Диагност")),
    ("38.02.01", "Экономика и бухгалтерский учёт (по отраслям)", ("Бухгалтер", "Экономист", "Кассир")),
    ("43.02.15", "Поварское и кондитерское дело", ("Повар", "Кондитер", "Пекарь")),
    ("08.01.27", "Мастер общестроительных работ", ("Маляр", "Штукатур", "Плиточник")),
)
_SURNAME_STEMS = ("Береж", "Волгин", "Городц", "Дубрав", "Елань", "Жигул", "Камыш", "Лугов", "Мологин", "Озерц", "Сосн")
_NAMES = {
    "м": (("Артём", "Глеб", "Даниил", "Кирилл", "Матвей", "Роман"), ("Андреевич", "Игоревич", "Олегович", "Павлович")),
    "ж": (("Алина", "Вера", "Дарья", "Полина", "Софья", "Ульяна"), ("Андреевна", "Игоревна", "Олеговна", "Павловна")),
}
_COMPANY_WORDS = ("Волга", "Жигули", "Самарец", "Лада", "Сокол", "Кинель", "Чагра", "Безенчук")
_COMPANY_KINDS = ("Сервис", "Строй", "Маш", "Торг", "Софт", "Транс", "Пром")
_TRACKS = (
    ("Трудоустройство", 52),
    ("Договор ГПХ", 3),
    ("ИП", 1),
    ("Самозанятость", 4),
    ("Продолжение обучения", 12),
    ("Призыв в ВС РФ", 13),
    ("Служба по контракту", 3),
    ("Декретный отпуск", 4),
    ("Риск: неформальная занятость", 1),
    ("Риск: безработный в ЦЗН", 1),
    ("Риск: иные причины", 1),
    ("Выезд за пределы РФ", 1),
)
_EMPLOYED = ("Трудоустройство", "Договор ГПХ", "ИП", "Самозанятость")
_IN_EMPLOYMENT = ("Трудоустройство", "Договор ГПХ")

Row = dict[Column, object]


class _Companies:
    """Names of employers and their ИНН."""

    def __init__(self, companies: list[tuple[str, str]]) -> None:
        self.inns = dict(companies)
        self._names = [*self.inns]

    def any(self, chance: random.Random) -> str:
        return chance.choice(self._names)


def graduates(count: int, seed: int = SEED) -> Iterator[Row]:
    """So many rows of «Мониторинг»; the same for the same count and seed."""
    chance = random.Random(seed)
    companies = _Companies([_company(chance) for _ in range(max(20, count // 25))])
    for number in range(1, count + 1):
        row = _graduate(chance, number, companies)
        if chance.random() < MISTAKES:
            chance.choice(_MISTAKES)(row)
        yield row


def write_workbook(path: Path, count: int, seed: int = SEED) -> None:
    """A workbook with «Паспорт», «Мониторинг» of so many graduates and «Справочники» with the words of positions."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    date = book.add_format({"num_format": "dd.mm.yyyy"})
    passport = book.add_worksheet(Sheet.PASSPORT)
    passport.write_row(0, 0, ["Отчётная дата", f"{REPORT_DATE:%d.%m.%Y}"])
    passport.write_row(1, 0, ["Годы выпуска", ", ".join(map(str, COHORTS))])
    monitoring = book.add_worksheet(Sheet.MONITORING)
    monitoring.write_row(0, 0, [column.caption for column in Column])
    for place, row in enumerate(graduates(count, seed), start=1):
        for number, column in enumerate(Column):
            value = row.get(column)
            if isinstance(value, dt.date):
                monitoring.write_datetime(place, number, value, date)
            elif value is not None:
                monitoring.write(place, number, value)
    words = book.add_worksheet(Sheet.DICTIONARIES)
    words.write_row(0, 0, ["Код", "Слова должности"])
    for place, (code, _, positions) in enumerate(_PROGRAMMES, start=1):
        words.write_row(place, 0, [code, ", ".join(positions)])
    book.close()


def _graduate(chance: random.Random, number: int, companies: _Companies) -> Row:
    sex = chance.choice("мж")
    cohort = chance.choice(COHORTS)
    code, programme, positions = chance.choice(_PROGRAMMES)
    row: Row = {column: "нет" for column in Column if column.kind is Kind.YES_NO}
    row |= {
        Column.NUMBER: number,
        Column.FULL_NAME: _person(chance, sex),
        Column.BIRTH_DATE: dt.date(cohort - 20, 1, 1) + dt.timedelta(days=chance.randrange(700)),
        Column.SEX: sex,
        Column.SNILS: _snils(chance),
        Column.COHORT: cohort,
        Column.STUDY_FORM: "заочная" if chance.random() < 0.1 else "очная",
        Column.CODE: code,
        Column.PROGRAMME: programme,
        Column.GROUP: f"{code[:2]}-{cohort % 100}{chance.randrange(1, 4)}",
        Column.DISABILITY: "нет",
        Column.ABILYMPICS: "нет",
        Column.PROFESSIONALITET: chance.choice(("да", "нет")),
        Column.AIS_REGISTERED: "да",
        Column.FORECAST_TRACK: "Трудоустройство",
    }
    _add_categories(chance, row, companies)
    _add_track(chance, row, (companies, positions))
    return row


def _add_categories(chance: random.Random, row: Row, companies: _Companies) -> None:
    if chance.random() < 0.05:
        row[Column.OVZ] = "да"
        row[Column.DISABILITY] = chance.choice(("нет", "инвалид", "ребёнок-инвалид"))
        row[Column.ABILYMPICS] = chance.choice(("нет", "участник", "призёр"))
    customer = companies.any(chance)
    if chance.random() < 0.1:
        row |= {Column.TARGET_CONTRACT: "да", Column.TARGET_CUSTOMER: customer}
    if chance.random() < 0.1:
        row |= {Column.DUAL_CONTRACT: "да", Column.DUAL_EMPLOYER: customer}


def _add_track(chance: random.Random, row: Row, work: tuple[_Companies, tuple[str, ...]]) -> None:
    companies, positions = work
    cohort = row[Column.COHORT]
    assert isinstance(cohort, int)
    tracks, weights = zip(*_TRACKS, strict=True)
    track = chance.choices(tracks, weights)[0]
    if row[Column.OVZ] == "да" and track in ("Призыв в ВС РФ", "Служба по контракту"):
        track = "Трудоустройство"
    if track == "Призыв в ВС РФ":
        row[Column.SEX] = "м"
        # Who was called up longer ago is back and has another track.
        cohort = COHORTS[-1]
    began = dt.date(cohort, 8 if track == "Продолжение обучения" else 7, 2) + dt.timedelta(days=chance.randrange(12))
    row |= {Column.ACTUAL_TRACK: track, Column.TRACK_DATE: began}
    if not track.startswith("Риск"):
        row[Column.EVIDENCE] = f"справка № {chance.randrange(1, 400)}"
    if track in _IN_EMPLOYMENT:
        partner = row.get(Column.TARGET_CUSTOMER) or row.get(Column.DUAL_EMPLOYER)
        name = str(partner) if partner and chance.random() < 0.9 else companies.any(chance)
        row |= {Column.EMPLOYER: name, Column.EMPLOYER_INN: companies.inns[name]}
        row[Column.POSITION] = chance.choice(positions)
        row[Column.DEFENCE] = "да" if chance.random() < 0.1 else "нет"
        row[Column.ROUTED] = chance.choice(("да", "нет"))
    if track in _EMPLOYED:
        row[Column.BY_PROFESSION] = "да" if chance.random() < 0.8 else "нет"
    if chance.random() < 0.2:
        row |= {Column.SOUGHT_SUPPORT: "да", Column.REFERRAL_DATE: began}


def _person(chance: random.Random, sex: str) -> str:
    names, patronymics = _NAMES[sex]
    ending = "ов" if sex == "м" else "ова"
    middle = "".join(chance.choice(("ан", "ен", "ар", "ил", "от", "ур")) for _ in range(2))
    return f"{chance.choice(_SURNAME_STEMS)}{middle}{ending} {chance.choice(names)} {chance.choice(patronymics)}"


def _company(chance: random.Random) -> tuple[str, str]:
    name = f"ООО «{chance.choice(_COMPANY_WORDS)}{chance.choice(_COMPANY_KINDS)}-{chance.randrange(1, 999)}»"
    digits = f"63{chance.randrange(10**7):07}"
    control = sum(int(digit) * weight for digit, weight in zip(digits, (2, 4, 10, 3, 5, 9, 4, 6, 8), strict=True))
    return name, f"{digits}{control % 11 % 10}"


def _snils(chance: random.Random) -> str:
    digits = f"{chance.randrange(2_000_000, 999_999_999):09}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 0, -1), strict=True))
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]} {total % 101 % 100:02}"


def _set(column: Column, value: object) -> Callable[[Row], None]:
    def change(row: Row) -> None:
        row[column] = value

    return change


_MISTAKES = (
    _set(Column.COHORT, None),
    _set(Column.STUDY_FORM, "очна"),
    _set(Column.CODE, dt.date(2007, 2, 9)),
    _set(Column.CODE, "9.2.7"),
    _set(Column.SNILS, "123-456-789 99"),
    _set(Column.EMPLOYER_INN, "6300000001"),
    _set(Column.ACTUAL_TRACK, "призван"),
    _set(Column.ACTUAL_TRACK, "Безработица-2"),
    _set(Column.ACTUAL_TRACK, None),
    _set(Column.TRACK_DATE, "31.02.2025"),
    _set(Column.TRACK_DATE, None),
    _set(Column.TRACK_DATE, dt.date(2027, 3, 1)),
    _set(Column.OVZ, None),
    _set(Column.DISABILITY, "инвалид"),
    _set(Column.BIRTH_DATE, dt.date(2016, 5, 1)),
    _set(Column.EMPLOYER, None),
    _set(Column.CZ_REGISTERED, "да"),
    _set(Column.CZ_REMOVED, dt.date(2026, 9, 1)),
    _set(Column.TARGET_CONTRACT, "да"),
    _set(Column.EVIDENCE, None),
    _set(Column.POSITION, "Сторож"),
    _set(Column.FULL_NAME, "Бережанов  Глеб Oлегович"),
)
"""Each puts one wrong value into a row."""
