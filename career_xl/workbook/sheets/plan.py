"""The sheet «План»: the rows of the annual plan, ready to be edited (domain §2, §6)."""

from collections.abc import Sequence

from career_xl.domain.sheets import Sheet
from career_xl.plan.plan_sheet import PlanColumn
from career_xl.plan.year_plan import PlanRow
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft, TableColumn, TableLayout, write_table

_HINTS = {
    PlanColumn.SECTION: "Раздел плана. В пустой ячейке действует раздел выше.",
    PlanColumn.NUMBER: "Номер для удобства: в документе номера расставляются заново.",
    PlanColumn.ACTIVITY: "Что проводится. Строки можно менять, добавлять и удалять; пустой лист — план по образцу.",
    PlanColumn.TERM: "Когда: дата, месяц или период.",
    PlanColumn.RESPONSIBLE: "Кто отвечает.",
    PlanColumn.RESULT: "Что будет результатом.",
}
_WIDTHS = {
    PlanColumn.SECTION: 34,
    PlanColumn.NUMBER: 7,
    PlanColumn.ACTIVITY: 60,
    PlanColumn.TERM: 24,
    PlanColumn.RESPONSIBLE: 32,
    PlanColumn.RESULT: 52,
}


def write_plan(draft: Draft, activities: Sequence[PlanRow]) -> None:
    """Nothing; writes one row per activity."""
    columns = tuple(
        TableColumn(
            column.caption,
            _WIDTHS[column],
            _HINTS[column],
            CellStyle.CENTRED_TEXT if column is PlanColumn.NUMBER else CellStyle.WRAPPED,
        )
        for column in PlanColumn
    )
    rows = [[row.section, row.number, row.activity, row.term, row.responsible, row.result] for row in activities]
    write_table(draft, draft.sheet(Sheet.PLAN), TableLayout("План", columns, frozen_columns=2), rows)
