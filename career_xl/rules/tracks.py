"""L rules on tracks: dates, evidence, conscription, study, returns, graduates without facts."""

import datetime as dt

import numpy as np

from career_xl.domain.columns import Column
from career_xl.domain.dated import CallUpAge, CallUpWindow, periods
from career_xl.domain.tracks import EMPLOYED, RISK, ActualTrack, ForecastTrack
from career_xl.rules.ages import Dates, a_year_later, completed_years, day_of_year
from career_xl.rules.definition import row_rule
from career_xl.rules.findings import Level
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation

_OFF_REGISTER_TRACKS = (
    *EMPLOYED,
    ActualTrack.STUDY,
    ActualTrack.CONSCRIPTED,
    ActualTrack.CONTRACT_SERVICE,
    ActualTrack.PARENTAL_LEAVE,
)
_RETURNING_TRACKS = (ActualTrack.CONSCRIPTED, ActualTrack.PARENTAL_LEAVE, ActualTrack.STUDY)
_STUDY_BEGINS = (801, 1231)
"""August–December: when «Продолжение обучения» may begin (001), as month × 100 + day."""


@row_rule(
    "L01",
    Level.ERROR,
    Column.ACTUAL_TRACK,
    needs=(Column.OVZ, Column.DISABILITY),
    title="«Призыв в ВС РФ» у выпускника с ОВЗ или инвалидностью",
    problem="«Призыв в ВС РФ» стоит у выпускника с ОВЗ или инвалидностью.",
    advice="Исправьте трек или категорию: базовый центр такую запись не примет.",
    source="001",
)
def conscript_with_limited_health(observation: Observation, column: Column) -> Mask:
    monitoring = observation.monitoring
    return monitoring.actual(ActualTrack.CONSCRIPTED) & (monitoring.yes(Column.OVZ) | monitoring.disabled)


@row_rule(
    "L02",
    Level.QUERY,
    Column.TRACK_DATE,
    needs=(Column.ACTUAL_TRACK,),
    title="призыв начинается вне сроков призыва, которые стоят в «Паспорте»",
    problem="дата начала «Призыва в ВС РФ» ({value}) вне сроков призыва.",
    advice="Проверьте дату по повестке или справке; сроки призыва стоят в «Паспорте».",
    source="001, LAW",
)
def call_up_outside_windows(observation: Observation, column: Column) -> Mask:
    dates = observation.monitoring.values(column)
    outside = _outside_windows(dates, observation.passport.call_up_windows)
    return observation.monitoring.actual(ActualTrack.CONSCRIPTED) & outside


def _outside_windows(dates: Dates, settings: tuple[CallUpWindow, ...]) -> Mask:
    days = day_of_year(dates)
    outside = np.zeros(len(dates), dtype=np.bool_)
    open_dates = ~np.isnat(dates)
    for until, windows in periods(settings):
        now = open_dates & _in_force(dates, until)
        inside = np.zeros(len(dates), dtype=np.bool_)
        for window in windows:
            first, last = (month * 100 + day for month, day in (window.first, window.last))
            after, before = days >= first, days <= last
            inside |= (after & before) if first <= last else (after | before)
        # A period for which no window is set has no rule to break.
        outside |= now & ~inside & bool(windows)
        open_dates &= ~now
    return outside


def _in_force(dates: Dates, until: dt.date | None) -> Mask:
    return np.ones(len(dates), dtype=np.bool_) if until is None else np.asarray(dates <= np.datetime64(until, "D"))


@row_rule(
    "L03",
    Level.QUERY,
    Column.TRACK_DATE,
    needs=(Column.ACTUAL_TRACK,),
    title="учёба начинается не в августе–декабре",
    problem="«Продолжение обучения» начинается {value}, а не в августе–декабре.",
    advice="Проверьте дату зачисления по справке об обучении.",
    source="001",
)
def study_begins_out_of_season(observation: Observation, column: Column) -> Mask:
    dates = observation.monitoring.values(column)
    days = day_of_year(dates)
    outside: Mask = ~np.isnat(dates) & ((days < _STUDY_BEGINS[0]) | (days > _STUDY_BEGINS[1]))
    return observation.monitoring.actual(ActualTrack.STUDY) & outside


def busy_on_register(observation: Observation) -> Mask:
    """Graduates whose track contradicts the register of the employment service that they still stand on (L07)."""
    return observation.monitoring.on_register & observation.monitoring.actual(*_OFF_REGISTER_TRACKS)


@row_rule(
    "L07",
    Level.ERROR,
    Column.CZ_REGISTERED,
    needs=(Column.ACTUAL_TRACK, Column.CZ_REMOVED),
    title="занят, служит, учится или в отпуске, но не снят с учёта в ЦЗН",
    problem="выпускник занят, служит, учится или в отпуске, но состоит на учёте в ЦЗН.",
    advice="Впишите дату снятия с учёта и подтверждающий документ или исправьте трек.",
    source="001",
)
def busy_but_on_register(observation: Observation, column: Column) -> Mask:
    # What a broken formula would have said about the removal is not known.
    return busy_on_register(observation) & ~observation.monitoring.formula_error(Column.CZ_REMOVED)


