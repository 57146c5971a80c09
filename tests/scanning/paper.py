"""Signed paper for the tests: documents of a small workbook, printed, signed and scanned."""

import io
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

from bench.degraded import with_signature
from career_xl.contingent import count_contingent
from career_xl.documents.files import write_contingent_files, write_plan_files
from career_xl.documents.registry import Registry
from career_xl.tables.observation import Observation, observe
from career_xl.tables.reader import read_workbook
from tests.cli.workbooks import PASSPORT, save_book, three_graduates

DPI = 200
LINE_OF_CONTINGENT, LINE_OF_PLAN = (0.56, 0.135), (0.70, 0.268)
"""The director's line on the sheets of the small documents made here, as shares of width and height."""
ROOT = Path(__file__).resolve().parents[2]
Sheets = list[Image.Image]


def observed(book: Path) -> Observation:
    """What the workbook holds."""
    return observe(read_workbook(book))


def desk(folder: Path, rows: Sequence[dict[str, Any]] | None = None, **settings: Any) -> Path:
    """A workbook in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    return save_book(folder / "Выпускники.xlsx", three_graduates() if rows is None else rows, PASSPORT | settings)


def printed_contingent(book: Path, cohort: int = 2026) -> Sheets:
    """The sheets of the contingent document; it is in the registry beside the workbook."""
    seen, pdf = observed(book), book.with_name("Контингент.pdf")
    write_contingent_files(seen, count_contingent(seen, cohort), Registry.beside(book), None, pdf)
    return sheets_of(pdf)


def printed_plan(book: Path) -> Sheets:
    """The sheets of the plan; it is in the registry beside the workbook."""
    pdf = book.with_name("План.pdf")
    write_plan_files(observed(book), Registry.beside(book), None, pdf)
    return sheets_of(pdf)


def sheets_of(pdf: Path) -> Sheets:
    """The pages of a PDF as pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]


def signed(sheets: Sheets, plan: bool = False) -> Sheets:
    """The sheets after the director has signed: the last one, of a plan the first."""
    place = LINE_OF_PLAN if plan else LINE_OF_CONTINGENT
    number = 0 if plan else len(sheets) - 1
    return [with_signature(sheet, DPI, place) if n == number else sheet for n, sheet in enumerate(sheets)]


def as_pdf(sheets: Sheets) -> bytes:
    """The sheets as a scanner hands them over in one PDF."""
    return _saved(sheets, "PDF")


def as_tiff(sheets: Sheets) -> bytes:
    """The sheets as one TIFF of several pages."""
    return _saved([sheet.convert("L") for sheet in sheets], "TIFF")


def as_picture(sheet: Image.Image, kind: str) -> bytes:
    """One sheet as a JPEG or PNG."""
    return _saved([sheet], kind)


def _saved(sheets: Sheets, kind: str) -> bytes:
    # A picture that was saved once keeps the others of that file; copies do not.
    sheets = [sheet.copy() for sheet in sheets]
    stream = io.BytesIO()
    several = {"save_all": True, "append_images": sheets[1:]} if kind in ("PDF", "TIFF") else {}
    sheets[0].save(stream, kind, resolution=DPI, dpi=(DPI, DPI), **several)
    return stream.getvalue()


def lay_scan(folder: Path) -> None:
    """Nothing; the scan of a signed contingent document of the demo workbook lies in the folder as scan.pdf."""
    book = folder / "paper" / "monitoring_demo.xlsx"
    book.parent.mkdir()
    shutil.copyfile(ROOT / "workbooks" / "monitoring_demo.xlsx", book)
    (folder / "scan.pdf").write_bytes(as_pdf(signed(printed_contingent(book))))
