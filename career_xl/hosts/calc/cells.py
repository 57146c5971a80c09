"""Which cells a range means."""

from typing import TYPE_CHECKING

from career_xl.hosts.calc.address import Box
from career_xl.hosts.calc.bridge import Uno
from career_xl.hosts.calc.errors import in_russian
from career_xl.hosts.calc.protection import ensure_open

if TYPE_CHECKING:
    from career_xl.hosts.calc.sheets import Sheet


@in_russian
class Cells:
    """A rectangle of cells on one sheet: what the parts of a range are about."""

    def __init__(self, sheet: "Sheet", box: Box, written: str = "") -> None:
        self.sheet = sheet
        self.box = box
        self.arg1_input = written
        """The address as it was written, by which xlwings tells rows from columns."""
        self._cells: Uno = None

    @property
    def api(self) -> Uno:
        """LibreOffice's cell range; None for a range without cells, such as a slice beyond the last row."""
        if self._cells is None and self.box.rows > 0 and self.box.columns > 0:
            box = self.box
            self._cells = self.sheet.api.getCellRangeByPosition(box.left, box.top, box.right, box.bottom)
        return self._cells

    @property
    def changeable(self) -> Uno:
        """LibreOffice's cell range, for changing; SheetProtectedError when it must not be."""
        ensure_open(self.sheet.api, self.api)
        return self.api

    @property
    def document(self) -> Uno:
        """LibreOffice's document."""
        return self.sheet.book.api
