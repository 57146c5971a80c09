"""How long reading and checking take, beside each other in one process."""

from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from bench.timing import cpu_of_call, cpu_of_call_on, milliseconds, print_table
from career_xl.rules.check import check
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook


def print_times(path: Path, count: int) -> None:
    """Prints the times of reading a workbook and of checking it, and whether the check keeps within reading."""
    calamine, _ = cpu_of_call(lambda: _read_with_calamine(path))
    read, workbook = cpu_of_call(lambda: read_workbook(path))
    decode, _ = cpu_of_call(lambda: observe(workbook))
    # An observation remembers what was computed, so each run of the rules gets a fresh one.
    rules, report = cpu_of_call_on(lambda: observe(workbook), check)
    whole, _ = cpu_of_call(lambda: check(observe(workbook)))
    if report.crashed:
        raise SystemExit(f"rules crashed: {[result.rule for result in report.crashed]}")
    print_table(
        f"Reading and checking {count} graduates ({path.name}), CPU",
        [
            ("python-calamine alone", milliseconds(calamine)),
            ("read_workbook: safety, errors, values", milliseconds(read)),
            ("sheet values → typed table", milliseconds(decode)),
            (f"all {len(report.results)} rules, {len(report.findings)} findings", milliseconds(rules)),
            ("typed table and all rules", milliseconds(whole)),
            ("all rules within the time of python-calamine", "yes" if rules <= calamine else "NO"),
        ],
    )


def _read_with_calamine(path: Path) -> list[list[Any]]:
    book = CalamineWorkbook.from_path(str(path))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
