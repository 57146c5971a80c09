"""The filter of a range or of a table."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from xlwings import base_classes

from career_xl.hosts.calc.address import box_of
from career_xl.hosts.calc.bridge import Uno, enum, invoke, struct, typed
from career_xl.hosts.calc.errors import in_russian

if TYPE_CHECKING:
    from career_xl.hosts.calc.ranges import Range

# FilterOperator2
_EMPTY, _NOT_EMPTY, _EQUAL, _NOT_EQUAL, _GREATER, _GREATER_EQUAL, _LESS, _LESS_EQUAL = range(8)
_TOP_ITEMS, _TOP_PERCENT, _BOTTOM_ITEMS, _BOTTOM_PERCENT = range(8, 12)

_NUMBER, _TEXT = 0, 1  # FilterFieldType

_COMPARISONS = {
    "equal_to": _EQUAL,
    "not_equal_to": _NOT_EQUAL,
    "greater_than": _GREATER,
    "greater_than_or_equal": _GREATER_EQUAL,
    "less_than": _LESS,
    "less_than_or_equal": _LESS_EQUAL,
}
_BLANKS = {"equal_to": _EMPTY, "not_equal_to": _NOT_EMPTY}
_COUNTS = {
    _TOP_ITEMS: ("top_items", "count"),
    _BOTTOM_ITEMS: ("bottom_items", "count"),
    _TOP_PERCENT: ("top_percent", "percent"),
    _BOTTOM_PERCENT: ("bottom_percent", "percent"),
}
_PAIRS = {(_GREATER_EQUAL, _LESS_EQUAL): "between", (_LESS, _GREATER): "not_between"}


class Filtered(Protocol):
    """Something with columns to filter by."""

    @property
    def api(self) -> Uno:
        """LibreOffice's database range."""


class FilteredCells:
    """A plain range: LibreOffice keeps its filter in the nameless database range of the sheet."""

    def __init__(self, cells: "Range") -> None:
        self._cells = cells

    @property
    def api(self) -> Uno:
        """LibreOffice's database range, made to cover the cells."""
        position, box = self._cells.sheet.position, self._cells.box
        ranges = self._cells.document.getPropertyValue("UnnamedDatabaseRanges")
        if not ranges.hasByTable(position) or box_of(ranges.getByTable(position).DataArea) != box:
            ranges.setByTable(box.on(position))
        return ranges.getByTable(position)


