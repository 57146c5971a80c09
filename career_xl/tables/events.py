"""The sheet «Мероприятия»: events held, with participants and results (domain §2.1b)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.dates import read_date
from career_xl.domain.spelling import caption_key
from career_xl.tables.header import find_header
from career_xl.tables.number_cells import read_count
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank


class EventKind(StrEnum):
    """Value of the column «Вид»."""

    BASE_CENTRE_FAIR = "ярмарка вакансий БЦК"
    MINISTRY_FAIR = "ярмарка вакансий Минтруда"
    ONLINE_FAIR = "онлайн-ярмарка"
    CAREER_DAY = "день карьеры"
    EXCURSION = "экскурсия"
    TRAINING = "тренинг"
    SEMINAR = "семинар"
    MASTER_CLASS = "мастер-класс"
    EMPLOYER_MEETING = "встреча с работодателем"
    SUPPORT_MEASURES = "информирование о мерах поддержки"
    ENTREPRENEURSHIP = "предпринимательство и самозанятость"
    TARGET_TRAINING = "информирование о целевом обучении"
    OTHER = "иное"


class PartnerKind(StrEnum):
    """Value of the column «Вид партнёра»."""

    EMPLOYER = "работодатель"
    EMPLOYMENT_SERVICE = "ЦЗН"
    PUBLIC_ORGANISATION = "общественная организация"
    BASE_CENTRE = "БЦК"
    NONE = "нет"


class EventColumn(Enum):
    """A column of «Мероприятия»: caption and other captions met in practice."""

    DATE = ("Дата", "Дата проведения", "Дата мероприятия")
    KIND = ("Вид", "Вид мероприятия")
    TITLE = ("Название", "Наименование", "Мероприятие", "Название мероприятия", "Наименование мероприятия")
    ORGANISER = ("Организатор",)
    PARTNER = ("Партнёр", "Партнеры")
    PARTNER_KIND = ("Вид партнёра", "Тип партнера")
    PARTICIPANTS = ("Участников", "Количество участников", "Число участников", "Участники")
    PARTICIPANTS_OVZ = ("из них с ОВЗ и инвалидностью", "С ОВЗ и инвалидностью", "из них с ОВЗ")
    QUOTA = ("Квота", "Квота участников")
    MODERATED_CVS = ("Резюме прошли модерацию", "Резюме, прошедшие модерацию")
    CONTRACTS = ("Заключено договоров", "Договоров заключено")
    PLACED = ("Определились с местом работы", "Определились с местом трудоустройства")
    NOTE = ("Примечание", "Примечания")

    def __init__(self, caption: str, *synonyms: str) -> None:
        self.caption = caption
        self.synonyms = synonyms


COUNT_COLUMNS = (
    EventColumn.PARTICIPANTS,
    EventColumn.PARTICIPANTS_OVZ,
    EventColumn.QUOTA,
    EventColumn.MODERATED_CVS,
    EventColumn.CONTRACTS,
    EventColumn.PLACED,
)
EVENT_KEYS = {caption_key(caption): column for column in EventColumn for caption in (column.caption, *column.synonyms)}
"""Column by the comparable form of each of its captions."""
_KINDS = {caption_key(kind): kind for kind in EventKind}
_PARTNERS = {caption_key(kind): kind for kind in PartnerKind}


@dataclass(frozen=True)
class Event:
    """One event; a count is None where the cell holds something else than a whole number, 0 where it is blank."""

    row: int
    date: dt.date | None
    kind: EventKind | None
    title: str
    partner: str
    partner_kind: PartnerKind | None
    partner_kind_text: str
    """As typed, so that a blank cell and an unknown word can be told apart."""
    counts: dict[EventColumn, int | None]
    empty: frozenset[EventColumn]
    """Columns of counts in which nothing is typed."""


@dataclass(frozen=True)
class Events:
    """The log of events of a workbook."""

    sheet_name: str
    events: tuple[Event, ...]
    columns: Mapping[EventColumn, int]
    """Number of the sheet's column, from 1."""

    @property
    def missing(self) -> frozenset[EventColumn]:
        """Columns that the sheet lacks."""
        return frozenset(EventColumn) - frozenset(self.columns)

    def of_year(self, year: AcademicYear) -> tuple[Event, ...]:
        """The events whose date lies in the academic year."""
        return tuple(event for event in self.events if event.date and year.first_day <= event.date <= year.last_day)


def read_events(sheet: SheetValues | None) -> Events | None:
    """The events of the sheet in its order; None when the workbook has no such sheet or it has no header."""
    header = find_header(sheet.rows, EVENT_KEYS) if sheet else None
    if sheet is None or header is None:
        return None
    events = []
    for number, row in enumerate(sheet.rows[header.row :], start=header.row + 1):
        cells = {column: _cell(row, place) for column, place in header.columns.items()}
        # Without date and kind it is a total or a signature below the table.
        if is_blank(cells.get(EventColumn.DATE)) and is_blank(cells.get(EventColumn.KIND)):
            continue
        events.append(
            Event(
                row=number,
                date=read_date(cells.get(EventColumn.DATE)),
                kind=_KINDS.get(caption_key(as_text(cells.get(EventColumn.KIND)))),
                title=as_text(cells.get(EventColumn.TITLE)),
                partner=as_text(cells.get(EventColumn.PARTNER)).strip(),
                partner_kind=_PARTNERS.get(caption_key(as_text(cells.get(EventColumn.PARTNER_KIND)))),
                partner_kind_text=as_text(cells.get(EventColumn.PARTNER_KIND)).strip(),
                counts={
                    column: None
                    if (number, header.columns.get(column, 0)) in sheet.errors
                    else read_count(cells.get(column))
                    for column in COUNT_COLUMNS
                },
                empty=frozenset(
                    column
                    for column in COUNT_COLUMNS
                    if is_blank(cells.get(column)) and (number, header.columns.get(column, 0)) not in sheet.errors
                ),
            )
        )
    return Events(sheet.name, tuple(events), header.columns)


def _cell(row: Sequence[Cell], place: int) -> Cell:
    return row[place - 1] if place <= len(row) else None
