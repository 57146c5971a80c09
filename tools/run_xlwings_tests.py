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


class Outcomes:
    """What the tests did, by name; a test with a failed part has failed."""

    def __init__(self) -> None:
        self.names: dict[str, set[str]] = {"passed": set(), "skipped": set(), "failed": set()}

    def pytest_runtest_logreport(self, report) -> None:
        """Notes one report of pytest."""
        file, _, test = report.nodeid.partition("::")
        if report.when == "call" or not report.passed:
            self.names[report.outcome].add(f"{Path(file).stem.removeprefix('test_')}::{test}")

    def show(self) -> None:
        """Prints the names of those that did not pass, and the numbers."""
        passed, skipped, failed = (self.names[outcome] for outcome in ("passed", "skipped", "failed"))
        for outcome, names in (("skipped", skipped - failed), ("failed", failed)):
            for name in sorted(names):
                print(f"{outcome}: {name}")
        print(f"passed {len(passed - failed)}, failed {len(failed)}, skipped {len(skipped - failed)}")


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
        outcomes = Outcomes()
        modules = [f"tests/test_{name}.py" for name in MODULES]
        try:
            code = pytest.main(["-q", "--tb=short", "--no-header", *arguments, *modules], plugins=[outcomes])
        finally:
            app.quit()
            os.chdir(ROOT)
        outcomes.show()
        return int(code)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
