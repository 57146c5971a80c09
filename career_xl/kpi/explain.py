"""What an indicator is made of: its rows, and who stands nearest to the target (`kpi --explain`)."""

from dataclasses import dataclass

from career_xl.kpi.compute import compute_kpis
from career_xl.kpi.definitions import Category, Unit
from career_xl.kpi.figure_text import figure_text, missing_text, target_text
from career_xl.kpi.figures import listed
from career_xl.kpi.nearest import Nearest, nearest
from career_xl.kpi.results import KpiResult, Status
from career_xl.tables.observation import Observation


@dataclass(frozen=True)
class Explanation:
    """One figure of an indicator, with those who stand nearest to its target."""

    result: KpiResult
    nearest: tuple[Nearest, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The explanation in Russian: heading, figure, rows, reason or note, who stands nearest."""
        result = self.result
        lines = [_heading(result), _verdict(result)]
        if result.missing:
            lines.append(f"До цели: {missing_text(result)}.")
        lines += [sentence for sentence in (result.reason, result.note) if sentence]
        if result.value is not None:
            lines += _row_lines(result)
        if self.nearest:
            lines.append("Кто ближе всего:")
            lines += [f"  {group.reason} — {listed(group.rows)}" for group in self.nearest]
        return tuple(lines)


def explain(observation: Observation, code: str) -> tuple[Explanation, ...]:
    """The explanations of the figures of an indicator, by category and cohort; errors as `compute_kpis`."""
    return tuple(Explanation(result, nearest(observation, result)) for result in compute_kpis(observation, (code,)))


def _heading(result: KpiResult) -> str:
    definition = result.definition
    period = f"выпуск {result.cohort}" if result.cohort else None
    parts = [f"{definition.code}. {definition.short_name}", f"категория «{result.category}»", period]
    return ", ".join(part for part in parts if part)


def _verdict(result: KpiResult) -> str:
    parts = [f"Значение: {figure_text(result)}"]
    if result.target is not None:
        parts.append(f"цель: {target_text(result.definition, Category(result.category), result.target)}")
    if result.status is not Status.NO_DATA:
        parts.append(result.status.label)
    return f"{'; '.join(parts)}."


def _row_lines(result: KpiResult) -> list[str]:
    if result.sheet is None:
        return [f"Считается так: {result.definition.formula}."]
    lines = [
        f"Считается так: {result.definition.formula}.",
        f"Числитель, лист «{result.sheet}»: {_rows(result.rows_in_numerator)}.",
    ]
    if result.definition.unit is Unit.SHARE:
        lines.append(f"Знаменатель, лист «{result.sheet}»: {_rows(result.rows_in_denominator)}.")
    return lines


def _rows(rows: tuple[int, ...]) -> str:
    return listed(rows) if rows else "ни одной строки"
