"""How many pages of bad scans are read, how fast, and whether one is ever taken for what it is not."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from bench.degraded import Damage, degrade, with_signature
from bench.timing import print_table
from career_xl.contingent import count_contingent
from career_xl.documents.files import write_contingent_files, write_plan_files
from career_xl.documents.qr import SheetRole
from career_xl.documents.registry import Registry
from career_xl.documents.scan_refusal import ScanRefusedError
from career_xl.documents.scan_verdict import judge
from career_xl.documents.scanning.reading import ScannedPage, read_pages
from career_xl.documents.stamping import contingent_stamp, plan_stamp
from career_xl.plan.plan_sheet import plan_of
from career_xl.tables.observation import Observation, observe
from career_xl.tables.reader import read_workbook

PAGES = 200
SEED = 2026
READ_LIMIT, SECONDS_LIMIT = 0.98, 1.0
_DPI = 600
_COHORT = 2025
_CODES = {
    "contingent 1": (0.79, 0.18),
    "contingent 2": (0.12, 0.96),
    "contingent 3": (0.86, 0.62),
    "plan 1": (0.085, 0.3),
}
"""A corner of a code on each sheet, as shares of width and height: where the seal lies."""
_LINES = {"contingent 3": (0.545, 0.645), "plan 1": (0.70, 0.268)}


def print_scans(book: Path, pages: int = PAGES) -> None:
    """Prints how the reading of so many degraded pages of the workbook's own documents went."""
    seen = observe(read_workbook(book))
    other = replace(seen, passport=seen.passport.model_copy(update={"full_name": "ГБПОУ «Другой колледж»"}))
    printed = {
        contingent_stamp(count_contingent(seen, _COHORT), seen.passport, seen.report_date),
        plan_stamp(plan_of(seen), seen.passport),
    }
    sheets = _sheets(seen)
    random = np.random.default_rng(SEED)
    read = wrong = looked_right = looked = 0
    seconds = []
    with tempfile.TemporaryDirectory(prefix="career-xl-bench-") as folder:
        registry = Registry(Path(folder))
        for number in range(pages):
            name = list(sheets)[number % len(sheets)]
            signed = name in _LINES and number % (2 * len(sheets)) >= len(sheets)
            image = with_signature(sheets[name], _DPI, _LINES[name], number) if signed else sheets[name]
            content = degrade(image, _DPI, Damage.drawn(random), _CODES[name], number)
            begin = time.process_time()
            (page,) = read_pages(content)
            seconds.append(time.process_time() - begin)
            read += _is_read(page, name)
            wrong += _is_accepted((page,), other, registry) or any(stamp not in printed for stamp in page.stamps)
            if name in _LINES and page.signed is not None:
                looked += 1
                looked_right += page.signed is signed
    print_table(
        f"Scans: {pages} degraded pages (150–600 dpi, 10° skew, noise, blur, JPEG from 30, seal over a code), CPU",
        [
            ("read", f"{read} ({read / pages:.1%})"),
            (f"read at least {READ_LIMIT:.0%}", "yes" if read >= READ_LIMIT * pages else "NO"),
            ("read as something else, or accepted for another college", str(wrong)),
            ("seconds a page, median", f"{float(np.median(seconds)):.2f}"),
            ("seconds a page, slowest", f"{max(seconds):.2f}"),
            (f"each within {SECONDS_LIMIT:.0f} s", "yes" if max(seconds) <= SECONDS_LIMIT else "NO"),
            ("ink on the director's line told rightly", f"{looked_right} of {looked}"),
        ],
    )


def _sheets(seen: Observation) -> dict[str, Image.Image]:
    """The sheets of the contingent document and the first of the plan, by name."""
    with tempfile.TemporaryDirectory(prefix="career-xl-bench-") as folder:
        contingent, plan = Path(folder, "contingent.pdf"), Path(folder, "plan.pdf")
        registry = Registry(Path(folder))
        write_contingent_files(seen, count_contingent(seen, _COHORT), registry, None, contingent)
        write_plan_files(seen, registry, None, plan)
        sheets = {f"contingent {number}": page for number, page in enumerate(_pictures(contingent), start=1)}
        return {**{name: sheets[name] for name in sheets if name in _CODES}, "plan 1": _pictures(plan, 1)[0]}


def _pictures(pdf: Path, count: int | None = None) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        numbers = range(len(document) if count is None else count)
        return [document[number].render(scale=_DPI / 72).to_pil().convert("RGB") for number in numbers]


def _is_read(page: ScannedPage, name: str) -> bool:
    """True when the sheet's own code was read: the stamp, the mark beside the signature, or the page's mark."""
    if name in ("contingent 1", "plan 1"):
        return bool(page.stamps)
    role = SheetRole.SIGNATURE if name == "contingent 3" else SheetRole.PAGE
    return any(mark.role is role for mark in page.marks)


def _is_accepted(pages: tuple[ScannedPage, ...], seen: Observation, registry: Registry) -> bool:
    try:
        return any(verdict.reason is None for verdict in judge(pages, seen, registry))
    except ScanRefusedError:
        return False
