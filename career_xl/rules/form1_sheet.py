"""T07: the five-line form on the workbook's own sheet «Форма 1», typed in or overwritten by hand."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from career_xl.domain.form_columns import FORM1_COUNTS, FORM1_NUMBERS
from career_xl.domain.sheets import Sheet
from career_xl.forms.counts import CountReader
from career_xl.forms.findings import FormFinding
from career_xl.forms.five_line_checks import FiveLineChecks
from career_xl.forms.five_lines import read_five_lines
from career_xl.forms.numbering import Numbering, find_numbering
from career_xl.rules.definition import Flaw, Lacking, SheetRule
from career_xl.rules.findings import Level
from career_xl.tables.observation import Observation
from career_xl.tables.sheet_values import SheetValues

_LEAST = 20
"""So many columns at least must be numbered for a row to be the form's numbering row, as in a college's file."""
_FORMULA_ERROR = "S04"
"""The forms' rule for a failed formula; S04 of `check` looks at «Мониторинг» alone, so here it is a non-number too."""


class _Form(NamedTuple):
    sheet: SheetValues
    numbering: Numbering | None

    @property
    def columns(self) -> tuple[str, ...]:
        places = self.numbering.places if self.numbering else {}
        return tuple(column for column in FORM1_COUNTS if column in places)


def _form_of(observation: Observation) -> _Form | None:
    sheet = observation.workbook.find(Sheet.FORM1)
    return _Form(sheet, find_numbering(sheet.rows, FORM1_NUMBERS, _LEAST)) if sheet else None


def _found(form: _Form, numbering: Numbering) -> tuple[bool, list[FormFinding]]:
    """Whether the form has any line, and what is wrong with its lines."""
    counts = CountReader(form.sheet, form.columns, tuple(numbering.places[column] for column in form.columns))
    lines = read_five_lines(form.sheet, numbering, counts)
    checks = FiveLineChecks(form.sheet.name, form.columns).find(lines)
    return bool(lines.blocks or lines.totals), [*counts.findings, *checks]


def _flaws(level: Level, observation: Observation) -> Iterator[Flaw]:
    form = _form_of(observation)
    if form is None or form.numbering is None:
        return
    places = form.numbering.places
    _, findings = _found(form, form.numbering)
    for finding in sorted(findings, key=lambda finding: (finding.row or 0, places.get(finding.column or "", 0))):
        place = places.get(finding.column or "")
        # A formula without a value is no slip of the officer: the run says that its cell was not checked.
        computed = place is None or (finding.row, place + 1) not in form.sheet.uncomputed_at
        if computed and finding.level is level and finding.rule in ("T07", _FORMULA_ERROR):
            yield Flaw(
                form.sheet.name,
                finding.row,
                finding.column or "",
                f"{finding.place}: {finding.problem}",
                finding.value,
                None if place is None else place + 1,
                finding.advice,
            )


def _no_lines(observation: Observation) -> Lacking:
    form = _form_of(observation)
    if form is None:
        return Lacking(everything=f"в книге нет листа «{Sheet.FORM1}»")
    if form.numbering is None:
        return Lacking(everything=f"на листе «{form.sheet.name}» нет строки с номерами граф 01, 02 … 27")
    if not _found(form, form.numbering)[0]:
        return Lacking(everything=f"на листе «{form.sheet.name}» под номерами граф нет строк с числами")
    missing = [column for column in FORM1_COUNTS if column not in form.columns]
    reasons = [f"нет граф {', '.join(missing)}, сумма граф 06–27 не проверена"] if missing else []
    if form.sheet.uncomputed:
        reasons.append(
            f"формул без посчитанного значения — {form.sheet.uncomputed}, они не проверены (откройте книгу в Excel или "
            "LibreOffice и сохраните)"
        )
    return Lacking(part=f"на листе «{form.sheet.name}» {'; '.join(reasons)}" if reasons else None)


_rule = partial(
    SheetRule,
    code="T07",
    place=f"лист «{Sheet.FORM1}»",
    source="MP",
    advice="Верные числа даёт команда «Форма 1»: исправьте лист по ним.",
    lacking=_no_lines,
)
form1_is_wrong = _rule(
    level=Level.ERROR,
    title="в Форме 1 графа 05 не равна сумме граф 06–27, число — не число, блок не из пяти строк, код повторён",
    body=partial(_flaws, Level.ERROR),
)
form1_is_doubtful = _rule(
    level=Level.QUERY,
    title="в Форме 1 число записано текстом или строки блока стоят в другом порядке",
    body=partial(_flaws, Level.QUERY),
)
