"""The sheet «Группа риска»: who is listed, why, on what basis, and what is proposed (domain §2, §4)."""

from collections.abc import Iterable, Mapping

from career_xl.domain.sheets import Sheet
from career_xl.risk import RiskMember
from career_xl.workbook.figures import Figures
from career_xl.workbook.look import BAD, MISSING, CellStyle
from career_xl.workbook.risk_file import RISK_COLUMNS, risk_rows
from career_xl.workbook.saved import SavedOn
from career_xl.workbook.table_sheet import Draft, TableColumn, TableLayout, write_table

_AT_RISK, _THREAT, _ADDRESSED = "группа риска", "угроза перевода", "адресная работа"
_LISTS = (_AT_RISK, _THREAT, _ADDRESSED)
LIST_CAPTION = "Список"
_LIST_WIDTH = 16.0
COLUMN_WIDTHS: Mapping[str, float] = {
    LIST_CAPTION: _LIST_WIDTH,
    **{column.caption: column.width for column in RISK_COLUMNS},
}
"""Width by caption, in the order of the columns, in characters."""


def write_risk_group(draft: Draft, figures: Figures, saved_on: SavedOn) -> None:
    """Nothing; writes the risk group first, then those under threat, then the rest of addressed work."""
    worksheet = draft.sheet(Sheet.RISK_GROUP)
    members = in_order(figures.risk_group.members)
    rows = [
        [list_of(member), *cells]
        for member, cells in zip(members, risk_rows(members, figures.observation), strict=True)
    ]
    layout = TableLayout("Группа_риска", _columns(saved_on), frozen_columns=3)
    first, last = write_table(draft, worksheet, layout, rows)
    for word, colour in ((_AT_RISK, BAD), (_THREAT, MISSING)):
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": draft.look.format(bg_color=colour)}
        worksheet.conditional_format(first, 0, last, 0, rule)


def _columns(saved_on: SavedOn) -> tuple[TableColumn, ...]:
    hint = (
        f"Составлено {saved_on.words}. Группа риска; угроза перевода в риск; остальная адресная работа. "
        "Никто не переводится сам: решение за вами."
    )
    return (TableColumn(LIST_CAPTION, _LIST_WIDTH, hint, CellStyle.WRAPPED), *RISK_COLUMNS)


def in_order(members: Iterable[RiskMember]) -> list[RiskMember]:
    """The risk group first, then those under threat, then the rest of addressed work."""
    return sorted(members, key=lambda member: _LISTS.index(list_of(member)))


def list_of(member: RiskMember) -> str:
    """The list that the graduate stands in: the cell of the column «Список»."""
    if member.views:
        return _AT_RISK
    return _THREAT if member.threat else _ADDRESSED
