"""What the officer waits for in LibreOffice Calc: a click, the indicators, one more cell, a large sheet read.

Wall-clock time, because the work is shared between LibreOffice and our processes; LibreOffice is a real one without
windows and with the extension.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.generate import REPORT_DATE, graduates
from bench.timing import REPEATS, milliseconds, print_table
from career_xl.domain.academic_year import AcademicYear
from career_xl.domain.columns import Column
from career_xl.hosts import calc
from career_xl.hosts.calc.bridge import file_url, struct
from career_xl.workbook.contents import BookContents
from career_xl.workbook.new_workbook import write_workbook
from career_xl.workbook.sheets.passport import default_values
from tests.hosts.calc_extension.installed_office import installed_office

GRADUATES = 1_500
LARGE = 10_000
READ_COLUMNS = 35
CELLS = 50
_SECONDS_AT_MOST = 120
_POLL = 0.002
_YEAR = AcademicYear(2026)
_LIMITS = {"click": 1.5, "kpis": 0.3, "cell": 0.002, "read": 0.6}
"""Seconds (issue 3)."""


def print_waits(folder: Path) -> None:
    """Prints the times of Calc beside their limits."""
    book = folder / "calc.xlsx"
    passport = {**default_values(_YEAR), "Отчётная дата": REPORT_DATE, "Годы выпуска": "2024, 2025, 2026"}
    write_workbook(
        book, BookContents("bench", _YEAR, passport, report_date=REPORT_DATE, graduates=list(graduates(GRADUATES)))
    )
    home = folder / "office"
    home.mkdir()
    with installed_office(home) as office:
        context = office.context
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        with _document(desktop, book) as document:
            first, click, marks = _clicks(document)
            kpis = _kpis(document)
            cell = _cell(document)
    read = _read()
    print_table(
        f"LibreOffice Calc, {GRADUATES} graduates, wall clock",
        [
            ("first click on «Проверить», the worker starts", milliseconds(first)),
            (f"click to finished marks ({marks} marked cells)", _beside(click, "click")),
            ("«Показатели» recalculated after a change", _beside(kpis, "kpis")),
            ("one more cell with the same table", _beside(cell, "cell")),
            (f"{LARGE} rows × {READ_COLUMNS} columns read through the engine", _beside(read, "read")),
        ],
    )


def _beside(seconds: float, limit: str) -> str:
    verdict = "yes" if seconds <= _LIMITS[limit] else "NO"
    return f"{seconds * 1000:.1f} ms, within {_LIMITS[limit] * 1000:.0f} ms: {verdict}"


@contextmanager
def _document(desktop: Any, path: Path) -> Iterator[Any]:
    document = desktop.loadComponentFromURL(file_url(path), "_blank", 0, ())
    try:
        # The functions of the file come to life after it was opened.
        _wait(lambda: "ck_" not in str(_computing(document).getFormulaArray()))
        yield document
    finally:
        document.close(True)


def _facts(document: Any) -> Any:
    return document.Sheets.getByName("Показатели").getCellRangeByName("G2:G100")


def _computing(document: Any) -> Any:
    """The hidden cells whose array formulas compute the figures."""
    return document.Sheets.getByName("Дашборд").getCellRangeByName("A1:AZ200")


def _kpi_formula(document: Any) -> str:
    """A formula of one figure of «Мониторинг», in LibreOffice's own words."""
    formulas = (cell for row in _computing(document).getFormulaArray() for cell in row)
    block = next(cell for cell in formulas if "CKKPI(" in cell and "Мониторинг" in cell).strip("{}")
    name, _, rest = block.partition("(")
    table = rest.rstrip(")").split(";")[3]
    return f'{name}("К2";"все";2026;{table})'


def _wait(ask: Callable[[], Any]) -> None:
    until = time.monotonic() + _SECONDS_AT_MOST
    while not ask():
        if time.monotonic() > until:
            raise SystemExit("LibreOffice has not answered in time")
        time.sleep(_POLL)


def _clicks(document: Any) -> tuple[float, float, int]:
    """Seconds of the first click, median of the next ones, and the notes that stand on the sheet afterwards."""
    times = [_click(document, "check") for _ in range(REPEATS + 1)]
    return times[0], statistics.median(times[1:]), document.Sheets.getByName("Мониторинг").getAnnotations().getCount()


def _click(document: Any, key: str) -> float:
    controller = document.getCurrentController()
    if controller.hasInfobar("career_xl"):
        controller.removeInfobar("career_xl")
    url = struct("util.URL", Complete=f"ru.careerxl:{key}", Main=f"ru.careerxl:{key}", Protocol="ru.careerxl:")
    dispatch = controller.getFrame().queryDispatch(url, "_self", 0)
    begin = time.perf_counter()
    dispatch.dispatch(url, ())
    _wait(lambda: controller.hasInfobar("career_xl"))
    return time.perf_counter() - begin


def _kpis(document: Any) -> float:
    """Median seconds from a change of a graduate to the last figure."""
    place = list(Column).index(Column.BY_PROFESSION)
    changed = document.Sheets.getByName("Мониторинг").getCellByPosition(place, 7)
    facts, times = _facts(document), []
    for number in range(REPEATS):
        begin = time.perf_counter()
        changed.setString("да" if number % 2 else "нет")
        facts.getDataArray()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def _cell(document: Any) -> float:
    """Seconds of each further cell whose function has the same table."""
    sheet = document.Sheets.getByName("Показатели")
    formula = _kpi_formula(document)
    times = []
    for number in range(CELLS):
        cell = sheet.getCellByPosition(40, number)
        begin = time.perf_counter()
        cell.setFormula(formula)
        cell.getValue()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def _read() -> float:
    """Median seconds of reading a large sheet through xlwings' object model."""
    app = calc.activate()
    try:
        book = app.books.add()
        rows = [[row.get(column) for column in list(Column)[:READ_COLUMNS]] for row in graduates(LARGE)]
        cells = book.sheets[0].range((1, 1), (LARGE, READ_COLUMNS))
        cells.value = rows
        times = []
        for _ in range(REPEATS):
            begin = time.perf_counter()
            values = cells.value
            times.append(time.perf_counter() - begin)
        if len(values) != LARGE:
            raise SystemExit("not all rows were read")
        book.close()
    finally:
        app.kill()
    return statistics.median(times)
