"""«Группа риска» of the ribbon: the list on its sheet, with what the officer typed beside the graduates."""

import datetime as dt
from collections.abc import Mapping

from career_xl.domain.dates import russian
from career_xl.domain.sheets import Sheet
from career_xl.macros.result_look import ResultLayout
from career_xl.macros.result_sheet import WrittenRows, write_rows
from career_xl.macros.session import Answer, Work
from career_xl.risk import VIEWS, RiskGroup, RiskMember, find_risk_group
from career_xl.tables.follow_up import FollowUpColumn
from career_xl.tables.sheet_values import is_blank
from career_xl.workbook.look import CellStyle
from career_xl.workbook.risk_file import risk_rows
from career_xl.workbook.sheets.risk_group import COLUMN_WIDTHS, LIST_CAPTION, in_order, list_of

_RISK_GROUP = ResultLayout(
    sheet=Sheet.RISK_GROUP,
    widths=COLUMN_WIDTHS,
    needed=("Строка", "ФИО", "Причина"),
    key=("ФИО", "Год выпуска", "Код"),
    texts=("Код", "Группа"),
    styles={FollowUpColumn.INVITATION: CellStyle.DATE},
)
_TYPED_BESIDE_RISK = tuple(map(str, FollowUpColumn))


def risk(work: Work) -> Answer:
    """Counts by view; the risk group is listed on «Группа риска», what was typed beside a graduate stays."""
    group = find_risk_group(work.observation)
    written = list_risk_group(work, group)
    written.sheet.activate()
    counts = ", ".join(f"{view} — {sum(view in member.views for member in group.members)}" for view in VIEWS)
    return Answer(
        f"Группа риска на {russian(work.observation.report_date)}: {counts}; всего в списке — {len(group.members)}, "
        f"смотрите лист «{Sheet.RISK_GROUP}», столбец «{LIST_CAPTION}».",
        (*group.notes, *written.notes),
    )


def list_risk_group(work: Work, group: RiskGroup, invited_on: Mapping[int, dt.date] | None = None) -> WrittenRows:
    """Where the members stand on «Группа риска»; what was typed beside a graduate stays.

    A blank «Приглашение» gets the date by row number of «Мониторинг» from `invited_on`, else the one that «Мониторинг»
    holds.
    """
    work.begin("группа риска")
    members = in_order(group.members)
    rows = []
    for member, cells in zip(members, risk_rows(members, work.observation), strict=True):
        row = dict(zip(_RISK_GROUP.captions, [list_of(member), *cells], strict=True))
        kept = set(_TYPED_BESIDE_RISK)
        if _lacks_invitation(work, member):
            row[FollowUpColumn.INVITATION] = row[FollowUpColumn.INVITATION] or (invited_on or {}).get(member.row)
            kept.discard(FollowUpColumn.INVITATION)
        rows.append({caption: cell for caption, cell in row.items() if caption not in kept})
    return write_rows(work, _RISK_GROUP, rows)


def _lacks_invitation(work: Work, member: RiskMember) -> bool:
    """Whether nothing of the officer's stands in «Приглашение» beside the graduate, for certain."""
    place = work.observation.place_of(member.row)
    beside = None if place is None else work.observation.follow_up(place)
    return beside is not None and is_blank(beside.invitation)
