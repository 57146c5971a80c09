"""What the invented college teaches, and where its graduates find work."""

from dataclasses import dataclass

from career_xl.workbook.invented_college import employers
from career_xl.workbook.invented_college.employers import Employer


@dataclass(frozen=True)
class Programme:
    """A programme with its groups of three cohorts."""

    code: str
    name: str
    letters: str
    """Beginning of the name of its groups."""
    years: int
    """How long it is studied."""
    sizes: tuple[int, int, int]
    """Graduates by cohort, earliest first."""
    men: float
    """Share of men, 0…1."""
    positions: tuple[str, ...]
    """Positions of the profession: each contains a word that «Справочники» lists for the code."""
    employers: tuple[Employer, ...]
    part_time: int = 0
    """So many of each group do not study full-time."""
    part_time_form: str = "заочная"
    dual: float = 0.0
    """Share with a dual contract, 0…1: with the first employer."""
    target: float = 0.05
    """Share with a target contract, 0…1: with the first employer."""
    professionalitet: bool = False


PROGRAMMES = (
    Programme(
        "08.02.01",
        "Строительство и эксплуатация зданий и сооружений",
        "СТ",
        4,
        (13, 14, 14),
        0.75,
        ("техник-строитель", "мастер строительных работ", "прораб", "техник-геодезист"),
        (employers.HOUSE_BUILDERS, employers.BUILDERS),
        part_time=4,
        part_time_form="очно-заочная",
    ),
    Programme(
        "09.02.07",
        "Информационные системы и программирование",
        "ИСП",
        4,
        (19, 20, 22),
        0.72,
        ("программист", "младший разработчик", "тестировщик программ", "веб-разработчик", "техник-программист"),
        (employers.DIGITAL, employers.CLOUDS),
    ),
    Programme(
        "13.02.13",
        "Эксплуатация и обслуживание электрического и электромеханического оборудования (по отраслям)",
        "ЭМ",
        4,
        (14, 14, 15),
        0.9,
        ("электромонтёр", "техник-электромеханик", "электрослесарь по ремонту оборудования"),
        (employers.GRID, employers.MACHINE_TOOLS, employers.INSTALLERS),
        dual=0.25,
        target=0.15,
    ),
    Programme(
        "15.01.05",
        "Сварщик (ручной и частично механизированной сварки (наплавки))",
        "СВ",
        2,
        (11, 11, 12),
        0.95,
        ("электрогазосварщик", "сварщик ручной дуговой сварки"),
        (employers.UNITS, employers.WELDERS),
        dual=0.45,
        professionalitet=True,
    ),
    Programme(
        "15.02.16",
        "Технология машиностроения",
        "ТМ",
        4,
        (15, 16, 16),
        0.85,
        ("техник-технолог", "оператор станков с ЧПУ", "наладчик станков", "токарь"),
        (employers.MACHINE_TOOLS, employers.UNITS, employers.INSTRUMENTS),
        dual=0.55,
        target=0.25,
        professionalitet=True,
    ),
    Programme(
        "23.01.17",
        "Мастер по ремонту и обслуживанию автомобилей",
        "МА",
        2,
        (8, 8, 9),
        0.95,
        ("слесарь по ремонту автомобилей", "автомеханик"),
        (employers.BUS_DEPOT, employers.CAR_CENTRE),
    ),
    Programme(
        "23.02.07",
        "Техническое обслуживание и ремонт автотранспортных средств",
        "ТО",
        4,
        (17, 18, 18),
        0.92,
        ("механик автоколонны", "слесарь по ремонту автомобилей", "техник-диагност"),
        (employers.BUS_DEPOT, employers.CAR_CENTRE),
        dual=0.2,
    ),
    Programme(
        "38.02.01",
        "Экономика и бухгалтерский учёт (по отраслям)",
        "БУ",
        3,
        (15, 15, 15),
        0.08,
        ("бухгалтер", "помощник бухгалтера", "экономист", "кассир"),
        (employers.ACCOUNTS, employers.SETTLEMENTS),
        part_time=6,
    ),
    Programme(
        "43.02.15",
        "Поварское и кондитерское дело",
        "ПК",
        4,
        (16, 17, 18),
        0.3,
        ("повар", "кондитер", "повар горячего цеха", "пекарь"),
        (employers.CANTEENS, employers.PASTRY),
        dual=0.15,
    ),
    Programme(
        "44.02.01",
        "Дошкольное образование",
        "ДО",
        4,
        (16, 17, 17),
        0.02,
        ("воспитатель", "помощник воспитателя", "педагог дополнительного образования"),
        (employers.KINDERGARTEN_14, employers.KINDERGARTEN_27),
        part_time=5,
        target=0.2,
    ),
)
"""In the order of their codes."""

OTHER_POSITIONS = ("продавец-консультант", "курьер", "менеджер по продажам", "кладовщик")
"""Positions outside any of the professions."""
