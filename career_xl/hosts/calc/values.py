"""Values of cells, read and written by whole ranges: a call for each cell would cost a thousand times more."""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any, TypeAlias

from career_xl.hosts.calc.address import Box, box_of, boxes_of_cells
from career_xl.hosts.calc.bridge import Uno
from career_xl.hosts.calc.formulas import is_formula, moved, to_calc, to_excel
from career_xl.hosts.calc.note_texts import kept_notes
from career_xl.hosts.calc.number_formats import DATE, LOGICAL, TEXT, boxes_by_kind, boxes_of_kind, standard_key

Rows: TypeAlias = list[list[Any]]
Position: TypeAlias = tuple[int, int]

_DATE_AND_TIME = 6
_TEN_MICROSECONDS_PER_DAY = 8_640_000_000
"""Dates are kept as fractions of a day, which are exact to about a microsecond only."""

_ERROR_RESULTS = 4  # FormulaResult.ERROR
_SEARCH_IN_VALUES = 1


class CellError(Enum):
    """An error in a cell, as Excel writes it."""

    DIVISION = "#DIV/0!"
    NOT_AVAILABLE = "#N/A"
    NAME = "#NAME?"
    NULL = "#NULL!"
    NUMBER = "#NUM!"
    REFERENCE = "#REF!"
    VALUE = "#VALUE!"


_ERROR_CODES = {
    503: CellError.NUMBER,
    509: CellError.NULL,
    521: CellError.NULL,
    523: CellError.NUMBER,
    524: CellError.REFERENCE,
    525: CellError.NAME,
    532: CellError.DIVISION,
    32767: CellError.NOT_AVAILABLE,
}
"""LibreOffice's numbers of errors; every other one is #VALUE! for Excel."""


def read_values(cells: Uno, document: Uno, box: Box) -> Rows:
    """Rows of float, str («» when empty), bool, datetime or CellError."""
    rows: Rows = [list(row) for row in cells.getDataArray()]
    if any(float in map(type, row) for row in rows):
        for kind, boxes in boxes_by_kind(cells, document, DATE | LOGICAL):
            convert = _date_reader(document) if kind & DATE else bool
            for found in boxes:
                _convert_numbers(rows, found, box, convert)
    if any(None in row for row in rows):
        _put_errors(rows, cells, box)
    return rows


def _convert_numbers(rows: Rows, found: Box, box: Box, convert: Any) -> None:
    columns = range(found.left - box.left, found.right - box.left + 1)
    for row in rows[found.top - box.top : found.bottom - box.top + 1]:
        for column in columns:
            value = row[column]
            if type(value) is float:
                row[column] = convert(value)


def _date_reader(document: Uno) -> Any:
    epoch = _epoch(document)
    known: dict[float, dt.datetime | float] = {}

    def date_of(days: float) -> dt.datetime | float:
        found = known.get(days)
        if found is None:
            try:
                found = epoch + dt.timedelta(microseconds=10 * round(days * _TEN_MICROSECONDS_PER_DAY))
            except OverflowError:
                found = days
            known[days] = found
        return found

    return date_of


def _epoch(document: Uno) -> dt.datetime:
    day = document.NullDate
    return dt.datetime(day.Year, day.Month, day.Day)


def _put_errors(rows: Rows, cells: Uno, box: Box) -> None:
    """Puts the kind of error where LibreOffice gave no value, one search for each text of an error."""
    left = {(r, c) for r, row in enumerate(rows) for c, value in enumerate(row) if value is None}
    sheet = cells.getSpreadsheet()
    # An error that is shown with the same text as another one is that other one for Excel, too.
    while left:
        row, column = min(left)
        cell = sheet.getCellByPosition(box.left + column, box.top + row)
        error = _ERROR_CODES.get(int(cell.getError()), CellError.VALUE)
        alike = ({(row, column)} | _cells_showing(str(cell.getString()), cells, box)) & left
        for r, c in alike:
            rows[r][c] = error
        left -= alike


def _cells_showing(text: str, cells: Uno, box: Box) -> set[Position]:
    search = cells.createSearchDescriptor()
    search.SearchString = text
    search.SearchWords = True
    search.SearchType = _SEARCH_IN_VALUES
    found = cells.findAll(search)
    if found is None:
        return set()
    boxes = (box_of(address) for address in found.getRangeAddresses())
    return {
        (row - box.top, column - box.left)
        for each in boxes
        for row in range(each.top, each.bottom + 1)
        for column in range(each.left, each.right + 1)
    }


