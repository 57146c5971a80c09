"""The drawing with the boxes of a sheet's notes (VML), patched as bytes: Office writes VML that is not always XML."""

import math
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from career_xl.workbook.package.sheet_layout import SheetLayout

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NAMESPACES: Final = {
    b"v": b"urn:schemas-microsoft-com:vml",
    b"o": b"urn:schemas-microsoft-com:office:office",
    b"x": b"urn:schemas-microsoft-com:office:excel",
}
_EMPTY: Final = b"<xml></xml>"
_SHAPE_TYPE: Final = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE: Final = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
    'width:{width}pt;height:{height}pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_ROOT_TAG = re.compile(rb"<xml\b[^>]*?(/?)>")
_BLOCKS = re.compile(rb"""(<(?:\w+:)?idmap\b[^>]*?\bdata\s*=\s*["'])([\d,\s]*)""")
_IDS = re.compile(rb"_x0000_s0*(\d+)")
_SHAPES = re.compile(rb"<(?:\w+:)?shape\b(?:(?!<(?:\w+:)?shape\b).)*?</(?:\w+:)?shape>\s*", re.DOTALL)
_CELL = re.compile(
    rb"""ObjectType\s*=\s*["']Note["'].*?<(?:\w+:)?Row>\s*(\d+)\s*<.*?<(?:\w+:)?Column>\s*(\d+)\s*<""", re.DOTALL
)
_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)([\d,\s]+)(<)")
_BLOCK_SIZE: Final = 1024
_BOX_WIDTH: Final = 320
_LINE_HEIGHT: Final = 17
_LINE_LENGTH: Final = 48
_USER_LINE_LENGTH: Final = 28
"""Characters to a line in a box that the user made, which is narrower than ours."""

Cell = tuple[int, int]


@dataclass(frozen=True)
class NoteBox:
    """The box of one new note."""

    cell: Cell
    """Row and column from 1."""
    lines: Sequence[str]


