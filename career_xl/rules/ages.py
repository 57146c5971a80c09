"""Calendar arithmetic on whole columns: completed years, months later, days of the year."""

from typing import Any

import numpy as np
import numpy.typing as npt

Dates = npt.NDArray[Any]
"""datetime64[D]; NaT gives a number that means nothing, so callers mask it out."""


def completed_years(births: Dates, on: Dates) -> npt.NDArray[np.int64]:
    """Completed years of age on the given days."""
    years = on.astype("datetime64[Y]").astype(np.int64) - births.astype("datetime64[Y]").astype(np.int64)
    return np.asarray(years - (day_of_year(on) < day_of_year(births)))


def day_of_year(dates: Dates) -> npt.NDArray[np.int64]:
    """Month × 100 + day: 701 for 1 July of any year."""
    months = dates.astype("datetime64[M]")
    month = months.astype(np.int64) % 12 + 1
    return np.asarray(month * 100 + (dates - months.astype("datetime64[D]")).astype(np.int64) + 1)


def a_year_later(dates: Dates) -> Dates:
    """The same day twelve months later; 29 February becomes 28 February."""
    months = dates.astype("datetime64[M]")
    later = months + np.timedelta64(12, "M")
    same_day = later.astype("datetime64[D]") + (dates - months.astype("datetime64[D]"))
    last_day = (later + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    return np.asarray(np.minimum(same_day, last_day))
