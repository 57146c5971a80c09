"""What is wrong with a form that was typed in, and where."""

from dataclasses import dataclass

from career_xl.rules.findings import Level


@dataclass(frozen=True, slots=True)
class FormFinding:
    """One finding about one cell, one row or a whole file."""

    rule: str
    level: Level
    problem: str
    """What is wrong, in Russian, without the place."""
    advice: str
    """What to do, in Russian."""
    sheet: str | None = None
    row: int | None = None
    """Row as one sees it, from 1."""
    column: str | None = None
    """Number of the column in the form: «06», «3.1»."""
    value: str | None = None
    """The cell as one would read it."""

    @property
    def place(self) -> str:
        """«Лист «Форма 1 пятистрочная», строка 8, графа 06»; "" for a whole file."""
        parts = [f"лист «{self.sheet}»"] if self.sheet else []
        parts += [f"строка {self.row}"] if self.row else []
        parts += [f"графа {self.column}"] if self.column else []
        text = ", ".join(parts)
        return text[:1].upper() + text[1:]

    @property
    def message(self) -> str:
        """Where, what is wrong and what to do, in one line."""
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.problem} {self.advice}".strip()


@dataclass(frozen=True, slots=True)
class ProgrammeName:
    """A programme's name and where it stands."""

    text: str
    sheet: str
    row: int
    column: str
