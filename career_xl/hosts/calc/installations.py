"""The LibreOffice programs of this machine: where they lie, what they are, where each keeps the user's settings."""

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from urllib.parse import unquote, urlsplit

from career_xl.hosts.windows.registry import Registry, system_registry

_PROGRAMS = ("soffice.bin", "soffice.exe", "soffice")
_BOOTSTRAP = ("bootstraprc", "bootstrap.ini")
_PYTHON = re.compile(r"python(?:-core-)?(\d+\.\d+)")
_REGISTRY_KEYS = tuple(
    rf"{hive}\SOFTWARE\{node}LibreOffice\UNO\InstallPath" for hive in ("HKLM", "HKCU") for node in ("", "WOW6432Node\\")
)


class Packaging(Enum):
    """How a LibreOffice came to the machine."""

    PLAIN = "обычная установка"
    SNAP = "snap"
    FLATPAK = "flatpak"


@dataclass(frozen=True)
class Machine:
    """Where to look: this machine, unless a test says otherwise."""

    root: Path = Path("/")
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    registry: Registry | None = field(default_factory=system_registry)
    windows: bool = sys.platform == "win32"


@dataclass(frozen=True)
class LibreOffice:
    """One LibreOffice: its folder «program», and whose settings it would use."""

    program: Path
    packaging: Packaging
    machine: Machine = field(default_factory=Machine, repr=False)

    @property
    def name(self) -> str:
        """Name and version («LibreOffice 7.4»)."""
        return self._bootstrap("ProductKey") or "LibreOffice"

    @property
    def soffice(self) -> Path:
        """The program itself: the launcher would start it and outlive or lose it."""
        return next(path for name in _PROGRAMS if (path := self.program / name).is_file())

    @property
    def unopkg(self) -> Path | None:
        """The program that adds and removes extensions; None where it was left out."""
        names = ("unopkg.com", "unopkg.exe") if self.machine.windows else ("unopkg",)
        return next((path for name in names if (path := self.program / name).is_file()), None)

    @property
    def runs_python(self) -> bool:
        """True when it can load components written in Python, as our extension is."""
        folders = (self.program, self.program.parent / "Resources")
        return any((folder / "pythonloader.py").is_file() for folder in folders)

    @property
    def python_version(self) -> str | None:
        """The Python («3.11») that it runs them with; None where it does not say."""
        for name in ("pythonloader.unorc", "pythonloader.uno.ini"):
            path = self.program / name
            if path.is_file():
                found = _PYTHON.search(path.read_text(encoding="utf-8", errors="replace"))
                return found[1] if found is not None else None
        return None

    @property
    def profile(self) -> Path:
        """The folder of this user's settings and extensions; it need not be there yet."""
        written = self._bootstrap("UserInstallation") or f"$SYSUSERCONFIG/{self._usual_profile()}"
        for variable, folder in (("SYSUSERCONFIG", self._settings_folder()), ("ORIGIN", self.program)):
            written = written.replace(f"${{{variable}}}", str(folder)).replace(f"${variable}", str(folder))
        if written.startswith("file:"):
            written = unquote(urlsplit(written).path)
        return Path(os.path.normpath(written))

    def _usual_profile(self) -> str:
        return "LibreOffice/4" if self.machine.windows else "libreoffice/4"

    def _settings_folder(self) -> Path:
        environ = self.machine.environ
        if self.machine.windows:
            return Path(environ.get("APPDATA", ""))
        home = Path(environ.get("HOME", "~")).expanduser()
        if sys.platform == "darwin":
            return home / "Library" / "Application Support"
        return Path(environ.get("XDG_CONFIG_HOME") or home / ".config")

    def _bootstrap(self, key: str) -> str:
        for name in _BOOTSTRAP:
            for folder in (self.program, self.program.parent / "Resources"):
                path = folder / name
                if path.is_file():
                    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
                    found = (line.partition("=")[2].strip() for line in lines if line.startswith(f"{key}="))
                    return next(found, "")
        return ""


def installed_offices(machine: Machine | None = None) -> tuple[LibreOffice, ...]:
    """Every LibreOffice of the machine, the one that is started by its name first; snap and flatpak last."""
    machine = machine or Machine()
    found: dict[Path, LibreOffice] = {}
    for folder, packaging in _candidates(machine):
        program = folder.resolve()
        if any((program / name).is_file() for name in _PROGRAMS[:2]) or _is_mac_program(program):
            found.setdefault(program, LibreOffice(program, packaging, machine))
    return tuple(found.values())


def _candidates(machine: Machine) -> Iterator[tuple[Path, Packaging]]:
    for name in ("soffice", "libreoffice"):
        on_path = shutil.which(name, path=machine.environ.get("PATH", ""))
        if on_path is not None:
            yield Path(on_path).resolve().parent, Packaging.PLAIN
    for folder in (*_on_windows(machine), *_on_linux(machine.root)):
        yield folder, Packaging.PLAIN
    yield machine.root / "Applications/LibreOffice.app/Contents/MacOS", Packaging.PLAIN
    yield machine.root / "snap/libreoffice/current/lib/libreoffice/program", Packaging.SNAP
    home = Path(machine.environ.get("HOME", "~")).expanduser()
    for store in (machine.root / "var/lib/flatpak", home / ".local/share/flatpak"):
        for application in sorted(store.glob("app/org.libreoffice.LibreOffice/current/active/files/libreoffice")):
            yield application / "program", Packaging.FLATPAK


def _on_linux(root: Path) -> Iterator[Path]:
    for library in ("usr/lib", "usr/lib64", "usr/local/lib", "usr/local/lib64"):
        yield root / library / "libreoffice" / "program"
    # The packages of libreoffice.org and the programs made from LibreOffice, newest first.
    yield from sorted((root / "opt").glob("*/program"), reverse=True)


def _on_windows(machine: Machine) -> Iterator[Path]:
    if machine.registry is not None:
        for key in _REGISTRY_KEYS:
            found = machine.registry.value(key, "")
            if isinstance(found, str):
                yield Path(found)
    for variable in ("PROGRAMW6432", "PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        folder = machine.environ.get(variable)
        if folder:
            yield from sorted(Path(folder).glob("LibreOffice*/program"), reverse=True)
            yield Path(folder, "Programs", "LibreOffice", "program")


def _is_mac_program(folder: Path) -> bool:
    return folder.name == "MacOS" and (folder / "soffice").is_file()
