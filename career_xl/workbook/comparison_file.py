"""The comparison of the contingent with another source as a workbook: «Расхождения» and «Выпускники»."""

from pathlib import Path

from career_xl.documents.output import write_atomically
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import russian
from career_xl.exchange.contingent_comparison import ContingentComparison
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft, SheetCell, TableColumn, TableLayout, write_table
from career_xl.workbook.xlsx import open_workbook

_ALL = "Всего"
_NOTHING = "расхождений нет"


def write_comparison(comparison: ContingentComparison, target: Path) -> None:
    """Nothing; the differences and the rows of those who explain them are in `target` (.xlsx). OutputError."""
    label = comparison.source.label
    other = russian(comparison.other_date) if comparison.other_date else "дата не указана"
    figures = (
        TableColumn("Код", 11, "«Всего» — итог по выпуску.", CellStyle.CENTRED_TEXT),
        TableColumn("Строка", 8, "", CellStyle.CENTRED_TEXT),
        TableColumn("Категория", 56, "", CellStyle.WRAPPED),
        TableColumn(f"Мониторинг на {russian(comparison.report_date)}", 16, "", CellStyle.COUNT),
        TableColumn(f"{label}, {other}", 18, "", CellStyle.COUNT),
        TableColumn("Разница", 11, "Мониторинг минус другой источник.", CellStyle.DIFFERENCE),
    )
    graduates = (
        TableColumn("Код", 11, "", CellStyle.CENTRED_TEXT),
        TableColumn("Строка", 8, "Строка документа о контингенте.", CellStyle.CENTRED_TEXT),
        TableColumn("Строка «Мониторинга»", 15, "Номер строки листа «Мониторинг».", CellStyle.COUNT),
        TableColumn("Строка другого списка", 15, "", CellStyle.COUNT),
        TableColumn("Что расходится", 70, "", CellStyle.WRAPPED),
    )
    differences: list[list[SheetCell]] = [
        [each.code or _ALL, each.line, LINES[each.line], each.ours, each.theirs, each.ours - each.theirs]
        for each in comparison.differences
    ]
    explained: list[list[SheetCell]] = [
        [each.code or _ALL, each.line, one.row, one.other_row, one.why]
        for each in comparison.differences
        for one in each.explanations
    ]
    with write_atomically(target) as temporary:
        workbook = open_workbook(temporary, f"Сверка контингента с {label}, выпуск {comparison.cohort}")
        draft = Draft(workbook)
        rows = differences or [[None, None, _NOTHING, None, None, None]]
        write_table(draft, draft.sheet("Расхождения"), TableLayout("Расхождения", figures, frozen_columns=2), rows)
        if explained:
            write_table(draft, draft.sheet("Выпускники"), TableLayout("Выпускники", graduates), explained)
        workbook.close()
