"""The sheet «Контингент» as typed in: figures of lines 01–05 by cohort, study form and code (domain §2, §2.3)."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import read_date
from career_xl.domain.spelling import caption_key, phrase_key, squeeze
from career_xl.tables.header import Header, find_header
from career_xl.tables.monitoring import read_year
from career_xl.tables.number_cells import read_count
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank

_LINE = re.compile(r"\s*0?([1-5])(?:\.0)?(?!\d)")
_TOTAL = re.compile(r"^(?:всего|итого|итог)\b")
_COLUMN_NUMBER_DIGITS = 2
_TITLE_YEAR = re.compile(r"\b(20\d\d)\b")


class Key(Enum):
    """What a column of «Контингент» tells about a row."""

    COHORT = ("Год выпуска", "Выпуск", "Год")
    STUDY_FORM = ("Форма обучения", "Форма")
    CODE = ("Код", "Код специальности", "Код профессии/специальности")
    LINE = ("Строка", "№ строки", "Номер строки")

    def __init__(self, *captions: str) -> None:
        self.captions = captions


FIGURE_CAPTIONS: dict[str, str] = {
    "Мониторинг": "Мониторинг",
    "По мониторингу": "Мониторинг",
    "Контингент": "Мониторинг",
    "Количество": "Мониторинг",
    "Численность": "Мониторинг",
    "Всего": "Мониторинг",
    "СПО-1": "СПО-1",
    "СПО1": "СПО-1",
    "По СПО-1": "СПО-1",
    "АИС": "АИС",
    "По АИС": "АИС",
}
"""Whose figures a column holds, by caption."""


@dataclass(frozen=True)
class Figure:
    """One typed figure and where it stands; `count` is None where the cell is no whole number or a formula error."""

    count: int | None
    text: str
    row: int
    column: int
    caption: str
    is_error: bool = False
    """A formula error: the figure is not known, nothing wrong was typed."""


@dataclass
class ContingentBlock:
    """The lines of one code (or of the total) of one cohort and study form, by one source of figures."""

    cohort: int | None
    study_form: str
    code: str
    """Code, or "" for the total."""
    source: str
    """«Мониторинг», «СПО-1» or «АИС»."""
    lines: dict[str, Figure] = field(default_factory=dict)
    """By line "01" … "05"; blank cells are left out."""


def read_contingent(sheet: SheetValues | None) -> tuple[ContingentBlock, ...]:
    """The typed figures of the sheet, block by block; empty when there are none.

    Two layouts are read: a row per code and line (column «Строка»), and a row per code with columns 01 … 05.
    """
    header = find_header(sheet.rows, _KEYS) if sheet else None
    if sheet is None or header is None:
        return ()
    blocks: dict[tuple[object, ...], ContingentBlock] = {}
    for position, figures in _rows(sheet, header):
        cohort, study_form, code = position
        for (source, line), figure in figures.items():
            block = blocks.setdefault((*position, source), ContingentBlock(cohort, study_form, code, source))
            block.lines[line] = figure
    return tuple(blocks.values())


def source_date(sheet: SheetValues, source: str) -> dt.date | None:
    """The date of a source's figures: what stands right of «Дата данных СПО-1»; None where nothing readable does."""
    key = caption_key(f"Дата данных {source}")
    for row in sheet.rows:
        for place, cell in enumerate(row):
            if isinstance(cell, str) and caption_key(cell) == key:
                beside = next((other for other in row[place + 1 :] if not is_blank(other)), None)
                return read_date(beside)
    return None


_Position = tuple[int | None, str, str]
_Figures = dict[tuple[str, str], Figure]


def _rows(sheet: SheetValues, header: Header["Key | tuple[str, str]"]) -> Iterator[tuple[_Position, _Figures]]:
    columns = header.columns
    titled: int | None = None
    position: _Position | None = None
    for number, row in enumerate(sheet.rows[header.row :], start=header.row + 1):
        filled = [cell for cell in row if not is_blank(cell)]
        if len(filled) == 1 and (year := _TITLE_YEAR.search(as_text(filled[0]))):
            titled, position = int(year[1]), None
            continue
        code = squeeze(as_text(_cell(row, columns.get(Key.CODE))))
        line = _LINE.match(as_text(_cell(row, columns.get(Key.LINE))))
        if code:
            cohort = read_year(_cell(row, columns.get(Key.COHORT))) or titled
            study_form = squeeze(as_text(_cell(row, columns.get(Key.STUDY_FORM))))
            position = (cohort, study_form, _code_or_total(code)) if _names_block(code) else None
        elif line is None:
            position = None
        # A code that is merged over its five lines stands beside the first of them only.
        if position:
            yield position, _figures(sheet, header, number, f"0{line[1]}" if line else "")


def _names_block(code: str) -> bool:
    """Whether the text is a code, a total or «—», and not a caption, a column number or a signature."""
    if _is_total(code):
        return True
    if caption_key(code) in _KEYS or (code.isdecimal() and len(code) <= _COLUMN_NUMBER_DIGITS):
        return False
    return any(map(str.isdecimal, code)) or not any(map(str.isalpha, code))


def _code_or_total(code: str) -> str:
    return "" if _is_total(code) else code


def _is_total(code: str) -> bool:
    return _TOTAL.match(phrase_key(code)) is not None


def _figures(sheet: SheetValues, header: Header["Key | tuple[str, str]"], number: int, line: str) -> _Figures:
    """The figures of the row with that number; `line` is what its column «Строка» says, "" where it says nothing."""
    row = sheet.rows[number - 1]
    figures: _Figures = {}
    for key, place in header.columns.items():
        cell, error = _cell(row, place), sheet.errors.get((number, place))
        if isinstance(key, Key) or (is_blank(cell) and not error):
            continue
        source, of_line = key
        caption = of_line or FIGURE_CAPTIONS.get(source, source)
        if of_line or line:
            count = None if error else read_count(cell)
            text = error or as_text(cell)
            figures[source, of_line or line] = Figure(count, text, number, place, caption, is_error=bool(error))
    return figures


def _cell(row: Sequence[Cell], place: int | None) -> Cell:
    return row[place - 1] if place and place <= len(row) else None


def _known_captions() -> Mapping[str, "Key | tuple[str, str]"]:
    keys: dict[str, Key | tuple[str, str]] = {caption_key(caption): key for key in Key for caption in key.captions}
    keys |= {caption_key(caption): (source, "") for caption, source in FIGURE_CAPTIONS.items()}
    for line, caption in LINES.items():
        for written in (line, line.lstrip("0"), f"{line} {caption}", f"Строка {line}", f"{line}. {caption}"):
            keys[caption_key(written)] = ("Мониторинг", line)
    return keys


_KEYS = _known_captions()