@in_russian
class AutoFilter(base_classes.AutoFilter):
    """The conditions on the columns of a range or a table."""

    def __init__(self, filtered: Filtered, document: Uno, columns: int) -> None:
        self._filtered = filtered
        self._document = document
        self._columns = columns

    @property
    def api(self) -> Uno:
        """LibreOffice's database range."""
        return self._filtered.api

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """What each column is filtered by."""
        fields = self.api.getFilterDescriptor().getFilterFields3()
        return [
            self._criterion(number, [f for f in fields if f.Field == number - 1])
            for number in range(1, self._columns + 1)
        ]

    def _criterion(self, number: int, fields: list[Uno]) -> dict[str, Any]:
        found = base_classes.empty_autofilter_criteria(number)
        if not fields:
            return found
        operators = tuple(field.Operator for field in fields)
        told = [_told(value) for field in fields for value in field.Values]
        if operators in _PAIRS:
            return found | {"type": "comparison", "operator": _PAIRS[operators], "value1": told[0], "value2": told[1]}
        (operator,) = operators[:1]
        if operator in _COUNTS:
            kind, key = _COUNTS[operator]
            return found | {"type": kind, key: float(told[0])}
        if operator in _BLANKS.values():
            return found | {"type": "comparison", "operator": _word(_BLANKS, operator)}
        if operator == _EQUAL and len(told) > 1:
            return found | {"type": "values", "values": told}
        return found | {"type": "comparison", "operator": _word(_COMPARISONS, operator), "value1": told[0]}

    def apply_values(self, field: int, values: Sequence[str]) -> None:
        """Shows the rows with one of the values."""
        self._apply(field, (_EQUAL, list(values)))

    def apply_comparison(self, field: int, operator: str, value1: Any, value2: Any) -> None:
        """Shows the rows for which the comparison holds; None means blank."""
        if value1 is None:
            self._apply(field, (_BLANKS[operator], []))
        elif operator in _COMPARISONS:
            self._apply(field, (_COMPARISONS[operator], [value1]))
        else:
            first, second = _word(_PAIRS, operator)
            self._apply(field, (first, [value1]), (second, [value2]), either=operator == "not_between")

    def apply_top_items(self, field: int, count: int) -> None:
        """Shows the highest values."""
        self._apply(field, (_TOP_ITEMS, [count]))

    def apply_bottom_items(self, field: int, count: int) -> None:
        """Shows the lowest values."""
        self._apply(field, (_BOTTOM_ITEMS, [count]))

    def apply_top_percent(self, field: int, percent: float) -> None:
        """Shows so many percent of the values, from the highest."""
        self._apply(field, (_TOP_PERCENT, [percent]))

    def apply_bottom_percent(self, field: int, percent: float) -> None:
        """Shows so many percent of the values, from the lowest."""
        self._apply(field, (_BOTTOM_PERCENT, [percent]))

    def clear(self, field: int | None = None) -> None:
        """Takes the conditions away, of one column or of all."""
        if field is None:
            self._set([])
        else:
            self._apply(field)

    def _apply(self, field: int, *conditions: tuple[int, list[Any]], either: bool = False) -> None:
        fields = [_kept(f) for f in self.api.getFilterDescriptor().getFilterFields3() if f.Field != field - 1]
        for number, (operator, values) in enumerate(conditions):
            connection = "OR" if either and number else "AND"
            fields.append(
                struct(
                    "sheet.TableFilterField3",
                    Connection=enum("sheet.FilterConnection", connection),
                    Field=field - 1,
                    Operator=operator,
                    Values=tuple(self._value(value) for value in values),
                )
            )
        self._set(fields)

    def _set(self, fields: list[Uno]) -> None:
        stored = self.api
        stored.AutoFilter = True
        conditions = typed("[]com.sun.star.sheet.TableFilterField3", tuple(fields))
        invoke(stored.getFilterDescriptor(), "setFilterFields3", conditions)
        if fields:
            stored.refresh()
        else:
            # Refreshing without a condition would leave the rows hidden.
            cells = stored.getReferredCells()
            cells.filter(cells.createFilterDescriptor(True))

    def _value(self, value: Any) -> Uno:
        number = self._number(value)
        if number is None:
            return struct("sheet.FilterFieldValue", FilterType=_TEXT, IsNumeric=False, StringValue=str(value))
        return struct(
            "sheet.FilterFieldValue", FilterType=_NUMBER, IsNumeric=True, NumericValue=number, StringValue=f"{number:g}"
        )

    def _number(self, value: Any) -> float | None:
        if isinstance(value, dict):
            null = self._document.NullDate
            since = dt.datetime.fromisoformat(value["value"]) - dt.datetime(null.Year, null.Month, null.Day)
            return since / dt.timedelta(days=1)
        try:
            return float(value)
        except ValueError:
            return None


def _word(words: dict[Any, Any], value: Any) -> Any:
    return next((word for word, known in words.items() if known == value), None)


def _kept(field: Uno) -> Uno:
    """A condition as it was read, with the kinds of its values, which LibreOffice leaves out."""
    values = field.Values
    for value in values:
        value.FilterType = _NUMBER if value.IsNumeric else _TEXT
    field.Values = values
    return field


def _told(value: Uno) -> str:
    return f"{value.NumericValue:g}" if value.IsNumeric else str(value.StringValue)
