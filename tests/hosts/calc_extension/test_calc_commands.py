"""Menu, toolbar and wizard of the extension in a real LibreOffice Calc."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from career_xl.functions.catalogue import FUNCTIONS
from career_xl.hosts.calc.bridge import struct
from career_xl.macros.catalogue import COMMANDS
from career_xl.shipped import shipped_file


@pytest.fixture
def book(tmp_path: Path, open_book, wait_for) -> Any:
    """The demo workbook once the last of its formulas has come to life."""
    document = open_book(Path(shutil.copy(shipped_file("workbooks/monitoring_demo.xlsx"), tmp_path / "книга.xlsx")))
    sheet = document.Sheets.getByName("Контингент")
    assert wait_for(lambda: "ck_" not in str(sheet.getCellRangeByName("A1:Z400").getFormulaArray()))
    assert wait_for(lambda: not document.getUndoManager().isUndoPossible())
    return document


def press(book: Any, key: str) -> None:
    url = struct("util.URL", Complete=f"ru.careerxl:{key}", Main=f"ru.careerxl:{key}", Protocol="ru.careerxl:")
    book.getCurrentController().getFrame().queryDispatch(url, "_self", 0).dispatch(url, ())


def test_the_command_check_marks_the_open_workbook_in_one_step_of_undo(book, wait_for) -> None:
    sheet = book.Sheets.getByName("Мониторинг")
    before = sheet.getAnnotations().getCount()
    press(book, "check")
    assert wait_for(lambda: book.getCurrentController().hasInfobar("career_xl"))
    assert book.getUndoManager().getAllUndoActionTitles() == ("Проверить",)
    assert sheet.getAnnotations().getCount() > before


def test_menu_and_toolbar_hold_each_command_with_its_title(desktop, service) -> None:
    provider = service("com.sun.star.configuration.ConfigurationProvider")
    path = struct("beans.PropertyValue", Name="nodepath", Value="/org.openoffice.Office.Addons/AddonUI")
    addons = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (path,))
    toolbar = addons.getByHierarchicalName("OfficeToolBar/ru.careerxl.toolbar")
    buttons = [toolbar.getByName(name) for name in toolbar.getElementNames() if re.match(r"b\d\d", name)]
    assert sorted(button.getByName("URL") for button in buttons) == sorted(f"ru.careerxl:{one.key}" for one in COMMANDS)
    assert {button.getByName("Title") for button in buttons} == {one.title for one in COMMANDS}


def test_the_wizard_shows_the_russian_help_of_each_function(desktop, service) -> None:
    descriptions = service("com.sun.star.sheet.FunctionDescriptions")
    found = {}
    for number in range(descriptions.getCount()):
        known = {one.Name: one.Value for one in descriptions.getByIndex(number)}
        if str(known.get("Name", "")).startswith("CK_"):
            arguments = [(one.Name, one.Description) for one in known["Arguments"]]
            found[known["Name"]] = (known["Description"], arguments)
    assert found == {
        function.name: (function.description, [(one.name, one.description) for one in function.arguments])
        for function in FUNCTIONS
    }
