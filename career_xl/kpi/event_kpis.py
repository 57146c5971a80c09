"""The indicators that are counted from «Мероприятия» of the academic year (domain §5)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import company_key
from career_xl.kpi.codes import Code
from career_xl.kpi.figures import Figure, FigureRows, absent, count, listed, share
from career_xl.tables.events import Event, EventColumn, EventKind, Events, PartnerKind
from career_xl.tables.observation import Observation


@dataclass(frozen=True)
class EventFormula:
    """How an indicator is counted from events."""

    counted: Callable[[Event], bool]
    """Which events it is about."""
    reads: tuple[EventColumn, ...]
    """Columns that `counted` looks at."""
    numerator: EventColumn | None = None
    """The column that is summed; None: the events themselves are counted."""
    denominator: EventColumn | None = None
    """The column whose sum it is a share of; None: it is a count."""
    distinct: Callable[[Event], str] | None = None
    """What is counted once however often it stands there; None: every event counts."""
    by_kind: bool = False
    """Whether the figure is told by kinds of events too."""

    @property
    def sums(self) -> tuple[EventColumn, ...]:
        """The columns that are summed."""
        return tuple(column for column in (self.numerator, self.denominator) if column)


def _of_kind(*kinds: EventKind) -> Callable[[Event], bool]:
    return lambda event: event.kind in kinds


def _with_partner(kind: EventKind, *partners: PartnerKind) -> Callable[[Event], bool]:
    return lambda event: event.kind is kind and event.partner_kind in partners


def _any(event: Event) -> bool:
    return True


def _by_employer(event: Event) -> bool:
    return event.partner_kind is PartnerKind.EMPLOYER


_BASE_CENTRE_FAIRS = _of_kind(EventKind.BASE_CENTRE_FAIR, EventKind.ONLINE_FAIR)
_KIND = (EventColumn.KIND,)
_KIND_AND_PARTNER = (EventColumn.KIND, EventColumn.PARTNER_KIND)

EVENT_FORMULAS: Mapping[Code, EventFormula] = MappingProxyType(
    {
        Code.O3_1: EventFormula(_by_employer, (EventColumn.PARTNER_KIND,)),
        Code.O3_2: EventFormula(_BASE_CENTRE_FAIRS, _KIND, EventColumn.PARTICIPANTS, EventColumn.QUOTA),
        Code.O3_3: EventFormula(
            _of_kind(EventKind.ONLINE_FAIR), _KIND, EventColumn.MODERATED_CVS, EventColumn.PARTICIPANTS
        ),
        Code.O3_4: EventFormula(_BASE_CENTRE_FAIRS, _KIND, EventColumn.CONTRACTS, EventColumn.PARTICIPANTS),
        Code.O4_1: EventFormula(
            _with_partner(EventKind.SUPPORT_MEASURES, PartnerKind.EMPLOYMENT_SERVICE), _KIND_AND_PARTNER
        ),
        Code.O4_2: EventFormula(
            _with_partner(EventKind.ENTREPRENEURSHIP, PartnerKind.EMPLOYMENT_SERVICE, PartnerKind.PUBLIC_ORGANISATION),
            _KIND_AND_PARTNER,
        ),
        Code.O4_3: EventFormula(_of_kind(EventKind.MINISTRY_FAIR), _KIND, EventColumn.PLACED),
        Code.M6: EventFormula(_any, _KIND, EventColumn.PARTICIPANTS, by_kind=True),
        Code.M7: EventFormula(_any, _KIND, by_kind=True),
        Code.P8: EventFormula(
            _by_employer,
            (EventColumn.PARTNER_KIND, EventColumn.PARTNER),
            distinct=lambda event: company_key(event.partner),
        ),
    }
)


def event_figure(code: Code, observation: Observation) -> Figure:
    """The figure of the academic year; absent without the sheet, a needed column or a readable number."""
    formula, log = EVENT_FORMULAS[code], observation.events
    if log is None:
        return absent(f"В книге нет листа «{Sheet.EVENTS}» с заголовками: добавьте его и внесите мероприятия.")
    lacking = [column for column in (EventColumn.DATE, *formula.reads, *formula.sums) if column in log.missing]
    if lacking:
        captions = ", ".join(f"«{column.caption}»" for column in lacking)
        return absent(f"На листе «{log.sheet_name}» нет столбцов: {captions}. Добавьте их, чтобы показатель считался.")
    events = [event for event in log.of_year(observation.academic_year) if formula.counted(event)]
    unclear = _unclear_number(log, events, formula)
    if unclear:
        return absent(unclear)
    note = _joined(_left_out(log, formula, observation.academic_year), _by_kinds(events, formula))
    rows = tuple(event.row for event in events)
    numerator = _counted(events, formula)
    if formula.denominator is None:
        return count(numerator, FigureRows(log.sheet_name, rows), note)
    return share(
        numerator,
        _sum(events, formula.denominator),
        FigureRows(log.sheet_name, rows, rows),
        f"На листе «{log.sheet_name}» за {observation.academic_year.short} учебный год сумма «"
        f"{formula.denominator.caption}» равна нулю: делить не на что.",
        note,
    )


def _unclear_number(log: Events, events: Iterable[Event], formula: EventFormula) -> str | None:
    """Where a number that is summed cannot be read, or None: it must never count as zero."""
    for event in events:
        for column in formula.sums:
            if event.counts[column] is None:
                return (
                    f"Лист «{log.sheet_name}», строка {event.row}: в столбце «{column.caption}» не целое число. "
                    "Исправьте ячейку, иначе сумма была бы неверной."
                )
    return None


def _counted(events: Sequence[Event], formula: EventFormula) -> int:
    if formula.numerator:
        return _sum(events, formula.numerator)
    if formula.distinct:
        return len({formula.distinct(event) for event in events} - {""})
    return len(events)


def _by_kinds(events: Sequence[Event], formula: EventFormula) -> str | None:
    """«По видам: тренинг — 3, …» in the order of the dictionary, or None where that is not asked for."""
    if not formula.by_kind:
        return None
    of_kinds = [(kind, [event for event in events if event.kind is kind]) for kind in EventKind]
    told = [f"{kind} — {_counted(of_kind, formula)}" for kind, of_kind in of_kinds if of_kind]
    return f"По видам: {', '.join(told)}." if told else None


def _joined(*sentences: str | None) -> str | None:
    return " ".join(filter(None, sentences)) or None


def _sum(events: Iterable[Event], column: EventColumn) -> int:
    return sum(event.counts[column] or 0 for event in events)


def _left_out(log: Events, formula: EventFormula, year: AcademicYear) -> str | None:
    """Which events the figure leaves out because date, kind or kind of partner cannot be read, or None."""
    undated = [event.row for event in log.events if event.date is None and formula.counted(event)]
    unknown = [event.row for event in log.of_year(year) if event.kind is None and EventColumn.KIND in formula.reads]
    strange = [
        event.row
        for event in log.of_year(year)
        if event.partner_kind is None and event.partner_kind_text and EventColumn.PARTNER_KIND in formula.reads
    ]
    sentences = []
    if undated:
        sentences.append(f"не учтены мероприятия без понятной даты, {listed(undated)}")
    if unknown:
        sentences.append(f"не учтены мероприятия, вид которых не из «Справочников», {listed(unknown)}")
    if strange:
        sentences.append(f"не учтены мероприятия, вид партнёра которых не из «Справочников», {listed(strange)}")
    return f"Лист «{log.sheet_name}»: {'; '.join(sentences)}." if sentences else None
