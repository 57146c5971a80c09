"""Copies of cells and of the looks of their neighbours."""

import io
from copy import copy as shallow_copy
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from openpyxl.cell import MergedCell  # type: ignore[import-untyped]
from openpyxl.drawing.image import Image  # type: ignore[import-untyped]
from openpyxl.formula.translate import Translator  # type: ignore[import-untyped]

from career_xl.hosts.files import contents, protection
from career_xl.hosts.files.grid import Grid
from career_xl.hosts.files.rectangle import LAST_COLUMN, LAST_ROW, Rectangle

if TYPE_CHECKING:
    from career_xl.hosts.files.ranges import Range
    from career_xl.hosts.files.sheets import Sheet

PARTS: Final = {
    "all": ("formulas", "formats", "notes"),
    "formulas": ("formulas",),
    "values": ("values",),
    "formats": ("formats",),
}
"""What is copied, in the words of xlwings → what of a cell goes along."""


def copy(source: "Range", target: "Range", what: str) -> None:
    """Copy cell by cell to the first cell of the target on; relative references of formulas move along."""
    if what not in PARTS:
        raise NotImplementedError(what)
    down, right = target.area.top - source.area.top, target.area.left - source.area.left
    area = source.area
    protection.check_contents(
        target.grid, Rectangle(area.top + down, area.left + right, area.bottom + down, area.right + right)
    )
    taken = {(cell.row, cell.column): _Taken(cell, source.grid) for cell in source.grid.existing(area)}
    for row, column in area.within(source.grid.used()).places():
        place = (row + down, column + right)
        if (cell := taken.get((row, column))) is not None:
            cell.give(target.grid, place, PARTS[what])
        elif what != "formats":
            target.grid.empty(*place)


class _Taken:
    """What is known of a cell before the copies begin to overwrite cells."""

    def __init__(self, cell: Any, grid: Grid) -> None:
        self.coordinate = cell.coordinate
        self.text = contents.formula(cell)
        self.value = contents.read(cell, grid.results)
        self.is_formula = cell.data_type == "f"
        self.look = _Look(cell)
        self.note = cell.comment

    def give(self, grid: Grid, place: tuple[int, int], parts: tuple[str, ...]) -> None:
        cell = grid.made(*place)
        if isinstance(cell, MergedCell):
            return
        here = Rectangle(*place, *place)
        if "formats" in parts:
            self.look.give(cell)
        if "values" in parts or "formulas" in parts:
            formula = self.is_formula and "formulas" in parts
            moved = Translator(self.text, origin=self.coordinate).translate_formula(here.a1) if formula else self.value
            grid.put(here, [[moved]])
        if "notes" in parts:
            cell.comment = shallow_copy(self.note)


class _Look:
    """The look of a cell, in a form that another workbook can take."""

    def __init__(self, cell: Any) -> None:
        self.book = cell.parent.parent
        self.style = shallow_copy(cell._style)
        self.parts = {
            name: shallow_copy(getattr(cell, name)) for name in ("font", "fill", "border", "alignment", "protection")
        }
        self.number_format = cell.number_format

    def give(self, cell: Any) -> None:
        if cell.parent.parent is self.book:
            cell._style = shallow_copy(self.style)
            return
        for name, part in self.parts.items():
            setattr(cell, name, part)
        cell.number_format = self.number_format


def format_new_cells(grid: Grid, area: Rectangle, *, to_the_right: bool, origin: str | None) -> None:
    """Give cells just inserted the look of their neighbours above (left), or below (right) where that is asked for."""
    after = origin == "format_from_right_or_below"
    if to_the_right:
        column = area.right + 1 if after else area.left - 1
        source = area._replace(left=column, right=column)
    else:
        row = area.bottom + 1 if after else area.top - 1
        source = area._replace(top=row, bottom=row)
    if source.top < 1 or source.left < 1 or source.bottom > LAST_ROW or source.right > LAST_COLUMN:
        return
    for cell in grid.existing(source):
        if not isinstance(cell, MergedCell) and cell.has_style:
            for row, column in _facing(cell, area, to_the_right=to_the_right).places():
                grid.made(row, column)._style = shallow_copy(cell._style)


def _facing(cell: Any, area: Rectangle, *, to_the_right: bool) -> Rectangle:
    if to_the_right:
        return area._replace(top=cell.row, bottom=cell.row)
    return area._replace(left=cell.column, right=cell.column)


def copy_sheet(source: "Sheet", target: "Sheet") -> None:
    """Fill an empty sheet with what lies on another one; tables get names of their own, charts stay behind."""
    copy(source.at(source.grid.used()), target.at(source.grid.used()), "all")
    old, new = source.file, target.file
    for row, record in old.row_dimensions.items():
        made = new.row_dimensions[row]
        made.height, made.hidden, made.outlineLevel = record.height, record.hidden, record.outlineLevel
    for record in old.column_dimensions.values():
        record.reindex()
        for made in target.grid.column_records(record.min, record.max):
            made.width, made.hidden, made.outlineLevel = record.width, record.hidden, record.outlineLevel
    for area in old.merged_cells.ranges:
        new.merge_cells(area.coord)
    for rule in old.data_validations.dataValidation:
        new.add_data_validation(shallow_copy(rule))
    for each in old.conditional_formatting:
        for rule in each.rules:
            new.conditional_formatting.add(str(each.sqref), shallow_copy(rule))
    for table in old.tables.values():
        made = deepcopy(table)
        made.name = made.displayName = target.tables.free_name(table.displayName)
        new.add_table(made)
    for picture in old._images:
        made = Image(io.BytesIO(picture._data()))
        made.anchor = deepcopy(picture.anchor)
        new.add_image(made)
    new.freeze_panes = old.freeze_panes
    new.sheet_format = shallow_copy(old.sheet_format)
    new.sheet_properties = shallow_copy(old.sheet_properties)
    new.page_setup = shallow_copy(old.page_setup)
    new.page_margins = shallow_copy(old.page_margins)
    new.sheet_view.showGridLines = old.sheet_view.showGridLines
