"""Marks on cells: their colours, and what cells looked like before they were marked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from career_xl.domain.spelling import caption_key
from career_xl.rules.explanations import FindingColumn
from career_xl.rules.findings import Finding, Level
from career_xl.tables.header import find_header
from career_xl.tables.sheet_values import SheetValues, as_text
from career_xl.workbook.package.cell_reference import cell_name, read_cell_name
from career_xl.workbook.package.comments_part import note_line
from career_xl.workbook.package.styles_part import NO_FILL

MARK_COLOURS: Final = {Level.ERROR: "F9CECB", Level.QUERY: "FFEFB0", Level.INFO: "CFE4F9"}
"""Fill of a marked cell, «RRGGBB»; none is a colour of the office programs' own palettes."""
BEFORE_CAPTION: Final = "Оформление до отметки"
"""Caption of the hidden last column of «Замечания»."""

_GRAVITY: Final = {level: place for place, level in enumerate(Level)}
_LEVELS: Final = {level.label: level for level in Level}

Cell = tuple[int, int]
"""Row and column from 1."""


@dataclass(frozen=True)
class EarlierMarks:
    """What an annotated workbook says about the cells that were marked in it."""

    recognised: bool = True
    """False when the sheet «Замечания» is one of the user's own making."""
    by_cell: dict[tuple[str, Cell], str] = field(default_factory=dict)
    by_line: dict[str, list[tuple[str, Cell]]] = field(default_factory=dict)

    def cells(self, sheet: str) -> set[Cell]:
        """The cells of the sheet that were marked."""
        return {cell for name, cell in self.by_cell if name == sheet}

    def fill_before(self, sheet: str, cell: Cell, lines: Sequence[str]) -> str:
        """The fill that the cell had before it was marked; no fill where nothing is known.

        The lines of the cell's note tell which record is meant, for rows may have been sorted or deleted since.
        """
        places = [place for line in lines for place in self.by_line.get(line, ())]
        here = (sheet, cell)
        return self.by_cell.get(here if here in places or not places else places[0], NO_FILL)


def gravest(findings: Sequence[Finding]) -> Level:
    """The gravest level among the findings, which are at least one."""
    return min((finding.level for finding in findings), key=_GRAVITY.__getitem__)


def gravity(level: Level) -> int:
    """0 for the gravest level."""
    return _GRAVITY[level]


def line_of(finding: Finding) -> str:
    """The finding's line in the note of its cell."""
    return note_line(finding.level.label, finding.rule, finding.message)


def record(cell: Cell, fill: str) -> str:
    """What the hidden column keeps for a finding about the cell."""
    return f"{cell_name(*cell)} {fill}"


def read_earlier_marks(sheet: SheetValues | None) -> EarlierMarks:
    """The marks that the sheet «Замечания» of an earlier run tells of; none without such a sheet."""
    if sheet is None:
        return EarlierMarks()
    captions: list[str] = [*FindingColumn, BEFORE_CAPTION]
    header = find_header(sheet.rows, {caption_key(caption): caption for caption in captions})
    if header is None or not {FindingColumn.LEVEL, FindingColumn.RULE} <= set(header.columns):
        return EarlierMarks(recognised=not any(as_text(cell).strip() for row in sheet.rows for cell in row))
    marks = EarlierMarks()
    for row in sheet.rows[header.row :]:
        texts = {
            caption: as_text(row[column - 1]) if column <= len(row) else ""
            for caption, column in header.columns.items()
        }
        reference, _, fill = texts.get(BEFORE_CAPTION, "").partition(" ")
        cell = read_cell_name(reference)
        if cell and fill:
            place = (texts.get(FindingColumn.SHEET, ""), cell)
            marks.by_cell[place] = fill
            marks.by_line.setdefault(_line_of_row(texts), []).append(place)
    return marks


def _line_of_row(texts: dict[str, str]) -> str:
    finding = Finding(
        rule=texts.get(FindingColumn.RULE, ""),
        level=_LEVELS.get(texts.get(FindingColumn.LEVEL, ""), Level.INFO),
        sheet="",
        row=None,
        column="",
        value=None,
        problem=texts.get(FindingColumn.MESSAGE, ""),
        advice=texts.get(FindingColumn.ADVICE, ""),
        source=texts.get(FindingColumn.SOURCE, ""),
    )
    return line_of(finding)
