"""The table «Должности по кодам» of «Справочники»: words of the positions that match a programme code (rule L06)."""

from collections.abc import Mapping, Sequence

from career_xl.domain.programme import is_code
from career_xl.domain.spelling import caption_key, phrase_key
from career_xl.tables.sheet_values import Cell, SheetValues, as_text

_WORDS_CAPTION = caption_key("Слова должности")
_CODE_CAPTION = caption_key("Код")


def read_position_words(sheet: SheetValues | None) -> Mapping[str, tuple[str, ...]] | None:
    """The words by code, in comparable form; None when the workbook has no such sheet or table."""
    rows = position_rows(sheet)
    if rows is None:
        return None
    table: dict[str, tuple[str, ...]] = {}
    for code, text in rows:
        words = tuple(word for part in text.replace(";", ",").split(",") if (word := phrase_key(part)))
        if is_code(code) and words:
            table[code] = (*table.get(code, ()), *words)
    return table


def position_rows(sheet: SheetValues | None) -> tuple[tuple[str, str], ...] | None:
    """Code and words of each filled row as typed; None when the workbook has no such sheet or table.

    The table is found by its caption «Слова должности» anywhere on the sheet, with the nearest «Код» left of it.
    """
    for number, row in enumerate(sheet.rows if sheet else ()):
        captions = [caption_key(as_text(cell)) for cell in row]
        if _WORDS_CAPTION not in captions:
            continue
        words_at = captions.index(_WORDS_CAPTION)
        codes_at = [place for place, caption in enumerate(captions) if caption == _CODE_CAPTION]
        if not codes_at:
            continue
        code_at = min(codes_at, key=lambda place: (place > words_at, abs(place - words_at)))
        below = sheet.rows[number + 1 :] if sheet else ()
        pairs = ((_text(row, code_at).strip(), _text(row, words_at)) for row in below)
        return tuple(pair for pair in pairs if any(text.strip() for text in pair))
    return None


def _text(row: Sequence[Cell], place: int) -> str:
    return as_text(row[place]) if place < len(row) else ""
