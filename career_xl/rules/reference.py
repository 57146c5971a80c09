"""The page of the manual that lists all rules, made from their definitions."""

from collections.abc import Sequence
from itertools import pairwise

from career_xl.domain.columns import Column
from career_xl.rules.definition import RowRule, Rule
from career_xl.rules.findings import source_label
from career_xl.rules.rulesets import RULESETS, Ruleset

_OPENING = """# Правила проверки

<!-- Страница создана из определений правил (`career_xl.rules.reference`): правьте определения, а не её. -->

Команда «Проверить» просматривает книгу по этим правилам. Коды не меняются; у правила может быть несколько частей.

- **Ошибка** — число в отчёте будет неверным или базовый центр вернёт запись. **Вопрос** — значение может быть верным,
  но его нужно пояснить в столбцах «Решение» и «Пояснение» листа «Замечания»: пояснение сохраняется, пока строка и
  значение те же. **Сведения** — к сведению, ничего менять не обязательно.
- **Пустая ячейка** — о ней говорят только правила, которые ищут именно незаполненное: F01, F09, L05, L08, L12, L14–L16,
  L18, L19, O01, O04. Слово не из справочника считается пустой ячейкой; узнанное другое написание — предложенным
  значением.
- **Ошибка формулы** — о такой ячейке «Мониторинга» говорит только S04, остальные правила о ней молчат; на листе
  «Форма 1» — T07.
- **Правило не проверялось**, если на листе нет его столбца или столбца из «Ещё нужны»: причина названа в итоге
  проверки. Правило, которое сломалось, названо сломанным: проверка тогда не считается пройденной.
- **Возраст** — полных лет. **Названия организаций** сравниваются по смыслу: без формы собственности, кавычек,
  регистра, различия «ё» и «е», пробелов. Сроки призыва, призывной возраст, годы и дата выпуска стоят в «Паспорте».
- **Набор правил** выбирается по отчётной дате: {rulesets}. До первого набора действует первый.
- **Основание**: 000 — план работы центра карьеры; 001 — порядок работы центров содействия трудоустройству; 002 —
  методические рекомендации по совершенствованию центров карьеры.
"""
_GROUPS = {
    "S": "Лист и столбцы",
    "F": "Поля",
    "L": "Треки и занятость",
    "T": "Повторы и контингент",
    "O": "Формы ОПК",
    "E": "Мероприятия",
}
"""Title of the rules by the first letter of their codes."""
_HEADER = ("Код", "Уровень", "Что ищет", "Столбцы", "Ещё нужны", "Основание", "Что сделать")
_NOTHING = "—"


def rule_reference() -> str:
    """The page in Markdown, Russian: how the check reads a sheet, then a table per group of rules."""
    rules = RULESETS[-1].rules
    parts = [_OPENING.replace("{rulesets}", _rulesets())]
    for letter, title in _GROUPS.items():
        lines = [_line(_HEADER), "|---" * len(_HEADER) + "|", *(_row(rule) for rule in rules if rule.code[0] == letter)]
        parts.append("\n".join((f"## {title}", "", *lines, "")))
    return "\n".join(parts)


def _rulesets() -> str:
    """«с 2025/26 — правил: 42; с 2026/27 — те же»."""
    told = [f"с {RULESETS[0].year.short} — правил: {len(RULESETS[0].codes)}"]
    for before, after in pairwise(RULESETS):
        added = [code for code in after.codes if code not in before.codes]
        gone = [code for code in before.codes if code not in after.codes]
        kept = set(after.codes) & set(before.codes)
        other = [code for code in after.codes if code in kept and _parts(before, code) != _parts(after, code)]
        changes = {"новые": added, "изменены": other, "не действуют": gone}
        named = [f"{word}: {', '.join(codes)}" for word, codes in changes.items() if codes]
        told.append(f"с {after.year.short} — {', '.join(named) or 'те же'}")
    return "; ".join(told)


def _parts(ruleset: Ruleset, code: str) -> list[Rule]:
    return [rule for rule in ruleset.rules if rule.code == code]


def _row(rule: Rule) -> str:
    columns, needs = (_captions(rule.columns), _captions(rule.needs)) if isinstance(rule, RowRule) else (rule.place, "")
    source = source_label(rule.source) if rule.source else ""
    return _line((f"**{rule.code}**", rule.level.label, rule.title, columns, needs, source, rule.advice))


def _captions(columns: Sequence[Column]) -> str:
    if len(columns) == len(Column):
        return "все столбцы"
    return ", ".join(f"«{column.caption}»" for column in columns)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell or _NOTHING for cell in cells)} |"
