"""The needs of the defence industry: who stands on the weekly forms, and what the workbook knows of them (001)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from career_xl.domain.columns import Column
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation
from career_xl.tables.opk_sheets import DefenceForm, Form2Column, Form3Column, FormRow
from career_xl.tables.programme_cells import read_programme

Need = tuple[str, str]
"""Enterprise, in the form in which names are compared by meaning, and programme code."""

CONTRACTS: Mapping[Form2Column, tuple[Column, Column]] = MappingProxyType(
    {
        Form2Column.TARGET: (Column.TARGET_CONTRACT, Column.TARGET_CUSTOMER),
        Form2Column.DUAL: (Column.DUAL_CONTRACT, Column.DUAL_EMPLOYER),
    }
)
"""Which columns of «Мониторинг» say that a graduate has such a contract, and with whom."""


def need_of(row: FormRow) -> Need:
    """The need that the row of a form speaks of; "" for an enterprise or a code that it does not name."""
    return row.enterprise, read_programme(row.cells.get(Form2Column.CODE)).code


def rows_by_need(form: DefenceForm) -> Mapping[Need, list[FormRow]]:
    """The rows of the form by need; those that name no enterprise or no code are left out."""
    needs: dict[Need, list[FormRow]] = {}
    for row in form.rows:
        need = need_of(row)
        if all(need):
            needs.setdefault(need, []).append(row)
    return needs


def is_typed(rows: Sequence[FormRow], column: Form2Column | Form3Column) -> bool:
    """Whether one of the rows has something in the column."""
    return any(not row.is_blank(column) for row in rows)


def total_of(rows: Sequence[FormRow], column: Form2Column | Form3Column) -> int | None:
    """The number of all rows together, blank cells as 0; None where one of them holds something else than a number."""
    counts = [row.count(column) for row in rows]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def contracts_by_need(observation: Observation, column: Form2Column) -> Mapping[Need, int] | None:
    """Graduates of the cohorts of the report with a target or dual contract; None where «Мониторинг» lacks a column."""
    contract, company = CONTRACTS[column]
    if {contract, company, Column.CODE} & observation.monitoring.missing:
        return None
    return graduates_by_need(observation, observation.monitoring.yes(contract) & observation.reported, company)


def graduates_by_need(observation: Observation, graduates: Mask, company: Column) -> Mapping[Need, int]:
    """The graduates of the mask by the company that the column names and by programme code."""
    monitoring = observation.monitoring
    companies, codes = monitoring.companies(company), monitoring.values(Column.CODE)
    return Counter(
        (str(companies[place]), str(codes[place]))
        for place in np.flatnonzero(graduates)
        if companies[place] and codes[place]
    )
