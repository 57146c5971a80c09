"""O rules: the weekly forms about the defence industry."""

import datetime as dt
from collections.abc import Callable, Iterator

import numpy as np

from career_xl.domain.columns import Column
from career_xl.domain.dates import russian
from career_xl.domain.dictionaries import NO, YES
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.opk.needs import (
    CONTRACTS,
    contracts_by_need,
    graduates_by_need,
    is_typed,
    need_of,
    rows_by_need,
    total_of,
)
from career_xl.rules.definition import Flaw, Lacking, SheetRule
from career_xl.rules.findings import Level
from career_xl.tables.cells import Mask
from career_xl.tables.observation import Observation
from career_xl.tables.opk_sheets import (
    SHARED_COUNTS,
    SUPPORT_COLUMNS,
    DefenceForm,
    Form2Column,
    Form3Column,
    FormRow,
)
from career_xl.tables.programme_cells import read_programme

_SOURCE = "001"
_PLACE = f"лист «{Sheet.OPK_FORM2}»"
_SUMMER = (6, 8)
"""First and last month of summer employment."""

_RowFlaws = Callable[[Observation, DefenceForm, FormRow], Iterator[Flaw]]


def _each_row(body: _RowFlaws) -> Callable[[Observation], Iterator[Flaw]]:
    """The body of a rule that looks at the rows of Форма 2 one by one."""

    def flaws(observation: Observation) -> Iterator[Flaw]:
        form = observation.form2
        if form:
            for row in form.rows:
                yield from body(observation, form, row)

    return flaws


def _flaw(form: DefenceForm, row: FormRow, column: Form2Column | Form3Column, problem: str) -> Flaw:
    place = f"Лист «{form.sheet_name}», строка {row.row}"
    return Flaw(
        form.sheet_name, row.row, column, f"{place}: {problem}", row.text(column) or None, form.columns.get(column)
    )


def _needs(*columns: Form2Column, of_graduates: tuple[Column, ...] = ()) -> Callable[[Observation], Lacking]:
    """Why a rule cannot run that needs these columns of Форма 2 and of «Мониторинг»."""

    def lacking(observation: Observation) -> Lacking:
        form, monitoring = observation.form2, observation.monitoring
        if form is None:
            return Lacking(everything=f"в книге нет листа «{Sheet.OPK_FORM2}» с его столбцами")
        if not form.rows:
            return Lacking(everything=f"на листе «{form.sheet_name}» нет строк")
        if absent := _absent(form, *columns):
            return Lacking(everything=absent[0])
        missing = [column.caption for column in of_graduates if column in monitoring.missing]
        return Lacking(everything=_no_columns(monitoring.sheet_name, missing) if missing else None)

    return lacking


def _no_columns(sheet: str, captions: list[str]) -> str:
    return f"на листе «{sheet}» нет столбцов: {', '.join(f'«{caption}»' for caption in captions)}"


# --- O01 ---


def _known_codes(observation: Observation) -> frozenset[str]:
    """The codes that the college works with: of its graduates and of «Справочники»."""
    of_graduates = {str(code) for code in np.unique(observation.monitoring.values(Column.CODE)) if code}
    return frozenset(of_graduates | set(observation.position_words or ()))


def _unknown_codes(observation: Observation) -> Iterator[Flaw]:
    form, known = observation.form2, _known_codes(observation)
    for row in form.rows if form else ():
        if form and Form2Column.CODE not in row.broken and (problem := _wrong_code(row, known)):
            yield _flaw(form, row, Form2Column.CODE, f"столбец 8: {problem}")


def _wrong_code(row: FormRow, known: frozenset[str]) -> str:
    """What is wrong with the code of the row; "" where nothing is."""
    programme = read_programme(row.cells.get(Form2Column.CODE))
    if not programme.code:
        return programme.problem if row.text(Form2Column.CODE) else "не указано направление подготовки."
    if known and programme.code not in known:
        return f"кода {programme.code} нет ни на листе «{Sheet.MONITORING}», ни на листе «{Sheet.DICTIONARIES}»."
    return ""


code_unknown = SheetRule(
    code="O01",
    level=Level.ERROR,
    title="ОПК Форма 2, столбец 8: направление подготовки не указано или код неизвестен",
    place=_PLACE,
    source=_SOURCE,
    advice="Впишите код профессии или специальности колледжа: без него форма не принимается.",
    body=_unknown_codes,
    lacking=_needs(Form2Column.CODE),
)


# --- O02 ---


