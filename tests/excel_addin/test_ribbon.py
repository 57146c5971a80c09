"""The rules of the ribbon that matter: ids, callbacks, pictures, and every command in its group."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from career_xl.macros.catalogue import COMMANDS
from career_xl.workbook.excel_addin.content import RibbonButton
from career_xl.workbook.excel_addin.office_images import OFFICE_IMAGES
from career_xl.workbook.excel_addin.ribbon import NAMESPACE, ribbon_xml
from tests.excel_addin.conftest import read_modules

CALLBACKS = {
    "onAction": "(control As IRibbonControl)",
    "getEnabled": "(control As IRibbonControl, ByRef enabled)",
    "getVisible": "(control As IRibbonControl, ByRef visible)",
}
"""What Excel calls, and how the Sub must be declared."""


def ribbon_of(path: Path) -> ElementTree.Element:
    with zipfile.ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read("customUI/customUI14.xml"))


def elements(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return root.findall(f".//{{{NAMESPACE}}}{name}")


def test_each_command_has_one_button_in_its_group(addin: Path) -> None:
    shown = [
        (group.get("label"), button.get("label"), button.get("supertip"), button.get("imageMso"))
        for group in elements(ribbon_of(addin), "group")
        for button in group
    ]
    wanted = [(command.group, command.title, command.tip, command.office_image) for command in COMMANDS]
    groups = list(dict.fromkeys(command.group for command in COMMANDS))
    assert shown == sorted(wanted, key=lambda entry: groups.index(entry[0]))


def test_ids_are_unique(addin: Path) -> None:
    ids = [element.get("id") for element in ribbon_of(addin).iter() if element.get("id")]
    assert len(ids) == len(set(ids)) > len(COMMANDS)


@pytest.mark.parametrize("place", [0, 1], ids=["addin", "workbook"])
def test_each_callback_is_a_sub_of_the_right_signature(files, place: int) -> None:
    code = "\n".join(read_modules(files[place]).values())
    named = [
        (kind, element.get(kind))
        for element in ribbon_of(files[place]).iter()
        for kind in CALLBACKS
        if element.get(kind)
    ]
    assert len(named) > len(COMMANDS)
    assert [name for kind, name in named if f"Public Sub {name}{CALLBACKS[kind]}" not in code] == []


def test_no_other_callbacks_are_used(addin: Path) -> None:
    used = {name for element in ribbon_of(addin).iter() for name in element.attrib if re.match("on|get|load", name)}
    assert used == {"onAction", "getEnabled"}


def test_each_picture_is_one_that_excel_has(addin: Path) -> None:
    pictures = {button.get("imageMso") for button in elements(ribbon_of(addin), "button")}
    assert pictures - OFFICE_IMAGES == set()


def test_texts_keep_within_what_the_schema_allows(addin: Path) -> None:
    for element in ribbon_of(addin).iter():
        assert all(len(value) <= 1024 for value in element.attrib.values())
        assert len(element.get("label", "")) <= 1024


def test_the_first_button_is_asked_for_its_state_so_that_python_starts_with_the_tab(addin: Path) -> None:
    asked = [button.get("getEnabled") for button in elements(ribbon_of(addin), "button")]
    assert asked == ["CareerXl_Shown", *[None] * (len(COMMANDS) - 1)]


def test_the_tab_of_the_workbook_gives_way_to_that_of_the_addin(addin: Path, macro_book: Path) -> None:
    assert elements(ribbon_of(addin), "tab")[0].get("getVisible") is None
    assert elements(ribbon_of(macro_book), "tab")[0].get("getVisible") == "CareerXl_TabVisible"


def test_special_letters_in_texts_stay_what_they_are() -> None:
    button = RibbonButton("check", "А & Б", "«1 < 2»", 'Скажет "да"', "Help")
    root = ElementTree.fromstring(ribbon_xml([button], yields_to_addin=False))
    shown = elements(root, "button")[0]
    assert (elements(root, "group")[0].get("label"), shown.get("label")) == ("А & Б", "«1 < 2»")
    assert shown.get("supertip") == 'Скажет "да"'


def test_a_key_that_vba_could_not_name_a_sub_by_is_seen_at_once() -> None:
    with pytest.raises(AssertionError, match="проверка"):
        ribbon_xml([RibbonButton("проверка", "А", "Б", "В", "Help")], yields_to_addin=False)
