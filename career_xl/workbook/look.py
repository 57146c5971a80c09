"""The look of the workbooks: one font, few colours, the formats of cells and the boxes of header comments."""

from collections.abc import Mapping
from enum import Enum, auto
from math import ceil
from types import MappingProxyType
from typing import Any

from career_xl.workbook.xlsx import FONT, FONT_SIZE, Format, Workbook

DARK = "#1F4E5F"
"""Background of headers."""
INK = "#FFFFFF"
LINK = "#0563C1"
"""Text of a link."""
LINE = "#BFC9CE"
COMPUTED = "#F2F5F6"
"""Background of cells that are not typed in."""
MISSING = "#FFF2CC"
"""Background of a cell that waits for a value."""
BAD = "#F8D7DA"
GOOD = "#DDEFE0"
FAINT = "#9AA5AB"
SERIES = (
    "#1F4E5F",
    "#3E8E9B",
    "#8FBFC2",
    "#7C9A5E",
    "#B7C68B",
    "#D9A441",
    "#E8CF8F",
    "#C0584F",
    "#8C6A8E",
    "#B4BDC2",
)
"""Colours of the series of a chart, in their order."""

_HINT_WIDTH = 250
_HINT_CHARACTERS = 36
_HINT_LINE = 17


class CellStyle(Enum):
    """How the cells of a column look."""

    TEXT = auto()
    GENERAL = auto()
    WRAPPED = auto()
    DATE = auto()
    CENTRED = auto()
    CENTRED_TEXT = auto()
    COUNT = auto()
    SHARE = auto()
    DIFFERENCE = auto()


_PROPERTIES: Mapping[CellStyle, Mapping[str, Any]] = MappingProxyType(
    {
        CellStyle.TEXT: {"num_format": "@"},
        CellStyle.GENERAL: {},
        CellStyle.WRAPPED: {"text_wrap": True},
        CellStyle.DATE: {"num_format": "dd.mm.yyyy", "align": "center"},
        CellStyle.CENTRED: {"align": "center"},
        CellStyle.CENTRED_TEXT: {"align": "center", "num_format": "@"},
        CellStyle.COUNT: {"num_format": "0", "align": "center"},
        CellStyle.SHARE: {"num_format": "0.0%", "align": "center"},
        CellStyle.DIFFERENCE: {"num_format": '+0;−0;"совпадает"', "align": "center"},
    }
)
"""Format properties of XlsxWriter by style."""


class Look:
    """The formats of one workbook: each combination is made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **properties: Any) -> Format:
        """The format with these properties of XlsxWriter, in the workbook's font."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(
                {"valign": "top", "font_size": FONT_SIZE, **properties, "font_name": FONT}
            )
        return self._formats[key]

    def cell(self, style: CellStyle, computed: bool = False, **properties: Any) -> Format:
        """The format of a data cell; a computed one is locked on a protected sheet and shaded."""
        shade = {"bg_color": COMPUTED} if computed else {"locked": False}
        return self.format(**{**_PROPERTIES[style], **shade, "border": 1, "border_color": LINE, **properties})

    def column(self, style: CellStyle) -> Format:
        """The format that new cells of a column inherit."""
        return self.format(**_PROPERTIES[style], locked=False)

    def header(self, **properties: Any) -> Format:
        """The format of captions, with further properties."""
        return self.format(
            **properties,
            bold=True,
            font_color=INK,
            bg_color=DARK,
            text_wrap=True,
            valign="vcenter",
            align="center",
            border=1,
            border_color=LINE,
        )


def hint_box(text: str) -> dict[str, Any]:
    """XlsxWriter's options of a header comment whose box is just as large as its text."""
    lines = sum(max(1, ceil(len(line) / _HINT_CHARACTERS)) for line in text.split("\n"))
    return {
        "width": _HINT_WIDTH,
        "height": lines * _HINT_LINE + 12,
        "font_name": FONT,
        "font_size": FONT_SIZE,
        "color": "#FFFFF0",
    }
