"""The workbook of the next academic year: what is still observed and what the officer has set is carried over."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.columns import CAPTION_KEYS, WEAK_CAPTIONS, Column
from career_xl.domain.dates import read_date
from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.passport import FIELDS_BY_KEY, Passport
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.rules.explanations import FindingColumn
from career_xl.tables.events import EVENT_KEYS, EventColumn
from career_xl.tables.observation import Observation
from career_xl.tables.opk_sheets import DefenceForm
from career_xl.tables.passport_sheet import passport_cells
from career_xl.tables.positions import position_rows
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank
from career_xl.tables.typed_rows import TypedRows, typed_rows
from career_xl.tables.vacancies import VacancyColumn
from career_xl.workbook.contents import BookContents
from career_xl.workbook.lists import DROP_DOWNS
from career_xl.workbook.new_workbook import title_of, write_workbook
from career_xl.workbook.position_words import POSITION_WORDS
from career_xl.workbook.sheets.dictionaries import DictionaryContents
from career_xl.workbook.sheets.monitoring import PREPARED_ROWS
from career_xl.workbook.sheets.passport import default_values

_FIRST_DATE = dt.date(1900, 3, 1)
"""An .xlsx has no earlier date."""
_COUNTS = tuple(name for name, setting in Passport.model_fields.items() if setting.annotation == int | None)
_OF_THE_YEAR = ("report_date", "order_number", "order_date", "plan_published", *_COUNTS)
"""Settings that hold for one academic year, every count among them: the next one starts without them."""
_NEWCOMERS: Sequence[Mapping[Column, Cell]] = ({},) * PREPARED_ROWS
"""Empty rows inside the table for the students of the new cohort."""
_NAMED = 10
"""So many rows are named in a sentence."""
_ROW_IN_MESSAGE = re.compile(r"^Строка \d+")


@dataclass(frozen=True)
class CarriedOver:
    """What was carried over."""

    contents: BookContents
    graduates: int
    ended: int
    """Graduates whose observation has ended."""
    notes: tuple[str, ...]
    """Russian sentences on what was left behind or has to be filled in anew."""

    @property
    def sentence(self) -> str:
        """«перенесено выпускников — 300 …», to stand after what was written."""
        ended = f"; не перенесено — {self.ended}: наблюдение за ними закончено" if self.ended else ""
        return f"перенесено выпускников — {self.graduates}{ended}"


def write_next_year(target: Path, observation: Observation, year: AcademicYear) -> CarriedOver:
    """What was carried over into the new workbook of the academic year; the old one is only read.

    SettingInvalidError when the old workbook is one of that year or a later one. OutputError when the target cannot be
    written.
    """
    carried = carry_over(observation, year)
    write_workbook(target, carried.contents)
    return carried


def carry_over(observation: Observation, year: AcademicYear) -> CarriedOver:
    """What stands in the workbook of the academic year when it begins.

    Observation of a cohort ends in December of the year after its release (domain §7). A row without a readable cohort
    is carried over. SettingInvalidError when the old workbook is one of that year or a later one.
    """
    present = observation.passport.academic_year
    if present and present >= year:
        raise SettingInvalidError(
            f"Книга «{observation.workbook.name}» ведётся на {present.short} учебный год: новая книга создаётся на "
            f"следующий, {AcademicYear(present.start + 1).short}."
        )
    return _CarryOver(observation, year).run()


def is_observed(cohort: int, year: AcademicYear) -> bool:
    """Whether the cohort is still observed when the academic year begins; an unknown one (0) is."""
    return not cohort or dt.date(cohort + 1, 12, 31) >= year.first_day


class _CarryOver:
    def __init__(self, observation: Observation, year: AcademicYear) -> None:
        self._observation, self._year = observation, year
        self._book = observation.workbook
        self._notes = list(observation.notes)

    def run(self) -> CarriedOver:
        monitoring = self._observation.monitoring
        kept = [
            int(row)
            for row, cohort in zip(monitoring.rows, monitoring.cohorts, strict=True)
            if is_observed(int(cohort), self._year)
        ]
        table = typed_rows(self._book.find(Sheet.MONITORING), CAPTION_KEYS, WEAK_CAPTIONS)
        captions = [column.caption for column in Column]
        own = table.own_columns(kept, captions) if table else {}
        vacancies = typed_rows(
            self._book.find(Sheet.VACANCIES), {caption_key(column): column for column in VacancyColumn}
        )
        offered = vacancies.filled if vacancies else ()
        contents = BookContents(
            title=title_of(self._year),
            academic_year=self._year,
            passport=self._passport(),
            passport_rows=passport_cells(self._book.find(Sheet.PASSPORT)).own_rows,
            report_date=self._year.first_day,
            graduates=[*(_writable(table.cells(row)) for row in kept), *_NEWCOMERS] if table else (),
            own_columns={
                caption: [*map(_earlier_as_text, cells), *[None] * len(_NEWCOMERS)] for caption, cells in own.items()
            },
            events=self._events(),
            vacancies=[_in_order(vacancies, row) for row in offered] if vacancies else (),
            vacancy_columns=vacancies.own_columns(offered, list(VacancyColumn)) if vacancies else {},
            defence_form2=_form_rows(self._observation.form2),
            defence_form3=_form_rows(self._observation.form3),
            explained=self._explained(table, kept),
            dictionaries=_dictionaries(self._book.find(Sheet.DICTIONARIES)),
        )
        self._tell_of_errors(table, kept)
        unread = sum(1 for cohort in monitoring.cohorts if not cohort)
        if unread:
            self._notes.append(f"Выпускники без понятного года выпуска перенесены тоже: {unread}.")
        return CarriedOver(contents, len(kept), len(monitoring) - len(kept), tuple(self._notes))

    def _passport(self) -> dict[str, Cell]:
        """The values by key: those of the past year blank, the year and the cohorts moved on."""
        typed = passport_cells(self._book.find(Sheet.PASSPORT)).values
        keys = {field: key for key, field in FIELDS_BY_KEY.items()}
        values: dict[str, Cell] = dict(default_values(self._year))
        for field, cell in typed.items():
            # What is cleared on purpose means the default, as in the old workbook.
            values[keys[field]] = _earlier_as_text(cell)
        again = [keys[field] for field in _OF_THE_YEAR if not is_blank(typed.get(field))]
        values |= dict.fromkeys((keys[field] for field in _OF_THE_YEAR), None)
        values[keys["academic_year"]] = self._year.short
        if not is_blank(typed.get("cohorts", "")) or "cohorts" not in typed:
            values[keys["cohorts"]] = ", ".join(map(str, self._year.cohorts))
        if again:
            self._notes.append(f"Заполните в «Паспорте» заново: {', '.join(again)}.")
        return values

    def _events(self) -> list[Mapping[EventColumn, Cell]]:
        """The events that are not over when the year begins, and those without a readable date."""
        table = typed_rows(self._book.find(Sheet.EVENTS), EVENT_KEYS)
        if table is None:
            return []
        kept: list[Mapping[EventColumn, Cell]] = []
        for row in table.filled:
            date = read_date(table.cells(row).get(EventColumn.DATE))
            if date is None or date >= self._year.first_day:
                kept.append(table.cells(row))
        if len(kept) < len(table.filled):
            self._notes.append(
                f"Мероприятия, прошедшие до {self._year.first_day:%d.%m.%Y}, остались в прежней книге: "
                f"{len(table.filled) - len(kept)}."
            )
        return kept

    def _explained(self, table: TypedRows[Column] | None, kept: Sequence[int]) -> list[list[Cell]]:
        """The rows of «Замечания» with a decision or explanation about graduates that are carried over."""
        findings = typed_rows(
            self._book.find(Sheet.FINDINGS), {caption_key(column): column for column in FindingColumn}
        )
        if findings is None or table is None:
            return []
        moved = {str(row): place for place, row in enumerate(kept, start=2)}
        moved[str(table.header.row)] = 1
        rows: list[list[Cell]] = []
        left = 0
        for number in findings.filled:
            cells = findings.cells(number)
            if is_blank(cells.get(FindingColumn.DECISION)) and is_blank(cells.get(FindingColumn.EXPLANATION)):
                continue
            row = as_text(cells.get(FindingColumn.ROW)).strip()
            sheet = as_text(cells.get(FindingColumn.SHEET))
            if caption_key(sheet) != caption_key(Sheet.MONITORING) or (row and row not in moved):
                left += 1
                continue
            cells[FindingColumn.SHEET] = str(Sheet.MONITORING)
            cells[FindingColumn.ROW] = moved.get(row)
            message = as_text(cells.get(FindingColumn.MESSAGE))
            cells[FindingColumn.MESSAGE] = _ROW_IN_MESSAGE.sub(f"Строка {moved.get(row, '')}", message)
            rows.append([cells.get(column) for column in FindingColumn])
        if rows or left:
            self._notes.append(f"Перенесено пояснений к замечаниям: {len(rows)}; не относятся к новой книге: {left}.")
        return rows

    def _tell_of_errors(self, table: TypedRows[Column] | None, kept: Sequence[int]) -> None:
        rows = sorted({row for row, _ in table.sheet.errors if row in set(kept)}) if table else []
        if rows:
            named = ", ".join(map(str, rows[:_NAMED])) + (" …" if len(rows) > _NAMED else "")
            self._notes.append(
                f"Ячейки с ошибками формул перенесены пустыми, строки прежнего листа «{Sheet.MONITORING}»: {named}."
            )


def _dictionaries(sheet: SheetValues | None) -> DictionaryContents:
    """The words of positions as the college has them, its own values below ours, its own lists beside them."""
    words = position_rows(sheet)
    ours = {caption_key(drop_down.caption): drop_down for drop_down in DROP_DOWNS}
    keys = {**dict.fromkeys(ours, ""), **{caption_key(caption): caption for caption in ("Код", "Слова должности")}}
    table = typed_rows(sheet, {key: key for key in keys})
    additions: dict[str, tuple[str, ...]] = {}
    own: dict[str, Sequence[Cell]] = {}
    if table:
        for key, column in table.header.columns.items():
            if key in ours:
                known = {caption_key(value) for value in ours[key].values}
                texts = (as_text(table.cell(row, column)).strip() for row in table.filled)
                more = dict.fromkeys(text for text in texts if text and caption_key(text) not in known)
                additions[ours[key].caption] = tuple(more)
        named = table.own_columns(table.filled, [drop_down.caption for drop_down in DROP_DOWNS])
        own = {caption: _without_end(cells) for caption, cells in named.items()}
    return DictionaryContents(POSITION_WORDS if words is None else words, additions, own)


def _without_end(cells: Sequence[Cell]) -> list[Cell]:
    last = max((place for place, cell in enumerate(cells, start=1) if not is_blank(cell)), default=0)
    return list(cells[:last])


def _in_order(vacancies: TypedRows[VacancyColumn], row: int) -> list[Cell]:
    cells = vacancies.cells(row)
    return [_earlier_as_text(cells.get(column)) for column in VacancyColumn]


def _form_rows(form: DefenceForm | None) -> list[dict[str, Cell]]:
    """The rows of a weekly form: what enterprises need goes on in the new year."""
    rows = form.rows if form else ()
    return [{caption: _earlier_as_text(cell) for caption, cell in row.cells.items()} for row in rows]


def _writable(cells: Mapping[Column, Cell]) -> dict[Column, Cell]:
    return {column: _earlier_as_text(cell) for column, cell in cells.items()}


def _earlier_as_text(cell: Cell) -> Cell:
    """The cell; a date that an .xlsx cannot hold as its text."""
    if isinstance(cell, dt.date) and dt.date(cell.year, cell.month, cell.day) < _FIRST_DATE:
        return as_text(cell)
    return cell
