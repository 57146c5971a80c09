"""What holds from an academic year on, until something later takes its place: rulesets, layouts of forms."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol, TypeVar

from career_xl.domain.academic_year import AcademicYear


class OfYear(Protocol):
    """Something that is in force from the first day of an academic year on."""

    @property
    def year(self) -> AcademicYear:
        """The first academic year."""
        ...


Version = TypeVar("Version", bound=OfYear)


def in_force(versions: Sequence[Version], date: dt.date) -> Version:
    """The version in force on the date, of versions in the order of their years; before the first one, the first."""
    year = AcademicYear.of(date)
    return ([version for version in versions if version.year <= year] or [versions[0]])[-1]
