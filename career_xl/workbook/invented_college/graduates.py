"""Invents the graduates of the college: a clean row per graduate, in which no rule finds anything."""

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from career_xl.domain.columns import Column
from career_xl.domain.dictionaries import NO, YES
from career_xl.domain.tracks import IN_EMPLOYMENT, ActualTrack
from career_xl.tables.sheet_values import Cell
from career_xl.workbook.invented_college.employers import invent_snils
from career_xl.workbook.invented_college.names import invent_person
from career_xl.workbook.invented_college.programmes import PROGRAMMES, Programme
from career_xl.workbook.invented_college.track_rows import TrackMaker

COHORTS = (2024, 2025, 2026)
REPORT_DATE = dt.date(2026, 11, 20)

_SEED = 20261120
_OVZ_PLACES = (3, 19, 34, 50, 67, 83, 98, 116, 131)
"""Places in each cohort of the graduates with limited health; every second of them is disabled as well."""
_DISABLED_PLACES = (11, 75, 124)
"""Places of those who are disabled only."""
_ABILYMPICS = ("победитель", "участник", "призёр", "участник")
_SKILLS = ("Поварское дело", "Обработка текста", "Сварочные технологии", "Веб-дизайн")
_NOT_IN_AIS = (41, 92)
_UNDECIDED = (27, 60, 110)

GraduateRow = dict[Column, Cell]


@dataclass
class _Cohort:
    """What is known while a cohort is invented."""

    year: int
    names: set[str] = field(default_factory=set)
    snils: set[str] = field(default_factory=set)


def invent_graduates() -> list[GraduateRow]:
    """The clean rows of the three cohorts, by cohort, code and group; the same at every call."""
    random = Random(_SEED)
    names: set[str] = set()
    snils: set[str] = set()
    rows: list[GraduateRow] = []
    for index, year in enumerate(COHORTS):
        cohort = _Cohort(year, names, snils)
        tracks = TrackMaker(random, year, REPORT_DATE)
        place = 0
        for programme in PROGRAMMES:
            group = [_person(random, programme, cohort, number) for number in range(programme.sizes[index])]
            group.sort(key=lambda row: (str(row[Column.GROUP]), str(row[Column.FULL_NAME])))
            for row in group:
                _give_categories(row, programme, place, random, year)
                tracks.give_track(row, programme, place)
                _give_plans(row, place)
                place += 1
            rows += group
    for number, row in enumerate(rows, start=1):
        row[Column.NUMBER] = number
    return rows


def _person(random: Random, programme: Programme, cohort: _Cohort, number: int) -> GraduateRow:
    index = COHORTS.index(cohort.year)
    part_time = number >= programme.sizes[index] - programme.part_time
    person = invent_person(random, "м" if random.random() < programme.men else "ж", cohort.names)
    age = random.randrange(22, 38) if part_time else random.choice((0, 0, 1)) + 16 + min(programme.years, 4) - 1
    birth = dt.date(cohort.year - age, 7, 1) - dt.timedelta(days=random.randrange(1, 364))
    entered = (cohort.year - programme.years) % 100
    return {
        Column.FULL_NAME: person.full_name,
        Column.BIRTH_DATE: birth,
        Column.SEX: person.sex,
        Column.SNILS: invent_snils(random, cohort.snils),
        Column.COHORT: cohort.year,
        Column.STUDY_FORM: programme.part_time_form if part_time else "очная",
        Column.CODE: programme.code,
        Column.PROGRAMME: programme.name,
        Column.GROUP: f"{programme.letters}-{entered:02}{'з' if part_time else ''}",
    }


def _give_categories(row: GraduateRow, programme: Programme, place: int, random: Random, year: int) -> None:
    ovz, disabled = place in _OVZ_PLACES, place in _DISABLED_PLACES
    if ovz and _OVZ_PLACES.index(place) % 2:
        disabled = True
    row[Column.OVZ] = YES if ovz else NO
    row[Column.DISABILITY] = random.choice(("инвалид", "ребёнок-инвалид")) if disabled else NO
    if ovz and (turn := _OVZ_PLACES.index(place)) < len(_ABILYMPICS):
        row[Column.ABILYMPICS] = _ABILYMPICS[turn]
        row[Column.ABILYMPICS_SKILL] = _SKILLS[turn]
    else:
        row[Column.ABILYMPICS] = NO
    full_time = row[Column.STUDY_FORM] == "очная"
    target = full_time and random.random() < programme.target
    dual = full_time and random.random() < programme.dual
    partner = programme.employers[0].name
    row[Column.TARGET_CONTRACT], row[Column.TARGET_CUSTOMER] = (YES, partner) if target else (NO, None)
    row[Column.DUAL_CONTRACT], row[Column.DUAL_EMPLOYER] = (YES, partner) if dual else (NO, None)
    # The programme joined «Профессионалитет» with the students who graduated in 2025.
    row[Column.PROFESSIONALITET] = YES if programme.professionalitet and year >= COHORTS[1] else NO
    row[Column.AIS_REGISTERED] = NO if place in _NOT_IN_AIS else YES


def _give_plans(row: GraduateRow, place: int) -> None:
    """The forecast that was made before the release: mostly what came true."""
    planned = {
        ActualTrack.ENTREPRENEUR.label: "ИП",
        ActualTrack.SELF_EMPLOYED.label: "Самозанятость",
        ActualTrack.STUDY.label: "Продолжение обучения",
        ActualTrack.CONSCRIPTED.label: "Призыв в ВС РФ",
        ActualTrack.CONTRACT_SERVICE.label: "Служба по контракту",
        ActualTrack.PARENTAL_LEAVE.label: "Декретный отпуск",
    }
    actual = str(row[Column.ACTUAL_TRACK])
    row[Column.FORECAST_TRACK] = planned.get(actual, "Трудоустройство")
    if place in _UNDECIDED and actual in {track.label for track in IN_EMPLOYMENT}:
        row[Column.FORECAST_TRACK] = "Не определился"
