"""What the XML of a sheet tells and the reader of values does not: formula errors, formulas without a value, extent."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import IO
from xml.parsers import expat

from career_xl.tables.cell_extent import CELLS_LIMIT, MOST_COLUMNS, MOST_ROWS, Extent

KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_TEXT_LIMIT = 32_767
"""Characters in a cell; no office program writes a longer value or run of spaces."""
_ERRORS_LIMIT = 1_000_000
"""Formula errors of a sheet that are told one by one."""
_UNCOMPUTED_LIMIT = 10_000
"""Formulas without a value of a sheet whose places are told; the others are counted only."""
_LOWEST = -1e9
"""Numbers below it are no dates, and the reader of values cannot stand them as dates: −1e300 ends it."""

_ODS_CELLS = ("table:table-cell", "table:covered-table-cell")

_Attributes = dict[str, str]


class XmlRefusedError(Exception):
    """The XML is of a kind that must not or cannot be read: a document type, damage."""


class CellRefusedError(Exception):
    """A cell that cannot be read; as text: the sheet, the cell, what is wrong and what to do, in Russian."""

    def __init__(self, sheet: str, problem: str) -> None:
        super().__init__(f"лист «{sheet}»: {problem} и сохраните файл")


@dataclass(frozen=True)
class SheetLook:
    """What the XML of one sheet tells; rows and columns are numbered from 1."""

    extent: Extent
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Formula errors by (row, column)."""
    uncomputed: int = 0
    """Formulas whose value was never computed."""
    uncomputed_at: Collection[tuple[int, int]] = ()
    """Where they stand, by (row, column): the first ones, in the order of the sheet."""


def parse(stream: IO[bytes], start: Callable[[str, _Attributes], None], end: Callable[[str], None]) -> None:
    """Nothing; calls back for each element. XmlRefusedError for a document type and for XML that is damaged."""
    _parse(_parser(start, end), stream)


def look_at_worksheet(stream: IO[bytes], sheet: str) -> SheetLook:
    """The look at the worksheet part of an .xlsx sheet; its rectangle is that of the cells that hold something."""
    look = _Worksheet(sheet)
    parser = _parser(look.start, look.end)
    parser.CharacterDataHandler = look.text
    parser.CommentHandler = lambda _: look.refuse_inside_value()
    parser.StartCdataSectionHandler = look.refuse_inside_value
    _parse(parser, stream)
    if not look.has_data:
        raise XmlRefusedError
    extent = Extent(look.rows, look.columns, look.cells)
    return SheetLook(extent, look.errors, look.uncomputed, look.uncomputed_at)


def look_at_ods_content(stream: IO[bytes]) -> dict[str, SheetLook]:
    """The looks at all sheets of an .ods, by name."""
    look = _OdsContent()
    parser = _parser(look.start, look.end)
    parser.CharacterDataHandler = look.text
    parser.StartCdataSectionHandler = look.refuse_cdata
    _parse(parser, stream)
    return look.sheets


def _parser(start: Callable[[str, _Attributes], None], end: Callable[[str], None]) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def _parse(parser: expat.XMLParserType, stream: IO[bytes]) -> None:
    try:
        parser.ParseFile(stream)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise XmlRefusedError from error


def _refuse_document_type(*_: object) -> None:
    raise XmlRefusedError


def too_far(sheet: str, extent: Extent) -> CellRefusedError:
    """The error for cells that reach too far from the table."""
    return CellRefusedError(
        sheet,
        f"занятые ячейки тянутся до {extent.corner}, далеко за таблицу; удалите лишние строки и столбцы "
        "(выделить → «Удалить»)",
    )


@lru_cache(maxsize=1024)
def local_name(tag: str) -> str:
    """The name without its prefix."""
    return tag.rpartition(":")[2]


class _Worksheet:
    """Counts as the reader of values does: an address that a cell lacks follows from its neighbour's.

    Called back a million times for a sheet of 300,000 cells, so it does nothing that is not needed.
    """

    def __init__(self, sheet: str) -> None:
        self.has_data = False
        self._sheet = sheet
        self.rows = self.columns = self.cells = self.uncomputed = 0
        self.errors: dict[tuple[int, int], str] = {}
        self.uncomputed_at: list[tuple[int, int]] = []
        self._row, self._cell_row, self._column = 1, 1, 0
        self._type: str | None = None
        self._formula = self._holds = self._in_value = False
        self._value = ""

    def start(self, tag: str, attributes: _Attributes) -> None:
        name = tag if ":" not in tag else local_name(tag)
        if name == "c":
            given = attributes.get("r")
            self._cell_row, self._column = _address(given) if given else (self._row, self._column + 1)
            self._type = attributes.get("t")
            self._formula = self._holds = False
            self._value = ""
        elif name == "v":
            self._holds = self._in_value = True
        elif name == "is":
            self._holds = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = int(attributes.get("r") or self._row)
        elif name == "sheetData":
            self.has_data = True

    def text(self, text: str) -> None:
        if self._in_value:
            self._value = _longer(self._value, text) if self._value else text

    def end(self, tag: str) -> None:
        name = tag if ":" not in tag else local_name(tag)
        if name == "v":
            self._in_value = False
        elif name == "c":
            if self._formula and not self._value and self._type != "str":
                self.uncomputed += 1
                if self.uncomputed <= _UNCOMPUTED_LIMIT:
                    self.uncomputed_at.append((self._cell_row, self._column))
            if self._holds:
                self._end_filled_cell()
        elif name == "row":
            self._row, self._column = self._row + 1, 0

    def refuse_inside_value(self) -> None:
        # The reader of values takes such a number for a blank.
        if self._in_value:
            raise XmlRefusedError

    def _end_filled_cell(self) -> None:
        self.cells += 1
        if self._cell_row > self.rows or self._column > self.columns or self.cells > CELLS_LIMIT:
            self.rows, self.columns = max(self.rows, self._cell_row), max(self.columns, self._column)
            if max(self.rows * self.columns, self.cells) > CELLS_LIMIT:
                raise too_far(self._sheet, Extent(self.rows, self.columns))
        if self._type == "e":
            self._note_error()
        elif self._value[:1] == "-" and self._type in (None, "n") and _number(self._value) < _LOWEST:
            raise CellRefusedError(
                self._sheet, f"исправьте слишком большое отрицательное число в ячейке {self._address}"
            )

    def _note_error(self) -> None:
        if not self._value:
            return
        if self._value not in KNOWN_ERRORS:
            raise CellRefusedError(self._sheet, f"исправьте ошибку «{self._value}» в ячейке {self._address}")
        _expect_few(self._sheet, len(self.errors))
        self.errors[self._cell_row, self._column] = self._value

    @property
    def _address(self) -> str:
        return Extent(self._cell_row, self._column).corner


