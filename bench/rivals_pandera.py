"""The shared rules as a pandera schema over a whole frame."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pandera.pandas as pa

from bench import shared_rules as shared
from career_xl.domain.columns import CAPTION_KEYS, Column, Kind
from career_xl.domain.dates import read_date
from career_xl.domain.dictionaries import dictionary_of
from career_xl.domain.identifiers import inn_digits, is_inn, is_snils, snils_digits
from career_xl.domain.programme import is_code
from career_xl.domain.spelling import caption_key
from career_xl.tables.monitoring import read_year
from career_xl.tables.sheet_values import Cell, as_text

AS_TYPED = "_as_typed"
"""Suffix of the columns that keep the cell as the officer typed it."""

Values = Any
"""A column of a frame; the stubs of pandas do not follow one through arithmetic."""

_Rule = Callable[[pd.DataFrame], Values]


def frame(rows: Sequence[Sequence[Cell]]) -> pd.DataFrame:
    """The graduates under the header in the first row: typed columns, and beside them the cells as typed."""
    columns = [CAPTION_KEYS[caption_key(as_text(cell))] for cell in rows[0]]
    typed = pd.DataFrame(list(rows[1:]), columns=[column.field for column in columns], dtype=object)
    typed.index = pd.RangeIndex(2, len(typed) + 2)
    raw = typed.add_suffix(AS_TYPED)
    for column in columns:
        cells = typed[column.field]
        read = _READERS.get(column.kind)
        if read:
            values = {cell: read(column, cell) for cell in cells.dropna().unique()}
            typed[column.field] = cells.map(values)
        if column.kind is Kind.DATE:
            typed[column.field] = pd.to_datetime(typed[column.field])
    return pd.concat([typed, raw], axis=1)


def find(graduates: pd.DataFrame, report_date: dt.date) -> shared.Found:
    """What the schema finds: rule and row of the sheet."""
    try:
        schema(report_date).validate(graduates, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        rules = cases["check"].replace("not_nullable", "F01")
        return {(str(rule), int(row)) for rule, row in zip(rules, cases["index"], strict=True)}
    return set()


def schema(report_date: dt.date) -> pa.DataFrameSchema:
    """The schema of a reporting date."""
    today = pd.Timestamp(report_date)
    columns = {column.field + AS_TYPED: pa.Column(None, nullable=False) for column in shared.REQUIRED}
    for column in Column:
        name = column.field + AS_TYPED
        if column.kind in (Kind.CHOICE, Kind.YES_NO, Kind.YEAR):
            columns[name] = pa.Column(None, _check_of_choice(column), nullable=column not in shared.REQUIRED)
        if column.kind is Kind.DATE:
            latest = today.replace(year=today.year + 10)
            columns[name] = pa.Column(None, _check_of_date(latest), nullable=True)
    columns["code" + AS_TYPED] = pa.Column(None, _each("F06", _is_code), nullable=False)
    columns["snils" + AS_TYPED] = pa.Column(
        None, _each("F04", lambda cell: is_snils(snils_digits(cell))), nullable=True
    )
    columns["employer_inn" + AS_TYPED] = pa.Column(
        None, _each("F05", lambda cell: is_inn(inn_digits(cell))), nullable=True
    )
    for name in ("ovz", "target_contract"):
        columns[name] = pa.Column(
            None, pa.Check(lambda values: values.notna(), name="F09", ignore_na=False), nullable=True
        )
    rules = {**_RULES, "L14": lambda graduates: _track_date(graduates, today)}
    return pa.DataFrameSchema(columns, checks=[_not_where(code, rule) for code, rule in rules.items()])


def _each(rule: str, holds: Callable[[Cell], bool]) -> pa.Check:
    """A check of each distinct cell."""

    def check(cells: Values) -> Values:
        return cells.map({cell: holds(cell) for cell in cells.dropna().unique()}).astype(bool)

    return pa.Check(check, name=rule)


def _check_of_choice(column: Column) -> pa.Check:
    if column.kind is Kind.YEAR:
        return _each("F02", lambda cell: read_year(cell) is not None)
    dictionary = dictionary_of(column)
    return _each("F02", lambda cell: (choice := dictionary.read(as_text(cell))) is not None and choice.exact)


def _check_of_date(latest: pd.Timestamp) -> pa.Check:
    earliest = dt.date(1950, 1, 1)
    return _each("F03", lambda cell: (date := read_date(cell)) is not None and earliest <= date <= latest.date())


def _is_code(cell: Cell) -> bool:
    return isinstance(cell, str) and is_code(cell.strip())


def _read_choice(column: Column, cell: Cell) -> str | None:
    choice = dictionary_of(column).read(as_text(cell))
    return choice.value if choice else None


_READERS: dict[Kind, Callable[[Column, Cell], object]] = {
    Kind.CHOICE: _read_choice,
    Kind.YES_NO: _read_choice,
    Kind.YEAR: lambda _, cell: read_year(cell),
    Kind.DATE: lambda _, cell: read_date(cell),
    Kind.INN: lambda _, cell: inn_digits(cell),
    Kind.CODE: lambda _, cell: as_text(cell).strip() if _is_code(cell) else None,
}


def _not_where(code: str, wrong: _Rule) -> pa.Check:
    return pa.Check(lambda graduates: ~wrong(graduates), name=code, ignore_na=False)


def _in_employment(graduates: pd.DataFrame) -> Values:
    return graduates["actual_track"].isin(shared.IN_EMPLOYMENT_TRACKS)


def _conscripted(graduates: pd.DataFrame) -> Values:
    return graduates["actual_track"] == shared.CONSCRIPTED


def _ages(births: Values, on: Values) -> Values:
    later = (on.dt.month * 100 + on.dt.day) < (births.dt.month * 100 + births.dt.day)
    return on.dt.year - births.dt.year - later


def _unusual_age(graduates: pd.DataFrame) -> Values:
    births = graduates["birth_date"]
    ages = graduates["cohort"].astype(float) - births.dt.year - (births.dt.month * 100 + births.dt.day > 701)
    return ages.notna() & ~ages.between(15, 70)


def _by_profession_blank(graduates: pd.DataFrame) -> Values:
    return graduates["actual_track"].isin(shared.EMPLOYED_TRACKS) & graduates["by_profession"].isna()


def _limited_health(graduates: pd.DataFrame) -> Values:
    disabled = graduates["disability"].isin(("инвалид", "ребёнок-инвалид"))
    return _conscripted(graduates) & ((graduates["ovz"] == "да") | disabled)


def _outside_windows(graduates: pd.DataFrame) -> Values:
    dates = graduates["track_date"]
    days = dates.dt.month * 100 + dates.dt.day
    return _conscripted(graduates) & dates.notna() & ~(days.between(401, 715) | days.between(1001, 1231))


def _out_of_season(graduates: pd.DataFrame) -> Values:
    dates = graduates["track_date"]
    return (graduates["actual_track"] == shared.STUDY) & dates.notna() & (dates.dt.month < 8)


def _no_employer(graduates: pd.DataFrame) -> Values:
    return _in_employment(graduates) & graduates[["employer", "position", "employer_inn"]].isna().any(axis=1)


def _on_register(graduates: pd.DataFrame) -> Values:
    busy = graduates["actual_track"].isin(shared.BUSY_TRACKS)
    return busy & (graduates["cz_registered"] == "да") & graduates["cz_removed"].isna()


def _call_up_age(graduates: pd.DataFrame) -> Values:
    dates = graduates["track_date"]
    ages = _ages(graduates["birth_date"], dates)
    allowed = ages.between(18, 30) & ~((dates <= "2023-12-31") & (ages > 27))
    return _conscripted(graduates) & ((graduates["sex"] == "ж") | (ages.notna() & ~allowed))


def _no_partner(graduates: pd.DataFrame) -> Values:
    target = (graduates["target_contract"] == "да") & graduates["target_customer"].isna()
    return target | ((graduates["dual_contract"] == "да") & graduates["dual_employer"].isna())


def _track_date(graduates: pd.DataFrame, today: pd.Timestamp) -> Values:
    dates = graduates["track_date"]
    return (graduates["actual_track"].notna() & dates.isna()) | (dates > today)


def _no_evidence(graduates: pd.DataFrame) -> Values:
    confirmed = graduates["actual_track"].notna() & ~_at_risk(graduates)
    return confirmed & graduates["evidence"].isna() & graduates["cz_removed"].isna()


def _at_risk(graduates: pd.DataFrame) -> Values:
    return graduates["actual_track"].str.startswith("Риск", na=False)


def _entrepreneur_inn(graduates: pd.DataFrame) -> Values:
    inn = graduates["employer_inn"]
    return (graduates["actual_track"] == shared.ENTREPRENEUR) & inn.notna() & (inn.str.len() != 12)


_RULES: dict[str, _Rule] = {
    "F08": _unusual_age,
    "F09": _by_profession_blank,
    "L01": _limited_health,
    "L02": _outside_windows,
    "L03": _out_of_season,
    "L05": _no_employer,
    "L07": _on_register,
    "L08": lambda graduates: graduates["cz_removed"].notna() & graduates["evidence"].isna(),
    "L11": _call_up_age,
    "L12": _no_partner,
    "L15": _no_evidence,
    "L17": lambda graduates: _at_risk(graduates) & graduates["employer"].notna(),
    "L20": _entrepreneur_inn,
}
