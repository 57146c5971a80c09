"""The question for which cohort a command works."""

from collections.abc import Sequence

from career_xl.domain.errors import CohortMissingError
from career_xl.domain.sheets import Sheet
from career_xl.macros.session import Work

_QUESTION = "За какой год выпуска?"


def choose_cohort(work: Work, cohorts: Sequence[int]) -> int:
    """The one of these cohorts that the officer chooses, the last by default; unasked where there is only one.

    CohortMissingError where there is none or the answer is none of them.
    """
    if not cohorts:
        raise CohortMissingError(
            f"На листе «{Sheet.MONITORING}» нет ни одного выпускника с годом выпуска: заполните столбец «Год выпуска»."
        )
    years = [str(cohort) for cohort in cohorts]
    choice = years[0] if len(years) == 1 else work.choose(_QUESTION, years, years[-1])
    if not choice.strip().isdecimal():
        raise CohortMissingError(f"«{choice}» — не год выпуска. Можно выбрать: {', '.join(years)}.")
    return int(choice)
