"""Which day the saved figures of a workbook are of, and how the sheets say so."""

import datetime as dt
from dataclasses import dataclass

from career_xl.domain.dates import russian


@dataclass(frozen=True)
class SavedOn:
    """The reporting date of the saved figures; None in a new workbook, which has none yet."""

    date: dt.date | None

    @property
    def caption(self) -> str:
        """The caption of a column with saved figures."""
        return f"Сохранённое значение на {russian(self.date)}" if self.date else "Сохранённое значение"

    @property
    def words(self) -> str:
        """«на 20.11.2026», to stand after «посчитано»."""
        return f"на {russian(self.date)}" if self.date else "при создании книги"