def used_blocks(drawings: Iterable[bytes]) -> set[int]:
    """The blocks of 1,024 shape ids that the drawings of a workbook use; each block belongs to one drawing."""
    used: set[int] = set()
    for drawing in drawings:
        used.update(_blocks(drawing))
        used.update(int(number) // _BLOCK_SIZE for number in _IDS.findall(drawing))
    return used


def without_boxes(drawing: bytes, cells: Collection[Cell]) -> bytes:
    """The drawing without the note boxes of the cells; all its other shapes stay."""
    return _SHAPES.sub(lambda match: b"" if _cell(match[0]) in cells else match[0], drawing)


def stretched(drawing: bytes, growth: dict[Cell, int]) -> bytes:
    """The drawing with the note boxes of these cells higher by so many rows (lower, where negative)."""

    def stretch(match: re.Match[bytes]) -> bytes:
        rows = growth.get(_cell(match[0]) or (0, 0), 0)
        return _ANCHOR.sub(lambda anchor: anchor[1] + _grown(anchor[2], rows) + anchor[3], match[0])

    return _SHAPES.sub(stretch, drawing) if growth else drawing


def with_boxes(drawing: bytes | None, boxes: Sequence[NoteBox], layout: SheetLayout, blocks: set[int]) -> bytes:
    """The drawing with a box for each of the notes; the blocks that it takes for their ids are added to `blocks`."""
    drawing = _with_namespaces(_EMPTY if drawing is None else drawing)
    ids = _free_ids(drawing, len(boxes), blocks)
    drawing = _with_blocks(drawing, sorted({number // _BLOCK_SIZE for number in ids}))
    if b"_x0000_t202" not in drawing.replace(b"#_x0000_t202", b""):
        drawing = _before_end(drawing, _SHAPE_TYPE)
    return _before_end(drawing, b"".join(_shape(box, number, layout) for box, number in zip(boxes, ids, strict=True)))


def added_rows(lines: Sequence[str], layout: SheetLayout) -> int:
    """By how many rows of the sheet the user's own box grows for the lines."""
    return _in_rows(_box_height(lines, _USER_LINE_LENGTH), layout)


def _in_rows(height: int, layout: SheetLayout) -> int:
    return math.ceil(height / max(layout.row_height, 1))


def _box_height(lines: Sequence[str], line_length: int) -> int:
    wrapped = sum(math.ceil(max(len(line), 1) / line_length) for line in lines)
    return (wrapped + 1) * _LINE_HEIGHT + 8


def _shape(box: NoteBox, number: int, layout: SheetLayout) -> bytes:
    row, column = box.cell
    top = max(row - 2, 0)
    right, right_offset = column, 15 + _BOX_WIDTH
    while right_offset >= layout.column_width(right + 1) and right < 16_383:
        right_offset -= layout.column_width(right + 1)
        right += 1
    height = _box_height(box.lines, _LINE_LENGTH)
    bottom = top + _in_rows(height, layout)
    left_offset = min(15, max(layout.column_width(column + 1) - 1, 0))
    anchor = (min(column, 16_383), left_offset, top, 2, right, right_offset, bottom, 4)
    shape = _SHAPE.format(
        id=number,
        width=_BOX_WIDTH * 3 // 4,
        height=height * 3 // 4,
        order=number % _BLOCK_SIZE,
        anchor=", ".join(map(str, anchor)),
        row=row - 1,
        column=column - 1,
    )
    return shape.encode()


def _cell(shape: bytes) -> Cell | None:
    match = _CELL.search(shape)
    return (int(match[1]) + 1, int(match[2]) + 1) if match else None


def _grown(anchor: bytes, rows: int) -> bytes:
    numbers = [int(number) for number in anchor.split(b",")]
    if len(numbers) != 8:
        return anchor
    # A box stays at least one row high, whatever was done to it meanwhile.
    numbers[6] = max(numbers[6] + rows, numbers[2] + 1)
    return ", ".join(map(str, numbers)).encode()


def _blocks(drawing: bytes) -> list[int]:
    return [int(number) for match in _BLOCKS.finditer(drawing) for number in match[2].split(b",") if number.strip()]


def _free_ids(drawing: bytes, count: int, blocks: set[int]) -> list[int]:
    taken = {int(number) for number in _IDS.findall(drawing)}
    free: list[int] = []
    own = [block for block in _blocks(drawing) if block > 0]
    while len(free) < count:
        block = own.pop(0) if own else next(number for number in range(1, len(blocks) + 2) if number not in blocks)
        blocks.add(block)
        start = block * _BLOCK_SIZE
        free.extend(number for number in range(start + 1, start + _BLOCK_SIZE) if number not in taken)
    return free[:count]


def _with_blocks(drawing: bytes, blocks: list[int]) -> bytes:
    present = _blocks(drawing)
    data = ",".join(map(str, [*present, *(block for block in blocks if block not in present)])).encode()
    if _BLOCKS.search(drawing):
        return _BLOCKS.sub(lambda match: match[1] + data, drawing, count=1)
    layout = b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="' + data + b'"/></o:shapelayout>'
    return _ROOT_TAG.sub(lambda match: match[0] + layout, drawing, count=1)


def _with_namespaces(drawing: bytes) -> bytes:
    root = _ROOT_TAG.search(drawing)
    if root is None:
        raise ValueError("a drawing without root")
    missing = b"".join(
        b' xmlns:%s="%s"' % (prefix, name)
        for prefix, name in _NAMESPACES.items()
        if b"xmlns:" + prefix + b"=" not in root[0]
    )
    tag = root[0].removesuffix(b"/>").removesuffix(b">") + missing + b">"
    return drawing[: root.start()] + tag + (b"</xml>" if root[1] else b"") + drawing[root.end() :]


def _before_end(drawing: bytes, addition: bytes) -> bytes:
    place = drawing.rindex(b"</xml>")
    return drawing[:place] + addition + drawing[place:]