@row_rule(
    "L08",
    Level.ERROR,
    Column.EVIDENCE,
    needs=(Column.CZ_REMOVED,),
    title="снят с учёта в ЦЗН без подтверждающего документа",
    problem="есть дата снятия с учёта в ЦЗН, но нет подтверждающего документа.",
    advice="Впишите документ о снятии с учёта.",
    source="001",
)
def removal_without_evidence(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.filled(Column.CZ_REMOVED) & observation.monitoring.blank(column)


def returned(observation: Observation) -> Mask:
    """Graduates of the report whose conscription, leave or study has ended and who have no newer track (L09)."""
    monitoring = observation.monitoring
    ends, begins = monitoring.values(Column.TRACK_END), monitoring.values(Column.TRACK_DATE)
    over = observation.before(ends) & ~(begins > ends)
    return np.asarray(observation.reported & monitoring.actual(*_RETURNING_TRACKS) & over)


@row_rule(
    "L09",
    Level.QUERY,
    Column.TRACK_END,
    needs=(Column.ACTUAL_TRACK, Column.TRACK_DATE, Column.COHORT),
    title="служба, отпуск или учёба закончились до отчётной даты, а нового трека нет",
    problem="служба, отпуск или учёба закончились {value}, а нового трека нет.",
    advice="Узнайте, чем выпускник занят теперь, и впишите новый трек с датой.",
    source="001, 000 §5",
)
def returned_without_new_track(observation: Observation, column: Column) -> Mask:
    return returned(observation)


@row_rule(
    "L10",
    Level.QUERY,
    Column.TRACK_DATE,
    needs=(Column.ACTUAL_TRACK, Column.TRACK_END, Column.COHORT),
    title="служба по призыву длится больше 12 месяцев, а даты окончания нет",
    problem="служба по призыву длится больше 12 месяцев (с {value}), а дата окончания не указана.",
    advice="Узнайте, вернулся ли выпускник, и впишите дату окончания или новый трек.",
    source="LAW",
)
def conscription_too_long(observation: Observation, column: Column) -> Mask:
    monitoring = observation.monitoring
    over = observation.before(a_year_later(monitoring.values(column)))
    serving = monitoring.actual(ActualTrack.CONSCRIPTED) & monitoring.blank(Column.TRACK_END)
    return np.asarray(observation.reported & serving & over)


@row_rule(
    "L11",
    Level.QUERY,
    Column.SEX,
    needs=(Column.ACTUAL_TRACK,),
    title="«Призыв в ВС РФ» у женщины",
    problem="«Призыв в ВС РФ» стоит у женщины.",
    advice="Проверьте пол и трек; служба по контракту — отдельный трек.",
    source="LAW",
)
def woman_called_up(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.actual(ActualTrack.CONSCRIPTED) & observation.monitoring.choice(column, "ж")


@row_rule(
    "L11",
    Level.QUERY,
    Column.BIRTH_DATE,
    needs=(Column.ACTUAL_TRACK, Column.TRACK_DATE),
    title="на дату призыва возраст вне призывного, который стоит в «Паспорте»",
    problem="на дату «Призыва в ВС РФ» возраст выпускника вне призывного.",
    advice="Проверьте дату рождения и дату трека; призывной возраст стоит в «Паспорте».",
    source="LAW",
)
def called_up_at_wrong_age(observation: Observation, column: Column) -> Mask:
    monitoring = observation.monitoring
    births, dates = monitoring.values(column), monitoring.values(Column.TRACK_DATE)
    wrong = _wrong_age(completed_years(births, dates), dates, observation.passport.call_up_ages)
    known: Mask = ~np.isnat(births)
    return monitoring.actual(ActualTrack.CONSCRIPTED) & known & wrong


def _wrong_age(ages: np.ndarray[tuple[int], np.dtype[np.int64]], dates: Dates, settings: tuple[CallUpAge, ...]) -> Mask:
    wrong = np.zeros(len(dates), dtype=np.bool_)
    open_dates = ~np.isnat(dates)
    for until, allowed in periods(settings):
        now = open_dates & _in_force(dates, until)
        right = np.zeros(len(dates), dtype=np.bool_)
        for span in allowed:
            right |= (ages >= span.youngest) & (ages <= span.oldest)
        wrong |= now & ~right & bool(allowed)
        open_dates &= ~now
    return wrong


@row_rule(
    "L14",
    Level.ERROR,
    Column.TRACK_DATE,
    needs=(Column.ACTUAL_TRACK,),
    title="фактический трек без даты",
    problem="у фактического трека нет понятной даты, с которой он действует.",
    advice="Впишите дату трека по подтверждающему документу.",
    source="001",
)
def track_without_date(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.actual() & observation.monitoring.blank(column)


@row_rule(
    "L14",
    Level.ERROR,
    Column.TRACK_DATE,
    title="дата трека позже отчётной даты",
    problem="дата трека ({value}) позже отчётной даты.",
    advice="Исправьте дату: фактический трек вносится, когда он уже действует.",
    source="001",
)
def track_in_future(observation: Observation, column: Column) -> Mask:
    return np.asarray(observation.monitoring.values(column) > np.datetime64(observation.report_date, "D"))


@row_rule(
    "L15",
    Level.QUERY,
    Column.EVIDENCE,
    needs=(Column.ACTUAL_TRACK,),
    title="фактический трек, кроме риска, без подтверждающего документа; молчит, где говорит L08",
    problem="фактический трек не подтверждён документом.",
    advice="Впишите документ: справку, договор, выписку, приказ о зачислении.",
    source="001",
)
def track_without_evidence(observation: Observation, column: Column) -> Mask:
    monitoring = observation.monitoring
    # L08 already asks for the document where a removal from the register is claimed.
    asked_by_l08 = monitoring.filled(Column.CZ_REMOVED)
    return monitoring.actual() & ~monitoring.actual(*RISK) & monitoring.blank(column) & ~asked_by_l08


def overdue(observation: Observation) -> Mask:
    """Graduates of the report without an actual track from 1 November of their cohort year (L16)."""
    november = observation.since(lambda cohort: dt.date(cohort, 11, 1))
    return observation.reported & november & ~observation.monitoring.filled(Column.ACTUAL_TRACK)


@row_rule(
    "L16",
    Level.ERROR,
    Column.ACTUAL_TRACK,
    needs=(Column.COHORT,),
    title="с 1 ноября года выпуска нет фактического трека",
    problem="1 ноября года выпуска наступило, а фактического трека нет.",
    advice="Внесите трек с документом; иначе выпускника переводят в «Риск нетрудоустройства».",
    source="001",
)
def no_facts_after_november(observation: Observation, column: Column) -> Mask:
    return overdue(observation) & ~observation.monitoring.formula_error(column)


@row_rule(
    "L17",
    Level.ERROR,
    Column.EMPLOYER,
    needs=(Column.ACTUAL_TRACK,),
    title="трек группы риска, но заполнен работодатель",
    problem="стоит трек группы риска, но заполнен работодатель.",
    advice="Если выпускник работает официально, исправьте трек; если нет — очистите столбец «Работодатель».",
)
def risk_with_employer(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.actual(*RISK) & observation.monitoring.filled(column)


def undecided(observation: Observation) -> Mask:
    """Graduates of the report without any track from 1 February of their cohort year (L18, R1)."""
    monitoring = observation.monitoring
    february = observation.since(lambda cohort: dt.date(cohort, 2, 1))
    no_forecast = ~monitoring.filled(Column.FORECAST_TRACK) | monitoring.forecast(ForecastTrack.UNDECIDED)
    return observation.reported & february & ~monitoring.filled(Column.ACTUAL_TRACK) & no_forecast


@row_rule(
    "L18",
    Level.QUERY,
    Column.FORECAST_TRACK,
    needs=(Column.ACTUAL_TRACK, Column.COHORT),
    title="с 1 февраля года выпуска нет фактического трека, а прогнозного нет или «Не определился»; "
    "молчит, где говорит L16",
    problem="1 февраля года выпуска наступило, а нет ни фактического, ни прогнозного трека.",
    advice="Уточните планы выпускника и впишите прогнозный трек: пока он в группе риска.",
    source="000 §2.6",
)
def no_plans_after_february(observation: Observation, column: Column) -> Mask:
    monitoring = observation.monitoring
    broken = monitoring.formula_error(column) | monitoring.formula_error(Column.ACTUAL_TRACK)
    return undecided(observation) & ~overdue(observation) & ~broken


_OTHER_REASONS_MOST = 200
"""One graduate in so many may have «Риск: иные причины» without an explanation (MP)."""


@row_rule(
    "T08",
    Level.QUERY,
    Column.NOTE,
    needs=(Column.ACTUAL_TRACK, Column.COHORT),
    title="«Риск: иные причины» больше чем у одного из 200 выпускников года: у каждого такого нужно примечание",
    problem="трек «Риск: иные причины» без примечания, а таких в выпуске больше одного из 200.",
    advice="Впишите причину в примечание или выберите другой трек.",
    source="MP",
)
def other_reasons_without_note(observation: Observation, column: Column) -> Mask:
    monitoring = observation.monitoring
    others = monitoring.actual(ActualTrack.RISK_OTHER)
    too_many = np.zeros(len(monitoring), dtype=np.bool_)
    for cohort in observation.present_cohorts:
        graduates = monitoring.cohorts == cohort
        too_many |= graduates & (int((graduates & others).sum()) * _OTHER_REASONS_MOST > int(graduates.sum()))
    return others & too_many & monitoring.blank(column)
