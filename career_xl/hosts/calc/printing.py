"""What is printed, as PDF too, and what stays in view while scrolling."""

from pathlib import Path
from typing import TYPE_CHECKING

from xlwings import base_classes

from career_xl.hosts.calc.address import a1, box_of, read_a1
from career_xl.hosts.calc.bridge import Uno, file_url, properties, typed
from career_xl.hosts.calc.errors import in_russian

if TYPE_CHECKING:
    from career_xl.hosts.calc.sheets import Sheet


def to_pdf(document: Uno, path: str | Path, cells: Uno | None = None) -> None:
    """Writes the document, or these cells alone, as a PDF."""
    arguments = properties(FilterName="calc_pdf_Export", Overwrite=True)
    if cells is not None:
        chosen = typed("[]com.sun.star.beans.PropertyValue", properties(Selection=cells))
        arguments += properties(FilterData=chosen)
    document.storeToURL(file_url(path), arguments)


@in_russian
class PageSetup(base_classes.PageSetup):
    """The print settings of a sheet."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    @property
    def api(self) -> Uno:
        """LibreOffice's sheet."""
        return self._sheet.api

    @property
    def print_area(self) -> str | None:
        """«$A$1:$B$2», several ones with commas; None when the whole sheet is printed."""
        areas = self.api.getPrintAreas()
        return ",".join(a1(box_of(area), self._sheet.extent) for area in areas) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        boxes = [self._sheet.box_named(part) for part in value.split(",")] if value else []
        self.api.setPrintAreas(tuple(box.on(self._sheet.position) for box in boxes))


@in_russian
class FreezePanes(base_classes.FreezePanes):
    """The rows and columns that stay in view."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Keeps the rows and columns of the range in view: «1:3», «A:B» or «A1:B3» for both."""
        sheet = self._sheet.api
        rows, columns = sheet.Rows.Count, sheet.Columns.Count
        box = read_a1(frozen_range, rows, columns)
        if box is None:
            raise ValueError(f"«{frozen_range}» — не адрес диапазона.")
        down = 0 if box.rows == rows else box.bottom + 1
        across = 0 if box.columns == columns else box.right + 1
        with self._sheet.in_front() as controller:
            # Counted from the first cell: a sheet that was scrolled would lose what lies before.
            controller.freezeAtPosition(0, 0)
            controller.setFirstVisibleColumn(0)
            controller.setFirstVisibleRow(0)
            controller.freezeAtPosition(across, down)

    def unfreeze(self) -> None:
        """Lets everything scroll."""
        with self._sheet.in_front() as controller:
            controller.freezeAtPosition(0, 0)
