"""Invents what a graduate does after the release, with dates, employer and evidence that agree with each other."""

import datetime as dt
from collections.abc import Callable
from random import Random

from career_xl.domain.columns import Column
from career_xl.domain.dates import russian, years_later
from career_xl.domain.dictionaries import NO, YES
from career_xl.domain.tracks import ActualTrack
from career_xl.tables.sheet_values import Cell
from career_xl.workbook.invented_college.employers import ANY_TRADE, entrepreneur_inn
from career_xl.workbook.invented_college.programmes import OTHER_POSITIONS, Programme

_Row = dict[Column, Cell]

_SHARES_OF_MEN: dict[int, dict[ActualTrack, float]] = {
    2024: {
        ActualTrack.STUDY: 0.08,
        ActualTrack.CONSCRIPTED: 0.05,
        ActualTrack.CONTRACT_SERVICE: 0.04,
        ActualTrack.SELF_EMPLOYED: 0.03,
        ActualTrack.CIVIL_CONTRACT: 0.03,
    },
    2025: {
        ActualTrack.STUDY: 0.08,
        ActualTrack.CONSCRIPTED: 0.12,
        ActualTrack.CONTRACT_SERVICE: 0.03,
        ActualTrack.SELF_EMPLOYED: 0.03,
        ActualTrack.CIVIL_CONTRACT: 0.02,
    },
    2026: {
        ActualTrack.STUDY: 0.1,
        ActualTrack.CONSCRIPTED: 0.2,
        ActualTrack.CONTRACT_SERVICE: 0.03,
        ActualTrack.SELF_EMPLOYED: 0.03,
        ActualTrack.CIVIL_CONTRACT: 0.03,
    },
}
_SHARES_OF_WOMEN: dict[ActualTrack, float] = {
    ActualTrack.STUDY: 0.12,
    ActualTrack.PARENTAL_LEAVE: 0.07,
    ActualTrack.SELF_EMPLOYED: 0.05,
    ActualTrack.CIVIL_CONTRACT: 0.03,
}
_RARE: dict[tuple[int, int], ActualTrack] = {
    (2024, 22): ActualTrack.ENTREPRENEUR,
    (2024, 57): ActualTrack.EMIGRATED,
    (2024, 101): ActualTrack.ENTREPRENEUR,
    (2024, 120): ActualTrack.DETAINED,
    (2025, 15): ActualTrack.ENTREPRENEUR,
    (2025, 44): ActualTrack.FOREIGN_NO_SNILS,
    (2025, 88): ActualTrack.FAMILY_CARE,
    (2025, 102): ActualTrack.RISK_UNEMPLOYED,
    (2026, 9): ActualTrack.ENTREPRENEUR,
    (2026, 30): ActualTrack.RISK_UNMOTIVATED,
    (2026, 62): ActualTrack.ENTREPRENEUR,
    (2026, 77): ActualTrack.RISK_UNEMPLOYED,
    (2026, 90): ActualTrack.RISK_OTHER,
    (2026, 112): ActualTrack.RISK_INFORMAL,
    (2026, 139): ActualTrack.DECEASED_OR_ILL,
}
"""Tracks that only a few have, by cohort and place in it."""
_BY_PROFESSION = {2024: 0.95, 2025: 0.93, 2026: 0.92}
"""Share of the employed who work in their profession."""
_CALL_UP_DAYS = {
    2024: ((dt.date(2025, 12, 1), dt.date(2025, 12, 29)), (dt.date(2026, 4, 6), dt.date(2026, 7, 10))),
    2025: ((dt.date(2025, 12, 1), dt.date(2025, 12, 29)), (dt.date(2026, 4, 6), dt.date(2026, 7, 10))),
    2026: ((dt.date(2026, 7, 2), dt.date(2026, 7, 14)), (dt.date(2026, 10, 5), dt.date(2026, 11, 17))),
}
"""Days inside the call-up windows from which a year of service has not passed on the reporting date."""


