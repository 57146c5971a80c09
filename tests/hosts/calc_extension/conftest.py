"""A real LibreOffice with the extension installed in a fresh profile."""

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from career_xl.calc_extension import write_calc_extension
from career_xl.hosts.calc.bridge import load_uno
from tests.architecture.source_tree import ROOT

NOBODY = 65534
PIPE = f"career_xl_{uuid.uuid4().hex}"
SECONDS_TO_START = 40
WORKER = (
    sys.executable,
    "-c",
    f"import sys; sys.path.insert(0, {str(ROOT)!r}); from career_xl.calc_worker import main; main()",
)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator["subprocess.Popen[bytes]"]:
    """A LibreOffice without windows that has the extension; gone with its workers afterwards."""
    home = tmp_path_factory.mktemp("office")
    _install(home)
    command = ["soffice", "--headless", "--norestore", "--nologo", "--nodefault", _profile(home)]
    # A session of its own: its workers are known by it, and nothing is left behind.
    office = subprocess.Popen([*command, f"--accept=pipe,name={PIPE};urp;"], start_new_session=True)
    try:
        yield office
    finally:
        _end(office)


@pytest.fixture(scope="session")
def context(office: "subprocess.Popen[bytes]") -> Any:
    """The context of that LibreOffice."""
    return _connect(PIPE)


@pytest.fixture
def workers(office: "subprocess.Popen[bytes]") -> Callable[[], list[int]]:
    """The processes of the workers that this LibreOffice has started."""

    def find() -> list[int]:
        command = ["pgrep", "-s", str(office.pid), "-f", "career_xl.calc_worker import main"]
        return [int(line) for line in subprocess.run(command, capture_output=True, check=False).stdout.split()]

    return find


@pytest.fixture
def service(context: Any) -> Callable[[str], Any]:
    """Makes a service of that LibreOffice."""
    return lambda name: context.ServiceManager.createInstanceWithContext(name, context)


@pytest.fixture
def desktop(service: Callable[[str], Any]) -> Any:
    """Its desktop."""
    return service("com.sun.star.frame.Desktop")


def _profile(home: Path) -> str:
    return f"-env:UserInstallation={(home / 'profile').as_uri()}"


def _install(home: Path) -> None:
    """`unopkg` refuses to work for root: then nobody installs, and the profile is given back."""
    extension = home / "career_xl.oxt"
    write_calc_extension(extension, WORKER)
    command = ["unopkg", "add", "--force", str(extension), _profile(home)]
    if os.getuid():
        subprocess.run(command, check=True, env={**os.environ, "HOME": str(home)}, capture_output=True)
        return
    # Nobody must be able to reach the folder: only a folder right below the temporary one can be.
    with_reach = Path("/tmp") / f"career_xl_{uuid.uuid4().hex}"
    with_reach.mkdir(mode=0o755)
    try:
        shutil.copy(extension, with_reach)
        os.chown(with_reach, NOBODY, NOBODY)
        leave_root = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        command = ["unopkg", "add", "--force", str(with_reach / extension.name), _profile(with_reach)]
        subprocess.run(
            [*leave_root, *command], check=True, env={**os.environ, "HOME": str(with_reach)}, capture_output=True
        )
        shutil.copytree(with_reach / "profile", home / "profile")
    finally:
        shutil.rmtree(with_reach)


def _connect(pipe: str) -> Any:
    uno = load_uno()
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    until = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
    return remote


def _end(office: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(office.pid, 15)
        office.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(office.pid, 9)
        office.wait()


@pytest.fixture
def open_book(desktop: Any) -> Iterator[Callable[[Path], Any]]:
    """Opens a file; closed after the test without being saved."""
    opened = []

    def load(path: Path) -> Any:
        opened.append(desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, ()))
        return opened[-1]

    yield load
    for document in opened:
        document.close(True)


@pytest.fixture
def wait_for() -> Callable[[Callable[[], Any]], Any]:
    """What the question answers once it is true; LibreOffice handles the events of a document after it is there."""

    def wait(ask: Callable[[], Any], seconds: float = 30) -> Any:
        until = time.monotonic() + seconds
        while not (answer := ask()) and time.monotonic() < until:
            time.sleep(0.05)
        return answer

    return wait
