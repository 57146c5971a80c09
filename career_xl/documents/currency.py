"""Whether registered documents still say what the workbook says (issue: «устарел» with the difference)."""

from collections.abc import Mapping
from dataclasses import dataclass

from career_xl.contingent import count_contingent
from career_xl.documents.document_figures import (
    ACADEMIC_YEAR,
    COHORT,
    NO_ORDER,
    ORDER,
    Difference,
    contingent_figures,
    differences,
    form1_figures,
    plan_figures,
    told_differences,
)
from career_xl.documents.registry import Figures, Record, Registry, college_key
from career_xl.domain.document_kinds import DocumentKind, DocumentState
from career_xl.domain.errors import CohortMissingError, ColumnMissingError, OutputError, RegistryError
from career_xl.form1 import fill_form1
from career_xl.plan.plan_sheet import plan_of
from career_xl.tables.observation import Observation


@dataclass(frozen=True)
class Outdated:
    """A document whose figures the workbook no longer gives."""

    record: Record
    differences: tuple[Difference, ...]

    def __str__(self) -> str:
        return (
            f"Документ {self.record.number} ({self.record.document.kind}) устарел: "
            f"{told_differences(self.differences)}. Создайте документ заново и подпишите его."
        )


def find_outdated(observation: Observation, registry: Registry) -> tuple[Outdated, ...]:
    """The documents of this college in the registry that say something else than the workbook does now.

    A document that the workbook cannot be compared with (a column is missing, the plan of another year) is not among
    them. RegistryError when the registry cannot be read.
    """
    if not registry.path.exists():
        return ()
    found = []
    for record in registry.records(college_key(observation.passport)):
        if record.is_current and record.document.figures:
            changed = changes_since(record.document.figures, record.document.kind, observation)
            if changed:
                found.append(Outdated(record, changed))
    return tuple(found)


def mark_outdated(observation: Observation, registry: Registry) -> tuple[str, ...]:
    """Sentences for the officer, one per document that is now marked as outdated, with the difference.

    Where the registry cannot be read or written, one sentence says so: the check itself goes on.
    """
    try:
        outdated = find_outdated(observation, registry)
    except RegistryError as error:
        return (str(error),)
    notes = [str(one) for one in outdated]
    try:
        for one in outdated:
            registry.advance(one.record, DocumentState.OUTDATED, note=told_differences(one.differences))
    except OutputError as error:
        notes.append(str(error))
    return tuple(notes)


def changes_since(document: Figures, kind: DocumentKind, observation: Observation) -> tuple[Difference, ...]:
    """What the workbook gives differently from the document of that kind; empty where it cannot be compared."""
    now = current_figures(document, kind, observation)
    if now is None:
        return ()
    if document.get(ORDER) == NO_ORDER:
        # Printed before the order had a number and date, which were then written in by hand.
        now = {**now, ORDER: NO_ORDER}
    return differences(document, now)


def current_figures(document: Figures, kind: DocumentKind, observation: Observation) -> Mapping[str, int | str] | None:
    """The figures that a document of the same kind and year would have now; None where it cannot be said."""
    try:
        if kind is DocumentKind.PLAN:
            figures = plan_figures(plan_of(observation), observation.passport)
            return figures if figures[ACADEMIC_YEAR] == document.get(ACADEMIC_YEAR) else None
        cohort = document.get(COHORT)
        if not isinstance(cohort, int):
            return None
        if kind is DocumentKind.CONTINGENT:
            return contingent_figures(count_contingent(observation, cohort))
        if kind is DocumentKind.FORM1:
            return form1_figures(fill_form1(observation, cohort))
    except CohortMissingError:
        # All graduates of the cohort are gone: every figure of the document is without its like.
        return {}
    except ColumnMissingError:
        return None
    return None
