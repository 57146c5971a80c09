"""Every LibreOffice of a machine is found where its packages put it."""

from pathlib import Path

import pytest

from career_xl.hosts.calc.installations import LibreOffice, Machine, Packaging, installed_offices
from tests.setup.fake_registry import FakeRegistry


def place(folder: Path, version: str = "24.8", program: str = "soffice.bin", settings: str = "libreoffice/4") -> Path:
    """A folder that looks like «program» of a LibreOffice."""
    folder.mkdir(parents=True)
    (folder / program).touch()
    name = "bootstrap.ini" if program.endswith(".exe") else "bootstraprc"
    text = f"[Bootstrap]\nProductKey=LibreOffice {version}\nUserInstallation=$SYSUSERCONFIG/{settings}\n"
    (folder / name).write_text(text, encoding="utf-8")
    return folder


FLATPAK = "app/org.libreoffice.LibreOffice/current/active/files/libreoffice/program"


def linux(root: Path, **environ: str) -> Machine:
    return Machine(root, {"HOME": str(root / "home/Иван Иванов"), "PATH": "", **environ}, None, windows=False)


def windows(root: Path, registry: FakeRegistry | None = None, **environ: str) -> Machine:
    return Machine(root, environ, registry or FakeRegistry(), windows=True)


@pytest.mark.parametrize(
    "folder",
    [
        "usr/lib/libreoffice/program",
        "usr/lib64/libreoffice/program",
        "usr/local/lib/libreoffice/program",
        "opt/libreoffice24.8/program",
        "opt/alteroffice/program",
    ],
)
def test_a_usual_folder_on_linux_is_found(tmp_path, folder) -> None:
    place(tmp_path / folder)
    found = installed_offices(linux(tmp_path))
    assert [(one.program, one.packaging, one.name) for one in found] == [
        (tmp_path / folder, Packaging.PLAIN, "LibreOffice 24.8")
    ]


@pytest.mark.parametrize(
    ("folder", "packaging"),
    [
        ("snap/libreoffice/current/lib/libreoffice/program", Packaging.SNAP),
        (f"var/lib/flatpak/{FLATPAK}", Packaging.FLATPAK),
        (f"home/Иван Иванов/.local/share/flatpak/{FLATPAK}", Packaging.FLATPAK),
    ],
)
def test_one_that_is_shut_in_is_found_and_named_as_such(tmp_path, folder, packaging) -> None:
    place(tmp_path / folder)
    assert [one.packaging for one in installed_offices(linux(tmp_path))] == [packaging]


def test_the_one_on_the_path_comes_first_and_once(tmp_path) -> None:
    place(tmp_path / "usr/lib/libreoffice/program", "7.4")
    newer = place(tmp_path / "opt/libreoffice24.8/program")
    launcher = tmp_path / "bin" / "soffice"
    launcher.parent.mkdir()
    (newer / "soffice").touch(mode=0o755)
    launcher.symlink_to(newer / "soffice")
    found = installed_offices(linux(tmp_path, PATH=str(launcher.parent)))
    assert [one.name for one in found] == ["LibreOffice 24.8", "LibreOffice 7.4"]


def test_a_folder_of_launchers_is_no_office(tmp_path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "soffice").touch(mode=0o755)
    assert installed_offices(linux(tmp_path, PATH=str(tmp_path / "bin"))) == ()


@pytest.mark.parametrize("key", [r"HKLM\SOFTWARE\LibreOffice\UNO", r"HKLM\SOFTWARE\WOW6432Node\LibreOffice\UNO"])
def test_windows_names_the_folder_in_its_registry(tmp_path, key) -> None:
    folder = place(tmp_path / "Мои программы" / "LO" / "program", program="soffice.exe")
    machine = windows(tmp_path, FakeRegistry({rf"{key}\InstallPath": {"": str(folder)}}))
    assert [one.soffice for one in installed_offices(machine)] == [folder / "soffice.exe"]


def test_program_files_are_looked_through(tmp_path) -> None:
    place(tmp_path / "Program Files" / "LibreOffice" / "program", program="soffice.exe")
    machine = windows(tmp_path, PROGRAMFILES=str(tmp_path / "Program Files"))
    assert [one.name for one in installed_offices(machine)] == ["LibreOffice 24.8"]


def test_the_settings_lie_where_the_office_says(tmp_path) -> None:
    place(tmp_path / "usr/lib/libreoffice/program")
    usual, moved = linux(tmp_path), linux(tmp_path, XDG_CONFIG_HOME=str(tmp_path / "настройки"))
    assert installed_offices(usual)[0].profile == tmp_path / "home/Иван Иванов/.config/libreoffice/4"
    assert installed_offices(moved)[0].profile == tmp_path / "настройки/libreoffice/4"


def test_the_settings_of_a_portable_one_lie_beside_it(tmp_path) -> None:
    folder = place(tmp_path / "LibreOffice" / "program", program="soffice.exe")
    text = "[Bootstrap]\nUserInstallation=$ORIGIN/../Data/settings\n"
    (folder / "bootstrap.ini").write_text(text, encoding="utf-8")
    office = LibreOffice(folder, Packaging.PLAIN, windows(tmp_path))
    assert office.profile == tmp_path / "LibreOffice" / "Data" / "settings"
    assert office.name == "LibreOffice"


def test_one_without_python_is_told_apart(tmp_path) -> None:
    folder = place(tmp_path / "usr/lib/libreoffice/program")
    office = installed_offices(linux(tmp_path))[0]
    assert not office.runs_python
    (folder / "pythonloader.py").touch()
    assert office.runs_python


@pytest.mark.parametrize(
    ("file", "text", "version"),
    [
        ("pythonloader.unorc", "PYTHONHOME=file:///usr/lib/python3.11\n", "3.11"),
        ("pythonloader.uno.ini", "PYUNO_LOADER_PYTHONHOME=$ORIGIN/python-core-3.10.17\n", "3.10"),
        ("pythonloader.unorc", "[Bootstrap]\n", None),
    ],
)
def test_its_python_is_known_by_the_folder_that_it_names(tmp_path, file, text, version) -> None:
    folder = place(tmp_path / "usr/lib/libreoffice/program")
    (folder / file).write_text(text, encoding="utf-8")
    assert installed_offices(linux(tmp_path))[0].python_version == version
