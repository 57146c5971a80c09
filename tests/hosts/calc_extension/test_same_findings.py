"""The check of an open workbook, whose cells the extension has computed, finds what the check of the file finds."""

import shutil
from pathlib import Path

from career_xl.hosts.calc.bridge import struct
from career_xl.rules.check import check
from career_xl.shipped import shipped_file
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook

RULE, SHEET, ROW = 1, 2, 3


def test_the_command_in_calc_finds_what_the_command_line_finds(tmp_path: Path, open_book, wait_for) -> None:
    path = Path(shutil.copy(shipped_file("workbooks/monitoring_demo.xlsx"), tmp_path / "Книга колледжа.xlsx"))
    expected = sorted((one.rule, one.sheet, one.row or 0) for one in check(observe(read_workbook(path))).findings)
    book = open_book(path)
    computed = book.Sheets.getByName("Дашборд").getCellRangeByName("AI2")
    assert wait_for(lambda: "CAREERXL" in computed.getFormula())
    url = struct("util.URL", Complete="ru.careerxl:check", Main="ru.careerxl:check", Protocol="ru.careerxl:")
    controller = book.getCurrentController()
    controller.getFrame().queryDispatch(url, "_self", 0).dispatch(url, ())
    assert wait_for(lambda: controller.hasInfobar("career_xl"))
    # An earlier test may have ended the worker; then the command says so, and the next one has a new worker.
    if not book.getUndoManager().getAllUndoActionTitles():
        controller.removeInfobar("career_xl")
        controller.getFrame().queryDispatch(url, "_self", 0).dispatch(url, ())
        assert wait_for(lambda: controller.hasInfobar("career_xl"))
    rows = book.Sheets.getByName("Замечания").getCellRangeByName("A2:J500").getDataArray()
    found = [(row[RULE], row[SHEET], int(row[ROW] or 0)) for row in rows if row[RULE]]
    assert sorted(found) == expected
