"""How contents lie in their cells."""

from career_xl.hosts.calc.bridge import Uno, enum

_ACROSS = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "justify": "BLOCK",
    "fill": "REPEAT",
}
_UPWARDS = {"bottom": 3, "top": 1, "center": 2, "justify": 4}
_INDENT_STEP = 353
"""Hundredths of a millimetre: the ten points by which both programs indent."""


def across(cells: Uno) -> str | None:
    """The word for the alignment from left to right; None where the cells differ."""
    justified = cells.HoriJustify
    return None if justified is None else _word(_ACROSS, justified.value)


def set_across(cells: Uno, word: str) -> None:
    """Aligns from left to right."""
    if word not in _ACROSS:
        raise NotImplementedError(word)
    cells.HoriJustify = enum("table.CellHoriJustify", _ACROSS[word])


def upwards(cells: Uno) -> str | None:
    """The word for the alignment from top to bottom; None where the cells differ."""
    justified = cells.VertJustify
    return None if justified is None else _word(_UPWARDS, int(justified) or _UPWARDS["bottom"])


def set_upwards(cells: Uno, word: str) -> None:
    """Aligns from top to bottom."""
    if word not in _UPWARDS:
        raise NotImplementedError(word)
    cells.VertJustify = _UPWARDS[word]


def _word(words: dict[str, str] | dict[str, int], value: object) -> str | None:
    return next((word for word, known in words.items() if known == value), None)


def indent(cells: Uno, steps: int) -> None:
    """Moves the contents to the right by so many steps, or back."""
    cells.ParaIndent = max(0, (cells.ParaIndent or 0) + steps * _INDENT_STEP)
