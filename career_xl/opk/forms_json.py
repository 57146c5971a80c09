"""The filled forms as JSON."""

import datetime as dt
from typing import Any

from career_xl.opk.filling import FilledForms, FilledRow
from career_xl.tables.sheet_values import Cell, as_text


def as_json(forms: FilledForms, report_date: dt.date, file: str | None) -> dict[str, Any]:
    """Both forms by row: number on the sheet (null for a new row), cells by caption, which of them were filled in."""
    return {
        "report_date": report_date.isoformat(),
        "file": file,
        "form2": [_row(row) for row in forms.form2],
        "form3": [_row(row) for row in forms.form3],
        "notes": list(forms.notes),
    }


def _row(row: FilledRow) -> dict[str, Any]:
    return {
        "row": row.row,
        "cells": {str(caption): _value(cell) for caption, cell in row.cells.items()},
        "proposed": [str(caption) for caption in row.cells if caption in row.proposed],
    }


def _value(cell: Cell) -> str | int | float | None:
    if cell is None or (isinstance(cell, (str, int, float)) and not isinstance(cell, bool)):
        return cell
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date) else as_text(cell)
