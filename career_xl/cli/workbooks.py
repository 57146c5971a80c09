"""The commands that make workbooks: demo, new, build."""

from pathlib import Path
from typing import Annotated

import typer

from career_xl import terminal
from career_xl.cli.options import academic_year, expect_suffix
from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.errors import OutputError, ProgramMissingError


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


def new(
    book: Annotated[
        Path, typer.Argument(metavar="BOOK.xlsx", help="Имя новой книги; имеющийся файл не перезаписывается.")
    ],
    year: Annotated[int, typer.Option("--year", metavar="ГОД", help="Год начала учебного года: 2026 — это 2026/27.")],
    old: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="OLD.xlsx",
            help="Книга прошлого учебного года: перенести выпускников, за которыми продолжается наблюдение, «Паспорт», "
            "справочники, вакансии и пояснения. Сама она не меняется.",
        ),
    ] = None,
) -> None:
    """Книга мониторинга на учебный год: все листы, справочники, списки; пустая или продолжение прошлогодней."""
    expect_suffix(book, ".xlsx")
    if book.exists():
        raise OutputError(f"Файл «{book.name}» уже есть и не изменён: укажите другое имя для новой книги.")
    opening = academic_year(year)
    if old is not None:
        _continue(old, book, opening)
        return
    from career_xl.workbook.new_workbook import write_new_workbook

    write_new_workbook(book, opening)
    terminal.print_lines(
        [f"Создана книга «{book}» на {opening.short} учебный год. Заполните «Паспорт» и «Мониторинг»."]
    )


def _continue(old: Path, book: Path, opening: AcademicYear) -> None:
    from career_xl.tables.observation import observe
    from career_xl.tables.reader import read_workbook
    from career_xl.workbook.next_year import write_next_year

    carried = write_next_year(book, observe(read_workbook(old), opening.first_day), opening)
    terminal.tell(carried.notes)
    terminal.print_lines(
        [
            f"Создана книга «{book}» на {opening.short} учебный год: {carried.sentence}.",
            "Проверьте «Паспорт» и добавьте студентов нового выпуска на лист «Мониторинг».",
        ]
    )


def build(
    out: Annotated[Path, typer.Option("--out", metavar="ПАПКА", help="Куда записать книги и расширение.")] = Path(
        "workbooks"
    ),
) -> None:
    """Собрать поставляемые файлы: книги, надстройку и книгу с макросами для Excel, расширение LibreOffice."""
    from career_xl.calc_extension import write_calc_extension
    from career_xl.hosts.calc.extension.binding import EXTENSION
    from career_xl.workbook.build import build_workbooks

    books = build_workbooks(out)
    try:
        from career_xl.excel_addin import write_excel_files
    except ModuleNotFoundError as error:
        raise ProgramMissingError(
            "Книги собраны, а надстройку Excel собрать нечем: установите библиотеку командой "
            "«pip install career-xl[addin]» и повторите."
        ) from error
    excel_files = write_excel_files(out, books[0])
    write_calc_extension(out / EXTENSION)
    terminal.print_lines([f"Записано: {path}" for path in (*books, *excel_files, out / EXTENSION)])
