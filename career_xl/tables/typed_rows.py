"""A list as it was typed, whatever its columns mean: for carrying it over into another workbook unchanged."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Generic, TypeVar

from career_xl.domain.spelling import caption_key
from career_xl.tables.header import Header, find_header
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank

K = TypeVar("K")


@dataclass(frozen=True)
class TypedRows(Generic[K]):
    """The rows below a header, cells as typed."""

    sheet: SheetValues
    header: Header[K]

    @property
    def filled(self) -> tuple[int, ...]:
        """Numbers, from 1, of the rows in which something stands."""
        below = enumerate(self.sheet.rows[self.header.row :], start=self.header.row + 1)
        return tuple(number for number, row in below if not all(is_blank(cell) for cell in row))

    def cells(self, row: int) -> dict[K, Cell]:
        """The cells of a row by what their columns mean."""
        return {key: self.cell(row, column) for key, column in self.header.columns.items()}

    def cell(self, row: int, column: int) -> Cell:
        """The cell at the row and column, from 1; None beyond what is filled."""
        cells = self.sheet.rows[row - 1]
        return cells[column - 1] if column <= len(cells) else None

    def own_columns(self, rows: Iterable[int], taken: Collection[str]) -> dict[str, list[Cell]]:
        """The cells of the given rows in every filled column without a known meaning, by caption.

        A caption that is blank, stands twice or is among `taken` gets a number, for a table needs different ones.
        """
        rows = list(rows)
        captions = {caption.column: caption.text for caption in (*self.header.repeated, *self.header.unknown)}
        width = max((len(self.sheet.rows[row - 1]) for row in rows), default=0)
        found: dict[str, list[Cell]] = {}
        keys = {caption_key(caption) for caption in taken}
        for column in range(1, max(width, *captions, 0) + 1):
            cells = [self.cell(row, column) for row in rows]
            is_known = column in self.header.columns.values()
            if is_known or (column not in captions and all(is_blank(cell) for cell in cells)):
                continue
            caption = _free(as_text(captions.get(column)).strip() or f"Столбец {column}", keys)
            keys.add(caption_key(caption))
            found[caption] = cells
        return found


def typed_rows(
    sheet: SheetValues | None, keys: Mapping[str, K], weak: Collection[str] = frozenset()
) -> TypedRows[K] | None:
    """The list of the sheet; None without the sheet or without a known caption."""
    header = find_header(sheet.rows, keys, weak) if sheet else None
    return TypedRows(sheet, header) if sheet and header else None


def _free(caption: str, taken: Collection[str]) -> str:
    names = (caption if number == 1 else f"{caption} ({number})" for number in count(1))
    return next(name for name in names if caption_key(name) not in taken)
