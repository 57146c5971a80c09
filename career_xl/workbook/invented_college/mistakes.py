"""The mistakes that are seeded into the clean rows, each with the findings that it must cause."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from career_xl.domain.columns import Column
from career_xl.domain.dictionaries import NO, YES
from career_xl.domain.tracks import ActualTrack
from career_xl.tables.sheet_values import Cell
from career_xl.workbook.invented_college.employers import DELIVERY, SHOP
from career_xl.workbook.table_sheet import Formula, SheetCell

_Change = SheetCell | Callable[[Any], Cell]

_PLAIN: Mapping[Column, Cell] = {
    Column.OVZ: NO,
    Column.DISABILITY: NO,
    Column.TARGET_CONTRACT: NO,
    Column.DUAL_CONTRACT: NO,
    Column.CZ_REMOVED: None,
}
"""The rows that mistakes are seeded into by default: nothing in them brings other rules into play."""


@dataclass(frozen=True)
class SeededMistake:
    """One mistake: what is changed in a row of which kind, and which rules find it in which columns."""

    cohort: int
    track: ActualTrack
    changes: Mapping[Column, _Change]
    findings: tuple[tuple[str, Column], ...]
    where: Mapping[Column, Cell] = field(default_factory=dict)
    """Cells that the chosen row must have, besides the default ones."""
    copied: tuple[Column, ...] = ()
    """Columns whose cells are copied from another row of this kind; both rows have the findings."""


def _latin_letters(name: str) -> str:
    """The name with a Latin «a» in the place of the first Cyrillic one, as typed in the wrong layout."""
    return name.replace("а", "a", 1)


def _double_space(name: str) -> str:
    return name.replace(" ", "  ", 1)


_EMPLOYED, _CONSCRIPTED, _STUDY = ActualTrack.EMPLOYMENT_CONTRACT, ActualTrack.CONSCRIPTED, ActualTrack.STUDY
_NO_EMPLOYMENT: Mapping[Column, _Change] = dict.fromkeys(
    (
        Column.ACTUAL_TRACK,
        Column.TRACK_DATE,
        Column.EMPLOYER,
        Column.EMPLOYER_INN,
        Column.POSITION,
        Column.BY_PROFESSION,
        Column.DEFENCE,
        Column.EVIDENCE,
        Column.ROUTED,
    )
)
_ELSEWHERE: Mapping[Column, _Change] = {
    Column.EMPLOYER: SHOP.name,
    Column.EMPLOYER_INN: SHOP.inn,
    Column.POSITION: "продавец-консультант",
    Column.BY_PROFESSION: NO,
    Column.DEFENCE: NO,
}
_TARGET_ONLY: Mapping[Column, Cell] = {Column.TARGET_CONTRACT: YES, Column.DUAL_CONTRACT: NO}
_DUAL_ONLY: Mapping[Column, Cell] = {Column.TARGET_CONTRACT: NO, Column.DUAL_CONTRACT: YES}

SEEDED_MISTAKES: tuple[SeededMistake, ...] = (
    SeededMistake(
        2024, _EMPLOYED, {Column.GROUP: Formula("=VLOOKUP(1,Справочники!A1:B2,2,0)", "#N/A")}, (("S04", Column.GROUP),)
    ),
    SeededMistake(2024, _EMPLOYED, {Column.CODE: None}, (("F01", Column.CODE),)),
    SeededMistake(2025, _EMPLOYED, {Column.STUDY_FORM: None}, (("F01", Column.STUDY_FORM),)),
    SeededMistake(2025, _CONSCRIPTED, {Column.ACTUAL_TRACK: "призван"}, (("F02", Column.ACTUAL_TRACK),)),
    SeededMistake(2026, _EMPLOYED, {Column.ACTUAL_TRACK: "официально трудоустроен"}, (("F02", Column.ACTUAL_TRACK),)),
    SeededMistake(2025, _EMPLOYED, {Column.STUDY_FORM: "дистанционная"}, (("F02", Column.STUDY_FORM),)),
    SeededMistake(2024, _EMPLOYED, {Column.SEX: "мужской"}, (("F02", Column.SEX),), {Column.SEX: "м"}),
    SeededMistake(2025, _EMPLOYED, {Column.BIRTH_DATE: "31.02.2006"}, (("F03", Column.BIRTH_DATE),)),
    SeededMistake(2025, _STUDY, {Column.TRACK_END: dt.date(2062, 6, 30)}, (("F03", Column.TRACK_END),)),
    SeededMistake(2024, _EMPLOYED, {Column.SNILS: "123-456-789 01"}, (("F04", Column.SNILS),)),
    SeededMistake(2026, _EMPLOYED, {Column.SNILS: "160-204-51"}, (("F04", Column.SNILS),)),
    SeededMistake(2025, _EMPLOYED, {Column.EMPLOYER_INN: "6399100110"}, (("F05", Column.EMPLOYER_INN),)),
    SeededMistake(
        2026, _EMPLOYED, {Column.CODE: dt.date(2007, 2, 9)}, (("F06", Column.CODE),), {Column.CODE: "09.02.07"}
    ),
    SeededMistake(2024, _EMPLOYED, {Column.CODE: "9.2.7"}, (("F06", Column.CODE),), {Column.CODE: "09.02.07"}),
    SeededMistake(2026, _EMPLOYED, {Column.FULL_NAME: _latin_letters}, (("F07", Column.FULL_NAME),)),
    SeededMistake(2025, _EMPLOYED, {Column.EMPLOYER: _double_space}, (("F07", Column.EMPLOYER),)),
    SeededMistake(2026, _STUDY, {Column.BIRTH_DATE: dt.date(2012, 3, 14)}, (("F08", Column.BIRTH_DATE),)),
    SeededMistake(2026, _EMPLOYED, {Column.OVZ: None}, (("F09", Column.OVZ),)),
    SeededMistake(2026, _STUDY, {Column.TARGET_CONTRACT: None}, (("F09", Column.TARGET_CONTRACT),)),
    SeededMistake(2025, _EMPLOYED, {Column.BY_PROFESSION: None}, (("F09", Column.BY_PROFESSION),)),
    SeededMistake(
        2026,
        _EMPLOYED,
        {Column.PROGRAMME: "Экономика и бухгалтерский учёт"},
        (("F10", Column.PROGRAMME),),
        {Column.CODE: "38.02.01"},
    ),
    SeededMistake(2026, _CONSCRIPTED, {Column.OVZ: YES}, (("L01", Column.ACTUAL_TRACK),)),
    SeededMistake(
        2026,
        _CONSCRIPTED,
        {Column.TRACK_DATE: dt.date(2026, 8, 20), Column.TRACK_END: dt.date(2027, 8, 20)},
        (("L02", Column.TRACK_DATE),),
    ),
    SeededMistake(2025, _STUDY, {Column.TRACK_DATE: dt.date(2026, 2, 2)}, (("L03", Column.TRACK_DATE),)),
    SeededMistake(2026, _EMPLOYED, _ELSEWHERE, (("L04", Column.EMPLOYER),), _TARGET_ONLY),
    SeededMistake(2025, _EMPLOYED, {Column.POSITION: None}, (("L05", Column.POSITION),)),
    SeededMistake(2026, _EMPLOYED, {Column.EMPLOYER_INN: None}, (("L05", Column.EMPLOYER_INN),), {Column.DEFENCE: NO}),
    SeededMistake(
        2024, _EMPLOYED, {Column.POSITION: "охранник"}, (("L06", Column.POSITION),), {Column.BY_PROFESSION: YES}
    ),
    SeededMistake(
        2026, _EMPLOYED, {Column.POSITION: "грузчик"}, (("L06", Column.POSITION),), {Column.BY_PROFESSION: YES}
    ),
    SeededMistake(2025, _EMPLOYED, {Column.CZ_REGISTERED: YES}, (("L07", Column.CZ_REGISTERED),)),
    SeededMistake(
        2026,
        _EMPLOYED,
        {Column.CZ_REGISTERED: YES, Column.CZ_REMOVED: dt.date(2026, 9, 15), Column.EVIDENCE: None},
        (("L08", Column.EVIDENCE),),
    ),
    SeededMistake(
        2025,
        _CONSCRIPTED,
        {Column.TRACK_DATE: dt.date(2025, 10, 20), Column.TRACK_END: dt.date(2026, 10, 20)},
        (("L09", Column.TRACK_END),),
    ),
    SeededMistake(
        2025,
        _CONSCRIPTED,
        {Column.TRACK_DATE: dt.date(2025, 10, 14), Column.TRACK_END: None},
        (("L10", Column.TRACK_DATE),),
    ),
    SeededMistake(2026, _CONSCRIPTED, {Column.SEX: "ж"}, (("L11", Column.SEX),)),
    SeededMistake(2026, _CONSCRIPTED, {Column.BIRTH_DATE: dt.date(1994, 2, 11)}, (("L11", Column.BIRTH_DATE),)),
    SeededMistake(2025, _EMPLOYED, {Column.TARGET_CUSTOMER: None}, (("L12", Column.TARGET_CUSTOMER),), _TARGET_ONLY),
    SeededMistake(2025, _EMPLOYED, {Column.DUAL_EMPLOYER: None}, (("L12", Column.DUAL_EMPLOYER),), _DUAL_ONLY),
    SeededMistake(2026, _EMPLOYED, _ELSEWHERE, (("L13", Column.EMPLOYER),), _DUAL_ONLY),
    SeededMistake(2024, _EMPLOYED, {Column.TRACK_DATE: None}, (("L14", Column.TRACK_DATE),)),
    SeededMistake(2026, _EMPLOYED, {Column.TRACK_DATE: dt.date(2026, 12, 1)}, (("L14", Column.TRACK_DATE),)),
    SeededMistake(2025, _EMPLOYED, {Column.EVIDENCE: None}, (("L15", Column.EVIDENCE),)),
    SeededMistake(2026, _EMPLOYED, _NO_EMPLOYMENT, (("L16", Column.ACTUAL_TRACK),)),
    SeededMistake(
        2026, _EMPLOYED, {**_NO_EMPLOYMENT, Column.FORECAST_TRACK: "Не определился"}, (("L16", Column.ACTUAL_TRACK),)
    ),
    SeededMistake(2026, ActualTrack.RISK_INFORMAL, {Column.EMPLOYER: DELIVERY.name}, (("L17", Column.EMPLOYER),)),
    SeededMistake(
        2025, ActualTrack.SELF_EMPLOYED, {Column.DEFENCE: YES}, (("L19", Column.EMPLOYER), ("L19", Column.EMPLOYER_INN))
    ),
    SeededMistake(2026, ActualTrack.ENTREPRENEUR, {Column.EMPLOYER_INN: SHOP.inn}, (("L20", Column.EMPLOYER_INN),)),
    SeededMistake(2025, _EMPLOYED, {}, (("T01", Column.SNILS),), copied=(Column.SNILS,)),
    SeededMistake(
        2024,
        _EMPLOYED,
        {},
        (("T02", Column.FULL_NAME),),
        {Column.SEX: "м"},
        copied=(Column.FULL_NAME, Column.BIRTH_DATE),
    ),
)
"""Every rule of «Мониторинг» that can speak on the reporting date, at least once."""


def rows_for(mistake: SeededMistake, rows: list[dict[Column, SheetCell]], used: set[int]) -> list[int]:
    """The places of the unused rows, from 0, that the mistake may be seeded into."""
    wanted = {**_PLAIN, **mistake.where, Column.COHORT: mistake.cohort, Column.ACTUAL_TRACK: mistake.track.label}
    return [
        place
        for place, row in enumerate(rows)
        if place not in used and all(row.get(column) == cell for column, cell in wanted.items())
    ]


def changed(row: Mapping[Column, SheetCell], mistake: SeededMistake) -> dict[Column, SheetCell]:
    """The row with the mistake in it."""
    new = dict(row)
    for column, change in mistake.changes.items():
        new[column] = change(row.get(column)) if callable(change) else change
    return new
