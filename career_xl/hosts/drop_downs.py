"""Lists that help to type and forbid nothing: xlwings makes them, each program says in its own way that they advise."""

from collections.abc import Sequence
from typing import Any

import xlwings


def offer(cells: xlwings.Range, choices: Sequence[str], title: str, hint: str) -> None:
    """Nothing; the cells offer the choices with a hint beside the cell, and take any other text too."""
    cells.data_validation.set_list(choices)
    rule: Any = cells.data_validation.api
    if cells.sheet.book.app.engine.name == "files":
        rule.showErrorMessage, rule.promptTitle, rule.prompt = False, title, hint
        return
    if cells.sheet.book.app.engine.name == "calc":
        rule.ShowErrorMessage, rule.InputTitle, rule.InputMessage = False, title, hint
        cells.api.Validation = rule
        return
    rule.ShowError, rule.InputTitle, rule.InputMessage = False, title, hint


def has_rule(cells: xlwings.Range) -> bool:
    """Whether any of the cells has a rule on what may be typed."""
    return bool(cells.data_validation.type != "none")
