"""Runs xlwings' own tests over our engine for LibreOffice Calc; see docs/calc-engine.md.

    python tools/run_xlwings_tests.py PATH_OF_AN_XLWINGS_SOURCE_CHECKOUT [MORE PYTEST ARGUMENTS]

The checkout must be of the xlwings version that is installed; nothing is downloaded and nothing is written into it. The
tests need pytz beside what `requirements/test.txt` and `requirements/calc.txt` bring.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ("range", "sheet", "conversion", "names", "app", "book", "active", "ndim", "font", "shape", "table")


class Counts:
    """Counts what the tests did, and prints the names of those that did not pass."""

    def __init__(self) -> None:
        self.passed = 0
        self.others: dict[str, list[str]] = {"failed": [], "skipped": []}

    def pytest_runtest_logreport(self, report) -> None:  # noqa: D102
        if report.passed and report.when == "call":
            self.passed += 1
        elif not report.passed:
            name = report.nodeid.rpartition("test_")[2]
            if name not in self.others[report.outcome]:
                self.others[report.outcome].append(name)

    def show(self) -> None:
        """Prints the numbers and the names."""
        for outcome, names in self.others.items():
            for name in names:
                print(f"{outcome}: {name}")
        print(f"passed {self.passed}, " + ", ".join(f"{outcome} {len(names)}" for outcome, names in self.others.items()))


def main(checkout: Path, arguments: list[str]) -> int:
    """0 when all tests passed or were skipped, 1 when some failed."""
    sys.path.insert(0, str(ROOT))
    import pytest

    from career_xl.hosts import calc

    with tempfile.TemporaryDirectory(prefix="xlwings-tests-") as folder:
        # A copy: the tests save files beside themselves.
        shutil.copytree(checkout / "tests", Path(folder, "tests"))
        os.chdir(folder)
        app = calc.activate()
        counts = Counts()
        modules = [f"tests/test_{name}.py" for name in MODULES]
        try:
            code = pytest.main(["-q", "--tb=short", "--no-header", *arguments, *modules], plugins=[counts])
        finally:
            app.quit()
            os.chdir(ROOT)
        counts.show()
        return int(code)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
