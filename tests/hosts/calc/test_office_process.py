"""The LibreOffice of our own: private, and gone when nobody needs it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import xlwings as xw

from career_xl.domain.errors import ProgramMissingError
from career_xl.hosts import calc
from career_xl.hosts.calc import bridge, office
from career_xl.hosts.calc.errors import OfficeError, OfficeLostError
from tests.architecture.source_tree import ROOT

PATIENCE = 20.0
"""Seconds within which an ended process must be gone."""

ASKER = """
import sys
from career_xl.hosts import calc
app = calc.activate()
book = app.books.add()
book.sheets[0]["A1"].value = 1
print(app.pid, flush=True)
"""


@pytest.fixture
def asker():
    """Starts a Python that activates the engine and then runs more lines; its number and the office's come back."""
    started = []

    def ask(more: str) -> tuple["subprocess.Popen[str]", int]:
        process = subprocess.Popen(
            [sys.executable, "-c", ASKER + more],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process, int(process.stdout.readline())

    yield ask
    for process in started:
        process.kill()
        process.communicate()


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def ends(pid: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(pid)


def sockets_and_profile(pid: int) -> tuple[list[Path], Path]:
    command = Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
    profile = next(word.partition("file://")[2] for word in command if word.startswith("-env:UserInstallation="))
    pipe = next(word.partition("name=")[2].partition(";")[0] for word in command if word.startswith("--accept="))
    return list(Path("/tmp").glob(f"OSL_PIPE_*_{pipe}")), Path(profile)


def test_it_ends_with_a_process_that_ends_in_order(asker) -> None:
    process, pid = asker("")
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert ends(pid)


def test_it_ends_with_a_process_that_fails(asker) -> None:
    process, pid = asker("raise SystemExit(3)")
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    assert ends(pid)


def test_it_ends_with_a_process_that_is_killed_and_leaves_nothing_behind(asker) -> None:
    process, pid = asker("sys.stdin.read()")
    sockets, profile = sockets_and_profile(pid)
    assert sockets
    assert profile.is_dir()
    process.kill()
    process.communicate()
    assert ends(pid)
    deadline = time.monotonic() + PATIENCE
    while profile.parent.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not profile.parent.exists()
    assert [socket for socket in sockets if socket.exists()] == []


def test_it_ends_when_its_guard_is_killed_and_the_asking_process_tidies_up(asker) -> None:
    process, pid = asker("sys.stdin.read()")
    sockets, profile = sockets_and_profile(pid)
    guard = int(Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[1])
    os.kill(guard, signal.SIGKILL)
    assert ends(pid)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert not profile.parent.exists()
    assert [socket for socket in sockets if socket.exists()] == []


def test_it_leaves_nothing_behind_when_it_is_killed_itself(app) -> None:
    other = xw.App(visible=False)
    sockets, profile = sockets_and_profile(other.pid)
    time.sleep(0.5)  # the guard looks five times a second
    os.kill(other.pid, signal.SIGKILL)
    assert ends(other.pid)
    other.kill()
    assert not profile.parent.exists()
    assert [socket for socket in sockets if socket.exists()] == []


def test_ctrl_c_in_the_terminal_does_not_reach_it(asker) -> None:
    process, pid = asker("sys.stdin.read()")
    assert os.getpgid(pid) != os.getpgid(process.pid)


def test_only_its_user_may_speak_to_it_and_it_listens_on_no_network(app) -> None:
    sockets, _ = sockets_and_profile(app.pid)
    assert [socket.stat().st_mode & 0o077 for socket in sockets] == [0]
    held = {str(link.readlink()) for link in Path(f"/proc/{app.pid}/fd").iterdir()}
    for table in ("tcp", "tcp6"):
        lines = Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]
        assert [line for line in lines if f"socket:[{line.split()[9]}]" in held] == []


def test_the_office_that_runs_is_taken_again(app) -> None:
    assert calc.activate().pid == app.pid
    assert xw.engines.active.name == "calc"


def test_another_app_is_another_process_with_its_own_books(app) -> None:
    with xw.App(visible=False) as other:
        assert other.pid != app.pid
        assert xw.apps.active == other
        other.books[0].sheets[0]["A1"].value = "там"
        assert is_running(other.pid)
    assert xw.apps.active == app
    assert ends(other.pid)


def test_an_office_that_was_killed_is_no_app_any_more(app) -> None:
    other = xw.App(visible=False)
    book = other.books[0]
    os.kill(other.pid, signal.SIGKILL)
    assert ends(other.pid)
    with pytest.raises(OfficeLostError, match="закрыты: откройте документ снова"):
        book.sheets[0]["A1"].value = 1
    assert other.pid not in xw.apps.keys()  # noqa: SIM118, xlwings' collection has no `in`


def test_an_office_of_somebody_else_is_found_by_its_address_and_stays_when_it_is_let_go(app) -> None:
    command = Path(f"/proc/{app.pid}/cmdline").read_text(encoding="utf-8").split("\0")
    address = next(word.removeprefix("--accept=").partition(";")[0] for word in command if word.startswith("--accept="))
    guest = calc.activate(address)
    book = guest.books.add()
    book.sheets[0]["A1"].value = "гость"
    assert book.name in [each.name for each in app.books]
    book.close()
    guest.kill()
    assert guest.pid not in xw.apps.keys()  # noqa: SIM118
    assert is_running(app.pid)
    assert app.version.major >= 7


def test_an_address_where_nobody_listens_is_told(app) -> None:
    with pytest.raises(OfficeError, match="«pipe,name=nobody_is_here» нет LibreOffice"):
        calc.activate("pipe,name=nobody_is_here")


def test_a_missing_office_is_told_with_the_command_that_installs_it(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(office, "installed_offices", lambda: ())
    with pytest.raises(ProgramMissingError, match="sudo apt install libreoffice-calc"):
        office.find_program()


def test_an_office_that_does_not_start_is_told(monkeypatch, tmp_path) -> None:
    for name in ("soffice", "soffice.bin"):
        broken = tmp_path / name
        broken.write_text("#!/bin/sh\nexit 5\n", encoding="ascii")
        broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(ProgramMissingError, match="LibreOffice не запускается"):
        office.start()


def folders_with_bridge(tmp_path: Path, version: tuple[int, int]):
    (tmp_path / "uno.py").touch()
    return lambda: iter([(tmp_path, version)])


def test_a_missing_bridge_is_told_with_the_command_that_installs_it(monkeypatch) -> None:
    monkeypatch.setattr(bridge, "_candidates", lambda: iter(()))
    with pytest.raises(ProgramMissingError, match=r"\(python3-uno\): установите его командой «sudo apt install"):
        bridge._folder_of_bridge()


@pytest.mark.parametrize(
    ("version", "platform", "advice"),
    [
        ((3, 6), "linux", "собран для Python 3.6, .* обновите LibreOffice до версии с Python 3.11 или новее"),
        ((3, 11), "linux", "собран для Python 3.11, .* «python3.11 -m venv .venv»"),
        ((3, 99), "win32", "собран для Python 3.99, .* «py -3.99 -m venv .venv»"),
    ],
)
def test_a_bridge_for_another_python_is_told_with_what_to_do(monkeypatch, tmp_path, version, platform, advice) -> None:
    monkeypatch.setattr(bridge, "_candidates", folders_with_bridge(tmp_path, version))
    monkeypatch.setattr(sys, "version_info", (3, 12, 1, "final", 0))
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(ProgramMissingError, match=advice):
        bridge._folder_of_bridge()


def test_nothing_else_of_the_system_gets_into_the_environment(app) -> None:
    assert [folder for folder in sys.path if "dist-packages" in folder or "libreoffice" in folder.lower()] == []
