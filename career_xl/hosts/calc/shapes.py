"""What is drawn on a sheet: pictures, charts, boxes, lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from career_xl.hosts.calc.bridge import Uno, struct
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.fonts import Font
from career_xl.hosts.calc.units import hundredths, points

if TYPE_CHECKING:
    from career_xl.hosts.calc.sheets import Sheet

CHART_CLASS = "12dcae26-281f-416f-a234-c3086127382e"
_NOTE = "CaptionShape"
_TYPES = {
    "GraphicObjectShape": "picture",
    "TextShape": "text_box",
    "CustomShape": "auto_shape",
    "RectangleShape": "auto_shape",
    "EllipseShape": "auto_shape",
    "LineShape": "line",
    "ConnectorShape": "line",
    "GroupShape": "group",
    "ControlShape": "form_control",
    "OLE2Shape": "embedded_ole_object",
}
_TYPE_NAMES = {"picture": "Picture", "chart": "Chart"}


class Placed:
    """Something on the drawing page of a sheet: its name, place and size."""

    def __init__(self, sheet: "Sheet", shape: Uno) -> None:
        self._sheet = sheet
        self._shape = shape

    @property
    def api(self) -> Uno:
        """LibreOffice's shape."""
        return self._shape

    @property
    def parent(self) -> "Sheet":
        """The sheet it is on."""
        return self._sheet

    @property
    def name(self) -> str:
        """The name; a running one for what has none."""
        return str(self._shape.Name) or f"{_TYPE_NAMES.get(type_of(self._shape), 'Shape')} {self.index}"

    @name.setter
    def name(self, value: str) -> None:
        self._shape.Name = value

    @property
    def index(self) -> int:
        """One-based number among everything drawn on the sheet."""
        return next(number for number, shape in enumerate(drawn_on(self._sheet), 1) if shape == self._shape)

    @property
    def left(self) -> float:
        """Points from the left border of the sheet."""
        return points(self._shape.Position.X)

    @left.setter
    def left(self, value: float) -> None:
        self._shape.setPosition(struct("awt.Point", X=hundredths(value), Y=self._shape.Position.Y))

    @property
    def top(self) -> float:
        """Points from the upper border of the sheet."""
        return points(self._shape.Position.Y)

    @top.setter
    def top(self, value: float) -> None:
        self._shape.setPosition(struct("awt.Point", X=self._shape.Position.X, Y=hundredths(value)))

    @property
    def width(self) -> float:
        """Points."""
        return points(self._shape.Size.Width)

    @width.setter
    def width(self, value: float) -> None:
        self.resize(hundredths(value), self._shape.Size.Height)

    @property
    def height(self) -> float:
        """Points."""
        return points(self._shape.Size.Height)

    @height.setter
    def height(self, value: float) -> None:
        self.resize(self._shape.Size.Width, hundredths(value))

    def resize(self, width: int, height: int) -> None:
        """Gives it a size in hundredths of a millimetre."""
        self._shape.setSize(struct("awt.Size", Width=width, Height=height))

    def delete(self) -> None:
        """Takes it off the sheet."""
        self._sheet.api.DrawPage.remove(self._shape)


@in_russian
class Shape(Placed, base_classes.Shape):
    """Anything drawn on a sheet."""

    @property
    def type(self) -> str:
        """«picture», «chart», «text_box», «auto_shape» …"""
        return type_of(self._shape)

    @property
    def text(self) -> str:
        """The text in it."""
        return str(self._shape.getString())

    @text.setter
    def text(self, value: str) -> None:
        self._shape.setString(value)

    @property
    def font(self) -> Font:
        """The font of its text."""
        return Font(self._shape, lambda: self._shape)

    def activate(self) -> None:
        """Selects it in the window."""
        self._sheet.book.controller.select(self._shape)

    def scale_height(self, factor: float, relative_to_original_size: bool = False, scale: str | None = None) -> None:
        """Makes it so many times as high; a picture keeps its proportions."""
        self._scale(factor, relative_to_original_size, wide=self.type == "picture", high=True)

    def scale_width(self, factor: float, relative_to_original_size: bool = False, scale: str | None = None) -> None:
        """Makes it so many times as wide; a picture keeps its proportions."""
        self._scale(factor, relative_to_original_size, wide=True, high=self.type == "picture")

    def _scale(self, factor: float, original: bool, *, wide: bool, high: bool) -> None:
        now = self._shape.Size
        start = original_size(self._shape.Graphic) if original and self.type == "picture" else now
        self.resize(
            round(start.Width * factor) if wide else now.Width, round(start.Height * factor) if high else now.Height
        )


@in_russian
class Shapes(base_classes.Collection):
    """Everything drawn on a sheet, from the back to the front."""

    kinds: tuple[str, ...] = ()
    """The types that belong to the collection; all when there are none."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    def _wrapped(self, shape: Uno) -> Any:
        return Shape(self._sheet, shape)

    @property
    def api(self) -> Uno:
        """LibreOffice's drawing page."""
        return self._sheet.api.DrawPage

    @property
    def parent(self) -> "Sheet":
        """The sheet."""
        return self._sheet

    def _all(self) -> list[Any]:
        return [
            self._wrapped(shape) for shape in drawn_on(self._sheet) if not self.kinds or type_of(shape) in self.kinds
        ]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __call__(self, key: str | int) -> Any:
        """One of them by its one-based number or its name; KeyError when there is none."""
        found = self._all()
        if isinstance(key, int):
            if not 1 <= key <= len(found):
                raise KeyError(key)
            return found[key - 1]
        for each in found:
            if each.name == key:
                return each
        raise KeyError(key)

    def __contains__(self, name: str) -> bool:
        return any(each.name == name for each in self._all())

    def free_name(self, word: str) -> str:
        """«Picture 3»: the word with the first number that is not taken."""
        taken = {shape.Name for shape in drawn_on(self._sheet)}
        number = 1
        while f"{word} {number}" in taken:
            number += 1
        return f"{word} {number}"


def drawn_on(sheet: "Sheet") -> list[Uno]:
    """The shapes on the sheet, without the boxes of notes."""
    page = sheet.api.DrawPage
    found = (page.getByIndex(index) for index in range(page.Count))
    return [shape for shape in found if _short_type(shape) != _NOTE]


def type_of(shape: Uno) -> str:
    """xlwings' word for the kind of shape."""
    short = _short_type(shape)
    if short == "OLE2Shape" and shape.CLSID.lower() == CHART_CLASS:
        return "chart"
    return _TYPES.get(short, "auto_shape")


def _short_type(shape: Uno) -> str:
    return str(shape.ShapeType).rpartition(".")[2]


def original_size(graphic: Uno) -> Uno:
    """The size as the file says, in hundredths of a millimetre; where it says none, a pixel is 1/96 inch."""
    size = graphic.Size100thMM
    if size.Width and size.Height:
        return size
    pixels = graphic.SizePixel
    return struct("awt.Size", Width=round(pixels.Width * 2540 / 96), Height=round(pixels.Height * 2540 / 96))
