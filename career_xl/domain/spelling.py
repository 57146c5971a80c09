"""When two spellings mean the same: captions and values, company names, codes in look-alike letters."""

import re
from collections.abc import Iterable
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile("[\xad\u200b\u200c\u200d\u2060\ufeff]")
_ENDS = " \t.,:;!?*()[]{}«»\"'“”„–—-_/\\"
_QUOTES = re.compile("[«»\"'“”„‘’`]")
_LATIN_OF_CYRILLIC = str.maketrans("АВСЕНКМОРТХУ", "ABCEHKMOPTXY")

_LONG_FORMS = (
    "общество с ограниченной ответственностью",
    "общество с дополнительной ответственностью",
    "открытое акционерное общество",
    "закрытое акционерное общество",
    "публичное акционерное общество",
    "непубличное акционерное общество",
    "акционерное общество",
    "производственный кооператив",
    "сельскохозяйственный производственный кооператив",
    "крестьянское (фермерское) хозяйство",
    "крестьянское фермерское хозяйство",
    "глава крестьянского (фермерского) хозяйства",
    "индивидуальный предприниматель",
    "автономная некоммерческая организация",
    "некоммерческая организация",
)
_SHORT_FORMS = (
    "ооо|одо|оао|зао|пао|нао|ао|ип|фгуп|фкп|гуп|муп|пк|спк|кфх|к(ф)х|глава кфх|ано|нко|тоо|"
    # Institutions: owner, kind of budget, level of education, health or culture.
    "фгбу|фгку|фгау|фку|гбу|гку|гау|мбу|мку|мау|гбуз|гауз|гкуз|мбуз|фгбуз|гбук|мбук|маук|"
    "фгбоу|фгаоу|гбоу|гаоу|гкоу|мбоу|маоу|мкоу|гбдоу|мбдоу|мадоу|мкдоу|гбпоу|гапоу|чпоу|чоу|чу"
)
_INSTITUTION = (
    r"(?:федеральное )?(?:государственное|муниципальное|частное|федеральное)"
    r"(?: (?:бюджетное|автономное|казенное|унитарное))?"
    r"(?: (?:дошкольное|общеобразовательное|профессиональное|образовательное))*"
    r" (?:учреждение|предприятие)(?: (?:здравоохранения|культуры))?"
)
"""«Муниципальное бюджетное дошкольное образовательное учреждение» and its kind, written out."""


def _longest_first(forms: Iterable[str]) -> str:
    # «публичное акционерное общество» contains «акционерное общество».
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_LEGAL_FORM = re.compile(
    rf"(?<!\w)(?:{_INSTITUTION}|{_longest_first(_LONG_FORMS)}|{_longest_first(_SHORT_FORMS.split('|'))})(?!\w)"
)
_NOT_WORD = re.compile(r"[^\w]+")


@lru_cache(maxsize=65536)
def caption_key(text: str) -> str:
    """The form in which captions and dictionary values are compared.

    Ignores case, ё/е, spaces and line breaks wherever they stand, and punctuation at the ends (domain §2): a caption
    wrapped at «/» or in the middle of a word is still itself. A text of nothing but punctuation is kept, so that «-»
    stays a value of its own.
    """
    return _SPACES.sub("", phrase_key(text))


@lru_cache(maxsize=65536)
def phrase_key(text: str) -> str:
    """The form in which words are looked for in a text: like `caption_key`, but the words stay apart."""
    line = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    return (line.strip(_ENDS) or line).casefold().replace("ё", "е")


@lru_cache(maxsize=65536)
def company_key(text: str) -> str:
    """The form in which company names are compared by meaning: without legal form, quotes, case, ё/е, spaces.

    A name that is nothing but a legal form is kept, so that «АО» does not equal every blank (domain §3).
    """
    name = _SPACES.sub(" ", _QUOTES.sub(" ", text)).strip().casefold().replace("ё", "е")
    bare = _NOT_WORD.sub("", _LEGAL_FORM.sub(" ", name))
    return bare or _NOT_WORD.sub("", name)


def person_key(text: str) -> str:
    """The form in which full names are compared: case, ё/е and spaces do not matter."""
    return squeeze(text).casefold().replace("ё", "е")


def squeeze(text: str) -> str:
    """The text in one line, with single spaces and none at the ends."""
    return " ".join(text.split())


def look_alike_key(code: str) -> str:
    """The form in which codes are compared: case and Latin or Cyrillic look-alikes do not matter."""
    return code.strip().upper().translate(_LATIN_OF_CYRILLIC)


def look_alike(code: str, known: frozenset[str]) -> str | None:
    """The member of `known` that the code spells in Latin or Cyrillic look-alikes, or None («K2» for «К2»)."""
    key = look_alike_key(code)
    return next((name for name in known if look_alike_key(name) == key), None)
