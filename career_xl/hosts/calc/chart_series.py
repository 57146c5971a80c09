"""The series of data in a chart."""

from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from career_xl.hosts.calc.bridge import Uno, enum, struct
from career_xl.hosts.calc.chart_types import series_of
from career_xl.hosts.calc.colours import Rgb, number_of, rgb
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.office import Office
from career_xl.hosts.calc.units import hundredths, points

_UNSET = base_classes._UNSET
_PRIMARY, _SECONDARY = 2, 4  # ChartAxisAssign
_SYMBOLS = {"square": 0, "diamond": 1, "triangle": 3, "circle": 8, "x": 10, "plus": 11, "star": 12, "dash": 13}
_KINDS = {
    "column_clustered": ("ColumnChartType", "NONE"),
    "line": ("LineChartType", "NONE"),
    "line_markers": ("LineChartType", "AUTO"),
    "area": ("AreaChartType", "NONE"),
    "pie": ("PieChartType", "NONE"),
    "xy_scatter_lines": ("ScatterChartType", "AUTO"),
    "radar_markers": ("NetChartType", "AUTO"),
}
"""Word → LibreOffice's type of chart and whether its points have marks."""

_LINES = ("LineChartType", "ScatterChartType", "NetChartType")


@in_russian
class ChartSeries(base_classes.ChartSeries):
    """One series."""

    def __init__(self, model: Uno, number: int, office: Office) -> None:
        self._model = model
        self._number = number
        self._office = office

    @property
    def api(self) -> Uno:
        """LibreOffice's data series."""
        return self._place[2]

    @property
    def _place(self) -> tuple[Uno, Uno, Uno]:
        """The coordinate system, the type of chart and the series."""
        return series_of(self._model)[self._number]

    @property
    def _kind(self) -> str:
        return str(self._place[1].getChartType()).rpartition(".")[2]

    @property
    def name(self) -> str:
        """The name in the legend."""
        label = self._labelled.getLabel()
        return " ".join(label.getTextualData()) if label else ""

    @name.setter
    def name(self, value: str) -> None:
        literal = '"' + value.replace('"', '""') + '"'
        label = self._model.getDataProvider().createDataSequenceByRangeRepresentation(literal)
        label.Role = "label"
        self._labelled.setLabel(label)

    @property
    def _labelled(self) -> Uno:
        return self.api.getDataSequences()[0]

    @property
    def chart_type(self) -> str:
        """The word for its type; «combination» for one without a word here."""
        marks = "NONE" if self.api.Symbol.Style.value == "NONE" else "AUTO"
        for word, (kind, with_marks) in _KINDS.items():
            if kind == self._kind and (with_marks == marks or kind not in _LINES):
                return word
        return "combination"

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        if value not in _KINDS:
            raise NotImplementedError(value)
        kind, marks = _KINDS[value]
        system, old, series = self._place
        if self._kind != kind:
            known = [each for each in system.getChartTypes() if each.getChartType().endswith(f".{kind}")]
            new = known[0] if known else self._office.service(f"chart2.{kind}")
            if not known:
                system.addChartType(new)
            old.removeDataSeries(series)
            new.addDataSeries(series)
            if not old.getDataSeries():
                system.removeChartType(old)
        self._change_symbol(Style=enum("chart2.SymbolStyle", marks))

    @property
    def axis_group(self) -> str:
        """«primary» or «secondary»."""
        return "secondary" if self.api.AttachedAxisIndex == 1 else "primary"

    @axis_group.setter
    def axis_group(self, value: str) -> None:
        row = self._model.Diagram.getDataRowProperties(self._number)
        row.Axis = _SECONDARY if value == "secondary" else _PRIMARY

    # Its marks

    @property
    def marker_style(self) -> str | None:
        """The word for its marks."""
        symbol = self.api.Symbol
        if symbol.Style.value != "STANDARD":
            return symbol.Style.value.lower() if symbol.Style.value == "NONE" else "automatic"
        return next((word for word, number in _SYMBOLS.items() if number == symbol.StandardSymbol), None)

    @marker_style.setter
    def marker_style(self, value: str) -> None:
        if value in ("none", "automatic"):
            self._change_symbol(Style=enum("chart2.SymbolStyle", "NONE" if value == "none" else "AUTO"))
        elif value in _SYMBOLS:
            self._change_symbol(Style=enum("chart2.SymbolStyle", "STANDARD"), StandardSymbol=_SYMBOLS[value])
        else:
            raise NotImplementedError(value)

    @property
    def marker_size(self) -> int:
        """Points."""
        return round(points(self.api.Symbol.Size.Width))

    @marker_size.setter
    def marker_size(self, value: int) -> None:
        self._change_symbol(Size=struct("awt.Size", Width=hundredths(value), Height=hundredths(value)))

    @property
    def marker_foreground_color(self) -> Rgb | None:
        """(red, green, blue) of the border of its marks."""
        return rgb(self.api.Symbol.BorderColor)

    @marker_foreground_color.setter
    def marker_foreground_color(self, value: Any) -> None:
        self._change_symbol(BorderColor=number_of(value))

    @property
    def marker_background_color(self) -> Rgb | None:
        """(red, green, blue) within its marks."""
        return rgb(self.api.Symbol.FillColor)

    @marker_background_color.setter
    def marker_background_color(self, value: Any) -> None:
        self._change_symbol(FillColor=number_of(value))

    def _change_symbol(self, **fields: Any) -> None:
        symbol = self.api.Symbol
        for name, value in fields.items():
            setattr(symbol, name, value)
        self.api.Symbol = symbol

    # Its colours

    @property
    def line_color(self) -> Rgb | None:
        """(red, green, blue) of the line, or of the border of bars."""
        return rgb(self.api.Color if self._kind in _LINES else self.api.BorderColor)

    @line_color.setter
    def line_color(self, value: Any) -> None:
        if self._kind in _LINES:
            self.api.Color = number_of(value)
        else:
            self.api.BorderColor = number_of(value)

    @property
    def fill_color(self) -> Rgb | None:
        """(red, green, blue) of the area."""
        return rgb(self.api.Color)

    @fill_color.setter
    def fill_color(self, value: Any) -> None:
        self.api.Color = number_of(value)

    def set(self, **settings: Any) -> None:
        """Changes what is given; type and axis first, the line before the marks that take its colour."""
        for name in _ORDER:
            value = settings.get(name, _UNSET)
            if value is not _UNSET:
                setattr(self, name, value)


_ORDER = (
    *("chart_type", "axis_group", "name", "line_color", "fill_color"),
    *("marker_style", "marker_size", "marker_foreground_color", "marker_background_color"),
)


@in_russian
class ChartSeriesCollection(base_classes.ChartSeriesCollection):
    """The series of a chart, in their order."""

    def __init__(self, model: Uno, office: Office) -> None:
        self._model = model
        self._office = office

    @property
    def api(self) -> Uno:
        """LibreOffice's diagram."""
        return self._model.getFirstDiagram()

    def __len__(self) -> int:
        return len(series_of(self._model))

    def __iter__(self) -> Iterator[ChartSeries]:
        return (ChartSeries(self._model, number, self._office) for number in range(len(self)))

    def __call__(self, key: int) -> ChartSeries:
        """The series by its one-based number; KeyError when there is none."""
        if not isinstance(key, int) or not 1 <= key <= len(self):
            raise KeyError(key)
        return ChartSeries(self._model, key - 1, self._office)
