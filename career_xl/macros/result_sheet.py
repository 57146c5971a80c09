"""A sheet of results in the officer's own workbook: rows under known captions, made where there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import xlwings

from career_xl.domain.errors import OutputError
from career_xl.domain.spelling import caption_key
from career_xl.hosts.sheet_lock import unlocked
from career_xl.macros.cell_contents import contents
from career_xl.macros.journal_entries import Place, area
from career_xl.macros.reading import find_sheet, read_sheet
from career_xl.macros.result_look import ResultLayout, Rows, dress_body, dress_header
from career_xl.macros.session import Work
from career_xl.tables.header import Header, find_header
from career_xl.tables.sheet_values import Cell, SheetValues, as_text, is_blank

_NO_STYLE = ""
"""The cells have their own look."""


@dataclass(frozen=True)
class WrittenRows:
    """Where the rows stand now."""

    sheet: xlwings.Sheet
    rows: Rows
    before: int
    """So many rows the old list had."""
    notes: tuple[str, ...]
    """Russian sentences on what else was changed; mostly none."""


def write_rows(work: Work, layout: ResultLayout, rows: Sequence[Mapping[str, Cell]]) -> WrittenRows:
    """Where the rows stand; they take the place of the old ones. A caption that a row lacks is the officer's column.

    OutputError when a sheet of that name looks otherwise, for it would be lost, or has a password.
    """
    present = find_sheet(work.book, layout.sheet)
    values = SheetValues(str(layout.sheet), []) if present is None else read_sheet(present)
    header = _header(layout, values)
    sheet = work.journal.add_sheet(str(layout.sheet)) if present is None else present
    with unlocked(sheet):
        if header is None:
            work.journal.put(sheet, (1, 1), [layout.captions])
            dress_header(work, sheet, layout)
            header = Header(1, {caption: number for number, caption in enumerate(layout.captions, start=1)})
        columns = _complete(work, sheet, layout, header, values)
        body = _Body(header.row, columns, values)
        _write_body(work, sheet, layout, body, rows)
        written = Rows(header.row + 1, len(rows), columns)
        notes = _show_hidden(work, sheet, header.row + 1, max(len(rows), len(body.old_rows)))
        dress_body(work, sheet, layout, written)
        if present is None:
            _finish_new_sheet(sheet, layout, len(rows))
    return WrittenRows(sheet, written, len(body.old_rows), notes)


def _show_hidden(work: Work, sheet: xlwings.Sheet, first: int, count: int) -> tuple[str, ...]:
    """A sentence when rows of the list were hidden, by a filter or by hand: other rows stand there now."""
    cells = area(sheet, (first, 1), max(count, 1), 1)
    if cells.rows.hidden is False:
        return ()
    work.journal.dress(cells, {"rows.hidden": False})
    return (f"На листе «{sheet.name}» скрытые строки показаны снова: список составлен заново.",)


def _finish_new_sheet(sheet: xlwings.Sheet, layout: ResultLayout, count: int) -> None:
    """Nothing; the captions stay in view and are a table's, where no other table has its name."""
    sheet.freeze_panes.freeze_at("1:1")
    names = {table.name for other in sheet.book.sheets for table in other.tables}
    if layout.table and layout.table not in names:
        place = sheet.range((1, 1), (max(count, 1) + 1, len(layout.captions)))
        sheet.tables.add(source=place, name=layout.table, table_style_name=_NO_STYLE)


def listed_rows(layout: ResultLayout, sheet: xlwings.Sheet) -> list[dict[str, Cell]]:
    """The rows of the sheet by caption; a caption that it lacks is blank. OutputError when it looks otherwise."""
    values = read_sheet(sheet)
    header = _header(layout, values)
    if header is None:
        return []
    places = {caption: header.columns.get(caption) for caption in layout.captions}
    return [
        {caption: row[place - 1] if place and place <= len(row) else None for caption, place in places.items()}
        for row in _Body(header.row, header.columns, values).old_rows
    ]


def empty_column(work: Work, layout: ResultLayout, sheet: xlwings.Sheet, caption: str) -> None:
    """Nothing; the column has its caption alone, where the sheet has such a column."""
    values = read_sheet(sheet)
    header = find_header(values.rows, {caption_key(name): name for name in layout.captions})
    if header is None or caption not in header.columns:
        return
    height = len(_Body(header.row, header.columns, values).old_rows)
    if height:
        with unlocked(sheet):
            work.journal.put(sheet, (header.row + 1, header.columns[caption]), [[None]] * height)


