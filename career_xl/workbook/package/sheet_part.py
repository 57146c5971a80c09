"""A worksheet part: chosen cells get another format; every other byte passes through unchanged.

The part is read in pieces and only the rows that change are looked into, so that a sheet of 100,000 rows costs no more
memory than a small one.
"""

import io
import re
import xml.parsers.expat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any, Final

from lxml import etree

from career_xl.workbook.package import xml_text
from career_xl.workbook.package.cell_reference import cell_name, read_cell_name
from career_xl.workbook.package.parts import Package
from career_xl.workbook.package.sheet_layout import SheetLayout, attribute, read_layout

_CHUNK: Final = 1 << 20
_SHEET_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?:\s[^>]*?)?(/?)>")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?worksheet\b[^>]*>")
_STYLE = re.compile(rb"""(\ss\s*=\s*)(?:"\d*"|'\d*')""")
_SPANS = re.compile(rb"""\sspans\s*=\s*(?:"[^"]*"|'[^']*')""")
_AFTER_LEGACY_DRAWING = frozenset(
    {
        "AlternateContent",
        "controls",
        "drawingHF",
        "extLst",
        "legacyDrawingHF",
        "oleObjects",
        "picture",
        "tableParts",
        "webPublishItems",
    }
)
_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)["']""")


@dataclass(frozen=True)
class SheetEdits:
    """What is to change on a sheet."""

    cells: Mapping[int, Iterable[int]]
    """Columns to visit by row, both from 1."""
    restyle: Callable[[int, int, int], int]
    """The new format of a cell, from its row, its column and its present format."""
    legacy_drawing: Callable[[str | None], str | None]
    """The relation id of the drawing of the notes that the sheet must name, from the one that it names already."""


def rewrite(source: IO[bytes], target: IO[bytes], edits: SheetEdits) -> SheetLayout:
    """The layout of the sheet, after it was copied from source to target with the edits.

    ValueError when the part holds no table of cells.
    """
    return _Rewriter(source, target, edits).run()


def open_plain(package: Package, part: str) -> IO[bytes]:
    """A stream of the part in a form that can be patched as bytes: UTF-8, without comments and CDATA sections.

    KeyError when there is no such part, etree.XMLSyntaxError when it has to be parsed and is no XML.
    """
    with package.open(part) as stream:
        if not _is_plain(stream):
            return io.BytesIO(xml_text.serialise(xml_text.parse(package.read(part))))
    return package.open(part)


def _is_plain(source: IO[bytes]) -> bool:
    window = source.read(_CHUNK)
    encoding = _ENCODING.match(window.removeprefix(b"\xef\xbb\xbf"))
    if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii"):
        return False
    while window:
        if b"<!" in window:
            return False
        # The two bytes of the mark may fall into two pieces.
        following = source.read(_CHUNK)
        window = window[-1:] + following if following else b""
    return True


