"""Which cells a range means."""

from typing import TYPE_CHECKING

from career_xl.hosts.calc.address import Box, box_of
from career_xl.hosts.calc.bridge import Uno
from career_xl.hosts.calc.errors import in_russian, translated
from career_xl.hosts.calc.protection import ensure_open

if TYPE_CHECKING:
    from career_xl.hosts.calc.sheets import Sheet


@in_russian
class Cells:
    """A rectangle of cells on one sheet: what the parts of a range are about.

    It means a place, not its contents: when rows are inserted above, the same range holds other cells.
    """

    def __init__(self, sheet: "Sheet", box: Box, written: str = "") -> None:
        self.sheet = sheet
        self.box = box
        self.arg1_input = written
        """The address as it was written, by which xlwings tells rows from columns."""
        self._cells: Uno = None

    @property
    def api(self) -> Uno:
        """LibreOffice's cell range; None for a range without cells, such as a slice beyond the last row."""
        box = self.box
        if box.rows < 1 or box.columns < 1:
            return None
        if self._cells is None or not self._in_place():
            self._cells = self.sheet.api.getCellRangeByPosition(box.left, box.top, box.right, box.bottom)
        return self._cells

    def _in_place(self) -> bool:
        """False when rows or cells were inserted or deleted: LibreOffice's range moves along with its cells."""
        try:
            address = self._cells.RangeAddress
        except Exception as error:
            if translated(error) is None:
                raise
            return False
        return box_of(address) == self.box

    @property
    def changeable(self) -> Uno:
        """LibreOffice's cell range, for changing; SheetProtectedError when it must not be."""
        ensure_open(self.sheet.api, self.api)
        return self.api

    @property
    def document(self) -> Uno:
        """LibreOffice's document."""
        return self.sheet.book.api
