"""The indicators that are counted from the rows of «Мониторинг», per category and cohort (domain §5)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from career_xl.domain.columns import Column
from career_xl.domain.dates import russian
from career_xl.domain.errors import ColumnMissingError
from career_xl.domain.sheets import Sheet
from career_xl.domain.tracks import ActualTrack
from career_xl.kpi.codes import Code
from career_xl.kpi.definitions import Category, KpiDefinition, Unit
from career_xl.kpi.figures import Figure, FigureRows, absent, count, nobody, share
from career_xl.risk import forecast_risk, operational_risk, residual_risk
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation

Select = Callable[[Observation], Mask]

_THREAT_COLUMNS = (Column.BY_PROFESSION, Column.POSITION, Column.CODE)
"""What L06 reads; К7 needs it where «Паспорт» counts the threat of being moved to the risk group."""

_RISK_COLUMNS = (Column.ACTUAL_TRACK, Column.TRACK_DATE, Column.TRACK_END, Column.CZ_REGISTERED, Column.CZ_REMOVED)
"""What R2 reads."""
AT_RISK_COLUMNS = (*_RISK_COLUMNS, Column.FORECAST_TRACK)
"""What R1 and R2 read."""


def everyone(observation: Observation) -> Mask:
    """All graduates."""
    return np.ones(len(observation.monitoring), dtype=np.bool_)


@dataclass(frozen=True)
class CohortFormula:
    """How an indicator is counted from the rows of a cohort; the numerator is taken within the denominator."""

    needs: tuple[Column, ...]
    """Columns without which the figure would be wrong, besides the cohort's and the category's."""
    numerator: Select
    denominator: Select = everyone
    after_release: bool = False
    """Whether a cohort has no data before its release date."""
    counts_threat: bool = False
    """Whether «Угроза перевода в риск — риск» of «Паспорт» widens it."""


def at_risk(observation: Observation) -> Mask:
    """Final-year students at risk by their forecast (R1), and graduates at risk (R2)."""
    return forecast_risk(observation) | operational_risk(observation)


def _employed_by_profession(observation: Observation) -> Mask:
    return observation.monitoring.employed & observation.monitoring.yes(Column.BY_PROFESSION)


def _in_employment_by_profession(observation: Observation) -> Mask:
    return observation.monitoring.in_employment & observation.monitoring.yes(Column.BY_PROFESSION)


def _in_employment_at(company: Column) -> Select:
    return lambda seen: seen.monitoring.in_employment & seen.monitoring.same_company(Column.EMPLOYER, company)


def _yes(column: Column) -> Select:
    return lambda seen: seen.monitoring.yes(column)


def _employed_and(column: Column) -> Select:
    return lambda seen: seen.monitoring.employed & seen.monitoring.yes(column)


def _track(track: ActualTrack) -> Select:
    return lambda seen: seen.monitoring.actual(track)


def _form(*study_forms: str) -> Select:
    return lambda seen: seen.monitoring.choice(Column.STUDY_FORM, *study_forms)


def _studying_without_employer(observation: Observation) -> Mask:
    monitoring = observation.monitoring
    return monitoring.actual(ActualTrack.STUDY) & ~monitoring.filled(Column.EMPLOYER)


def _busy(observation: Observation) -> Mask:
    """Employed, or studying with an employer filled in (002-III-1)."""
    monitoring = observation.monitoring
    return monitoring.employed | (monitoring.actual(ActualTrack.STUDY) & monitoring.filled(Column.EMPLOYER))


_BY_PROFESSION = CohortFormula((Column.ACTUAL_TRACK, Column.BY_PROFESSION), _in_employment_by_profession)
_BY_TARGET_CONTRACT = CohortFormula(
    (Column.ACTUAL_TRACK, Column.EMPLOYER, Column.TARGET_CONTRACT, Column.TARGET_CUSTOMER),
    _in_employment_at(Column.TARGET_CUSTOMER),
    _yes(Column.TARGET_CONTRACT),
)

COHORT_FORMULAS: Mapping[Code, CohortFormula] = MappingProxyType(
    {
        Code.K1: CohortFormula((Column.ACTUAL_TRACK, Column.BY_PROFESSION), _employed_by_profession),
        Code.K2: _BY_PROFESSION,
        Code.K3: CohortFormula(
            (Column.ACTUAL_TRACK, Column.EMPLOYER, Column.DUAL_CONTRACT, Column.DUAL_EMPLOYER),
            _in_employment_at(Column.DUAL_EMPLOYER),
            _yes(Column.DUAL_CONTRACT),
        ),
        Code.K4_1: _BY_TARGET_CONTRACT,
        Code.K4_2: _BY_TARGET_CONTRACT,
        Code.K5: CohortFormula((Column.ACTUAL_TRACK,), _track(ActualTrack.ENTREPRENEUR)),
        Code.K6: CohortFormula((Column.ACTUAL_TRACK,), _track(ActualTrack.SELF_EMPLOYED)),
        Code.K7: CohortFormula(
            _RISK_COLUMNS,
            operational_risk,
            after_release=True,
            counts_threat=True,
        ),
        Code.O2_1: CohortFormula(
            (Column.STUDY_FORM, Column.AIS_REGISTERED), _yes(Column.AIS_REGISTERED), _form("очная")
        ),
        Code.O2_2: CohortFormula(
            (Column.STUDY_FORM, Column.FORECAST_TRACK), lambda seen: seen.monitoring.forecast_chosen, _form("очная")
        ),
        Code.O2_3: CohortFormula(
            (Column.STUDY_FORM, Column.FORECAST_TRACK),
            lambda seen: seen.monitoring.forecast_chosen,
            _form("заочная", "очно-заочная"),
        ),
        Code.O3_5: CohortFormula((Column.ACTUAL_TRACK, Column.DEFENCE), _employed_and(Column.DEFENCE)),
        Code.O5_1: CohortFormula((Column.ACTUAL_TRACK, Column.ROUTED), _employed_and(Column.ROUTED)),
        Code.O5_2: CohortFormula((Column.CZ_REGISTERED, Column.CZ_REMOVED), lambda seen: seen.monitoring.on_register),
        Code.M1: CohortFormula(
            (Column.ACTUAL_TRACK, Column.EMPLOYER), _busy, lambda seen: ~_studying_without_employer(seen)
        ),
        Code.M2: _BY_PROFESSION,
        Code.M3: CohortFormula((Column.ACTUAL_TRACK, Column.DISABILITY), residual_risk, after_release=True),
        Code.M4: CohortFormula(
            (Column.ACTUAL_TRACK, Column.SOUGHT_SUPPORT),
            lambda seen: seen.monitoring.employed,
            _yes(Column.SOUGHT_SUPPORT),
        ),
        Code.M10: CohortFormula((Column.TARGET_CONTRACT,), _yes(Column.TARGET_CONTRACT)),
        Code.P4: CohortFormula((Column.AIS_REGISTERED,), _yes(Column.AIS_REGISTERED)),
        Code.P5: CohortFormula((Column.FORECAST_TRACK,), lambda seen: seen.monitoring.forecast_chosen),
        Code.P14: CohortFormula(
            (*AT_RISK_COLUMNS, Column.INVITATION_DATE),
            lambda seen: seen.monitoring.filled(Column.INVITATION_DATE),
            at_risk,
        ),
        Code.P18: CohortFormula((Column.ACTUAL_TRACK,), lambda seen: seen.monitoring.in_employment),
        Code.I1: CohortFormula(
            (Column.ACTUAL_TRACK, Column.EVIDENCE),
            lambda seen: seen.monitoring.actual() & seen.monitoring.filled(Column.EVIDENCE),
        ),
    }
)

_CATEGORY_COLUMNS: Mapping[Category, tuple[Column, ...]] = MappingProxyType(
    {
        Category.ALL: (),
        Category.OVZ: (Column.OVZ, Column.DISABILITY),
        Category.ABILYMPICS: (Column.ABILYMPICS,),
        Category.PROFESSIONALITET: (Column.PROFESSIONALITET,),
    }
)


def cohort_figures(
    definition: KpiDefinition, observation: Observation
) -> Iterator[tuple[Category, int | None, Figure]]:
    """The figures of an indicator by category and cohort, earliest first; one without cohort where there is none."""
    formula = COHORT_FORMULAS[definition.code]
    cohorts: tuple[int | None, ...] = definition.cohorts.of(observation.cohorts) or (None,)
    for category, _ in definition.targets:
        lacking = _lacking(formula, category, observation)
        if lacking:
            yield from ((category, cohort, absent(lacking)) for cohort in cohorts)
            continue
        denominator = formula.denominator(observation) & _members(category, observation)
        numerator = formula.numerator(observation) & denominator
        for cohort in cohorts:
            waiting = _waiting(formula, cohort, observation)
            if cohort is None or waiting:
                yield (
                    category,
                    cohort,
                    _nobody(definition, waiting or "На листе нет выпускников с понятным годом выпуска."),
                )
                continue
            in_cohort = observation.monitoring.cohorts == cohort
            if definition.unit is Unit.COUNT and not in_cohort.any():
                yield category, cohort, _nobody(definition, f"На листе нет выпускников {cohort} года.")
                continue
            yield category, cohort, _figure(definition, observation, numerator & in_cohort, denominator & in_cohort)


def _figure(definition: KpiDefinition, observation: Observation, numerator: Mask, denominator: Mask) -> Figure:
    monitoring = observation.monitoring
    counted = tuple(monitoring.rows[numerator].tolist())
    if definition.unit is Unit.COUNT:
        return count(len(counted), FigureRows(monitoring.sheet_name, counted))
    whole = tuple(monitoring.rows[denominator].tolist())
    rows = FigureRows(monitoring.sheet_name, counted, whole)
    return share(len(counted), len(whole), rows, "На листе нет выпускников, от числа которых считается доля.")


def _nobody(definition: KpiDefinition, reason: str) -> Figure:
    return nobody(reason, None if definition.unit is Unit.COUNT else 0)


def _members(category: Category, observation: Observation) -> Mask:
    """The graduates of the category; ОВЗ takes in the disabled (domain §5)."""
    monitoring = observation.monitoring
    if category is Category.OVZ:
        return monitoring.yes(Column.OVZ) | monitoring.disabled
    if category is Category.ABILYMPICS:
        return monitoring.choice(Column.ABILYMPICS, "призёр", "победитель")
    if category is Category.PROFESSIONALITET:
        return monitoring.yes(Column.PROFESSIONALITET)
    return everyone(observation)


def _lacking(formula: CohortFormula, category: Category, observation: Observation) -> str | None:
    """What the workbook lacks for the figure, or None."""
    threat = formula.counts_threat and observation.passport.threat_counts_as_risk
    threat_columns = _THREAT_COLUMNS if threat else ()
    try:
        observation.monitoring.need((Column.COHORT, *formula.needs, *_CATEGORY_COLUMNS[category], *threat_columns))
    except ColumnMissingError as error:
        return str(error)
    if threat and not observation.position_words:
        return (
            f"На листе «{Sheet.DICTIONARIES}» нет таблицы «Должности по кодам», а по листу «{Sheet.PASSPORT}» угроза "
            "перевода в риск тоже считается риском: заполните таблицу или ответьте «нет» в строке «Угроза перевода в "
            "риск — риск»."
        )
    return None


def _waiting(formula: CohortFormula, cohort: int | None, observation: Observation) -> str | None:
    """Why a cohort has no data yet: its release date has not come (domain §4); None otherwise."""
    if cohort is None or not formula.after_release:
        return None
    release = observation.passport.release_date(cohort)
    if observation.report_date >= release:
        return None
    return f"Выпуск {cohort} года ещё не состоялся (дата выпуска {russian(release)})."
