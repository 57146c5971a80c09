"""T03: whether the lines of a contingent that was typed in agree with each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from career_xl.domain.sheets import Sheet
from career_xl.rules.definition import Lacking, SheetRule
from career_xl.rules.findings import Finding, Level
from career_xl.tables.contingent_sheet import ContingentBlock, Figure, read_contingent
from career_xl.tables.observation import Observation

_Flaw = tuple[Figure, str, str]
"""The figure that a finding names, what is wrong, what to do."""


def _flaws_of_block(block: ContingentBlock) -> Iterator[_Flaw]:
    for figure in block.lines.values():
        if figure.count is None:
            yield figure, f"«{figure.text}» — не целое число.", "Впишите число цифрами или оставьте ячейку пустой."
    counts = {line: figure.count for line, figure in block.lines.items()}
    first, second, third, fourth, fifth = (counts.get(line) for line in ("01", "02", "03", "04", "05"))
    advice = "Проверьте обе строки по приказу о выпуске."
    if third is not None and second is not None and third > second:
        yield block.lines["03"], f"строка 03 ({third}) больше строки 02 ({second}).", advice
    if first is not None and second is not None and fourth is not None and second + fourth > first:
        problem = f"строки 02 и 04 вместе ({second} + {fourth}) больше строки 01 ({first})."
        yield block.lines["04"], problem, advice
    if fifth is not None and first is not None and fifth > first:
        yield block.lines["05"], f"строка 05 ({fifth}) больше строки 01 ({first}).", advice


def _flaws_of_totals(blocks: Sequence[ContingentBlock]) -> Iterator[_Flaw]:
    tables: defaultdict[tuple[object, ...], list[ContingentBlock]] = defaultdict(list)
    for block in blocks:
        tables[block.cohort, block.study_form, block.source].append(block)
    for table in tables.values():
        codes = [block for block in table if block.code]
        for total in (block for block in table if not block.code and codes):
            for line, figure in total.lines.items():
                counts = [block.lines[line].count for block in codes if line in block.lines]
                known = [count for count in counts if count is not None]
                if figure.count is None or len(known) < len(counts) or sum(known) == figure.count:
                    continue
                problem = f"итог строки {line} ({figure.count}) не равен сумме по кодам ({sum(known)})."
                yield figure, problem, "Пересчитайте итог или исправьте строки кодов."


def _disagreements(observation: Observation) -> Sequence[Finding]:
    sheet = observation.workbook.need(Sheet.CONTINGENT)
    blocks = read_contingent(sheet)
    flaws = [flaw for block in blocks for flaw in _flaws_of_block(block)] + list(_flaws_of_totals(blocks))
    return [
        Finding(
            rule="T03",
            level=Level.ERROR,
            sheet=sheet.name,
            row=figure.row,
            column=figure.caption,
            value=figure.text,
            problem=f"Лист «{sheet.name}», строка {figure.row}: {problem}",
            advice=advice,
            source="MP",
            sheet_column=figure.column,
        )
        for figure, problem, advice in flaws
    ]


def _no_figures(observation: Observation) -> Lacking:
    sheet = observation.workbook.find(Sheet.CONTINGENT)
    if sheet is None:
        return Lacking(everything=f"в книге нет листа «{Sheet.CONTINGENT}»")
    if not read_contingent(sheet):
        return Lacking(everything=f"на листе «{sheet.name}» нет вписанных чисел по строкам 01–05")
    return Lacking()


contingent_disagrees = SheetRule("T03", Level.ERROR, "MP", _disagreements, _no_figures)
