"""How cells look: fonts, fills, number formats, alignment, for a whole area at once."""

from collections.abc import Callable, Iterator
from copy import copy
from typing import Any, Final, TypeVar

from openpyxl.cell import Cell  # type: ignore[import-untyped]
from openpyxl.styles import PatternFill  # type: ignore[import-untyped]
from openpyxl.styles.cell_style import StyleArray  # type: ignore[import-untyped]
from openpyxl.styles.proxy import StyleProxy  # type: ignore[import-untyped]
from xlwings import base_classes

from career_xl.hosts.files import colors, protection
from career_xl.hosts.files.colors import RGB
from career_xl.hosts.files.grid import Grid
from career_xl.hosts.files.rectangle import Rectangle

Value = TypeVar("Value")

# Names of xlwings ↔ names in the file.
HORIZONTAL: Final = {"center_across_selection": "centerContinuous", "general": None}
VERTICAL: Final = {"bottom": None}


class Look:
    """The look of an area: what its cells have in common, and changes to all of them."""

    def __init__(self, grid: Grid, area: Rectangle) -> None:
        self.grid = grid
        self.area = area

    def common(self, seen: Callable[[Any], Value]) -> Value | None:
        """What `seen` gives for every cell of the area; None where the cells differ."""
        found: set[Value] = set()
        styles: set[int] = set()
        for bearer in self._shown():
            if bearer.style_id in styles:
                continue
            styles.add(bearer.style_id)
            found.add(seen(bearer))
            if len(found) > 1:
                return None
        return found.pop() if found else None

    def change(self, change: Callable[[Any], None]) -> None:
        """Apply the change once per look that occurs in the area and give the outcome to all cells with that look."""
        protection.check_permission(self.grid, "formatCells")
        done: dict[int, Any] = {}
        for bearer in self._bearers():
            before = bearer.style_id
            if before in done:
                bearer._style = copy(done[before])
            else:
                change(bearer)
                done[before] = bearer._style

    def _shown(self) -> Iterator[Any]:
        """A bearer of the style that each cell shows; empty cells of whole rows and columns answer through these."""
        cells = self.grid.existing(self.area)
        yield from cells
        if len(cells) < self.area.size:
            yield from self._behind_empty_cells(cells)

    def _behind_empty_cells(self, cells: list[Any]) -> Iterator[Any]:
        area, sheet = self.area, self.grid.sheet
        plain = Cell(sheet, row=area.top, column=area.left)
        if area.whole_columns:
            yield from (self.grid.column_dimension(column) or plain for column in range(area.left, area.right + 1))
        elif area.whole_rows:
            formatted = [row for row, record in sheet.row_dimensions.items() if record.has_style]
            inside = [row for row in formatted if area.top <= row <= area.bottom]
            yield from (sheet.row_dimensions[row] for row in inside)
            if len(inside) < area.height:
                yield plain
        else:
            filled = {(cell.row, cell.column) for cell in cells}
            yield from (self.grid.dimension(*place) or plain for place in area.places() if place not in filled)

    def _bearers(self) -> Iterator[Any]:
        """What must carry a change: every cell; for whole rows and columns their records and the cells that exist."""
        area, sheet = self.area, self.grid.sheet
        if not (area.whole_rows or area.whole_columns):
            yield from (self.grid.made(*place) for place in area.places())
            return
        if area.whole_columns:
            yield from self.grid.column_records(area.left, area.right)
        else:
            yield from (sheet.row_dimensions[row] for row in range(area.top, area.bottom + 1))
        yield from self.grid.existing(area)

    @property
    def number_format(self) -> str | None:
        """The format code, e.g. 0.00 or dd.mm.yyyy; None where the cells differ."""
        return self.common(lambda bearer: str(bearer.number_format))

    @number_format.setter
    def number_format(self, code: str) -> None:
        def change(bearer: Any) -> None:
            bearer.number_format = code

        self.change(change)

    @property
    def color(self) -> RGB | None:
        """Red, green, blue of the filling; None where there is none or the cells differ."""
        return self.common(self._fill_color)

    @color.setter
    def color(self, color: RGB | int | str | None) -> None:
        fill = PatternFill() if color is None else PatternFill("solid", fgColor=colors.from_user(color))

        def change(bearer: Any) -> None:
            bearer.fill = fill

        self.change(change)

    def _fill_color(self, bearer: Any) -> RGB | None:
        fill = bearer.fill
        if not isinstance(fill, StyleProxy) or fill.tagname != PatternFill.tagname or fill.fill_type is None:
            return None
        seen = fill.fgColor if fill.fill_type == "solid" else fill.bgColor
        return colors.to_rgb(seen, self.grid.sheet.parent)

    def aligned(self, name: str) -> Any:
        """The setting of the alignment, e.g. wrap_text; None where it is unset or the cells differ."""
        return self.common(lambda bearer: getattr(bearer.alignment, name))

    def align(self, **settings: Any) -> None:
        """Change these settings of the alignment and leave the others."""

        def change(bearer: Any) -> None:
            alignment = copy(bearer.alignment)
            for name, value in settings.items():
                setattr(alignment, name, value)
            bearer.alignment = alignment

        self.change(change)

    def reset(self) -> None:
        """Give the whole area the look of a cell that was never formatted."""

        def change(bearer: Any) -> None:
            bearer._style = StyleArray()

        self.change(change)


class Font(base_classes.Font):
    """The font of an area: each property is None where the cells differ."""

    def __init__(self, look: Look) -> None:
        self.look = look

    @property
    def api(self) -> Any:
        """The font of the first cell as openpyxl has it."""
        return self.look.grid.made(self.look.area.top, self.look.area.left).font

    def _common(self, name: str) -> Any:
        return self.look.common(lambda bearer: getattr(bearer.font, name))

    def _set(self, name: str, value: Any) -> None:
        def change(bearer: Any) -> None:
            font = copy(bearer.font)
            setattr(font, name, value)
            bearer.font = font

        self.look.change(change)

    @property
    def bold(self) -> bool | None:
        """Whether the text is bold."""
        return self.look.common(lambda bearer: bool(bearer.font.b))

    @bold.setter
    def bold(self, value: bool) -> None:
        self._set("b", value)

    @property
    def italic(self) -> bool | None:
        """Whether the text is in italics."""
        return self.look.common(lambda bearer: bool(bearer.font.i))

    @italic.setter
    def italic(self, value: bool) -> None:
        self._set("i", value)

    @property
    def size(self) -> float | None:
        """The size in points."""
        found: float | None = self._common("sz")
        return found

    @size.setter
    def size(self, value: float) -> None:
        self._set("sz", value)

    @property
    def name(self) -> str | None:
        """The name of the typeface."""
        found: str | None = self._common("name")
        return found

    @name.setter
    def name(self, value: str) -> None:
        def change(bearer: Any) -> None:
            font = copy(bearer.font)
            font.name = value
            font.scheme = None  # a font of the theme would win over the name
            bearer.font = font

        self.look.change(change)

    @property
    def color(self) -> RGB | None:
        """Red, green, blue of the text; black where the file leaves it to the program."""
        book = self.look.grid.sheet.parent
        return self.look.common(lambda bearer: colors.to_rgb(bearer.font.color, book) or colors.BLACK)

    @color.setter
    def color(self, value: RGB | int | str) -> None:
        self._set("color", colors.from_user(value))
