"""Medians of CPU time, of calls and of whole processes, and the table they are printed in."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

REPEATS = 7

T = TypeVar("T")


def cpu_of_call(call: Callable[[], T], repeats: int = REPEATS) -> tuple[float, T]:
    """Median CPU seconds of the call, and what it last returned."""
    seconds, result = cpu_of_call_on(lambda: None, lambda _: call(), repeats)
    return seconds, result


def cpu_of_call_on(prepare: Callable[[], object], call: Callable[..., T], repeats: int = REPEATS) -> tuple[float, T]:
    """Median CPU seconds of the call on something prepared afresh each time, unmeasured; and what it last returned."""
    times: list[float] = []
    results: list[T] = []
    for _ in range(repeats):
        # Nothing of the run before may be taken apart within this one.
        results.clear()
        prepared = prepare()
        begin = time.process_time()
        results.append(call(prepared))
        times.append(time.process_time() - begin)
    return statistics.median(times), results[0]


def cpu_of_process(
    command: Sequence[str], codes: frozenset[int] = frozenset({0}), repeats: int = REPEATS
) -> float | None:
    """Median CPU seconds of a whole process; None where the system does not tell. SystemExit when it fails."""
    times = []
    for _ in range(repeats):
        before = os.times()
        done = subprocess.run(command, capture_output=True, check=False)
        after = os.times()
        if done.returncode not in codes:
            sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    # Windows counts no times of children.
    return statistics.median(times) or None


def print_table(title: str, rows: Sequence[tuple[str, str]]) -> None:
    """Prints a title and lines of two columns."""
    width = max(len(name) for name, _ in rows)
    print(f"\n{title}")
    for name, figure in rows:
        print(f"  {name:<{width}}  {figure:>12}")


def milliseconds(seconds: float | None) -> str:
    """«158 ms»."""
    return "not measured" if seconds is None else f"{seconds * 1000:.0f} ms"
