"""Charts on a sheet."""

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from career_xl.hosts.calc.address import Box
from career_xl.hosts.calc.bridge import Uno, enum, file_url, properties, struct
from career_xl.hosts.calc.chart_parts import ChartAxis, ChartLegend
from career_xl.hosts.calc.chart_series import ChartSeriesCollection
from career_xl.hosts.calc.chart_types import set_type, type_of
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.shapes import Placed, Shapes
from career_xl.hosts.calc.units import hundredths

if TYPE_CHECKING:
    import xlwings

    from career_xl.hosts.calc.ranges import Range

_ROWS, _COLUMNS = "rows", "columns"


@in_russian
class Chart(Placed, base_classes.Chart):
    """One chart."""

    @property
    def model(self) -> Uno:
        """LibreOffice's chart document within the shape."""
        return self.api.Model

    @property
    def _stored(self) -> Uno:
        """LibreOffice's chart as the sheet knows it: its source and its labels."""
        return self.parent.api.Charts.getByName(self.api.PersistName)

    def set_source_data(self, rng: "Range", plot_by: str | None = None) -> None:
        """Draws the range; its first row and column are labels where there are more."""
        stored = self._stored
        stored.HasColumnHeaders = rng.box.rows > 1
        stored.HasRowHeaders = rng.box.columns > 1
        stored.setRanges((rng.box.on(rng.sheet.position),))
        if plot_by is not None:
            self.plot_by = plot_by

    @property
    def chart_type(self) -> str:
        """The word for its type."""
        return type_of(self.model)

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        set_type(self.model, value)

    @property
    def title(self) -> str | None:
        """The title, or None."""
        return str(self.model.Title.String) if self.model.HasMainTitle else None

    @title.setter
    def title(self, value: str | None) -> None:
        self.model.HasMainTitle = value is not None
        if value is not None:
            self.model.Title.String = value

    @property
    def legend(self) -> ChartLegend:
        """The legend."""
        return ChartLegend(self.model)

    @property
    def category_axis(self) -> ChartAxis:
        """The axis of the categories."""
        return ChartAxis(self.model, "X", self.parent.book.api)

    @property
    def value_axis(self) -> ChartAxis:
        """The axis of the values."""
        return ChartAxis(self.model, "Y", self.parent.book.api)

    @property
    def secondary_category_axis(self) -> ChartAxis:
        """The second axis of categories."""
        return ChartAxis(self.model, "SecondaryX", self.parent.book.api)

    @property
    def secondary_value_axis(self) -> ChartAxis:
        """The second axis of values."""
        return ChartAxis(self.model, "SecondaryY", self.parent.book.api)

    @property
    def series(self) -> ChartSeriesCollection:
        """The series of data."""
        return ChartSeriesCollection(self.model, self.parent.book.app.office)

    @property
    def plot_by(self) -> str:
        """«columns» or «rows»: which of them are the series."""
        return _ROWS if self.model.Diagram.DataRowSource.value == "ROWS" else _COLUMNS

    @plot_by.setter
    def plot_by(self, value: str) -> None:
        self.model.Diagram.DataRowSource = enum("chart.ChartDataRowSource", value.upper())

    def to_png(self, path: str) -> None:
        """Writes it as a picture."""
        exporter = self.parent.book.app.office.service("drawing.GraphicExportFilter")
        exporter.setSourceDocument(self.api)
        exporter.filter(properties(URL=file_url(path), MediaType="image/png"))


@in_russian
class Charts(Shapes):
    """The charts on a sheet."""

    kinds = ("chart",)

    def _wrapped(self, shape: Uno) -> Chart:
        return Chart(self.parent, shape)

    def add(self, left: float, top: float, width: float, height: float, **options: Any) -> Chart:
        """A new chart; of the options LibreOffice has no `style`."""
        anchor: xlwings.Range | None = options.get("anchor")
        source: Range | None = options.get("source")
        if anchor is not None:
            left, top = anchor.left, anchor.top
        sheet = self.parent
        rectangle = struct(
            "awt.Rectangle",
            X=hundredths(left),
            Y=hundredths(top),
            Width=hundredths(width),
            Height=hundredths(height),
        )
        name = options.get("name") or self.free_name("Chart")
        box = source.box if source is not None else Box(0, 0, 0, 0)
        position = source.sheet.position if source is not None else sheet.position
        known = {shape.api.PersistName for shape in self}
        sheet.api.Charts.addNewByName(name, rectangle, (box.on(position),), box.rows > 1, box.columns > 1)
        chart: Chart = next(chart for chart in self if chart.api.PersistName not in known)
        chart.name = name
        # LibreOffice's rectangle is one hundredth of a millimetre short.
        chart.resize(rectangle.Width, rectangle.Height)
        if options.get("chart_type"):
            chart.chart_type = options["chart_type"]
        if options.get("plot_by"):
            chart.plot_by = options["plot_by"]
        return chart
