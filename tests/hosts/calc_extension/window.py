"""A screen that nobody sees, and LibreOffice's windows on it: what is found through accessibility is really clicked."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from PIL import ImageGrab

from career_xl.hosts.calc.bridge import load_uno

SCREEN = (1400, 900)


@contextmanager
def screen() -> Iterator[str]:
    """The name of a new display («:99»), gone afterwards."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{SCREEN[0]}x{SCREEN[1]}x24", "-nolisten", "tcp"]
    # Its complaints about the keyboard are nobody's concern.
    server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="ascii") as told:
            number = told.readline().strip()
        assert number, "Xvfb does not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Place(NamedTuple):
    """Where something is on the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """The point to click on."""
        return self.left + self.width // 2, self.top + self.height // 2


def find(accessible: Any, name: str, role: int) -> Place | None:
    """The place of the first visible thing of this name and role (AccessibleRole) below; None where there is none."""
    part = find_part(accessible, name, role)
    if part is None:
        return None
    corner, size = part.getLocationOnScreen(), part.getSize()
    return Place(corner.X, corner.Y, size.Width, size.Height)


def find_part(accessible: Any, name: str, role: int) -> Any:
    """The first visible thing of this name and role below; None where there is none."""
    context = accessible.getAccessibleContext() if hasattr(accessible, "getAccessibleContext") else None
    if context is None:
        return None
    if context.getAccessibleRole() == role and context.getAccessibleName() == name:
        return context
    if context.getAccessibleRole() in (SHEETS, MENU_BAR):
        return None
    for number in range(min(context.getAccessibleChildCount(), MOST_CHILDREN)):
        child = context.getAccessibleChild(number)
        found = child and find_part(child, name, role)
        if found:
            return found
    return None


def bar_text(window: Any) -> str:
    """The sentence of our bar above the sheet; empty where there is no bar, and while the window is changing."""
    try:
        labels = list(_names(window, LABEL))
    except (AttributeError, load_uno().getClass("com.sun.star.uno.Exception")):
        return ""
    return labels[labels.index(BAR_TITLE) + 1] if BAR_TITLE in labels else ""


def _names(accessible: Any, role: int) -> Iterator[str]:
    context = accessible.getAccessibleContext() if hasattr(accessible, "getAccessibleContext") else None
    # What is just being shown or hidden has none.
    if context is None or context.getAccessibleRole() in (SHEETS, MENU_BAR):
        return
    if context.getAccessibleRole() == role:
        yield context.getAccessibleName()
    for number in range(min(context.getAccessibleChildCount(), MOST_CHILDREN)):
        yield from _names(context.getAccessibleChild(number), role)


BAR_TITLE = "Центр карьеры"
MOST_CHILDREN = 300
MENU_BAR, PUSH_BUTTON, TEXT, SHEETS, LABEL = 35, 44, 60, 84, 86
"""Of com.sun.star.accessibility.AccessibleRole."""


def click(display: str, place: Place) -> None:
    """Nothing; moves the mouse there and presses its left button."""
    x, y = place.middle
    _xdotool(display, "mousemove", str(x), str(y), "click", "1")


def point_at(display: str, place: Place) -> None:
    """Nothing; the mouse rests there."""
    x, y = place.middle
    _xdotool(display, "mousemove", str(x - 3), str(y), "sleep", "0.1", "mousemove", str(x), str(y))


def press_key(display: str, *keys: str) -> None:
    """Nothing; presses these keys, one after another."""
    _xdotool(display, "key", "--delay", "30", *keys)


def type_text(display: str, text: str) -> None:
    """Nothing; types the text."""
    _xdotool(display, "type", "--delay", "20", text)


def save_screenshot(display: str, target: Path) -> None:
    """Nothing; a picture of the screen as PNG."""
    target.parent.mkdir(parents=True, exist_ok=True)
    ImageGrab.grab(xdisplay=display).save(target)


def _xdotool(display: str, *words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, env={**os.environ, "DISPLAY": display})
