"""Runs all measurements: `python -m bench [--rows 10000] [--large 100000]`."""

import argparse
import platform
import tempfile
from pathlib import Path

from bench import checking, commands, forms, formulas, memory, office, rivals, scans
from bench.generate import write_workbook

SMALL = 450
"""Graduates of a college of usual size, as in the demo workbook."""


def main() -> None:
    """Prints the tables one after another."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Speed and memory of career_xl.")
    parser.add_argument("--rows", type=int, default=10_000, help="graduates for the times (default: 10,000)")
    parser.add_argument("--large", type=int, default=100_000, help="graduates for the memory (default: 100,000)")
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; medians of CPU time")
    with tempfile.TemporaryDirectory(prefix="career-xl-bench-") as folder:
        small, usual, large = (Path(folder, f"{count}.xlsx") for count in (SMALL, arguments.rows, arguments.large))
        write_workbook(small, SMALL)
        write_workbook(usual, arguments.rows)
        checking.print_times(usual, arguments.rows)
        rivals.print_times(usual, arguments.rows)
        commands.print_commands(small)
        commands.print_imports()
        formulas.print_calls()
        office.print_waits(Path(folder))
        scans.print_scans(commands.DEMO)
        forms_folder = Path(folder, "forms")
        forms_folder.mkdir()
        forms.print_times(forms_folder)
        write_workbook(large, arguments.large)
        memory.print_peak(large, arguments.large)


if __name__ == "__main__":
    main()
