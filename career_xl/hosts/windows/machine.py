"""The Windows machine as an installation sees it: registry, folders, running programs, and the question to the user."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from career_xl.hosts.windows.registry import Registry, WindowsRegistry


class Machine(Protocol):
    """Everything that an installation asks of Windows; the files themselves are files like any other."""

    @property
    def registry(self) -> Registry:
        """The registry."""

    @property
    def environ(self) -> Mapping[str, str]:
        """The variables that name this user and his folders: APPDATA, USERPROFILE …"""

    def is_running(self, program: str) -> bool:
        """True when this user has the program («EXCEL.EXE») open."""

    def came_from_internet(self, path: Path) -> bool:
        """True when Windows has marked the file so («mark of the web»): Excel blocks its macros."""

    def keep_for_user(self, folder: Path) -> None:
        """Nothing; only this user may write into the folder. OSError when that cannot be done."""

    def agrees(self, question: str) -> bool:
        """True when the user says yes."""


class WindowsMachine:
    """The real one."""

    def __init__(self, agrees: Callable[[str], bool]) -> None:
        self.registry: Registry = WindowsRegistry()
        self.environ: Mapping[str, str] = os.environ
        self._agrees = agrees

    def is_running(self, program: str) -> bool:
        """True when this user has the program («EXCEL.EXE») open."""
        command = ["tasklist", "/FI", f"IMAGENAME eq {program}", "/FO", "CSV", "/NH"]
        found = subprocess.run(command, capture_output=True, check=False)
        return program.lower().encode() in found.stdout.lower()

    def came_from_internet(self, path: Path) -> bool:
        """True when Windows has marked the file so («mark of the web»): Excel blocks its macros."""
        try:
            # A second stream of the file, which NTFS keeps under the file's name.
            mark = Path(f"{path}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        return "ZoneId=3" in mark or "ZoneId=4" in mark

    def keep_for_user(self, folder: Path) -> None:
        """Nothing; only this user may write into the folder. OSError when that cannot be done."""
        user = f"{self.environ.get('USERDOMAIN', '.')}\\{self.environ.get('USERNAME', '')}"
        command = ["icacls", str(folder), "/inheritance:r", "/grant:r", f"{user}:(OI)(CI)F", "/Q"]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            raise OSError(f"icacls ended with {done.returncode}")

    def agrees(self, question: str) -> bool:
        """True when the user says yes."""
        return self._agrees(question)


def this_machine(agrees: Callable[[str], bool]) -> Machine | None:
    """This machine; None where it does not run Windows. `agrees` puts a question to the user."""
    return WindowsMachine(agrees) if sys.platform == "win32" else None
