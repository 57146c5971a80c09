"""xlwings' words for the types of charts, and what LibreOffice makes of them."""

from typing import Any

from career_xl.hosts.calc.bridge import Uno

_STACKED = {"Stacked": True}
_PERCENT = {"Percent": True}
_NO_MARKS = -3  # ChartSymbolType.NONE
_LINES_ONLY = {"SymbolType": _NO_MARKS}
_SYMBOLS = {"SymbolType": -2}

DIAGRAMS: dict[str, tuple[str, dict[str, Any]]] = {
    "column_clustered": ("BarDiagram", {"Vertical": False}),
    "column_stacked": ("BarDiagram", {"Vertical": False, **_STACKED}),
    "column_stacked_100": ("BarDiagram", {"Vertical": False, **_PERCENT}),
    "bar_clustered": ("BarDiagram", {"Vertical": True}),
    "bar_stacked": ("BarDiagram", {"Vertical": True, **_STACKED}),
    "bar_stacked_100": ("BarDiagram", {"Vertical": True, **_PERCENT}),
    "line": ("LineDiagram", _LINES_ONLY),
    "line_markers": ("LineDiagram", _SYMBOLS),
    "line_stacked": ("LineDiagram", {**_STACKED, **_LINES_ONLY}),
    "line_markers_stacked": ("LineDiagram", {**_STACKED, **_SYMBOLS}),
    "line_stacked_100": ("LineDiagram", {**_PERCENT, **_LINES_ONLY}),
    "line_markers_stacked_100": ("LineDiagram", {**_PERCENT, **_SYMBOLS}),
    "area": ("AreaDiagram", {}),
    "area_stacked": ("AreaDiagram", _STACKED),
    "area_stacked_100": ("AreaDiagram", _PERCENT),
    "pie": ("PieDiagram", {}),
    "doughnut": ("DonutDiagram", {}),
    "radar_markers": ("NetDiagram", _SYMBOLS),
    "radar": ("NetDiagram", _LINES_ONLY),
    "radar_filled": ("FilledNetDiagram", {}),
    "xy_scatter": ("XYDiagram", {"Lines": False, **_SYMBOLS}),
    "xy_scatter_lines": ("XYDiagram", {"Lines": True, **_SYMBOLS}),
    "xy_scatter_lines_no_markers": ("XYDiagram", {"Lines": True, **_LINES_ONLY}),
    "bubble": ("BubbleDiagram", {}),
    "stock_hlc": ("StockDiagram", {}),
}
"""Word → LibreOffice's diagram and its settings, in the order of likelihood."""


_STACKABLE = {"Stacked": False, "Percent": False}


def type_of_diagram(diagram: Uno) -> str:
    """The word for the diagram; «combination» when it is of no type with a word here."""
    service = str(diagram.getDiagramType()).rpartition(".")[2]
    for word, (known, options) in DIAGRAMS.items():
        if known == service and all(_has(diagram, name, wanted) for name, wanted in (_STACKABLE | options).items()):
            return word
    return "combination"


def _has(diagram: Uno, name: str, wanted: Any) -> bool:
    found = getattr(diagram, name)
    # Any sign but «none» counts as marks.
    return (found == _NO_MARKS) == (wanted == _NO_MARKS) if name == "SymbolType" else bool(found == wanted)
