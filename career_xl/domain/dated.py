"""Settings that the law has changed over time: call-up windows and call-up ages, each with its last day in force."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self, TypeVar

_UNTIL = re.compile(r"до\s+(\d{1,2})\.(\d{1,2})\.(\d{4})\s*:?\s*", re.IGNORECASE)
_WINDOW = re.compile(r"(\d{1,2})\.(\d{1,2})\s*[-–—]\s*(\d{1,2})\.(\d{1,2})")
_AGES = re.compile(r"(\d{1,2})\s*[-–—]\s*(\d{1,2})")

MonthDay = tuple[int, int]


@dataclass(frozen=True)
class CallUpWindow:
    """Days of the year, both included, on which conscription may begin; in force through `until` (None: today's)."""

    first: MonthDay
    last: MonthDay
    until: dt.date | None = None

    @classmethod
    def parse(cls, text: str) -> tuple[Self, ...]:
        """The windows of «01.04–15.07; 01.10–31.12», older ones with «до 31.12.2023 …» before; ValueError otherwise."""
        windows = []
        for part in _parts(text):
            until, rest = _dated(part)
            match = _WINDOW.fullmatch(rest)
            if not match:
                raise ValueError(part)
            day1, month1, day2, month2 = map(int, match.groups())
            dt.date(2024, month1, day1), dt.date(2024, month2, day2)
            windows.append(cls((month1, day1), (month2, day2), until))
        return tuple(windows)

    def __str__(self) -> str:
        return f"{self.first[1]:02}.{self.first[0]:02}–{self.last[1]:02}.{self.last[0]:02}"


@dataclass(frozen=True)
class CallUpAge:
    """Completed years, both included, at which a man may be called up; in force through `until` (None: today's)."""

    youngest: int
    oldest: int
    until: dt.date | None = None

    @classmethod
    def parse(cls, text: str) -> tuple[Self, ...]:
        """The ages of «18–30; до 31.12.2023 18–27»; ValueError if unclear."""
        ages = []
        for part in _parts(text):
            until, rest = _dated(part)
            match = _AGES.fullmatch(rest)
            if not match or int(match[1]) > int(match[2]):
                raise ValueError(part)
            ages.append(cls(int(match[1]), int(match[2]), until))
        return tuple(ages)

    def __str__(self) -> str:
        return f"{self.youngest}–{self.oldest}"


D = TypeVar("D", CallUpWindow, CallUpAge)


def periods(settings: tuple[D, ...]) -> list[tuple[dt.date | None, tuple[D, ...]]]:
    """The settings by their last day in force, oldest first, the one without a last day at the end."""
    untils: list[dt.date] = sorted({setting.until for setting in settings if setting.until})
    in_order: list[dt.date | None] = [*untils, None]
    return [(until, tuple(setting for setting in settings if setting.until == until)) for until in in_order]


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(";")]
    if not any(parts):
        raise ValueError(text)
    return [part for part in parts if part]


def _dated(part: str) -> tuple[dt.date | None, str]:
    match = _UNTIL.match(part)
    if not match:
        return None, part
    day, month, year = map(int, match.groups())
    return dt.date(year, month, day), part[match.end() :].strip()
