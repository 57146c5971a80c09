"""Whether the contingent of a cohort is that of СПО-1 (003)."""

from collections.abc import Iterator
from fractions import Fraction

from career_xl.contingent import NEEDED_COLUMNS
from career_xl.domain.sheets import Sheet
from career_xl.kpi.codes import Code
from career_xl.kpi.definitions import Cohorts
from career_xl.kpi.figures import Figure, absent, listed
from career_xl.rules.contingent import SPO1, Compared, compared_with_spo1
from career_xl.tables.observation import Observation

EQUAL_TO_SPO1 = Code.P15


def spo1_figures(observation: Observation, cohorts: Cohorts) -> Iterator[tuple[int | None, Figure]]:
    """1 for a cohort whose every figure of СПО-1 is the number of graduates (rule T04), else 0; by cohort.

    Explanations do not count: a difference that has its reason is still one.
    """
    lacking = [column.caption for column in NEEDED_COLUMNS if column in observation.monitoring.missing]
    compared = [] if lacking else list(compared_with_spo1(observation))
    for cohort in cohorts.of(observation.cohorts) or (None,):
        if lacking:
            captions = ", ".join(f"«{caption}»" for caption in lacking)
            yield cohort, absent(f"На листе «{observation.monitoring.sheet_name}» нет столбцов: {captions}.")
        else:
            yield cohort, _figure(cohort, [each for each in compared if each.cohort == cohort])


def _figure(cohort: int | None, compared: list[Compared]) -> Figure:
    if not compared:
        whom = f"выпуска {cohort} года" if cohort else "ни одного выпуска"
        return absent(f"На листе «{Sheet.CONTINGENT}» нет чисел {SPO1} {whom}: внесите их из отчёта.")
    unread = _rows([each for each in compared if each.figure.count is None])
    if unread:
        return absent(f"Лист «{Sheet.CONTINGENT}»: в столбце «{SPO1}» не целые числа, {listed(unread)}; исправьте их.")
    differing = _rows([each for each in compared if each.differs])
    note = f"Лист «{Sheet.CONTINGENT}»: числа {SPO1} другие, {listed(differing)}." if differing else None
    equal = int(not differing)
    return Figure(equal, None, Fraction(equal), None, note)


def _rows(compared: list[Compared]) -> list[int]:
    return sorted({each.figure.row for each in compared})
