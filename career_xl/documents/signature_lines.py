"""How names, dates and blanks stand in the approval and signature blocks of a document."""

import datetime as dt
import re
from collections.abc import Sequence

from career_xl.domain.passport import FIELDS_BY_KEY, Passport
from career_xl.domain.spelling import squeeze

BLANK_NAME = "_" * 20
BLANK_NUMBER = "_" * 8
BLANK_DATE = "«____» ______________ 20___ г."
BLANK_LINE = "_" * 60
"""Lines to be filled in by hand where «Паспорт» says nothing."""

_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,3}")
_KEYS_BY_FIELD = {field: key for key, field in FIELDS_BY_KEY.items()}


def initials_first(full_name: str) -> str:
    """«В.Н. Верхозин» for «Верхозин Владимир Николаевич» and for «Верхозин В.Н.»; one word stays as it is."""
    surname, _, rest = squeeze(full_name).partition(" ")
    if not rest or _INITIALS.fullmatch(surname):
        return squeeze(full_name)
    if _INITIALS.fullmatch(rest):
        return f"{rest.replace(' ', '')} {surname}"
    names = rest.split()[:2]
    return f"{''.join(f'{name[0].upper()}.' for name in names)} {surname}"


def long_date(date: dt.date) -> str:
    """«19» сентября 2024 г."""
    return f"«{date.day:02}» {_MONTHS[date.month - 1]} {date.year} г."


def missing_keys_notes(passport: Passport, fields: Sequence[str]) -> list[str]:
    """One sentence naming the blank keys of «Паспорт» for which the document has a line instead, or none."""
    blank = ", ".join(f"«{_KEYS_BY_FIELD[field]}»" for field in fields if getattr(passport, field) is None)
    if not blank:
        return []
    return [
        f"На листе «Паспорт» не заполнено: {blank}. В документе для этого оставлено место: впишите от руки или "
        "заполните лист и создайте документ снова."
    ]
