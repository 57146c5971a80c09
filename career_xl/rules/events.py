"""E01: whether the numbers of an event agree with each other."""

from collections.abc import Iterator

from career_xl.domain.sheets import Sheet
from career_xl.rules.definition import Flaw, Lacking, SheetRule
from career_xl.rules.findings import Level
from career_xl.tables.events import Event, EventColumn, Events
from career_xl.tables.observation import Observation

_NOT_ABOVE = (
    (EventColumn.PARTICIPANTS, EventColumn.QUOTA),
    (EventColumn.CONTRACTS, EventColumn.PARTICIPANTS),
    (EventColumn.MODERATED_CVS, EventColumn.PARTICIPANTS),
)
"""The first is not above the second, where both are filled in."""


def _flaws(observation: Observation) -> Iterator[Flaw]:
    log = observation.events
    if log:
        for event in log.events:
            yield from _flaws_of(event, log)


def _flaws_of(event: Event, log: Events) -> Iterator[Flaw]:
    for part, whole in _NOT_ABOVE:
        number, bound = event.counts[part], event.counts[whole]
        if number is None or bound is None or {part, whole} & event.empty or number <= bound:
            continue
        place = f"Лист «{log.sheet_name}», строка {event.row}"
        problem = f"{place}: «{part.caption}» ({number}) больше, чем «{whole.caption}» ({bound})."
        yield Flaw(log.sheet_name, event.row, part.caption, problem, str(number), log.columns.get(part))


def _no_events(observation: Observation) -> Lacking:
    log = observation.events
    if log is None:
        return Lacking(everything=f"в книге нет листа «{Sheet.EVENTS}» с заголовками")
    absent = list(dict.fromkeys(column for pair in _NOT_ABOVE for column in pair if column in log.missing))
    if not absent:
        return Lacking()
    captions = ", ".join(f"«{column.caption}»" for column in absent)
    reason = f"на листе «{log.sheet_name}» нет столбцов: {captions}"
    if all({part, whole} & log.missing for part, whole in _NOT_ABOVE):
        return Lacking(everything=reason)
    return Lacking(part=reason)


event_numbers_disagree = SheetRule(
    code="E01",
    level=Level.ERROR,
    title="участников больше квоты (если она указана), договоров или резюме больше, чем участников",
    place=f"лист «{Sheet.EVENTS}»",
    source="000 §3.2–3.4",
    advice="Сверьте числа с отчётом о мероприятии: по ним считаются О3.2–О3.4.",
    body=_flaws,
    lacking=_no_events,
)
