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
    is_part: bool = False
    """Whether the numerator cannot be more than the denominator."""


PASSPORT_COUNTS: Mapping[Code, str] = MappingProxyType({Code.M9: "replicated_practices"})
"""Field of `Passport` that holds the number."""

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
        Code.M11: StudentShare("employed_minors", "minor_students", is_part=True),
        Code.P9: StudentShare("informed_graduates", "eligible_graduates", is_part=True),
        Code.P12: StudentShare("correct_cvs", "published_cvs", is_part=True),
    }
)


def flag_figure(code: Code, passport: Passport) -> Figure:
    """1 for «да», 0 for «нет»; absent where the college has not said."""
    field = PASSPORT_FLAGS[code]
    answer: bool | None = getattr(passport, field)
    if answer is None:
        return unfilled([field])
    return Figure(int(answer), None, Fraction(int(answer)))


def student_figure(code: Code, passport: Passport) -> Figure:
    """The share of students; absent where a number is not filled in, no value where the denominator is not positive."""
    formula = STUDENT_SHARES[code]
    fields = [formula.numerator, formula.denominator, *formula.without]
    blank = [field for field in fields if getattr(passport, field) is None]
    if blank:
        return unfilled(blank)
    numerator, whole, *without = (int(getattr(passport, field)) for field in fields)
    denominator = whole - sum(without)
    if denominator < 0:
        return _too_large(formula.without, formula.denominator)
    if denominator == 0:
        return Figure(numerator, 0, reason=f"По числам листа «{Sheet.PASSPORT}» знаменатель равен нулю.")
    if formula.is_part and numerator > denominator:
        return _too_large([formula.numerator], formula.denominator)
    return Figure(numerator, denominator, Fraction(numerator, denominator))


def _too_large(fields: Sequence[str], whole: str) -> Figure:
    return absent(
        f"На листе «{Sheet.PASSPORT}» число {keys_of(fields)} больше, чем {keys_of([whole])}: исправьте числа."
    )


def count_figure(code: Code, passport: Passport) -> Figure:
    """The number; absent where the college has not said."""
    field = PASSPORT_COUNTS[code]
    number = getattr(passport, field)
    return unfilled([field]) if number is None else Figure(number, None, Fraction(number))


def unfilled(fields: Sequence[str]) -> Figure:
    """No figure: «Паспорт» lacks these fields."""
    return absent(f"На листе «{Sheet.PASSPORT}» не заполнено: {keys_of(fields)}.")


def keys_of(fields: Sequence[str]) -> str:
    """The fields as «Паспорт» calls them: «Всего студентов», «Сайт»."""
    return ", ".join(f"«{_KEYS[field]}»" for field in fields)
