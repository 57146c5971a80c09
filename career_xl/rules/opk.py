"""O rules: the weekly forms about the defence industry."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from career_xl.domain.columns import Column
from career_xl.domain.dictionaries import NO, YES
from career_xl.domain.programme import is_code
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
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
    read_form2,
    read_form3,
)

_SOURCE = "001"
_SUMMER = (6, 8)
"""First and last month of summer employment."""

Need = tuple[str, str]
"""Enterprise and programme code, in the form in which they are compared."""


def _form2(observation: Observation) -> DefenceForm | None:
    return read_form2(observation.workbook.find(Sheet.OPK_FORM2))


def _form3(observation: Observation) -> DefenceForm | None:
    return read_form3(observation.workbook.find(Sheet.OPK_FORM3))


def _rows(form: DefenceForm | None) -> tuple[FormRow, ...]:
    return form.rows if form else ()


def _flaw(form: DefenceForm, row: FormRow, column: Form2Column | Form3Column, problem: str) -> Flaw:
    place = f"Лист «{form.sheet_name}», строка {row.row}"
    return Flaw(
        form.sheet_name, row.row, column, f"{place}: {problem}", row.text(column) or None, form.columns.get(column)
    )


def _no_form2(observation: Observation) -> Lacking:
    form = _form2(observation)
    if form is None:
        return Lacking(everything=f"в книге нет листа «{Sheet.OPK_FORM2}» с его столбцами")
    return Lacking() if form.rows else Lacking(everything=f"на листе «{form.sheet_name}» нет строк")


def _needs(*columns: Form2Column) -> Callable[[Observation], Lacking]:
    def lacking(observation: Observation) -> Lacking:
        form = _form2(observation)
        absent = [column for column in columns if form and form.rows and column not in form.columns]
        if not absent:
            return _no_form2(observation)
        captions = ", ".join(f"«{column}»" for column in absent)
        return Lacking(everything=f"на листе «{Sheet.OPK_FORM2}» нет столбцов: {captions}")

    return lacking


def _known_codes(observation: Observation) -> frozenset[str]:
    """The codes that the college works with: of its graduates and of «Справочники»."""
    of_graduates = {str(code) for code in np.unique(observation.monitoring.values(Column.CODE)) if code}
    return frozenset(of_graduates | set(observation.position_words or ()))


def _unknown_codes(observation: Observation) -> Iterator[Flaw]:
    form, known = _form2(observation), _known_codes(observation)
    for row in _rows(form):
        assert form is not None
        if not row.code:
            yield _flaw(form, row, Form2Column.CODE, "не указано направление подготовки (столбец 8).")
        elif not is_code(row.code):
            yield _flaw(form, row, Form2Column.CODE, f"«{row.code}» — не код вида 09.02.07 (столбец 8).")
        elif known and row.code not in known:
            problem = f"кода {row.code} нет ни на «{Sheet.MONITORING}», ни на «{Sheet.DICTIONARIES}» (столбец 8)."
            yield _flaw(form, row, Form2Column.CODE, problem)


code_unknown = SheetRule(
    code="O01",
    level=Level.ERROR,
    title="ОПК Форма 2, столбец 8: направление подготовки не указано или код неизвестен",
    place=f"лист «{Sheet.OPK_FORM2}»",
    source=_SOURCE,
    advice="Впишите код профессии или специальности колледжа: без него форма не принимается.",
    body=_unknown_codes,
    lacking=_needs(Form2Column.CODE),
)


def _ended_practice(observation: Observation) -> Iterator[Flaw]:
    form = _form2(observation)
    for row in _rows(form):
        assert form is not None
        end = row.practice_end
        if row.count(Form2Column.PRACTICE) and end and end < observation.report_date:
            problem = f"практика закончилась {end:%d.%m.%Y}, до отчётной даты, а студенты указаны (столбец 10)."
            yield _flaw(form, row, Form2Column.PRACTICE, problem)


practice_has_ended = SheetRule(
    code="O02",
    level=Level.QUERY,
    title="ОПК Форма 2, столбец 10: указаны студенты, практика которых закончилась до отчётной даты",
    place=f"лист «{Sheet.OPK_FORM2}»",
    source=_SOURCE,
    advice="Оставьте только тех, кто на практике сейчас, или исправьте «Окончание практики».",
    body=_ended_practice,
    lacking=_needs(Form2Column.PRACTICE, Form2Column.PRACTICE_END),
)


def _graduates_in_summer(observation: Observation) -> Iterator[Flaw]:
    form = _form2(observation)
    hired = _counted(observation, _hired_in_summer(observation), Column.EMPLOYER)
    for row in _rows(form):
        assert form is not None
        number = hired.get((row.enterprise, row.code), 0)
        if row.count(Form2Column.SUMMER) and number:
            problem = (
                f"в столбце 12 — работа летом, а на этом предприятии летом приняты выпускники отчётного года: {number}; "
                "не вошли ли они в это число?"
            )
            yield _flaw(form, row, Form2Column.SUMMER, problem)


def _hired_in_summer(observation: Observation) -> Mask:
    """Graduates of the last cohort who were hired in the summer of their release."""
    cohorts, monitoring = observation.cohorts[-1:], observation.monitoring
    dates = monitoring.values(Column.TRACK_DATE)
    in_summer = np.zeros(len(monitoring), dtype=np.bool_)
    for cohort in cohorts:
        first, last = dt.date(cohort, _SUMMER[0], 1), dt.date(cohort, _SUMMER[1], 31)
        in_summer |= (dates >= np.datetime64(first, "D")) & (dates <= np.datetime64(last, "D"))
    return np.asarray(in_summer & monitoring.in_employment & np.isin(monitoring.cohorts, cohorts))


summer_counts_graduates = SheetRule(
    code="O03",
    level=Level.QUERY,
    title="ОПК Форма 2, столбец 12: в работу летом могли попасть выпускники отчётного года",
    place=f"лист «{Sheet.OPK_FORM2}»",
    source=_SOURCE,
    advice="В этом столбце только студенты; выпускники отчётного года стоят в столбце 14.",
    body=_graduates_in_summer,
    lacking=_needs(Form2Column.SUMMER),
)


def _unsaid_support(observation: Observation) -> Iterator[Flaw]:
    form = _form2(observation)
    for row in _rows(form):
        assert form is not None
        for column in SUPPORT_COLUMNS:
            if column in form.columns and caption_key(row.text(column)) not in (YES, NO):
                number = list(Form2Column).index(column) + 1
                yield _flaw(form, row, column, f"«{column}» (столбец {number}): нужно «да» или «нет».")


support_unsaid = SheetRule(
    code="O04",
    level=Level.ERROR,
    title="ОПК Форма 2, столбцы 15–17: социальная поддержка предприятия не отмечена «да» или «нет»",
    place=f"лист «{Sheet.OPK_FORM2}»",
    source=_SOURCE,
    advice="Уточните у предприятия и отметьте «да» или «нет».",
    body=_unsaid_support,
    lacking=_needs(*SUPPORT_COLUMNS),
)


def _forms_disagree(observation: Observation) -> Iterator[Flaw]:
    second, third = _form2(observation), _form3(observation)
    if second is None or third is None:
        return
    needs2, needs3 = _by_need(second), _by_need(third)
    for need, rows in needs3.items():
        if need not in needs2:
            problem = f"предприятия с кодом {need[1] or 'без кода'} нет в «{second.sheet_name}»."
            yield _flaw(third, rows[0], Form3Column.ENTERPRISE, problem)
    for need, rows in needs2.items():
        if need not in needs3:
            problem = f"предприятия с кодом {need[1] or 'без кода'} нет в «{third.sheet_name}»."
            yield _flaw(second, rows[0], Form2Column.ENTERPRISE, problem)
            continue
        for column2, column3 in SHARED_COUNTS.items():
            if column2 not in second.columns or column3 not in third.columns:
                continue
            there, here = _sum(rows, column2), _sum(needs3[need], column3)
            if there != here:
                problem = f"«{column3}» — {_known(here)}, а в «{second.sheet_name}» — {_known(there)}."
                yield _flaw(third, needs3[need][0], column3, problem)


def _by_need(form: DefenceForm) -> Mapping[Need, list[FormRow]]:
    needs: dict[Need, list[FormRow]] = {}
    for row in form.rows:
        needs.setdefault((row.enterprise, row.code), []).append(row)
    return needs


def _sum(rows: list[FormRow], column: Form2Column | Form3Column) -> int | None:
    """The number of all rows together; None where one of them is no number."""
    counts = [row.count(column) for row in rows]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _known(number: int | None) -> str:
    return "не число" if number is None else str(number)


def _no_forms(observation: Observation) -> Lacking:
    second, third = _form2(observation), _form3(observation)
    if second is None or third is None:
        missing = Sheet.OPK_FORM2 if second is None else Sheet.OPK_FORM3
        return Lacking(everything=f"в книге нет листа «{missing}» с его столбцами")
    if not second.rows and not third.rows:
        return Lacking(everything=f"на листах «{second.sheet_name}» и «{third.sheet_name}» нет строк")
    return Lacking()


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


def _contracts_disagree(observation: Observation) -> Iterator[Flaw]:
    form, monitoring = _form2(observation), observation.monitoring
    if form is None:
        return
    for column, contract, company in (
        (Form2Column.TARGET, Column.TARGET_CONTRACT, Column.TARGET_CUSTOMER),
        (Form2Column.DUAL, Column.DUAL_CONTRACT, Column.DUAL_EMPLOYER),
    ):
        if column not in form.columns or {contract, company} & monitoring.missing:
            continue
        known = _counted(observation, monitoring.yes(contract) & observation.reported, company)
        for need, rows in _by_need(form).items():
            typed = _sum(rows, column)
            if typed != known.get(need, 0):
                problem = f"«{column}» — {_known(typed)}, а по «{monitoring.sheet_name}» — {known.get(need, 0)}."
                yield _flaw(form, rows[0], column, problem)


def _counted(observation: Observation, graduates: Mask, company: Column) -> Mapping[Need, int]:
    """The graduates by the company of the column and programme code."""
    monitoring = observation.monitoring
    companies, codes = monitoring.companies(company), monitoring.values(Column.CODE)
    return Counter(
        (str(companies[place]), str(codes[place])) for place in np.flatnonzero(graduates) if companies[place]
    )


contracts_disagree = SheetRule(
    code="O06",
    level=Level.QUERY,
    title="целевые и дуальные договоры в Форме 2 расходятся с «Мониторингом»",
    place=f"лист «{Sheet.OPK_FORM2}»",
    source=_SOURCE,
    advice="Сверьте с договорами: в форме могут быть и студенты младших курсов, тогда поясните это.",
    body=_contracts_disagree,
    lacking=_needs(Form2Column.CODE),
)
