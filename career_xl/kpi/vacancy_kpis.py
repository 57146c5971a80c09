"""The indicators that are counted from «Вакансии» (domain §5)."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from career_xl.domain.columns import Column
from career_xl.domain.sheets import Sheet
from career_xl.kpi.codes import Code
from career_xl.kpi.figures import Figure, FigureRows, absent, count, listed
from career_xl.kpi.passport_kpis import unfilled
from career_xl.tables.observation import Observation
from career_xl.tables.vacancies import Vacancies, Vacancy, VacancyColumn, VacancySource

_PER_STUDENTS = 100


def _employers_bank(observation: Observation, bank: Vacancies) -> Figure:
    """Whether the college has a bank of vacancies from employers themselves (003)."""
    rows = [vacancy.row for vacancy in bank.vacancies if vacancy.source is VacancySource.DIRECT]
    note = f"Лист «{bank.sheet_name}»: вакансии прямых работодателей — {listed(rows)}." if rows else None
    return Figure(int(bool(rows)), None, Fraction(bool(rows)), None, note)


def _per_hundred_students(observation: Observation, bank: Vacancies) -> Figure:
    """Places of the year for the college's own programmes, per hundred students (002-III-8)."""
    students = observation.passport.students
    if not students:
        return unfilled(["students"])
    taught = {str(code) for code in observation.monitoring.values(Column.CODE) if code}
    of_year = bank.of_year(observation.academic_year)
    suitable = [vacancy for vacancy in of_year if taught.intersection(vacancy.codes)]
    unclear = _unclear(bank, suitable)
    if unclear:
        return unclear
    places = sum(vacancy.count or 0 for vacancy in suitable)
    strange = [vacancy.row for vacancy in of_year if vacancy not in suitable]
    note = f"Не учтены вакансии без кода профессий колледжа: {listed(strange)}." if strange else None
    rows = FigureRows(bank.sheet_name, tuple(vacancy.row for vacancy in suitable))
    value = Fraction(places * _PER_STUDENTS, students)
    return Figure(places, None, value, None, _joined(_undated(bank), note), rows.sheet, rows.numerator)


def _closed_defence_places(observation: Observation, bank: Vacancies) -> Figure:
    """Places at enterprises of the defence industry that were filled this year (002-III-12)."""
    closed = [
        vacancy for vacancy in bank.of_year(observation.academic_year) if vacancy.is_defence and vacancy.is_closed
    ]
    unclear = _unclear(bank, closed)
    if unclear:
        return unclear
    rows = FigureRows(bank.sheet_name, tuple(vacancy.row for vacancy in closed))
    return count(sum(vacancy.count or 0 for vacancy in closed), rows, _undated(bank))


_Count = Callable[[Observation, Vacancies], Figure]
VACANCY_FORMULAS: Mapping[Code, tuple[_Count, tuple[VacancyColumn, ...]]] = MappingProxyType(
    {
        Code.M8: (_per_hundred_students, (VacancyColumn.DATE, VacancyColumn.CODE, VacancyColumn.COUNT)),
        Code.M12: (
            _closed_defence_places,
            (VacancyColumn.DATE, VacancyColumn.DEFENCE, VacancyColumn.COUNT, VacancyColumn.FEEDBACK),
        ),
        Code.P10: (_employers_bank, (VacancyColumn.SOURCE,)),
    }
)
"""How each is counted, and the columns that it needs."""


COMPARED_WITH_STUDENTS = frozenset({Code.M8})
"""Indicators that need «Паспорт» and «Мониторинг» too."""


def vacancy_figure(code: Code, observation: Observation) -> Figure:
    """The figure of the academic year; absent without the sheet, a needed column or a readable number."""
    formula, needs = VACANCY_FORMULAS[code]
    bank = observation.vacancies
    if bank is None:
        return absent(f"В книге нет листа «{Sheet.VACANCIES}» с заголовками: добавьте его и внесите вакансии.")
    lacking = [column for column in needs if column in bank.missing]
    if lacking:
        captions = ", ".join(f"«{column}»" for column in lacking)
        return absent(f"На листе «{bank.sheet_name}» нет столбцов: {captions}. Добавьте их, чтобы показатель считался.")
    return formula(observation, bank)


def _unclear(bank: Vacancies, counted: list[Vacancy]) -> Figure | None:
    """No figure where a number that is summed cannot be read: it must never count as zero."""
    for vacancy in counted:
        if vacancy.count is None:
            return absent(
                f"Лист «{bank.sheet_name}», строка {vacancy.row}: в столбце «{VacancyColumn.COUNT}» не целое число. "
                "Исправьте ячейку, иначе сумма была бы неверной."
            )
    return None


def _undated(bank: Vacancies) -> str | None:
    rows = [vacancy.row for vacancy in bank.vacancies if vacancy.date is None]
    return f"Лист «{bank.sheet_name}»: не учтены вакансии без понятной даты, {listed(rows)}." if rows else None


def _joined(*sentences: str | None) -> str | None:
    return " ".join(filter(None, sentences)) or None
