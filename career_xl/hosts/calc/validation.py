"""What may be typed into cells: lists to choose from, limits, and what is shown to whoever types."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import xlwings
from xlwings import base_classes

from career_xl.hosts.calc.address import a1, quoted
from career_xl.hosts.calc.bridge import Uno, enum
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.formulas import to_calc, to_excel

if TYPE_CHECKING:
    from career_xl.hosts.calc.ranges import Range

_TYPES = {
    "none": "ANY",
    "whole_number": "WHOLE",
    "decimal": "DECIMAL",
    "date": "DATE",
    "time": "TIME",
    "text_length": "TEXT_LEN",
    "list": "LIST",
    "custom": "CUSTOM",
}
_WORDS = {native: word for word, native in _TYPES.items()}
_OPERATORS = {
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
    "equal_to": "EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "greater_than": "GREATER",
    "less_than": "LESS",
    "greater_than_or_equal": "GREATER_EQUAL",
    "less_than_or_equal": "LESS_EQUAL",
}
_ALERTS = {"STOP": "stop", "WARNING": "warning", "INFO": "information"}
_COMPARED = frozenset({"whole_number", "decimal", "date", "time", "text_length"})
_DROP_DOWN, _NO_DROP_DOWN = 1, 0


@in_russian
class DataValidation(base_classes.DataValidation):
    """The rule on what may be typed into the cells of a range."""

    def __init__(self, cells: "Range") -> None:
        self._cells = cells

    @property
    def api(self) -> Uno:
        """A copy of LibreOffice's rule, which takes effect when it is set as `Validation` of cells."""
        return self._cells.api.Validation

    @property
    def type(self) -> str:
        """The kind of the rule; «none» without one, «inconsistent» or «mixed_criteria» where the cells differ."""
        if self._cells.api.getPropertyState("Validation").value == "AMBIGUOUS_VALUE":
            return "mixed_criteria" if _some_without(self._cells.api) else "inconsistent"
        return _WORDS.get(self.api.Type.value, "unknown")

    @property
    def operator(self) -> str | None:
        """How a value is compared; None for lists and formulas."""
        native = self.api.getOperator().value if self.type in _COMPARED else None
        return next((word for word, known in _OPERATORS.items() if known == native), None)

    @property
    def formula1(self) -> str | None:
        """The value or formula compared with."""
        return to_excel(f"={self.api.getFormula1()}") if self.type in _COMPARED else None

    @property
    def formula2(self) -> str | None:
        """The second one, of «between» and «not between»."""
        between = self.operator in ("between", "not_between")
        return to_excel(f"={self.api.getFormula2()}") if between else None

    @property
    def formula(self) -> str | None:
        """The formula of a rule of one's own."""
        return to_excel(f"={self.api.getFormula1()}") if self.type == "custom" else None

    @property
    def source(self) -> str | None:
        """The values of a list with commas between them, or the formula of the cells that hold them."""
        if self.type != "list":
            return None
        written = str(self.api.getFormula1())
        if written.startswith('"'):
            return ",".join(part.strip('"') for part in written.split(";"))
        return to_excel(f"={written}")

    @property
    def in_cell_dropdown(self) -> bool | None:
        """Whether the list is offered in the cell."""
        return bool(self.api.ShowList) if self.type == "list" else None

    @property
    def ignore_blank(self) -> Any:
        """Whether blank cells are let pass."""
        return self._told("IgnoreBlankCells")

    @property
    def input_title(self) -> Any:
        """Title of what is shown beside a selected cell."""
        return self._told("InputTitle")

    @property
    def input_message(self) -> Any:
        """Text of what is shown beside a selected cell."""
        return self._told("InputMessage")

    @property
    def show_input(self) -> Any:
        """Whether it is shown."""
        return self._told("ShowInputMessage")

    @property
    def error_title(self) -> Any:
        """Title of what is said about a refused value."""
        return self._told("ErrorTitle")

    @property
    def error_message(self) -> Any:
        """Text of what is said about a refused value."""
        return self._told("ErrorMessage")

    @property
    def show_error(self) -> Any:
        """Whether anything is said; if not, any value may be typed."""
        return self._told("ShowErrorMessage")

    @property
    def alert_style(self) -> str | None:
        """«stop», «warning» or «information»."""
        alert = self._told("ErrorAlertStyle")
        return None if alert is None else _ALERTS.get(alert.value)

    def _told(self, name: str) -> Any:
        return None if self.type in ("none", "mixed_criteria", "inconsistent") else getattr(self.api, name)

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """Offers these values, or those of a range or name."""
        if isinstance(source, base_classes.Range):
            sheet, box = source.sheet, source.box  # type: ignore[attr-defined]  # a range of ours
            formula = f"${quoted(sheet.name)}.{a1(box, sheet.extent)}"
        elif isinstance(source, base_classes.Name):
            formula = source.name
        else:
            formula = ";".join(_literal(value) for value in source)
        rule = self._rule("list", None, (formula,))
        rule.ShowList = _DROP_DOWN if in_cell_dropdown else _NO_DROP_DOWN
        self._cells.changeable.Validation = rule

    def set_rule(self, rule_type: str, operator: str | None, formula1: str, formula2: str | None) -> None:
        """Limits what may be typed."""
        formulas = [to_calc(formula).removeprefix("=") for formula in (formula1, formula2) if formula is not None]
        self._cells.changeable.Validation = self._rule(rule_type, operator, formulas)

    def delete(self) -> None:
        """Lets anything be typed."""
        self._cells.changeable.setPropertyToDefault("Validation")

    def _rule(self, rule_type: str, operator: str | None, formulas: Sequence[str]) -> Uno:
        present = self.type
        if present in ("mixed_criteria", "inconsistent"):
            raise xlwings.XlwingsError("У ячеек разные правила ввода: удалите их и повторите.")
        rule = self.api
        rule.Type = enum("sheet.ValidationType", _TYPES[rule_type])
        rule.setOperator(enum("sheet.ConditionOperator", _OPERATORS.get(operator or "", "NONE")))
        rule.setFormula1(formulas[0])
        rule.setFormula2(formulas[1] if len(formulas) > 1 else "")
        if present == "none":
            # What xlwings' other engines begin with.
            rule.IgnoreBlankCells = rule.ShowErrorMessage = rule.ShowInputMessage = True
        return rule


def _literal(value: str) -> str:
    doubled = value.replace('"', '""')
    return f'"{doubled}"'


def _some_without(cells: Uno) -> bool:
    """True when some of the cells have no rule, known by the parts of the range that are formatted alike."""
    parts = cells.getUniqueCellFormatRanges()
    rules = (parts.getByIndex(place).getByIndex(0).Validation for place in range(parts.getCount()))
    return any(rule.Type.value == "ANY" for rule in rules)
