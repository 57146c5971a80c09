"""What the career centre of the invented college did: events, vacancies, snapshots of the risk group."""

import datetime as dt

from career_xl.tables.events import EventColumn, EventKind, PartnerKind
from career_xl.tables.sheet_values import Cell
from career_xl.workbook.invented_college.employers import (
    ACCOUNTS,
    BUS_DEPOT,
    CANTEENS,
    CAR_CENTRE,
    DIGITAL,
    GRID,
    HOUSE_BUILDERS,
    INSTRUMENTS,
    KINDERGARTEN_27,
    MACHINE_TOOLS,
    PASTRY,
    UNITS,
    WELDERS,
    Employer,
)
from career_xl.workbook.sheets.events import EventRow

_CAREER_CENTRE = "центр карьеры колледжа"
_SERVICE = "ЦЗН Светлореченска"
_BASE_CENTRE = "базовый центр карьеры"


def _event(
    date: dt.date, kind: EventKind, title: str, partner: tuple[str, PartnerKind], counts: tuple[int | None, ...]
) -> EventRow:
    """One event; the counts are participants, of them with limited health, quota, CVs, contracts, placed."""
    columns = (
        EventColumn.PARTICIPANTS,
        EventColumn.PARTICIPANTS_OVZ,
        EventColumn.QUOTA,
        EventColumn.MODERATED_CVS,
        EventColumn.CONTRACTS,
        EventColumn.PLACED,
    )
    name, partner_kind = partner
    organiser = name if partner_kind is PartnerKind.BASE_CENTRE else _CAREER_CENTRE
    row: dict[EventColumn, Cell] = {
        EventColumn.DATE: date,
        EventColumn.KIND: kind.value,
        EventColumn.TITLE: title,
        EventColumn.ORGANISER: organiser,
        EventColumn.PARTNER: name,
        EventColumn.PARTNER_KIND: partner_kind.value,
    }
    return {**row, **dict(zip(columns, counts, strict=False))}


def _of(employer: Employer) -> tuple[str, PartnerKind]:
    return employer.name, PartnerKind.EMPLOYER


EVENTS: tuple[EventRow, ...] = (
    _event(
        dt.date(2026, 9, 9), EventKind.EXCURSION, "Экскурсия на станкостроительный завод", _of(MACHINE_TOOLS), (24, 1)
    ),
    _event(
        dt.date(2026, 9, 15),
        EventKind.SUPPORT_MEASURES,
        "Меры поддержки молодых специалистов",
        (_SERVICE, PartnerKind.EMPLOYMENT_SERVICE),
        (62, 5),
    ),
    _event(
        dt.date(2026, 9, 18),
        EventKind.EMPLOYER_MEETING,
        "Встреча с кадровой службой автобусного парка",
        _of(BUS_DEPOT),
        (31, 0),
    ),
    _event(
        dt.date(2026, 9, 24), EventKind.TRAINING, "Первое собеседование: репетиция с работодателем", _of(GRID), (28, 2)
    ),
    _event(
        dt.date(2026, 9, 30),
        EventKind.BASE_CENTRE_FAIR,
        "Осенняя ярмарка вакансий",
        (_BASE_CENTRE, PartnerKind.BASE_CENTRE),
        (78, 6, 80, 64, 52, 33),
    ),
    _event(dt.date(2026, 10, 6), EventKind.MASTER_CLASS, "Мастер-класс шеф-кондитера", _of(PASTRY), (22, 3, 25)),
    _event(
        dt.date(2026, 10, 9), EventKind.CAREER_DAY, "День карьеры строителя", _of(HOUSE_BUILDERS), (45, 2, None, 12)
    ),
    _event(
        dt.date(2026, 10, 14),
        EventKind.ENTREPRENEURSHIP,
        "Самозанятость: с чего начать",
        ("Союз молодых предпринимателей", PartnerKind.PUBLIC_ORGANISATION),
        (39, 4),
    ),
    _event(
        dt.date(2026, 10, 16),
        EventKind.SUPPORT_MEASURES,
        "Программы переобучения и стажировки",
        (_SERVICE, PartnerKind.EMPLOYMENT_SERVICE),
        (48, 3),
    ),
    _event(
        dt.date(2026, 10, 21),
        EventKind.ONLINE_FAIR,
        "Онлайн-ярмарка вакансий",
        (_BASE_CENTRE, PartnerKind.BASE_CENTRE),
        (43, 4, 45, 40, 37, 18),
    ),
    _event(
        dt.date(2026, 10, 28),
        EventKind.TARGET_TRAINING,
        "Целевое обучение на агрегатном заводе",
        _of(UNITS),
        (34, 0),
    ),
    _event(
        dt.date(2026, 10, 30),
        EventKind.MINISTRY_FAIR,
        "Ярмарка трудоустройства",
        (_SERVICE, PartnerKind.EMPLOYMENT_SERVICE),
        (52, 5, None, None, 21, 19),
    ),
    _event(
        dt.date(2026, 11, 6),
        EventKind.SUPPORT_MEASURES,
        "Права молодого работника",
        (_SERVICE, PartnerKind.EMPLOYMENT_SERVICE),
        (57, 4),
    ),
    _event(dt.date(2026, 11, 12), EventKind.EXCURSION, "Экскурсия в цифровую компанию", _of(DIGITAL), (26, 1)),
    _event(
        dt.date(2026, 11, 17),
        EventKind.ENTREPRENEURSHIP,
        "Своё дело: налоги и поддержка",
        (_SERVICE, PartnerKind.EMPLOYMENT_SERVICE),
        (30, 2),
    ),
)
"""The events of the first term, earliest first."""

