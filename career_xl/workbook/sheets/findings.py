"""The sheet «Замечания», empty until the first check (domain §2.1b)."""

from collections.abc import Sequence

from career_xl.domain.sheets import Sheet
from career_xl.tables.sheet_values import Cell
from career_xl.workbook import lists
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft, TableColumn, TableLayout, write_table

_COLUMNS = (
    TableColumn("Уровень", 11, "Ошибка, вопрос или сведения.", CellStyle.CENTRED),
    TableColumn("Правило", 10, "Код правила проверки.", CellStyle.CENTRED),
    TableColumn("Лист", 15, "На каком листе.", CellStyle.WRAPPED),
    TableColumn("Строка", 9, "Номер строки на листе.", CellStyle.CENTRED),
    TableColumn("Поле", 20, "Столбец, к которому относится замечание.", CellStyle.WRAPPED),
    TableColumn("Значение", 20, "Что стоит в ячейке.", CellStyle.WRAPPED),
    TableColumn("Сообщение", 54, "Что не так.", CellStyle.WRAPPED),
    TableColumn("Что сделать", 48, "Как исправить.", CellStyle.WRAPPED),
    TableColumn("Источник", 14, "На чём основано правило.", CellStyle.WRAPPED),
    TableColumn(
        "Решение",
        16,
        "Ваше решение: исправлено, подтверждаю, уточняется или своими словами. Сохранится до следующей проверки, "
        "пока строка и значение те же.",
        CellStyle.WRAPPED,
        lists.DECISION.name,
    ),
    TableColumn("Пояснение", 40, "Почему значение верно или что уточняется.", CellStyle.WRAPPED),
)


def write_findings(draft: Draft, explained: Sequence[Sequence[Cell]] = ()) -> None:
    """Nothing; writes the captions and what the officer decided about earlier findings; the check does the rest."""
    layout = TableLayout("Замечания", _COLUMNS, frozen_columns=0, blank_rows=1)
    write_table(draft, draft.sheet(Sheet.FINDINGS), layout, explained)
