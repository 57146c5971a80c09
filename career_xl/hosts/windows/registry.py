"""The registry of Windows: a narrow way to it, so that what is done with it can be tested elsewhere."""

import contextlib
import sys
from typing import Any, Protocol

Value = str | int
"""Texts (REG_SZ) and numbers (REG_DWORD) are all that is needed."""

MACHINE, USER, CLASSES = "HKLM", "HKCU", "HKCR"
"""The beginnings of a key: «HKCU\\Software\\…»."""


class Registry(Protocol):
    """Keys are written as «HKCU\\Software\\…», the value without a name as an empty one."""

    def value(self, key: str, name: str) -> Value | None:
        """The value, or None where the key or the value is not there."""

    def names(self, key: str) -> tuple[str, ...]:
        """The names of the values of a key; none where it is not there."""

    def keys(self, key: str) -> tuple[str, ...]:
        """The names of the keys below a key; none where it is not there."""

    def write(self, key: str, name: str, value: Value) -> None:
        """Nothing; the key is made where it is not there."""

    def remove_value(self, key: str, name: str) -> None:
        """Nothing; also where it is not there."""

    def remove_key(self, key: str) -> None:
        """Nothing; removes a key that has none below it; also where it is not there."""


class WindowsRegistry:
    """The real one. Keys of 32-bit programs are found under «WOW6432Node», as anywhere in Windows."""

    def __init__(self) -> None:
        import winreg

        # Typed as Any: its functions are declared for Windows alone, and the package is checked on Linux.
        self._winreg: Any = winreg

    def value(self, key: str, name: str) -> Value | None:
        """The value, or None where the key or the value is not there."""
        try:
            with self._open(key) as opened:
                found = self._winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None
        return found if isinstance(found, str | int) else None

    def names(self, key: str) -> tuple[str, ...]:
        """The names of the values of a key; none where it is not there."""
        return self._enumerated(key, lambda opened, place: self._winreg.EnumValue(opened, place)[0])

    def keys(self, key: str) -> tuple[str, ...]:
        """The names of the keys below a key; none where it is not there."""
        return self._enumerated(key, lambda opened, place: self._winreg.EnumKey(opened, place))

    def write(self, key: str, name: str, value: Value) -> None:
        """Nothing; the key is made where it is not there."""
        kind = self._winreg.REG_DWORD if isinstance(value, int) else self._winreg.REG_SZ
        hive, path = self._split(key)
        with self._winreg.CreateKeyEx(hive, path, 0, self._winreg.KEY_SET_VALUE) as opened:
            self._winreg.SetValueEx(opened, name, 0, kind, value)

    def remove_value(self, key: str, name: str) -> None:
        """Nothing; also where it is not there."""
        with contextlib.suppress(FileNotFoundError), self._open(key, self._winreg.KEY_SET_VALUE) as opened:
            self._winreg.DeleteValue(opened, name)

    def remove_key(self, key: str) -> None:
        """Nothing; removes a key that has none below it; also where it is not there."""
        with contextlib.suppress(FileNotFoundError):
            self._winreg.DeleteKey(*self._split(key))

    def _open(self, key: str, access: int | None = None) -> Any:
        hive, path = self._split(key)
        return self._winreg.OpenKey(hive, path, 0, self._winreg.KEY_READ if access is None else access)

    def _split(self, key: str) -> tuple[Any, str]:
        beginning, _, path = key.partition("\\")
        hives = {
            MACHINE: self._winreg.HKEY_LOCAL_MACHINE,
            USER: self._winreg.HKEY_CURRENT_USER,
            CLASSES: self._winreg.HKEY_CLASSES_ROOT,
        }
        return hives[beginning], path

    def _enumerated(self, key: str, one: Any) -> tuple[str, ...]:
        found: list[str] = []
        try:
            with self._open(key) as opened:
                while True:
                    found.append(one(opened, len(found)))
        except OSError:
            # The end of the list is told by an error, as a key that is not there is.
            return tuple(found)


def system_registry() -> Registry | None:
    """The registry of this machine; None where it is not Windows."""
    return WindowsRegistry() if sys.platform == "win32" else None