def _header(layout: ResultLayout, values: SheetValues) -> Header[str] | None:
    """The header of a sheet of ours; None of an empty sheet."""
    if all(is_blank(cell) for row in values.rows for cell in row):
        return None
    header = find_header(values.rows, {caption_key(caption): caption for caption in layout.captions})
    if header is None or not set(layout.needed) <= set(header.columns):
        raise OutputError(
            f"Лист «{values.name}» имеет другой вид и не изменён: переименуйте его и повторите команду, "
            "тогда для результата будет создан новый лист."
        )
    return header


@dataclass(frozen=True)
class _Body:
    header_row: int
    columns: Mapping[str, int]
    values: SheetValues

    @cached_property
    def old_rows(self) -> Sequence[Sequence[Cell]]:
        """The rows below the header up to the last that is filled."""
        rows = self.values.rows[self.header_row :]
        last = max((n for n, row in enumerate(rows, start=1) if not all(is_blank(cell) for cell in row)), default=0)
        return rows[:last]

    @cached_property
    def width(self) -> int:
        """The number of the last column in use."""
        filled = (n for row in self.values.rows for n, cell in enumerate(row, start=1) if not is_blank(cell))
        return max([*self.columns.values(), *filled])


def _complete(
    work: Work, sheet: xlwings.Sheet, layout: ResultLayout, header: Header[str], values: SheetValues
) -> Mapping[str, int]:
    """The columns by caption; captions that the sheet lacks are added on its right."""
    columns = dict(header.columns)
    lacking = [caption for caption in layout.captions if caption not in columns]
    if lacking:
        first = _Body(header.row, columns, values).width + 1
        work.journal.put(sheet, (header.row, first), [lacking])
        columns |= {caption: number for number, caption in enumerate(lacking, start=first)}
    for caption in layout.hidden:
        work.journal.dress(sheet.range((1, columns[caption])), {"columns.hidden": True})
    return columns


def _write_body(
    work: Work, sheet: xlwings.Sheet, layout: ResultLayout, body: _Body, rows: Sequence[Mapping[str, Cell]]
) -> None:
    old = _carried(sheet, layout, body)
    grid: list[list[Cell]] = []
    for row in rows:
        line: list[Cell] = [None] * body.width
        ours = {body.columns[caption]: cell for caption, cell in row.items()}
        kept = old.get(tuple(as_text(row.get(caption)).strip() for caption in layout.key), ())
        for number in range(1, body.width + 1):
            line[number - 1] = ours[number] if number in ours else (kept[number - 1] if number <= len(kept) else None)
        grid.append(line)
    height = max(len(grid), len(body.old_rows))
    if not height:
        return
    first = body.header_row + 1
    texts = [body.columns[caption] for caption in layout.texts]
    work.journal.put(sheet, (first, 1), [*grid, *([[None] * body.width] * (height - len(grid)))], texts)
    fit_table(work, sheet, body.header_row, max(len(grid), 1))


def _carried(sheet: xlwings.Sheet, layout: ResultLayout, body: _Body) -> Mapping[tuple[str, ...], Sequence[Cell]]:
    """The old rows by key, formulas as such."""
    rows, first = body.old_rows, body.header_row + 1
    if not rows:
        return {}
    cells = contents(sheet.range((first, 1), (first + len(rows) - 1, body.width)))
    return {_key(layout, body.columns, row): line for row, line in zip(rows, cells, strict=True)}


def _key(layout: ResultLayout, columns: Mapping[str, int], row: Sequence[Cell]) -> tuple[str, ...]:
    places = [columns[caption] for caption in layout.key]
    return tuple(as_text(row[place - 1]).strip() if place <= len(row) else "" for place in places)


def fit_table(work: Work, sheet: xlwings.Sheet, header_row: int, count: int) -> None:
    """Nothing; the table that has its header there ends with so many rows below it."""
    for table in sheet.tables:
        place = table.range
        if place.row == header_row and place.rows.count != count + 1:
            last: Place = (header_row + count, place.last_cell.column)
            work.journal.resize_table(table, sheet, sheet.range((header_row, place.column), last))
            return
