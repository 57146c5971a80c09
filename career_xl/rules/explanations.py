"""What the officer decided about earlier findings: «Решение» and «Пояснение» of «Замечания»."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from career_xl.domain.spelling import caption_key, look_alike_key
from career_xl.rules.findings import Finding
from career_xl.tables.header import find_header
from career_xl.tables.sheet_values import SheetValues, as_text


class FindingColumn(StrEnum):
    """Caption of a column of «Замечания», in order (domain §2.1b)."""

    LEVEL = "Уровень"
    RULE = "Правило"
    SHEET = "Лист"
    ROW = "Строка"
    FIELD = "Поле"
    VALUE = "Значение"
    MESSAGE = "Сообщение"
    ADVICE = "Что сделать"
    SOURCE = "Источник"
    DECISION = "Решение"
    EXPLANATION = "Пояснение"


@dataclass(frozen=True)
class Explanation:
    """What the officer wrote beside one finding."""

    decision: str
    text: str


_Key = tuple[str, ...]


def read_explanations(sheet: SheetValues | None) -> Mapping[_Key, Explanation]:
    """The officer's decisions and explanations by rule, sheet, row, field and value; empty without such a sheet."""
    header = find_header(sheet.rows, {caption_key(column): column for column in FindingColumn}) if sheet else None
    if sheet is None or header is None:
        return {}
    explanations = {}
    for row in sheet.rows[header.row :]:
        texts = {
            column: as_text(row[place - 1]).strip() if place <= len(row) else ""
            for column, place in header.columns.items()
        }
        explanation = Explanation(texts.get(FindingColumn.DECISION, ""), texts.get(FindingColumn.EXPLANATION, ""))
        if explanation.decision or explanation.text:
            explanations[_key(*(texts.get(column, "") for column in _KEY_COLUMNS))] = explanation
    return explanations


def explain(finding: Finding, explanations: Mapping[_Key, Explanation]) -> Finding:
    """The finding with the officer's explanation, where one stands for the same rule, row, field and value."""
    if not explanations:
        return finding
    row = "" if finding.row is None else str(finding.row)
    explanation = explanations.get(_key(finding.rule, finding.sheet, row, finding.column, finding.value or ""))
    if explanation is None:
        return finding
    return replace(finding, decision=explanation.decision or None, explanation=explanation.text or None)


def _key(rule: str, sheet: str, row: str, field: str, value: str) -> _Key:
    return look_alike_key(rule), caption_key(sheet), row, caption_key(field), value.strip()


_KEY_COLUMNS = (
    FindingColumn.RULE,
    FindingColumn.SHEET,
    FindingColumn.ROW,
    FindingColumn.FIELD,
    FindingColumn.VALUE,
)
