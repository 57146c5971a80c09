"""The extension is put into a real LibreOffice by its own unopkg, works there, and is taken out again."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import uuid
import venv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from career_xl import __version__
from career_xl.calc_extension import write_calc_extension
from career_xl.domain.errors import InstallationError, ProgramMissingError
from career_xl.hosts.calc.errors import OfficeError
from career_xl.hosts.calc.extension.binding import (
    EXTENSION,
    UNBOUND_COMMAND,
    answer_of_worker,
    bind_extension,
    bound_command,
)
from career_xl.hosts.calc.extension.registry import IDENTIFIER
from career_xl.hosts.calc.office import Office, connect
from career_xl.hosts.calc.user_extensions import Installed, installed_extension
from career_xl.setup.calc import calc_lines, install_into_calc, remove_from_calc, usable_offices
from career_xl.setup.report import State
from career_xl.shipped import shipped_file
from tests.architecture.source_tree import ROOT

NOBODY = 65534
SECONDS_TO_START = 60.0
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
LEAVE_ROOT = (
    # What the program has made for its own user must be seen by the other one.
    ("sh", "-c", f'chmod -R a+rX "$TMPDIR" && exec {" ".join(AS_NOBODY)} "$@"', "sh") if os.getuid() == 0 else ()
)


@pytest.fixture
def home(monkeypatch, tmp_path) -> Iterator[Path]:
    """The home folder of a user, with Cyrillic letters and spaces; unopkg refuses root, so it is nobody's for root."""
    folder = Path(tempfile.gettempdir()) / f"Иван Петрович {uuid.uuid4().hex}"
    temporary = folder / "временная папка"
    temporary.mkdir(parents=True)
    if LEAVE_ROOT:
        os.chown(folder, NOBODY, NOBODY)
    folder.chmod(0o755)
    temporary.chmod(0o1777)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def environment(tmp_path, monkeypatch) -> Path:
    """The Python of an environment in a folder with Cyrillic letters and spaces, in which this package is installed."""
    folder = tmp_path / "Колледж имени Петрова" / "окружение 1"
    venv.create(folder, symlinks=True)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
    lines = [str(ROOT), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    (packages / "career_xl.pth").write_text("\n".join(lines) + "\n", encoding="utf-8")
    python = folder / "bin" / "python"
    monkeypatch.setattr(sys, "executable", str(python))
    return python


def states(lines) -> dict[str, State]:
    return {line.text: line.state for line in lines}


def test_the_extension_works_after_the_installation_and_is_gone_after_its_removal(home, environment) -> None:
    offices = usable_offices()
    assert {office.profile for office in offices} == {home / ".config/libreoffice/4"}
    said = install_into_calc(offices, LEAVE_ROOT)
    assert f"расширение «Центр карьеры» {__version__} установлено" in said[0]
    assert installed_extension(offices[0], IDENTIFIER) == Installed(__version__, bound_command())
    assert str(environment) in bound_command()
    lines = states(calc_lines())
    assert lines[f"Расширение «Центр карьеры» {__version__} запускает программу {environment}"] is State.GOOD
    assert lines["Расчёт для LibreOffice запускается и отвечает"] is State.GOOD
    assert State.MISSING not in lines.values()

    with running_office(home) as office:
        book = office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
        cell = book.Sheets.getByIndex(0).getCellByPosition(0, 0)
        cell.setFormula('=RU.CAREERXL.FUNCTIONS.CKSNILS("112-233-445 95")')
        assert cell.getValue() == 1.0
        book.close(True)
        with pytest.raises(InstallationError, match="LibreOffice сейчас открыт"):
            remove_from_calc(offices, LEAVE_ROOT)

    assert "удалено" in remove_from_calc(offices, LEAVE_ROOT)[0]
    assert installed_extension(offices[0], IDENTIFIER) is None
    assert remove_from_calc(offices) == ("В LibreOffice расширения «Центр карьеры» нет: удалять нечего.",)


def test_installing_again_replaces_the_older_one_and_ties_it_anew(home, environment, tmp_path) -> None:
    offices = usable_offices()
    elsewhere = tmp_path / "прежнее окружение" / "python"
    elsewhere.parent.mkdir()
    elsewhere.symlink_to(environment)
    with pytest.MonkeyPatch.context() as before:
        before.setattr(sys, "executable", str(elsewhere))
        before.setattr("career_xl.setup.calc._answers", lambda command: True)
        install_into_calc(offices, LEAVE_ROOT)
    lines = states(calc_lines())
    assert lines[
        f"Расширение «Центр карьеры» {__version__} запускает программу не из этого окружения: {elsewhere}"
    ] is (State.ATTENTION)
    install_into_calc(offices, LEAVE_ROOT)
    assert installed_extension(offices[0], IDENTIFIER) == Installed(__version__, bound_command())
    listed = (offices[0].profile / "user/uno_packages/cache/uno_packages.pmap").read_bytes()
    assert listed.count(IDENTIFIER.encode()) == 1


def test_after_a_crash_of_libreoffice_nothing_is_changed(home, environment) -> None:
    office = usable_offices()[0]
    office.profile.mkdir(parents=True)
    (office.profile / ".lock").touch()
    with pytest.raises(InstallationError, match="закройте все его окна"):
        install_into_calc([office], LEAVE_ROOT)
    assert installed_extension(office, IDENTIFIER) is None


def test_an_environment_that_cannot_compute_is_not_tied_to_libreoffice(home, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "нет такого python"))
    office = usable_offices()[0]
    with pytest.raises(InstallationError, match="расширение не поставлено"):
        install_into_calc([office], LEAVE_ROOT)
    assert installed_extension(office, IDENTIFIER) is None