class _Rewriter:
    def __init__(self, source: IO[bytes], target: IO[bytes], edits: SheetEdits) -> None:
        self._source, self._target, self._edits = source, target, edits
        self._wanted = {row: sorted(set(columns)) for row, columns in edits.cells.items()}
        self._waiting = sorted(self._wanted, reverse=True)
        self._row = 0

    def run(self) -> SheetLayout:
        head, buffer, is_empty = self._read_head()
        tags = _SHEET_DATA.search(head)
        if tags is None:
            raise ValueError("no sheetData")
        prefix = tags[1]
        self._layout = read_layout(head, prefix)
        self._grammar = _Grammar(prefix)
        if is_empty:
            self._target.write(head[: tags.start()])
            self._target.write(self._grammar.element(b"sheetData", b"", b"".join(self._missing_rows(None))))
            tail = buffer
        else:
            self._target.write(head)
            tail = self._rewrite_rows(buffer)
        self._write_tail(head, tail + self._source.read(), prefix)
        return self._layout

    def _read_head(self) -> tuple[bytes, bytes, bool]:
        """The part up to the first row, what was read beyond it, and whether there are no rows at all."""
        buffer = b""
        while chunk := self._source.read(_CHUNK):
            buffer += chunk
            if match := _SHEET_DATA.search(buffer):
                return buffer[: match.end()], buffer[match.end() :], bool(match[2])
        raise ValueError("no sheetData")

    def _rewrite_rows(self, buffer: bytes) -> bytes:
        """The bytes read beyond the end of the rows."""
        end_tag = self._grammar.data_end
        while True:
            end = buffer.find(end_tag)
            if end >= 0:
                self._rewrite_block(buffer[:end])
                self._target.writelines((*self._missing_rows(None), end_tag))
                return buffer[end + len(end_tag) :]
            cut = buffer.rfind(self._grammar.row_end)
            cut = cut + len(self._grammar.row_end) if cut >= 0 else 0
            self._rewrite_block(buffer[:cut])
            chunk = self._source.read(_CHUNK)
            if not chunk:
                raise ValueError("sheetData is not closed")
            buffer = buffer[cut:] + chunk

    def _rewrite_block(self, block: bytes) -> None:
        written = position = 0
        while (start := self._grammar.row_start(block, position)) is not None:
            begin, inner_begin, inner_end, position = start
            self._row = attribute_number(block[begin:inner_begin], b"r") or self._row + 1
            missing = list(self._missing_rows(self._row))
            columns = None
            if self._waiting and self._waiting[-1] == self._row:
                columns = self._wanted[self._waiting.pop()]
            if not missing and columns is None:
                continue
            self._target.write(block[written:begin])
            self._target.writelines(missing)
            opening, inner = block[begin:inner_begin], block[inner_begin:inner_end]
            self._target.write(self._edit_row(opening, inner, columns) if columns else block[begin:position])
            written = position
        self._target.write(block[written:])

    def _missing_rows(self, before: int | None) -> Iterator[bytes]:
        """Rows that are wanted and stand before that row (before the end), but are not in the part."""
        while self._waiting and (before is None or self._waiting[-1] < before):
            number = self._waiting.pop()
            cells = b"".join(
                self._new_cell(number, column, self._layout.column_style(column)) for column in self._wanted[number]
            )
            if cells:
                yield self._grammar.element(b"row", b' r="%d"' % number, cells)

    def _edit_row(self, opening: bytes, inner: bytes, columns: list[int]) -> bytes:
        waiting = columns[::-1]
        row_style = attribute_number(opening, b"s") if attribute(opening, b"customFormat") in (b"1", b"true") else None
        pieces: list[bytes] = []
        inserted = False

        def insert_until(column: int | None) -> None:
            nonlocal inserted
            while waiting and (column is None or waiting[-1] < column):
                missing = waiting.pop()
                style = row_style if row_style is not None else self._layout.column_style(missing)
                cell = self._new_cell(self._row, missing, style)
                inserted = inserted or bool(cell)
                pieces.append(cell)

        column = written = 0
        for match in self._grammar.cell.finditer(inner):
            reference = read_cell_name((attribute(match[1], b"r") or b"").decode())
            column = reference[1] if reference else column + 1
            if not waiting:
                break
            if waiting[-1] > column:
                continue
            pieces.append(inner[written : match.start()])
            insert_until(column)
            written = match.start()
            if waiting and waiting[-1] == column:
                waiting.pop()
                pieces.append(self._restyled(column, match[1], inner[match.start() : match.end()]))
                written = match.end()
        pieces.append(inner[written:])
        insert_until(None)
        body = b"".join(pieces)
        if inserted:
            # Spans are a hint for readers; a hint that no longer holds is worse than none.
            opening = _SPANS.sub(b"", opening)
        if opening.endswith(b"/>"):
            return opening[:-2] + b">" + body + self._grammar.row_end if body else opening
        return opening + body + self._grammar.row_end

    def _restyled(self, column: int, attributes: bytes, cell: bytes) -> bytes:
        old = attribute_number(attributes, b"s") or 0
        new = self._edits.restyle(self._row, column, old)
        if new == old:
            return cell
        changed = _STYLE.sub(rb'\g<1>"%d"' % new, attributes, count=1)
        if changed == attributes:
            changed = attributes.rstrip() + b' s="%d"' % new
        return cell.replace(attributes, changed, 1) if attributes else self._grammar.open_cell(cell, changed)

    def _new_cell(self, row: int, column: int, style: int) -> bytes:
        new = self._edits.restyle(row, column, style)
        if new == style:
            return b""
        return self._grammar.element(b"c", b' r="%s" s="%d"' % (cell_name(row, column).encode(), new), b"")

    def _write_tail(self, head: bytes, tail: bytes, prefix: bytes) -> None:
        root = _ROOT.search(head)
        found, place = _legacy_drawing(root[0] if root else b"", tail)
        wanted = self._edits.legacy_drawing(found)
        if wanted is not None and found is None:
            dialect = xml_text.STRICT if xml_text.STRICT.main.encode() in head else xml_text.TRANSITIONAL
            element = b'<%slegacyDrawing xmlns:r="%s" r:id="%s"/>' % (
                prefix,
                dialect.relationships.encode(),
                wanted.encode(),
            )
            tail = tail[:place] + element + tail[place:]
        self._target.write(tail)


