"""Reads «Паспорт»: key – value – note, one setting per row (domain §2.1a)."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.dated import CallUpAge, CallUpWindow
from career_xl.domain.dates import read_date
from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.passport import DEFAULT_CALL_UP_AGES, FIELDS_BY_KEY, Passport
from career_xl.domain.spelling import caption_key, squeeze
from career_xl.tables.monitoring import read_year
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank

_CAPTIONS = frozenset(caption_key(caption) for caption in ("Показатель паспорта", "Показатель", "Ключ"))
"""Captions of the first column, in which no key stands."""
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
_SHARE_DIGITS = 9
_MONTH_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.\d{4})?")
_SPAN = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})")
_TRUE = {"да", "есть", "+", "истина", "true", "1"}
_FALSE = {"нет", "-", "ложь", "false", "0"}
_DECISIVE = frozenset({"report_date", "cohorts", "release_day", "academic_year"})
"""Settings that every figure depends on: with a default the figures would be wrong, so an unclear one is an error."""


@dataclass(frozen=True)
class PassportSheet:
    """The settings, and what could not be understood."""

    passport: Passport
    notes: tuple[str, ...] = ()
    """Russian sentences: a setting that was unclear and is not used."""


def read_passport(sheet: SheetValues | None) -> PassportSheet:
    """The settings of the sheet; defaults for missing keys, unknown keys are left alone.

    SettingInvalidError when a setting is unclear that all figures depend on: report date, cohorts, release day, year.
    """
    values: dict[str, Any] = {}
    notes: list[str] = []
    for number, row in enumerate(sheet.rows if sheet else (), start=1):
        # A note or a numbering column may stand before the key: the key is the first cell that is one.
        for place, cell in enumerate(row[:3]):
            field = _FIELDS.get(_key(as_text(cell)))
            if field and field not in values:
                value = row[place + 1] if place + 1 < len(row) else None
                error = sheet.errors.get((number, place + 2)) if sheet else None
                _read_setting(field, _SettingCell(sheet.name if sheet else "", number, value, error), values, notes)
                break
    return PassportSheet(Passport(**values), tuple(notes))


@dataclass(frozen=True)
class PassportCells:
    """What is typed into «Паспорт», as typed."""

    values: dict[str, Cell]
    """The cell right of each known key, by field."""
    own_rows: tuple[tuple[Cell, ...], ...]
    """Key, value and note of the rows that are the college's own."""


def passport_cells(sheet: SheetValues | None) -> PassportCells:
    """The cells of the sheet; nothing of one that the workbook lacks."""
    values: dict[str, Cell] = {}
    own = []
    for row in sheet.rows if sheet else ():
        places = (place for place, cell in enumerate(row[:3]) if _FIELDS.get(_key(as_text(cell))))
        place = next(places, None)
        if place is not None:
            values.setdefault(_FIELDS[_key(as_text(row[place]))], row[place + 1] if place + 1 < len(row) else None)
        elif not all(is_blank(cell) for cell in row[:2]) and caption_key(as_text(row[0])) not in _CAPTIONS:
            own.append(tuple(row[:3]))
    return PassportCells(values, tuple(own))


@dataclass(frozen=True)
class _SettingCell:
    sheet: str
    row: int
    value: Cell
    """The cell right of the key."""
    error: str | None
    """The formula error in it."""


def _read_setting(field: str, setting: _SettingCell, values: dict[str, Any], notes: list[str]) -> None:
    cell = setting.error or setting.value
    if is_blank(cell):
        return
    reader, expected = _READERS[field]
    try:
        values[field] = (_unreadable if setting.error else reader)(cell)
    except (ValueError, ArithmeticError, SettingInvalidError) as error:
        sentence = (
            f"Лист «{setting.sheet}», строка {setting.row}: значение «{as_text(cell)}» не распознано; "
            f"нужно указать {expected}."
        )
        if field in _DECISIVE:
            raise SettingInvalidError(sentence) from error
        notes.append(f"{sentence} Пока эта настройка не учитывается.")


def _unreadable(cell: Cell) -> Any:
    raise ValueError(cell)


def _key(text: str) -> str:
    return caption_key(_BRACKETS.sub("", text)).replace("—", "-").replace("–", "-")


def _text(cell: Cell) -> str:
    return squeeze(as_text(cell))


def _yes(cell: Cell) -> bool:
    word = "1" if cell is True else "0" if cell is False else caption_key(as_text(cell))
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValueError(word)


def _count(cell: Cell) -> int:
    text = as_text(cell).replace("\xa0", "").replace(" ", "")
    if not text.isascii() or not text.isdecimal():
        raise ValueError(text)
    return int(text)


