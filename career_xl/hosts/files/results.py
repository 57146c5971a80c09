"""The values that an office program computed for the formulas of a file, before it was opened here."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]

from career_xl.hosts.files import contents


class FormulaResults:
    """Per cell the value that stood in the file; nothing here computes, so a formula entered now has none.

    openpyxl gives either the formulas of a file or their values. The values are read from a second pass over the same
    bytes, sheet by sheet, and only when a formula on that sheet is asked for its value.
    """

    def __init__(self) -> None:
        self._source = b""
        self._places: dict[str, dict[tuple[int, int], Any]] = {}
        self._sheet_of: dict[Any, str] = {}
        self._values: dict[Any, Any] = {}

    def expect(self, source: bytes, formulas: Mapping[str, Iterable[Any]]) -> None:
        """Remember the file's bytes and, per sheet, its cells with formulas at the places where they stand in it."""
        self._source = source
        self._places = {
            title: {(cell.row, cell.column): cell for cell in cells} for title, cells in formulas.items() if cells
        }
        self._sheet_of = {cell: title for title, cells in self._places.items() for cell in cells.values()}

    def __call__(self, cell: Any) -> Any:
        """The value of the formula in the cell when the file was opened; None when it was entered or changed since."""
        title = self._sheet_of.get(cell)
        if title is None:
            return None
        if title in self._places:
            self._read(title, self._places.pop(title))
        return self._values.get(cell)

    def forget(self, cell: Any) -> None:
        """Drop the value, because the cell holds something else now."""
        self._sheet_of.pop(cell, None)
        self._values.pop(cell, None)

    def _read(self, title: str, cells: dict[tuple[int, int], Any]) -> None:
        twin = load_workbook(io.BytesIO(self._source), read_only=True, data_only=True, keep_links=False)
        try:
            sheet = twin[title]
            sheet.reset_dimensions()  # what a file says about its own size is not always true
            for row in sheet.iter_rows():
                for seen in row:
                    if seen.value is not None and (cell := cells.get((seen.row, seen.column))) is not None:
                        self._values[cell] = contents.plain(seen.value, seen.data_type, seen)
        finally:
            twin.close()
