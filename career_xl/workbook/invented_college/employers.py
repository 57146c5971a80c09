"""Invented employers, and numbers with right control digits."""

from dataclasses import dataclass
from random import Random

from career_xl.domain.identifiers import is_inn, is_snils

_TAX_OFFICE = "6399"
"""No tax office of the region has this number, so no real organisation has such an ИНН."""


@dataclass(frozen=True)
class Employer:
    """An invented employer."""

    name: str
    number: int
    """Makes its ИНН."""
    defence: bool = False

    @property
    def inn(self) -> str:
        """Ten digits with the right control digit."""
        first = f"{_TAX_OFFICE}{self.number:05}"
        return next(inn for digit in range(10) if is_inn(inn := f"{first}{digit}"))


def entrepreneur_inn(number: int) -> str:
    """Twelve digits with the right control digits."""
    first = f"{_TAX_OFFICE}{number:06}"
    return next(inn for digits in range(100) if is_inn(inn := f"{first}{digits:02}"))


def invent_snils(random: Random, taken: set[str]) -> str:
    """A СНИЛС as it is printed, with the right control number and not taken yet."""
    while True:
        first = f"{random.randrange(150_000_000, 199_999_999)}"
        control = next(f"{number:02}" for number in range(100) if is_snils(f"{first}{number:02}"))
        snils = f"{first[:3]}-{first[3:6]}-{first[6:]} {control}"
        if snils not in taken:
            taken.add(snils)
            return snils


DIGITAL = Employer("ООО «Цифровая пристань»", 10011)
CLOUDS = Employer("ООО «Светлореченские облачные системы»", 10027)
MACHINE_TOOLS = Employer("АО «Светлореченский станкостроительный завод»", 10032, defence=True)
UNITS = Employer("АО «Луговской агрегатный завод»", 10048, defence=True)
INSTRUMENTS = Employer("АО «Степной приборный завод»", 10053, defence=True)
GRID = Employer("АО «Светлореченские электросети»", 10069)
INSTALLERS = Employer("ООО «Луговой энергомонтаж»", 10074)
CAR_CENTRE = Employer("ООО «Автоцентр Берёзовый»", 10085)
BUS_DEPOT = Employer("МУП «Светлореченский автобусный парк»", 10090)
HOUSE_BUILDERS = Employer("АО «Светлореченский домостроительный комбинат»", 10106)
BUILDERS = Employer("ООО «Степная строительная компания»", 10111)
ACCOUNTS = Employer("ООО «Баланс и учёт»", 10127)
SETTLEMENTS = Employer("МКУ «Светлореченский расчётный центр»", 10132)
KINDERGARTEN_14 = Employer("МБУ «Детский сад № 14 Ромашка»", 10148)
KINDERGARTEN_27 = Employer("МБУ «Детский сад № 27 Василёк»", 10153)
CANTEENS = Employer("ООО «Луговая трапеза»", 10169)
PASTRY = Employer("ООО «Кондитерский дом Медовый»", 10174)
WELDERS = Employer("ООО «Степные металлоконструкции»", 10185)
SHOP = Employer("ООО «Торговый дом Лесной»", 10190)
DELIVERY = Employer("ООО «Быстрая посылка»", 10206)

ANY_TRADE = (SHOP, DELIVERY)
"""Where those work who did not find work in their profession."""