def _share(cell: Cell) -> Decimal:
    """70, «70 %», «70,5» and a percent cell (0.7) all mean a share; one and less is read as a share already."""
    # A computed percent cell such as 0.1+0.2+0.4 carries noise behind the fifteenth digit.
    text = as_text(round(cell, _SHARE_DIGITS) if isinstance(cell, float) else cell)
    text = text.replace("\xa0", "").replace(" ", "").replace(",", ".")
    try:
        number = Decimal(text.removesuffix("%"))
    except InvalidOperation as error:
        raise ValueError(text) from error
    share = number if isinstance(cell, float) and number <= 1 else number / 100
    if not 0 <= share <= 1:
        raise ValueError(text)
    return share


def _date(cell: Cell) -> dt.date:
    date = read_date(cell)
    if date is None:
        raise ValueError(cell)
    return date


def _years(cell: Cell) -> tuple[int, ...]:
    text = as_text(cell).strip()
    years: list[int | None]
    if span := _SPAN.fullmatch(text):
        years = list(range(int(span[1]), int(span[2]) + 1))
    else:
        years = [read_year(part) for part in re.split(r"[,;\s]+(?=\d)", text)]
    found = sorted({year for year in years if year is not None})
    if None in years or not 1 <= len(found) <= 10:
        raise ValueError(cell)
    return tuple(found)


def _month_day(cell: Cell) -> tuple[int, int]:
    if isinstance(cell, dt.date):
        return cell.month, cell.day
    # The office program may have made a number of «01.10», 1.1: two decimals bring the month back.
    text = f"{cell:.2f}" if isinstance(cell, float) else as_text(cell).strip()
    match = _MONTH_DAY.fullmatch(text)
    if not match:
        raise ValueError(cell)
    # A common year, so that 29 February is refused: it does not exist in every cohort's year.
    day = dt.date(2023, int(match[2]), int(match[1]))
    return day.month, day.day


def _academic_year(cell: Cell) -> AcademicYear:
    return AcademicYear.parse(as_text(cell))


def _windows(cell: Cell) -> tuple[CallUpWindow, ...]:
    return CallUpWindow.parse(as_text(cell))


def _ages(cell: Cell) -> tuple[CallUpAge, ...]:
    ages = CallUpAge.parse(as_text(cell))
    # «18–30» alone changes today's ages; what the law said before stays, unless it is written otherwise.
    earlier = () if any(age.until for age in ages) else tuple(age for age in DEFAULT_CALL_UP_AGES if age.until)
    return (*ages, *earlier)


_YES_NO = (_yes, "«да» или «нет»")
_COUNT = (_count, "целое число")
_SHARE = (_share, "проценты, например 70 или 70 %")
_SPECIAL: dict[str, tuple[Callable[[Cell], Any], str]] = {
    "academic_year": (_academic_year, "учебный год, например 2025/26"),
    "report_date": (_date, "дату, например 20.11.2026"),
    "cohorts": (_years, "годы через запятую, например 2024, 2025, 2026"),
    "release_day": (_month_day, "день и месяц, например 01.07"),
    "order_date": (_date, "дату, например 19.09.2026"),
    "plan_published": _YES_NO,
    "site_section_conforms": _YES_NO,
    "group_chats": _YES_NO,
    "family_care_is_risk": _YES_NO,
    "threat_counts_as_risk": _YES_NO,
    "facsimile_allowed": _YES_NO,
    "students": _COUNT,
    "first_year_students": _COUNT,
    "dual_students": _COUNT,
    "target_students": _COUNT,
    "target_applications": _COUNT,
    "target_offers": _COUNT,
    "support_participants": _COUNT,
    "replicated_practices": _COUNT,
    "minor_students": _COUNT,
    "employed_minors": _COUNT,
    "training_participants": _COUNT,
    "fair_participants": _COUNT,
    "informed_graduates": _COUNT,
    "eligible_graduates": _COUNT,
    "interview_helped": _COUNT,
    "published_cvs": _COUNT,
    "correct_cvs": _COUNT,
    "advised_graduates": _COUNT,
    "target_k1": _SHARE,
    "target_k1_ovz": _SHARE,
    "target_o36": _SHARE,
    "target_o37": _SHARE,
    "mass_return_share": _SHARE,
    "call_up_windows": (_windows, "промежутки, например 01.04–15.07; 01.10–31.12"),
    "call_up_ages": (_ages, "возраст, например 18–30; до 31.12.2023 18–27"),
}
_READERS = {field: _SPECIAL.get(field, (_text, "текст")) for field in FIELDS_BY_KEY.values()}
_FIELDS = {_key(key): field for key, field in FIELDS_BY_KEY.items()}
