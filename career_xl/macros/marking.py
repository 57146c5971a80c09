"""Marks on the cells of an open workbook: a colour and a note with the rule's code, and what was there before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import xlwings

from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.hosts.cell_colours import Rgb
from career_xl.hosts.sheet_lock import SheetLockedError, unlocked
from career_xl.macros.journal_entries import Place, colours_at
from career_xl.macros.result_look import rgb_of
from career_xl.macros.session import Work
from career_xl.rules.findings import Finding
from career_xl.workbook import marks
from career_xl.workbook.marks import MARK_COLOURS, EarlierMarks
from career_xl.workbook.package.comments_part import find_our_part, our_part
from career_xl.workbook.package.styles_part import NO_FILL, solid

_SOLID = re.compile(r'<fill><patternFill patternType="solid"><fgColor rgb="[0-9A-Fa-f]{2}([0-9A-Fa-f]{6})"/>')


_NOTE_LIMIT: Final = 2_000
"""Notes on one sheet: an office program takes them one by one, a millisecond or two each."""


@dataclass
class Marked:
    """What was marked and what could not be."""

    fills: dict[tuple[str, Place], str] = field(default_factory=dict)
    """What each marked cell looked like before, by sheet and cell, as «Замечания» keeps it."""
    cleared: int = 0
    """Cells that had a mark and have none now."""
    notes: list[str] = field(default_factory=list)
    """Russian sentences on what could not be done."""


_MARKS = {level: rgb_of(colour) for level, colour in MARK_COLOURS.items()}


def mark_cells(work: Work, findings: Sequence[Finding]) -> Marked:
    """What was marked; marks of an earlier check are taken back first. Without findings all marks are taken back."""
    by_sheet: dict[str, dict[Place, list[Finding]]] = {}
    for finding in findings:
        if finding.row is not None and finding.sheet_column is not None:
            cells = by_sheet.setdefault(finding.sheet, {})
            cells.setdefault((finding.row, finding.sheet_column), []).append(finding)
    earlier = marks.read_earlier_marks(work.workbook.find(Sheet.FINDINGS))
    marked = Marked()
    for sheet in work.book.sheets:
        if caption_key(sheet.name) != caption_key(Sheet.FINDINGS):
            work.begin(f"отметки на листе «{sheet.name}»")
            _SheetMarks(work, sheet, earlier, marked).mark(by_sheet.get(sheet.name, {}))
    return marked


class _SheetMarks:
    def __init__(self, work: Work, sheet: xlwings.Sheet, earlier: EarlierMarks, marked: Marked) -> None:
        self._work, self._sheet, self._earlier, self._marked = work, sheet, earlier, marked
        self._texts: dict[Place, str] = {}
        """The notes that the sheet has."""
        for note in sheet.notes:
            location = note.location
            self._texts[location.row, location.column] = note.text
        parts = {place: find_our_part(text) for place, text in self._texts.items()}
        self._parts = {place: part for place, part in parts.items() if part is not None}

    def mark(self, found: Mapping[Place, Sequence[Finding]]) -> None:
        """Nothing; exactly the cells of the findings are marked."""
        marked_earlier = self._earlier.cells(self._sheet.name) | self._parts.keys()
        places = sorted(found.keys() | marked_earlier)
        if not places:
            return
        try:
            with unlocked(self._sheet):
                self._change(found, marked_earlier, places)
        except SheetLockedError as error:
            self._marked.notes.append(f"{error} Отметки на этом листе не менялись.")

    def _change(
        self, found: Mapping[Place, Sequence[Finding]], marked_earlier: set[Place], places: Sequence[Place]
    ) -> None:
        present = colours_at(self._sheet, dict.fromkeys(places))
        self._paint(found, marked_earlier, present)
        self._write_notes(found)

    def _paint(
        self, found: Mapping[Place, Sequence[Finding]], earlier: set[Place], present: Mapping[Place, Rgb | None]
    ) -> None:
        name = self._sheet.name
        colours: dict[Place, Rgb | None] = {}
        for place, colour in present.items():
            has_mark = place in earlier and colour in _MARKS.values()
            fill = self._fill_before(place) if has_mark else _fill_of(colour)
            if place in found:
                colours[place] = _MARKS[marks.gravest(found[place])]
                self._marked.fills[name, place] = fill
            elif has_mark:
                colours[place] = _colour_in(fill)
                self._marked.cleared += 1
        self._work.journal.paint(self._sheet, colours, present)

    def _fill_before(self, place: Place) -> str:
        part = self._parts.get(place)
        return self._earlier.fill_before(self._sheet.name, place, part.lines if part else ())

    def _write_notes(self, found: Mapping[Place, Sequence[Finding]]) -> None:
        by_gravity = sorted(found, key=lambda place: (marks.gravity(marks.gravest(found[place])), place))
        noted = set(by_gravity[:_NOTE_LIMIT])
        if len(by_gravity) > _NOTE_LIMIT:
            self._marked.notes.append(
                f"На листе «{self._sheet.name}» примечаний слишком много: у {len(by_gravity) - _NOTE_LIMIT} ячеек "
                "отмечен только цвет, пояснения — на листе «Замечания»."
            )
        wanted = {
            place: self._text(place, [marks.line_of(finding) for finding in found[place]] if place in noted else [])
            for place in sorted(noted | self._parts.keys())
        }
        changed = {place: text for place, text in wanted.items() if text != self._texts.get(place)}
        self._work.journal.note(self._sheet, changed, self._texts)

    def _text(self, place: Place, lines: Sequence[str]) -> str | None:
        """The note of the cell: the officer's own text, and below it ours."""
        whole, part = self._texts.get(place, ""), self._parts.get(place)
        own = whole[: part.begin] + whole[part.end :] if part else whole
        own = own if own.strip() else ""
        return "\n".join(text for text in (own, our_part(lines) if lines else "") if text) or None


def _fill_of(colour: Rgb | None) -> str:
    return NO_FILL if colour is None else solid("".join(f"{part:02X}" for part in colour))


def _colour_in(fill: str) -> Rgb | None:
    """The colour of a fill as «Замечания» keeps it; None for no fill and for one that an office program names else."""
    match = _SOLID.match(fill)
    return rgb_of(match[1]) if match else None
