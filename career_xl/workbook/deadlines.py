"""The deadlines of an academic year, as the sheet «Календарь» lists them (domain §7)."""

import datetime as dt
from dataclasses import dataclass

from career_xl.domain.academic_year import AcademicYear

_FRIDAY = 4


@dataclass(frozen=True)
class Deadline:
    """One deadline: the last day, what is to be done by it, the source."""

    date: dt.date
    task: str
    source: str


def deadlines(year: AcademicYear) -> tuple[Deadline, ...]:
    """The deadlines from 1 September to 31 August, earliest first; a weekend does not move them."""
    return tuple(sorted((*_of_the_year(year), *_monthly(year)), key=lambda deadline: deadline.date))


def _monthly(year: AcademicYear) -> list[Deadline]:
    days = [dt.date(year.start + (month < 9), month, 1) for month in range(1, 13)]
    return [Deadline(day, "Обновить треки всех выпусков на листе «Мониторинг» и в АИС.", "001") for day in days]


def _of_the_year(year: AcademicYear) -> list[Deadline]:
    released, graduating = year.start, year.start + 1
    first_friday = year.first_day + dt.timedelta(days=(_FRIDAY - year.first_day.weekday()) % 7)
    return [
        Deadline(year.first_day, f"Утвердить и разместить на сайте план работы на {year.short} учебный год.", "001"),
        Deadline(year.first_day, "Заполнить карточку организации в АИС.", "001"),
        Deadline(
            first_friday,
            "Отправить формы ОПК 2 и 3 или письмо «новых данных нет» — до 12:00 и далее каждую пятницу.",
            "001",
        ),
        Deadline(
            dt.date(released, 11, 1),
            f"Перевести в «Риск» выпускников {released} года, у которых нет фактического трека.",
            "001",
        ),
        Deadline(
            dt.date(released, 12, 31),
            f"Сверить контингент {released} года со СПО-1, подписать и отправить скан.",
            "001",
        ),
        Deadline(dt.date(released, 12, 31), f"Завершить наблюдение за выпуском {released - 1} года.", "004"),
        Deadline(dt.date(graduating, 1, 31), f"Внести прогнозные треки выпускников {graduating} года.", "000"),
        Deadline(dt.date(graduating, 2, 28), f"Составить группу риска выпускников {graduating} года.", "000"),
        Deadline(
            dt.date(graduating, 5, 26),
            "Подвести итоги мероприятий для студентов с инвалидностью и ОВЗ.",
            "001",
        ),
        Deadline(dt.date(graduating, 6, 30), "Обновить раздел сайта о содействии трудоустройству.", "001"),
        Deadline(
            dt.date(graduating, 6, 30), "Проанализировать показатели года и разместить отчёт на сайте.", "000, 001"
        ),
        Deadline(
            dt.date(graduating, 7, 1), f"Начать внесение фактических треков выпускников {graduating} года.", "001"
        ),
        Deadline(
            dt.date(graduating, 7, 7),
            f"Сформировать контингент {graduating} года по строкам 01–05, подписать и отправить скан.",
            "001",
        ),
    ]
