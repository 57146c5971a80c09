"""The font of cells and of the text in shapes."""

from collections.abc import Callable
from typing import Any

from xlwings import base_classes

from career_xl.hosts.calc.bridge import Uno, enum
from career_xl.hosts.calc.colours import Rgb, number_of, rgb
from career_xl.hosts.calc.errors import in_russian

_NORMAL, _BOLD = 100.0, 150.0


@in_russian
class Font(base_classes.Font):
    """The font of something that has LibreOffice's character properties."""

    def __init__(self, target: Uno, changeable: Callable[[], Uno]) -> None:
        self._target = target
        self._changeable = changeable

    @property
    def api(self) -> Uno:
        """The object of LibreOffice whose font it is."""
        return self._target

    @property
    def bold(self) -> bool | None:
        """True or False; None where it differs."""
        weight = self._target.CharWeight
        return None if weight is None else weight > _NORMAL

    @bold.setter
    def bold(self, value: bool) -> None:
        self._changeable().CharWeight = _BOLD if value else _NORMAL

    @property
    def italic(self) -> bool | None:
        """True or False; None where it differs."""
        posture = self._target.CharPosture
        return None if posture is None else posture.value != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        self._changeable().CharPosture = enum("awt.FontSlant", "ITALIC" if value else "NONE")

    @property
    def size(self) -> float | None:
        """Points; None where it differs."""
        height = self._target.CharHeight
        return None if height is None else round(float(height), 2)

    @size.setter
    def size(self, value: float) -> None:
        self._changeable().CharHeight = float(value)

    @property
    def color(self) -> Rgb | None:
        """(red, green, blue), black for the automatic colour; None where it differs."""
        number = self._target.CharColor
        return None if number is None else rgb(number) or (0, 0, 0)

    @color.setter
    def color(self, value: Any) -> None:
        self._changeable().CharColor = number_of(value)

    @property
    def name(self) -> str | None:
        """The name of the typeface; None where it differs."""
        return self._target.CharFontName or None

    @name.setter
    def name(self, value: str) -> None:
        self._changeable().CharFontName = value
