"""What the invented college writes into the weekly forms about the defence industry, and the mistakes in them."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from career_xl.domain.sheets import Sheet
from career_xl.tables.opk_sheets import Form2Column, Form3Column
from career_xl.tables.sheet_values import Cell
from career_xl.workbook.invented_college.employers import MACHINE_TOOLS, UNITS, Employer
from career_xl.workbook.sheets.opk import FormCells


class _Row(NamedTuple):
    """One need, as both forms tell it."""

    employer: Employer
    town: str
    position: str
    code: str
    jobs: int
    practice: int | None
    practice_end: dt.date | None
    contracts: tuple[int | None, int | None]
    """Target, dual."""
    hired: int | None
    closed: int | None
    support: tuple[str, str, str]


_CHECKED = dt.date(2026, 11, 19)
_CITY, _TOWN = "Светлореченск", "Луговой район"
_PRACTICE_END = dt.date(2026, 12, 18)
_ROWS = (
    _Row(
        MACHINE_TOOLS,
        _CITY,
        "оператор станков с ЧПУ",
        "15.02.16",
        6,
        8,
        _PRACTICE_END,
        (11, 26),
        24,
        2,
        ("да", "нет", "да"),
    ),
    _Row(
        UNITS, _TOWN, "электрогазосварщик", "15.01.05", 4, 6, dt.date(2026, 12, 4), (3, 14), 20, 1, ("да", "да", "да")
    ),
    _Row(
        MACHINE_TOOLS,
        _CITY,
        "электромонтёр",
        "13.02.13",
        2,
        3,
        dt.date(2026, 12, 11),
        (None, None),
        6,
        None,
        ("нет", "нет", "да"),
    ),
    _Row(UNITS, _TOWN, "наладчик станков", "15.02.16", 3, None, None, (None, None), 3, None, ("да", "да", "да")),
    _Row(
        MACHINE_TOOLS,
        _CITY,
        "техник-технолог",
        "15.02.16",
        1,
        None,
        None,
        (None, None),
        None,
        None,
        ("да", "нет", "да"),
    ),
)
_SLIPS: Mapping[int, Mapping[str, Cell]] = {
    # Graduates hired in July and August stand among the students who worked in summer.
    0: {Form2Column.SUMMER: 4},
    2: {Form2Column.PRACTICE_END: dt.date(2026, 11, 13)},
    3: {Form2Column.CODE: None},
    4: {Form2Column.TRAVEL: None},
}
"""Cells that are typed in wrongly, by place of the row in Форма 2."""

_FIRST = 3
"""Row of the first need on either sheet, from 1: column numbers and captions stand above."""
EXPECTED = (
    ("O03", Sheet.OPK_FORM2, _FIRST, Form2Column.SUMMER),
    # A graduate with a dual contract lacks the enterprise (L12), so «Мониторинг» counts one less.
    ("O06", Sheet.OPK_FORM2, _FIRST + 1, Form2Column.DUAL),
    ("O02", Sheet.OPK_FORM2, _FIRST + 2, Form2Column.PRACTICE),
    ("O01", Sheet.OPK_FORM2, _FIRST + 3, Form2Column.CODE),
    ("O04", Sheet.OPK_FORM2, _FIRST + 4, Form2Column.TRAVEL),
    # The need without a code in Форма 2 has one in Форма 3.
    ("O05", Sheet.OPK_FORM3, _FIRST + 3, Form3Column.ENTERPRISE),
)
"""What the check finds where the slips are seeded: rule, sheet, row, column."""


def defence_rows(with_mistakes: bool) -> tuple[list[FormCells], list[FormCells]]:
    """The rows of Форма 2 and of Форма 3."""
    second: list[FormCells] = []
    third: list[FormCells] = []
    for number, row in enumerate(_ROWS, start=1):
        slips = _SLIPS.get(number - 1, {}) if with_mistakes else {}
        second.append({**_form2_row(number, row), **slips})
        third.append(_form3_row(number, row))
    return second, third


def _form2_row(number: int, row: _Row) -> FormCells:
    target, dual = row.contracts
    payments, housing, travel = row.support
    return {
        Form2Column.NUMBER: number,
        Form2Column.ENTERPRISE: row.employer.name,
        Form2Column.INN: row.employer.inn,
        Form2Column.PLACE: row.town,
        Form2Column.POSITION: row.position,
        Form2Column.JOBS: row.jobs,
        Form2Column.CODE: row.code,
        Form2Column.COOPERATION: "практика, трудоустройство" if row.practice else "трудоустройство",
        Form2Column.PRACTICE: row.practice,
        Form2Column.TARGET: target,
        Form2Column.DUAL: dual,
        Form2Column.HIRED: row.hired,
        Form2Column.PAYMENTS: payments,
        Form2Column.HOUSING: housing,
        Form2Column.TRAVEL: travel,
        Form2Column.PRACTICE_END: row.practice_end,
    }


def _form3_row(number: int, row: _Row) -> FormCells:
    target, dual = row.contracts
    return {
        Form3Column.NUMBER: number,
        Form3Column.ENTERPRISE: row.employer.name,
        Form3Column.INN: row.employer.inn,
        Form3Column.CODE: row.code,
        Form3Column.POSITION: row.position,
        Form3Column.JOBS: row.jobs,
        Form3Column.PRACTICE: row.practice,
        Form3Column.TARGET: target,
        Form3Column.DUAL: dual,
        Form3Column.HIRED: row.hired,
        Form3Column.CLOSED: row.closed,
        Form3Column.UPDATED: _CHECKED,
    }
