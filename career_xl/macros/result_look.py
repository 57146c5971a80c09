"""What a sheet of results looks like: as the sheet of the same name in a new workbook and in the annotated copy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import xlwings

from career_xl.domain.sheets import Sheet
from career_xl.macros.journal_entries import area, colours_at
from career_xl.macros.session import Work
from career_xl.workbook.look import DARK, INK, LINK, CellStyle

_TOP = {"vertical_alignment": "top"}
_CENTRED = {**_TOP, "horizontal_alignment": "center"}
_LOOKS: Mapping[CellStyle, Mapping[str, Any]] = MappingProxyType(
    {
        CellStyle.GENERAL: _TOP,
        CellStyle.TEXT: {**_TOP, "wrap_text": True},
        CellStyle.WRAPPED: {**_TOP, "wrap_text": True},
        CellStyle.CENTRED: _CENTRED,
        CellStyle.CENTRED_TEXT: _CENTRED,
        CellStyle.COUNT: _CENTRED,
        CellStyle.DATE: _CENTRED,
    }
)
"""Properties of xlwings by style. The number format is the layout's affair: it decides what the contents become."""
_HEADER: Mapping[str, Any] = MappingProxyType(
    {
        "wrap_text": True,
        "horizontal_alignment": "center",
        "vertical_alignment": "center",
        "font.bold": True,
    }
)


@dataclass(frozen=True)
class Choices:
    """A column in which the officer chooses or types freely."""

    values: tuple[str, ...]
    title: str
    hint: str


@dataclass(frozen=True)
class ResultLayout:
    """How a sheet of results looks."""

    sheet: Sheet
    widths: Mapping[str, float]
    """Width by caption, in their order, in characters."""
    needed: tuple[str, ...]
    """Captions by which the sheet is recognised as ours."""
    key: tuple[str, ...]
    """Captions by which a row of the old list is found again, so that what was typed beside it stays with it."""
    texts: tuple[str, ...] = ()
    """Captions of columns in which everything stays text."""
    hidden: tuple[str, ...] = ()
    styles: Mapping[str, CellStyle] = field(default_factory=dict)
    """Style by caption; a column without one keeps the look that it has."""
    links: tuple[str, ...] = ()
    """Captions of columns whose cells look like links."""
    choices: Mapping[str, Choices] = field(default_factory=dict)
    table: str | None = None
    """Name of the table that a new sheet gets."""

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions in their order."""
        return tuple(self.widths)


def rgb_of(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of «RRGGBB» or «#RRGGBB»."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def dress_header(work: Work, sheet: xlwings.Sheet, layout: ResultLayout) -> None:
    """Nothing; the captions in the first row look as in the annotated copy, the columns are as wide as there."""
    captions = area(sheet, (1, 1), 1, len(layout.captions))
    work.journal.dress(captions, {**_HEADER, "font.color": rgb_of(INK)})
    places = {(1, number): rgb_of(DARK) for number in range(1, len(layout.captions) + 1)}
    work.journal.paint(sheet, places, colours_at(sheet, places))
    for number, width in enumerate(layout.widths.values(), start=1):
        work.journal.dress(sheet.range((1, number)), {"column_width": width})


def dress_body(work: Work, sheet: xlwings.Sheet, layout: ResultLayout, rows: "Rows") -> None:
    """Nothing; the rows look as in the annotated copy, and offer the choices that they offer there."""
    if not rows.count:
        return
    for caption, style in layout.styles.items():
        cells = rows.column(sheet, caption)
        work.journal.dress(cells, _LOOKS[style])
        if caption in layout.links:
            work.journal.dress(cells, {"font.color": rgb_of(LINK)})
    for caption, choices in layout.choices.items():
        work.journal.offer(rows.column(sheet, caption), choices.values, choices.title, choices.hint)


@dataclass(frozen=True)
class Rows:
    """The rows of a list on its sheet."""

    first: int
    count: int
    columns: Mapping[str, int]
    """Number of the column, from 1, by caption."""

    def column(self, sheet: xlwings.Sheet, caption: str) -> xlwings.Range:
        """The cells of the rows in that column."""
        return area(sheet, (self.first, self.columns[caption]), self.count, 1)
