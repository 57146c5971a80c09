"""The sheet «Справочники»: the lists behind the drop-downs, and the words of positions by code (domain §2.1b)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from career_xl.domain.sheets import Sheet
from career_xl.tables.sheet_values import Cell, as_text
from career_xl.workbook.lists import DROP_DOWNS, DropDown
from career_xl.workbook.look import CellStyle, hint_box
from career_xl.workbook.position_words import POSITION_WORDS
from career_xl.workbook.row_height import fitted_height
from career_xl.workbook.table_sheet import Draft
from career_xl.workbook.xlsx import Worksheet, fixed_cell_name

TABLE = "Должности_по_кодам"
_WORDS_HINT = (
    "Начала слов через запятую, строчными буквами. Должность подходит к коду, если содержит хотя бы одно из них. "
    "Дополняйте и исправляйте: проверка L06 смотрит только сюда."
)


@dataclass(frozen=True)
class DictionaryContents:
    """What stands on the sheet."""

    position_words: Sequence[tuple[str, str]] = POSITION_WORDS
    """Code and words of its positions."""
    additions: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Values of the college's own, by caption of the list."""
    own_lists: Mapping[str, Sequence[Cell]] = field(default_factory=dict)
    """Lists of the college's own, by caption."""


def write_dictionaries(draft: Draft, contents: DictionaryContents) -> None:
    """Nothing; writes the positions by code on the left, then one list per column, each with its defined name."""
    worksheet = draft.sheet(Sheet.DICTIONARIES, pages_wide=2)
    _write_positions(draft, worksheet, contents.position_words)
    # One column stays free between the table and the lists.
    for place, drop_down in enumerate(DROP_DOWNS, start=3):
        values = (*drop_down.values, *contents.additions.get(drop_down.caption, ()))
        _write_list(draft, worksheet, place, replace(drop_down, values=values))
    for place, (caption, cells) in enumerate(contents.own_lists.items(), start=3 + len(DROP_DOWNS)):
        _write_own_list(draft, worksheet, place, (caption, *cells))
    worksheet.set_row(0, 32)
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)


def _write_positions(draft: Draft, worksheet: Worksheet, words: Sequence[tuple[str, str]]) -> None:
    header = draft.look.header()
    captions = (("Код", 11, CellStyle.CENTRED_TEXT), ("Слова должности", 68, CellStyle.WRAPPED))
    for place, (caption, width, style) in enumerate(captions):
        worksheet.set_column(place, place, width, draft.look.column(style))
        worksheet.write_string(0, place, caption, header)
        for number, row in enumerate(words, start=1):
            worksheet.write_string(number, place, row[place], draft.look.cell(style))
            worksheet.set_row(number, fitted_height([(row[place], width)]))
    worksheet.write_comment(0, 1, _WORDS_HINT, hint_box(_WORDS_HINT))
    worksheet.add_table(
        0,
        0,
        max(len(words), 1),
        1,
        {
            "name": TABLE,
            "style": None,
            "columns": [{"header": caption, "header_format": header} for caption, *_ in captions],
        },
    )


def _write_own_list(draft: Draft, worksheet: Worksheet, place: int, cells: Sequence[Cell]) -> None:
    worksheet.set_column(place, place, max(len(as_text(cell)) for cell in cells) + 2)
    for number, cell in enumerate(cells):
        style = draft.look.cell(CellStyle.DATE if isinstance(cell, dt.date) else CellStyle.GENERAL)
        draft.write(worksheet, (number, place), cell, style if number else draft.look.header())


def _write_list(draft: Draft, worksheet: Worksheet, place: int, drop_down: DropDown) -> None:
    width = max(len(text) for text in (drop_down.caption, *drop_down.values)) + 2
    worksheet.set_column(place, place, width)
    worksheet.write_string(0, place, drop_down.caption, draft.look.header())
    style = draft.look.cell(CellStyle.GENERAL)
    for number, value in enumerate(drop_down.values, start=1):
        worksheet.write_string(number, place, value, style)
    first = fixed_cell_name(1, place)
    last = fixed_cell_name(len(drop_down.values), place)
    draft.workbook.define_name(drop_down.name, f"='{Sheet.DICTIONARIES}'!{first}:{last}")
