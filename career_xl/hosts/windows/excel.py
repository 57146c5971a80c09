"""Excel as the registry knows it: version, bitness, the add-ins it opens, the folders it trusts, its macro settings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PureWindowsPath

from career_xl.hosts.windows.registry import Registry

PROGRAM = "EXCEL.EXE"
_OFFICE = r"SOFTWARE\Microsoft\Office"
_NEWEST_FIRST = ("16.0", "15.0", "14.0")


@dataclass(frozen=True)
class Excel:
    """The Excel of this machine."""

    version: str
    """«16.0» for 2016, 2019, 2021, 2024 and 365."""
    bits: int | None
    """32 or 64; None where the registry does not say."""

    @property
    def settings(self) -> str:
        """The key of this user's settings."""
        return rf"HKCU\Software\Microsoft\Office\{self.version}\Excel"

    @property
    def policies(self) -> str:
        """The key of what an administrator has laid down for this user."""
        return rf"HKCU\Software\Policies\Microsoft\Office\{self.version}\Excel"


def find_excel(registry: Registry) -> Excel | None:
    """The Excel of this machine, or None."""
    current = re.search(r"\d+$", str(registry.value(r"HKCR\Excel.Application\CurVer", "") or ""))
    if current is not None:
        version = f"{current[0]}.0"
        return Excel(version, _bits(registry, version))
    for version in _NEWEST_FIRST:
        if any(registry.value(key, "Path") for key in _roots(version)):
            return Excel(version, _bits(registry, version))
    return None


def _bits(registry: Registry, version: str) -> int | None:
    told = (
        registry.value(rf"HKLM\{_OFFICE}\ClickToRun\Configuration", "Platform"),
        registry.value(rf"HKLM\{_OFFICE}\{version}\Outlook", "Bitness"),
        registry.value(rf"HKLM\SOFTWARE\WOW6432Node\Microsoft\Office\{version}\Outlook", "Bitness"),
    )
    for value in told:
        if value in ("x64", "x86"):
            return 64 if value == "x64" else 32
    usual, of_32_bits = (registry.value(key, "Path") for key in _roots(version))
    if of_32_bits or "(x86)" in str(usual):
        return 32
    return 64 if usual else None


def _roots(version: str) -> tuple[str, str]:
    """Where Excel's folder is named: for one of the machine's own bitness, for a 32-bit one on 64 bits."""
    tail = rf"Microsoft\Office\{version}\Excel\InstallRoot"
    return rf"HKLM\SOFTWARE\{tail}", rf"HKLM\SOFTWARE\WOW6432Node\{tail}"


class StartList:
    """The add-ins that Excel opens when it starts: values OPEN, OPEN1, OPEN2 … of its options, without gaps."""

    def __init__(self, registry: Registry, excel: Excel) -> None:
        self._registry = registry
        self._key = rf"{excel.settings}\Options"

    def holds(self, path: PureWindowsPath) -> bool:
        """True when Excel opens that file."""
        return any(_names(value, path) for value in self._values())

    def add(self, path: PureWindowsPath) -> None:
        """Nothing; the file stands in the list once."""
        if not self.holds(path):
            self._write([*self._values(), f'"{path}"'])

    def remove(self, path: PureWindowsPath) -> None:
        """Nothing; the others keep their order."""
        if self.holds(path):
            self._write([value for value in self._values() if not _names(value, path)])

    def _values(self) -> list[str]:
        found = {int(name[4:] or 0): self._registry.value(self._key, name) for name in self._names_of_values()}
        return [str(found[place]) for place in sorted(found)]

    def _names_of_values(self) -> list[str]:
        return [name for name in self._registry.names(self._key) if re.fullmatch(r"OPEN\d*", name, re.IGNORECASE)]

    def _write(self, values: list[str]) -> None:
        for name in self._names_of_values():
            self._registry.remove_value(self._key, name)
        for place, value in enumerate(values):
            self._registry.write(self._key, f"OPEN{place or ''}", value)


def _names(value: str, path: PureWindowsPath) -> bool:
    """True when a value of the list, such as «/R "C:\\…\\x.xlam"» or «x.xlam», means the file."""
    quoted = re.search(r'"([^"]*)"', value)
    named = PureWindowsPath(quoted[1] if quoted else re.sub(r"^(/\w+\s+)*", "", value.strip()))
    return named == path or (named.name == str(named) and named.name.lower() == path.name.lower())


class TrustedFolders:
    """The folders from which this user's Excel runs macros without asking."""

    def __init__(self, registry: Registry, excel: Excel) -> None:
        self._registry = registry
        self._key = rf"{excel.settings}\Security\Trusted Locations"

    def holds(self, folder: PureWindowsPath) -> bool:
        """True when the folder, or one above it with all that lies below, is trusted."""
        for key in self._keys():
            path = PureWindowsPath(str(self._registry.value(key, "Path") or ""))
            below = self._registry.value(key, "AllowSubfolders") == 1
            if path == folder or (below and path.parts and path in folder.parents):
                return True
        return False

    def add(self, folder: PureWindowsPath, description: str) -> str:
        """The key that was made for the folder alone, without what lies below it."""
        taken = {key.lower() for key in self._registry.keys(self._key)}
        number = next(number for number in range(len(taken) + 1) if f"location{number}" not in taken)
        key = rf"{self._key}\Location{number}"
        self._registry.write(key, "Path", f"{folder}\\")
        self._registry.write(key, "Description", description)
        self._registry.write(key, "AllowSubfolders", 0)
        return key

    def remove(self, key: str, folder: PureWindowsPath) -> None:
        """Nothing; the key goes unless it has come to mean another folder."""
        if PureWindowsPath(str(self._registry.value(key, "Path") or "")) == folder:
            self._registry.remove_key(key)

    def _keys(self) -> Iterator[str]:
        return (rf"{self._key}\{name}" for name in self._registry.keys(self._key))


class MacroSettings:
    """What Excel does with macros; what an administrator has laid down stands before what the user chose."""

    def __init__(self, registry: Registry, excel: Excel) -> None:
        self._registry = registry
        self._excel = excel

    @property
    def laid_down(self) -> int | None:
        """1 all run, 2 the user is asked, 3 signed ones only, 4 none; None where the administrator left it open."""
        return self._number(rf"{self._excel.policies}\Security", "VBAWarnings")

    @property
    def chosen(self) -> int | None:
        """The same of the user's own settings; None means 2."""
        return self._number(rf"{self._excel.settings}\Security", "VBAWarnings")

    @property
    def ignores_trusted_folders(self) -> bool:
        """True when no folder is trusted, whatever the list says."""
        keys = (rf"{root}\Security\Trusted Locations" for root in (self._excel.policies, self._excel.settings))
        return any(self._number(key, "AllLocationsDisabled") == 1 for key in keys)

    @property
    def has_disabled_items(self) -> bool:
        """True when Excel has switched something off after a crash."""
        return bool(self._registry.names(rf"{self._excel.settings}\Resiliency\DisabledItems"))

    def _number(self, key: str, name: str) -> int | None:
        found = self._registry.value(key, name)
        return found if isinstance(found, int) else None