class _Grammar:
    """The tags of a sheet under the prefix that its producer uses, mostly none."""

    def __init__(self, prefix: bytes) -> None:
        self._prefix = prefix
        escaped = re.escape(prefix)
        self._row_begin = b"<" + prefix + b"row"
        self._row_tag = re.compile(rb"<" + escaped + rb"row(?:\s[^>]*)?>")
        self.row_end = b"</" + prefix + b"row>"
        self.data_end = b"</" + prefix + b"sheetData>"
        self.cell = re.compile(
            rb"<" + escaped + rb"c((?:\s[^>]*?)?)(?:/>|>.*?</" + escaped + rb"c\s*>)",
            re.DOTALL,
        )

    def row_start(self, block: bytes, position: int) -> tuple[int, int, int, int] | None:
        """Where the next row begins, its contents begin and end, and it ends; None when there is no further row."""
        begin = block.find(self._row_begin, position)
        if begin < 0:
            return None
        tag = self._row_tag.match(block, begin)
        if tag is None:
            raise ValueError("a row is not closed")
        if tag[0].endswith(b"/>"):
            return begin, tag.end(), tag.end(), tag.end()
        end = block.find(self.row_end, tag.end())
        if end < 0:
            raise ValueError("a row is not closed")
        return begin, tag.end(), end, end + len(self.row_end)

    def element(self, name: bytes, attributes: bytes, inner: bytes) -> bytes:
        """The element, written short when it is empty."""
        opening = b"<" + self._prefix + name + attributes
        return opening + (b">" + inner + b"</" + self._prefix + name + b">" if inner else b"/>")

    def open_cell(self, cell: bytes, attributes: bytes) -> bytes:
        """The cell, which had no attributes, with these."""
        name = b"<" + self._prefix + b"c"
        return name + attributes + cell[len(name) :]


def attribute_number(tag: bytes, name: bytes) -> int | None:
    """The attribute of the tag as a number, or None."""
    text = attribute(tag, name)
    return int(text) if text and text.isdigit() else None


def _legacy_drawing(root: bytes, tail: bytes) -> tuple[str | None, int]:
    """The relation id of the drawing that the sheet names, and where in the tail such an element would stand."""
    found: list[str] = []
    places: list[int] = []
    depth = 0
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, Any]) -> None:
        nonlocal depth
        depth += 1
        word = name.rpartition(" ")[2]
        if depth == 2 and word == "legacyDrawing":
            found.extend(value for key, value in attributes.items() if key.rpartition(" ")[2] == "id")
        elif depth == 2 and word in _AFTER_LEGACY_DRAWING:
            places.append(parser.CurrentByteIndex)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if depth == 0:
            places.append(parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(root + tail, True)
    return (found[0] if found else None), places[0] - len(root)


DAMAGES: Final = (ValueError, xml.parsers.expat.ExpatError, etree.XMLSyntaxError)
"""What a damaged sheet raises."""
