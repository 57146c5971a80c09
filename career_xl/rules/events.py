"""E01: whether the numbers of an event agree with each other."""

from collections.abc import Iterator

from career_xl.domain.sheets import Sheet
from career_xl.rules.definition import Flaw, Lacking, SheetRule
from career_xl.rules.findings import Level
from career_xl.tables.events import Event, EventColumn
from career_xl.tables.observation import Observation

_NOT_ABOVE = (
    (EventColumn.PARTICIPANTS, EventColumn.QUOTA, True),
    (EventColumn.CONTRACTS, EventColumn.PARTICIPANTS, False),
    (EventColumn.MODERATED_CVS, EventColumn.PARTICIPANTS, False),
)
"""The first is not above the second; whether that is asked only where the second is filled in."""


def _flaws(observation: Observation) -> Iterator[Flaw]:
    log = observation.events
    if log is None:
        return
    for event in log.events:
        yield from _flaws_of(event, log.sheet_name, log.missing)


def _flaws_of(event: Event, sheet: str, missing: frozenset[EventColumn]) -> Iterator[Flaw]:
    for part, whole, only_filled in _NOT_ABOVE:
        number, bound = event.counts[part], event.counts[whole]
        if {part, whole} & missing or number is None or bound is None or (only_filled and not bound):
            continue
        if number > bound:
            problem = f"Лист «{sheet}», строка {event.row}: «{part.caption}» ({number}) больше, чем «{whole.caption}» ({bound})."
            yield Flaw(sheet, event.row, part.caption, problem, str(number), event.columns.get(part))


def _no_events(observation: Observation) -> Lacking:
    log = observation.events
    if log is None:
        return Lacking(everything=f"в книге нет листа «{Sheet.EVENTS}» с заголовками")
    absent = [
        column.caption
        for column in dict.fromkeys(column for pair in _NOT_ABOVE for column in pair[:2])
        if column in log.missing
    ]
    if not absent:
        return Lacking()
    captions = ", ".join(f"«{caption}»" for caption in absent)
    if EventColumn.PARTICIPANTS in log.missing:
        return Lacking(everything=f"на листе «{log.sheet_name}» нет столбцов: {captions}")
    return Lacking(part=f"на листе «{log.sheet_name}» нет столбцов: {captions}")


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
