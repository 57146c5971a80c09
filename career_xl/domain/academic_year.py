"""The academic year, 1 September – 31 August, and the completed years of an age."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from career_xl.domain.errors import SettingInvalidError

_WRITTEN = re.compile(r"(\d{4})\s*[/\-–—]\s*(\d{4}|\d{2})")


@dataclass(frozen=True, order=True)
class AcademicYear:
    """The academic year that begins on 1 September of `start`."""

    start: int

    @classmethod
    def of(cls, date: dt.date) -> Self:
        """The academic year that the date lies in."""
        return cls(date.year if date.month >= 9 else date.year - 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The year written as 2025/26, 2025-2026 or 2025/2026; SettingInvalidError for anything else."""
        match = _WRITTEN.search(text)
        if match:
            start, end = int(match[1]), match[2]
            if int(end) in (start + 1, (start + 1) % 100):
                return cls(start)
        raise SettingInvalidError(f"Учебный год «{text}» не распознан: запишите его так: 2025/26.")

    @property
    def first_day(self) -> dt.date:
        """1 September."""
        return dt.date(self.start, 9, 1)

    @property
    def last_day(self) -> dt.date:
        """31 August of the next calendar year."""
        return dt.date(self.start + 1, 8, 31)

    @property
    def short(self) -> str:
        """«2025/26»."""
        return f"{self.start}/{(self.start + 1) % 100:02}"

    @property
    def long(self) -> str:
        """«2025–2026»."""
        return f"{self.start}–{self.start + 1}"

    @property
    def cohorts(self) -> tuple[int, int, int]:
        """The cohorts that the year's plan covers, earliest first: the graduating one and the two before (000)."""
        return (self.start - 1, self.start, self.start + 1)
