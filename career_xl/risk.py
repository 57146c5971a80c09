"""The risk group: four views of who may stay without a job, each with its reasons and sources (domain §4)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from career_xl.domain.columns import Column
from career_xl.domain.tracks import RISK, ActualTrack
from career_xl.form1 import RISK_COLUMNS, form1_columns
from career_xl.risk_measures import measures
from career_xl.rules.employment import mismatched
from career_xl.rules.tracks import busy_on_register, overdue, returned, undecided
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation

VIEWS = ("R1", "R2", "R3", "R4")
_SPARED_BY_R3 = tuple(track for track in ActualTrack if track not in RISK and track is not ActualTrack.FAMILY_CARE)


class Reason(NamedTuple):
    """Why a graduate is listed: rule or view, Russian sentence, source."""

    rule: str
    text: str
    source: str


@dataclass(frozen=True)
class RiskMember:
    """One listed graduate."""

    row: int
    """Row number of the sheet."""
    views: tuple[str, ...]
    """The views R1 … R4 that count the graduate; empty for one who is only under threat or only addressed."""
    threat: bool
    """«Угроза перевода в риск»: L06 speaks."""
    addressed: bool
    """Stands in the list of addressed work (000 §5)."""
    reasons: tuple[Reason, ...]
    measures: tuple[str, ...]
    """Proposed measures; only for R1 and R2."""

    def as_json(self) -> dict[str, Any]:
        """One entry of `members` of `risk --json` (cli.md)."""
        return {
            "row": self.row,
            "views": list(self.views),
            "threat": self.threat,
            "addressed": self.addressed,
            "reasons": [reason._asdict() for reason in self.reasons],
            "measures": list(self.measures),
        }


@dataclass(frozen=True)
class RiskGroup:
    """The listed graduates in the order of the sheet, and what the list could not take into account."""

    members: tuple[RiskMember, ...]
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The document of `risk --json` (cli.md)."""
        return {"members": [member.as_json() for member in self.members]}


def forecast_risk(observation: Observation) -> Mask:
    """R1: final-year students without any track, from 1 February of the cohort year until the release (000 §2.6)."""
    return undecided(observation) & ~observation.released


def operational_risk(observation: Observation) -> Mask:
    """R2: released graduates of the report with a risk track, without facts, returned, or on the register (001).

    Rows under L06 count too where «Паспорт» says so.
    """
    return np.asarray(np.any([cause.mask(observation) for cause in _R2_CAUSES], axis=0))


def residual_risk(observation: Observation) -> Mask:
    """R3: every released graduate but the spared: busy, serving, on leave, abroad, disabled … (002-III-3)."""
    monitoring = observation.monitoring
    spared = monitoring.actual(*_SPARED_BY_R3) | monitoring.disabled
    if not observation.passport.family_care_is_risk:
        spared |= monitoring.actual(ActualTrack.FAMILY_CARE)
    return observation.released & ~spared


def form_risk(observation: Observation) -> Mask:
    """R4: released graduates who stand in columns 13–16 of Form 1 (MP)."""
    return observation.released & np.isin(form1_columns(observation.monitoring), RISK_COLUMNS)


def on_register(observation: Observation) -> Mask:
    """Graduates on the register of the employment service, except where that contradicts their track (L07)."""
    return observation.monitoring.on_register & ~busy_on_register(observation)


class _Cause(NamedTuple):
    reason: Reason
    where: Callable[[Observation], Mask]

    def mask(self, observation: Observation) -> Mask:
        return self.where(observation)


def _of_report(where: Callable[[Observation], Mask]) -> Callable[[Observation], Mask]:
    """R2 looks at the released graduates of the report only."""
    return lambda observation: where(observation) & observation.reported & observation.released


def _risk_track(observation: Observation) -> Mask:
    return observation.monitoring.actual(*RISK)


def _counted_threat(observation: Observation) -> Mask:
    return mismatched(observation) & observation.passport.threat_counts_as_risk


def _employed_outside_profession(observation: Observation) -> Mask:
    # A blank cell counts as «нет»; without the column nothing is known of anybody.
    known = Column.BY_PROFESSION not in observation.monitoring.missing
    return observation.monitoring.employed & ~observation.monitoring.yes(Column.BY_PROFESSION) & known


def _with_limited_health(observation: Observation) -> Mask:
    return observation.monitoring.yes(Column.OVZ) | observation.monitoring.disabled


