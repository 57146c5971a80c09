"""How the five lines of the contingent bound each other (T03); line 04 lies outside line 02."""

from collections.abc import Iterator, Sequence


def line_disagreements(counts: Sequence[int | None]) -> Iterator[tuple[str, str]]:
    """The line that is too large, and what is wrong, in Russian; `counts` are those of lines 01 … 05.

    A line that is not known (None) is never blamed; but it is never negative either, so that another one alone may be
    too large already.
    """
    first, second, third, fourth, fifth = counts
    if third is not None and second is not None and third > second:
        yield "03", f"строка 03 ({third}) больше строки 02 ({second})."
    if first is None:
        return
    if second is not None and second > first:
        yield "02", f"строка 02 ({second}) больше строки 01 ({first})."
    elif fourth is not None and (second or 0) + fourth > first:
        together = f"строка 04 ({fourth})" if second is None else f"строки 02 и 04 вместе ({second} + {fourth})"
        yield "04", f"{together} больше строки 01 ({first})."
    if fifth is not None and fifth > first:
        yield "05", f"строка 05 ({fifth}) больше строки 01 ({first})."
