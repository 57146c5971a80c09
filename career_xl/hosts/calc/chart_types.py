"""xlwings' words for the types of charts, and what LibreOffice makes of them."""

from typing import Any

from career_xl.hosts.calc.bridge import Uno, enum

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


def set_type(model: Uno, word: str) -> None:
    """Gives the chart the type; NotImplementedError for a word that LibreOffice has no diagram for."""
    if word not in DIAGRAMS:
        raise NotImplementedError(word)
    service, options = DIAGRAMS[word]
    model.setDiagram(model.createInstance(f"com.sun.star.chart.{service}"))
    for name, value in (_STACKABLE | options).items():
        if name == "Lines":
            for _, _, series in series_of(model):
                series.LineStyle = enum("drawing.LineStyle", "SOLID" if value else "NONE")
        else:
            setattr(model.Diagram, name, value)


def type_of(model: Uno) -> str:
    """The word for the type of the chart; «combination» when it is of no type with a word here."""
    service = str(model.Diagram.getDiagramType()).rpartition(".")[2]
    for word, (known, options) in DIAGRAMS.items():
        if known == service and all(_has(model, name, wanted) for name, wanted in (_STACKABLE | options).items()):
            return word
    return "combination"


def _has(model: Uno, name: str, wanted: Any) -> bool:
    if name == "Lines":
        # The diagram's own property of that name is always True.
        return any(series.LineStyle.value != "NONE" for _, _, series in series_of(model)) is bool(wanted)
    found: object = getattr(model.Diagram, name)
    if name == "SymbolType":
        # Any sign but «none» counts as marks.
        return bool(found == _NO_MARKS) is bool(wanted == _NO_MARKS)
    return bool(found == wanted)


def series_of(model: Uno) -> list[tuple[Uno, Uno, Uno]]:
    """The coordinate system, the type and the series itself, for each series of the chart."""
    return [
        (system, kind, series)
        for system in model.getFirstDiagram().getCoordinateSystems()
        for kind in system.getChartTypes()
        for series in kind.getDataSeries()
    ]
