"""The words of a plan that depend on the academic year, the cohorts and the college."""

from collections.abc import Iterable, Sequence

from career_xl.domain.academic_year import AcademicYear


def year_words(year: AcademicYear, cohorts: Sequence[int], college: str) -> dict[str, str]:
    """The placeholders of the catalogue with their words; `cohorts` earliest first.

    The cohort that graduates in the year is `end`; the terms of each cohort follow from its distance to it (000 §5.1,
    §6.1–6.3).
    """
    start, end = year.start, year.start + 1
    return {
        "college": college,
        "start": str(start),
        "end": str(end),
        "graduating": str(end),
        "cohorts": _listed(cohorts),
        "released_cohorts": _years(cohort for cohort in cohorts if cohort < end),
        "verified_cohorts": _years(cohort for cohort in cohorts if cohort in (start, end)),
        "risk_list_terms": ";\n".join(
            f"Выпускники {cohort} г. – {_risk_list_term(cohort, start)}" for cohort in cohorts
        ),
        "risk_lists": "".join(f"\n• {_risk_list(cohort, start)}" for cohort in cohorts),
        "verification_terms": ";\n".join(
            f"Выпускники {cohort} г. – {f'июнь {end} г.' if cohort == end else f'ноябрь–декабрь {start} г.'}"
            for cohort in cohorts
            if cohort in (start, end)
        ),
    }


def _listed(cohorts: Iterable[int]) -> str:
    return ", ".join(map(str, cohorts))


def _years(cohorts: Iterable[int]) -> str:
    listed = _listed(cohorts)
    return f"{listed} {'гг.' if ',' in listed else 'г.'}" if listed else "прошлых лет"


def _risk_list_term(cohort: int, start: int) -> str:
    if cohort > start:
        return f"февраль–июнь {start + 1} г."
    if cohort == start:
        return f"июнь {start} г. – август {start + 1} г."
    # The observation of a cohort ends in December of the year after its release (004).
    return f"сентябрь–декабрь {start} г."


def _risk_list(cohort: int, start: int) -> str:
    if cohort > start:
        return f"студенты-выпускники {cohort} г."
    if cohort == start:
        return f"выпускники {cohort} г."
    return f"выпускники {cohort} г., в том числе вернувшиеся со службы по призыву"
