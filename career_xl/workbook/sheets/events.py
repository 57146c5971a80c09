"""The sheet «Мероприятия»: the log of events held (domain §2.1b)."""

from collections.abc import Mapping, Sequence

from career_xl.domain.sheets import Sheet
from career_xl.tables.events import COUNT_COLUMNS, EventColumn
from career_xl.tables.sheet_values import Cell
from career_xl.workbook import lists
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft, TableColumn, TableLayout, write_table

TABLE = "Мероприятия"
PREPARED_ROWS = 60

_HINTS = {
    EventColumn.DATE: "Когда прошло: дд.мм.гггг. По дате мероприятие попадает в учебный год.",
    EventColumn.KIND: "Вид из списка: от него зависит, в какой показатель попадёт мероприятие.",
    EventColumn.TITLE: "Как мероприятие названо в приказе или на сайте.",
    EventColumn.ORGANISER: "Кто проводил.",
    EventColumn.PARTNER: "Организация-партнёр.",
    EventColumn.PARTNER_KIND: "Вид партнёра из списка: нужен для показателей О3.1, О4.1 и О4.2.",
    EventColumn.PARTICIPANTS: "Сколько студентов и выпускников колледжа участвовало.",
    EventColumn.PARTICIPANTS_OVZ: "Сколько из участников имеют ОВЗ или инвалидность.",
    EventColumn.QUOTA: "Сколько мест выделено колледжу. Если квоты не было, оставьте пустым.",
    EventColumn.MODERATED_CVS: "Сколько резюме участников прошли модерацию.",
    EventColumn.CONTRACTS: "Сколько договоров или договорённостей заключено по итогам.",
    EventColumn.PLACED: "Сколько участников определились с местом работы.",
    EventColumn.NOTE: "Любые пояснения.",
}
_WIDTHS = {
    EventColumn.DATE: 12,
    EventColumn.KIND: 25,
    EventColumn.TITLE: 38,
    EventColumn.ORGANISER: 20,
    EventColumn.PARTNER: 30,
    EventColumn.PARTNER_KIND: 18,
    EventColumn.NOTE: 20,
}
_CHOICES = {EventColumn.KIND: lists.EVENT_KIND.name, EventColumn.PARTNER_KIND: lists.PARTNER_KIND.name}
_WHOLE_NUMBER = {
    "validate": "integer",
    "criteria": ">=",
    "value": 0,
    "error_title": "Проверьте число",
    "error_message": "Нужно целое число без пробелов и букв. Оставить как есть?",
}

EventRow = Mapping[EventColumn, Cell]
"""The cells of one event by column; a column that is not named stays blank."""


def write_events(draft: Draft, events: Sequence[EventRow]) -> None:
    """Nothing; writes the sheet."""
    layout = TableLayout(TABLE, tuple(map(_column, EventColumn)), frozen_columns=3, blank_rows=PREPARED_ROWS)
    rows = [[event.get(column) for column in EventColumn] for event in events]
    write_table(draft, draft.sheet(Sheet.EVENTS), layout, rows)


def _column(column: EventColumn) -> TableColumn:
    counts = column in COUNT_COLUMNS
    style = CellStyle.COUNT if counts else CellStyle.DATE if column is EventColumn.DATE else CellStyle.WRAPPED
    return TableColumn(
        column.caption,
        _WIDTHS.get(column, 16),
        _HINTS[column],
        style,
        choices=_CHOICES.get(column),
        validation=_WHOLE_NUMBER if counts else {},
    )
