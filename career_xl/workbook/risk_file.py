"""The risk group as a workbook: the members with reasons and measures, and the list of addressed work beside it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from career_xl.documents.output import write_atomically
from career_xl.domain.columns import Column
from career_xl.domain.dates import read_date, russian
from career_xl.domain.sheets import Sheet
from career_xl.risk import RiskGroup, RiskMember
from career_xl.rules.findings import source_label
from career_xl.tables.follow_up import FollowUp, FollowUpColumn
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import Cell, is_blank
from career_xl.workbook.look import CellStyle
from career_xl.workbook.table_sheet import Draft, SheetCell, TableColumn, TableLayout, write_table
from career_xl.workbook.xlsx import open_workbook

ADDRESSED_SHEET = "Адресная работа"

_GRADUATE = (
    TableColumn("Строка", 8, "Номер строки листа «Мониторинг».", CellStyle.CENTRED),
    TableColumn("ФИО", 32, "", CellStyle.WRAPPED),
    TableColumn("Год выпуска", 9, "", CellStyle.CENTRED),
    TableColumn("Код", 10, "", CellStyle.CENTRED_TEXT),
    TableColumn("Группа", 10, "", CellStyle.CENTRED_TEXT),
)
_REASON = TableColumn("Причина", 46, "Почему выпускник в списке; в скобках — источник правила.", CellStyle.WRAPPED)
_FOLLOW_UP = (
    TableColumn(FollowUpColumn.RESPONSIBLE, 20, "Кто из рабочей группы ведёт выпускника.", CellStyle.WRAPPED),
    TableColumn(
        FollowUpColumn.INVITATION,
        13,
        "Дата приглашения к трудоустройству. Ставит команда «Приглашения»; свою дату можно вписать.",
        CellStyle.DATE,
    ),
    TableColumn(FollowUpColumn.FEEDBACK, 30, "Что ответил выпускник, что сделано, чем закончилось.", CellStyle.WRAPPED),
)
RISK_COLUMNS = (
    *_GRADUATE,
    TableColumn(
        "Показатель риска",
        16,
        "R1 — прогноз, R2 — оперативный (его считает К7), R3 — федеральный, R4 — по графам 13–16 Формы 1; "
        "«угроза» — могут перевести в риск.",
        CellStyle.WRAPPED,
    ),
    _REASON,
    TableColumn("Предлагаемые меры", 52, "Предлагаются для R1 и R2; решает ответственный ЦК.", CellStyle.WRAPPED),
    *_FOLLOW_UP,
)
"""Columns of the list of the risk group."""
ADDRESSED_COLUMNS = (*_GRADUATE, _REASON, *_FOLLOW_UP)
"""Columns of the list of addressed work."""

_THREAT = "угроза"
_NOBODY = "никого нет"


def write_risk_group(group: RiskGroup, observation: Observation, target: Path) -> None:
    """Nothing; the two lists are in `target` (.xlsx), with names: for the college only. OutputError."""
    listed = [member for member in group.members if member.views or member.threat]
    addressed = [member for member in group.members if member.addressed]
    with write_atomically(target) as temporary:
        workbook = open_workbook(temporary, f"Группа риска на {russian(observation.report_date)}")
        draft = Draft(workbook)
        _write_list(draft, Sheet.RISK_GROUP, RISK_COLUMNS, risk_rows(listed, observation))
        _write_list(draft, ADDRESSED_SHEET, ADDRESSED_COLUMNS, addressed_rows(addressed, observation))
        workbook.close()


def risk_rows(members: Iterable[RiskMember], observation: Observation) -> list[list[Cell]]:
    """The rows of the list of the risk group, as many cells as `RISK_COLUMNS`."""
    return [
        [
            *_graduate(member, observation),
            ", ".join([*member.views, *([_THREAT] if member.threat else [])]),
            _reasons(member),
            "\n".join(member.measures),
            *_follow_up(member, observation),
        ]
        for member in members
    ]


def addressed_rows(members: Iterable[RiskMember], observation: Observation) -> list[list[Cell]]:
    """The rows of the list of addressed work, as many cells as `ADDRESSED_COLUMNS`."""
    return [[*_graduate(member, observation), _reasons(member), *_follow_up(member, observation)] for member in members]


def _graduate(member: RiskMember, observation: Observation) -> list[Cell]:
    monitoring = observation.monitoring
    place = int(monitoring.rows.searchsorted(member.row))
    cohort = int(monitoring.cohorts[place])
    texts = [monitoring.text(column, place) for column in (Column.FULL_NAME, Column.CODE, Column.GROUP)]
    return [member.row, texts[0], cohort or None, texts[1], texts[2]]


def _follow_up(member: RiskMember, observation: Observation) -> list[Cell]:
    """What was typed beside the graduate; the invitation's date from «Мониторинг» where it stands there alone."""
    place = int(observation.monitoring.rows.searchsorted(member.row))
    beside = observation.follow_up(place) or FollowUp()
    invitation = beside.invitation
    if is_blank(invitation):
        invitation = invitation_date(observation, member.row)
    return [beside.responsible, invitation, beside.feedback]


def invitation_date(observation: Observation, row: int) -> dt.date | None:
    """The date in «Приглашение выдано» of «Мониторинг» in that row; None where there is none."""
    place = int(observation.monitoring.rows.searchsorted(row))
    return read_date(observation.monitoring.raw(Column.INVITATION_DATE, place))


def _reasons(member: RiskMember) -> str:
    return "\n".join(f"{reason.text} ({source_label(reason.source)})" for reason in member.reasons)


def _write_list(draft: Draft, name: str, columns: tuple[TableColumn, ...], rows: Sequence[Sequence[SheetCell]]) -> None:
    worksheet = draft.sheet(name)
    layout = TableLayout(f"Список_{len(draft.workbook.worksheets())}", columns, frozen_columns=2)
    write_table(draft, worksheet, layout, rows or [[None, _NOBODY, *[None] * (len(columns) - 2)]])
