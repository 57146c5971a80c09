"""One row of «Мониторинг» in a cell: why it stands in the risk group, and what the check says about it."""

import re

from career_xl.domain.errors import ColumnMissingError
from career_xl.functions import arguments
from career_xl.functions.definitions import ArgumentRefusedError, Value
from career_xl.functions.observed import graduates
from career_xl.functions.table import Table, table_of
from career_xl.risk import find_risk_group
from career_xl.rules.check import check as run_check
from career_xl.tables.observation import Observation

_GRADUATE_ROW = 2
"""Under the header, when both are put together."""
_PLACE = re.compile(r"^Строка \d+(?:, № [^:]*)?: ")
"""How a finding names its row: in a cell beside the row that is known, and counted from the range it would be wrong."""


def risk(header: Value, row: Value, report_date: Value) -> str:
    """The reasons of one graduate, «; » between them; an empty text where there are none."""
    try:
        members = find_risk_group(_graduate(header, row, report_date)).members
    except ColumnMissingError as error:
        raise ArgumentRefusedError(str(error)) from None
    return "; ".join(reason.text for member in members for reason in member.reasons)


def check(header: Value, row: Value, report_date: Value) -> str:
    """The findings about one row, «; » between them; an empty text where there are none."""
    findings = run_check(_graduate(header, row, report_date)).findings
    return "; ".join(
        f"{finding.rule}: {_PLACE.sub('', finding.problem).rstrip('.')}"
        for finding in findings
        if finding.row == _GRADUATE_ROW
    )


def _graduate(header: Value, row: Value, report_date: Value) -> Observation:
    captions, cells = arguments.table(header), arguments.table(row)
    if len(captions.rows) != 1 or len(cells.rows) != 1:
        raise ArgumentRefusedError("укажите одну строку заголовков и одну строку выпускника")
    if len(captions.rows[0]) != len(cells.rows[0]):
        raise ArgumentRefusedError("строка и заголовки разной ширины")
    return graduates(_together(captions, cells), arguments.report_date(report_date))


def _together(captions: Table, cells: Table) -> Table:
    errors = {(2, column): text for (_, column), text in cells.errors.items()}
    return table_of([*captions.rows, *cells.rows], errors)
