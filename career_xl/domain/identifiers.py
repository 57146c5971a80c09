"""СНИЛС and ИНН: their digits and control numbers."""

import re

_SEPARATORS = re.compile(r"[\s\-–—.]+")
# Numbers up to 001-001-998 were issued before control numbers and carry none.
_LAST_SNILS_WITHOUT_CONTROL = 1_001_998
_INN10_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN11_WEIGHTS = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN12_WEIGHTS = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)


def snils_digits(value: object) -> str:
    """The digits of a СНИЛС without separators; a number gets its leading zeros back.

    Text that holds anything but digits and separators is returned without separators, so that it stays invalid.
    """
    if isinstance(value, (int, float)):
        return _whole(value).zfill(11)
    return _SEPARATORS.sub("", str(value))


def inn_digits(value: object) -> str:
    """The digits of an ИНН without spaces; a number that lost one leading zero gets it back (regions 01–09)."""
    if isinstance(value, (int, float)):
        digits = _whole(value)
        return digits.zfill(10 if len(digits) <= 10 else 12)
    return _SEPARATORS.sub("", str(value))


def is_snils(digits: str) -> bool:
    """True when the text is 11 digits with the right control number (Federal law 27-FZ, Pension Fund rule)."""
    if len(digits) != 11 or not digits.isascii() or not digits.isdecimal() or digits == "0" * 11:
        return False
    if int(digits[:9]) <= _LAST_SNILS_WITHOUT_CONTROL:
        return True
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(9, 0, -1), strict=True))
    return total % 101 % 100 == int(digits[9:])


def is_inn(digits: str) -> bool:
    """True when the text is 10 or 12 digits with the right control digits (order of the tax service ЕД-7-14/559)."""
    if not digits.isascii() or not digits.isdecimal() or set(digits) == {"0"}:
        return False
    if len(digits) == 10:
        return _control(digits, _INN10_WEIGHTS) == int(digits[9])
    if len(digits) == 12:
        return _control(digits, _INN11_WEIGHTS) == int(digits[10]) and _control(digits, _INN12_WEIGHTS) == int(
            digits[11]
        )
    return False


def _control(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11 % 10


def _whole(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)
