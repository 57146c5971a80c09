"""S rules: the columns of «Мониторинг» themselves, and formula errors in its cells."""

from collections.abc import Callable, Iterator, Sequence

from career_xl.domain.columns import REQUIRED, Column
from career_xl.rules.definition import Flaw, Lacking, Sentence, SheetRule, row_rule
from career_xl.rules.findings import Level
from career_xl.tables.cells import Mask
from career_xl.tables.header import SEARCHED_ROWS, Caption, Header
from career_xl.tables.observation import Observation

_HEADER = "заголовки «Мониторинга»"


def _missing_columns(observation: Observation) -> Iterator[Flaw]:
    sheet = observation.monitoring.sheet_name
    for column in REQUIRED:
        if column in observation.monitoring.missing:
            yield Flaw(sheet, None, column.caption, f"На листе «{sheet}» нет обязательного столбца «{column.caption}».")


def _captions(
    chosen: Callable[[Header[Column]], Sequence[Caption]], problem: str
) -> Callable[[Observation], Iterator[Flaw]]:
    def flaws(observation: Observation) -> Iterator[Flaw]:
        monitoring = observation.monitoring
        if monitoring.header is None:
            return
        for caption in chosen(monitoring.header):
            yield Flaw(
                monitoring.sheet_name,
                monitoring.header.row,
                caption.text,
                problem.format(caption=caption.text),
                caption.text,
                caption.column,
            )

    return flaws


def _no_header(observation: Observation) -> Lacking:
    if observation.monitoring.header:
        return Lacking()
    return Lacking(everything=f"в первых {SEARCHED_ROWS} строках листа нет строки заголовков")


missing_column = SheetRule(
    code="S01",
    level=Level.ERROR,
    title="нет обязательного столбца",
    place=_HEADER,
    source="",
    advice="Добавьте столбец с таким заголовком или исправьте заголовок имеющегося; заголовки должны стоять "
    f"в первых {SEARCHED_ROWS} строках.",
    body=_missing_columns,
)
repeated_column = SheetRule(
    code="S02",
    level=Level.ERROR,
    title="один и тот же столбец стоит дважды",
    place=_HEADER,
    source="",
    advice="Удалите или переименуйте лишний столбец.",
    body=_captions(
        lambda header: header.repeated, "Столбец «{caption}» стоит на листе дважды; читается только первый из них."
    ),
    lacking=_no_header,
)
unknown_column = SheetRule(
    code="S03",
    level=Level.INFO,
    title="столбец с неизвестным заголовком",
    place=_HEADER,
    source="",
    advice="Если это один из столбцов мониторинга, исправьте его заголовок.",
    body=_captions(
        lambda header: header.unknown,
        "Столбец «{caption}» программе не известен и не проверяется; он остаётся без изменений.",
    ),
    lacking=_no_header,
)


def _which_error(observation: Observation, column: Column) -> Sentence:
    # In a column of names the cell's text would not be told, but an error is nobody's name.
    return lambda position: (
        f"в столбце «{column.caption}» ошибка формулы {observation.monitoring.text(column, position)}."
    )


@row_rule(
    "S04",
    Level.ERROR,
    tuple(Column),
    title="ошибка формулы в ячейке (#ССЫЛКА!, #Н/Д …)",
    problem=_which_error,
    advice="Исправьте формулу или впишите значение; пока ячейка считается пустой.",
    absent_is_fine=True,
)
def formula_error(observation: Observation, column: Column) -> Mask:
    return observation.monitoring.formula_error(column)
