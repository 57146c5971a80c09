"""The sheet «Календарь»: the deadlines of the academic year with their state (domain §7)."""

from collections.abc import Mapping

from career_xl.calendar.calendar_sheet import CalendarColumn
from career_xl.calendar.deadlines import deadlines
from career_xl.calendar.states import State
from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.sheets import Sheet
from career_xl.workbook import lists
from career_xl.workbook.look import GOOD, MISSING, CellStyle
from career_xl.workbook.sheets.passport import REPORT_DATE_NAME
from career_xl.workbook.table_sheet import LAST_PREPARED_ROW, Draft, TableColumn, TableLayout, write_table

_COLUMNS = (
    TableColumn(CalendarColumn.DATE, 13, "До какого дня. Выходной день срок не переносит.", CellStyle.DATE),
    TableColumn(CalendarColumn.TASK, 84, "Свои строки можно дописать ниже.", CellStyle.WRAPPED),
    TableColumn(CalendarColumn.SOURCE, 14, "Откуда взят срок.", CellStyle.CENTRED),
    TableColumn(
        CalendarColumn.STATE,
        18,
        "Ваша отметка: выполнено, в работе или не требуется. Прошедший срок без отметки выделен цветом.",
        CellStyle.GENERAL,
        lists.DEADLINE_STATE.name,
    ),
    TableColumn(
        CalendarColumn.DERIVED,
        44,
        "Заполняет команда «Календарь»: что видно по самой книге и по реестру документов.",
        CellStyle.WRAPPED,
        computed=True,
    ),
    TableColumn(CalendarColumn.NOTE, 40, "Любые пояснения.", CellStyle.WRAPPED),
)
COLUMN_WIDTHS: Mapping[str, float] = {column.caption: column.width for column in _COLUMNS}
"""Width by caption, in the order of the columns, in characters."""


def write_calendar(draft: Draft, year: AcademicYear) -> None:
    """Nothing; writes one row per deadline of the academic year."""
    worksheet = draft.sheet(Sheet.CALENDAR)
    rows = [[deadline.date, deadline.task, deadline.source, None, None, None] for deadline in deadlines(year)]
    first, _ = write_table(draft, worksheet, TableLayout("Календарь", _COLUMNS), rows)
    today = f'IF({REPORT_DATE_NAME}="",TODAY(),{REPORT_DATE_NAME})'
    row, done = first + 1, State.DONE.words
    closed = ",".join(f'LEFT($E{row},{len(word)})<>"{word}"' for word in (done, State.NOT_REQUIRED.words))
    for rule, colour in (
        (f'OR($D{row}="{done}",AND($D{row}="",LEFT($E{row},{len(done)})="{done}"))', GOOD),
        (f'AND(ISNUMBER($A{row}),$A{row}<{today},$D{row}="",{closed})', MISSING),
    ):
        worksheet.conditional_format(
            first, 0, LAST_PREPARED_ROW, 4, {"type": "formula", "criteria": f"={rule}", "format": _fill(draft, colour)}
        )


def _fill(draft: Draft, colour: str) -> object:
    return draft.look.format(bg_color=colour)
