"""Links of cells to places of their own workbook: what xlwings cannot read, or take away, in each program alike."""

from typing import Any

import xlwings


def link_of(cell: xlwings.Range) -> str | None:
    """What the cell links to, a place of the workbook as «#'Лист 1'!A1»; None without a link."""
    if cell.sheet.book.app.engine.name == "excel":
        links: Any = cell.api.Hyperlinks
        if not links.Count:
            return None
        link = links(1)
        return f"{link.Address or ''}{'#' if link.SubAddress else ''}{link.SubAddress or ''}"
    try:
        return cell.hyperlink
    except ValueError:
        # So our engines say that there is none.
        return None


def set_link(cell: xlwings.Range, address: str | None, text: str, tip: str = "") -> None:
    """Nothing; the cell, which shows that text, links to the address; None takes its link away."""
    if address is not None:
        cell.add_hyperlink(address, text, tip or None)
        return
    engine = cell.sheet.book.app.engine.name
    native: Any = cell.api
    if engine == "files":
        cell.sheet.api.cell(cell.row, cell.column).hyperlink = None
    elif engine == "calc":
        native.getCellByPosition(0, 0).Hyperlink = ""
    else:
        # `Hyperlinks.Delete` would take the look of the cell away too.
        native.ClearHyperlinks()
