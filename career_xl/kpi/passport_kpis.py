"""The indicators that «Паспорт» answers by itself: yes/no figures and shares of all students (domain §5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from career_xl.domain.passport import FIELDS_BY_KEY, Passport
from career_xl.domain.sheets import Sheet
from career_xl.kpi.codes import Code
from career_xl.kpi.figures import Figure, absent

_KEYS = {field: key for key, field in FIELDS_BY_KEY.items()}


@dataclass(frozen=True)
class StudentShare:
    """A share of the students of the college: fields of `Passport`."""

    numerator: str
    denominator: str
    without: tuple[str, ...] = ()
    """Those who are taken out of the denominator."""


PASSPORT_FLAGS: Mapping[Code, str] = MappingProxyType(
    {
        Code.O1_1: "plan_published",
        Code.O1_2: "site_section_conforms",
        Code.O1_3: "group_chats",
    }
)
"""Field of `Passport` that holds the answer."""

STUDENT_SHARES: Mapping[Code, StudentShare] = MappingProxyType(
    {
        Code.O3_6: StudentShare("dual_students", "students", without=("first_year_students",)),
        Code.O3_7: StudentShare("target_students", "students"),
        Code.O3_8: StudentShare("target_applications", "target_offers"),
    }
)


def flag_figure(code: Code, passport: Passport) -> Figure:
    """1 for «да», 0 for «нет»; absent where the college has not said."""
    field = PASSPORT_FLAGS[code]
    answer: bool | None = getattr(passport, field)
    if answer is None:
        return _unfilled([field])
    return Figure(int(answer), None, Fraction(int(answer)))


def student_figure(code: Code, passport: Passport) -> Figure:
    """The share of students; absent where a number is not filled in, no value where the denominator is not positive."""
    formula = STUDENT_SHARES[code]
    fields = [formula.numerator, formula.denominator, *formula.without]
    unfilled = [field for field in fields if getattr(passport, field) is None]
    if unfilled:
        return _unfilled(unfilled)
    numerator, whole, *without = (int(getattr(passport, field)) for field in fields)
    denominator = whole - sum(without)
    if denominator < 0:
        return absent(
            f"На листе «{Sheet.PASSPORT}» число {_keys(formula.without)} больше, чем {_keys([formula.denominator])}: "
            "исправьте числа."
        )
    if denominator == 0:
        return Figure(numerator, 0, reason=f"По числам листа «{Sheet.PASSPORT}» знаменатель равен нулю.")
    return Figure(numerator, denominator, Fraction(numerator, denominator))


def _unfilled(fields: Sequence[str]) -> Figure:
    return absent(f"На листе «{Sheet.PASSPORT}» не заполнено: {_keys(fields)}.")


def _keys(fields: Sequence[str]) -> str:
    return ", ".join(f"«{_KEYS[field]}»" for field in fields)
