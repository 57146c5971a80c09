"""A real LibreOffice with the extension installed in a fresh profile."""

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hosts.calc_extension.installed_office import InstalledOffice, installed_office


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InstalledOffice]:
    """A LibreOffice without windows that has the extension; gone with its workers afterwards."""
    with installed_office(tmp_path_factory.mktemp("office")) as office:
        yield office


@pytest.fixture(scope="session")
def office(running: InstalledOffice) -> "subprocess.Popen[bytes]":
    """Its process."""
    return running.process


@pytest.fixture(scope="session")
def context(running: InstalledOffice) -> Any:
    """The context of that LibreOffice."""
    return running.context


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
