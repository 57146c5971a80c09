"""The command that compares the contingent with another source: compare."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli.options import Book, Json, ReportDate, expect_suffix, observe_book, protect
from career_xl.domain.dates import russian
from career_xl.exchange.other_side import Source

_FEW = 5


def compare(
    source: Annotated[Source, typer.Argument(metavar="spo1|ais", help="С чем сверить: spo1 — СПО-1, ais — АИС.")],
    book: Book,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="Список выпускников, таблица строк 01–05 по кодам или пятистрочная форма: .xlsx, .ods."
        ),
    ],
    cohort: Annotated[
        int | None, typer.Option("--cohort", metavar="ГОД", help="Год выпуска; без него — тот, о котором файл.")
    ] = None,
    json: Json = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="ФАЙЛ", help="Записать сверку в книгу .xlsx.")] = None,
    report_date: ReportDate = None,
) -> None:
    """Сверить контингент с СПО-1 или АИС и показать, кто даёт разницу; код завершения 1, если числа расходятся."""
    from career_xl.exchange.contingent_comparison import compare_contingent
    from career_xl.exchange.other_side import read_other_side

    protect(book, out)
    protect(file, out)
    observation = observe_book(book, report_date)
    other = read_other_side(file, source)
    found = compare_contingent(observation, other, source, cohort)
    if out:
        from career_xl.workbook.comparison_file import write_comparison

        expect_suffix(out, ".xlsx")
        write_comparison(found, out)
        terminal.tell([f"Сверка: {out}"])
    terminal.tell(found.not_compared)
    if json:
        terminal.print_json(found.as_json())
    else:
        dated = f"на {russian(found.other_date)}" if found.other_date else "дата не указана"
        title = (
            f"Контингент, выпуск {found.cohort}: мониторинг на {russian(found.report_date)}, {source.label} — {dated}"
        )
        rows = [
            (each.code or "Всего", each.line, str(each.ours), str(each.theirs), f"{each.ours - each.theirs:+}")
            for each in found.differences
        ]
        terminal.print_table(title, ("Код", "Строка", "Мониторинг", source.label, "Разница"), rows)
        for each in found.differences:
            terminal.print_lines(each.explained(_FEW))
        terminal.print_lines([f"Сверено чисел: {found.compared}, расходится: {len(found.differences)}."])
    raise typer.Exit(terminal.FOUND_ERRORS if found.differences else terminal.DONE)
