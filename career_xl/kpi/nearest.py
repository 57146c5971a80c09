"""Who stands nearest to an indicator: graduates whom one missing entry keeps out of it or holds in it (domain §5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from career_xl.domain.columns import Column
from career_xl.kpi.codes import Code
from career_xl.kpi.cohort_kpis import Select
from career_xl.kpi.definitions import Sign
from career_xl.kpi.results import KpiResult, Status
from career_xl.rules.tracks import overdue
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation


@dataclass(frozen=True)
class Nearest:
    """Graduates that one and the same entry is missing for."""

    reason: str
    """What to clear up, in Russian."""
    rows: tuple[int, ...]
    """Row numbers of «Мониторинг», in the order of the sheet; at least one."""


@dataclass(frozen=True)
class _Gap:
    reason: str
    where: Select


def _unconfirmed(busy: Select) -> Select:
    return lambda seen: busy(seen) & ~seen.monitoring.filled(Column.BY_PROFESSION)


def _nameless(partner: Column) -> Select:
    def where(observation: Observation) -> Mask:
        monitoring = observation.monitoring
        return monitoring.in_employment & ~(monitoring.filled(Column.EMPLOYER) & monitoring.filled(partner))

    return where


def _without_evidence(observation: Observation) -> Mask:
    return observation.monitoring.actual() & ~observation.monitoring.filled(Column.EVIDENCE)


_BY_PROFESSION = "заняты, но не указано, по специальности ли: уточните и заполните «По специальности»"
_OVERDUE = _Gap("после 1 ноября нет фактического трека: внесите трек с документом", overdue)
_BY_TARGET_CONTRACT = (
    _Gap("трудоустроены, но не указан работодатель или заказчик целевого обучения", _nameless(Column.TARGET_CUSTOMER)),
    _OVERDUE,
)
_IN_EMPLOYMENT_BY_PROFESSION = (
    _Gap(_BY_PROFESSION, _unconfirmed(lambda seen: seen.monitoring.in_employment)),
    _OVERDUE,
)

_GAPS: Mapping[Code, tuple[_Gap, ...]] = MappingProxyType(
    {
        Code.K1: (_Gap(_BY_PROFESSION, _unconfirmed(lambda seen: seen.monitoring.employed)), _OVERDUE),
        Code.K2: _IN_EMPLOYMENT_BY_PROFESSION,
        Code.K3: (
            _Gap(
                "трудоустроены, но не указан работодатель или предприятие дуального обучения",
                _nameless(Column.DUAL_EMPLOYER),
            ),
            _OVERDUE,
        ),
        Code.K4_1: _BY_TARGET_CONTRACT,
        Code.K4_2: _BY_TARGET_CONTRACT,
        Code.K7: (_OVERDUE,),
        Code.M1: (_OVERDUE,),
        Code.M2: _IN_EMPLOYMENT_BY_PROFESSION,
        Code.M3: (_OVERDUE,),
        Code.M4: (_OVERDUE,),
        Code.I1: (
            _Gap("фактический трек не подтверждён: впишите подтверждающий документ", _without_evidence),
            _OVERDUE,
        ),
    }
)
_FEWER_IS_BETTER = frozenset({Code.K7, Code.M3})
"""Indicators of the risk group: those who could leave it stand in the numerator."""


def nearest(observation: Observation, result: KpiResult) -> tuple[Nearest, ...]:
    """The graduates nearest to the target, by what is missing; none where it is met or there are no data."""
    if result.status in (Status.MET, Status.NO_DATA):
        return ()
    inside = set(result.rows_in_numerator)
    candidates = inside if _fewer_is_better(result) else set(result.rows_in_denominator) - inside
    rows = observation.monitoring.rows
    groups = (
        Nearest(gap.reason, tuple(row for row in rows[gap.where(observation)].tolist() if row in candidates))
        for gap in _GAPS.get(result.definition.code, ())
    )
    return tuple(group for group in groups if group.rows)


def _fewer_is_better(result: KpiResult) -> bool:
    return result.definition.code in _FEWER_IS_BETTER or (
        result.target is not None and result.target.sign is Sign.AT_MOST
    )
