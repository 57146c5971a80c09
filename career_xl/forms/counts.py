"""Numbers in the cells of a form: a whole number, a blank, or something that must never become a zero."""

import datetime as dt
from dataclasses import replace
from operator import itemgetter

from career_xl.forms.findings import FormFinding
from career_xl.rules.findings import Level
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank

_LARGEST = 1_000_000
"""No college has more graduates; a larger number is a phone number or a slip."""
_FEW = 20
"""So many numbers typed as texts are named cell by cell, more of them in one finding."""
_PLAIN = ({float}, {int}, {int, float})
_WITH_BLANKS = tuple(kinds | {type(None)} for kinds in _PLAIN)
_NOT_COMPUTED = "формула не вычислена, числа в файле нет."
_OPEN_AND_SAVE = "Откройте файл в Excel или LibreOffice, сохраните его и проверьте ещё раз."

Counts = list[int | None]
"""A number by column of the form; None where the cell holds something that is no number."""


class CountReader:
    """Reads the number cells of the rows of one sheet and notes what is wrong with them."""

    def __init__(self, sheet: SheetValues, columns: tuple[str, ...], places: tuple[int, ...]) -> None:
        """`places` are the places of the columns in a row, from 0; there are at least two."""
        self._sheet, self._columns, self._places = sheet, columns, places
        self._pick = itemgetter(*places)
        self._uncomputed = frozenset(sheet.uncomputed_at)
        self._special = {row for row, _ in (*sheet.errors, *self._uncomputed)}
        self._typed_as_text: list[FormFinding] = []
        self._wrong: list[FormFinding] = []

    def read(self, number: int) -> Counts:
        """The numbers of the row with that number, from 1; a blank cell is a zero."""
        cells = self._pick(self._sheet.rows[number - 1])
        kinds = set(map(type, cells))
        if kinds in _PLAIN and number not in self._special:
            counts: Counts = list(map(int, cells))
            if tuple(counts) == cells and min(cells) >= 0 and sum(cells) <= _LARGEST:
                return counts
        if number not in self._special and kinds in _WITH_BLANKS:
            whole = [int(cell) if cell else 0 for cell in cells]
            if min(whole) >= 0 and max(whole) <= _LARGEST and whole == [cell or 0 for cell in cells]:
                return list(whole)
        return [self._count(number, *named) for named in zip(self._columns, self._places, cells, strict=True)]

    @property
    def findings(self) -> list[FormFinding]:
        """What was wrong with the cells read so far; many numbers typed as texts are one finding."""
        texts = self._typed_as_text
        if len(texts) > _FEW:
            first = texts[0]
            problem = f"числа записаны текстом, таких ячеек {len(texts)}, это первая; Excel такие числа не складывает."
            texts = [replace(first, problem=problem)]
        return [*self._wrong, *texts]

    def _count(self, row: int, column: str, place: int, cell: Cell) -> int | None:
        where = (row, place + 1)
        if where in self._sheet.errors:
            error = self._sheet.errors[where]
            self._note("S04", f"ошибка формулы {error}.", "Исправьте формулу или впишите число.", (row, column, error))
            return None
        if is_blank(cell) and where in self._uncomputed:
            self._note("T07", _NOT_COMPUTED, _OPEN_AND_SAVE, (row, column, None))
            return None
        if cell is None:
            return 0
        text = as_text(cell)
        if isinstance(cell, str) and cell.isascii() and cell.isdecimal() and len(cell) <= len(str(_LARGEST)):
            finding = FormFinding(
                "T07",
                Level.QUERY,
                f"число «{text}» записано текстом: Excel такие числа не складывает.",
                "Задайте ячейке числовой формат и впишите число заново.",
                self._sheet.name,
                row,
                column,
                text,
            )
            self._typed_as_text.append(finding)
            return int(cell)
        problem = _flaw(cell)
        if problem is None:
            return int(cell)  # type: ignore[arg-type]  # only a whole number has no flaw
        self._note("T07", problem, "Впишите целое число; если выпускников нет — 0.", (row, column, text))
        return None

    def _note(self, rule: str, problem: str, advice: str, cell: tuple[int, str, str | None]) -> None:
        row, column, value = cell
        self._wrong.append(FormFinding(rule, Level.ERROR, problem, advice, self._sheet.name, row, column, value))


def _flaw(cell: Cell) -> str | None:
    """What is wrong with a filled number cell, in Russian; None for a whole number that a count can be."""
    shown = as_text(cell)
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        kind = "дата или время" if isinstance(cell, (dt.date, dt.time, dt.timedelta)) else "не число"
        return f"«{shown}» — {kind}." if shown.strip() else "в ячейке пробелы вместо числа."
    if cell < 0:
        return f"число {shown} меньше нуля."
    if cell != int(cell):
        return f"число {shown.replace('.', ',')} не целое."
    return None if cell <= _LARGEST else f"число {shown} слишком велико для числа выпускников."
