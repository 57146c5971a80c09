"""How much memory reading and checking a large workbook takes at its peak, in a process of its own."""

import importlib
import subprocess
import sys
from pathlib import Path

from bench.timing import print_table
from career_xl.rules.check import check
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook

LIMIT_MIB = 1024


def print_peak(path: Path, count: int) -> None:
    """Prints the peak memory of reading and checking the workbook."""
    done = subprocess.run([sys.executable, "-m", "bench.memory", str(path)], capture_output=True, check=True)
    peak = int(done.stdout)
    print_table(
        f"Memory of {count} graduates read and checked",
        [
            ("peak", f"{peak} MiB" if peak else "not measured"),
            (f"within {LIMIT_MIB} MiB", "yes" if peak <= LIMIT_MIB else "NO"),
        ],
    )


def peak_mebibytes() -> int:
    """The largest memory of this process so far; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage tells here would include the process that started this one.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    if sys.platform == "win32":
        return 0
    usage = importlib.import_module("resource")
    return int(usage.getrusage(usage.RUSAGE_SELF).ru_maxrss) // 1024 // 1024


if __name__ == "__main__":
    check(observe(read_workbook(Path(sys.argv[1]))))
    print(peak_mebibytes())
