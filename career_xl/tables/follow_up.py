"""What was typed on «Группа риска» beside a graduate: who is responsible, the invitation, the feedback (domain §2)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from career_xl.domain.dates import read_date
from career_xl.domain.spelling import caption_key, person_key
from career_xl.tables.header import find_header
from career_xl.tables.monitoring import read_year
from career_xl.tables.sheet_values import Cell, SheetValues, as_text


class FollowUpColumn(StrEnum):
    """Caption of a column of «Группа риска» that is typed in, in order."""

    RESPONSIBLE = "Ответственный"
    INVITATION = "Приглашение"
    FEEDBACK = "Обратная связь"


_NAME, _COHORT, _CODE = "ФИО", "Год выпуска", "Код"
_CAPTIONS = {caption_key(caption): caption for caption in (_NAME, _COHORT, _CODE, *FollowUpColumn)}

GraduateKey = tuple[str, int, str]
"""Name in comparable form, cohort, code: how a graduate is found again on another sheet."""


@dataclass(frozen=True)
class FollowUp:
    """The cells beside one graduate, as typed."""

    responsible: Cell = None
    invitation: Cell = None
    feedback: Cell = None

    @property
    def invited_on(self) -> dt.date | None:
        """The date of the invitation; None where there is none or it is no date."""
        return read_date(self.invitation)


def graduate_key(full_name: str, cohort: int, code: str) -> GraduateKey:
    """The key of a graduate by what stands in the row."""
    return person_key(full_name), cohort, code.strip()


def read_follow_ups(sheet: SheetValues | None) -> Mapping[GraduateKey, FollowUp | None]:
    """What was typed beside each graduate; empty when the workbook has no such sheet or it looks otherwise.

    None for a key that several rows have: nobody gets what may be another's.
    """
    header = find_header(sheet.rows, _CAPTIONS) if sheet else None
    if sheet is None or header is None or _NAME not in header.columns:
        return {}
    found: dict[GraduateKey, list[FollowUp]] = {}
    for row in sheet.rows[header.row :]:
        cells = {name: row[place - 1] if place <= len(row) else None for name, place in header.columns.items()}
        key = graduate_key(as_text(cells[_NAME]), read_year(cells.get(_COHORT)) or 0, as_text(cells.get(_CODE)))
        if key[0]:
            found.setdefault(key, []).append(FollowUp(*(cells.get(column) for column in FollowUpColumn)))
    return {key: beside[0] if len(beside) == 1 else None for key, beside in found.items()}