def _ended_practice(observation: Observation, form: DefenceForm, row: FormRow) -> Iterator[Flaw]:
    end = row.practice_end
    counted = Form2Column.PRACTICE not in row.broken and row.count(Form2Column.PRACTICE) != 0
    if counted and end and end < observation.report_date:
        problem = f"столбец 10: практика закончилась {russian(end)}, до отчётной даты, а студенты указаны."
        yield _flaw(form, row, Form2Column.PRACTICE, problem)


practice_has_ended = SheetRule(
    code="O02",
    level=Level.QUERY,
    title="ОПК Форма 2, столбец 10: указаны студенты, практика которых закончилась до отчётной даты",
    place=_PLACE,
    source=_SOURCE,
    advice="Оставьте только тех, кто на практике сейчас, или исправьте «Окончание практики».",
    body=_each_row(_ended_practice),
    lacking=_needs(Form2Column.PRACTICE, Form2Column.PRACTICE_END),
)


# --- O03 ---


def _graduates_in_summer(observation: Observation) -> Iterator[Flaw]:
    form = observation.form2
    if form is None:
        return
    hired = graduates_by_need(observation, _hired_in_summer(observation), Column.EMPLOYER)
    for row in form.rows:
        number = hired.get(need_of(row), 0)
        if number and Form2Column.SUMMER not in row.broken and row.count(Form2Column.SUMMER) != 0:
            problem = (
                "столбец 12: здесь работа студентов летом, а по «Мониторингу» этим летом на предприятие приняты "
                f"выпускники отчётного года: {number}; не вошли ли они в это число?"
            )
            yield _flaw(form, row, Form2Column.SUMMER, problem)


def _hired_in_summer(observation: Observation) -> Mask:
    """Graduates of the last cohort who were hired in the summer of their release."""
    monitoring = observation.monitoring
    dates = monitoring.values(Column.TRACK_DATE)
    in_summer = np.zeros(len(monitoring), dtype=np.bool_)
    for cohort in observation.cohorts[-1:]:
        first, last = dt.date(cohort, _SUMMER[0], 1), dt.date(cohort, _SUMMER[1], 31)
        in_time = (dates >= np.datetime64(first, "D")) & (dates <= np.datetime64(last, "D"))
        in_summer |= in_time & np.asarray(monitoring.cohorts == cohort)
    return np.asarray(in_summer & monitoring.in_employment)


summer_counts_graduates = SheetRule(
    code="O03",
    level=Level.QUERY,
    title="ОПК Форма 2, столбец 12: в работу летом могли попасть выпускники отчётного года",
    place=_PLACE,
    source=_SOURCE,
    advice="В этом столбце только студенты; выпускники отчётного года стоят в столбце 14.",
    body=_graduates_in_summer,
    lacking=_needs(
        Form2Column.ENTERPRISE,
        Form2Column.CODE,
        Form2Column.SUMMER,
        of_graduates=(Column.COHORT, Column.CODE, Column.ACTUAL_TRACK, Column.TRACK_DATE, Column.EMPLOYER),
    ),
)


# --- O04 ---


def _unsaid_support(observation: Observation, form: DefenceForm, row: FormRow) -> Iterator[Flaw]:
    for column in SUPPORT_COLUMNS:
        if column not in row.broken and caption_key(row.text(column)) not in (YES, NO):
            number = list(Form2Column).index(column) + 1
            yield _flaw(form, row, column, f"столбец {number}, «{column}»: нужно «да» или «нет».")


support_unsaid = SheetRule(
    code="O04",
    level=Level.ERROR,
    title="ОПК Форма 2, столбцы 15–17: социальная поддержка предприятия не отмечена «да» или «нет»",
    place=_PLACE,
    source=_SOURCE,
    advice="Уточните у предприятия и отметьте «да» или «нет».",
    body=_each_row(_unsaid_support),
    lacking=_needs(*SUPPORT_COLUMNS),
)


# --- O05 ---


def _forms_disagree(observation: Observation) -> Iterator[Flaw]:
    second, third = observation.form2, observation.form3
    if second is None or third is None:
        return
    needs2, needs3 = rows_by_need(second), rows_by_need(third)
    for need, rows in needs3.items():
        if need not in needs2:
            problem = f"предприятия с кодом {need[1]} нет на листе «{second.sheet_name}»."
            yield _flaw(third, rows[0], Form3Column.ENTERPRISE, problem)
    for need, rows in needs2.items():
        if need not in needs3:
            problem = f"предприятия с кодом {need[1]} нет на листе «{third.sheet_name}»."
            yield _flaw(second, rows[0], Form2Column.ENTERPRISE, problem)
            continue
        for column2, column3 in SHARED_COUNTS.items():
            if is_typed(rows, column2) and is_typed(needs3[need], column3):
                yield from _numbers_disagree((second, rows, column2), (third, needs3[need], column3))


