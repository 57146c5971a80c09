"""A real LibreOffice with the extension installed in a fresh profile: for the tests, and for the measurements."""

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from career_xl.calc_extension import write_calc_extension
from career_xl.hosts.calc.bridge import load_uno
from tests.architecture.source_tree import ROOT

NOBODY = 65534
SECONDS_TO_START = 40
WORKER = (
    sys.executable,
    "-c",
    f"import sys; sys.path.insert(0, {str(ROOT)!r}); from career_xl.calc_worker import main; main()",
)


class InstalledOffice(NamedTuple):
    """A running LibreOffice that has the extension."""

    process: "subprocess.Popen[bytes]"
    pipe: str

    @property
    def context(self) -> Any:
        """Its context, once it is up."""
        return _connect(self.pipe)


@contextmanager
def installed_office(
    home: Path, worker: Sequence[str] = WORKER, display: str | None = None
) -> Iterator[InstalledOffice]:
    """A LibreOffice that has the extension, with windows on the display if any; gone with its workers afterwards."""
    _install(home, worker)
    pipe = f"career_xl_{uuid.uuid4().hex}"
    command = ["soffice", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", _profile(home)]
    if display is None:
        command.append("--headless")
    # Drawn by X alone, whatever desktop the machine has.
    environment = os.environ if display is None else {**os.environ, "DISPLAY": display, "SAL_USE_VCLPLUGIN": "gen"}
    command.append(f"--accept=pipe,name={pipe};urp;")
    # A session of its own: its workers are known by it, and nothing is left behind.
    process = subprocess.Popen(command, start_new_session=True, env=environment)
    try:
        yield InstalledOffice(process, pipe)
    finally:
        _end(process)


def _profile(home: Path) -> str:
    return f"-env:UserInstallation={(home / 'profile').as_uri()}"


def _install(home: Path, worker: Sequence[str]) -> None:
    """`unopkg` refuses to work for root: then nobody installs, and the profile is given back."""
    extension = home / "career_xl.oxt"
    write_calc_extension(extension, worker)
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
