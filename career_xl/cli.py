"""The commands of `career-xl`: each calls one part of the package and prints what it gave (cli.md)."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.dates import read_date, russian
from career_xl.domain.errors import OutputError, SettingInvalidError
from career_xl.tables.observation import Observation, observe
from career_xl.tables.reader import read_workbook

app = typer.Typer(
    cls=terminal.RussianGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    epilog="Коды завершения: 0 — выполнено; 1 — проверка нашла ошибки; 2 — выполнить не удалось, причина написана.",
)

Book = Annotated[
    Path, typer.Argument(metavar="BOOK", help="Книга мониторинга: .xlsx, .xlsm или .ods. Она не изменяется.")
]
ReportDate = Annotated[
    str | None,
    typer.Option("--report-date", metavar="ГГГГ-ММ-ДД", help="Отчётная дата вместо указанной в «Паспорте»."),
]
Json = Annotated[bool, typer.Option("--json", help="Напечатать один документ JSON.")]
Cohort = Annotated[int, typer.Option("--cohort", metavar="ГОД", help="Год выпуска.")]
Docx = Annotated[Path | None, typer.Option("--docx", metavar="ФАЙЛ", help="Записать документ Word.")]
Pdf = Annotated[Path | None, typer.Option("--pdf", metavar="ФАЙЛ", help="Записать PDF (нужен LibreOffice или Word).")]


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    sys.exit(terminal.run(app, sys.argv[1:]))


@app.callback()
def options(
    debug: Annotated[bool, typer.Option(terminal.DEBUG, help="При внутренней ошибке показать её подробности.")] = False,
) -> None:
    """Мониторинг занятости выпускников: проверка, показатели, группа риска, контингент, план и документы."""
    # `terminal.run` takes the option at any place of the command line; it stands here for the help.
    del debug


@app.command(cls=terminal.RussianCommand)
def demo(
    out: Annotated[Path, typer.Option("--out", metavar="ПАПКА", help="Куда записать результаты.")] = Path(
        "career_xl_demo"
    ),
) -> None:
    """Вся работа на учебной книге с вымышленными выпускниками: проверка, показатели, документы."""
    from career_xl.demo import STEPS, run_demo

    with terminal.progress(STEPS) as begin:
        results = run_demo(out, begin)
    terminal.tell(results.notes)
    terminal.print_lines(results.lines)


@app.command(cls=terminal.RussianCommand)
def new(
    book: Annotated[
        Path, typer.Argument(metavar="BOOK.xlsx", help="Имя новой книги; имеющийся файл не перезаписывается.")
    ],
    year: Annotated[int, typer.Option("--year", metavar="ГОД", help="Год начала учебного года: 2026 — это 2026/27.")],
) -> None:
    """Пустая книга мониторинга на учебный год: все листы, справочники, списки."""
    from career_xl.workbook.new_workbook import write_new_workbook

    _expect_suffix(book, ".xlsx")
    if book.exists():
        raise OutputError(f"Файл «{book.name}» уже есть и не изменён: укажите другое имя для новой книги.")
    if not 2000 <= year <= 2100:
        raise SettingInvalidError(f"Год {year} не подходит: укажите год начала учебного года, например 2026.")
    academic_year = AcademicYear(year)
    write_new_workbook(book, academic_year)
    terminal.print_lines(
        [f"Создана книга «{book}» на {academic_year.short} учебный год. Заполните «Паспорт» и «Мониторинг»."]
    )


@app.command(cls=terminal.RussianCommand)
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
    from career_xl.rules.check import check as run_check
    from career_xl.terminal_tables import check_lines, findings_table

    _protect(book, out)
    with terminal.progress(3) as begin:
        begin("Чтение книги")
        observation = _observe(book, report_date)
        begin("Проверка")
        report = run_check(observation)
        notes: tuple[str, ...] = ()
        if out:
            from career_xl.workbook.annotated import write_annotated_copy

            begin("Запись копии с отметками")
            notes = write_annotated_copy(book, out, report.findings).notes
    terminal.tell([*notes, *([f"Копия с отметками: {out}"] if out else [])])
    if json:
        terminal.print_json(report.as_json(with_personal_data))
    else:
        if report.findings:
            terminal.print_table(*findings_table(report))
        terminal.print_lines(check_lines(report))
    raise typer.Exit(terminal.FOUND_ERRORS if report.failed else terminal.DONE)


@app.command(cls=terminal.RussianCommand)
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

    observation = _observe(book, report_date)
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


@app.command(cls=terminal.RussianCommand)
def risk(
    book: Book,
    json: Json = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="ФАЙЛ", help="Записать списки в книгу .xlsx.")] = None,
    report_date: ReportDate = None,
) -> None:
    """Группа риска: кто в ней, почему и что предложить."""
    from career_xl.risk import find_risk_group
    from career_xl.terminal_tables import risk_table

    _protect(book, out)
    observation = _observe(book, report_date)
    group = find_risk_group(observation)
    if out:
        from career_xl.workbook.risk_file import write_risk_group

        _expect_suffix(out, ".xlsx")
        write_risk_group(group, observation, out)
    terminal.tell([*group.notes, *([f"Списки группы риска: {out}"] if out else [])])
    if json:
        terminal.print_json(group.as_json())
    else:
        terminal.print_table(*risk_table(group, f"Группа риска на {russian(observation.report_date)}"))


@app.command(cls=terminal.RussianCommand)
def contingent(
    book: Book,
    cohort: Cohort,
    json: Json = False,
    by_form: Annotated[bool, typer.Option("--by-form", help="Показать и по формам обучения.")] = False,
    docx: Docx = None,
    pdf: Pdf = None,
    report_date: ReportDate = None,
) -> None:
    """Контингент по строкам 01–05: всего и по кодам; документ на подпись."""
    from career_xl.contingent import count_contingent
    from career_xl.terminal_tables import contingent_table

    _protect(book, docx, pdf)
    observation = _observe(book, report_date)
    counted = count_contingent(observation, cohort)
    if docx or pdf:
        from career_xl.documents.files import write_contingent_files

        terminal.tell(write_contingent_files(observation, counted, docx, pdf))
    if json:
        terminal.print_json(counted.as_json(with_forms=by_form))
    else:
        title = f"Контингент, выпуск {cohort}, на {russian(observation.report_date)}"
        terminal.print_table(*contingent_table(counted, by_form, title))


@app.command(cls=terminal.RussianCommand)
def form1(
    book: Book,
    cohort: Cohort,
    json: Json = False,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="ФАЙЛ", help="Записать форму в книгу .xlsx.")] = None,
    report_date: ReportDate = None,
) -> None:
    """Форма 1 (пятистрочная), заполненная по «Мониторингу»."""
    from career_xl.contingent import programme_names
    from career_xl.form1 import fill_form1
    from career_xl.terminal_tables import form1_table

    _protect(book, xlsx)
    observation = _observe(book, report_date)
    form = fill_form1(observation, cohort)
    if xlsx:
        from career_xl.workbook.form1_file import write_form1

        _expect_suffix(xlsx, ".xlsx")
        names = programme_names(observation, cohort)
        write_form1(form, names, observation.passport, observation.report_date, xlsx)
        terminal.tell([f"Форма 1: {xlsx}"])
    if json:
        terminal.print_json(form.as_json())
    else:
        terminal.print_table(*form1_table(form))


@app.command(cls=terminal.RussianCommand)
def plan(book: Book, docx: Docx = None, pdf: Pdf = None, report_date: ReportDate = None) -> None:
    """План работы центра карьеры на учебный год с показателями."""
    from career_xl.plan.plan_sheet import plan_of
    from career_xl.terminal_tables import plan_table

    _protect(book, docx, pdf)
    observation = _observe(book, report_date)
    if docx or pdf:
        from career_xl.documents.files import write_plan_files

        terminal.tell(write_plan_files(observation, docx, pdf))
    terminal.print_table(*plan_table(plan_of(observation)))


@app.command(cls=terminal.RussianCommand)
def build(
    out: Annotated[Path, typer.Option("--out", metavar="ПАПКА", help="Куда записать книги.")] = Path("workbooks"),
) -> None:
    """Собрать поставляемые книги: пустую и учебную."""
    from career_xl.workbook.build import build_workbooks

    terminal.print_lines([f"Записано: {path}" for path in build_workbooks(out)])


def _observe(book: Path, report_date: str | None) -> Observation:
    date = None
    if report_date is not None:
        date = read_date(report_date)
        if date is None:
            raise SettingInvalidError(
                f"Отчётная дата «{report_date}» не распознана: запишите её в виде ГГГГ-ММ-ДД, например 2026-11-20."
            )
    observation = observe(read_workbook(book), date)
    terminal.tell(observation.notes)
    return observation


def _protect(book: Path, *targets: Path | None) -> None:
    """Refuses to write a result over the officer's workbook."""
    for target in targets:
        if target and target.exists() and book.exists() and target.samefile(book):
            raise OutputError(f"«{target.name}» — это сама исходная книга; укажите для результата другое имя файла.")


def _expect_suffix(path: Path, suffix: str) -> None:
    if path.suffix.lower() != suffix:
        raise OutputError(f"Имя файла «{path.name}» должно заканчиваться на {suffix}: укажите другое имя.")