_Side = tuple[DefenceForm, list[FormRow], Form2Column | Form3Column]
"""The rows of one need on a form, and the column that is compared."""


def _numbers_disagree(*sides: _Side) -> Iterator[Flaw]:
    """What is no number, each cell by itself; else the different totals, in the first row of the later form."""
    unclear = [(form, row, column) for form, rows, column in sides for row in rows if row.count(column) is None]
    for form, row, column in unclear:
        if column not in row.broken:
            yield _flaw(form, row, column, f"«{column}»: «{row.text(column)}» — не целое число, сверить формы нельзя.")
    if unclear:
        return
    (form2, rows2, column2), (form3, rows3, column3) = sides
    there, here = total_of(rows2, column2), total_of(rows3, column3)
    if there != here:
        problem = f"«{column3}» — {here}, а на листе «{form2.sheet_name}» у этого предприятия с этим кодом — {there}."
        first = next(row for row in rows3 if not row.is_blank(column3))
        yield _flaw(form3, first, column3, problem)


def _no_forms(observation: Observation) -> Lacking:
    second, third = observation.form2, observation.form3
    if second is None or third is None:
        missing = Sheet.OPK_FORM2 if second is None else Sheet.OPK_FORM3
        return Lacking(everything=f"в книге нет листа «{missing}» с его столбцами")
    if not second.rows and not third.rows:
        return Lacking(everything=f"на листах «{second.sheet_name}» и «{third.sheet_name}» нет строк")
    decisive = _absent(second, Form2Column.ENTERPRISE, Form2Column.CODE)
    decisive += _absent(third, Form3Column.ENTERPRISE, Form3Column.CODE)
    if decisive:
        return Lacking(everything="; ".join(decisive))
    return Lacking(part="; ".join(_absent(second, *SHARED_COUNTS) + _absent(third, *SHARED_COUNTS.values())) or None)


def _absent(form: DefenceForm, *columns: Form2Column | Form3Column) -> list[str]:
    """Nothing where the form has all the columns, else what to say of those that it lacks."""
    lacking = [str(column) for column in columns if column not in form.columns]
    return [_no_columns(form.sheet_name, lacking)] if lacking else []


forms_disagree = SheetRule(
    code="O05",
    level=Level.ERROR,
    title="Форма 3 не согласуется с Формой 2: предприятие, код, числа",
    place=f"листы «{Sheet.OPK_FORM2}» и «{Sheet.OPK_FORM3}»",
    source=_SOURCE,
    advice="Сверьте обе формы с предприятием и исправьте ту, что отстала.",
    body=_forms_disagree,
    lacking=_no_forms,
)


# --- O06 ---


def _contracts_disagree(observation: Observation) -> Iterator[Flaw]:
    form = observation.form2
    if form is None:
        return
    for column in CONTRACTS:
        known = contracts_by_need(observation, column) if column in form.columns else None
        if known is None:
            continue
        for need, rows in rows_by_need(form).items():
            typed, ours = total_of(rows, column), known.get(need, 0)
            if is_typed(rows, column) and typed is not None and typed != ours:
                first = next(row for row in rows if not row.is_blank(column))
                problem = f"«{column}» — {typed}, а по «{observation.monitoring.sheet_name}» — {ours}."
                yield _flaw(form, first, column, problem)


def _no_contracts(observation: Observation) -> Lacking:
    whole = _needs(Form2Column.ENTERPRISE, Form2Column.CODE, of_graduates=(Column.COHORT, Column.CODE))(observation)
    form, monitoring = observation.form2, observation.monitoring
    if whole.everything or form is None:
        return whole
    reasons = []
    for column, of_graduates in CONTRACTS.items():
        missing = [each.caption for each in of_graduates if each in monitoring.missing]
        if column not in form.columns:
            reasons += _absent(form, column)
        elif missing:
            reasons.append(_no_columns(monitoring.sheet_name, missing))
    reason = "; ".join(reasons) or None
    return Lacking(everything=reason) if len(reasons) == len(CONTRACTS) else Lacking(part=reason)


contracts_disagree = SheetRule(
    code="O06",
    level=Level.QUERY,
    title="целевые и дуальные договоры в Форме 2 расходятся с «Мониторингом»",
    place=_PLACE,
    source=_SOURCE,
    advice="Сверьте с договорами: в форме могут быть и студенты младших курсов, тогда поясните это.",
    body=_contracts_disagree,
    lacking=_no_contracts,
)
