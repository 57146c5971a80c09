"""Why an indicator may have no figure, told in the manual for each of them."""

from collections.abc import Iterable

from career_xl.kpi.cohort_kpis import COHORT_FORMULAS
from career_xl.kpi.contingent_kpis import EQUAL_TO_SPO1
from career_xl.kpi.definitions import KpiDefinition, Unit
from career_xl.kpi.event_kpis import EVENT_FORMULAS
from career_xl.kpi.passport_kpis import PASSPORT_COUNTS, PASSPORT_FLAGS, STUDENT_SHARES, keys_of
from career_xl.kpi.reached_kpis import REACHED
from career_xl.kpi.vacancy_kpis import COMPARED_WITH_STUDENTS, VACANCY_FORMULAS
from career_xl.rules.contingent import SPO1


def no_data_causes(definition: KpiDefinition) -> tuple[str, ...]:
    """Russian phrases that follow «н/д, если»: what the workbook may lack for a computed indicator."""
    code = definition.code
    nobody = ("в году нет таких выпускников",)
    if code in COHORT_FORMULAS:
        formula = COHORT_FORMULAS[code]
        waiting = ("выпуск ещё не состоялся",) if formula.after_release else ()
        return (f"на «Мониторинге» нет {_columns(column.caption for column in formula.needs)}", *nobody, *waiting)
    if code in EVENT_FORMULAS:
        event = EVENT_FORMULAS[code]
        captions = dict.fromkeys(column.caption for column in (*event.reads, *event.sums))
        broken = ("число в нём не читается",) if event.sums else ()
        nothing = (f"сумма «{event.denominator.caption}» равна нулю",) if event.denominator else ()
        return (f"на «Мероприятиях» нет {_columns(captions)}", *broken, *nothing)
    if code in VACANCY_FORMULAS:
        students = (f"в «Паспорте» не заполнено {keys_of(['students'])}",) if code in COMPARED_WITH_STUDENTS else ()
        return (f"на «Вакансиях» нет {_columns(VACANCY_FORMULAS[code][1])}", *students)
    if code in REACHED:
        return (f"в «Паспорте» не заполнено {keys_of([REACHED[code].numerator])} или оно больше знаменателя", *nobody)
    if code is EQUAL_TO_SPO1:
        return (f"на «Контингенте» нет чисел {SPO1} этого года или одно из них не читается",)
    fields = _passport_fields(definition)
    if fields:
        zero = ("знаменатель равен нулю",) if definition.unit is Unit.SHARE else ()
        return (f"в «Паспорте» не заполнено {keys_of(fields)}", *zero)
    return nobody


def _columns(captions: Iterable[object]) -> str:
    return "столбцов " + ", ".join(f"«{caption}»" for caption in captions)


def _passport_fields(definition: KpiDefinition) -> list[str]:
    code = definition.code
    for fields in (PASSPORT_FLAGS, PASSPORT_COUNTS):
        if code in fields:
            return [fields[code]]
    share = STUDENT_SHARES.get(code)
    return [share.numerator, share.denominator, *share.without] if share else []
