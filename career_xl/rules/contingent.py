"""T03, T04: whether the lines of a typed contingent agree with each other, and the contingent with СПО-1."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from career_xl.contingent import NEEDED_COLUMNS, line_masks
from career_xl.domain.columns import Column
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.dates import russian
from career_xl.domain.programme import NO_CODE
from career_xl.domain.sheets import Sheet
from career_xl.rules.definition import Flaw, Lacking, SheetRule
from career_xl.rules.findings import Level
from career_xl.rules.line_relations import line_disagreements
from career_xl.tables.cells import Mask
from career_xl.tables.contingent_sheet import ContingentBlock, Figure, read_contingent, source_date
from career_xl.tables.monitoring import Monitoring
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


# --- T04 ---

SPO1 = "СПО-1"
_NOT_DATED = "дата не указана"


def _spo1_blocks(observation: Observation) -> list[ContingentBlock]:
    sheet = observation.workbook.find(Sheet.CONTINGENT)
    return [block for block in read_contingent(sheet) if block.source == SPO1]


def _cohort_of(block: ContingentBlock, observation: Observation) -> int | None:
    """The cohort that the block speaks of; where it names none, the only one there is."""
    present = observation.present_cohorts
    return block.cohort or (present[0] if len(present) == 1 else None)


def _graduates_of(block: ContingentBlock, cohort: int, monitoring: Monitoring) -> Mask:
    graduates: Mask = monitoring.cohorts == cohort
    if block.code:
        graduates = graduates & np.asarray(monitoring.values(Column.CODE) == block.code.replace(NO_CODE, ""))
    if block.study_form:
        graduates = graduates & monitoring.choice(Column.STUDY_FORM, block.study_form)
    return graduates


class Compared(NamedTuple):
    """One figure of СПО-1 beside the number of graduates on «Мониторинг»."""

    cohort: int
    block: ContingentBlock
    line: str
    figure: Figure
    ours: int

    @property
    def differs(self) -> bool:
        """Whether the figure is another number; one that is no number differs from nothing."""
        return self.figure.count is not None and self.figure.count != self.ours


def compared_with_spo1(observation: Observation) -> Iterator[Compared]:
    """Every figure of СПО-1 on «Контингент» whose cohort is known, in the order of the sheet.

    «Мониторинг» has to have the columns of the lines; a failed formula is no figure.
    """
    monitoring = observation.monitoring
    masks = line_masks(monitoring)
    for block in _spo1_blocks(observation):
        cohort = _cohort_of(block, observation)
        if cohort is None:
            continue
        graduates = _graduates_of(block, cohort, monitoring)
        for line, figure in block.lines.items():
            if not figure.is_error:
                yield Compared(cohort, block, line, figure, int((graduates & masks[line]).sum()))


def _differences(observation: Observation) -> Iterator[Flaw]:
    sheet = observation.workbook.need(Sheet.CONTINGENT)
    other_date = source_date(sheet, SPO1)
    dated = f"на {russian(other_date)}" if other_date else _NOT_DATED
    for cohort, block, line, figure, ours in filter(lambda each: each.differs, compared_with_spo1(observation)):
        named = f"код {block.code}" if block.code else "итог"
        problem = (
            f"Лист «{sheet.name}», строка {figure.row}: выпуск {cohort}, {named}, строка {line}: "
            f"в мониторинге {ours} (на {russian(observation.report_date)}), в СПО-1 {figure.count} ({dated})."
        )
        yield Flaw(sheet.name, figure.row, figure.caption, problem, figure.text, figure.column)


def _no_spo1(observation: Observation) -> Lacking:
    lacking = [column.caption for column in NEEDED_COLUMNS if column in observation.monitoring.missing]
    if lacking:
        return Lacking(everything=f"на листе «{Sheet.MONITORING}» нет столбцов: {', '.join(lacking)}")
    if not _spo1_blocks(observation):
        return Lacking(everything=f"на листе «{Sheet.CONTINGENT}» нет чисел СПО-1")
    undated = [block for block in _spo1_blocks(observation) if _cohort_of(block, observation) is None]
    return Lacking(part=f"строки без года выпуска ({len(undated)}) не сверены" if undated else None)


contingent_differs_from_spo1 = SheetRule(
    code="T04",
    level=Level.ERROR,
    title="контингент по «Мониторингу» не равен числу СПО-1 по той же строке и тому же коду",
    place=f"лист «{Sheet.CONTINGENT}», столбец «СПО-1»",
    source="001, 000 §6.1",
    advice="СПО-1 считает с 1 октября по 30 сентября, выпуск — по календарному году: найдите выпускников, которые дают "
    "разницу, и исправьте «Мониторинг» или поясните её.",
    body=_differences,
    lacking=_no_spo1,
)
