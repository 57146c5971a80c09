"""Measures proposed to a graduate of the risk group, by category (000 §5, 002)."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np

from career_xl.domain.columns import Column
from career_xl.domain.tracks import ActualTrack, ForecastTrack
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation

_SHOWN_VACANCIES = 5


class _Measure(NamedTuple):
    text: str
    where: Callable[[Observation], Mask]
    offer: str
    """The same as the graduate is told of it, after «поможем»: without what would hurt or betray anything."""


def _everyone(observation: Observation) -> Mask:
    return np.ones(len(observation.monitoring), dtype=np.bool_)


def _undecided(observation: Observation) -> Mask:
    monitoring = observation.monitoring
    return ~monitoring.forecast_chosen & ~monitoring.actual()


def _unmotivated(observation: Observation) -> Mask:
    return observation.monitoring.actual(ActualTrack.RISK_UNMOTIVATED) | _undecided(observation)


def _health(observation: Observation) -> Mask:
    return observation.monitoring.yes(Column.OVZ) | observation.monitoring.disabled


def _informal(observation: Observation) -> Mask:
    monitoring = observation.monitoring
    self_made = (ForecastTrack.SELF_EMPLOYED, ForecastTrack.ENTREPRENEUR)
    return monitoring.actual(ActualTrack.RISK_INFORMAL) | monitoring.forecast(*self_made)


def _target(observation: Observation) -> Mask:
    return observation.monitoring.yes(Column.TARGET_CONTRACT)


def _away(observation: Observation) -> Mask:
    return observation.monitoring.actual(ActualTrack.CONSCRIPTED, ActualTrack.PARENTAL_LEAVE)


def _unemployed(observation: Observation) -> Mask:
    monitoring = observation.monitoring
    return monitoring.actual(ActualTrack.RISK_UNEMPLOYED) | monitoring.on_register


def _released(observation: Observation) -> Mask:
    return observation.released


_MEASURES = (
    _Measure(
        "помочь с резюме и подготовкой к собеседованию",
        _everyone,
        "составить резюме и подготовиться к собеседованию",
    ),
    _Measure(
        "провести профориентационную диагностику и выбрать карьерный трек",
        _undecided,
        "пройти профориентационную диагностику и выбрать карьерный трек",
    ),
    _Measure(
        "пригласить к педагогу-психологу",
        _unmotivated,
        "получить консультацию педагога-психолога",
    ),
    _Measure(
        "подобрать рабочее место с учётом рекомендаций ИПРА или ПМПК",
        _health,
        "подобрать рабочее место с подходящими условиями труда",
    ),
    _Measure(
        "рассказать о самозанятости и мерах поддержки своего дела",
        _informal,
        "разобраться в самозанятости и мерах поддержки своего дела",
    ),
    _Measure(
        "оказать правовую помощь по договору о целевом обучении",
        _target,
        "решить правовые вопросы по договору о целевом обучении",
    ),
    _Measure(
        "предложить курс возвращения в профессию после службы или отпуска",
        _away,
        "восстановить профессиональные навыки после перерыва",
    ),
    _Measure(
        "согласовать с ЦЗН переобучение или программу занятости",
        _unemployed,
        "согласовать с центром занятости переобучение или программу занятости",
    ),
    _Measure(
        "предложить дополнительное образование или переобучение",
        _released,
        "выбрать программу дополнительного образования или переобучения",
    ),
)


def offers(proposed: Iterable[str]) -> tuple[str, ...]:
    """What the graduate is told of measures as `measures` gives them; of vacancies the letter speaks elsewhere."""
    by_text = {measure.text: measure.offer for measure in _MEASURES}
    return tuple(by_text[text] for text in proposed if text in by_text)


def measures(observation: Observation) -> Callable[[int], tuple[str, ...]]:
    """What proposes the measures for a graduate, asked by position in the table from 0: phrases in fixed order."""
    proposed = [(measure.text, measure.where(observation)) for measure in _MEASURES]
    codes = observation.monitoring.values(Column.CODE)
    offered = observation.vacancies.rows_by_code() if observation.vacancies else {}

    def for_graduate(place: int) -> tuple[str, ...]:
        texts = (text for text, mask in proposed if mask[place])
        return (_vacancies(offered.get(codes[place], ())), *texts)

    return for_graduate


def _vacancies(rows: tuple[int, ...]) -> str:
    if not rows:
        return "подобрать вакансии по коду (работодатели-партнёры, АИС, «Работа в России») и выдать направление"
    shown = ", ".join(map(str, rows[:_SHOWN_VACANCIES]))
    more = " и далее" if len(rows) > _SHOWN_VACANCIES else ""
    return f"предложить вакансии по коду с листа «Вакансии» (строки {shown}{more}) и выдать направление"
