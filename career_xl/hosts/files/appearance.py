"""The properties of a range that concern how it looks and how large it is."""

from collections.abc import Iterable, Mapping, Sequence
from types import EllipsisType
from typing import Any, TypeVar

from xlwings import base_classes

from career_xl.hosts.files import measures, protection
from career_xl.hosts.files.colors import RGB
from career_xl.hosts.files.formats import HORIZONTAL, VERTICAL, Font, Look
from career_xl.hosts.files.grid import Grid
from career_xl.hosts.files.rectangle import Rectangle

Value = TypeVar("Value")


class Appearance(base_classes.Range):
    """The half of a range that is about its look; `grid` and `area` come from the other half."""

    grid: Grid
    area: Rectangle

    @property
    def look(self) -> Look:
        """The formats of the area."""
        return Look(self.grid, self.area)

    @property
    def number_format(self) -> str | None:
        """The format code; None where the cells differ."""
        return self.look.number_format

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.look.number_format = value

    @property
    def color(self) -> RGB | None:
        """Red, green, blue of the filling; None where there is none or the cells differ."""
        return self.look.color

    @color.setter
    def color(self, value: RGB | int | str | None) -> None:
        self.look.color = value

    def set_colors(self, colors: Sequence[Sequence[RGB | EllipsisType | None]]) -> None:
        """Fill each cell with its own colour; `...` leaves a cell as it is."""
        for row, line in enumerate(colors, start=self.area.top):
            for column, color in enumerate(line, start=self.area.left):
                if not isinstance(color, EllipsisType):
                    Look(self.grid, Rectangle(row, column, row, column)).color = color

    @property
    def font(self) -> Font:
        """The font."""
        return Font(self.look)

    @property
    def wrap_text(self) -> bool | None:
        """Whether long text is broken into lines; None where the cells differ."""
        return self.look.common(lambda bearer: bool(bearer.alignment.wrap_text))

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.look.align(wrap_text=value)

    @property
    def horizontal_alignment(self) -> str | None:
        """The alignment across, in the words of xlwings; None where the cells differ."""
        return self._alignment("horizontal", HORIZONTAL, "general")

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        self.look.align(horizontal=HORIZONTAL.get(value, value))

    @property
    def vertical_alignment(self) -> str | None:
        """The alignment up and down, in the words of xlwings; None where the cells differ."""
        return self._alignment("vertical", VERTICAL, "bottom")

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self.look.align(vertical=VERTICAL.get(value, value))

    def _alignment(self, name: str, names: Mapping[str, str | None], usual: str) -> str | None:
        in_words = {stored: word for word, stored in names.items() if stored}
        seen = self.look.common(lambda bearer: getattr(bearer.alignment, name) or usual)
        return None if seen is None else in_words.get(seen, seen)

    def adjust_indent(self, amount: int) -> None:
        """Move the text away from its edge by so many steps (back with a negative number)."""
        present = self.look.aligned("indent") or 0
        self.look.align(indent=max(present + amount, 0))

    def clear_formats(self) -> None:
        """Give the cells the look of new ones; contents and notes stay."""
        if self.area.size:
            self.look.reset()

    @property
    def column_width(self) -> float | None:
        """The width in characters; None where the columns differ, 0 for hidden ones."""
        columns = range(self.area.left, self.area.right + 1)
        return _single(measures.characters(measures.column_width(self.grid, column)) for column in columns)

    @column_width.setter
    def column_width(self, value: float) -> None:
        protection.check_permission(self.grid, "formatColumns")
        for record in self.grid.column_records(self.area.left, self.area.right):
            record.width = measures.stored(value)
            record.hidden = not value

    @property
    def row_height(self) -> float | None:
        """The height in points; None where the rows differ, 0 for hidden ones."""
        return _single(measures.row_height(self.grid, row) for row in range(self.area.top, self.area.bottom + 1))

    @row_height.setter
    def row_height(self, value: float) -> None:
        self._change_rows("height", value)

    @property
    def width(self) -> float:
        """The width in points."""
        return measures.left_of(self.grid, self.area.right + 1) - self.left

    @property
    def height(self) -> float:
        """The height in points."""
        return measures.top_of(self.grid, self.area.bottom + 1) - self.top

    @property
    def left(self) -> float:
        """The distance from the left edge of the sheet in points."""
        return measures.left_of(self.grid, self.area.left)

    @property
    def top(self) -> float:
        """The distance from the upper edge of the sheet in points."""
        return measures.top_of(self.grid, self.area.top)

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden; None where some are."""
        rows = self.grid.sheet.row_dimensions
        inside = range(self.area.top, self.area.bottom + 1)
        return _single(row in rows and bool(rows[row].hidden) for row in inside)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self._change_rows("hidden", value)

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden; None where some are."""
        records = (self.grid.column_dimension(column) for column in range(self.area.left, self.area.right + 1))
        return _single(record is not None and bool(record.hidden) for record in records)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        protection.check_permission(self.grid, "formatColumns")
        for record in self.grid.column_records(self.area.left, self.area.right):
            record.hidden = value

    def autofit(self, axis: str | None = None) -> None:
        """Fit the columns to their text and leave the heights of the rows to the office program."""
        if axis in (None, "columns", "c"):
            protection.check_permission(self.grid, "formatColumns")
            measures.fit_columns(self.grid, self.area)
        if axis in (None, "rows", "r"):
            protection.check_permission(self.grid, "formatRows")
            measures.fit_rows(self.grid, self.area)

    def _change_rows(self, name: str, value: Any) -> None:
        protection.check_permission(self.grid, "formatRows")
        for row in range(self.area.top, self.area.bottom + 1):
            setattr(self.grid.sheet.row_dimensions[row], name, value)


def _single(values: Iterable[Value]) -> Value | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None