def test_a_machine_without_libreoffice_is_told_what_installs_it() -> None:
    with pytest.raises(InstallationError, match="LibreOffice Calc не найден: установите его"):
        install_into_calc([], AS_NOBODY)


def test_the_doctor_tells_a_new_user_which_command_comes_next(home, environment) -> None:
    remedies = [line.remedy for line in calc_lines() if line.state is State.MISSING]
    assert remedies == [f"'{environment}' -m career_xl install --host calc"]


def test_root_is_told_to_install_as_a_user(home, environment, monkeypatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(InstallationError, match="без sudo"):
        install_into_calc(usable_offices())


def test_what_is_shipped_is_what_a_build_gives_and_names_no_folder_of_a_machine(tmp_path) -> None:
    write_calc_extension(tmp_path / EXTENSION)
    built = (tmp_path / EXTENSION).read_bytes()
    assert built == shipped_file(f"workbooks/{EXTENSION}").read_bytes()
    assert str(ROOT).encode() not in built


def test_a_build_without_development_files_names_their_package(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("career_xl.hosts.calc.extension.build.installed_offices", lambda: ())
    with pytest.raises(ProgramMissingError, match=r"unoidl-write\): установите их .*libreoffice-dev"):
        write_calc_extension(tmp_path / EXTENSION)
    assert list(tmp_path.iterdir()) == []


def test_binding_changes_nothing_but_how_the_worker_is_started(tmp_path) -> None:
    shipped, bound = shipped_file(f"workbooks/{EXTENSION}"), tmp_path / "связанное.oxt"
    command = ("C:\\Колледж № 1\\Scripts\\python.exe", "-P")
    bind_extension(shipped, command, bound)
    with zipfile.ZipFile(shipped) as before, zipfile.ZipFile(bound) as after:
        assert before.namelist() == after.namelist()
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
        assert changed == ["worker.json"]
        assert json.loads(before.read("worker.json")) == {"command": list(UNBOUND_COMMAND)}
        assert json.loads(after.read("worker.json")) == {"command": list(command)}


def test_a_damaged_extension_is_told(tmp_path) -> None:
    (tmp_path / "career_xl.oxt").write_bytes(b"PK")
    with pytest.raises(InstallationError, match="повреждён"):
        bind_extension(tmp_path / "career_xl.oxt", ("career-xl",), tmp_path / "b.oxt")


def test_the_worker_of_an_environment_says_its_version(environment) -> None:
    assert answer_of_worker(bound_command(), {}) == {"ready": True, "version": __version__}


def test_a_worker_started_by_hand_explains_itself() -> None:
    command = [sys.executable, "-m", "career_xl", "calc-worker"]
    done = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "запускает само расширение" in done.stderr


def give(folder: Path, owner: int) -> None:
    """The folder and all in it to another user, where that can be done."""
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, owner, owner, follow_symlinks=False)


@contextlib.contextmanager
def running_office(home: Path) -> Iterator[Office]:
    """A LibreOffice started by its name alone, as this user would; it ends properly."""
    give(home, 0)
    pipe = f"career_xl_{uuid.uuid4().hex}"
    command = ["soffice", "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    try:
        office = answered(lambda: connect(f"pipe,name={pipe}"))
        yield office
        office.desktop.terminate()
        process.wait(SECONDS_TO_START)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.wait()
        give(home, NOBODY)


def answered(ask: Callable[[], Any]) -> Any:
    """What the question answers once it does."""
    until = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            return ask()
        except OfficeError:
            if time.monotonic() > until:
                raise
        time.sleep(0.1)
