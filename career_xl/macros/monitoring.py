"""The group «Мониторинг» of the ribbon: check, next finding, clear marks."""

from collections.abc import Sequence
from typing import NamedTuple

from career_xl.documents.currency import mark_outdated
from career_xl.domain.dates import russian
from career_xl.domain.errors import SheetMissingError
from career_xl.domain.sheets import Sheet
from career_xl.hosts.sheet_lock import unlocked
from career_xl.macros.journal_entries import Place, colours_at
from career_xl.macros.marking import Marked, mark_cells
from career_xl.macros.places import registry_of
from career_xl.macros.reading import find_sheet
from career_xl.macros.registry_sheet import show_registry
from career_xl.macros.result_look import Choices, ResultLayout, rgb_of
from career_xl.macros.result_sheet import WrittenRows, empty_column, listed_rows, write_rows
from career_xl.macros.session import Answer, Work
from career_xl.rules.check import EXPLAINED, CheckReport
from career_xl.rules.check import check as run_check
from career_xl.rules.explanations import FindingColumn
from career_xl.rules.findings import Finding, Level, source_label
from career_xl.tables.sheet_values import Cell, as_text, is_blank
from career_xl.terminal_tables import check_lines
from career_xl.workbook import lists
from career_xl.workbook.findings_sheet import DECISION_HINT, ROW_LIMIT, STYLES, WIDTHS
from career_xl.workbook.marks import BEFORE_CAPTION, MARK_COLOURS, record
from career_xl.workbook.package.cell_reference import link_location, read_cell_name

_FINDINGS = ResultLayout(
    sheet=Sheet.FINDINGS,
    widths={**{str(column): float(width) for column, width in WIDTHS.items()}, BEFORE_CAPTION: 20.0},
    needed=(FindingColumn.LEVEL, FindingColumn.RULE),
    key=tuple(
        map(str, (FindingColumn.RULE, FindingColumn.SHEET, FindingColumn.ROW, FindingColumn.FIELD, FindingColumn.VALUE))
    ),
    # Excel would make a number of the source «001».
    texts=tuple(
        map(str, (FindingColumn.SHEET, FindingColumn.FIELD, FindingColumn.VALUE, FindingColumn.SOURCE,
                  FindingColumn.DECISION, FindingColumn.EXPLANATION))
    ),
    hidden=(BEFORE_CAPTION,),
    styles={str(column): style for column, style in STYLES.items()},
    links=(str(FindingColumn.ROW),),
    choices={
        str(FindingColumn.DECISION): Choices(lists.DECISION.values, str(FindingColumn.DECISION), DECISION_HINT)
    },
    table=str(Sheet.FINDINGS),
)  # fmt: skip
_LINK_LIMIT = 2_000
"""Links on «Замечания»: an office program takes them one by one, a millisecond or two each."""


def check(work: Work) -> Answer:
    """Counts by level; the findings are marked on the cells and listed on «Замечания»."""
    work.begin("проверка")
    report = run_check(work.observation)
    marked = mark_cells(work, report.findings)
    work.begin("лист «Замечания»")
    findings = report.findings[:ROW_LIMIT]
    written = write_rows(work, _FINDINGS, [_row(finding, marked) for finding in findings])
    with unlocked(written.sheet):
        _colour_levels(work, written, findings)
        _link_rows(work, written, findings)
    registry = registry_of(work.book)
    outdated = mark_outdated(work.observation, registry)
    notes = (*outdated, *show_registry(work, registry))
    written.sheet.activate()
    sentence = _check_sentence(report, marked) + (f" {outdated[0]}" if len(outdated) == 1 else "")
    if len(outdated) > 1:
        sentence += f" Устарело документов — {len(outdated)}: смотрите лист «{Sheet.REGISTRY}»."
    return Answer(sentence, (*work.observation.notes, *marked.notes, *written.notes, *notes, *check_lines(report)))


def _row(finding: Finding, marked: Marked) -> dict[str, Cell]:
    place = _place(finding)
    fill = marked.fills.get((finding.sheet, place)) if place else None
    return {
        str(FindingColumn.LEVEL): finding.level.label,
        str(FindingColumn.RULE): finding.rule,
        str(FindingColumn.SHEET): finding.sheet,
        str(FindingColumn.ROW): finding.row,
        str(FindingColumn.FIELD): finding.column,
        str(FindingColumn.VALUE): finding.value,
        str(FindingColumn.MESSAGE): finding.problem,
        str(FindingColumn.ADVICE): finding.advice,
        str(FindingColumn.SOURCE): source_label(finding.source),
        str(FindingColumn.DECISION): finding.decision,
        str(FindingColumn.EXPLANATION): finding.explanation,
        BEFORE_CAPTION: record(place, fill) if place and fill else None,
    }


def _place(finding: Finding) -> Place | None:
    return None if finding.row is None or finding.sheet_column is None else (finding.row, finding.sheet_column)


def _colour_levels(work: Work, written: WrittenRows, findings: Sequence[Finding]) -> None:
    """Nothing; each level has its colour, and rows of an older, longer list have none."""
    colours = dict.fromkeys(_places(written, FindingColumn.LEVEL, written.before))
    colours |= {
        place: rgb_of(MARK_COLOURS[finding.level])
        for place, finding in zip(_places(written, FindingColumn.LEVEL, len(findings)), findings, strict=True)
    }
    work.journal.paint(written.sheet, colours, colours_at(written.sheet, colours))


