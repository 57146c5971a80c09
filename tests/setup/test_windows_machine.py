"""The real ways to Windows, on a stand-in for what Windows brings; both registries keep one contract."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from career_xl.hosts.windows.machine import WindowsMachine, this_machine
from career_xl.hosts.windows.registry import WindowsRegistry, system_registry
from tests.setup.fake_registry import FakeRegistry
from tests.setup.fake_winreg import fake_winreg

KEY = r"HKCU\Software\Центр карьеры"


@pytest.fixture
def winreg(monkeypatch) -> Any:
    module = fake_winreg()
    monkeypatch.setitem(sys.modules, "winreg", module)
    return module


@pytest.fixture(params=["windows", "fake"])
def registry(request, winreg) -> Any:
    return WindowsRegistry() if request.param == "windows" else FakeRegistry()


def test_what_is_written_is_read(registry) -> None:
    registry.write(KEY, "Имя", "значение")
    registry.write(KEY, "Число", 3)
    registry.write(rf"{KEY}\Ниже", "", "безымянное")
    assert (registry.value(KEY, "Имя"), registry.value(KEY, "Число")) == ("значение", 3)
    assert registry.value(rf"{KEY}\Ниже", "") == "безымянное"
    assert registry.names(KEY) == ("Имя", "Число")
    assert registry.keys(KEY) == ("Ниже",)


def test_what_is_not_there_is_none_and_no_error(registry) -> None:
    assert registry.value(KEY, "Имя") is None
    assert registry.names(KEY) == registry.keys(KEY) == ()
    registry.remove_value(KEY, "Имя")
    registry.remove_key(KEY)


def test_what_is_removed_is_gone(registry) -> None:
    registry.write(KEY, "Имя", "значение")
    registry.write(KEY, "Другое", "значение")
    registry.remove_value(KEY, "Имя")
    assert registry.names(KEY) == ("Другое",)
    registry.remove_key(KEY)
    assert registry.names(KEY) == ()


def test_texts_and_numbers_get_their_kinds(winreg) -> None:
    WindowsRegistry().write(KEY, "Имя", "значение")
    WindowsRegistry().write(KEY, "Число", 0)
    kinds = {name: kind for name, (_, kind) in winreg.content["user", "Software\\Центр карьеры"].items()}
    assert kinds == {"Имя": winreg.REG_SZ, "Число": winreg.REG_DWORD}


def test_a_value_of_another_kind_is_not_taken_for_a_text(winreg) -> None:
    winreg.content["machine", "SOFTWARE"] = {"Данные": (b"\x00", 3)}
    assert WindowsRegistry().value(r"HKLM\SOFTWARE", "Данные") is None


def test_elsewhere_there_is_no_windows(monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert system_registry() is None
    assert this_machine(lambda question: True) is None


@pytest.mark.parametrize(
    ("listed", "running"),
    [(b'"EXCEL.EXE","4321","Console","1","90 000 K"\r\n', True), ("Нет задач".encode("cp866"), False)],
)
def test_a_running_excel_is_seen_in_the_list_of_tasks(winreg, monkeypatch, listed, running) -> None:
    asked = _commands(monkeypatch, listed)
    assert WindowsMachine(bool).is_running("EXCEL.EXE") is running
    assert asked == [["tasklist", "/FI", "IMAGENAME eq EXCEL.EXE", "/FO", "CSV", "/NH"]]


@pytest.mark.parametrize(("mark", "from_internet"), [("[ZoneTransfer]\nZoneId=3\n", True), ("ZoneId=0\n", False)])
def test_the_mark_of_the_web_is_the_second_stream_of_a_file(winreg, tmp_path, mark, from_internet) -> None:
    # A file system without streams takes it for a name.
    (tmp_path / "career_xl.xlam:Zone.Identifier").write_text(mark, encoding="utf-8")
    machine = WindowsMachine(bool)
    assert machine.came_from_internet(tmp_path / "career_xl.xlam") is from_internet
    assert not machine.came_from_internet(tmp_path / "другой.xlam")


def test_a_folder_is_closed_to_all_but_this_user(winreg, monkeypatch) -> None:
    monkeypatch.setenv("USERDOMAIN", "КОЛЛЕДЖ")
    monkeypatch.setenv("USERNAME", "Иван Петрович")
    asked = _commands(monkeypatch, b"")
    WindowsMachine(bool).keep_for_user(Path("папка"))
    grant = "КОЛЛЕДЖ\\Иван Петрович:(OI)(CI)F"
    assert asked == [["icacls", "папка", "/inheritance:r", "/grant:r", grant, "/Q"]]
    _commands(monkeypatch, b"", code=5)
    with pytest.raises(OSError, match="icacls"):
        WindowsMachine(bool).keep_for_user(Path("папка"))


def _commands(monkeypatch, output: bytes, code: int = 0) -> list[list[str]]:
    asked: list[list[str]] = []

    def run(command: list[str], **options: Any) -> Any:
        asked.append(command)
        return subprocess.CompletedProcess(command, code, output, b"")

    monkeypatch.setattr(subprocess, "run", run)
    return asked
