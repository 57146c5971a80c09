"""The pictures of the commands: each has its own, the shipped ones are those that are drawn, and they can be seen."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PIL import Image, ImageChops

from career_xl.hosts.calc.extension.build import ICONS, NO_OWN_ICON, STOP
from career_xl.macros.catalogue import COMMANDS
from tools import make_icons
from tools.make_icons import DRAWINGS, NOTHING, SIZES, WHITE, draw

KEYS = [command.key for command in COMMANDS]
LIGHT_BAR, DARK_BAR = "#F4F4F4", "#2B2B2B"
GRAPHICS = 3.0
"""Contrast that graphics need (WCAG 2.1, 1.4.11)."""


def icon(key: str, size: int) -> Image.Image:
    return Image.open(ICONS / f"{key}_{size}.png").convert("RGBA")


def batched(data: bytes, length: int) -> Iterator[bytes]:
    return (data[start : start + length] for start in range(0, len(data), length))


def luminance(colour: str) -> float:
    parts = [byte / 255 for byte in bytes.fromhex(colour[1:])]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_each_command_has_a_picture_of_its_own() -> None:
    assert [key for key in [*KEYS, STOP.key] if key not in DRAWINGS] == []
    assert NO_OWN_ICON in DRAWINGS


@pytest.mark.parametrize("size", SIZES)
def test_the_shipped_pictures_are_those_that_are_drawn(size: int) -> None:
    assert {path.name for path in ICONS.glob(f"*_{size}.png")} == {f"{key}_{size}.png" for key in DRAWINGS}
    for key in DRAWINGS:
        shipped, drawn = icon(key, size), draw(key, size)
        assert shipped.size == drawn.size == (size, size)
        # A library of another version may round a pixel otherwise.
        assert all(highest <= 8 for _, highest in ImageChops.difference(shipped, drawn).getextrema()), key


@pytest.mark.parametrize("size", SIZES)
def test_no_two_pictures_can_be_taken_for_one_another(size: int) -> None:
    pictures = {key: icon(key, size).convert("RGBa") for key in DRAWINGS}
    alike = []
    for one, other in combinations(DRAWINGS, 2):
        difference = ImageChops.difference(pictures[one], pictures[other]).tobytes()
        if sum(max(pixel) > 64 for pixel in batched(difference, 4)) < size * size / 16:
            alike.append((one, other))
    assert alike == []


def test_every_colour_can_be_seen_on_a_light_and_on_a_dark_toolbar() -> None:
    colours = {
        value
        for name, value in vars(make_icons).items()
        if name.isupper() and isinstance(value, str) and value.startswith("#")
    } - {WHITE, NOTHING}
    assert len(colours) == 5
    assert [
        colour for colour in colours if min(contrast(colour, LIGHT_BAR), contrast(colour, DARK_BAR)) < GRAPHICS
    ] == []