def write_values(cells: Uno, document: Uno, box: Box, rows: Sequence[Sequence[Any]]) -> None:
    """Writes rows as many and as long as the range has. Text that begins with «=» is a formula, unless its cell is
    formatted as text; dates and truth values give their format to cells that have no such format yet.
    """
    formulas: dict[Position, str] = {}
    dates: list[Position] = []
    moments: list[Position] = []
    truths: list[Position] = []
    epoch = _epoch(document) if _has_dates(rows) else dt.datetime.min
    plain: list[tuple[Any, ...]] = []
    for r, row in enumerate(rows):
        line: list[Any] = []
        for c, value in enumerate(row):
            kind = type(value)
            if kind is str:
                if value[:1] == "=" and is_formula(value):
                    formulas[r, c] = value
                line.append(value)
            elif kind is float:
                line.append(value)
            elif value is None:
                line.append("")
            elif kind is bool:
                truths.append((r, c))
                line.append(float(value))
            elif isinstance(value, dt.date):
                moment = _moment(value)
                (moments if moment.time() != dt.time() else dates).append((r, c))
                line.append((moment - epoch) / dt.timedelta(days=1))
            else:
                line.append(_number_or_text(value))
        plain.append(tuple(line))
    if formulas:
        _drop_text_cells(formulas, cells, document, box)
        for r, c in formulas:
            plain[r] = (*plain[r][:c], "", *plain[r][c + 1 :])
    with kept_notes(cells):
        cells.setDataArray(tuple(plain))
    _write_formulas(formulas, cells.getSpreadsheet(), box)
    for positions, shown_as in ((dates, DATE), (moments, _DATE_AND_TIME), (truths, LOGICAL)):
        if positions:
            _give_format(positions, shown_as, cells, document, box)


def _has_dates(rows: Iterable[Iterable[Any]]) -> bool:
    return any(isinstance(value, dt.date) for row in rows for value in row)


def _moment(value: dt.date) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None)
    return dt.datetime(value.year, value.month, value.day)


def _number_or_text(value: Any) -> float | str:
    try:
        return float(value)
    except (TypeError, ValueError):
        return str(value)


def _drop_text_cells(formulas: dict[Position, str], cells: Uno, document: Uno, box: Box) -> None:
    for text_box in boxes_of_kind(cells, document, TEXT):
        for r, c in list(formulas):
            if text_box.holds(r + box.top, c + box.left):
                del formulas[r, c]


def _write_formulas(formulas: dict[Position, str], sheet: Uno, box: Box) -> None:
    for part in boxes_of_cells(formulas):
        rows = tuple(
            tuple(to_calc(formulas[r, c]) for c in range(part.left, part.right + 1))
            for r in range(part.top, part.bottom + 1)
        )
        target = sheet.getCellRangeByPosition(
            box.left + part.left, box.top + part.top, box.left + part.right, box.top + part.bottom
        )
        with kept_notes(target):
            target.setFormulaArray(rows)


def _give_format(positions: list[Position], kind: int, cells: Uno, document: Uno, box: Box) -> None:
    """The usual format of the kind to the cells that have no format of that kind."""
    wanted = {(r + box.top, c + box.left) for r, c in positions}
    for found in boxes_of_kind(cells, document, kind):
        wanted -= {cell for cell in wanted if found.holds(*cell)}
    if not wanted:
        return
    sheet = cells.getRangeAddress().Sheet
    ranges = document.createInstance("com.sun.star.sheet.SheetCellRanges")
    ranges.addRangeAddresses(tuple(part.on(sheet) for part in boxes_of_cells(wanted)), False)
    ranges.NumberFormat = standard_key(document, kind)


def read_formulas(cells: Uno) -> tuple[tuple[str, ...], ...]:
    """Rows of formulas in Excel's grammar; constants as text."""
    return tuple(tuple(_shown(text) for text in row) for row in cells.getFormulaArray())


def array_formula(cells: Uno) -> str:
    """The array formula of the cells, else the formula of their first cell."""
    formula = str(cells.getArrayFormula())
    return _shown(formula) if formula else _shown(str(cells.getCellByPosition(0, 0).getFormula()))


def set_array_formula(cells: Uno, formula: str) -> None:
    """Makes the cells one array formula."""
    cells.setArrayFormula(to_calc(formula))


def _shown(text: str) -> str:
    if text[:1] == "=":
        return to_excel(text)
    if text[:2] == "{=":
        return to_excel(text[1:-1])
    # LibreOffice marks text that looks like a number with an apostrophe.
    return text.removeprefix("'")


def write_formulas(cells: Uno, document: Uno, box: Box, rows: Sequence[Sequence[Any]]) -> None:
    """Enters rows of formulas and constants as if typed; in cells formatted as text everything stays text."""
    typed = [[_as_typed(value) for value in row] for row in rows]
    for found in boxes_of_kind(cells, document, TEXT):
        for row in typed[found.top - box.top : found.bottom - box.top + 1]:
            for column in range(found.left - box.left, found.right - box.left + 1):
                row[column] = row[column] and "'" + row[column].removeprefix("'")
    with kept_notes(cells):
        cells.setFormulaArray(tuple(tuple(to_calc(text) for text in row) for row in typed))


def _as_typed(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f"={str(value).upper()}()"
    return value if isinstance(value, str) else repr(value)


def fill_formula(cells: Uno, document: Uno, box: Box, formula: str) -> None:
    """Enters the formula in every cell, with relative references moving along from the first one."""
    rows = [[moved(formula, row, column) for column in range(box.columns)] for row in range(box.rows)]
    write_formulas(cells, document, box, rows)
