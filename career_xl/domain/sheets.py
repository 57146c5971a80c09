"""The sheets of a workbook, in their order (domain §2)."""

from enum import StrEnum


class Sheet(StrEnum):
    """Name of a sheet as it stands on its tab."""

    PASSPORT = "Паспорт"
    MONITORING = "Мониторинг"
    KPIS = "Показатели"
    CONTINGENT = "Контингент"
    FORM1 = "Форма 1"
    RISK_GROUP = "Группа риска"
    PLAN = "План"
    EVENTS = "Мероприятия"
    VACANCIES = "Вакансии"
    OPK_FORM2 = "ОПК Форма 2"
    OPK_FORM3 = "ОПК Форма 3"
    CALENDAR = "Календарь"
    FINDINGS = "Замечания"
    REGISTRY = "Реестр документов"
    DICTIONARIES = "Справочники"
    DASHBOARD = "Дашборд"
