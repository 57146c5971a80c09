"""Ranges of cells: values and formulas of whole rectangles, inserting and deleting, names, notes, links."""

from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.cell_range import CellRange  # type: ignore[import-untyped]
from openpyxl.worksheet.formula import ArrayFormula  # type: ignore[import-untyped]
from openpyxl.worksheet.hyperlink import Hyperlink  # type: ignore[import-untyped]

from career_xl.hosts.files import copying, moves, names, notes, protection, references
from career_xl.hosts.files.appearance import Appearance
from career_xl.hosts.files.rectangle import Rectangle
from career_xl.hosts.files.validation import DataValidation

if TYPE_CHECKING:
    from career_xl.hosts.files.names import Name
    from career_xl.hosts.files.notes import Note
    from career_xl.hosts.files.sheets import Sheet
    from career_xl.hosts.files.tables import Table

# Neither a file nor a Python list needs to be cut into pieces.
NO_LIMIT = None


class Range(Appearance):
    """A rectangle of one sheet; it may be empty, as slices of xlwings can be."""

    max_cells_per_read = NO_LIMIT
    max_cells_per_write = NO_LIMIT

    def __init__(self, sheet: "Sheet", area: Rectangle) -> None:
        self.sheet = sheet
        self.grid = sheet.grid
        self.area = area
        self.options: dict[str, Any] = {}

    @property
    def api(self) -> Any:
        """The range as openpyxl has it; None where it is empty."""
        area = self.area
        if not area.size:
            return None
        return CellRange(
            min_row=area.top, min_col=area.left, max_row=area.bottom, max_col=area.right, title=self.sheet.name
        )

    @property
    def coords(self) -> tuple[str, int, int, int]:
        """Sheet, first row, first column, number of cells."""
        return self.sheet.name, self.row, self.column, len(self)

    def __len__(self) -> int:
        return self.area.size

    @property
    def row(self) -> int:
        """The number of the first row."""
        return self.area.top

    @property
    def column(self) -> int:
        """The number of the first column."""
        return self.area.left

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.area.height, self.area.width

    def __call__(self, row: int, column: int | None = None) -> "Range":
        """One cell by row and column, or by its number when counted row by row; both may lie outside the range."""
        if column is None:
            row, column = (row - 1) // self.area.width + 1, (row - 1) % self.area.width + 1
        if row == 0 or column == 0:
            raise IndexError("Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based.")
        top, left = self.area.top + row - 1, self.area.left + column - 1
        return Range(self.sheet, Rectangle(top, left, top, left))

    @property
    def address(self) -> str:
        """The address with dollar signs."""
        area = self.area
        if not area.size:
            corner = Rectangle(area.top, area.left, area.top, area.left)
            return f"{corner.address()}{{{area.height}x{area.width}}}"
        return area.address()

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """The address with or without dollar signs, on request with the book and the sheet before it."""
        address = self.area.address(row_absolute=row_absolute, column_absolute=col_absolute)
        if not external:
            return address
        return f"{references.quoted_with_book(self.sheet.name, self.sheet.book.name)}!{address}"

    @property
    def raw_value(self) -> Any:
        """The value of a single cell, else the values as a list of rows; None for an empty range."""
        if not self.area.size:
            return None
        values = self.grid.values(self.area)
        return values[0][0] if self.area.size == 1 else values

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self._put(value, as_formulas=False)

    @property
    def formula(self) -> Any:
        """The formula of a single cell, else those of all as a tuple of rows; what is no formula stands as its text."""
        if not self.area.size:
            return None
        formulas = self.grid.formulas(self.area)
        return formulas[0][0] if self.area.size == 1 else formulas

    @formula.setter
    def formula(self, value: Any) -> None:
        self._put(value, as_formulas=True)

    formula2 = formula

    def _put(self, value: Any, *, as_formulas: bool) -> None:
        if not self.area.size:
            return
        if not isinstance(value, list | tuple):
            protection.check_contents(self.grid, self.area)
            self.grid.fill(self.area, value, as_formulas=as_formulas)
            return
        rows = value if value and isinstance(value[0], list | tuple) else [value]
        area = self.area
        written = Rectangle(area.top, area.left, area.top + len(rows) - 1, area.left + max(map(len, rows)) - 1)
        protection.check_contents(self.grid, written)
        self.grid.put(written, rows, as_formulas=as_formulas)

    @property
    def formula_array(self) -> str | None:
        """The array formula of the first cell, else its formula."""
        return self.grid.formulas(self.area)[0][0] if self.area.size else None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        protection.check_contents(self.grid, self.area)
        self.grid.fill(self.area, None)
        self.grid.made(self.area.top, self.area.left).value = ArrayFormula(self.area.a1, value)

    @property
    def has_array(self) -> bool:
        """Whether the first cell belongs to an array formula."""
        return self.grid.array_over(self.area.top, self.area.left) is not None

    def clear_contents(self) -> None:
        """Empty the cells; formats and notes stay."""
        protection.check_contents(self.grid, self.area)
        for cell in self.grid.existing(self.area):
            self.grid.empty(cell.row, cell.column)

    def clear(self) -> None:
        """Empty the cells of contents, formats, notes and links."""
        self.clear_contents()
        self.clear_formats()
        for cell in self.grid.existing(self.area):
            cell.comment = None
            cell.hyperlink = None

    def end(self, direction: str) -> "Range":
        """The cell where Ctrl+arrow leads."""
        row, column = self.grid.end(self.area.top, self.area.left, direction)
        return Range(self.sheet, Rectangle(row, column, row, column))

    @property
    def current_region(self) -> "Range":
        """The block of filled cells around, up to blank rows and columns."""
        return Range(self.sheet, self.grid.region(self.area))

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert blank cells; without a direction the cells below (or, for a tall range, to the right) make room."""
        to_the_right = shift == "right" if shift else self.area.height > self.area.width
        to_the_right = self._along(to_the_right)
        protection.check_permission(self.grid, "insertColumns" if to_the_right else "insertRows")
        moves.insert(self.grid, self.area, to_the_right=to_the_right)
        copying.format_new_cells(self.grid, self.area, to_the_right=to_the_right, origin=copy_origin)

    def delete(self, shift: str | None = None) -> None:
        """Delete the cells; without a direction the gap closes from the right (or, for a wide range, from below)."""
        to_the_left = shift == "left" if shift else self.area.height >= self.area.width
        to_the_left = self._along(to_the_left)
        protection.check_permission(self.grid, "deleteColumns" if to_the_left else "deleteRows")
        moves.delete(self.grid, self.area, to_the_left=to_the_left)

    def _along(self, wanted: bool) -> bool:
        # Whole rows go up and down, whole columns to the sides, whatever was asked for.
        return self.area.whole_columns if self.area.whole_columns or self.area.whole_rows else wanted

    def copy(self, destination: Any = None) -> None:
        """Copy contents, formats and notes to the cell on; without a destination remember the range for `paste`."""
        if destination is None:
            self.sheet.book.app.copied = self
        else:
            copying.copy(self, destination.impl, "all")

    def paste(
        self, paste: str | None = None, operation: str | None = None, skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        """Copy the range that was remembered by `copy`, as it is now, to the first cell of this one on."""
        source = self.sheet.book.app.copied
        if operation or skip_blanks or transpose or source is None:
            raise NotImplementedError
        copying.copy(source, self, paste or "all")

    def copy_from(
        self, source_range: Any, copy_type: str = "all", skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        """Copy all, values, formulas or formats of another range to the first cell of this one on."""
        if skip_blanks or transpose:
            raise NotImplementedError
        copying.copy(source_range.impl, self, copy_type)

    @property
    def name(self) -> "Name | None":
        """The name that stands for exactly this range; None without one."""
        return names.naming(self)

    @name.setter
    def name(self, value: str) -> None:
        names.Names(self.sheet.book).add(value, f"={references.quoted(self.sheet.name)}!{self.area.address()}")

    @property
    def table(self) -> "Table | None":
        """The table in which the first cell lies; None outside of any."""
        tables = self.sheet.tables
        return next((table for table in tables if table.area.holds(self.area.top, self.area.left)), None)

    @property
    def merge_area(self) -> "Range":
        """The merged area in which the first cell lies, else the range itself."""
        return Range(self.sheet, self._merged_over(self.area.top, self.area.left) or self.area)

    @property
    def merge_cells(self) -> bool:
        """Whether the range meets a merged area."""
        return any(area.meets(self.area) for area in self._merged())

    def merge(self, across: bool = False) -> None:
        """Merge the cells, `across` row by row; what stands in the first cell stays."""
        self.unmerge()
        area = self.area
        rows = range(area.top, area.bottom + 1) if across else [area.top]
        for row in rows:
            part = area._replace(top=row, bottom=row) if across else area
            if part.size > 1:
                self.grid.sheet.merge_cells(part.a1)

    def unmerge(self) -> None:
        """Take apart the merged areas that the range meets."""
        protection.check_permission(self.grid, "formatCells")
        for area in self._merged():
            if area.meets(self.area):
                self.grid.sheet.unmerge_cells(area.a1)

    def _merged(self) -> list[Rectangle]:
        found = self.grid.sheet.merged_cells.ranges
        return [Rectangle(each.min_row, each.min_col, each.max_row, each.max_col) for each in found]

    def _merged_over(self, row: int, column: int) -> Rectangle | None:
        return next((area for area in self._merged() if area.holds(row, column)), None)

    @property
    def hyperlink(self) -> str:
        """The address that the first cell links to, a place of the workbook after «#»; ValueError without a link."""
        cell = self.grid.cells.get((self.area.top, self.area.left))
        link = cell and cell.hyperlink
        if not link:
            raise ValueError(f"В ячейке {self.address} нет ссылки.")
        return str(link.target or f"#{link.location or ''}")

    def add_hyperlink(self, address: str, text_to_display: str | None = None, screen_tip: str | None = None) -> None:
        """Link the first cell to an address (a place of the workbook after «#») and write the text into it.

        A cell that holds the number of that text keeps it.
        """
        protection.check_permission(self.grid, "insertHyperlinks")
        cell = self.grid.made(self.area.top, self.area.left)
        place = {"location": address[1:]} if address.startswith("#") else {"target": address}
        text = text_to_display or address
        if not isinstance(cell.value, int | float) or f"{cell.value:g}" != text:
            self.grid.put(self.area, [[text]])
        cell.hyperlink = Hyperlink(ref=cell.coordinate, tooltip=screen_tip, **place)

    @property
    def data_validation(self) -> DataValidation:
        """The rule on what may be typed."""
        return DataValidation(self)

    @property
    def note(self) -> "Note | None":
        """The note of the first cell; None without one."""
        return notes.on(self)

    def add_note(self, text: str) -> "Note":
        """The new note of the cell."""
        return notes.add(self, text)

    def select(self) -> None:
        """Make this the selection that the office program shows when it opens the file."""
        self.sheet.activate()
        for selection in self.grid.sheet.sheet_view.selection:
            selection.activeCell = Rectangle(self.area.top, self.area.left, self.area.top, self.area.left).a1
            selection.sqref = self.area.a1
