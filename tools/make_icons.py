"""Draws the pictures of the commands in menu and toolbar of LibreOffice Calc.

    python tools/make_icons.py

Every picture is a list of shapes on a field of 16 × 16, drawn large and made small. The colours are of middle
lightness, so that they can be seen on a light and on a dark toolbar. Run it again after
changing a shape or adding a command.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

ICONS = Path(__file__).resolve().parents[1] / "career_xl" / "hosts" / "calc" / "extension" / "icons"
SIZES = (16, 26)
_FIELD, _FINENESS = 16, 52
"""Units of the field; pixels of a unit before the picture is made small: both sizes divide the whole."""

BLUE, GREEN, ORANGE, RED, GREY, WHITE = "#2F80C9", "#2C9A57", "#C8770F", "#D2453F", "#7C8894", "#FFFFFF"
NOTHING = "#00000000"
"""Cuts out of what is drawn before."""

Points = Sequence[tuple[float, float]]
Shape = Callable[[ImageDraw.ImageDraw], None]


def _large(points: Points) -> list[tuple[float, float]]:
    return [(x * _FINENESS, y * _FINENESS) for x, y in points]


def box(colour: str, *corners: float, round_by: float = 0.8) -> Shape:
    """A filled box with round corners, given by left, top, right and bottom."""
    left, top, right, bottom = corners
    place = _large([(left, top), (right, bottom)])
    return lambda draw: draw.rounded_rectangle(place, round_by * _FINENESS, fill=colour)


def disc(colour: str, x: float, y: float, radius: float) -> Shape:
    """A filled circle."""
    place = _large([(x - radius, y - radius), (x + radius, y + radius)])
    return lambda draw: draw.ellipse(place, fill=colour)


def ring(colour: str, x: float, y: float, radius: float, width: float = 1.6) -> Shape:
    """A circle."""
    place = _large([(x - radius, y - radius), (x + radius, y + radius)])
    return lambda draw: draw.ellipse(place, outline=colour, width=int(width * _FINENESS))


def arc(
    colour: str, centre: tuple[float, float], radius: float, angles: tuple[float, float], width: float = 1.8
) -> Shape:
    """A part of a circle, angles clockwise from the right."""
    x, y = centre
    place = _large([(x - radius, y - radius), (x + radius, y + radius)])
    return lambda draw: draw.arc(place, *angles, fill=colour, width=int(width * _FINENESS))


def line(colour: str, *points: tuple[float, float], width: float = 1.6) -> Shape:
    """A line with round ends and corners."""

    def draw_line(draw: ImageDraw.ImageDraw) -> None:
        draw.line(_large(points), fill=colour, width=int(width * _FINENESS), joint="curve")
        for x, y in points:
            disc(colour, x, y, width / 2)(draw)

    return draw_line


def area(colour: str, *points: tuple[float, float]) -> Shape:
    """A filled polygon."""
    return lambda draw: draw.polygon(_large(points), fill=colour)


def _page(colour: str = BLUE) -> list[Shape]:
    return [box(colour, 2.5, 1, 13.5, 15)]


def _lines(*heights: float, right: float = 11.5) -> list[Shape]:
    return [line(WHITE, (4.7, y), (right, y), width=1.2) for y in heights]


def _calendar() -> list[Shape]:
    rings = [line(GREY, (x, 1), (x, 3.6), width=1.5) for x in (4.7, 11.3)]
    return [box(BLUE, 1.2, 2.4, 14.8, 14.8), box(WHITE, 2.5, 6, 13.5, 13.5, round_by=0.4), *rings]


def _envelope() -> list[Shape]:
    return [box(BLUE, 1, 3, 15, 13), line(WHITE, (2.4, 4.6), (8, 9.2), (13.6, 4.6), width=1.3)]


def _table(colour: str) -> list[Shape]:
    rules = [line(WHITE, (1.8, y), (14.2, y), width=1) for y in (5.6, 9, 12)]
    return [box(colour, 1, 2, 15, 14.6), *rules, line(WHITE, (6, 5.6), (6, 14), width=1)]


def _sign(text: str) -> list[Shape]:
    """The dot and strokes of «?» and «i»."""
    if text == "?":
        return [
            arc(WHITE, (8, 6), 2.7, (180, 400), 1.7),
            line(WHITE, (9.6, 7.7), (8, 9.6), width=1.7),
            disc(WHITE, 8, 12.2, 1),
        ]
    return [disc(WHITE, 8, 4.6, 1.15), line(WHITE, (8, 7.6), (8, 11.8), width=2)]


DRAWINGS: dict[str, list[Shape]] = {
    "any": [box(GREY, 2, 2, 14, 14, round_by=2), disc(WHITE, 8, 8, 2.4)],
    "check": [disc(GREEN, 8, 8, 7), line(WHITE, (4.6, 8.3), (7, 10.8), (11.5, 5.4), width=2)],
    "next_finding": [
        box(ORANGE, 1, 1.5, 15, 11.5, round_by=1.5),
        area(ORANGE, (4, 11), (9, 11), (4, 15)),
        line(WHITE, (4, 6.5), (11, 6.5)),
        line(WHITE, (8.8, 4), (11.6, 6.5), (8.8, 9)),
    ],
    "risk": [
        area(RED, (8, 0.8), (15.6, 14.8), (0.4, 14.8)),
        line(WHITE, (8, 6), (8, 9.6), width=2),
        disc(WHITE, 8, 12.4, 1.1),
    ],
    "repair": [
        line(BLUE, (2.4, 13.6), (9, 7), width=3),
        disc(BLUE, 10.7, 5.3, 4.3),
        area(NOTHING, (9.6, 5.2), (12.4, 0.4), (16, 3.9), (10.9, 6.5)),
    ],
    "clear_marks": [
        area(ORANGE, (9.6, 1.4), (15, 6.8), (10.2, 11.6), (4.8, 6.2)),
        area(GREY, (4.2, 6.8), (9.6, 12.2), (7.4, 14.2), (4.2, 14.2), (1.2, 11.2), (1.2, 9.8)),
        line(GREY, (8, 14.3), (15, 14.3), width=1.2),
    ],
    "kpi": [
        box(GREEN, 1.5, 8.5, 5, 14.5, round_by=0.5),
        box(BLUE, 6.3, 5, 9.8, 14.5, round_by=0.5),
        box(ORANGE, 11.1, 1.5, 14.6, 14.5, round_by=0.5),
    ],
    "explain": [
        line(BLUE, (8, 4), (8, 8)),
        line(BLUE, (3.2, 11), (3.2, 8), (12.8, 8), (12.8, 11)),
        box(BLUE, 5.4, 1, 10.6, 5.4),
        box(GREEN, 1, 10.2, 6, 14.8),
        box(ORANGE, 10, 10.2, 15, 14.8),
    ],
    "missing": [ring(RED, 8, 8, 7, 1.7), ring(RED, 8, 8, 3.9, 1.5), disc(RED, 8, 8, 1.3)],
    "plan": [*_page(), *_lines(4.5, 8, 11.5)],
    "contingent": [
        *_page(GREEN),
        *_lines(4, 6.8),
        box(WHITE, 4.6, 9, 8.2, 12.8, round_by=0.2),
        box(WHITE, 9.4, 9, 11.6, 10.6, round_by=0.2),
        box(WHITE, 9.4, 11.6, 11.6, 12.8, round_by=0.2),
    ],
    "form1": _table(BLUE),
    "opk": _table(GREEN),
    "forms": [
        box(GREY, 4.5, 1, 15, 10.5),
        box(GREEN, 1, 4.5, 11.5, 15),
        line(WHITE, (3, 8.5), (9.5, 8.5), width=1.1),
        line(WHITE, (3, 11.7), (9.5, 11.7), width=1.1),
    ],
    "sign": [
        line(GREY, (1.5, 14.2), (14.5, 14.2), width=1.3),
        area(BLUE, (10.8, 1), (14.6, 4.8), (6.6, 12.2), (3, 12.8), (3.6, 9)),
        line(WHITE, (9, 4), (11.8, 6.8), width=1),
    ],
    "scan": [
        box(GREY, 1, 8, 15, 14.5, round_by=1.2),
        box(BLUE, 3.6, 1.2, 12.4, 8.6, round_by=0.6),
        line(WHITE, (5.4, 3.8), (10.6, 3.8), width=1),
        line(WHITE, (5.4, 6), (10.6, 6), width=1),
        line(GREEN, (3.4, 11.2), (12.6, 11.2), width=1.5),
    ],
    "invitations": [
        *_envelope(),
        disc(GREEN, 11.6, 11.6, 4.2),
        line(WHITE, (9.6, 11.7), (11.1, 13.2), (13.6, 10.3), width=1.3),
    ],
    "letter": _envelope(),
    "report": [
        *_page(ORANGE),
        box(WHITE, 4.6, 9, 6.4, 12.8, round_by=0.2),
        box(WHITE, 7.1, 6.4, 8.9, 12.8, round_by=0.2),
        box(WHITE, 9.6, 3.8, 11.4, 12.8, round_by=0.2),
    ],
    "card": [*_page(), disc(WHITE, 8, 5.4, 2.2), box(WHITE, 4.6, 8.8, 11.4, 12.8, round_by=1.6)],
    "import": [
        line(GREEN, (8, 1.6), (8, 9.6), width=2),
        line(GREEN, (4.6, 6.6), (8, 10), (11.4, 6.6), width=2),
        line(GREY, (1.8, 10.5), (1.8, 14.2), (14.2, 14.2), (14.2, 10.5), width=1.7),
    ],
    "compare": [
        box(BLUE, 1, 2, 6.6, 14, round_by=0.8),
        box(ORANGE, 9.4, 2, 15, 14, round_by=0.8),
        *[line(WHITE, (left, y), (left + 2.4, y), width=1.1) for left in (2.6, 11) for y in (5, 8, 11)],
    ],
    "snapshot": [
        area(GREY, (5, 4.4), (6.2, 2), (9.8, 2), (11, 4.4)),
        box(GREY, 1, 3.8, 15, 14, round_by=1.3),
        disc(WHITE, 8, 8.9, 3.8),
        disc(BLUE, 8, 8.9, 2.7),
    ],
    "changes": [
        line(BLUE, (1.8, 5), (13, 5)),
        line(BLUE, (10.2, 1.8), (13.8, 5), (10.2, 8.2)),
        line(GREEN, (14.2, 11), (3, 11)),
        line(GREEN, (5.8, 7.8), (2.2, 11), (5.8, 14.2)),
    ],
    "new_year": [
        *_calendar(),
        line(GREEN, (8, 7), (8, 12.6), width=1.8),
        line(GREEN, (5.2, 9.8), (10.8, 9.8), width=1.8),
    ],
    "calendar": [
        *_calendar(),
        *[box(BLUE, x, y, x + 1.9, y + 1.9, round_by=0.2) for y in (7, 10.2) for x in (3.8, 7, 10.2)],
    ],
    "undo": [arc(BLUE, (8.6, 8.6), 5.6, (200, 480), 2), area(BLUE, (0.8, 7.6), (6.6, 8.4), (2.4, 2))],
    "help": [disc(BLUE, 8, 8, 7), *_sign("?")],
    "about": [disc(GREY, 8, 8, 7), *_sign("i")],
    "stop": [
        area(RED, (5, 1), (11, 1), (15, 5), (15, 11), (11, 15), (5, 15), (1, 11), (1, 5)),
        box(WHITE, 5, 5, 11, 11, round_by=0.5),
    ],
}
"""Key of a command → its shapes, the lowest first; «any» is for a command without a picture of its own."""


def draw(key: str, size: int) -> Image.Image:
    """The picture of the command, so many pixels wide and high, on nothing."""
    whole = Image.new("RGBA", (_FIELD * _FINENESS,) * 2, (0, 0, 0, 0))
    pen = ImageDraw.Draw(whole)
    for shape in DRAWINGS[key]:
        shape(pen)
    return whole.resize((size, size), Image.Resampling.BOX)


def main() -> None:
    """Writes all pictures."""
    ICONS.mkdir(exist_ok=True)
    for key in DRAWINGS:
        for size in SIZES:
            draw(key, size).save(ICONS / f"{key}_{size}.png", optimize=True)


if __name__ == "__main__":
    main()
