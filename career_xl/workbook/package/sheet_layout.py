"""What the head of a worksheet part says about columns and rows: formats, widths, heights."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_DEFAULT_WIDTH: Final = 64
_DEFAULT_HEIGHT: Final = 20


@dataclass(frozen=True)
class ColumnSpan:
    """Neighbouring columns with the same settings, numbered from 1."""

    first: int
    last: int
    style: int
    width: int
    """Pixels; 0 where the columns are hidden."""


@dataclass(frozen=True)
class SheetLayout:
    """The columns of a sheet and its usual sizes in pixels."""

    columns: tuple[ColumnSpan, ...]
    default_width: int = _DEFAULT_WIDTH
    row_height: int = _DEFAULT_HEIGHT

    def column_style(self, column: int) -> int:
        """The format of the column's blank cells."""
        span = self._span(column)
        return span.style if span else 0

    def column_width(self, column: int) -> int:
        """The width of the column in pixels."""
        span = self._span(column)
        return span.width if span else self.default_width

    def _span(self, column: int) -> ColumnSpan | None:
        return next((span for span in self.columns if span.first <= column <= span.last), None)


def read_layout(head: bytes, prefix: bytes) -> SheetLayout:
    """The layout that the head of the part describes; `prefix` stands before its element names."""
    escaped = re.escape(prefix)
    spans = []
    for tag in re.findall(rb"<" + escaped + rb"col\s[^>]*>", head):
        width = _pixels(attribute(tag, b"width"))
        is_hidden = attribute(tag, b"hidden") in (b"1", b"true")
        first, last, style = (int(attribute(tag, name) or default) for name, default in _COLUMN_NUMBERS)
        spans.append(ColumnSpan(first, last, style, 0 if is_hidden else width or _DEFAULT_WIDTH))
    format_tag = re.search(rb"<" + escaped + rb"sheetFormatPr\b[^>]*>", head)
    usual = format_tag[0] if format_tag else b""
    height = float(attribute(usual, b"defaultRowHeight") or 15)
    return SheetLayout(
        tuple(spans), _pixels(attribute(usual, b"defaultColWidth")) or _DEFAULT_WIDTH, round(height * 4 / 3)
    )


def attribute(tag: bytes, name: bytes) -> bytes | None:
    """The value of the attribute in the tag as written, or None."""
    match = _pattern(name).search(tag)
    return None if match is None else match[1] if match[1] is not None else match[2]


_COLUMN_NUMBERS = ((b"min", 1), (b"max", 1), (b"style", 0))


@lru_cache(maxsize=32)
def _pattern(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"\s" + name + rb"""\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def _pixels(width: bytes | None) -> int:
    # A width counts digits of the default font, 7 pixels each at the usual Calibri 11, and 5 pixels of padding.
    return int(float(width) * 7 + 5) if width else 0