def _back_from_army_or_leave(observation: Observation) -> Mask:
    away = observation.monitoring.actual(ActualTrack.CONSCRIPTED, ActualTrack.PARENTAL_LEAVE)
    return returned(observation) & away


_R1_CAUSES = (
    _Cause(
        Reason("L18", "после 1 февраля года выпуска нет ни фактического, ни прогнозного трека", "000 §2.6"),
        forecast_risk,
    ),
)
_R2_CAUSES = (
    _Cause(Reason("R2", "стоит трек группы риска", "001"), _of_report(_risk_track)),
    _Cause(Reason("L16", "после 1 ноября года выпуска нет фактического трека", "001"), _of_report(overdue)),
    _Cause(
        Reason("L09", "служба, отпуск или учёба закончились, нового трека нет", "001, 000 §5"), _of_report(returned)
    ),
    _Cause(Reason("R2", "состоит на учёте в ЦЗН, снятия с учёта нет", "001"), _of_report(on_register)),
    _Cause(
        Reason("L06", "должность не подходит к коду: перевод в риск (по настройке)", "001"), _of_report(_counted_threat)
    ),
)
_R3_CAUSES = (
    _Cause(Reason("R3", "не входит ни в одну из категорий, исключаемых из группы риска", "002-III-3"), residual_risk),
)
_R4_CAUSES = (_Cause(Reason("R4", "стоит в графах 13–16 Формы 1", "MP"), form_risk),)
_THREAT = _Cause(Reason("L06", "угроза перевода в риск: должность не подходит к коду выпускника", "001"), mismatched)
_ADDRESSED = (
    _Cause(
        Reason("АР", "адресная работа: занят не по профессии/специальности", "000 §5"), _employed_outside_profession
    ),
    _Cause(Reason("АР", "адресная работа: ОВЗ или инвалидность", "000 §5"), _with_limited_health),
    _Cause(Reason("АР", "адресная работа: вернулся из армии или отпуска", "000 §5"), _back_from_army_or_leave),
)
_USED_COLUMNS = (
    Column.ACTUAL_TRACK,
    Column.FORECAST_TRACK,
    Column.TRACK_DATE,
    Column.TRACK_END,
    Column.CZ_REGISTERED,
    Column.CZ_REMOVED,
    Column.BY_PROFESSION,
    Column.OVZ,
    Column.DISABILITY,
)


def find_risk_group(observation: Observation) -> RiskGroup:
    """The members of the four views, those under threat and those of addressed work, in the order of the sheet.

    ColumnMissingError when «Год выпуска» or «Фактический трек» is missing: everybody would seem to be at risk.
    """
    observation.monitoring.need((Column.COHORT, Column.ACTUAL_TRACK))
    by_view = dict(zip(VIEWS, (_R1_CAUSES, _R2_CAUSES, _R3_CAUSES, _R4_CAUSES), strict=True))
    masks = {
        cause: cause.mask(observation) for causes in (*by_view.values(), (_THREAT,), _ADDRESSED) for cause in causes
    }
    in_view = {view: np.any([masks[cause] for cause in causes], axis=0) for view, causes in by_view.items()}
    addressed = np.any([in_view["R1"], in_view["R2"], *(masks[cause] for cause in _ADDRESSED)], axis=0)
    listed = np.any([*in_view.values(), masks[_THREAT], addressed], axis=0)
    proposed = measures(observation)

    def member(place: int) -> RiskMember:
        views = tuple(view for view in VIEWS if in_view[view][place])
        return RiskMember(
            row=int(observation.monitoring.rows[place]),
            views=views,
            threat=bool(masks[_THREAT][place]),
            addressed=bool(addressed[place]),
            reasons=tuple(cause.reason for cause, mask in masks.items() if mask[place]),
            measures=proposed(place) if {"R1", "R2"} & set(views) else (),
        )

    return RiskGroup(tuple(member(place) for place in map(int, np.flatnonzero(listed))), _notes(observation))


def _notes(observation: Observation) -> tuple[str, ...]:
    missing = [f"«{column.caption}»" for column in _USED_COLUMNS if column in observation.monitoring.missing]
    if not missing:
        return ()
    return (
        f"Группа риска посчитана без столбцов, которых нет на листе: {', '.join(missing)}; она может быть неполной.",
    )
