"""Colours of a file as red, green, blue: written out, from the palette, or from the theme with a tint."""

import colorsys
import re
from typing import Any, Final
from xml.etree import ElementTree

from openpyxl.styles.colors import COLOR_INDEX, Color  # type: ignore[import-untyped]

RGB = tuple[int, int, int]

BLACK: Final = (0, 0, 0)
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# The theme lists its colours dark before light; the numbers in a file count light before dark.
_SWAPPED: Final = (1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11)
_HEX = re.compile("(?:[0-9a-fA-F]{2})?([0-9a-fA-F]{6})")


def from_user(color: RGB | list[int] | int | str) -> Any:
    """A colour of openpyxl from what xlwings takes: (r, g, b), "#rrggbb" or the number of Excel."""
    if isinstance(color, str):
        red, green, blue = bytes.fromhex(color.removeprefix("#"))
    elif isinstance(color, int):
        red, green, blue = color.to_bytes(3, "little")
    else:
        red, green, blue = color
    return Color(rgb=f"FF{red:02X}{green:02X}{blue:02X}")


def to_rgb(color: Any, book: Any) -> RGB | None:
    """Red, green, blue of a colour of openpyxl; None where it says nothing of its own (automatic)."""
    if color is None or color.type == "auto":
        return None
    if color.type == "rgb":
        text = color.rgb
    elif color.type == "indexed":
        text = COLOR_INDEX[color.indexed] if color.indexed < len(COLOR_INDEX) else None
    else:
        text = _theme_color(color.theme, book)
    found = _HEX.fullmatch(text) if isinstance(text, str) else None
    return None if found is None else _tinted(found[1], color.tint)


def _theme_color(index: int, book: Any) -> str | None:
    if not book.loaded_theme or not 0 <= index < len(_SWAPPED):
        return None
    scheme = ElementTree.fromstring(book.loaded_theme).find(f".//{_DRAWING}clrScheme")
    if scheme is None or len(scheme) < len(_SWAPPED):
        return None
    shade = scheme[_SWAPPED[index]][0]
    return shade.get("lastClr") or shade.get("val")


def _tinted(text: str, tint: float) -> RGB:
    red, green, blue = (int(text[place : place + 2], 16) for place in (0, 2, 4))
    if not tint:
        return red, green, blue
    hue, light, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue, light, saturation))
    return red, green, blue
