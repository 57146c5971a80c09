"""What a whole command and an import cost, and what each part of the package loads; each in a process of its own."""

import subprocess
import sys
from pathlib import Path

from bench.timing import cpu_of_process, milliseconds, print_table

DEMO = Path("workbooks/monitoring_demo.xlsx")
CHECK_LIMIT = 1.5
"""CPU seconds of `check` on the demo workbook."""

_FOUND_ERRORS = frozenset({0, 1})
_PARTS = (
    "career_xl.tables.reader",
    "career_xl.rules.check",
    "career_xl.kpi.compute",
    "career_xl.risk",
    "career_xl.contingent",
    "career_xl.form1",
    "career_xl.cli",
)
_HEAVY = ("docx", "docxtpl", "lxml", "matplotlib", "openpyxl", "pyhanko", "segno", "xlsxwriter", "xlwings")
_IMPORT = """
import importlib, sys
importlib.import_module(sys.argv[1])
print(*sorted(set(sys.argv[2].split(",")) & {name.partition(".")[0] for name in sys.modules}))
"""


def print_commands(book: Path) -> None:
    """Prints the CPU time of commands on the demo workbook, or on this one where there is none."""
    if DEMO.exists():
        book = DEMO
    python = [sys.executable, "-m", "career_xl"]
    check = cpu_of_process([*python, "check", str(book), "--json"], _FOUND_ERRORS)
    rows = [
        (f"check {book.name} --json", milliseconds(check)),
        (f"kpi {book.name} --json", milliseconds(cpu_of_process([*python, "kpi", str(book), "--json"]))),
        (f"risk {book.name} --json", milliseconds(cpu_of_process([*python, "risk", str(book), "--json"]))),
    ]
    if check is not None:
        rows.append((f"check within {CHECK_LIMIT} s", "yes" if check <= CHECK_LIMIT else "NO"))
    print_table("Whole commands, CPU with the start of Python", rows)


def print_imports() -> None:
    """Prints the CPU time of importing each part, and the heavy libraries that it loads."""
    rows = [("python alone", milliseconds(cpu_of_process([sys.executable, "-c", "pass"])))]
    for part in _PARTS:
        command = [sys.executable, "-c", _IMPORT, part, ",".join(_HEAVY)]
        loaded = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.strip()
        rows.append((f"{part}: {loaded or 'no heavy library'}", milliseconds(cpu_of_process(command))))
    print_table("Imports, CPU with the start of Python", rows)
