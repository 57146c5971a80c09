"""F rules: each field by itself — filled in, in the dictionary, a date, the right digits."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from career_xl.domain.columns import REQUIRED, Column, Kind
from career_xl.domain.dates import EARLIEST_YEAR, YEARS_AHEAD, russian, years_later
from career_xl.domain.dictionaries import CHOICE_COLUMNS, dictionary_of
from career_xl.domain.identifiers import inn_digits, is_inn, is_snils, snils_digits
from career_xl.domain.programme import repaired_code
from career_xl.domain.spelling import caption_key
from career_xl.rules.ages import completed_years
from career_xl.rules.definition import Sentence, row_rule
from career_xl.rules.findings import Level
from career_xl.tables.cells import Mask, State
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import Cell, as_text

_DATES = tuple(column for column in Column if column.kind is Kind.DATE)
_NAMES = (Column.FULL_NAME, Column.EMPLOYER, Column.PROGRAMME)
_MIXED_WORD = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_SPARE_SPACES = re.compile(r"^\s|\s$|\s{2,}")
_YOUNGEST, _OLDEST = 15, 70
_MISSPELLINGS = 300
"""For so many different unknown values of a column the nearest dictionary value is looked for."""


@row_rule(
    "F01",
    Level.ERROR,
    REQUIRED,
    title="пустая ячейка обязательного столбца",
    problem="не заполнено обязательное поле «{caption}».",
    advice="Впишите значение: без него выпускник не попадёт в часть показателей.",
)
def required_field_blank(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.empty(column)


def _proposed_value(observation: Observation, column: Column) -> Sentence:
    dictionary = dictionary_of(column)
    nearest: dict[str, str | None] = {}

    def proposal(position: int) -> str:
        text = observation.monitoring.text(column, position)
        choice = dictionary.read(text)
        if choice:
            return f"Замените на «{choice.value}»: пока ячейка считается этим значением."
        # The search is slow; a column of hundreds of different unknown words is no list of misspellings.
        if text not in nearest and len(nearest) < _MISSPELLINGS:
            nearest[text] = dictionary.nearest(text)
        value = nearest.get(text)
        if value:
            return f"Возможно, имелось в виду «{value}»; пока ячейка считается пустой."
        return "Пока ячейка считается пустой."

    return proposal


@row_rule(
    "F02",
    Level.ERROR,
    CHOICE_COLUMNS,
    title="значение не из справочника столбца",
    problem="значения «{value}» нет в справочнике столбца «{caption}».",
    proposal=_proposed_value,
    advice="Выберите значение из списка.",
    absent_is_fine=True,
)
def not_in_dictionary(observation: Observation, column: Column) -> Mask:
    states = observation.monitoring.states(column)
    return np.asarray((states == State.RESPELLED) | (states == State.UNREADABLE))


@row_rule(
    "F02",
    Level.ERROR,
    Column.COHORT,
    title="год выпуска — не год",
    problem="«{value}» — не год выпуска.",
    advice="Впишите год четырьмя цифрами, например 2025; пока выпускник не попадает ни в один выпуск.",
    absent_is_fine=True,
)
def not_a_year(observation: Observation, column: Column) -> Mask:
    return np.asarray(observation.monitoring.states(column) == State.UNREADABLE)


def _date_problem(observation: Observation, column: Column) -> Sentence:
    states = observation.monitoring.states(column)
    latest = russian(years_later(observation.report_date, YEARS_AHEAD))
    no_date = f"в столбце «{column.caption}» не дата."
    outside = f"дата в столбце «{column.caption}» вне пределов 01.01.{EARLIEST_YEAR} – {latest}."
    return lambda position: no_date if states[position] == State.UNREADABLE else outside


@row_rule(
    "F03",
    Level.ERROR,
    _DATES,
    title="не дата либо дата раньше 1950 года или позже отчётной даты больше чем на 10 лет",
    problem=_date_problem,
    advice="Впишите дату в виде дд.мм.гггг, например 01.07.2025.",
    absent_is_fine=True,
)
def not_a_date(observation: Observation, column: Column) -> Mask:
    dates = observation.monitoring.values(column)
    latest = np.datetime64(years_later(observation.report_date, YEARS_AHEAD), "D")
    outside = (dates < np.datetime64(dt.date(EARLIEST_YEAR, 1, 1), "D")) | (dates > latest)
    return np.asarray((observation.monitoring.states(column) == State.UNREADABLE) | outside)


def _wrong_digits(observation: Observation, column: Column) -> Mask:
    digits, right = (snils_digits, is_snils) if column is Column.SNILS else (inn_digits, is_inn)
    # Asked once per distinct cell: one employer stands in many rows.
    return observation.monitoring.where_raw(column, lambda cell: not right(digits(cell)))


wrong_snils = row_rule(
    "F04",
    Level.ERROR,
    Column.SNILS,
    title="СНИЛС не из 11 цифр или с неверным контрольным числом",
    problem="СНИЛС не проходит проверку: нужны 11 цифр с верным контрольным числом.",
    advice="Сверьте номер с документом.",
    source="LAW",
)(_wrong_digits)

wrong_inn = row_rule(
    "F05",
    Level.ERROR,
    Column.EMPLOYER_INN,
    title="ИНН не из 10 или 12 цифр или с неверными контрольными цифрами",
    problem="ИНН «{value}» не проходит проверку: нужны 10 цифр (организация) или 12 (предприниматель) "
    "с верными контрольными.",
    advice="Сверьте ИНН с документом или на сайте налоговой службы.",
    source="LAW",
)(_wrong_digits)


def _code_problem(observation: Observation, column: Column) -> Sentence:
    def problem(position: int) -> str:
        cell = observation.monitoring.raw(column, position)
        if isinstance(cell, dt.date):
            return f"код превратился в дату {russian(cell)}."
        return f"код «{as_text(cell)}» не вида 00.00.00."

    return problem


def _proposed_code(observation: Observation, column: Column) -> Sentence:
    def proposal(position: int) -> str:
        code = repaired_code(observation.monitoring.raw(column, position))
        return f"Возможно, это {code}." if code else ""

    return proposal


@row_rule(
    "F06",
    Level.ERROR,
    Column.CODE,
    title="код не вида 00.00.00, в том числе превращённый программой в дату",
    problem=_code_problem,
    proposal=_proposed_code,
    advice="Задайте ячейке текстовый формат и впишите код; пока выпускник считается без кода.",
    source="MP",
)
def wrong_code(observation: Observation, column: Column) -> Mask:
    return np.asarray(observation.monitoring.states(column) == State.UNREADABLE)


def _mixes_alphabets(cell: Cell) -> bool:
    return isinstance(cell, str) and _MIXED_WORD.search(cell) is not None


def _has_spare_spaces(cell: Cell) -> bool:
    return isinstance(cell, str) and _SPARE_SPACES.search(cell) is not None


@row_rule(
    "F07",
    Level.ERROR,
    _NAMES,
    title="в слове смешаны русские и латинские буквы",
    problem="в столбце «{caption}» есть слово, где русские буквы смешаны с латинскими.",
    advice="Наберите слово заново в одной раскладке: иначе его не найдёт ни поиск, ни сверка.",
    absent_is_fine=True,
)
def mixed_alphabets(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.where_raw(column, _mixes_alphabets)


@row_rule(
    "F07",
    Level.INFO,
    _NAMES,
    title="лишние пробелы в начале, в конце или между словами",
    problem="в столбце «{caption}» лишние пробелы в начале, в конце или между словами.",
    advice="Удалите лишние пробелы.",
    absent_is_fine=True,
)
def spare_spaces(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.where_raw(column, _has_spare_spaces)


@row_rule(
    "F08",
    Level.QUERY,
    Column.BIRTH_DATE,
    needs=(Column.COHORT,),
    title="возраст на 1 июля года выпуска меньше 15 или больше 70 лет",
    problem=f"возраст на 1 июля года выпуска меньше {_YOUNGEST} или больше {_OLDEST} лет.",
    advice="Проверьте дату рождения и год выпуска.",
)
def unusual_age(observation: Observation, column: Column) -> Mask:
    monitoring = observation.monitoring
    births, cohorts = monitoring.values(column), monitoring.cohorts
    july = (cohorts - 1970).astype("datetime64[Y]").astype("datetime64[M]") + np.timedelta64(6, "M")
    ages = completed_years(births, july.astype("datetime64[D]"))
    return np.asarray((cohorts > 0) & ~np.isnat(births) & ((ages < _YOUNGEST) | (ages > _OLDEST)))


@row_rule(
    "F09",
    Level.QUERY,
    (Column.OVZ, Column.TARGET_CONTRACT),
    title="не заполнено, есть ли ОВЗ или целевой договор",
    problem="в столбце «{caption}» нет ответа «да» или «нет»; в показателях это считается как «нет».",
    advice="Впишите «да» или «нет».",
)
def category_blank(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.blank(column)


@row_rule(
    "F09",
    Level.QUERY,
    Column.BY_PROFESSION,
    needs=(Column.ACTUAL_TRACK,),
    title="у занятого выпускника не заполнено «По специальности»",
    problem="выпускник занят, но в столбце «{caption}» нет ответа «да» или «нет»; "
    "в показателях это считается как «нет».",
    advice="Впишите «да» или «нет».",
)
def profession_match_blank(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.employed & observation.monitoring.blank(column)


def _names_by_code(observation: Observation) -> tuple[npt.NDArray[Any], Mapping[str, str | None]]:
    """The programme names in comparable form, and the most frequent one of each code, None where there is none such."""
    monitoring = observation.monitoring
    names = monitoring.of_raw(Column.PROGRAMME, lambda cell: caption_key(as_text(cell)), object, "")
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (code, name), count in Counter(zip(monitoring.values(Column.CODE), names, strict=True)).items():
        if code and name:
            counts[code][name] = count
    return names, {code: _most_frequent(names_of_code) for code, names_of_code in counts.items()}


def _most_frequent(names: Counter[str]) -> str | None:
    """The name that stands most often; None when two stand equally often."""
    ranked = names.most_common(2)
    return None if len(ranked) == 2 and ranked[0][1] == ranked[1][1] else ranked[0][0]


def _name_problem(observation: Observation, column: Column) -> Sentence:
    monitoring = observation.monitoring
    codes = monitoring.values(Column.CODE)
    names, usual = _names_by_code(observation)
    written: dict[str, str] = {}
    for name, text in zip(names, monitoring.values(column), strict=True):
        written.setdefault(name, text)

    def problem(position: int) -> str:
        code, own = codes[position], monitoring.values(column)[position]
        most_frequent = usual[code]
        if most_frequent is None:
            return f"при коде {code} стоят разные названия; здесь «{own}»."
        return f"при коде {code} чаще стоит название «{written[most_frequent]}», а здесь «{own}»."

    return problem


@row_rule(
    "F10",
    Level.QUERY,
    Column.PROGRAMME,
    needs=(Column.CODE,),
    title="при одном коде стоят разные названия профессии/специальности",
    problem=_name_problem,
    advice="Проверьте код и название и приведите их к одному виду.",
    source="MP",
)
def programme_name_differs(observation: Observation, column: Column) -> Mask:
    codes = observation.monitoring.values(Column.CODE)
    names, usual = _names_by_code(observation)
    differs = (bool(name) and bool(code) and usual[code] != name for code, name in zip(codes, names, strict=True))
    return np.fromiter(differs, dtype=np.bool_, count=len(codes))
