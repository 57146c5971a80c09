"""A running LibreOffice: one of our own, which ends with this process, or one that somebody else started."""

import atexit
import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from career_xl.domain.errors import ProgramMissingError
from career_xl.hosts.calc import guard
from career_xl.hosts.calc.bridge import Uno, load_uno, properties
from career_xl.hosts.calc.errors import OfficeError, translated
from career_xl.hosts.calc.installations import Packaging, installed_offices
from career_xl.hosts.system_packages import Part, advice

START_SECONDS = 120.0
"""A first start on a slow machine takes most of a minute."""

END_SECONDS = 10.0

_numbers = count(1)


@dataclass(frozen=True)
class Keeper:
    """What keeps a LibreOffice of our own: its guard, its folder, its pipe."""

    guard: "subprocess.Popen[bytes]"
    folder: Path
    pipe: str

    @property
    def alive(self) -> bool:
        """False when LibreOffice, and with it the guard, has ended."""
        return self.guard.poll() is None

    def wait(self) -> None:
        """Returns when both have ended, or after a while."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.guard.wait(END_SECONDS)

    def close(self) -> None:
        """Ends LibreOffice if it still runs, and sees to it that nothing is left."""
        assert self.guard.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self.guard.stdin.close()
        self.wait()
        # The guard does this, unless it was killed itself.
        shutil.rmtree(self.folder, ignore_errors=True)
        for socket in self.sockets():
            socket.unlink(missing_ok=True)

    def sockets(self) -> list[Path]:
        """The file of the pipe, where the system has one; LibreOffice chooses between two folders."""
        if sys.platform == "win32":
            return []
        files = (Path(folder, f"OSL_PIPE_{os.getuid()}_{self.pipe}") for folder in ("/tmp", "/var/tmp"))
        return [file for file in files if file.exists()]


class Office:
    """One LibreOffice: its desktop, its services, its end."""

    def __init__(self, context: Uno, number: int, keeper: Keeper | None = None) -> None:
        self.context = context
        self.number = number
        self._keeper = keeper
        self._owner = os.getpid()
        self.desktop: Uno = self.service("frame.Desktop")

    @property
    def own(self) -> bool:
        """True when this process started it: nobody sees its windows, and it ends with us."""
        return self._keeper is not None

    @property
    def alive(self) -> bool:
        """False when it was closed or killed meanwhile."""
        if self._keeper is not None and not self._keeper.alive:
            return False
        try:
            self.desktop.getImplementationName()
        except Exception as error:
            if translated(error) is None:
                raise
            return False
        return True

    def service(self, name: str) -> Uno:
        """A new instance of a service by its name below `com.sun.star`."""
        return self.context.ServiceManager.createInstanceWithContext(f"com.sun.star.{name}", self.context)

    def setting(self, node: str, key: str) -> Any:
        """A value of LibreOffice's configuration, by node («/org.openoffice.…») and key."""
        access = self.service("configuration.ConfigurationProvider").createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess", properties(nodepath=node)
        )
        return access.getByName(key)

    def dispatch(self, frame: Uno, command: str, **arguments: Any) -> None:
        """Runs a command of the menu («.uno:Copy») in a window."""
        self.service("frame.DispatchHelper").executeDispatch(frame, command, "", 0, properties(**arguments))

    def end(self) -> None:
        """Ends an own LibreOffice, without saving; one of somebody else is only let go."""
        keeper = self._release()
        if keeper is not None:
            if self._ends_itself():
                keeper.wait()
            keeper.close()

    def kill(self) -> None:
        """Ends an own LibreOffice at once, whatever it is doing."""
        keeper = self._release()
        if keeper is not None:
            keeper.close()

    def _release(self) -> Keeper | None:
        """What is to be ended, once; None in a child of the process that started it."""
        keeper, self._keeper = self._keeper, None
        atexit.unregister(self.end)
        return keeper if os.getpid() == self._owner else None

    def _ends_itself(self) -> bool:
        """True when it agreed to end; then it also tidies up after itself."""
        try:
            each = self.desktop.Components.createEnumeration()
            while each.hasMoreElements():
                component = each.nextElement()
                if hasattr(component, "close"):
                    component.close(True)
            return bool(self.desktop.terminate())
        except Exception as error:
            if translated(error) is None:
                raise
            return False


def start() -> Office:
    """A LibreOffice of our own: without windows, on a private pipe, with a fresh profile in a temporary folder.

    ProgramMissingError when LibreOffice or its bridge to Python is missing or does not start.
    """
    program = find_program()
    load_uno()
    folder = Path(tempfile.mkdtemp(prefix="career-xl-calc-"))
    pipe = f"career_xl_{secrets.token_hex(16)}"
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", guard.__file__, str(program), str(folder), pipe],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Out of reach of Ctrl+C in the terminal: it ends through us.
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise ProgramMissingError("LibreOffice не запускается: переустановите его и повторите.") from error
    keeper = Keeper(process, folder, pipe)
    try:
        context = _wait_for(keeper)
        for socket in keeper.sockets():
            # For this user alone, whatever the mask for new files says.
            socket.chmod(0o600)
        office = Office(context, int((folder / guard.PID_FILE).read_text(encoding="ascii")), keeper)
    except BaseException:
        keeper.close()
        raise
    atexit.register(office.end)
    return office


def connect(url: str) -> Office:
    """The LibreOffice that listens at the address («pipe,name=…», «socket,host=…,port=…» or «uno:…» in full).

    OfficeError when none answers there.
    """
    try:
        return Office(_resolve(url), next(_numbers))
    except Exception as error:
        if translated(error) is None:
            raise
        raise OfficeError(
            f"По адресу «{url}» нет LibreOffice: запустите его с этим адресом или уберите адрес из настроек."
        ) from error


def find_program() -> Path:
    """The program of LibreOffice on the PATH or in its usual folders; not one of snap or flatpak, which is shut in.

    ProgramMissingError with the command that installs it when there is none.
    """
    usable = [one for one in installed_offices() if one.packaging is Packaging.PLAIN]
    if not usable:
        raise ProgramMissingError(f"LibreOffice Calc не найден: установите его {advice([Part.CALC])} и повторите.")
    return usable[0].soffice


def _wait_for(keeper: Keeper) -> Uno:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return _resolve(f"pipe,name={keeper.pipe}")
        except Exception as error:
            if translated(error) is None:
                raise
            if not keeper.alive or time.monotonic() > deadline:
                raise ProgramMissingError(
                    "LibreOffice не запускается: откройте его один раз вручную, а если не открывается — переустановите "
                    f"{advice([Part.CALC])}."
                ) from error
        time.sleep(0.05)


def _resolve(url: str) -> Uno:
    local = load_uno().getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    return resolver.resolve(url if url.startswith("uno:") else f"uno:{url};urp;StarOffice.ComponentContext")
