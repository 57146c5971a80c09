"""What stands in the registry about Excel, and how little of it is changed."""

from pathlib import PureWindowsPath

import pytest

from career_xl.hosts.windows.excel import Excel, MacroSettings, StartList, TrustedFolders, find_excel
from tests.setup.fake_registry import FakeRegistry

EXCEL = Excel("16.0", 64)
OPTIONS = r"HKCU\Software\Microsoft\Office\16.0\Excel\Options"
TRUSTED = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations"
ADDIN = PureWindowsPath(r"C:\Users\Иван Петрович\AppData\Roaming\Microsoft\AddIns\career_xl.xlam")
FOLDER = ADDIN.parent


@pytest.mark.parametrize(
    ("keys", "excel"),
    [
        ({}, None),
        ({r"HKCR\Excel.Application\CurVer": {"": "Excel.Application.16"}}, Excel("16.0", None)),
        (
            {
                r"HKCR\Excel.Application\CurVer": {"": "Excel.Application.16"},
                r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration": {"Platform": "x86"},
            },
            Excel("16.0", 32),
        ),
        (
            {
                r"HKCR\Excel.Application\CurVer": {"": "Excel.Application.15"},
                r"HKLM\SOFTWARE\Microsoft\Office\15.0\Outlook": {"Bitness": "x64"},
            },
            Excel("15.0", 64),
        ),
        (
            {r"HKLM\SOFTWARE\WOW6432Node\Microsoft\Office\16.0\Excel\InstallRoot": {"Path": r"C:\Program Files (x86)"}},
            Excel("16.0", 32),
        ),
        (
            {r"HKLM\SOFTWARE\Microsoft\Office\14.0\Excel\InstallRoot": {"Path": r"C:\Program Files\Office"}},
            Excel("14.0", 64),
        ),
    ],
)
def test_version_and_bitness_are_read_wherever_office_notes_them(keys, excel) -> None:
    assert find_excel(FakeRegistry(keys)) == excel


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"OPEN": f'"{ADDIN}"'}),
        ({"OPEN": '/R "C:\\a.xlam"'}, {"OPEN": '/R "C:\\a.xlam"', "OPEN1": f'"{ADDIN}"'}),
        (
            {"OPEN": "a.xlam", "OPEN1": "b.xlam", "Pos": 3},
            {"Pos": 3, "OPEN": "a.xlam", "OPEN1": "b.xlam", "OPEN2": f'"{ADDIN}"'},
        ),
        # A gap, as an unlucky program leaves one, would end the list for Excel.
        ({"OPEN": "a.xlam", "OPEN2": "b.xlam"}, {"OPEN": "a.xlam", "OPEN1": "b.xlam", "OPEN2": f'"{ADDIN}"'}),
        ({"OPEN": "career_xl.xlam"}, {"OPEN": "career_xl.xlam"}),
        ({"OPEN": f'/R "{str(ADDIN).upper()}"'}, {"OPEN": f'/R "{str(ADDIN).upper()}"'}),
    ],
)
def test_the_add_in_is_opened_last_and_once(before, after) -> None:
    registry = FakeRegistry({OPTIONS: before})
    StartList(registry, EXCEL).add(ADDIN)
    assert registry.content[OPTIONS] == after
    assert StartList(registry, EXCEL).holds(ADDIN)


def test_add_ins_of_the_user_keep_their_order_when_ours_goes() -> None:
    values = {f"OPEN{place or ''}": f'"C:\\{place}.xlam"' for place in range(11)}
    registry = FakeRegistry({OPTIONS: {**values, "OPEN11": f'"{ADDIN}"', "OPEN12": '"C:\\12.xlam"'}})
    StartList(registry, EXCEL).remove(ADDIN)
    assert registry.content[OPTIONS] == {**values, "OPEN11": '"C:\\12.xlam"'}


def test_an_add_in_of_that_name_in_another_folder_is_another_one() -> None:
    registry = FakeRegistry({OPTIONS: {"OPEN": '"D:\\другая\\career_xl.xlam"'}})
    assert not StartList(registry, EXCEL).holds(ADDIN)
    StartList(registry, EXCEL).remove(ADDIN)
    assert registry.content[OPTIONS] == {"OPEN": '"D:\\другая\\career_xl.xlam"'}


@pytest.mark.parametrize(
    ("path", "below", "trusted"),
    [
        (f"{FOLDER}\\", 0, True),
        (str(FOLDER).lower(), 0, True),
        (f"{FOLDER.parent}\\", 1, True),
        (f"{FOLDER.parent}\\", 0, False),
        ("C:\\Templates\\", 1, False),
    ],
)
def test_a_folder_is_trusted_by_itself_or_with_the_one_above(path, below, trusted) -> None:
    registry = FakeRegistry({rf"{TRUSTED}\Location7": {"Path": path, "AllowSubfolders": below}})
    assert TrustedFolders(registry, EXCEL).holds(FOLDER) is trusted


def test_a_key_without_a_path_trusts_nothing() -> None:
    registry = FakeRegistry({rf"{TRUSTED}\Location0": {"AllowSubfolders": 1}})
    assert not TrustedFolders(registry, EXCEL).holds(FOLDER)


def test_a_trusted_folder_gets_the_first_free_number_and_trusts_nothing_below() -> None:
    before = {rf"{TRUSTED}\Location0": {"Path": "C:\\a\\"}, rf"{TRUSTED}\Location2": {"Path": "C:\\b\\"}}
    registry = FakeRegistry(before)
    folders = TrustedFolders(registry, EXCEL)
    key = folders.add(FOLDER, "Центр карьеры")
    assert key == rf"{TRUSTED}\Location1"
    assert registry.content[key] == {"Path": f"{FOLDER}\\", "Description": "Центр карьеры", "AllowSubfolders": 0}
    folders.remove(key, FOLDER)
    assert registry.content == before


def test_a_key_that_has_come_to_mean_another_folder_stays() -> None:
    registry = FakeRegistry({rf"{TRUSTED}\Location1": {"Path": "C:\\Чужая\\"}})
    TrustedFolders(registry, EXCEL).remove(rf"{TRUSTED}\Location1", FOLDER)
    assert rf"{TRUSTED}\Location1" in registry.content


def test_what_an_administrator_lays_down_is_told_apart_from_the_users_choice() -> None:
    registry = FakeRegistry(
        {
            r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security": {"VBAWarnings": 4},
            r"HKCU\Software\Microsoft\Office\16.0\Excel\Security": {"VBAWarnings": 2},
            r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security\Trusted Locations": {
                "AllLocationsDisabled": 1
            },
        }
    )
    settings = MacroSettings(registry, EXCEL)
    assert (settings.laid_down, settings.chosen, settings.ignores_trusted_folders) == (4, 2, True)
