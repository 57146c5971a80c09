"""The settings of a college: what «Паспорт» says, with the default of every key (domain §2.1a)."""

import datetime as dt
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.dated import CallUpAge, CallUpWindow, MonthDay

DEFAULT_CALL_UP_AGES = (CallUpAge(18, 30), CallUpAge(18, 27, until=dt.date(2023, 12, 31)))
DEFAULT_TEMPLATE_FOLDER = "Шаблоны"
"""Beside the workbook."""


class Passport(BaseModel):
    """The settings of one workbook; None where the college has not said and no default can be right."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    full_name: str | None = None
    short_name: str | None = None
    region: str | None = None
    territory: str | None = None
    director: str | None = None
    director_position: str = "Директор"
    officer: str | None = None
    academic_year: AcademicYear | None = None
    report_date: dt.date | None = None
    cohorts: tuple[int, ...] = ()
    release_day: MonthDay = (7, 1)
    """Month and day on which a cohort is released."""
    order_number: str | None = None
    order_date: dt.date | None = None
    site: str | None = None
    hotline: str | None = None
    base_centre_email: str | None = None
    plan_published: bool | None = None
    site_section_conforms: bool | None = None
    group_chats: bool | None = None
    students: int | None = None
    first_year_students: int | None = None
    """First-year students admitted after nine years of school."""
    dual_students: int | None = None
    target_students: int | None = None
    target_applications: int | None = None
    target_offers: int | None = None
    support_participants: int | None = None
    """People are counted once in this and the following numbers, which no sheet tells (М5–П13)."""
    replicated_practices: int | None = None
    minor_students: int | None = None
    employed_minors: int | None = None
    training_participants: int | None = None
    fair_participants: int | None = None
    informed_graduates: int | None = None
    eligible_graduates: int | None = None
    interview_helped: int | None = None
    published_cvs: int | None = None
    correct_cvs: int | None = None
    advised_graduates: int | None = None
    target_k1: Decimal | None = None
    """Share 0…1, like the other targets."""
    target_k1_ovz: Decimal | None = None
    target_o36: Decimal | None = None
    target_o37: Decimal | None = None
    call_up_windows: tuple[CallUpWindow, ...] = (CallUpWindow((4, 1), (7, 15)), CallUpWindow((10, 1), (12, 31)))
    call_up_ages: tuple[CallUpAge, ...] = DEFAULT_CALL_UP_AGES
    family_care_is_risk: bool = False
    threat_counts_as_risk: bool = False
    """Whether К7 counts the rows under L06 («угроза перевода в риск», domain §4) too."""
    mass_return_share: Decimal = Decimal("0.2")
    facsimile_allowed: bool = False
    facsimile_file: str | None = None
    template_folder: str = DEFAULT_TEMPLATE_FOLDER
    """The college's own Word templates; once a workbook has been observed, with the folder that it lies in."""

    def release_date(self, cohort: int) -> dt.date:
        """The day on which the cohort is released."""
        month, day = self.release_day
        return dt.date(cohort, month, day)


FIELDS_BY_KEY: dict[str, str] = {
    "Полное наименование": "full_name",
    "Краткое наименование": "short_name",
    "Регион": "region",
    "Территория": "territory",
    "Директор (ФИО)": "director",
    "Должность директора": "director_position",
    "Ответственный ЦК (ФИО)": "officer",
    "Учебный год": "academic_year",
    "Отчётная дата": "report_date",
    "Годы выпуска": "cohorts",
    "Дата выпуска": "release_day",
    "Номер приказа о плане": "order_number",
    "Дата приказа о плане": "order_date",
    "Сайт": "site",
    "Горячая линия": "hotline",
    "Электронная почта БЦК": "base_centre_email",
    "План размещён": "plan_published",
    "Раздел сайта соответствует": "site_section_conforms",
    "Групповые чаты": "group_chats",
    "Всего студентов": "students",
    "Студентов первого курса на базе 9 классов": "first_year_students",
    "Студентов по дуальной технологии": "dual_students",
    "Студентов по целевым договорам": "target_students",
    "Заявки на целевое обучение": "target_applications",
    "Предложения работодателей на целевое обучение": "target_offers",
    "Участников поддержки и мероприятий": "support_participants",
    "Тиражированных практик": "replicated_practices",
    "Несовершеннолетних обучающихся": "minor_students",
    "Трудоустроенных несовершеннолетних": "employed_minors",
    "Участников мастер-классов, тренингов, семинаров": "training_participants",
    "Участников ярмарок и дней карьеры": "fair_participants",
    "Проинформированных о мерах поддержки": "informed_graduates",
    "Имеющих право на меры поддержки": "eligible_graduates",
    "Получивших помощь с резюме и собеседованием": "interview_helped",
    "Резюме в АИС": "published_cvs",
    "Корректных резюме в АИС": "correct_cvs",
    "Получивших рекомендации по диагностике": "advised_graduates",
    "Цель К1 все": "target_k1",
    "Цель К1 ОВЗ": "target_k1_ovz",
    "Цель О3.6": "target_o36",
    "Цель О3.7": "target_o37",
    "Окна призыва": "call_up_windows",
    "Призывной возраст": "call_up_ages",
    "Уход за родственником — риск": "family_care_is_risk",
    "Угроза перевода в риск — риск": "threat_counts_as_risk",
    "Порог массового возврата": "mass_return_share",
    "Факсимиле разрешено": "facsimile_allowed",
    "Файл факсимиле": "facsimile_file",
    "Папка шаблонов": "template_folder",
}
"""Field by the key as it stands in the first column of «Паспорт», in the order of the sheet."""
