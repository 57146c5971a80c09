"""The command «Формы ОПК» of the group «Документы»: fills both weekly forms and writes the copy of the week."""

from collections.abc import Sequence

import xlwings

from career_xl.documents.records import opk_records
from career_xl.documents.registry import enter
from career_xl.domain.sheets import Sheet
from career_xl.hosts.sheet_lock import unlocked
from career_xl.macros.paperwork import written
from career_xl.macros.places import free_path, registry_of
from career_xl.macros.reading import find_sheet, read_sheet
from career_xl.macros.registry_sheet import show_registry
from career_xl.macros.result_look import Choices, ResultLayout, Rows, dress_body
from career_xl.macros.result_sheet import fit_table, write_rows
from career_xl.macros.session import Answer, Work
from career_xl.opk.filling import FilledRow, fill_forms, summary
from career_xl.tables.opk_sheets import SUPPORT_COLUMNS, DefenceForm, Form2Column
from career_xl.tables.sheet_values import Cell, is_blank
from career_xl.workbook.lists import YES_NO
from career_xl.workbook.look import CellStyle
from career_xl.workbook.opk_file import weekly_name, write_weekly_copy
from career_xl.workbook.sheets.opk import FORM2_COLUMNS, FORM3_COLUMNS
from career_xl.workbook.table_sheet import TableColumn

_KEY = (Form2Column.ENTERPRISE, Form2Column.CODE, Form2Column.POSITION)
_TEXTS = (CellStyle.WRAPPED, CellStyle.CENTRED_TEXT)


def _layout(sheet: Sheet, columns: Sequence[TableColumn]) -> ResultLayout:
    support = Choices(YES_NO.values, "Поддержка", "Поддержка от предприятия: да или нет.")
    return ResultLayout(
        sheet=sheet,
        widths={column.caption: column.width for column in columns},
        needed=_KEY,
        key=_KEY,
        texts=tuple(column.caption for column in columns if column.style in _TEXTS),
        styles={column.caption: column.style for column in columns if column.style is not CellStyle.DATE},
        choices={column.caption: support for column in columns if column.caption in SUPPORT_COLUMNS},
    )


_FORM2, _FORM3 = _layout(Sheet.OPK_FORM2, FORM2_COLUMNS), _layout(Sheet.OPK_FORM3, FORM3_COLUMNS)


def opk(work: Work) -> Answer:
    """What was filled in on «ОПК Форма 2» and «ОПК Форма 3», and where the copy of the week was written."""
    observation = work.observation
    forms = fill_forms(observation)
    sentence = summary(forms, observation.report_date)
    if not forms.rows:
        return Answer(sentence, forms.notes)
    work.begin("листы форм")
    _show(work, _FORM3, observation.form3, forms.form3)
    _show(work, _FORM2, observation.form2, forms.form2).activate()
    work.begin("книга недели")
    target = free_path(work.book, weekly_name(observation))
    write_weekly_copy(forms, observation, target)
    registry = registry_of(work.book)
    notes = list(forms.notes)
    for record in opk_records(forms, observation.passport, observation.report_date):
        notes += enter(registry, record, [target])
    notes += show_registry(work, registry)
    return written(sentence.removesuffix("."), target, work.book, tuple(notes))


def _show(work: Work, layout: ResultLayout, form: DefenceForm | None, rows: Sequence[FilledRow]) -> xlwings.Sheet:
    """The sheet, in which the proposals stand and nothing else has changed."""
    sheet = find_sheet(work.book, layout.sheet)
    if form is None or sheet is None:
        return write_rows(work, layout, [row.cells for row in rows]).sheet
    with unlocked(sheet):
        for row in rows:
            for caption in row.proposed if row.row else ():
                place = form.columns[caption]
                texts = (place,) if caption in layout.texts else ()
                work.journal.put(sheet, (row.row or 0, place), [[row.cells[caption]]], texts)
        _append(work, layout, form, (sheet, [row for row in rows if row.row is None]))
    return sheet


def _append(
    work: Work, layout: ResultLayout, form: DefenceForm, added: tuple[xlwings.Sheet, Sequence[FilledRow]]
) -> None:
    """Nothing; the added rows stand below everything on the sheet, in its table where it has one."""
    sheet, rows = added
    if not rows:
        return
    filled = (number for number, cells in enumerate(read_sheet(sheet).rows, start=1) if not all(map(is_blank, cells)))
    first = max([form.header_row, *filled]) + 1
    grid: list[list[Cell]] = [[None] * max(form.columns.values()) for _ in rows]
    for line, row in zip(grid, rows, strict=True):
        for caption in row.proposed:
            line[form.columns[caption] - 1] = row.cells[caption]
    texts = [form.columns[caption] for caption in layout.texts if caption in form.columns]
    work.journal.put(sheet, (first, 1), grid, texts)
    last = first + len(rows) - 1
    if any(table.range.row == form.header_row and table.range.last_cell.row < last for table in sheet.tables):
        fit_table(work, sheet, form.header_row, last - form.header_row)
    _dress(work, layout, sheet, Rows(first, len(rows), form.columns))


def _dress(work: Work, layout: ResultLayout, sheet: xlwings.Sheet, rows: Rows) -> None:
    """Nothing; the rows look as in a new workbook, in the columns that the sheet has."""
    present = ResultLayout(
        sheet=layout.sheet,
        widths=layout.widths,
        needed=layout.needed,
        key=layout.key,
        styles={caption: style for caption, style in layout.styles.items() if caption in rows.columns},
        choices={caption: choices for caption, choices in layout.choices.items() if caption in rows.columns},
    )
    dress_body(work, sheet, present, rows)
