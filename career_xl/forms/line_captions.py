"""Which of the five lines a row of the form is: by its caption, else by its number (domain §2.3)."""

import re
from functools import lru_cache

from career_xl.domain.contingent_lines import LINES
from career_xl.domain.spelling import phrase_key
from career_xl.tables.sheet_values import Cell, as_text

_NUMBER = re.compile(r"0?([1-5])(?:\.0)?", re.ASCII)
_BY_WORDS = (
    ("05", re.compile(r"целев")),
    ("04", re.compile(r"кроме")),
    ("03", re.compile(r"(?:из числа|строки 0?2).*инвалид|инвалид.*(?:из числа|строки 0?2)")),
    ("04", re.compile(r"инвалид(?!.*овз)")),
    ("02", re.compile(r"\bовз\b|ограничен")),
    ("01", re.compile(r"^всего|^общая численность|^численность выпускников")),
)
"""What tells each caption from the others; the first that fits."""


def line_by_number(cell: Cell) -> str:
    """«02» for 2, «2» and «02»; "" for anything else."""
    match = _NUMBER.fullmatch(as_text(cell).strip())
    return f"0{match[1]}" if match else ""


@lru_cache(maxsize=1024)
def line_by_caption(caption: str) -> str:
    """The line that the caption describes, in the ministry's words or near them; "" for none of the five."""
    words = phrase_key(caption)
    return _BY_KEY.get(words) or next((line for line, pattern in _BY_WORDS if pattern.search(words)), "")


_BY_KEY = {phrase_key(caption): line for line, caption in LINES.items()}
