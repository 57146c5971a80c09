"""The contingent and Form 1 in a cell."""

import datetime as dt
from functools import lru_cache

from career_xl.contingent import Contingent, count_contingent
from career_xl.domain.errors import CohortMissingError, ColumnMissingError
from career_xl.domain.form_columns import FORM1_COUNTS, FORM1_PARTS, FORM1_TOTAL
from career_xl.form1 import Form1, fill_form1
from career_xl.functions import arguments
from career_xl.functions.definitions import ArgumentRefusedError, Result, Value
from career_xl.functions.lifting import for_each_cell
from career_xl.functions.observed import graduates
from career_xl.functions.table import Table

_KEPT = 64
# Neither depends on the reporting date.
_ANY_DAY = dt.date(2000, 1, 1)


def contingent(line: Value, cohort: Value, code: Value, table: Value) -> Result:
    """The number of graduates in a line, of one programme or of all.

    With ranges for line, year or code it is an array formula: one number for each of their cells, so that the table is
    handed over once for all of them.
    """
    return for_each_cell((line, cohort, code), lambda one: _in_line(one[0], one[1], one[2], table))


def _in_line(line: Value, cohort: Value, code: Value, table: Value) -> int:
    wanted, year, programme = arguments.line(line), arguments.needed_cohort(cohort), arguments.programme(code)
    counted = _contingent(arguments.table(table), year)
    return (counted.lines if programme is None else counted.by_code.get(programme, {})).get(wanted, 0)


def form1(line: Value, column: Value, code: Value, cohort: Value, table: Value) -> int:
    """The number of graduates in a line and column of Form 1, of one programme or of all."""
    wanted, year, programme = arguments.line(line), arguments.needed_cohort(cohort), arguments.programme(code)
    place = arguments.text_of(column).zfill(2)
    if place not in FORM1_COUNTS:
        raise ArgumentRefusedError(f"нет графы {arguments.text_of(column)}: укажите {FORM1_TOTAL}–{FORM1_PARTS[-1]}")
    by_code = _form1(arguments.table(table), year).by_code
    codes = by_code if programme is None else [programme]
    return sum(by_code[one][wanted][place] for one in codes if one in by_code)


@lru_cache(maxsize=_KEPT)
def _contingent(table: Table, cohort: int) -> Contingent:
    try:
        return count_contingent(graduates(table, _ANY_DAY), cohort)
    except CohortMissingError:
        raise _nobody(cohort) from None
    except ColumnMissingError as error:
        raise ArgumentRefusedError(str(error)) from None


@lru_cache(maxsize=_KEPT)
def _form1(table: Table, cohort: int) -> Form1:
    try:
        return fill_form1(graduates(table, _ANY_DAY), cohort)
    except CohortMissingError:
        raise _nobody(cohort) from None
    except ColumnMissingError as error:
        raise ArgumentRefusedError(str(error)) from None


def _nobody(cohort: int) -> ArgumentRefusedError:
    return ArgumentRefusedError(f"нет выпускников {cohort} года")
