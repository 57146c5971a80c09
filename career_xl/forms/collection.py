"""The sheet «1. Форма сбора» of the 2025 form: one programme per row (T07, F01, F06, F10)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from career_xl.domain.form_columns import (
    COLLECTION_COUNTS,
    COLLECTION_KEYS,
    COLLECTION_PARTS,
    COLLECTION_SHARES,
    COLLECTION_TOTAL,
)
from career_xl.domain.spelling import caption_key
from career_xl.forms.counts import CountReader
from career_xl.forms.findings import FormFinding
from career_xl.forms.numbering import Numbering
from career_xl.rules.findings import Level
from career_xl.tables.programme_cells import Programme, is_sample, is_total, read_programme
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank

_CODE = COLLECTION_KEYS[0]
_FEW_NUMBERS = 3


@dataclass(frozen=True)
class CollectionRow:
    """One row with figures."""

    row: int
    programme: Programme
    split: tuple[str, ...]
    """What columns 1.1–1.3 say, in the form in which texts are compared."""
    counts: dict[str, int | None]
    """Number by column; None where it is not known."""


class CollectionSheet:
    """The rows of the sheet, and what is wrong with them."""

    def __init__(self, sheet: SheetValues, numbering: Numbering) -> None:
        self._sheet, self._places = sheet, numbering.places
        self._columns = tuple(column for column in COLLECTION_COUNTS if column in numbering.places)
        self._reader = CountReader(sheet, self._columns, tuple(numbering.places[column] for column in self._columns))
        self._gaps: list[int] = []
        self._totals: list[tuple[CollectionRow, int]] = []
        self.rows: list[CollectionRow] = []
        self._read(numbering.row + 1)

    def graduates(self) -> dict[str, int | None]:
        """The graduates of each programme over all its rows; None where one number is not known."""
        found: dict[str, int | None] = {}
        for row in self.rows:
            code, count = row.programme.code, row.counts.get(COLLECTION_TOTAL)
            before = found.get(code, 0)
            found[code] = None if before is None or count is None else before + count
        return found

    def find(self) -> Iterator[FormFinding]:
        """The findings about cells, rows and totals."""
        yield from self._reader.findings
        for number in self._gaps:
            yield self._error(
                "T07",
                (number, _CODE),
                "пустая строка внутри таблицы: всё, что ниже неё, при сборе может потеряться.",
                "Удалите пустую строку.",
            )
        for row in self.rows:
            if row.programme.rule:
                yield self._error(row.programme.rule, (row.row, _CODE), row.programme.problem, row.programme.advice)
            yield from self._of_sums(row)
        yield from self._of_codes()
        for total, above in self._totals:
            yield from self._of_total(total, self.rows[:above])

    # --- reading ---

    def _read(self, first: int) -> None:
        waiting: list[int] = []
        for number in range(first, len(self._sheet.rows) + 1):
            row = self._sheet.rows[number - 1]
            programme = read_programme(self._cell(row, _CODE))
            if any(map(is_sample, row)):
                continue
            if all(is_blank(self._cell(row, column)) for column in self._places):
                waiting.append(number)
            elif not programme.code and any(map(is_total, row[: self._places[self._columns[0]]])):
                if any(not is_blank(self._cell(row, column)) for column in self._columns):
                    self._totals.append((self._row(number, programme), len(self.rows)))
            elif programme.code or self._has_figures(row):
                self._gaps += waiting if self.rows else []
                waiting = []
                self.rows.append(self._row(number, programme))

    def _row(self, number: int, programme: Programme) -> CollectionRow:
        row = self._sheet.rows[number - 1]
        split = tuple(caption_key(as_text(self._cell(row, column))) for column in COLLECTION_KEYS[1:])
        counts = dict(zip(self._columns, self._reader.read(number), strict=True))
        return CollectionRow(number, programme, split, counts)

    def _has_figures(self, row: Sequence[Cell]) -> bool:
        cells = (self._cell(row, column) for column in self._columns)
        return sum(as_text(cell).strip().isdecimal() for cell in cells) >= _FEW_NUMBERS

    def _cell(self, row: Sequence[Cell], column: str) -> Cell:
        place = self._places.get(column)
        return row[place] if place is not None and place < len(row) else None

    # --- checks ---

    def _of_sums(self, row: CollectionRow) -> Iterator[FormFinding]:
        total = row.counts.get(COLLECTION_TOTAL)
        parts = [row.counts.get(column) for column in COLLECTION_PARTS]
        known = [count for count in parts if count is not None]
        if total is not None and len(known) == len(parts) and sum(known) != total:
            yield self._error(
                "T07",
                (row.row, COLLECTION_TOTAL),
                f"в графе 2 стоит {total}, а сумма граф 3–17 — {sum(known)}.",
                "Каждый выпускник стоит ровно в одной из граф 3–17: исправьте числа.",
                str(total),
            )
        for whole, shares in COLLECTION_SHARES.items():
            most = row.counts.get(whole)
            for column in shares:
                share = row.counts.get(column)
                if most is not None and share is not None and share > most:
                    problem = f"в графе {column} стоит {share}, больше, чем в графе {whole} ({most})."
                    yield self._error("T07", (row.row, column), problem, "Исправьте числа.", str(share))

    def _of_codes(self) -> Iterator[FormFinding]:
        first: dict[tuple[str, ...], int] = {}
        names: dict[str, str] = {}
        for row in self.rows:
            code, name = row.programme.code, row.programme.name
            if not code:
                continue
            place = first.setdefault((code, *row.split), row.row)
            if place != row.row:
                yield self._error(
                    "T07",
                    (row.row, _CODE),
                    f"код {code} уже стоит в строке {place}.",
                    "Сложите числа обеих строк в одной и удалите вторую.",
                    code,
                )
            if caption_key(names.setdefault(code, name)) != caption_key(name):
                problem = f"у кода {code} в этой строке другое название: «{name}»."
                yield FormFinding(
                    "F10", Level.QUERY, problem, "Пишите название одинаково.", self._sheet.name, row.row, _CODE
                )

    def _of_total(self, total: CollectionRow, rows: Sequence[CollectionRow]) -> Iterator[FormFinding]:
        for column, count in total.counts.items():
            counts = [row.counts[column] for row in rows]
            known = [other for other in counts if other is not None]
            if count is not None and len(known) == len(counts) and sum(known) != count:
                problem = f"в итоге стоит {count}, а сумма по кодам — {sum(known)}."
                yield self._error("T03", (total.row, column), problem, "Исправьте итог или числа по кодам.", str(count))

    def _error(
        self, rule: str, cell: tuple[int, str], problem: str, advice: str, value: str | None = None
    ) -> FormFinding:
        return FormFinding(rule, Level.ERROR, problem, advice, self._sheet.name, *cell, value)
