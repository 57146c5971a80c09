"""Numbers in cells that hold counts: what is a whole number, and what is not and must never become a zero."""

from career_xl.tables.sheet_values import Cell, as_text, is_blank


def read_count(cell: Cell) -> int | None:
    """The whole number ≥ 0 of the cell, 0 for a blank one; None for anything that is no whole number."""
    if is_blank(cell):
        return 0
    if isinstance(cell, bool) or (isinstance(cell, (int, float)) and (cell < 0 or cell != int(cell))):
        return None
    text = as_text(cell).strip()
    return int(text) if text.isascii() and text.isdecimal() else None
