"""Inserting and deleting cells, and what must follow: references, merged areas, tables, rules, heights and widths."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from openpyxl.formatting.formatting import ConditionalFormattingList  # type: ignore[import-untyped]
from openpyxl.utils import column_index_from_string, get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.cell_range import MultiCellRange  # type: ignore[import-untyped]
from openpyxl.worksheet.formula import ArrayFormula  # type: ignore[import-untyped]

from career_xl.hosts.files import references
from career_xl.hosts.files.grid import Grid
from career_xl.hosts.files.rectangle import LAST_COLUMN, LAST_ROW, Rectangle
from career_xl.hosts.files.references import Move

Rewrite = Callable[[str, str], str]
"""Takes the sheet a formula stands on and the formula; gives the formula it becomes."""


def insert(grid: Grid, area: Rectangle, *, to_the_right: bool) -> None:
    """Move the cells of the area and all beyond down, or to the right, and leave blank ones."""
    _apply(grid, _move(grid, area, to_the_right=to_the_right, sign=1))


def delete(grid: Grid, area: Rectangle, *, to_the_left: bool) -> None:
    """Delete the cells of the area and close the gap from below, or from the right."""
    _apply(grid, _move(grid, area, to_the_right=to_the_left, sign=-1))


def _move(grid: Grid, area: Rectangle, *, to_the_right: bool, sign: int) -> Move:
    if to_the_right:
        band = (1, LAST_ROW) if area.whole_columns else (area.top, area.bottom)
        return Move(grid.sheet.title, "columns", area.left, sign * area.width, band)
    band = (1, LAST_COLUMN) if area.whole_rows else (area.left, area.right)
    return Move(grid.sheet.title, "rows", area.top, sign * area.height, band)


def _apply(grid: Grid, move: Move) -> None:
    sheet = grid.sheet
    merged = [_rectangle(area) for area in sheet.merged_cells.ranges]
    for area in merged:
        sheet.unmerge_cells(area.a1)
    _move_cells(grid, move)
    for area in merged:
        if (moved := move.area(area)) is not None and moved.size > 1:
            sheet.merge_cells(moved.a1)
    if move.band == (1, LAST_COLUMN if move.axis == "rows" else LAST_ROW):
        _move_dimensions(grid, move)
    _move_sheet_parts(sheet, move)
    rewrite_book(sheet.parent, lambda home, formula: references.rewritten(formula, move.edit(home)))


def _move_cells(grid: Grid, move: Move) -> None:
    old = dict(grid.cells)
    grid.cells.clear()
    for (row, column), cell in old.items():
        moved = move.area(Rectangle(row, column, row, column))
        if moved is None:
            grid.results.forget(cell)
            continue
        if moved.top > LAST_ROW or moved.left > LAST_COLUMN:
            continue
        grid.cells[moved.top, moved.left] = cell
        cell.row, cell.column = moved.top, moved.left
        if cell.hyperlink is not None:
            cell.hyperlink.ref = cell.coordinate
        if isinstance(cell.value, ArrayFormula):
            cell.value.ref = references.moved_address(cell.value.ref, move.area) or cell.coordinate


def _move_dimensions(grid: Grid, move: Move) -> None:
    sheet = grid.sheet
    if move.axis == "rows":
        rows = dict(sheet.row_dimensions)
        sheet.row_dimensions.clear()
        for index, dimension in sorted(rows.items()):
            if (span := move.span(index, index)) is not None:
                dimension.index = span[0]
                sheet.row_dimensions[span[0]] = dimension
        return
    columns = list(sheet.column_dimensions.values())
    sheet.column_dimensions.clear()
    for dimension in columns:
        first = dimension.min or column_index_from_string(dimension.index)
        if (span := move.span(first, dimension.max or first)) is not None:
            dimension.min, dimension.max = span
            dimension.index = get_column_letter(span[0])
            sheet.column_dimensions[dimension.index] = dimension


def _move_sheet_parts(sheet: Any, move: Move) -> None:
    """What lies on the sheet beside its cells: tables, filter, validations, conditional formats, print area, images."""
    for table in sheet.tables.values():
        table.ref = references.moved_address(table.ref, move.area) or table.ref
        if table.autoFilter is not None:
            table.autoFilter.ref = references.moved_address(table.autoFilter.ref, move.area) or table.ref
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = references.moved_address(sheet.auto_filter.ref, move.area)
    for rule in sheet.data_validations.dataValidation:
        rule.sqref = MultiCellRange(_moved_ranges(rule.sqref.ranges, move))
    sheet.data_validations.dataValidation = [
        rule for rule in sheet.data_validations.dataValidation if rule.sqref.ranges
    ]
    formats = ConditionalFormattingList()
    for each in sheet.conditional_formatting:
        if moved := _moved_ranges(each.sqref.ranges, move):
            for rule in each.rules:
                formats.add(" ".join(moved), rule)
    sheet.conditional_formatting = formats
    if sheet.print_area:
        parts = (references.split(part)[1] for part in str(sheet.print_area).split(","))
        sheet.print_area = ",".join(filter(None, (references.moved_address(part, move.area) for part in parts)))
    if sheet.print_title_rows:
        sheet.print_title_rows = references.moved_address(sheet.print_title_rows, move.area) or sheet.print_title_rows
    for drawn in (*sheet._images, *sheet._charts):
        for corner in (getattr(drawn.anchor, "_from", None), getattr(drawn.anchor, "to", None)):
            if corner is not None:
                _move_corner(corner, move)


def _move_corner(corner: Any, move: Move) -> None:
    moved = move.area(Rectangle(corner.row + 1, corner.col + 1, corner.row + 1, corner.col + 1))
    if moved is not None:
        corner.row, corner.col = moved.top - 1, moved.left - 1


def _moved_ranges(ranges: Iterable[Any], move: Move) -> list[str]:
    moved = (move.area(_rectangle(each)) for each in ranges)
    return [each.a1 for each in moved if each is not None]


def _rectangle(area: Any) -> Rectangle:
    return Rectangle(area.min_row, area.min_col, area.max_row, area.max_col)


def rename_sheet(book: Any, old: str, new: str) -> None:
    """Let every formula and name of the workbook follow the new name of a sheet."""

    def rename(sheet: str) -> str:
        return new if references.same(sheet, old) else sheet

    rewrite_book(book, lambda home, formula: references.rewritten(formula, lambda _, address: address, rename))


def break_references(book: Any, gone: str) -> None:
    """Turn every reference to a deleted sheet into #REF!, as an office program does."""

    def edit(sheet: str | None, address: str) -> str | None:
        return None if sheet is not None and references.same(sheet, gone) else address

    rewrite_book(book, lambda home, formula: references.rewritten(formula, edit))


