"""How cells look and how large they are."""

from collections.abc import Sequence
from typing import Any

from career_xl.hosts.calc import alignment, number_formats, sizes
from career_xl.hosts.calc.cells import Cells
from career_xl.hosts.calc.colours import Rgb, number_of, rgb
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.fonts import Font
from career_xl.hosts.calc.painting import paint
from career_xl.hosts.calc.units import points


@in_russian
class Appearance(Cells):
    """The part of a range that is about formats and sizes."""

    @property
    def number_format(self) -> str | None:
        """The format code as Excel writes it; None where the cells differ."""
        return number_formats.code_of(self.api, self.document)

    @number_format.setter
    def number_format(self, value: str) -> None:
        number_formats.set_code(self.changeable, self.document, value, self.document.CharLocale)

    @property
    def color(self) -> Rgb | None:
        """(red, green, blue) of the background; None without one or where the cells differ."""
        return rgb(self.api.CellBackColor)

    @color.setter
    def color(self, value: Any) -> None:
        self.changeable.CellBackColor = number_of(value)

    def set_colors(self, colors: Sequence[Sequence[Any]]) -> None:
        """Gives each cell its own background; `...` leaves one as it is."""
        paint(self.changeable, self.document, self.box, colors)

    @property
    def font(self) -> Font:
        """The font."""
        return Font(self.api, lambda: self.changeable)

    @property
    def wrap_text(self) -> bool | None:
        """True when text is wrapped; None where the cells differ."""
        wrapped = self.api.IsTextWrapped
        return None if wrapped is None else bool(wrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.changeable.IsTextWrapped = bool(value)

    @property
    def horizontal_alignment(self) -> str | None:
        """The alignment across; None where the cells differ."""
        return alignment.across(self.api)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        alignment.set_across(self.changeable, value)

    @property
    def vertical_alignment(self) -> str | None:
        """The alignment upwards; None where the cells differ."""
        return alignment.upwards(self.api)

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        alignment.set_upwards(self.changeable, value)

    def adjust_indent(self, amount: int) -> None:
        """Moves the contents by so many steps."""
        alignment.indent(self.changeable, amount)

    @property
    def row_height(self) -> float | None:
        """Points; None where the rows differ."""
        return sizes.row_height(self.api, self.box)

    @row_height.setter
    def row_height(self, value: float) -> None:
        sizes.set_row_height(self.api, value)

    @property
    def column_width(self) -> float | None:
        """Characters; None where the columns differ."""
        return sizes.column_width(self.api, self.box)

    @column_width.setter
    def column_width(self, value: float) -> None:
        sizes.set_column_width(self.api, value)

    @property
    def row_hidden(self) -> bool | None:
        """True when all rows are hidden, None when some are."""
        return sizes.rows_hidden(self.sheet.api, self.box)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.api.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        """True when all columns are hidden, None when some are."""
        return sizes.columns_hidden(self.api, self.box)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.api.Columns.IsVisible = not value

    @property
    def height(self) -> float:
        """Points."""
        return sizes.height(self.api)

    @property
    def width(self) -> float:
        """Points."""
        return sizes.width(self.api)

    @property
    def left(self) -> float:
        """Points from the left border of the sheet."""
        return points(self.api.Position.X)

    @property
    def top(self) -> float:
        """Points from the upper border of the sheet."""
        return points(self.api.Position.Y)

    def autofit(self, axis: str | None = None) -> None:
        """Fits rows and columns to their contents."""
        sizes.autofit(self.api, axis)
