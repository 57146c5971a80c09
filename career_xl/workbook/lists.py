"""The drop-down lists: which values each offers, and the defined name by which the sheets refer to it."""

from dataclasses import dataclass

from career_xl.domain.columns import Column
from career_xl.domain.dictionaries import NO, YES, dictionary_of
from career_xl.domain.document_kinds import DocumentKind, DocumentState
from career_xl.domain.tracks import ActualTrack, ForecastTrack
from career_xl.tables.events import EventKind, PartnerKind
from career_xl.tables.vacancies import VacancySource


@dataclass(frozen=True)
class DropDown:
    """One list of «Справочники»."""

    caption: str
    name: str
    """Defined name in formulas."""
    values: tuple[str, ...]


YES_NO = DropDown("Да или нет", "Список_ДаНет", (YES, NO))
PRESENCE = DropDown("Есть или нет", "Список_ЕстьНет", ("есть", "нет"))
SEX = DropDown("Пол", "Список_Пол", dictionary_of(Column.SEX).values)
STUDY_FORM = DropDown("Форма обучения", "Список_ФормаОбучения", dictionary_of(Column.STUDY_FORM).values)
DISABILITY = DropDown("Инвалидность", "Список_Инвалидность", dictionary_of(Column.DISABILITY).values)
ABILYMPICS = DropDown("Абилимпикс", "Список_Абилимпикс", dictionary_of(Column.ABILYMPICS).values)
FORECAST = DropDown("Прогнозный трек", "Список_ПрогнозныйТрек", tuple(track.label for track in ForecastTrack))
ACTUAL = DropDown("Фактический трек", "Список_ФактическийТрек", tuple(track.label for track in ActualTrack))
EVENT_KIND = DropDown("Вид мероприятия", "Список_ВидМероприятия", tuple(EventKind))
PARTNER_KIND = DropDown("Вид партнёра", "Список_ВидПартнёра", tuple(PartnerKind))
VACANCY_SOURCE = DropDown(
    "Источник вакансии",
    "Список_ИсточникВакансии",
    tuple(VacancySource),
)
DECISION = DropDown("Решение", "Список_Решение", ("исправлено", "подтверждаю", "уточняется"))
DEADLINE_STATE = DropDown("Состояние срока", "Список_СостояниеСрока", ("выполнено", "в работе", "не требуется"))
DOCUMENT_KIND = DropDown(
    "Вид документа",
    "Список_ВидДокумента",
    tuple(DocumentKind),
)
DOCUMENT_STATE = DropDown("Состояние документа", "Список_СостояниеДокумента", tuple(DocumentState))

DROP_DOWNS = (
    YES_NO,
    PRESENCE,
    SEX,
    STUDY_FORM,
    DISABILITY,
    ABILYMPICS,
    FORECAST,
    ACTUAL,
    EVENT_KIND,
    PARTNER_KIND,
    VACANCY_SOURCE,
    DECISION,
    DEADLINE_STATE,
    DOCUMENT_KIND,
    DOCUMENT_STATE,
)
"""All lists in the order of their columns on «Справочники»."""
