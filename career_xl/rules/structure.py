"""S rules: the columns of «Мониторинг» themselves, and formula errors in its cells."""

from collections.abc import Sequence

from career_xl.domain.columns import REQUIRED, Column
from career_xl.rules.definition import SheetRule, row_rule
from career_xl.rules.findings import Finding, Level
from career_xl.tables.cells import Mask
from career_xl.tables.header import Caption
from career_xl.tables.observation import Observation


def _missing_columns(observation: Observation) -> Sequence[Finding]:
    sheet = observation.monitoring.sheet_name
    return [
        Finding(
            rule="S01",
            level=Level.ERROR,
            sheet=sheet,
            row=None,
            column=column.caption,
            value=None,
            problem=f"На листе «{sheet}» нет обязательного столбца «{column.caption}».",
            advice=f"Добавьте столбец с заголовком «{column.caption}» или исправьте заголовок имеющегося.",
            source="",
        )
        for column in REQUIRED
        if column in observation.monitoring.missing
    ]


def _caption_finding(
    observation: Observation, rule: SheetRule, caption: Caption, sentences: tuple[str, str]
) -> Finding:
    header = observation.monitoring.header
    problem, advice = sentences
    return Finding(
        rule=rule.code,
        level=rule.level,
        sheet=observation.monitoring.sheet_name,
        row=header.row if header else None,
        column=caption.text,
        value=caption.text,
        problem=problem,
        advice=advice,
        source=rule.source,
        sheet_column=caption.column,
    )


def _repeated_columns(observation: Observation) -> Sequence[Finding]:
    header = observation.monitoring.header
    return [
        _caption_finding(
            observation,
            repeated_column,
            caption,
            (
                f"Столбец «{caption.text}» стоит на листе дважды; читается только первый из них.",
                "Удалите или переименуйте лишний столбец.",
            ),
        )
        for caption in (header.repeated if header else ())
    ]


def _unknown_columns(observation: Observation) -> Sequence[Finding]:
    header = observation.monitoring.header
    return [
        _caption_finding(
            observation,
            unknown_column,
            caption,
            (
                f"Столбец «{caption.text}» программе не известен и не проверяется; он остаётся без изменений.",
                "Если это один из столбцов мониторинга, исправьте его заголовок.",
            ),
        )
        for caption in (header.unknown if header else ())
    ]


missing_column = SheetRule("S01", Level.ERROR, "", _missing_columns)
repeated_column = SheetRule("S02", Level.ERROR, "", _repeated_columns)
unknown_column = SheetRule("S03", Level.INFO, "", _unknown_columns)


@row_rule(
    "S04",
    Level.ERROR,
    tuple(Column),
    problem="в столбце «{caption}» ошибка формулы {value}.",
    advice="Исправьте формулу или впишите значение; пока ячейка считается пустой.",
    absent_is_fine=True,
)
def formula_error(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.formula_error(column)
