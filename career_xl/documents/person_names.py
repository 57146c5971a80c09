"""Names of people in letters: the dative of an address, the salutation; the nominative wherever a case is not certain.

pytrovich knows the endings; what it would guess at is left alone here. A name in the nominative is never wrong on an
envelope, a name with a wrong ending is an offence.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from pytrovich.enums import Case, Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from career_xl.domain.spelling import squeeze


class Sex(StrEnum):
    """Sex of a person, as the column «Пол» writes it."""

    MALE = "м"
    FEMALE = "ж"


class PersonName(NamedTuple):
    """A name taken apart; the patronymic is empty where there is none."""

    surname: str
    first: str
    patronymic: str
    first_comes_first: bool = False
    """Written «Анна Петровна Смирнова»."""


_WORD = re.compile(r"[А-ЯЁа-яё]{2,}(?:[-’'][А-ЯЁа-яё]+)*")
_SON_AND_DAUGHTER = {"оглы": Sex.MALE, "оглу": Sex.MALE, "улы": Sex.MALE, "кызы": Sex.FEMALE, "гызы": Sex.FEMALE}
_PATRONYMIC_OF_MAN = re.compile(r"(?:вич|ьич|мич|тич|кич|нич)$")
_PATRONYMIC_OF_WOMAN = re.compile(r"(?:овна|евна|ична|инична)$")
_SURNAME = re.compile(
    r"(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|цкий|ская|цкая|енко|чук|щук|ук|юк|ян|дзе|швили|ых|их)$"
)
_FORMS_OF_MEN = ("ов", "ев", "ёв", "ин", "ын", "ой", "ый", "ий")
_FORMS_OF_WOMEN = ("ова", "ева", "ёва", "ина", "ына", "ая", "яя")
_SURE_SURNAMES_OF_MEN = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ый", "ко", "их", "ых")
_UNSURE_SURNAMES_OF_MEN = (
    *("ец", "ок", "ек", "ёк", "ел", "ёл", "ёр", "ень", "ель", "оть", "ёс", "ей", "голь", "заяц"),
    # Лев and its like, while Гуляев and Королёв are sure.
    *("лев", "лёв"),
)
"""Endings whose vowel may fall out (Кравец, Соловей, Орёл): the family alone knows."""
_PARTICLES = frozenset(
    ("аль", "эль", "бен", "ибн", "абу", "бинт", "ван", "фон", "дер", "де", "да", "ди", "ла", "ле", "дю", "сан", "тер")
)
_VOWELS = re.compile("[аеёиоуыэюя]")


def dative(full_name: str, sex: Sex | None) -> str:
    """«Смирновой Анне Петровне» for «Смирнова Анна Петровна»; the name as written where a case is not certain.

    Not certain are initials, Latin letters, names whose order or sex is unclear, foreign names of several words, and
    surnames whose vowel may fall out.
    """
    written = squeeze(full_name)
    name = taken_apart(written)
    known_sex = sex_of(name, sex) if name else None
    if name is None or known_sex is None or not _is_sure(name, known_sex):
        return written
    surname = _declined(name.surname, NamePart.LASTNAME, known_sex)
    first = _declined(name.first, NamePart.FIRSTNAME, known_sex)
    patronymic = _declined_patronymic(name.patronymic, known_sex)
    # A first name of a woman that keeps its soft sign (Адель, Айгуль): some decline it, some do not.
    if first is None or surname is None or patronymic is None or (first == name.first and first.endswith("ь")):
        return written
    words = (first, patronymic, surname) if name.first_comes_first else (surname, first, patronymic)
    return " ".join(filter(None, words))


def salutation(full_name: str, sex: Sex | None) -> str:
    """«Уважаемая Анна Петровна!»; the whole name where its parts are unclear, «Здравствуйте, …!» where the sex is."""
    name = taken_apart(squeeze(full_name))
    called = " ".join(filter(None, (name.first, name.patronymic))) if name else squeeze(full_name)
    known_sex = sex_of(name, sex) if name else sex
    if known_sex is None:
        return f"Здравствуйте, {called}!" if called else "Здравствуйте!"
    word = "Уважаемый" if known_sex is Sex.MALE else "Уважаемая"
    return f"{word} {called}!" if called else f"{word} {'выпускник' if known_sex is Sex.MALE else 'выпускница'}!"


def taken_apart(full_name: str) -> PersonName | None:
    """The parts of a name in Russian letters; None where it is not certain which word is what."""
    words = full_name.split()
    if not 2 <= len(words) <= 4 or not all(map(_WORD.fullmatch, words)):
        return None
    if len(words) == 4:
        if words[3].casefold() not in _SON_AND_DAUGHTER:
            return None
        return PersonName(words[0], words[1], " ".join(words[2:]))
    if len(words) == 2:
        # «Пётр Иванов»: the surname stands behind.
        behind = _looks_like_surname(words[1]) and not _looks_like_surname(words[0])
        return None if behind or _patronymic_sex(words[1]) else PersonName(words[0], words[1], "")
    # «Иван Ильич Попович» and «Попович Ильич …» cannot be told apart.
    if _patronymic_sex(words[1]) and _patronymic_sex(words[2]):
        return None
    if _patronymic_sex(words[2]):
        return PersonName(words[0], words[1], words[2])
    if _patronymic_sex(words[1]):
        return PersonName(words[2], words[0], words[1], first_comes_first=True)
    return None


def sex_of(name: PersonName, written: Sex | None) -> Sex | None:
    """The sex that the column and the patronymic agree on; None where they contradict each other or say nothing."""
    by_name = _patronymic_sex(name.patronymic)
    if by_name and written and by_name is not written:
        return None
    return written or by_name


def _is_sure(name: PersonName, sex: Sex) -> bool:
    parts = name.surname.casefold().split("-")
    if set(parts) & _PARTICLES or "'" in name.surname or "’" in name.surname:
        return False
    last = parts[-1]
    if sex is Sex.FEMALE:
        return not last.endswith(_FORMS_OF_MEN)
    if last.endswith(_FORMS_OF_WOMEN) or "-" in name.first:
        return False
    if len(parts) > 1:
        return all(part.endswith(_SURE_SURNAMES_OF_MEN) for part in parts)
    if last.endswith("ий") and not last.endswith(("ский", "цкий")):
        return False
    if last in ("лев", "лёв") or (len(_VOWELS.findall(last)) == 1 and last.endswith(("ой", "ий", "ый"))):
        return False
    return last.endswith(_SURE_SURNAMES_OF_MEN) or not last.endswith(_UNSURE_SURNAMES_OF_MEN)


def _declined(word: str, part: NamePart, sex: Sex) -> str | None:
    """The word in the dative, in its own capitals; None where the rules have lost the word."""
    gender = Gender.MALE if sex is Sex.MALE else Gender.FEMALE
    plain = "-".join(piece.capitalize() for piece in word.split("-")) if word.isupper() else word
    declined: str = _maker().make(part, gender, Case.DATIVE, plain)
    if declined[:1] != plain[:1]:
        return None
    return declined.upper() if word.isupper() else declined


def _declined_patronymic(patronymic: str, sex: Sex) -> str | None:
    if not patronymic or " " in patronymic or patronymic.casefold() in _SON_AND_DAUGHTER:
        return patronymic
    declined = _declined(patronymic, NamePart.MIDDLENAME, sex)
    return None if declined == patronymic else declined


def _patronymic_sex(word: str) -> Sex | None:
    last = word.casefold().rpartition(" ")[2]
    if last in _SON_AND_DAUGHTER:
        return _SON_AND_DAUGHTER[last]
    if _PATRONYMIC_OF_WOMAN.search(last):
        return Sex.FEMALE
    return Sex.MALE if _PATRONYMIC_OF_MAN.search(last) else None


def _looks_like_surname(word: str) -> bool:
    return _SURNAME.search(word.casefold()) is not None


@lru_cache(maxsize=1)
def _maker() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()
