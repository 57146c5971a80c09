"""The same twenty rules in career_xl, in pandera and in pydantic, on the same sheet values, with the same result."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bench import rivals_pandera, rivals_pydantic, shared_rules
from bench.timing import cpu_of_call, cpu_of_call_on, milliseconds, print_table
from career_xl.domain.sheets import Sheet
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook

T = TypeVar("T")


def print_times(path: Path, count: int) -> None:
    """Prints the times of the three; SystemExit when they do not find the same rows."""
    workbook = read_workbook(path)
    rows = workbook.need(Sheet.MONITORING).rows
    date = observe(workbook).report_date
    ours, found = _times(lambda: observe(workbook), shared_rules.find)
    pandera, found_by_pandera = _times(
        lambda: rivals_pandera.frame(rows), lambda frame: rivals_pandera.find(frame, date)
    )
    pydantic, found_by_pydantic = _times(
        lambda: rivals_pydantic.dictionaries(rows), lambda graduates: rivals_pydantic.find(graduates, date)
    )
    _expect_same("pandera", found, found_by_pandera)
    _expect_same("pydantic", found, found_by_pydantic)
    print_table(
        f"The same {len(shared_rules.CODES)} rules on {count} graduates, {len(found)} rows found by each, CPU",
        [
            ("career_xl: typed table", ours[0]),
            ("career_xl: rules, with messages", ours[1]),
            ("pandera: frame", pandera[0]),
            ("pandera: schema, lazy", pandera[1]),
            ("pydantic: dictionaries", pydantic[0]),
            ("pydantic: models", pydantic[1]),
        ],
    )


def _times(
    prepare: Callable[[], T], find: Callable[[T], shared_rules.Found]
) -> tuple[tuple[str, str], shared_rules.Found]:
    before, _ = cpu_of_call(prepare)
    after, found = cpu_of_call_on(prepare, find)
    return (milliseconds(before), milliseconds(after)), found


def _expect_same(rival: str, ours: shared_rules.Found, theirs: shared_rules.Found) -> None:
    if ours != theirs:
        raise SystemExit(
            f"{rival} differs: only ours {sorted(ours - theirs)[:9]}, only theirs {sorted(theirs - ours)[:9]}"
        )