class _OdsContent:
    """Counts repeated rows and cells; a blank end of a row or a sheet takes no room."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetLook] = {}
        self._name = ""
        self._begin_table()

    def _begin_table(self) -> None:
        self._row = self._column = self._width = self._last_row = self._uncomputed = 0
        self._errors: dict[tuple[int, int], str] = {}
        self._uncomputed_at: list[tuple[int, int]] = []
        self._begin_row(1)

    def _begin_row(self, repeated: int) -> None:
        self._column, self._row_repeated, self._row_filled = 0, repeated, False
        self._row_uncomputed: list[tuple[int, int]] = []
        self._row_errors: dict[int, str] = {}
        self._repeated, self._is_error, self._in_cell, self._paragraphs = 1, False, False, ""

    def start(self, tag: str, attributes: _Attributes) -> None:
        if tag in _ODS_CELLS:
            self._in_cell = True
            self._repeated = int(attributes.get("table:number-columns-repeated") or 1)
            self._is_error = attributes.get("calcext:value-type") == "error"
            self._paragraphs = ""
            typed = "office:value-type" in attributes
            formula = "table:formula" in attributes
            if typed or formula:
                self._row_filled = True
                self._width = max(self._width, min(self._column + self._repeated, MOST_COLUMNS))
            if formula and not typed:
                self._row_uncomputed.append((self._column, self._repeated))
        elif tag == "table:table-row":
            self._begin_row(int(attributes.get("table:number-rows-repeated") or 1))
        elif tag == "table:table":
            if self._in_cell:
                raise XmlRefusedError
            self._name = attributes.get("table:name", "")
            self._begin_table()
        elif tag == "text:s" and int(attributes.get("text:c") or 1) > _TEXT_LIMIT:
            raise XmlRefusedError

    def text(self, text: str) -> None:
        if self._is_error:
            self._paragraphs = _longer(self._paragraphs, text)

    def end(self, tag: str) -> None:
        if tag in _ODS_CELLS:
            self._in_cell = False
            if self._is_error:
                last = min(self._column + self._repeated, MOST_COLUMNS)
                self._row_errors |= dict.fromkeys(range(self._column, last), self._paragraphs.strip() or "#N/A")
                self._is_error = False
            self._column += self._repeated
        elif tag == "table:table-row":
            self._end_row()
        elif tag == "table:table":
            extent = Extent(self._last_row, self._width)
            self.sheets[self._name] = SheetLook(extent, self._errors, self._uncomputed, self._uncomputed_at)

    def refuse_cdata(self) -> None:
        # The reader of values takes such a text for a blank.
        if self._name:
            raise XmlRefusedError

    def _end_row(self) -> None:
        first, self._row = self._row, min(self._row + self._row_repeated, MOST_ROWS)
        if not self._row_filled:
            return
        self._last_row = self._row
        if self._last_row * self._width > CELLS_LIMIT:
            raise too_far(self._name, Extent(self._last_row, self._width))
        if self._row_uncomputed:
            self._note_uncomputed(first)
        _expect_few(self._name, len(self._errors) + len(self._row_errors) * self._row_repeated)
        for row in range(first, self._row) if self._row_errors else ():
            self._errors |= {(row + 1, column + 1): text for column, text in self._row_errors.items()}

    def _note_uncomputed(self, above: int) -> None:
        self._uncomputed += sum(repeated for _, repeated in self._row_uncomputed) * self._row_repeated
        places = (
            (row + 1, column + 1)
            for row in range(above, self._row)
            for first, repeated in self._row_uncomputed
            for column in range(first, first + repeated)
        )
        self._uncomputed_at += islice(places, max(0, _UNCOMPUTED_LIMIT - len(self._uncomputed_at)))


def _address(reference: str) -> tuple[int, int]:
    """Row and column of «AK451», from 1; ValueError for anything else and for places that no sheet has."""
    letters = reference.rstrip("0123456789")
    row = int(reference[len(letters) :])
    if not 1 <= row <= MOST_ROWS:
        raise ValueError(reference)
    return row, _column(letters)


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    if not (letters.isascii() and letters.isupper() and column <= MOST_COLUMNS):
        raise ValueError(letters)
    return column


def _longer(value: str, text: str) -> str:
    if len(value) > _TEXT_LIMIT:
        raise XmlRefusedError
    return value + text


def _expect_few(sheet: str, errors: int) -> None:
    if errors > _ERRORS_LIMIT:
        raise CellRefusedError(sheet, f"исправьте ошибки формул (их больше {_ERRORS_LIMIT})")


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
