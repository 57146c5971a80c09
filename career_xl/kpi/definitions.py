"""What an indicator is: code, name, unit, target, cohorts, source."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from career_xl.kpi.codes import Code


class Unit(StrEnum):
    """What a figure counts."""

    SHARE = "share"
    COUNT = "count"
    FLAG = "flag"


class Sign(StrEnum):
    """How a figure is compared with its target."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="


@dataclass(frozen=True)
class Target:
    """A target: sign and bound (share 0…1, count, or 1 for a flag)."""

    sign: Sign
    bound: Fraction


class Cohorts(StrEnum):
    """Which cohorts of the report an indicator has a figure for."""

    ALL = "all"
    LAST_TWO = "last_two"
    FIRST_TWO = "first_two"
    FIRST = "first"
    LAST = "last"
    YEAR = "year"
    """One figure of the academic year, no cohort."""

    def of(self, cohorts: tuple[int, ...]) -> tuple[int, ...]:
        """Those of the cohorts of the report (earliest first) that are meant; none for a figure of the year."""
        return {
            Cohorts.ALL: cohorts,
            Cohorts.LAST_TWO: cohorts[-2:],
            Cohorts.FIRST_TWO: cohorts[:2],
            Cohorts.FIRST: cohorts[:1],
            Cohorts.LAST: cohorts[-1:],
            Cohorts.YEAR: (),
        }[self]


class Category(StrEnum):
    """Which graduates of a cohort an indicator is about."""

    ALL = "все"
    OVZ = "ОВЗ"
    ABILYMPICS = "Абилимпикс"
    PROFESSIONALITET = "Профессионалитет"


@dataclass(frozen=True)
class KpiDefinition:
    """One indicator of the catalogue (domain §5)."""

    code: Code
    name: str
    """The indicator in words, without years, as the field names it."""
    short_name: str
    """The indicator in a few words, for tables and charts."""
    unit: Unit
    cohorts: Cohorts
    source: str
    """«000», «002-III-1», «003» …"""
    formula: str
    """Numerator and denominator in words, in Russian."""
    targets: tuple[tuple[Category, Target | None], ...] = ((Category.ALL, None),)
    """The categories with their targets; None: no target, or set in «Паспорт»."""
    passport_targets: tuple[tuple[Category, str], ...] = ()
    """Field of `Passport` that holds the target of a category."""
    same_as: tuple[Code, ...] = ()
    """Codes of the indicators that this one repeats (together)."""
    flag_words: tuple[str, str] = ("да", "нет")
    """How a yes/no figure is written: for 1, for 0."""

    @property
    def unit_label(self) -> str:
        """The words in the column «Единица»: «%», «ед.», «есть/нет»."""
        return {Unit.SHARE: "%", Unit.COUNT: "ед.", Unit.FLAG: "/".join(self.flag_words)}[self.unit]
