"""The table «Должности по кодам» of «Справочники»: words of the positions that match a programme code (rule L06)."""

from collections.abc import Mapping

from career_xl.domain.programme import is_code
from career_xl.domain.spelling import caption_key, phrase_key
from career_xl.tables.sheet_values import SheetValues, as_text

_WORDS_CAPTION = caption_key("Слова должности")
_CODE_CAPTION = caption_key("Код")


def read_position_words(sheet: SheetValues | None) -> Mapping[str, tuple[str, ...]] | None:
    """The words by code, in comparable form; None when the workbook has no such sheet or table.

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
        return _read_table(sheet, number + 1, code_at, words_at) if sheet else None
    return None


def _read_table(sheet: SheetValues, first: int, code_at: int, words_at: int) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for row in sheet.rows[first:]:
        code = as_text(row[code_at]).strip() if code_at < len(row) else ""
        if not is_code(code):
            continue
        text = as_text(row[words_at]) if words_at < len(row) else ""
        words = tuple(word for part in text.replace(";", ",").split(",") if (word := phrase_key(part)))
        if words:
            table[code] = (*table.get(code, ()), *words)
    return table
