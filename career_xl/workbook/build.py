"""Builds the workbooks that are shipped: the empty one of the current academic year and the demo."""

from pathlib import Path

from career_xl.documents.output import make_folder
from career_xl.domain.academic_year import AcademicYear
from career_xl.workbook.invented_college.college import invent_college
from career_xl.workbook.new_workbook import write_new_workbook, write_workbook

NEW_WORKBOOK = "monitoring.xlsx"
DEMO_WORKBOOK = "monitoring_demo.xlsx"
SHIPPED_YEAR = AcademicYear(2026)
"""Academic year of the empty workbook that is shipped."""


def build_workbooks(folder: Path) -> tuple[Path, ...]:
    """The paths of the workbooks written into the folder; every build gives the same bytes.

    OutputError when the folder cannot be made or written to.
    """
    make_folder(folder)
    new, demo = folder / NEW_WORKBOOK, folder / DEMO_WORKBOOK
    write_new_workbook(new, SHIPPED_YEAR)
    write_workbook(demo, invent_college().contents)
    return new, demo
