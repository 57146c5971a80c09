"""The worksheet part of «Замечания»: one row per finding, every text a text and never a formula."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import IO, Final

from career_xl.rules.explanations import FindingColumn
from career_xl.rules.findings import Finding, Level, source_label
from career_xl.workbook import lists
from career_xl.workbook.look import DARK, FAINT, INK, LINE, LINK, CellStyle
from career_xl.workbook.marks import BEFORE_CAPTION, MARK_COLOURS
from career_xl.workbook.package.cell_reference import column_letters, link_location
from career_xl.workbook.package.shared_strings_part import SharedStrings
from career_xl.workbook.package.styles_part import CellFormat, Styles, solid
from career_xl.workbook.package.xml_text import Dialect, escape

CAPTIONS: Final = (*(str(column) for column in FindingColumn), BEFORE_CAPTION)
ROW_LIMIT: Final = 1_048_575
"""Findings that one sheet can hold."""
LINK_LIMIT: Final = 65_000
"""Excel takes 65,530 links on a sheet."""
_NOTHING_FOUND: Final = "Замечаний нет"
WIDTHS: Final = {
    FindingColumn.LEVEL: 11,
    FindingColumn.RULE: 10,
    FindingColumn.SHEET: 14,
    FindingColumn.ROW: 9,
    FindingColumn.FIELD: 19,
    FindingColumn.VALUE: 19,
    FindingColumn.MESSAGE: 46,
    FindingColumn.ADVICE: 40,
    FindingColumn.SOURCE: 13,
    FindingColumn.DECISION: 15,
    FindingColumn.EXPLANATION: 28,
}
"""Width of each column in characters."""
STYLES: Final = {
    **dict.fromkeys(FindingColumn, CellStyle.WRAPPED),
    **dict.fromkeys((FindingColumn.LEVEL, FindingColumn.RULE, FindingColumn.ROW), CellStyle.CENTRED),
}
"""How the cells of each column lie."""
DECISION_HINT: Final = "Выберите из списка или впишите своё решение."
_EXPLANATION_HINT: Final = (
    "Почему значение верно. Пояснение сохранится при следующей проверке, пока строка и значение те же."
)
_LAST: Final = column_letters(len(CAPTIONS))
_BATCH: Final = 1000
_LINE_SPACING: Final = 15 / 11
_LETTER_WIDTH: Final = 1.12
"""A letter in the width of a digit, in which column widths count, with what is lost where a line breaks."""
_HIGHEST_ROW: Final = 400
"""Excel takes 409 points."""


@dataclass(frozen=True)
class FindingRow:
    """A finding with what its cell looked like before it was marked (empty where no cell is marked)."""

    finding: Finding
    before: str


@dataclass(frozen=True)
class FindingFormats:
    """Numbers of the cell formats of the sheet."""

    header: int
    wrapped: int
    text: int
    link: int
    centred: int
    nothing: int
    levels: dict[Level, int]
    line_height: float
    """Points."""


@dataclass(frozen=True)
class Surroundings:
    """What the sheet refers to in its workbook."""

    dialect: Dialect
    strings: SharedStrings
    table_relation: str


def formats(styles: Styles) -> FindingFormats:
    """The formats of the sheet, added to the styles of the workbook."""
    top = {"vertical": "top", "wrapText": "1"}
    centred = {"horizontal": "center", "vertical": "top"}
    header_font = {"b": {}, "color": {"rgb": f"FF{_hex(INK)}"}}
    link_font = {"u": {}, "color": {"rgb": f"FF{_hex(LINK)}"}}
    line = _hex(LINE)
    return FindingFormats(
        header=styles.add(
            CellFormat(
                fill=solid(_hex(DARK)),
                font=header_font,
                border=line,
                alignment={"horizontal": "center", "vertical": "center", "wrapText": "1"},
            )
        ),
        wrapped=styles.add(CellFormat(border=line, alignment=top)),
        text=styles.add(CellFormat(border=line, alignment=top, text=True)),
        link=styles.add(CellFormat(border=line, alignment=centred, font=link_font)),
        centred=styles.add(CellFormat(border=line, alignment=centred)),
        nothing=styles.add(CellFormat(alignment=top, font={"i": {}, "color": {"rgb": f"FF{_hex(FAINT)}"}})),
        levels={
            level: styles.add(CellFormat(fill=solid(colour), border=line, alignment=centred))
            for level, colour in MARK_COLOURS.items()
        },
        line_height=styles.font_size * _LINE_SPACING,
    )


def reference(rows: int) -> str:
    """The range of the table with so many findings."""
    return f"A1:{_LAST}{max(rows, 1) + 1}"


def write(target: IO[bytes], rows: Sequence[FindingRow], look: FindingFormats, surroundings: Surroundings) -> None:
    """None; the part is written to the stream, piece by piece, and its texts are added to the shared strings."""
    batch: list[str] = []
    for piece in _pieces(rows, look, surroundings):
        batch.append(piece)
        if len(batch) >= _BATCH:
            target.write("".join(batch).encode())
            batch.clear()
    target.write("".join(batch).encode())


def _pieces(rows: Sequence[FindingRow], look: FindingFormats, surroundings: Surroundings) -> Iterator[str]:
    text = partial(_text, surroundings.strings)
    yield from _head(surroundings.dialect, reference(len(rows)))
    yield _row(1, (text(caption, look.header) for caption in CAPTIONS), 2 * look.line_height)
    for number, row in enumerate(rows, start=2):
        yield _row(number, _finding_cells(row, look, text), _lines(row.finding) * look.line_height)
    if not rows:
        place = CAPTIONS.index(FindingColumn.MESSAGE)
        cells = (text(_NOTHING_FOUND, look.nothing) if n == place else "<c/>" for n in range(len(CAPTIONS)))
        yield _row(2, cells, look.line_height)
    yield "</sheetData>"
    if rows:
        yield from _validations(len(rows) + 1)
        yield from _links(rows)
    yield from _tail(surroundings.table_relation)


def _head(dialect: Dialect, dimension: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    yield f'<worksheet xmlns="{dialect.main}" xmlns:r="{dialect.relationships}">'
    yield f'<sheetPr><tabColor rgb="FF{MARK_COLOURS[Level.ERROR]}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
    yield f'<dimension ref="{dimension}"/><sheetViews><sheetView showGridLines="0" workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
    yield '<sheetFormatPr defaultRowHeight="15"/><cols>'
    for number, column in enumerate(FindingColumn, start=1):
        yield f'<col min="{number}" max="{number}" width="{WIDTHS[column]}" customWidth="1"/>'
    last = len(CAPTIONS)
    yield f'<col min="{last}" max="{last}" width="20" hidden="1" customWidth="1"/></cols><sheetData>'


def _finding_cells(row: FindingRow, look: FindingFormats, text: Callable[[str | None, int], str]) -> Iterator[str]:
    finding = row.finding
    yield text(finding.level.label, look.levels[finding.level])
    yield text(finding.rule, look.centred)
    yield text(finding.sheet, look.wrapped)
    yield f'<c s="{look.link}"/>' if finding.row is None else f'<c s="{look.link}"><v>{finding.row}</v></c>'
    yield text(finding.column, look.wrapped)
    yield text(finding.value, look.text)
    yield text(finding.problem, look.wrapped)
    yield text(finding.advice, look.wrapped)
    yield text(source_label(finding.source), look.wrapped)
    yield text(finding.decision, look.text)
    yield text(finding.explanation, look.text)
    yield text(row.before, 0)


def _lines(finding: Finding) -> int:
    """The lines that the longest of the wrapped texts takes: not every program measures a row when it opens a file."""
    texts = {
        FindingColumn.SHEET: finding.sheet,
        FindingColumn.FIELD: finding.column,
        FindingColumn.VALUE: finding.value,
        FindingColumn.MESSAGE: finding.problem,
        FindingColumn.ADVICE: finding.advice,
        FindingColumn.SOURCE: source_label(finding.source),
        FindingColumn.DECISION: finding.decision,
        FindingColumn.EXPLANATION: finding.explanation,
    }
    return max(
        sum(max(1, math.ceil(len(line) * _LETTER_WIDTH / WIDTHS[column])) for line in (text or "").split("\n"))
        for column, text in texts.items()
    )


def _row(number: int, cells: Iterable[str], height: float) -> str:
    named = (
        cell.replace("<c", f'<c r="{column_letters(column)}{number}"', 1) for column, cell in enumerate(cells, start=1)
    )
    return f'<row r="{number}" ht="{min(height, _HIGHEST_ROW):.2f}">{"".join(named)}</row>'


def _text(strings: SharedStrings, text: str | None, style: int) -> str:
    return f'<c s="{style}" t="s"><v>{strings.number(text)}</v></c>' if text else f'<c s="{style}"/>'


def _validations(last_row: int) -> Iterator[str]:
    decision = column_letters(CAPTIONS.index(FindingColumn.DECISION) + 1)
    explanation = column_letters(CAPTIONS.index(FindingColumn.EXPLANATION) + 1)
    choices = ",".join(lists.DECISION.values)
    yield '<dataValidations count="2">'
    yield '<dataValidation type="list" allowBlank="1" showInputMessage="1" '
    yield f'promptTitle="{FindingColumn.DECISION}" prompt="{escape(DECISION_HINT)}" '
    yield f'sqref="{decision}2:{decision}{last_row}"><formula1>"{choices}"</formula1></dataValidation>'
    yield '<dataValidation allowBlank="1" showInputMessage="1" '
    yield f'promptTitle="{FindingColumn.EXPLANATION}" prompt="{escape(_EXPLANATION_HINT)}" '
    yield f'sqref="{explanation}2:{explanation}{last_row}"/></dataValidations>'


def _links(rows: Sequence[FindingRow]) -> Iterator[str]:
    column = column_letters(CAPTIONS.index(FindingColumn.ROW) + 1)
    linked = [
        f'<hyperlink ref="{column}{number}" location="'
        f'{escape(link_location(row.finding.sheet, row.finding.row, row.finding.sheet_column or 1))}" '
        f'tooltip="Перейти к ячейке" display="{row.finding.row}"/>'
        for number, row in enumerate(rows[:LINK_LIMIT], start=2)
        if row.finding.row is not None
    ]
    if linked:
        yield f"<hyperlinks>{''.join(linked)}</hyperlinks>"


def _tail(table_relation: str) -> Iterator[str]:
    yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
    yield '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>'
    footer = escape("&L&9&A&C&9Страница &P из &N&R&9&F")
    yield f"<headerFooter><oddFooter>{footer}</oddFooter></headerFooter>"
    yield f'<tableParts count="1"><tablePart r:id="{table_relation}"/></tableParts></worksheet>'


def _hex(colour: str) -> str:
    return colour.removeprefix("#")
