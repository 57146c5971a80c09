"""The sheet «Календарь»: the deadlines of the academic year with their state (domain §7)."""

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.sheets import Sheet
from career_xl.workbook import lists
from career_xl.workbook.deadlines import deadlines
from career_xl.workbook.look import GOOD, MISSING, CellStyle
from career_xl.workbook.sheets.passport import REPORT_DATE_NAME
from career_xl.workbook.table_sheet import LAST_PREPARED_ROW, Draft, TableColumn, TableLayout, write_table

_COLUMNS = (
    TableColumn("Срок", 13, "До какого дня. Выходной день срок не переносит.", CellStyle.DATE),
    TableColumn("Что сделать", 84, "Свои строки можно дописать ниже.", CellStyle.WRAPPED),
    TableColumn("Основание", 14, "Откуда взят срок.", CellStyle.CENTRED),
    TableColumn(
        "Состояние",
        18,
        "Выполнено, в работе или не требуется. Прошедший срок без отметки выделен цветом.",
        CellStyle.GENERAL,
        lists.DEADLINE_STATE.name,
    ),
    TableColumn("Примечание", 40, "Любые пояснения.", CellStyle.WRAPPED),
)


def write_calendar(draft: Draft, year: AcademicYear) -> None:
    """Nothing; writes one row per deadline of the academic year."""
    worksheet = draft.sheet(Sheet.CALENDAR)
    rows = [[deadline.date, deadline.task, deadline.source, None, None] for deadline in deadlines(year)]
    first, _ = write_table(draft, worksheet, TableLayout("Календарь", _COLUMNS), rows)
    today = f'IF({REPORT_DATE_NAME}="",TODAY(),{REPORT_DATE_NAME})'
    done, *_ = lists.DEADLINE_STATE.values
    for rule, colour in (
        (f'$D{first + 1}="{done}"', GOOD),
        (f'AND(ISNUMBER($A{first + 1}),$A{first + 1}<{today},$D{first + 1}="")', MISSING),
    ):
        worksheet.conditional_format(
            first, 0, LAST_PREPARED_ROW, 3, {"type": "formula", "criteria": f"={rule}", "format": _fill(draft, colour)}
        )


def _fill(draft: Draft, colour: str) -> object:
    return draft.look.format(bg_color=colour)
