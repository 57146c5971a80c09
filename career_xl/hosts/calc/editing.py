"""Inserting, deleting, merging, copying, sorting, searching and filling cells."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from career_xl.hosts.calc import cell_moves, navigation, printing
from career_xl.hosts.calc.cells import Cells
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.office import Office
from career_xl.hosts.calc.protection import ensure_open

if TYPE_CHECKING:
    import xlwings

    from career_xl.hosts.calc.ranges import Range


@in_russian
class Editing(Cells):
    """The part of a range that moves, joins, copies and finds cells."""

    @property
    def _office(self) -> Office:
        return self.sheet.book.app.office

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Inserts empty cells; the others move «down» or «right»."""
        ensure_open(self.sheet.api)
        cell_moves.insert(self.sheet.api, self.api, self.box, shift)

    def delete(self, shift: str | None = None) -> None:
        """Deletes the cells; the others move «up» or «left»."""
        ensure_open(self.sheet.api)
        cell_moves.delete(self.sheet.api, self.api, self.box, shift)

    @property
    def merge_area(self) -> "Range":
        """The merged cell that the first cell lies in, or that cell alone."""
        return self.sheet.at(navigation.merged_box(self.sheet.api, self.api))

    @property
    def merge_cells(self) -> bool:
        """True when the first cell is part of a merged one."""
        return navigation.merged_box(self.sheet.api, self.api).count > 1

    def merge(self, across: bool = False) -> None:
        """Joins the cells to one, or to one for each row when `across`."""
        whole = self.changeable
        whole.merge(False)
        box = self.box
        for row in range(box.rows) if across else ():
            whole.getCellRangeByPosition(0, row, box.columns - 1, row).merge(True)
        if not across:
            whole.merge(True)

    def unmerge(self) -> None:
        """Separates merged cells."""
        self.changeable.merge(False)

    def copy(self, destination: "xlwings.Range | None" = None) -> None:
        """Copies to the destination, or to the clipboard."""
        if destination is None:
            cell_moves.to_clipboard(self._office, self.document, self.api)
            return
        target: Range = destination.impl
        if target.sheet.book.api != self.document:
            cell_moves.to_clipboard(self._office, self.document, self.api)
            target.paste()
            return
        ensure_open(target.sheet.api, target.api)
        self.sheet.api.copyRange(target.box.corner_on(target.sheet.position), self.api.RangeAddress)

    def copy_from(
        self, source_range: "xlwings.Range", copy_type: str = "all", skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        """Copies from another range: «all», «formats», «formulas» or «values»."""
        source_range.impl.copy()
        self.paste(copy_type, None, skip_blanks, transpose)

    def copy_picture(self, appearance: str, format: str) -> None:
        """Puts the cells on the clipboard; LibreOffice adds the picture by itself."""
        self.copy()

    def paste(
        self,
        paste: str | None = None,
        operation: str | None = None,
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        """Pastes the clipboard."""
        ensure_open(self.sheet.api, self.api)
        cell_moves.from_clipboard(
            self._office,
            self.document,
            self.api,
            paste,
            operation=operation,
            skip_blanks=skip_blanks,
            transpose=transpose,
        )

    def move(self, destination: "xlwings.Range") -> None:
        """Moves the cells; formulas that mean them follow."""
        ensure_open(self.sheet.api, self.api)
        target: Range = destination.impl
        ensure_open(target.sheet.api, target.api)
        self.sheet.api.moveRange(target.box.corner_on(target.sheet.position), self.api.RangeAddress)

    def sort(self, keys: Sequence[int], ascending: Sequence[bool], has_headers: bool) -> None:
        """Sorts the rows by one-based columns."""
        cell_moves.sort(self.changeable, keys, ascending, has_headers=has_headers)

    def find(self, text: str, whole: bool, direction: str, order: str, match_case: bool) -> "Range | None":
        """The first cell that shows the text, or None."""
        box = cell_moves.find(
            self.api,
            text,
            whole=whole,
            backward=direction == "backward",
            by_rows=order == "rows",
            match_case=match_case,
        )
        return None if box is None else self.sheet.at(box)

    def replace_all(self, old: str, new: str, whole: bool, match_case: bool) -> None:
        """Exchanges the text in all cells."""
        cell_moves.replace_all(self.changeable, old, new, whole=whole, match_case=match_case)

    def get_special_cells(self, cell_type: str, value_type: str | None) -> "list[Range]":
        """The ranges of the blank, constant, formula or visible cells."""
        return [self.sheet.at(box) for box in cell_moves.special_boxes(self.api, cell_type, value_type)]

    def autofill(self, destination: "xlwings.Range", type_: str) -> None:
        """Fills the destination, which begins with this range, from it."""
        target: Range = destination.impl
        cell_moves.autofill(target.changeable, target.box, self.box, type_)

    def group(self, by: str) -> None:
        """Groups the «rows» or «columns»."""
        cell_moves.group(self.sheet.api, self.api, by, together=True)

    def ungroup(self, by: str) -> None:
        """Undoes a grouping."""
        cell_moves.group(self.sheet.api, self.api, by, together=False)

    def to_pdf(self, path: str, quality: str | None = None) -> None:
        """Writes the range as a PDF."""
        printing.to_pdf(self.document, path, self.api)