_DIRECT, _DEFENCE, _AIS, _BASE, _PORTAL = ("прямой работодатель", "ОПК", "АИС", "БЦК", "«Работа в России»")


def _vacancy(
    employer: Employer, position: str, code: str, source: str, details: tuple[int, dt.date, str | None]
) -> tuple[Cell, ...]:
    """One vacancy; the details are number of jobs, date, feedback."""
    jobs, date, feedback = details
    contact = "отдел кадров, 8 (846) 000-00-01"
    defence = "да" if employer.defence else "нет"
    return (employer.name, employer.inn, position, code, jobs, defence, source, contact, date, feedback)


VACANCIES: tuple[tuple[Cell, ...], ...] = (
    _vacancy(DIGITAL, "программист", "09.02.07", _DIRECT, (2, dt.date(2026, 10, 5), "направлены двое, один принят")),
    _vacancy(MACHINE_TOOLS, "оператор станков с ЧПУ", "15.02.16", _DEFENCE, (6, dt.date(2026, 10, 12), None)),
    _vacancy(UNITS, "электрогазосварщик", "15.01.05", _DEFENCE, (4, dt.date(2026, 10, 12), "собеседование 25.11")),
    _vacancy(
        INSTRUMENTS,
        "техник-технолог",
        "15.02.16",
        _DEFENCE,
        (2, dt.date(2026, 11, 3), "закрыта: приняты двое выпускников"),
    ),
    _vacancy(WELDERS, "сварщик ручной дуговой сварки", "15.01.05", _AIS, (3, dt.date(2026, 11, 9), None)),
    _vacancy(GRID, "электромонтёр", "13.02.13", _AIS, (5, dt.date(2026, 10, 20), "принят один")),
    _vacancy(BUS_DEPOT, "слесарь по ремонту автомобилей", "23.02.07", _DIRECT, (3, dt.date(2026, 11, 2), None)),
    _vacancy(CAR_CENTRE, "техник-диагност", "23.02.07, 23.01.17", _PORTAL, (1, dt.date(2026, 11, 16), None)),
    _vacancy(HOUSE_BUILDERS, "мастер строительных работ", "08.02.01", _BASE, (2, dt.date(2026, 10, 9), None)),
    _vacancy(ACCOUNTS, "помощник бухгалтера", "38.02.01", _PORTAL, (1, dt.date(2026, 11, 11), None)),
    _vacancy(CANTEENS, "повар", "43.02.15", _DIRECT, (4, dt.date(2026, 10, 27), "направлена одна")),
    _vacancy(KINDERGARTEN_27, "воспитатель", "44.02.01", _BASE, (2, dt.date(2026, 11, 5), None)),
)

RISK_HISTORY: tuple[tuple[dt.date, int], ...] = (
    (dt.date(2026, 7, 1), 9),
    (dt.date(2026, 8, 1), 12),
    (dt.date(2026, 9, 1), 10),
    (dt.date(2026, 10, 1), 8),
    (dt.date(2026, 11, 1), 11),
)
"""Members of the risk group in the snapshots of the months."""
