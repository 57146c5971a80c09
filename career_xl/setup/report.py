"""What `career-xl doctor` says: one line for each thing that was looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """What is to be thought of a thing that was looked at."""

    GOOD = "в порядке"
    ATTENTION = "внимание"
    MISSING = "не хватает"


@dataclass(frozen=True)
class Line:
    """One thing that was looked at, and what puts it right: a command line, or steps in words."""

    state: State
    text: str
    remedy: str | None = None


def good(text: str) -> Line:
    """A line about something that is as it should be."""
    return Line(State.GOOD, text)


def attention(text: str, remedy: str | None = None) -> Line:
    """A line about something that works, but not as well as it could."""
    return Line(State.ATTENTION, text, remedy)


def missing(text: str, remedy: str | None = None) -> Line:
    """A line about something without which the add-in does not work."""
    return Line(State.MISSING, text, remedy)


def report_lines(sections: Sequence[tuple[str, Sequence[Line]]]) -> tuple[str, ...]:
    """The report as it is printed: the sections by their titles, and in the end what is to be done."""
    printed: list[str] = []
    width = max(len(state.value) for state in State)
    for title, lines in sections:
        printed.append(title)
        for line in lines:
            printed.append(f"  {line.state.value:<{width}}  {line.text}")
            if line.remedy is not None:
                printed.append(f"  {'':<{width}}  → {line.remedy}")
        printed.append("")
    return (*printed, _conclusion([line for _, lines in sections for line in lines]))


def _conclusion(lines: Sequence[Line]) -> str:
    lacking = sum(line.state is State.MISSING for line in lines)
    if lacking:
        return (
            f"Не хватает: {lacking}. Сделайте то, что указано после стрелок, сверху вниз, и повторите career-xl doctor."
        )
    if any(line.state is State.ATTENTION for line in lines):
        return "Надстройка работает; на строки «внимание» посмотрите, когда будет время."
    return "Всё готово к работе."
