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
    computed = document.Sheets.getByName("Дашборд").getCellRangeByName("AI2")
    assert wait_for(lambda: "CAREERXL" in computed.getFormula())
    assert wait_for(lambda: not document.getUndoManager().isUndoPossible())
    return document


@pytest.fixture
def addons(service) -> Any:
    """What LibreOffice knows of the menus and toolbars of its extensions."""
    provider = service("com.sun.star.configuration.ConfigurationProvider")
    path = struct("beans.PropertyValue", Name="nodepath", Value="/org.openoffice.Office.Addons/AddonUI")
    return provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (path,))


def pressable(items: Any) -> list[Any]:
    found = [items.getByName(name) for name in items.getElementNames() if re.match(r"b\d\d", name)]
    return [item for item in found if item.getByName("URL") != "private:separator"]


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


def test_menu_and_toolbar_hold_each_command_with_its_title(addons) -> None:
    buttons = pressable(addons.getByHierarchicalName("OfficeToolBar/ru.careerxl.toolbar"))
    submenus = addons.getByHierarchicalName("OfficeMenuBar/ru.careerxl.menu/Submenu")
    items = [
        item for name in submenus.getElementNames() for item in pressable(submenus.getByName(name).getByName("Submenu"))
    ]
    titles = {f"ru.careerxl:{one.key}": one.title for one in COMMANDS} | {"ru.careerxl:stop": "Прервать команду"}
    for found in (buttons, items):
        assert {one.getByName("URL"): one.getByName("Title") for one in found} == titles
        assert len(found) == len(titles)


def test_each_command_has_pictures_of_both_sizes_that_libreoffice_can_read(addons, service) -> None:
    images = addons.getByName("Images")
    provider = service("com.sun.star.graphic.GraphicProvider")
    for command in COMMANDS:
        urls = images.getByHierarchicalName(f"ru.careerxl.{command.key}/UserDefinedImages")
        for name, size in (("ImageSmallURL", 16), ("ImageBigURL", 26)):
            graphic = provider.queryGraphic((struct("beans.PropertyValue", Name="URL", Value=urls.getByName(name)),))
            assert graphic is not None, command.key
            assert (graphic.SizePixel.Width, graphic.SizePixel.Height) == (size, size)


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
