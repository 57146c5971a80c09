"""How long 300 five-line forms take to be checked and summed, beside opening and summing them with python-calamine."""

import random
import subprocess
import sys
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.memory import peak_mebibytes
from bench.timing import cpu_of_call, milliseconds, print_table
from career_xl.domain.contingent_lines import LINES
from career_xl.domain.form_columns import FORM1_COUNTS, FORM1_NUMBERS
from career_xl.forms.file_check import FORM1_SHEET, Form
from career_xl.forms.folder_check import check_forms

FILES, PROGRAMMES = 300, 10
LIMIT = 3.0
"""So many times of opening and summing the files may be taken at most."""
MEMORY_LIMIT = 300
"""MiB."""
_REPEATS = 5
_FIRST = FORM1_NUMBERS.index(FORM1_COUNTS[0])
_DATA_ROW = 5
_CODES = [f"{group:02}.02.{number:02}" for group in range(8, 24) for number in range(1, 7)]

Totals = dict[str, dict[str, list[int]]]


def write_forms(folder: Path) -> Totals:
    """What the totals of the written forms must be: code → line → counts."""
    chance = random.Random(2026)
    totals: Totals = {}
    for number in range(FILES):
        blocks = {code: _block(chance) for code in sorted(chance.sample(_CODES, PROGRAMMES))}
        _write_form(folder / f"Колледж {number:03}.xlsx", blocks)
        for code, lines in blocks.items():
            sums = totals.setdefault(code, {line: [0] * len(FORM1_COUNTS) for line in LINES})
            for line, counts in lines.items():
                sums[line] = [before + count for before, count in zip(sums[line], counts, strict=True)]
    return totals


def _block(chance: random.Random) -> dict[str, list[int]]:
    """Counts by line of 25 graduates, each in one column."""
    lines = {line: [0] * len(FORM1_COUNTS) for line in LINES}
    for _ in range(25):
        column = chance.randrange(1, len(FORM1_COUNTS))
        limited, disabled, contract = (chance.random() < share for share in (0.1, 0.05, 0.15))
        belongs = (True, limited, limited and disabled, disabled and not limited, contract)
        for counts, is_in in zip(lines.values(), belongs, strict=True):
            counts[0] += is_in
            counts[column] += is_in
    return lines


def _write_form(path: Path, blocks: dict[str, dict[str, list[int]]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(FORM1_SHEET)
        sheet.write_row(_DATA_ROW - 1, 0, FORM1_NUMBERS)
        row = _DATA_ROW
        for number, (code, lines) in enumerate(blocks.items(), start=1):
            for line, counts in lines.items():
                sheet.write_row(row, 0, [number, f"{code} Специальность {code}", line, LINES[line], *counts])
                row += 1


def _sum_with_calamine(folder: Path) -> Totals:
    totals: Totals = {}
    for path in sorted(folder.glob("*.xlsx")):
        for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)[_DATA_ROW:]:
            lines = totals.setdefault(str(row[1])[:8], {})
            sums = lines.setdefault(str(row[2]), [0] * len(FORM1_COUNTS))
            for place in range(len(FORM1_COUNTS)):
                sums[place] += int(row[_FIRST + place])  # type: ignore[arg-type]  # numbers, as written above
    return totals


def _sum_with_checks(folder: Path) -> Totals:
    report = check_forms(folder)
    return {
        code: {line: list(counts.values()) for line, counts in lines.items()}
        for code, lines in report.totals(Form.FIVE_LINES).items()
    }


def print_times(folder: Path) -> None:
    """Prints the times of both, whether they keep the limits, and the memory; SystemExit where a sum is wrong."""
    expected = write_forms(folder)
    alone, by_calamine = cpu_of_call(lambda: _sum_with_calamine(folder), _REPEATS)
    ours, by_us = cpu_of_call(lambda: _sum_with_checks(folder), _REPEATS)
    if by_us != expected or by_calamine != expected:
        raise SystemExit("the sums of the forms are wrong")
    done = subprocess.run([sys.executable, "-m", "bench.forms", str(folder)], capture_output=True, check=True)
    peak = int(done.stdout)
    print_table(
        f"{FILES} five-line forms of {PROGRAMMES} programmes, CPU",
        [
            ("python-calamine alone: opened and summed", milliseconds(alone)),
            ("career_xl: looked at for danger, checked, summed", milliseconds(ours)),
            ("times as long", f"{ours / alone:.1f}"),
            (f"within {LIMIT:.0f} times", "yes" if ours <= LIMIT * alone else "NO"),
            ("peak memory", f"{peak} MiB" if peak else "not measured"),
            (f"within {MEMORY_LIMIT} MiB", "yes" if peak <= MEMORY_LIMIT else "NO"),
        ],
    )


if __name__ == "__main__":
    check_forms(Path(sys.argv[1]))
    print(peak_mebibytes())
