"""The officer's desk for a whole year: one workbook with its registry, commands with a frozen clock, typing by hand."""

import contextlib
import datetime as dt
import io
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from career_xl import terminal
from career_xl.cli import app
from career_xl.domain.columns import Column
from career_xl.shipped import shipped_file
from career_xl.workbook.invented_college.college import invent_college

FINISHED = "выполнено"
_LIVED = (
    *(Column.ACTUAL_TRACK, Column.TRACK_DATE, Column.TRACK_END, Column.EMPLOYER, Column.EMPLOYER_INN),
    *(Column.POSITION, Column.BY_PROFESSION, Column.DEFENCE, Column.EVIDENCE, Column.CZ_REGISTERED, Column.CZ_REMOVED),
)
"""What is not known of a graduate before the track has begun."""


class Desk:
    """A copy of the demo workbook, and what the officer does with it."""

    def __init__(self, folder: Path) -> None:
        self.book = folder / "Мониторинг 2026-27.xlsx"
        shutil.copyfile(shipped_file("workbooks/monitoring_demo.xlsx"), self.book)
        self.folder = folder

    def run(self, day: str, command: str, *words: object, code: int = 0) -> str:
        """What the command prints on that day; it ends with the code."""
        return self.run_plain(command, self.book, *words, "--report-date", day, code=code)

    def run_plain(self, *words: object, code: int = 0) -> str:
        """What a command prints that knows no reporting date."""
        printed, told = io.StringIO(), io.StringIO()
        line = [str(word) for word in words]
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(told):
            ended = terminal.run(app, line)
        assert ended == code, f"{line}: {told.getvalue()}"
        return printed.getvalue()

    def json(self, day: str, command: str, *words: object, code: int = 0) -> dict[str, Any]:
        """The document that the command prints on that day."""
        document: dict[str, Any] = json.loads(self.run(day, command, *words, "--json", code=code))
        return document

    def states(self, day: str) -> list[dict[str, Any]]:
        """The deadlines of the year as they stand on that day."""
        listed: list[dict[str, Any]] = self.json(day, "calendar")["deadlines"]
        return listed

    def state(self, day: str, date: str, words: str) -> str:
        """The state, on that day, of the deadline of the date whose task holds the words."""
        (found,) = [each for each in self.states(day) if each["date"] == date and words in each["task"]]
        return str(found["state"])

    @contextlib.contextmanager
    def typing(self) -> Iterator[Workbook]:
        """The workbook to type into by hand; it is saved afterwards."""
        book = openpyxl.load_workbook(self.book)
        yield book
        book.save(self.book)

    def write_passport(self, **settings: object) -> None:
        """Nothing; the settings stand in «Паспорт»; a key is written with _ for a space."""
        wanted = {key.replace("_", " "): value for key, value in settings.items()}
        with self.typing() as book:
            for row in book["Паспорт"].iter_rows():
                if row[0].value in wanted:
                    row[1].value = wanted.pop(row[0].value)
        assert wanted == {}

    def mark(self, task: str) -> None:
        """Nothing; the officer has marked the task of «Календарь» as done."""
        with self.typing() as book:
            rows = [row for row in book["Календарь"].iter_rows(min_row=2) if task in str(row[1].value)]
            assert len(rows) == 1
            rows[0][3].value = FINISHED

    def live_until(self, day: dt.date, graduates: Sequence[Mapping[Column, Any]]) -> None:
        """Nothing; «Мониторинг» tells of these graduates what is known on that day.

        Graduates of earlier years have had their track since the December of their release.
        """
        with self.typing() as book:
            sheet = book["Мониторинг"]
            places = {cell.value: cell.column for cell in sheet[1]}
            for number, graduate in enumerate(graduates, start=2):
                row = _known(graduate, day)
                for column in Column:
                    sheet.cell(number, places[column.caption]).value = row.get(column)


def _known(graduate: Mapping[Column, Any], day: dt.date) -> Mapping[Column, Any]:
    begun, cohort = graduate.get(Column.TRACK_DATE), graduate[Column.COHORT]
    if not isinstance(begun, dt.date) or begun <= day:
        return graduate
    december = dt.date(cohort, 12, 1)
    if december <= day:
        return {**graduate, Column.TRACK_DATE: december}
    return {**graduate, **dict.fromkeys(_LIVED), Column.FORECAST_TRACK: "Трудоустройство"}


def without_mistakes() -> list[Mapping[Column, Any]]:
    """The graduates of the demo workbook after all its mistakes have been put right."""
    return list(invent_college(with_mistakes=False).contents.graduates)