class TrackMaker:
    """Gives the graduates of one cohort their tracks."""

    def __init__(self, random: Random, cohort: int, report_date: dt.date) -> None:
        self._random = random
        self._cohort = cohort
        self._report_date = report_date
        self._released = dt.date(cohort, 7, 1)
        self._makers: dict[ActualTrack, Callable[[_Row, Programme], None]] = {
            ActualTrack.EMPLOYMENT_CONTRACT: self._employment,
            ActualTrack.CIVIL_CONTRACT: self._employment,
            ActualTrack.ENTREPRENEUR: self._entrepreneur,
            ActualTrack.SELF_EMPLOYED: self._self_employed,
            ActualTrack.STUDY: self._study,
            ActualTrack.CONSCRIPTED: self._conscripted,
            ActualTrack.PARENTAL_LEAVE: self._leave,
            ActualTrack.RISK_UNEMPLOYED: self._unemployed,
            ActualTrack.RISK_OTHER: self._other_risk,
            ActualTrack.FOREIGN_NO_SNILS: self._foreign,
        }

    def give_track(self, row: _Row, programme: Programme, place: int) -> None:
        """Nothing; fills the cells of the actual track and what belongs to it."""
        track = _RARE.get((self._cohort, place)) or self._drawn(row)
        row[Column.ACTUAL_TRACK] = track.label
        self._makers.get(track, self._plain)(row, programme)

    def _drawn(self, row: _Row) -> ActualTrack:
        shares = _SHARES_OF_MEN[self._cohort] if row[Column.SEX] == "м" else _SHARES_OF_WOMEN
        healthy = row[Column.OVZ] == NO and row[Column.DISABILITY] == NO
        full_time = row[Column.STUDY_FORM] == "очная"
        number = self._random.random()
        for track, share in shares.items():
            number -= share
            if number < 0:
                serving = track in (ActualTrack.CONSCRIPTED, ActualTrack.CONTRACT_SERVICE)
                return ActualTrack.EMPLOYMENT_CONTRACT if serving and not (healthy and full_time) else track
        return ActualTrack.EMPLOYMENT_CONTRACT

    def _employment(self, row: _Row, programme: Programme) -> None:
        random = self._random
        contract = row[Column.TARGET_CUSTOMER] or row[Column.DUAL_EMPLOYER]
        by_profession = contract is not None or random.random() < _BY_PROFESSION[self._cohort]
        employer = random.choice(programme.employers if by_profession else ANY_TRADE)
        if contract is not None:
            employer = programme.employers[0]
        date = self._start()
        row[Column.TRACK_DATE] = date
        row[Column.EMPLOYER], row[Column.EMPLOYER_INN] = employer.name, employer.inn
        row[Column.POSITION] = random.choice(programme.positions if by_profession else OTHER_POSITIONS)
        row[Column.BY_PROFESSION] = YES if by_profession else NO
        row[Column.DEFENCE] = YES if employer.defence else NO
        civil = row[Column.ACTUAL_TRACK] == ActualTrack.CIVIL_CONTRACT.label
        kind = "договор ГПХ" if civil else "трудовой договор"
        row[Column.EVIDENCE] = f"{kind} № {random.randrange(11, 480)} от {russian(date)}"
        self._support(row, date)

    def _start(self) -> dt.date:
        """The first day of work: soon after the release, for a quarter of the older cohorts a year later (service)."""
        later = self._cohort < self._report_date.year and self._random.random() < 0.25
        first = years_later(self._released, 1) if later else self._released
        return first + dt.timedelta(days=self._random.randrange(4, 120))

    def _support(self, row: _Row, date: dt.date) -> None:
        """What the career centre did before the first day of work."""
        helped = self._random.random()
        row[Column.SOUGHT_SUPPORT] = YES if helped < 0.3 else NO
        if helped < 0.18:
            row[Column.INVITATION_DATE] = date - dt.timedelta(days=self._random.randrange(12, 20))
            row[Column.REFERRAL_DATE] = date - dt.timedelta(days=self._random.randrange(4, 11))
            row[Column.ROUTED] = YES
        elif 0.3 <= helped < 0.34:
            row[Column.CZ_REGISTERED] = YES
            row[Column.CZ_REMOVED] = date
            row[Column.EVIDENCE] = f"{row[Column.EVIDENCE]}; справка ЦЗН о снятии с учёта от {russian(date)}"

    def _entrepreneur(self, row: _Row, programme: Programme) -> None:
        surname, first, patronymic = str(row[Column.FULL_NAME]).split()
        date = self._start()
        row[Column.TRACK_DATE] = date
        row[Column.EMPLOYER] = f"ИП {surname} {first[0]}. {patronymic[0]}."
        row[Column.EMPLOYER_INN] = entrepreneur_inn(self._random.randrange(100_000, 999_999))
        row[Column.BY_PROFESSION] = YES
        row[Column.DEFENCE] = NO
        row[Column.EVIDENCE] = f"лист записи ЕГРИП от {russian(date)}"

    def _self_employed(self, row: _Row, programme: Programme) -> None:
        date = self._start()
        row[Column.TRACK_DATE] = date
        row[Column.BY_PROFESSION] = YES if self._random.random() < 0.7 else NO
        row[Column.DEFENCE] = NO
        row[Column.EVIDENCE] = f"справка о постановке на учёт (НПД) от {russian(date)}"
        row[Column.SOUGHT_SUPPORT] = YES if self._random.random() < 0.3 else NO

    def _study(self, row: _Row, programme: Programme) -> None:
        date = dt.date(self._cohort, 8, self._random.randrange(20, 31))
        row[Column.TRACK_DATE] = date
        row[Column.TRACK_END] = dt.date(self._cohort + 4, 6, 30)
        row[Column.EVIDENCE] = f"приказ о зачислении № {self._random.randrange(100, 900)}-с от {russian(date)}"
        if self._random.random() < 0.2:
            employer = self._random.choice(ANY_TRADE)
            row[Column.EMPLOYER], row[Column.EMPLOYER_INN] = employer.name, employer.inn
            row[Column.NOTE] = "учится и работает"

    def _conscripted(self, row: _Row, programme: Programme) -> None:
        first, last = self._random.choice(_CALL_UP_DAYS[self._cohort])
        date = first + dt.timedelta(days=self._random.randrange((last - first).days))
        birth = row[Column.BIRTH_DATE]
        if isinstance(birth, dt.date) and years_later(birth, 18) > date:
            # Too young to be called up on that day.
            row[Column.ACTUAL_TRACK] = ActualTrack.EMPLOYMENT_CONTRACT.label
            self._employment(row, programme)
            return
        row[Column.TRACK_DATE] = date
        row[Column.TRACK_END] = years_later(date, 1)
        row[Column.EVIDENCE] = f"справка военкомата № {self._random.randrange(100, 999)} от {russian(date)}"

    def _leave(self, row: _Row, programme: Programme) -> None:
        days = (self._report_date - self._released).days
        date = self._released + dt.timedelta(days=self._random.randrange(max(1, days - 330), days))
        row[Column.TRACK_DATE] = date
        row[Column.TRACK_END] = years_later(date, 3)
        row[Column.EVIDENCE] = f"справка о рождении ребёнка от {russian(date)}"

    def _unemployed(self, row: _Row, programme: Programme) -> None:
        self._plain(row, programme)
        row[Column.CZ_REGISTERED] = YES
        row[Column.SOUGHT_SUPPORT] = YES

    def _other_risk(self, row: _Row, programme: Programme) -> None:
        self._plain(row, programme)
        row[Column.NOTE] = "переезжает в другой район, ищет жильё и работу"

    def _foreign(self, row: _Row, programme: Programme) -> None:
        self._plain(row, programme)
        row[Column.SNILS] = None

    def _plain(self, row: _Row, programme: Programme) -> None:
        date = self._released + dt.timedelta(days=self._random.randrange(20, 110))
        row[Column.TRACK_DATE] = date
        evidence = {
            ActualTrack.CONTRACT_SERVICE: "справка из воинской части",
            ActualTrack.EMIGRATED: "заявление выпускника о переезде",
            ActualTrack.DETAINED: "ответ на запрос колледжа",
            ActualTrack.FAMILY_CARE: "справка об уходе за родственником",
            ActualTrack.FOREIGN_NO_SNILS: "копия паспорта иностранного гражданина",
            ActualTrack.DECEASED_OR_ILL: "медицинское заключение",
            ActualTrack.RISK_UNEMPLOYED: "справка ЦЗН о постановке на учёт",
        }
        track = next(track for track in ActualTrack if track.label == row[Column.ACTUAL_TRACK])
        row[Column.EVIDENCE] = f"{evidence[track]} от {russian(date)}" if track in evidence else None