def rewrite_book(book: Any, rewrite: Rewrite) -> None:
    """Pass each formula of the workbook through `rewrite`: cells, names, validations, conditional formats."""
    for sheet in book.worksheets:
        title = sheet.title
        for cell in sheet._cells.values():
            if cell.data_type == "f":
                _rewrite_cell(cell, partial(rewrite, title))
        for rule in sheet.data_validations.dataValidation:
            for name in ("formula1", "formula2"):
                _rewrite_part(rule, name, title, rewrite)
        for each in sheet.conditional_formatting:
            for rule in each.rules:
                rule.formula = [rewrite(title, f"={formula}")[1:] for formula in rule.formula]
    for home, names in ((None, book.defined_names), *((sheet.title, sheet.defined_names) for sheet in book.worksheets)):
        for name in names.values():
            name.attr_text = rewrite(home or "", f"={name.attr_text}")[1:]


def _rewrite_cell(cell: Any, rewrite: Callable[[str], str]) -> None:
    if isinstance(cell.value, ArrayFormula):
        cell.value.text = rewrite(cell.value.text)
    elif isinstance(cell.value, str):
        # The text alone changes, not what was computed from it: so not through Grid, which would forget the result.
        cell._value = rewrite(cell.value)


def _rewrite_part(rule: Any, name: str, home: str, rewrite: Rewrite) -> None:
    formula = getattr(rule, name)
    if formula:
        setattr(rule, name, rewrite(home, f"={formula}")[1:])
