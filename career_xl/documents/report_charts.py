"""The charts of the yearly report as pictures with a description; the only module that knows matplotlib."""

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from career_xl.documents.render import Picture

_WIDTH_MM = 165.0
_DPI = 160
_INCH = 25.4
_COLOURS = ("#2f6f9f", "#7fb3d5", "#8a9a5b", "#c9b458", "#c0504d", "#b3b3b3", "#e3e3e3")
"""Told apart by lightness too, for a print without colours."""
_TARGET = "#222222"
_LABEL_FROM = 0.06
"""Shares of a bar below this have no room for their number."""


@dataclass(frozen=True)
class Bar:
    """One bar that is made of parts; a part is drawn by its count and written as its text."""

    name: str
    parts: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Mark:
    """A figure beside its target, both as shares 0…1."""

    name: str
    value: float
    value_text: str
    target: float
    target_text: str


def stacked_bars(title: str, names: Sequence[str], bars: Sequence[Bar]) -> Picture:
    """The picture of bars of one length, divided into the named parts by their share of the whole."""
    figure, axes = _figure(title, 0.45 * len(bars) + 1.3)
    for place, bar in enumerate(bars):
        whole = sum(count for count, _ in bar.parts) or 1
        left = 0.0
        for number, (count, text) in enumerate(bar.parts):
            share = count / whole
            axes.barh(place, share, left=left, color=_COLOURS[number], edgecolor="white", height=0.62)
            if share >= _LABEL_FROM:
                colour = "white" if number in (0, 4) else "black"
                axes.text(left + share / 2, place, text, ha="center", va="center", fontsize=8, color=colour)
            left += share
    axes.set_yticks(range(len(bars)), [bar.name for bar in bars])
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    handles = [axes.barh(0, 0, color=_COLOURS[number]) for number in range(len(names))]
    figure.legend(handles, names, loc="lower center", ncols=4, fontsize=8, frameon=False)
    figure.tight_layout(rect=(0, 0.55 / figure.get_figheight(), 1, 1))
    told = "; ".join(
        f"{bar.name}: {', '.join(f'{name} — {part[1]}' for name, part in zip(names, bar.parts, strict=True))}"
        for bar in bars
    )
    return _picture(figure, f"{title}. {told}.")


def bars_and_targets(title: str, marks: Sequence[Mark]) -> Picture:
    """The picture of a bar for each figure, with a line where its target stands."""
    figure, axes = _figure(title, 0.42 * len(marks) + 1.1)
    reach = max([1.0, *(mark.value for mark in marks), *(mark.target for mark in marks)])
    for place, mark in enumerate(marks):
        axes.barh(place, mark.value, color=_COLOURS[0], height=0.5)
        axes.plot([mark.target, mark.target], [place - 0.38, place + 0.38], color=_TARGET, linewidth=2)
        edge = max(mark.value, mark.target)
        axes.text(edge + 0.015 * reach, place, f"{mark.value_text}, цель {mark.target_text}", va="center", fontsize=8)
    axes.set_yticks(range(len(marks)), [textwrap.fill(mark.name, 34) for mark in marks], fontsize=8)
    axes.invert_yaxis()
    axes.set_xlim(0, reach * 1.62)
    axes.set_xticks([])
    figure.tight_layout()
    told = "; ".join(f"{mark.name}: {mark.value_text}, цель {mark.target_text}" for mark in marks)
    return _picture(figure, f"{title}. {told}.")


def counted_bars(title: str, counts: Sequence[tuple[str, int]]) -> Picture:
    """The picture of a bar for each name and count."""
    figure, axes = _figure(title, 0.34 * len(counts) + 0.8)
    most = max(count for _, count in counts)
    axes.barh(range(len(counts)), [count for _, count in counts], color=_COLOURS[0], height=0.55)
    for place, (_, count) in enumerate(counts):
        axes.text(count + 0.01 * most, place, str(count), va="center", fontsize=8)
    axes.set_yticks(range(len(counts)), [textwrap.fill(name, 34) for name, _ in counts], fontsize=8)
    axes.invert_yaxis()
    axes.set_xlim(0, most * 1.12)
    axes.set_xticks([])
    figure.tight_layout()
    return _picture(figure, f"{title}. {'; '.join(f'{name} — {count}' for name, count in counts)}.")


def _figure(title: str, height: float):  # type: ignore[no-untyped-def]  # matplotlib's axes have no common type
    figure = Figure(figsize=(_WIDTH_MM / _INCH, height), dpi=_DPI)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.set_title(title, fontsize=10, loc="left")
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(left=False)
    return figure, axes


def _picture(figure: Figure, description: str) -> Picture:
    picture = io.BytesIO()
    # Without the name and version of the library, so that the same figures give the same bytes.
    figure.savefig(picture, format="png", metadata={"Software": None})
    return Picture(picture.getvalue(), _WIDTH_MM, description)
