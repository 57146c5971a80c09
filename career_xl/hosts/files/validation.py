"""What may be typed into cells: lists to choose from, limits, and what is shown to whoever types."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import xlwings
from openpyxl.worksheet.cell_range import MultiCellRange  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation as Rule  # type: ignore[import-untyped]
from xlwings import base_classes

from career_xl.hosts.files import protection, references
from career_xl.hosts.files.rectangle import Rectangle

if TYPE_CHECKING:
    from career_xl.hosts.files.ranges import Range

_TYPES = {
    "whole_number": "whole",
    "decimal": "decimal",
    "date": "date",
    "time": "time",
    "text_length": "textLength",
    "list": "list",
    "custom": "custom",
}
_OPERATORS = {
    "between": "between",
    "not_between": "notBetween",
    "equal_to": "equal",
    "not_equal_to": "notEqual",
    "greater_than": "greaterThan",
    "less_than": "lessThan",
    "greater_than_or_equal": "greaterThanOrEqual",
    "less_than_or_equal": "lessThanOrEqual",
}
_COMPARED = frozenset({"whole_number", "decimal", "date", "time", "text_length"})
_DIFFERENT = ("mixed_criteria", "inconsistent")


class DataValidation(base_classes.DataValidation):
    """The rule on what may be typed into the cells of a range."""

    def __init__(self, cells: "Range") -> None:
        self._cells = cells
        self._sheet = cells.grid.sheet

    @property
    def api(self) -> Any:
        """openpyxl's rule of the cells; None without one and where the cells differ."""
        return None if self.type in ("none", *_DIFFERENT) else self._meeting()[0]

    def _meeting(self) -> list[Any]:
        area = self._cells.area
        rules = self._sheet.data_validations.dataValidation
        return [rule for rule in rules if any(part.meets(area) for part in _areas(rule))]

    @property
    def type(self) -> str:
        """The kind of the rule; «none» without one, «inconsistent» or «mixed_criteria» where the cells differ."""
        rules = self._meeting()
        if not rules:
            return "none"
        left = [self._cells.area]
        for rule in rules:
            for part in _areas(rule):
                left = [rest for piece in left for rest in _without(piece, part)]
        if left:
            return "mixed_criteria"
        if len(rules) > 1:
            return "inconsistent"
        return next((word for word, known in _TYPES.items() if known == rules[0].type), "unknown")

    @property
    def operator(self) -> str | None:
        """How a value is compared; None for lists and formulas."""
        if self.type not in _COMPARED:
            return None
        # «between» is what a file means that says nothing.
        written = self.api.operator or "between"
        return next(word for word, known in _OPERATORS.items() if known == written)

    @property
    def formula1(self) -> str | None:
        """The value or formula compared with."""
        return str(self.api.formula1) if self.type in _COMPARED else None

    @property
    def formula2(self) -> str | None:
        """The second one, of «between» and «not between»."""
        return str(self.api.formula2) if self.operator in ("between", "not_between") else None

    @property
    def formula(self) -> str | None:
        """The formula of a rule of one's own."""
        return f"={self.api.formula1}" if self.type == "custom" else None

    @property
    def source(self) -> str | None:
        """The values of a list with commas between them, or the formula of the cells that hold them."""
        if self.type != "list":
            return None
        written = str(self.api.formula1)
        return written[1:-1].replace('""', '"') if written.startswith('"') else f"={written}"

    @property
    def in_cell_dropdown(self) -> bool | None:
        """Whether the list is offered in the cell."""
        # The file says the opposite of what its name promises.
        return not self.api.showDropDown if self.type == "list" else None

    @property
    def ignore_blank(self) -> bool | None:
        """Whether blank cells are let pass."""
        return self._flag("allowBlank")

    @property
    def input_title(self) -> str | None:
        """Title of what is shown beside a selected cell."""
        return self._text("promptTitle")

    @property
    def input_message(self) -> str | None:
        """Text of what is shown beside a selected cell."""
        return self._text("prompt")

    @property
    def show_input(self) -> bool | None:
        """Whether it is shown."""
        return self._flag("showInputMessage")

    @property
    def error_title(self) -> str | None:
        """Title of what is said about a refused value."""
        return self._text("errorTitle")

    @property
    def error_message(self) -> str | None:
        """Text of what is said about a refused value."""
        return self._text("error")

    @property
    def show_error(self) -> bool | None:
        """Whether anything is said; if not, any value may be typed."""
        return self._flag("showErrorMessage")

    @property
    def alert_style(self) -> str | None:
        """«stop», «warning» or «information»."""
        rule = self.api
        return None if rule is None else rule.errorStyle or "stop"

    def _flag(self, name: str) -> bool | None:
        rule = self.api
        return None if rule is None else bool(getattr(rule, name))

    def _text(self, name: str) -> str | None:
        rule = self.api
        return None if rule is None else getattr(rule, name) or ""

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """Offers these values, or those of a range or name."""
        if isinstance(source, base_classes.Range):
            sheet, area = source.sheet, source.area  # type: ignore[attr-defined]  # a range of ours
            formula = f"{references.quoted(sheet.name)}!{area.address()}"
        elif isinstance(source, base_classes.Name):
            formula = source.name
        else:
            joined = ",".join(source).replace('"', '""')
            formula = f'"{joined}"'
        rule = self._separate()
        rule.type, rule.operator, rule.formula1, rule.formula2 = "list", None, formula, None
        rule.showDropDown = not in_cell_dropdown

    def set_rule(self, rule_type: str, operator: str | None, formula1: str, formula2: str | None) -> None:
        """Limits what may be typed."""
        rule = self._separate()
        rule.type, rule.operator = _TYPES[rule_type], _OPERATORS[operator] if operator else None
        rule.formula1, rule.formula2 = formula1.removeprefix("="), formula2 and formula2.removeprefix("=")

    def delete(self) -> None:
        """Lets anything be typed."""
        protection.check_permission(self._cells.grid, "formatCells")
        area = self._cells.area
        for rule in self._meeting():
            rule.sqref = MultiCellRange([rest.a1 for part in _areas(rule) for rest in _without(part, area)])
        listed = self._sheet.data_validations
        listed.dataValidation = [rule for rule in listed.dataValidation if rule.sqref.ranges]

    def _separate(self) -> Any:
        """A rule for exactly these cells: a new one, or their own with its prompts and alerts."""
        if self.type in _DIFFERENT:
            raise xlwings.XlwingsError("У ячеек разные правила ввода: удалите их и повторите.")
        before = self.api
        told = {} if before is None else {name: getattr(before, name) for name in _TOLD}
        self.delete()
        rule = Rule(**{**_USUAL, **told}, sqref=MultiCellRange([self._cells.area.a1]))
        self._sheet.add_data_validation(rule)
        return rule


_USUAL = {"allowBlank": True, "showErrorMessage": True, "showInputMessage": True}
"""What xlwings' other engines begin with."""
_TOLD = (*_USUAL, "promptTitle", "prompt", "errorTitle", "error", "errorStyle")


def _areas(rule: Any) -> Iterator[Rectangle]:
    for part in rule.sqref.ranges:
        yield Rectangle(part.min_row, part.min_col, part.max_row, part.max_col)


def _without(piece: Rectangle, taken: Rectangle) -> list[Rectangle]:
    """The rectangles that are left of the piece."""
    if not piece.meets(taken):
        return [piece]
    top, bottom = max(piece.top, taken.top), min(piece.bottom, taken.bottom)
    rest = [
        piece._replace(bottom=top - 1),
        piece._replace(top=bottom + 1),
        Rectangle(top, piece.left, bottom, taken.left - 1),
        Rectangle(top, taken.right + 1, bottom, piece.right),
    ]
    return [part for part in rest if part.height > 0 and part.width > 0]
