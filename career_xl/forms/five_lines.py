"""The rows of the five-line form: which belong together as the block of one programme."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import NamedTuple

from career_xl.domain.contingent_lines import LINES
from career_xl.domain.form_columns import FORM1_COUNTS
from career_xl.forms.counts import CountReader, Counts
from career_xl.forms.line_captions import line_by_caption, line_by_number
from career_xl.forms.numbering import Numbering
from career_xl.tables.programme_cells import Programme, is_sample, is_total, read_programme
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank

_FEW_NUMBERS = 3
"""A row with so many numbers holds figures, whatever else it lacks."""


@dataclass(slots=True)
class Line:
    """One row with figures."""

    row: int
    programme: Programme
    line: str
    """«01» … «05»; "" for a row that is none of the five."""
    counts: Counts
    numbered: str = ""
    """What column 03 says, where it contradicts the caption."""


@dataclass
class Block:
    """The lines of one programme, or of a total."""

    lines: list[Line] = field(default_factory=list)

    @property
    def first_row(self) -> int:
        """Number of its first row."""
        return self.lines[0].row

    @cached_property
    def by_line(self) -> dict[str, Line]:
        """Its lines by number; those that are none of the five are left out."""
        return {line.line: line for line in self.lines if line.line}

    @cached_property
    def code(self) -> str:
        """The code that most of its lines have; "" where none has one."""
        codes = [line.programme.code for line in self.lines if line.programme.code]
        if not codes or codes.count(codes[0]) == len(codes):
            return codes[0] if codes else ""
        return Counter(codes).most_common(1)[0][0]


@dataclass(frozen=True)
class FiveLines:
    """What stands under the numbering row."""

    blocks: tuple[Block, ...]
    totals: tuple[tuple[Block, int], ...]
    """Totals, each with the number of blocks above it."""
    gaps: tuple[int, ...]
    """Empty rows between rows with figures."""
    strangers: tuple[int, ...]
    """Other rows between rows with figures that are no part of the form."""


def read_five_lines(sheet: SheetValues, numbering: Numbering, counts: CountReader) -> FiveLines:
    """The blocks of the sheet; samples, signatures and other texts around them are left out."""
    rows = _Rows(sheet, numbering, counts)
    return rows.read()


class _Rows:
    def __init__(self, sheet: SheetValues, numbering: Numbering, counts: CountReader) -> None:
        self._sheet, self._counts, self._first = sheet, counts, numbering.row + 1
        places = numbering.places
        self._code, self._number, self._caption = (places.get(column) for column in ("02", "03", "04"))
        self._known = sorted(places.values())
        figures = [places[column] for column in FORM1_COUNTS if column in places]
        self._figures = figures
        self._heads = [place for place in range(min(figures)) if place != self._caption]
        self._lines: list[Line] = []
        self._blocks: list[Block] = []
        self._totals: list[tuple[Block, int]] = []
        self._gaps: list[int] = []
        self._strangers: list[int] = []
        self._waiting: list[tuple[int, bool]] = []
        """Rows that are no lines, and whether each is empty: it counts only where a line follows."""

    def read(self) -> FiveLines:
        in_total = False
        code, line_number, caption = self._code, self._number, self._caption
        for number, row in enumerate(self._sheet.rows[self._first - 1 :], start=self._first):
            head = _head(_cell(row, code), _cell(row, line_number), _cell(row, caption))
            line, programme = head.line, head.programme
            if not (line and programme.code):
                if not programme.code and any(is_total(_cell(row, place)) for place in self._heads):
                    in_total = self._end_with_total(number, line, programme)
                    continue
                if in_total and programme.rule == "F01" and line > self._totals[-1][0].lines[-1].line:
                    self._totals[-1][0].lines.append(Line(number, programme, line, self._counts.read(number)))
                    continue
                if self._is_sample(row):
                    continue
                if not line and not self._has_figures(row, programme):
                    self._waiting.append((number, all(is_blank(_cell(row, place)) for place in self._known)))
                    continue
            in_total = False
            if self._waiting:
                self._note_waiting()
            self._lines.append(Line(number, programme, line, self._counts.read(number), head.numbered))
        self._form_blocks()
        return FiveLines(tuple(self._blocks), tuple(self._totals), tuple(self._gaps), tuple(self._strangers))

    def _is_sample(self, row: Sequence[Cell]) -> bool:
        return any(is_sample(_cell(row, place)) for place in (*self._heads, self._caption))

    def _has_figures(self, row: Sequence[Cell], programme: Programme) -> bool:
        numbers = sum(as_text(_cell(row, place)).strip().isdecimal() for place in self._figures)
        return bool(programme.code) or numbers >= _FEW_NUMBERS

    def _end_with_total(self, number: int, line: str, programme: Programme) -> bool:
        self._form_blocks()
        if not self._has_any_count(number):
            return False
        total = Line(number, programme, line, self._counts.read(number))
        self._totals.append((Block([total]), len(self._blocks)))
        return True

    def _has_any_count(self, number: int) -> bool:
        return any(not is_blank(_cell(self._sheet.rows[number - 1], place)) for place in self._figures)

    def _note_waiting(self) -> None:
        if self._lines or self._blocks:
            for number, empty in self._waiting:
                (self._gaps if empty else self._strangers).append(number)
        self._waiting.clear()

    def _form_blocks(self) -> None:
        self._blocks += list(_blocks(self._lines))
        self._lines = []


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """The lines in blocks: a line that stands already begins the next one, and so does a run of another code."""
    block = Block()
    kinds: set[str] = set()
    for place, line in enumerate(lines):
        is_full = len(block.lines) >= len(LINES)
        if block.lines and (is_full or line.line in kinds or _begins(lines, place, kinds)):
            yield block
            block, kinds = Block(), set()
        block.lines.append(line)
        if line.line:
            kinds.add(line.line)
    if block.lines:
        yield block


def _begins(lines: Sequence[Line], place: int, kinds: set[str]) -> bool:
    """Whether a line with another code than the line before begins a block, and is not a slip within one."""
    code = lines[place].programme.code
    if not code or code == lines[place - 1].programme.code or not lines[place - 1].programme.code:
        return False
    run = [line.line for line in takewhile(lambda line: line.programme.code == code, lines[place:])]
    if lines[place].line in run[1:]:
        # The next block has the code from here on, and a line of this kind of its own: this one closes the block above.
        return False
    return bool(kinds & set(run)) or not lines[place].line


class _Head(NamedTuple):
    """What the cells before the figures say."""

    programme: Programme
    line: str
    numbered: str
    """What column 03 says, where it contradicts the caption."""


@lru_cache(maxsize=8192, typed=True)
def _head(code: Cell, number: Cell, caption: Cell) -> _Head:
    by_caption = line_by_caption(caption) if isinstance(caption, str) else ""
    by_number = line_by_number(number)
    contradicts = by_number if by_caption and by_number != by_caption else ""
    return _Head(read_programme(code), by_caption or by_number, contradicts)


def _cell(row: Sequence[Cell], place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else None
