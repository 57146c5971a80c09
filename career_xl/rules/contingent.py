"""T03: whether the lines of a contingent that was typed in agree with each other."""

from collections.abc import Iterator, Sequence

from career_xl.domain.contingent_lines import LINES
from career_xl.domain.sheets import Sheet
from career_xl.rules.definition import Flaw, Lacking, SheetRule
from career_xl.rules.findings import Level
from career_xl.rules.line_relations import line_disagreements
from career_xl.tables.contingent_sheet import ContingentBlock, Figure, read_contingent
from career_xl.tables.observation import Observation

_Disagreement = tuple[Figure, str]
"""The figure that a finding names, and what is wrong with it."""


def _disagreements_of_lines(block: ContingentBlock) -> Iterator[_Disagreement]:
    for figure in block.lines.values():
        if figure.count is None and not figure.is_error:
            yield figure, f"«{figure.text}» — не целое число."
    counts = {line: figure.count for line, figure in block.lines.items()}
    for line, problem in line_disagreements([counts.get(line) for line in LINES]):
        yield block.lines[line], problem


def _disagreements_of_totals(blocks: Sequence[ContingentBlock]) -> Iterator[_Disagreement]:
    for total in blocks:
        parts = [] if total.code else _parts_of(total, blocks)
        for line, figure in total.lines.items() if parts else ():
            counts = [block.lines[line].count for block in parts if line in block.lines]
            known = [count for count in counts if count is not None]
            if figure.count is None or len(known) < len(counts) or sum(known) == figure.count:
                continue
            yield figure, f"итог строки {line} ({figure.count}) не равен сумме по кодам ({sum(known)})."


def _parts_of(total: ContingentBlock, blocks: Sequence[ContingentBlock]) -> list[ContingentBlock]:
    """The blocks of codes that the total adds up.

    A total that names no form of study (no cohort) adds up the rows that name none either; where there are none such,
    those of all forms (all cohorts).
    """
    parts = [block for block in blocks if block.code and block.source == total.source]
    of_cohort = [block for block in parts if block.cohort == total.cohort]
    parts = of_cohort if of_cohort or total.cohort else parts
    of_form = [block for block in parts if block.study_form == total.study_form]
    return of_form if of_form or total.study_form else parts


def _disagreements(observation: Observation) -> Iterator[Flaw]:
    sheet = observation.workbook.need(Sheet.CONTINGENT)
    blocks = read_contingent(sheet)
    of_lines = [found for block in blocks for found in _disagreements_of_lines(block)]
    for figure, problem in (*of_lines, *_disagreements_of_totals(blocks)):
        where = f"Лист «{sheet.name}», строка {figure.row}"
        yield Flaw(sheet.name, figure.row, figure.caption, f"{where}: {problem}", figure.text, figure.column)


def _no_figures(observation: Observation) -> Lacking:
    sheet = observation.workbook.find(Sheet.CONTINGENT)
    if sheet is None:
        return Lacking(everything=f"в книге нет листа «{Sheet.CONTINGENT}»")
    if all(figure.is_error for block in read_contingent(sheet) for figure in block.lines.values()):
        return Lacking(everything=f"на листе «{sheet.name}» нет чисел по строкам 01–05")
    return Lacking()


contingent_disagrees = SheetRule(
    code="T03",
    level=Level.ERROR,
    title="строки 01–05 контингента не согласуются: 03 больше 02, 02 и 04 вместе больше 01, 05 больше 01, "
    "итог не равен сумме по кодам, число не целое",
    place=f"лист «{Sheet.CONTINGENT}»",
    source="MP",
    advice="Сверьте числа с приказом о выпуске и исправьте их на листе.",
    body=_disagreements,
    lacking=_no_figures,
)
