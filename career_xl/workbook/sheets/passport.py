"""The sheet «Паспорт»: key – value – explanation, in the order of the settings (domain §2.1a)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.dated import CallUpAge, CallUpWindow, periods
from career_xl.domain.dates import russian
from career_xl.domain.dictionaries import NO, YES
from career_xl.domain.passport import FIELDS_BY_KEY, Passport
from career_xl.domain.sheets import Sheet
from career_xl.tables.sheet_values import Cell
from career_xl.workbook import lists
from career_xl.workbook.look import CellStyle
from career_xl.workbook.row_height import fitted_height
from career_xl.workbook.sheets.passport_keys import EXPLANATIONS
from career_xl.workbook.table_sheet import Draft, SheetCell, TableColumn, TableLayout, write_table
from career_xl.workbook.xlsx import Worksheet

TABLE = "Паспорт"
REPORT_DATE_NAME = "ОтчётнаяДата"
"""Defined name of the cell with the reporting date."""

_YES_NO_FIELDS = frozenset(
    {"plan_published", "site_section_conforms", "family_care_is_risk", "threat_counts_as_risk", "facsimile_allowed"}
)
_DATE_FIELDS = frozenset({"report_date", "order_date"})
_COUNT_FIELDS = frozenset(
    {
        "students",
        "first_year_students",
        "dual_students",
        "target_students",
        "target_applications",
        "target_offers",
        "support_participants",
        "replicated_practices",
        "minor_students",
        "employed_minors",
        "training_participants",
        "fair_participants",
        "informed_graduates",
        "eligible_graduates",
        "interview_helped",
        "published_cvs",
        "correct_cvs",
        "advised_graduates",
    }
)
_PERCENT_FIELDS = frozenset({"target_k1", "target_k1_ovz", "target_o36", "target_o37", "mass_return_share"})
_COLUMNS = (
    TableColumn("Показатель паспорта", 46, "Названия строк менять не нужно: по ним программа находит значения."),
    TableColumn("Значение", 62, "Заполните этот столбец. Пустая строка — значение по умолчанию.", CellStyle.TEXT),
    TableColumn("Пояснение", 88, "", CellStyle.WRAPPED, computed=True),
)


def default_values(year: AcademicYear) -> dict[str, Cell]:
    """The values that a new workbook for the academic year starts with, by key."""
    defaults = Passport()
    values: dict[str, Cell] = {
        "region": "Самарская область",
        "director_position": defaults.director_position,
        "academic_year": year.short,
        "cohorts": ", ".join(map(str, year.cohorts)),
        "release_day": f"{defaults.release_day[1]:02}.{defaults.release_day[0]:02}",
        "call_up_windows": _dated(defaults.call_up_windows),
        "call_up_ages": _dated(defaults.call_up_ages),
        "family_care_is_risk": _yes_no(defaults.family_care_is_risk),
        "threat_counts_as_risk": _yes_no(defaults.threat_counts_as_risk),
        "mass_return_share": int(defaults.mass_return_share * 100),
        "facsimile_allowed": _yes_no(defaults.facsimile_allowed),
    }
    return {key: values[field] for key, field in FIELDS_BY_KEY.items() if field in values}


def value_cell(field: str) -> str:
    """The cell with the value of a setting, for formulas on other sheets: 'Паспорт'!$B$6."""
    # The captions stand in the first row, and rows are numbered from 1.
    return f"'{Sheet.PASSPORT}'!$B${list(FIELDS_BY_KEY.values()).index(field) + 2}"


def write_passport(draft: Draft, values: Mapping[str, Cell], own_rows: Sequence[Sequence[Cell]] = ()) -> None:
    """Nothing; writes the sheet with the values by key, and names the cell of the reporting date.

    The college's own rows (key, value, note) stand below the settings.
    """
    worksheet = draft.sheet(Sheet.PASSPORT)
    rows: list[list[SheetCell]] = [[key, None, EXPLANATIONS[key]] for key in FIELDS_BY_KEY]
    for own in own_rows:
        rows.append([*own, *[None] * (len(_COLUMNS) - len(own))])
    first, _ = write_table(draft, worksheet, TableLayout(TABLE, _COLUMNS), rows)
    draft.workbook.define_name(REPORT_DATE_NAME, f"={value_cell('report_date')}")
    key_style = draft.look.cell(CellStyle.WRAPPED, computed=True, bold=True)
    for number, (key, field) in enumerate(FIELDS_BY_KEY.items(), start=first):
        worksheet.write_string(number, 0, key, key_style)
        draft.write(
            worksheet, (number, 1), values.get(key), draft.look.cell(_style(field), align="left", text_wrap=True)
        )
        texts = (key, str(values.get(key) or ""), EXPLANATIONS[key])
        widths = (column.width for column in _COLUMNS)
        worksheet.set_row(number, fitted_height(zip(texts, widths, strict=True)))
        _limit_entry(worksheet, number, field)


def _style(field: str) -> CellStyle:
    if field in _DATE_FIELDS:
        return CellStyle.DATE
    return CellStyle.GENERAL if field in _COUNT_FIELDS | _PERCENT_FIELDS else CellStyle.TEXT


def _limit_entry(worksheet: Worksheet, row: int, field: str) -> None:
    if field in _YES_NO_FIELDS:
        options: dict[str, Any] = {"validate": "list", "source": f"={lists.YES_NO.name}"}
    elif field == "group_chats":
        options = {"validate": "list", "source": f"={lists.PRESENCE.name}"}
    elif field in _DATE_FIELDS:
        options = {"validate": "date", "criteria": ">=", "value": dt.date(2000, 1, 1)}
    elif field in _COUNT_FIELDS:
        options = {"validate": "integer", "criteria": ">=", "value": 0}
    elif field in _PERCENT_FIELDS:
        options = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
    else:
        return
    options |= {
        "error_type": "warning",
        "error_title": "Проверьте значение",
        "error_message": "Такое значение программа может не понять: посмотрите пояснение справа. Оставить как есть?",
    }
    worksheet.data_validation(row, 1, row, 1, options)


def _yes_no(value: bool) -> str:
    return YES if value else NO


def _dated(settings: tuple[CallUpWindow, ...] | tuple[CallUpAge, ...]) -> str:
    """The settings as «Паспорт» writes them: today's first, then the older ones with their last day."""
    parts = []
    for until, group in reversed(periods(settings)):  # type: ignore[type-var]
        prefix = f"до {russian(until)} " if until else ""
        parts += [f"{prefix}{setting}" for setting in group]
    return "; ".join(parts)