def _link_rows(work: Work, written: WrittenRows, findings: Sequence[Finding]) -> None:
    """Nothing; the number of a row leads to the cell of the finding."""
    targets: dict[Place, str | None] = dict.fromkeys(_places(written, FindingColumn.ROW, written.before))
    targets |= {
        place: None
        if finding.row is None
        else f"#{link_location(finding.sheet, finding.row, finding.sheet_column or 1)}"
        for place, finding in zip(_places(written, FindingColumn.ROW, len(findings)), findings, strict=True)
    }
    work.journal.link(written.sheet, dict(list(targets.items())[:_LINK_LIMIT]))


def _places(written: WrittenRows, column: FindingColumn, count: int) -> list[Place]:
    place = written.rows.columns[str(column)]
    return [(written.rows.first + number, place) for number in range(count)]


def _check_sentence(report: CheckReport, marked: Marked) -> str:
    counts = report.counts
    explained = f", пояснено — {counts[EXPLAINED]}" if EXPLAINED in counts else ""
    if report.crashed:
        names = ", ".join(result.rule for result in report.crashed)
        return f"Проверка не завершена: не отработали правила {names}; остальное — на листе «{Sheet.FINDINGS}»."
    if not report.findings:
        return f"Проверка на {russian(report.observation.report_date)}: замечаний нет."
    locked = f" {marked.notes[0]}" if marked.notes else ""
    return (
        f"Проверка на {russian(report.observation.report_date)}: ошибок — {counts[Level.ERROR]}, вопросов — "
        f"{counts[Level.QUERY]}, сведений — {counts[Level.INFO]}{explained}; отмечено ячеек — {len(marked.fills)}, "
        f"смотрите лист «{Sheet.FINDINGS}».{locked}"
    )


class _Stop(NamedTuple):
    """A cell with open findings."""

    sheet_place: int
    row: int
    column: int
    sheet: str
    message: str


def next_finding(work: Work) -> Answer:
    """What is wrong with the next cell that has an open finding; the cell is selected."""
    stops = _stops(work)
    if not stops:
        return Answer("Открытых замечаний нет: если данные менялись, выполните «Проверить».")
    here = _position(work)
    stop = next((stop for stop in stops if stop[:3] > here), None)
    again = "" if stop else "Дальше замечаний нет, снова первое. "
    stop = stop or stops[0]
    sheet = work.book.sheets[stop.sheet]
    sheet.activate()
    sheet.range((stop.row, stop.column)).select()
    return Answer(f"{again}{stop.message}")


def _stops(work: Work) -> list[_Stop]:
    """The cells with open findings in the order of sheets, rows and columns."""
    explained = {str(FindingColumn.DECISION), str(FindingColumn.EXPLANATION)}
    names = {sheet.name: place for place, sheet in enumerate(work.book.sheets)}
    stops: dict[tuple[int, int, int], _Stop] = {}
    for row in _listed(work):
        sheet, number = as_text(row[FindingColumn.SHEET]), as_text(row[FindingColumn.ROW])
        if sheet not in names or not number.isdecimal() or any(not is_blank(row[caption]) for caption in explained):
            continue
        marked = read_cell_name(as_text(row[BEFORE_CAPTION]))
        column = marked[1] if marked else 1
        message = f"Лист «{sheet}», строка {number}, «{as_text(row[FindingColumn.FIELD])}»: " + " ".join(
            as_text(row[caption]) for caption in (FindingColumn.RULE, FindingColumn.MESSAGE, FindingColumn.ADVICE)
        )
        stop = _Stop(names[sheet], int(number), column, sheet, message)
        stops.setdefault(stop[:3], stop)
    return [stops[place] for place in sorted(stops)]


def _listed(work: Work) -> list[dict[str, Cell]]:
    """The rows of «Замечания» by caption; SheetMissingError before the first check."""
    sheet = find_sheet(work.book, Sheet.FINDINGS)
    if sheet is None:
        raise SheetMissingError(f"Листа «{Sheet.FINDINGS}» ещё нет: сначала выполните «Проверить».")
    return listed_rows(_FINDINGS, sheet)


def _position(work: Work) -> tuple[int, int, int]:
    """Where the officer stands: sheet, row, column; before everything on «Замечания»."""
    active = work.book.sheets.active
    selection = work.book.selection
    if selection is None or active.name == Sheet.FINDINGS:
        return -1, 0, 0
    return active.index - 1, selection.row, selection.column


def clear_marks(work: Work) -> Answer:
    """How many marks were taken back; the colours and notes of the officer are as before."""
    marked = mark_cells(work, ())
    sheet = find_sheet(work.book, Sheet.FINDINGS)
    if sheet is not None and not marked.notes:
        empty_column(work, _FINDINGS, sheet, BEFORE_CAPTION)
    if marked.notes:
        return Answer(marked.notes[0], tuple(marked.notes))
    if not marked.cleared:
        return Answer("Отметок в книге нет.")
    return Answer(
        f"Отметки сняты, ячеек — {marked.cleared}: прежние цвета и примечания на месте, список остался на листе "
        f"«{Sheet.FINDINGS}»."
    )
