"""The command that installs LibreOffice and its bridge to Python, in the words of the system at hand."""

import sys
from collections.abc import Iterable
from enum import Enum
from pathlib import Path


class Part(Enum):
    """What may be missing."""

    CALC = "LibreOffice Calc"
    BRIDGE = "поддержка Python в LibreOffice (PyUNO)"
    DEVELOPMENT = "средства разработки LibreOffice (unoidl-write)"


_DEBIAN = {Part.CALC: "libreoffice-calc libreoffice-writer", Part.BRIDGE: "python3-uno"}
_RPM = {Part.CALC: "libreoffice-calc libreoffice-writer", Part.BRIDGE: "libreoffice-pyuno"}
_SYSTEMS = {
    "debian": ("sudo apt install", {**_DEBIAN, Part.DEVELOPMENT: "libreoffice-dev"}),
    "fedora": ("sudo dnf install", {**_RPM, Part.DEVELOPMENT: "libreoffice-sdk"}),
    "suse": ("sudo zypper install", {**_RPM, Part.DEVELOPMENT: "libreoffice-sdk"}),
    # One package holds them all.
    "arch": ("sudo pacman -S", {Part.CALC: "libreoffice-fresh", Part.BRIDGE: "libreoffice-fresh"}),
}
_LIKE = {
    "debian": ("debian", "ubuntu", "astra"),
    "fedora": ("fedora", "rhel", "centos", "redos", "rosa"),
    "suse": ("suse", "opensuse", "sles"),
    "arch": ("arch", "manjaro"),
}
_OS_RELEASE = Path("/etc/os-release")
_ON_WINDOWS = "winget install TheDocumentFoundation.LibreOffice"


def install_command(parts: Iterable[Part], os_release: Path = _OS_RELEASE, platform: str = sys.platform) -> str | None:
    """The command line that installs the parts; None for a system whose packages are not known here."""
    if platform == "win32":
        return _ON_WINDOWS
    for system, names in _LIKE.items():
        if _words(os_release) & set(names):
            program, packages = _SYSTEMS[system]
            wanted = [packages[part] for part in parts if part in packages]
            return f"{program} {' '.join(dict.fromkeys(wanted))}" if wanted else None
    return None


def advice(parts: Iterable[Part], os_release: Path = _OS_RELEASE, platform: str = sys.platform) -> str:
    """How to install the parts, to stand after «установите …»: «командой «…»», or by which names to look for them."""
    wanted = tuple(parts)
    command = install_command(wanted, os_release, platform)
    if command is not None:
        return f"командой «{command}»"
    names = ", ".join(part.value for part in wanted)
    return f"программой управления пакетами вашей системы (нужны {names})"


def _words(os_release: Path) -> set[str]:
    """What a Linux calls itself and the systems that it is made from."""
    try:
        lines = os_release.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return set()
    values = (line.partition("=")[2].strip("\"' ") for line in lines if line.startswith(("ID=", "ID_LIKE=")))
    return {word.lower().partition("-")[0] for value in values for word in value.split()}
