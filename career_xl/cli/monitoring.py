"""The commands that look at «Мониторинг»: check, kpi, risk."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli.options import Book, Json, ReportDate, expect_suffix, observe_book, protect
from career_xl.domain.dates import russian


def check(
    book: Book,
    json: Json = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="ФАЙЛ", help="Записать копию книги с отметками и листом «Замечания»."),
    ] = None,
    with_personal_data: Annotated[
        bool, typer.Option("--with-personal-data", help="Показать в JSON значения ФИО, дат рождения и СНИЛС.")
    ] = False,
    report_date: ReportDate = None,
) -> None:
    """Проверить книгу по всем правилам; код завершения 1, если найдены ошибки."""
    from career_xl.documents.currency import mark_outdated
    from career_xl.documents.registry import Registry
    from career_xl.rules.check import check as run_check
    from career_xl.terminal_tables import check_lines, findings_table

    protect(book, out)
    with terminal.progress(3) as begin:
        begin("Чтение книги")
        observation = observe_book(book, report_date)
        begin("Проверка")
        report = run_check(observation)
        outdated = mark_outdated(observation, Registry.beside(book))
        notes: tuple[str, ...] = ()
        if out:
            from career_xl.workbook.annotated import write_annotated_copy

            begin("Запись копии с отметками")
            notes = write_annotated_copy(book, out, report.findings).notes
    terminal.tell([*outdated, *notes, *([f"Копия с отметками: {out}"] if out else [])])
    if json:
        terminal.print_json(report.as_json(with_personal_data))
    else:
        if report.findings:
            terminal.print_table(*findings_table(report))
        terminal.print_lines(check_lines(report))
    raise typer.Exit(terminal.FOUND_ERRORS if report.failed else terminal.DONE)


def kpi(
    book: Book,
    json: Json = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="КОД", help="Из каких строк сложился показатель, например К2.")
    ] = None,
    report_date: ReportDate = None,
) -> None:
    """Показатели: значения, цели, сколько не хватает до цели."""
    from career_xl.kpi.compute import compute_kpis
    from career_xl.kpi.explain import explain as explain_kpi
    from career_xl.kpi.figure_json import as_json
    from career_xl.terminal_tables import kpi_notes, kpi_table

    observation = observe_book(book, report_date)
    explanations = explain_kpi(observation, explain) if explain else ()
    results = tuple(part.result for part in explanations) if explain else compute_kpis(observation)
    if json:
        terminal.print_json(as_json(results, with_rows=bool(explain)))
        terminal.tell(kpi_notes(results))
    elif explain:
        terminal.print_lines([line for part in explanations for line in (*part.lines, "")])
    else:
        terminal.print_table(*kpi_table(results, f"Показатели на {russian(observation.report_date)}"))
        terminal.tell(kpi_notes(results))


def risk(
    book: Book,
    json: Json = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="ФАЙЛ", help="Записать списки в книгу .xlsx.")] = None,
    report_date: ReportDate = None,
) -> None:
    """Группа риска: кто в ней, почему и что предложить."""
    from career_xl.risk import find_risk_group
    from career_xl.terminal_tables import risk_table

    protect(book, out)
    observation = observe_book(book, report_date)
    group = find_risk_group(observation)
    if out:
        from career_xl.documents.records import risk_list_record
        from career_xl.documents.registry import Registry, enter
        from career_xl.workbook.risk_file import write_risk_group

        expect_suffix(out, ".xlsx")
        write_risk_group(group, observation, out)
        made = risk_list_record(group, observation.passport, observation.report_date)
        terminal.tell(enter(Registry.beside(book), made, [out]))
    terminal.tell([*group.notes, *([f"Списки группы риска: {out}"] if out else [])])
    if json:
        terminal.print_json(group.as_json())
    else:
        terminal.print_table(*risk_table(group, f"Группа риска на {russian(observation.report_date)}"))
