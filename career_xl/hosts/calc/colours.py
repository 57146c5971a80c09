"""Colours between xlwings (red, green, blue), Excel's numbers, texts like «#A9D08E», and LibreOffice's numbers."""

from typing import TypeAlias

Rgb: TypeAlias = tuple[int, int, int]
AUTOMATIC = -1
"""LibreOffice's «no colour of its own»."""


def rgb(number: int | None) -> Rgb | None:
    """(red, green, blue), or None for no colour and for cells that differ."""
    if number is None or number == AUTOMATIC:
        return None
    return (number >> 16) & 255, (number >> 8) & 255, number & 255


def number_of(colour: Rgb | list[int] | int | str | None) -> int:
    """LibreOffice's number of a colour, given in any way that xlwings takes one; None takes the colour away."""
    if colour is None:
        return AUTOMATIC
    if isinstance(colour, str):
        return int(colour.removeprefix("#"), 16)
    if isinstance(colour, int):
        # Excel counts blue first.
        return (colour & 255) << 16 | colour & 0x00FF00 | (colour >> 16) & 255
    red, green, blue = colour
    return red << 16 | green << 8 | blue
