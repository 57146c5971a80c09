"""The functions CK_… of Excel's cells: each hands its arguments to the package and its answer back.

Names are Latin, since a name in Cyrillic depends on the code page of VBA; help and category are those of the catalogue.
None of them is volatile: a cell is computed anew when one of its arguments changes, and only then.
"""

import inspect
from collections.abc import Callable
from typing import Any, TypeVar

import xlwings as xw

from career_xl.functions.catalogue import FUNCTIONS
from career_xl.functions.com_values import answer
from career_xl.functions.definitions import Result

CATEGORY = "Центр карьеры"
"""Where the function wizard lists them."""

_DESCRIBED = {function.name: function for function in FUNCTIONS}
_Compute = TypeVar("_Compute", bound=Callable[..., Result])


def _in_excel(compute: _Compute) -> _Compute:
    """The function under xlwings' decorators, with the catalogue's help."""
    described = _DESCRIBED[compute.__name__]
    compute.__doc__ = described.description
    # xlwings would take the type hints for converters.
    compute.__annotations__ = {}
    for name, argument in zip(inspect.signature(compute).parameters, described.arguments, strict=True):
        # «raw»: as COM delivers it, so that errors of formulas are told from texts, and in one pass over the cells.
        compute = xw.arg(name, "raw", doc=argument.description)(compute)
    return xw.func(category=CATEGORY)(xw.ret()(compute))


@_in_excel
def CK_KPI(code: Any, category: Any, cohort: Any, table: Any, report_date: Any = None) -> Result:
    return answer("CK_KPI", code, category, cohort, table, report_date)


@_in_excel
def CK_KPI_TABLE(table: Any, report_date: Any = None) -> Result:
    return answer("CK_KPI_TABLE", table, report_date)


@_in_excel
def CK_KPI_N(code: Any, category: Any, cohort: Any, table: Any, report_date: Any = None) -> Result:
    return answer("CK_KPI_N", code, category, cohort, table, report_date)


@_in_excel
def CK_KPI_D(code: Any, category: Any, cohort: Any, table: Any, report_date: Any = None) -> Result:
    return answer("CK_KPI_D", code, category, cohort, table, report_date)


@_in_excel
def CK_STATUS(code: Any, category: Any, value: Any) -> Result:
    return answer("CK_STATUS", code, category, value)


@_in_excel
def CK_MISSING(code: Any, category: Any, cohort: Any, table: Any, report_date: Any = None) -> Result:
    return answer("CK_MISSING", code, category, cohort, table, report_date)


@_in_excel
def CK_CONTINGENT(line: Any, cohort: Any, code: Any, table: Any) -> Result:
    return answer("CK_CONTINGENT", line, cohort, code, table)


@_in_excel
def CK_FORM1(line: Any, column: Any, code: Any, cohort: Any, table: Any) -> Result:
    return answer("CK_FORM1", line, column, code, cohort, table)


@_in_excel
def CK_RISK(header: Any, row: Any, report_date: Any = None) -> Result:
    return answer("CK_RISK", header, row, report_date)


@_in_excel
def CK_CHECK(header: Any, row: Any, report_date: Any = None) -> Result:
    return answer("CK_CHECK", header, row, report_date)


@_in_excel
def CK_TRACK(text: Any) -> Result:
    return answer("CK_TRACK", text)


@_in_excel
def CK_SNILS(value: Any) -> Result:
    return answer("CK_SNILS", value)


@_in_excel
def CK_INN(value: Any) -> Result:
    return answer("CK_INN", value)


@_in_excel
def CK_CODE(value: Any) -> Result:
    return answer("CK_CODE", value)


@_in_excel
def CK_DEADLINE(name: Any, year: Any = None) -> Result:
    return answer("CK_DEADLINE", name, year)
