"""The command of the base centre for the forms that colleges send in: forms."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli.options import Json, expect_suffix, protect


def forms(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Папка с формами колледжей (.xlsx, .xlsm, .ods) или один файл.")
    ],
    json: Json = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="ФАЙЛ", help="Записать книгу .xlsx с листами «Итоги», «Замечания», «Файлы»."),
    ] = None,
) -> None:
    """Проверить и сложить формы министерства, заполненные вручную; код завершения 1, если найдены ошибки."""
    from career_xl.forms.folder_check import check_forms
    from career_xl.forms.report_lines import files_table, findings_lines, summary_lines

    if out:
        expect_suffix(out, ".xlsx")
        protect(folder, out)
    report = check_forms(folder, without=out)
    if out:
        from career_xl.workbook.forms_file import write_forms_report

        write_forms_report(report, out)
        terminal.tell([f"Итоги и замечания: {out}"])
    if json:
        terminal.print_json(report.as_json())
    else:
        terminal.print_table(*files_table(report))
        terminal.print_lines([*findings_lines(report), *summary_lines(report)])
    if report.skipped:
        terminal.tell([f"Пропущены файлы, которые не книги: {', '.join(report.skipped)}."])
    raise typer.Exit(terminal.FOUND_ERRORS if report.failed else terminal.DONE)
