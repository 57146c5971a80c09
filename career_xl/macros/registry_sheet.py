"""«Реестр документов» in the open workbook: shows the registry that lies beside it."""

from collections.abc import Sequence

from career_xl.documents.registry import Registry, college_key
from career_xl.domain.document_kinds import DocumentState
from career_xl.domain.errors import OutputError, RegistryError
from career_xl.domain.sheets import Sheet
from career_xl.macros.reading import find_sheet
from career_xl.macros.result_look import ResultLayout
from career_xl.macros.result_sheet import listed_rows, write_rows
from career_xl.macros.session import Work
from career_xl.tables.sheet_values import Cell, as_text, is_blank
from career_xl.workbook.sheets.registry import COLUMN_WIDTHS, NUMBER, STATE, registry_rows

_REGISTRY = ResultLayout(
    sheet=Sheet.REGISTRY,
    widths=COLUMN_WIDTHS,
    needed=(NUMBER, STATE),
    key=(NUMBER,),
    texts=(NUMBER, "SHA-256"),
)


def show_registry(work: Work, registry: Registry) -> tuple[str, ...]:
    """Sentences on what hindered it, mostly none; the sheet has a row for each document.

    Rows are added and moved forward, none is taken away. A workbook that has come from elsewhere without its registry
    keeps the rows that its sheet has.
    """
    try:
        records = registry.records(college_key(work.observation.passport))
        if records:
            _show(work, registry_rows(records))
    except (OutputError, RegistryError) as error:
        return (str(error),)
    return ()


def _show(work: Work, wanted: Sequence[dict[str, Cell]]) -> None:
    fresh = {as_text(row[NUMBER]): row for row in wanted}
    sheet = find_sheet(work.book, Sheet.REGISTRY)
    rows: list[dict[str, Cell]] = []
    for old in listed_rows(_REGISTRY, sheet) if sheet else []:
        row = fresh.pop(as_text(old[NUMBER]).strip(), None)
        if row is not None:
            rows.append({**row, STATE: _further(as_text(old[STATE]), as_text(row[STATE]))})
        elif not all(is_blank(cell) for cell in old.values()):
            rows.append(old)
    write_rows(work, _REGISTRY, [*rows, *fresh.values()])


def _further(sheet: str, registry: str) -> str:
    """The state that is further on; what the officer typed is no state where it is not in the list."""
    known = {str(state): state.step for state in DocumentState}
    return max((state for state in (sheet.strip(), registry) if state in known), key=known.__getitem__)
