"""The shared rules as a pydantic model of one row."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ValidationInfo, model_validator

from bench import shared_rules as shared
from career_xl.domain.columns import CAPTION_KEYS, Column
from career_xl.domain.dates import read_date
from career_xl.domain.dictionaries import dictionary_of
from career_xl.domain.identifiers import inn_digits, is_inn, is_snils, snils_digits
from career_xl.domain.programme import is_code
from career_xl.domain.spelling import caption_key
from career_xl.tables.monitoring import read_year
from career_xl.tables.sheet_values import Cell, as_text

_EARLIEST = dt.date(1950, 1, 1)
_DISABLED = ("инвалид", "ребёнок-инвалид")


@dataclass
class Context:
    """What is known besides the row, and what was found in it; validators of a row that has mistakes go on."""

    report_date: dt.date
    row: int = 0
    found: shared.Found = field(default_factory=set)

    def add(self, rule: str) -> None:
        """Notes that the rule holds for the row."""
        self.found.add((rule, self.row))


def dictionaries(rows: Sequence[Sequence[Cell]]) -> list[dict[str, Cell]]:
    """The graduates under the header in the first row, by field; blank cells are left out."""
    fields = [CAPTION_KEYS[caption_key(as_text(cell))].field for cell in rows[0]]
    return [{name: cell for name, cell in zip(fields, row, strict=True) if cell is not None} for row in rows[1:]]


def find(graduates: Sequence[dict[str, Cell]], report_date: dt.date) -> shared.Found:
    """What the model finds: rule and row of the sheet."""
    context = Context(report_date)
    for row, graduate in enumerate(graduates, start=2):
        context.row = row
        GraduateRow.model_validate(graduate, context=context)
    return context.found


def _context(info: ValidationInfo) -> Context:
    context: Context = info.context  # type: ignore[assignment]  # `find` always gives one
    return context


def _choice(column: Column) -> Any:
    dictionary = dictionary_of(column)

    def read(cell: Cell, info: ValidationInfo) -> str | None:
        choice = dictionary.read(as_text(cell))
        if choice is None or not choice.exact:
            _context(info).add("F02")
        return choice.value if choice else None

    return Annotated[str | None, BeforeValidator(read)]


def _read_date(cell: Cell, info: ValidationInfo) -> dt.date | None:
    date = read_date(cell)
    latest = _context(info).report_date
    if date is None or not _EARLIEST <= date <= latest.replace(year=latest.year + 10):
        _context(info).add("F03")
    return date


def _read_year(cell: Cell, info: ValidationInfo) -> int | None:
    year = read_year(cell)
    if year is None:
        _context(info).add("F02")
    return year


def _read_code(cell: Cell, info: ValidationInfo) -> str | None:
    if isinstance(cell, str) and is_code(cell.strip()):
        return cell.strip()
    _context(info).add("F06")
    return None


def _digits(rule: str, read: Callable[[object], str], right: Callable[[str], bool]) -> Any:
    def check(cell: Cell, info: ValidationInfo) -> str:
        digits = read(cell)
        if not right(digits):
            _context(info).add(rule)
        return digits

    return Annotated[str | None, BeforeValidator(check)]


Text = Annotated[str | None, BeforeValidator(as_text)]
Date = Annotated[dt.date | None, BeforeValidator(_read_date)]
Year = Annotated[int | None, BeforeValidator(_read_year)]
Code = Annotated[str | None, BeforeValidator(_read_code)]


class GraduateRow(BaseModel):
    """A row of «Мониторинг»; what is wrong with it is put into the context."""

    number: Text = None
    full_name: Text = None
    birth_date: Date = None
    sex: _choice(Column.SEX) = None  # type: ignore[valid-type]  # made of the dictionary
    snils: _digits("F04", snils_digits, is_snils) = None  # type: ignore[valid-type]  # made for the rule
    cohort: Year = None
    study_form: _choice(Column.STUDY_FORM) = None  # type: ignore[valid-type]
    code: Code = None
    programme: Text = None
    group: Text = None
    ovz: _choice(Column.OVZ) = None  # type: ignore[valid-type]
    disability: _choice(Column.DISABILITY) = None  # type: ignore[valid-type]
    target_contract: _choice(Column.TARGET_CONTRACT) = None  # type: ignore[valid-type]
    target_customer: Text = None
    dual_contract: _choice(Column.DUAL_CONTRACT) = None  # type: ignore[valid-type]
    dual_employer: Text = None
    abilympics: _choice(Column.ABILYMPICS) = None  # type: ignore[valid-type]
    abilympics_skill: Text = None
    professionalitet: _choice(Column.PROFESSIONALITET) = None  # type: ignore[valid-type]
    ais_registered: _choice(Column.AIS_REGISTERED) = None  # type: ignore[valid-type]
    forecast_track: _choice(Column.FORECAST_TRACK) = None  # type: ignore[valid-type]
    actual_track: _choice(Column.ACTUAL_TRACK) = None  # type: ignore[valid-type]
    track_date: Date = None
    track_end: Date = None
    employer: Text = None
    employer_inn: _digits("F05", inn_digits, is_inn) = None  # type: ignore[valid-type]
    position: Text = None
    by_profession: _choice(Column.BY_PROFESSION) = None  # type: ignore[valid-type]
    defence: _choice(Column.DEFENCE) = None  # type: ignore[valid-type]
    cz_registered: _choice(Column.CZ_REGISTERED) = None  # type: ignore[valid-type]
    cz_removed: Date = None
    evidence: Text = None
    sought_support: _choice(Column.SOUGHT_SUPPORT) = None  # type: ignore[valid-type]
    referral_date: Date = None
    invitation_date: Date = None
    routed: _choice(Column.ROUTED) = None  # type: ignore[valid-type]
    note: Text = None

    @model_validator(mode="after")
    def _look_across_fields(self, info: ValidationInfo) -> "GraduateRow":
        filled = self.model_fields_set
        if any(column.field not in filled for column in shared.REQUIRED):
            _context(info).add("F01")
        for rule in (*self._mistakes_of_tracks(_context(info).report_date), *self._mistakes_of_employment()):
            _context(info).add(rule)
        return self

    def _mistakes_of_tracks(self, report_date: dt.date) -> Iterator[str]:
        track, began, born = self.actual_track, self.track_date, self.birth_date
        if born and self.cohort and not 15 <= _age(born, dt.date(self.cohort, 7, 1)) <= 70:
            yield "F08"
        if track == shared.CONSCRIPTED:
            if self.ovz == "да" or self.disability in _DISABLED:
                yield "L01"
            if began and not _in_window(began):
                yield "L02"
            if self.sex == "ж" or (born and began and not _is_call_up_age(born, began)):
                yield "L11"
        if track == shared.STUDY and began and began.month < 8:
            yield "L03"
        if (track and not began) or (began and began > report_date):
            yield "L14"
        if track in shared.BUSY_TRACKS and self.cz_registered == "да" and not self.cz_removed:
            yield "L07"
        if not self.evidence:
            if self.cz_removed:
                yield "L08"
            elif track and not track.startswith("Риск"):
                yield "L15"

    def _mistakes_of_employment(self) -> Iterator[str]:
        track = self.actual_track
        if not self.ovz or not self.target_contract or (track in shared.EMPLOYED_TRACKS and not self.by_profession):
            yield "F09"
        if track in shared.IN_EMPLOYMENT_TRACKS and not (self.employer and self.position and self.employer_inn):
            yield "L05"
        if (self.target_contract == "да" and not self.target_customer) or (
            self.dual_contract == "да" and not self.dual_employer
        ):
            yield "L12"
        if track and track.startswith("Риск") and self.employer:
            yield "L17"
        if track == shared.ENTREPRENEUR and self.employer_inn and len(self.employer_inn) != 12:
            yield "L20"


def _age(born: dt.date, on: dt.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _in_window(date: dt.date) -> bool:
    return (4, 1) <= (date.month, date.day) <= (7, 15) or date.month >= 10


def _is_call_up_age(born: dt.date, on: dt.date) -> bool:
    return 18 <= _age(born, on) <= (27 if on <= dt.date(2023, 12, 31) else 30)
