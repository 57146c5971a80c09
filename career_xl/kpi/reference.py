"""The page of the manual that lists all indicators, made from the catalogue."""

from career_xl.domain.passport import FIELDS_BY_KEY
from career_xl.kpi.catalogue import SECTIONS
from career_xl.kpi.compute import COMPUTED
from career_xl.kpi.definitions import Category, Cohorts, KpiDefinition, Target
from career_xl.kpi.figure_text import target_text
from career_xl.kpi.no_data import no_data_causes

_COHORTS = {
    Cohorts.ALL: "все годы выпуска отчёта",
    Cohorts.LAST_TWO: "два последних года выпуска",
    Cohorts.FIRST_TWO: "два первых года выпуска",
    Cohorts.FIRST: "первый год выпуска",
    Cohorts.LAST: "последний год выпуска",
    Cohorts.YEAR: "учебный год",
}
_PASSPORT_KEYS = {field: key for key, field in FIELDS_BY_KEY.items()}
_OPENING = """# Показатели

<!-- Страница создана из перечня показателей (`career_xl.kpi.reference`): правьте перечень, а не её. -->

Коды можно набирать русскими или похожими латинскими буквами: «К2» и «K2» — одно и то же.

- **Категории.** «все» — все выпускники года; «ОВЗ» — лица с ОВЗ, инвалиды, дети-инвалиды; «Абилимпикс» — призёры и
  победители; «Профессионалитет» — участники. Доля считается от числа выпускников этой же категории.
- **Годы выпуска отчёта** — из строки «Годы выпуска» листа «Паспорт», а если она пуста, три последних года, которые есть
  на листе «Мониторинг». На каждый год — своя строка.
- **Учебный год** — с 1 сентября по 31 августа. Мероприятия относятся к нему по столбцу «Дата».
- **Сравнение с целью** — по неокруглённой доле; на экране один знак после запятой и рядом «n из N».
- **Н/д** стоит, если делить не на что (N = 0), нет нужного листа, столбца или числа либо выпуск ещё не состоялся
  (К7, М3). Нулём такое значение не заменяется. Пустая ячейка «да/нет» считается как «нет».
- **До цели не хватает.** Для «не меньше»: столько выпускников нужно добавить в числитель; для «не больше»: на столько
  их больше допустимого.
- **Занятые** — треки «Трудоустройство», «Договор ГПХ», «ИП», «Самозанятость»; **трудоустроенные** — первые два из них.
"""
_HEADER = "| Код | Показатель | Числитель / знаменатель | За что | Ед. | Цель | Источник | Н/д, если |"


def kpi_reference() -> str:
    """The page in Markdown, Russian: what the terms mean, then a table per part of the catalogue."""
    parts = [_OPENING]
    for title, definitions in SECTIONS:
        rows = "\n".join(_row(definition) for definition in definitions)
        parts.append(f"## {title}\n\n{_HEADER}\n|{'---|' * 8}\n{rows}\n")
    return "\n".join(parts)


def _row(definition: KpiDefinition) -> str:
    cells = (
        f"**{definition.code}**",
        definition.name,
        definition.formula,
        _COHORTS[definition.cohorts],
        definition.unit_label,
        _targets(definition),
        definition.source,
        _no_data(definition),
    )
    return f"| {' | '.join(cells)} |"


def _no_data(definition: KpiDefinition) -> str:
    return "; ".join(no_data_causes(definition)) if definition.code in COMPUTED else "—"


def _targets(definition: KpiDefinition) -> str:
    texts = [(category, _target(definition, category, target)) for category, target in definition.targets]
    if len(texts) == 1:
        return texts[0][1]
    return "; ".join(f"{category}: {text}" for category, text in texts)


def _target(definition: KpiDefinition, category: Category, target: Target | None) -> str:
    field = dict(definition.passport_targets).get(category)
    return f"«Паспорт», «{_PASSPORT_KEYS[field]}»" if field else target_text(definition, category, target)
