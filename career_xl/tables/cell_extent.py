"""How far the cells of a sheet reach: the rectangle that reading it takes."""

from dataclasses import dataclass

CELLS_LIMIT = 8_000_000
"""Cells of the rectangles of all sheets that are read: 100,000 graduates × 37 columns are 3.7 million.

Reading takes the whole rectangle from A1, blank or not, so that one stray cell far away may take gigabytes.
"""

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What a sheet can have in Excel and LibreOffice."""


@dataclass(frozen=True)
class Extent:
    """The rectangle from A1, and how many cells it was made from."""

    rows: int = 0
    columns: int = 0
    cells: int = 0

    @property
    def size(self) -> int:
        """Cells that reading the sheet takes."""
        return max(self.rows * self.columns, self.cells)

    @property
    def corner(self) -> str:
        """The last cell of the rectangle: «AK451»."""
        letters, column = "", self.columns
        while column:
            column, letter = divmod(column - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.rows}"
