"""How the ministry's forms are laid out in which academic year: sheet, numbering row, captions (MP)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self

from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.periods import in_force


@dataclass(frozen=True)
class FormLayout:
    """One sheet of a form."""

    sheet_name: str
    numbering_row: int
    """Row in which the recipient looks for the numbers of the columns, from 1; the data follow it."""
    captions: Mapping[str, str]
    """Caption by number of the column, in their order."""

    def changed(self, captions: Mapping[str, str], without: frozenset[str] = frozenset()) -> Self:
        """The layout with other or further captions, the further ones at the end, and without some columns."""
        kept = {number: caption for number, caption in self.captions.items() if number not in without}
        return replace(self, captions=MappingProxyType({**kept, **captions}))


@dataclass(frozen=True)
class FormLayouts:
    """The sheets of Form 1 in force from an academic year on."""

    year: AcademicYear
    form1: FormLayout = field(repr=False)
    limitations: FormLayout = field(repr=False)
    """«2. Нозологии»."""
    targets: FormLayout = field(repr=False)
    """«3. Целевики»."""

    def successor(self, year: AcademicYear, **sheets: FormLayout) -> Self:
        """The layouts of a later year: these, with the named sheets replaced."""
        return replace(self, year=year, **sheets)


_FORM1 = MappingProxyType(
    {
        "01": "№ п/п",
        "02": "Код и наименование профессии, специальности",
        "03": "Номер строки",
        "04": "Категория выпускников",
        "05": "Всего выпускников",
        "06": "Трудоустроены (трудовой договор, договор ГПХ)",
        "07": "Индивидуальные предприниматели",
        "08": "Самозанятые",
        "09": "Продолжили обучение",
        "10": "Призваны в ВС РФ",
        "11": "Служат по контракту",
        "12": "Отпуск по беременности, родам, уходу за ребёнком, усыновлению",
        "13": "Риск: неформальная занятость",
        "14": "Риск: безработные в ЦЗН",
        "15": "Риск: нет мотивации",
        "16": "Риск: иные причины",
        "17": "Смерть, тяжёлое состояние здоровья",
        "18": "Следствие, отбывание наказания",
        "19": "Выезд за пределы РФ",
        "20": "Уход за родственником",
        "21": "Иностранные граждане без СНИЛС",
        "22": "Прогноз: трудоустройство",
        "23": "Прогноз: ИП",
        "24": "Прогноз: самозанятость",
        "25": "Прогноз: призыв в ВС РФ",
        "26": "Прогноз: служба по контракту",
        "27": "Прогноз: продолжение обучения",
        "28": "Меры содействия занятости",
        "30": "Примечание",
    }
)
"""The form has no column 29."""
_LIMITATIONS = (
    "Код и наименование профессии, специальности",
    "Уникальный номер выпускника",
    "Нозология",
    "Категория",
    "Договор о целевом обучении",
    "Участие в «Абилимпиксе»",
    "Занятость",
)
_TARGETS = (
    "Код и наименование профессии, специальности",
    "Уникальный номер выпускника",
    "Заказчик целевого обучения",
    "Примечание о заказчике",
    "ИНН заказчика",
    "Договор: действует или расторгнут",
    "Если действует: что делает выпускник",
    "Если расторгнут: как",
    "Если расторгнут: причина",
    "Если расторгнут: что делает выпускник",
)


def _numbered(captions: tuple[str, ...]) -> Mapping[str, str]:
    return MappingProxyType({str(number): caption for number, caption in enumerate(captions, start=1)})


_OF_2025 = FormLayouts(
    AcademicYear(2025),
    FormLayout("Форма 1 пятистрочная", 5, _FORM1),
    FormLayout("2. Нозологии", 2, _numbered(_LIMITATIONS)),
    FormLayout("3. Целевики", 2, _numbered(_TARGETS)),
)

FORM_LAYOUTS: tuple[FormLayouts, ...] = (_OF_2025, _OF_2025.successor(AcademicYear(2026)))
"""The layouts, earliest first. No other form is known for 2026/27: it has that of 2025/26."""


def form_layouts_for(report_date: dt.date) -> FormLayouts:
    """The layouts in force on the reporting date; before the first ones, the first."""
    return in_force(FORM_LAYOUTS, report_date)
