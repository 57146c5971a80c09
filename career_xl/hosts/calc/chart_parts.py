"""The legend and the axes of a chart."""

from typing import Any

import xlwings
from xlwings import base_classes

from career_xl.hosts.calc.bridge import Uno, enum
from career_xl.hosts.calc.chart_types import series_of
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.number_formats import code_of_key, set_code

_UNSET = base_classes._UNSET
_POSITIONS = {"top": "TOP", "bottom": "BOTTOM", "left": "LEFT", "right": "RIGHT"}
_CROSSINGS = {"automatic": "ZERO", "minimum": "START", "maximum": "END"}
_CROSSED_BY = {"X": "Y", "Y": "X", "SecondaryX": "SecondaryY", "SecondaryY": "SecondaryX"}


@in_russian
class ChartLegend(base_classes.ChartLegend):
    """The legend of a chart."""

    def __init__(self, model: Uno) -> None:
        self._model = model

    @property
    def api(self) -> Uno:
        """LibreOffice's legend; None while it is not shown."""
        return self._model.Legend

    @property
    def visible(self) -> bool:
        """True when it is shown."""
        return bool(self._model.HasLegend)

    @visible.setter
    def visible(self, value: bool) -> None:
        self._model.HasLegend = value

    @property
    def position(self) -> str | None:
        """«top», «bottom», «left» or «right»; None while it is not shown."""
        if not self.visible:
            return None
        alignment = self._model.Legend.Alignment.value
        return next((word for word, known in _POSITIONS.items() if known == alignment), None)

    @position.setter
    def position(self, value: str) -> None:
        if value not in _POSITIONS:
            raise NotImplementedError(value)
        self.visible = True
        self._model.Legend.Alignment = enum("chart.ChartLegendPosition", _POSITIONS[value])


@in_russian
class ChartAxis(base_classes.ChartAxis):
    """One axis: «X», «Y», «SecondaryX» or «SecondaryY» of LibreOffice's diagram."""

    def __init__(self, model: Uno, letters: str, document: Uno) -> None:
        self._model = model
        self._letters = letters
        self._document = document

    @property
    def _diagram(self) -> Uno:
        diagram = self._model.Diagram
        if self._letters.startswith("Secondary") and not _has_secondary_series(self._model):
            raise xlwings.XlwingsError("The chart has no secondary axis group.")
        return diagram

    @property
    def api(self) -> Uno:
        """LibreOffice's axis."""
        return getattr(self._diagram, f"get{self._letters}Axis")()

    @property
    def _title(self) -> Uno:
        return getattr(self._diagram, f"get{self._letters.replace('Secondary', 'Second')}AxisTitle")()

    @property
    def visible(self) -> bool:
        """True when it is shown."""
        return bool(getattr(self._diagram, f"Has{self._letters}Axis"))

    @visible.setter
    def visible(self, value: bool) -> None:
        setattr(self._diagram, f"Has{self._letters}Axis", value)

    @property
    def title(self) -> str | None:
        """The title, or None."""
        shown = self.visible and getattr(self._diagram, f"Has{self._letters}AxisTitle")
        return str(self._title.String) if shown else None

    @title.setter
    def title(self, value: str | None) -> None:
        setattr(self._diagram, f"Has{self._letters}AxisTitle", value is not None)
        if value is not None:
            self._title.String = value

    @property
    def minimum_scale(self) -> float:
        """Where it begins."""
        return float(self.api.Min)

    @minimum_scale.setter
    def minimum_scale(self, value: float | None) -> None:
        self._scale("Min", value)

    @property
    def maximum_scale(self) -> float:
        """Where it ends."""
        return float(self.api.Max)

    @maximum_scale.setter
    def maximum_scale(self, value: float | None) -> None:
        self._scale("Max", value)

    @property
    def major_unit(self) -> float:
        """The distance between the marks."""
        return float(self.api.StepMain)

    @major_unit.setter
    def major_unit(self, value: float | None) -> None:
        self._scale("StepMain", value)

    def _scale(self, name: str, value: float | None) -> None:
        setattr(self.api, f"Auto{name}", value is None)
        if value is not None:
            setattr(self.api, name, float(value))

    @property
    def number_format(self) -> str:
        """The format code of the labels."""
        return code_of_key(self.api.NumberFormat, self._model)

    @number_format.setter
    def number_format(self, value: str) -> None:
        if self._letters == "SecondaryX" and not self.visible:
            raise xlwings.XlwingsError("A visible secondary category axis is required.")
        self.api.LinkNumberFormatToSource = False
        set_code(self.api, self._model, value, self._document.CharLocale)

    @property
    def reverse_order(self) -> bool:
        """True when it runs backwards."""
        return bool(self.api.ReverseDirection)

    @reverse_order.setter
    def reverse_order(self, value: bool) -> None:
        self.api.ReverseDirection = value

    @property
    def crosses(self) -> str:
        """Where the other axis crosses it: «automatic», «minimum», «maximum» or «custom»."""
        place = self._crossing.CrossoverPosition.value
        return next((word for word, known in _CROSSINGS.items() if known == place), "custom")

    @crosses.setter
    def crosses(self, value: str) -> None:
        self._crossing.CrossoverPosition = enum("chart.ChartAxisPosition", _CROSSINGS[value])

    @property
    def _crossing(self) -> Uno:
        """The other axis: LibreOffice keeps there where it crosses this one."""
        return getattr(self._diagram, f"get{_CROSSED_BY[self._letters]}Axis")()

    def set(self, **settings: Any) -> None:
        """Changes what is given; showing comes first, hiding last."""
        given = {name: value for name, value in settings.items() if value is not _UNSET}
        if given.get("visible"):
            self.visible = given.pop("visible")
        hide = given.pop("visible", None)
        for name, value in given.items():
            setattr(self, name, value)
        if hide is not None:
            self.visible = hide


def _has_secondary_series(model: Uno) -> bool:
    return any(series.AttachedAxisIndex == 1 for _, _, series in series_of(model))
