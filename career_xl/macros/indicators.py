"""The group «Показатели» of the ribbon: compute anew, what a figure is made of, what is missing to the target."""

from collections.abc import Mapping

from career_xl.domain.dates import russian
from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.sheets import Sheet
from career_xl.domain.spelling import caption_key
from career_xl.hosts.sheet_lock import unlocked
from career_xl.kpi.codes import Code
from career_xl.kpi.compute import COMPUTED, compute_kpis
from career_xl.kpi.explain import Explanation
from career_xl.kpi.explain import explain as explain_kpi
from career_xl.kpi.figure_text import figure_text, missing_text
from career_xl.kpi.results import KpiResult, Status
from career_xl.macros.cell_contents import contents
from career_xl.macros.reading import find_sheet, read_sheet
from career_xl.macros.result_look import ResultLayout
from career_xl.macros.result_sheet import listed_rows, write_rows
from career_xl.macros.session import Answer, Work
from career_xl.tables.header import find_header
from career_xl.tables.sheet_values import Cell, as_text
from career_xl.terminal_tables import kpi_notes
from career_xl.workbook.saved import SavedOn
from career_xl.workbook.sheets import kpis

_KEY = ("Код", "Категория", "Год выпуска")
_QUESTION = "Какой показатель объяснить?"
_NAMED = 5
"""So many figures are named in the sentence; all of them stand in the details."""


def compute(work: Work) -> Answer:
    """How many targets are reached; the figures are on «Показатели», live formulas stay."""
    work.begin("расчёт показателей")
    results = compute_kpis(work.observation)
    saved = SavedOn(work.observation.report_date)
    live, known = _prepare(work, saved)
    layout = _layout(saved)
    rows = []
    for result in results:
        row = dict(zip(layout.captions, kpis.plain_row(result), strict=True))
        if live and _key(row) in known:
            del row[kpis.FACT_CAPTION]
        elif live:
            row[kpis.FACT_CAPTION] = kpis.live_formula(result) or row[kpis.FACT_CAPTION]
        rows.append(row)
    written = write_rows(work, layout, rows)
    written.sheet.activate()
    statuses = [result.status for result in results]
    return Answer(
        f"Показатели на {russian(work.observation.report_date)} пересчитаны: значений — {len(results)}, цель "
        f"достигнута у {statuses.count(Status.MET)}, не достигнута у {statuses.count(Status.MISSED)}; смотрите лист "
        f"«{Sheet.KPIS}».",
        (*written.notes, *kpi_notes(results)),
    )


def _layout(saved: SavedOn) -> ResultLayout:
    return ResultLayout(
        sheet=Sheet.KPIS,
        widths=kpis.column_widths(saved),
        needed=("Код", "Категория", "Статус"),
        key=_KEY,
        texts=("Код", "Цель"),
    )


def _key(row: Mapping[str, Cell]) -> tuple[str, ...]:
    return tuple(as_text(row[caption]).strip() for caption in _KEY)


def _prepare(work: Work, saved: SavedOn) -> tuple[bool, set[tuple[str, ...]]]:
    """Whether the sheet has live formulas, and for which figures; its caption tells the new date."""
    sheet = find_sheet(work.book, Sheet.KPIS)
    if sheet is None:
        return False, set()
    values = read_sheet(sheet)
    layout = _layout(saved)
    header = find_header(values.rows, {caption_key(caption): caption for caption in layout.captions})
    if header is None or not set(layout.needed) <= set(header.columns):
        return False, set()
    for caption in header.unknown:
        if caption.text.startswith(SavedOn(None).caption):
            with unlocked(sheet):
                work.journal.put(sheet, (header.row, caption.column), [[saved.caption]])
    first, last, fact = header.row + 1, len(values.rows), header.columns.get(kpis.FACT_CAPTION)
    if fact is None or last < first:
        return False, set()
    cells = contents(sheet.range((first, fact), (last, fact)))
    rows = listed_rows(layout, sheet)
    known = {_key(row) for row, (cell,) in zip(rows, cells, strict=False) if str(cell).startswith("=")}
    return bool(known), known


def explain(work: Work) -> Answer:
    """What the figures of an indicator are made of: of the row of «Показатели» where the officer stands, else asked."""
    explanations = _chosen(work)
    first = explanations[0].result
    details = tuple(line for part in explanations for line in (*part.lines, ""))[:-1]
    if len(explanations) == 1:
        return Answer(f"{_name(first)}: {figure_text(first)}, {first.status.label}; строки — в пояснении.", details)
    return Answer(
        f"{first.definition.code}. {first.definition.short_name}: значений — {len(explanations)}, из чего сложилось "
        "каждое — в пояснении.",
        details,
    )


def missing(work: Work) -> Answer:
    """How many graduates are missing to the targets that are not reached, and who stands nearest."""
    work.begin("расчёт показателей")
    missed = [result for result in compute_kpis(work.observation) if result.status is Status.MISSED]
    if not missed:
        return Answer("Все цели, по которым есть данные, достигнуты.")
    parts = [
        part
        for code in dict.fromkeys(result.definition.code for result in missed)
        for part in explain_kpi(work.observation, code)
        if part.result.status is Status.MISSED
    ]
    named = "; ".join(_missing(part.result) for part in parts[:_NAMED])
    more = f" и ещё {len(parts) - _NAMED}" if len(parts) > _NAMED else ""
    details = tuple(line for part in parts for line in (*part.lines, ""))[:-1]
    return Answer(
        f"Цель не достигнута, показателей — {len(parts)}: {named}{more}; кто ближе всего — в пояснении.", details
    )


def _missing(result: KpiResult) -> str:
    lacking = missing_text(result)
    return f"{_name(result)} — {figure_text(result) if lacking == '—' else lacking}"


def _name(result: KpiResult) -> str:
    parts = (str(result.definition.code), str(result.category), str(result.cohort or ""))
    return ", ".join(part for part in parts if part)


def _chosen(work: Work) -> tuple[Explanation, ...]:
    """The explanations that the officer wants; SettingInvalidError without a choice."""
    selected = _selected_row(work)
    if selected:
        code, category, cohort = selected
        parts = explain_kpi(work.observation, code)
        exact = tuple(part for part in parts if _key_of(part.result) == (category, cohort))
        return exact or parts
    code = work.choose(_QUESTION, [str(code) for code in Code if code in COMPUTED], "")
    if not code:
        raise SettingInvalidError(
            f"Станьте на строку показателя на листе «{Sheet.KPIS}» и повторите команду «Из чего сложилось»."
        )
    return explain_kpi(work.observation, code)


def _key_of(result: KpiResult) -> tuple[str, str]:
    return str(result.category), str(result.cohort or "")


def _selected_row(work: Work) -> tuple[str, str, str] | None:
    """Code, category and cohort of the row of «Показатели» where the officer stands; None elsewhere."""
    sheet, selection = work.book.sheets.active, work.book.selection
    if selection is None or caption_key(sheet.name) != caption_key(Sheet.KPIS):
        return None
    values = read_sheet(sheet)
    header = find_header(values.rows, {caption_key(caption): caption for caption in _KEY})
    if header is None or not set(_KEY) <= set(header.columns) or not header.row < selection.row <= len(values.rows):
        return None
    row = values.rows[selection.row - 1]
    code, category, cohort = (as_text(row[header.columns[caption] - 1]).strip() for caption in _KEY)
    return (code, category, cohort) if code else None
