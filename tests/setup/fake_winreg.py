"""As much of the module `winreg` as is used, over keys in memory; errors are those of Windows."""

import contextlib
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any


def fake_winreg() -> Any:
    """A new module with an empty registry in `content`: (hive, path) → values with their kinds."""
    content: dict[tuple[str, str], dict[str, tuple[Any, int]]] = {}

    @contextlib.contextmanager
    def open_key(hive: str, path: str, reserved: int = 0, access: int = 1) -> Iterator[dict[str, Any]]:
        known = [name for name in content if name[0] == hive and f"{name[1]}\\".startswith(f"{path}\\")]
        if not known:
            raise FileNotFoundError(2, "no such key")
        yield {"hive": hive, "path": path, "values": content.get((hive, path), {}), "access": access}

    @contextlib.contextmanager
    def create_key(hive: str, path: str, reserved: int, access: int) -> Iterator[dict[str, Any]]:
        yield {"values": content.setdefault((hive, path), {}), "access": access}

    def query(key: dict[str, Any], name: str) -> tuple[Any, int]:
        if name not in key["values"]:
            raise FileNotFoundError(2, "no such value")
        return key["values"][name]

    def enum_value(key: dict[str, Any], place: int) -> tuple[str, Any, int]:
        if place >= len(key["values"]):
            raise OSError(259, "no more")
        name = list(key["values"])[place]
        return (name, *key["values"][name])

    def enum_key(key: dict[str, Any], place: int) -> str:
        beginning = f"{key['path']}\\"
        below = [path[len(beginning) :] for hive, path in content if hive == key["hive"] and path.startswith(beginning)]
        names = list(dict.fromkeys(name.partition("\\")[0] for name in below))
        if place >= len(names):
            raise OSError(259, "no more")
        return names[place]

    def write(key: dict[str, Any], name: str, reserved: int, kind: int, value: Any) -> None:
        assert key["access"] == module.KEY_SET_VALUE
        key["values"][name] = (value, kind)

    def delete_value(key: dict[str, Any], name: str) -> None:
        assert key["access"] == module.KEY_SET_VALUE
        if name not in key["values"]:
            raise FileNotFoundError(2, "no such value")
        del key["values"][name]

    def delete_key(hive: str, path: str) -> None:
        if (hive, path) not in content:
            raise FileNotFoundError(2, "no such key")
        del content[hive, path]

    module = SimpleNamespace(
        content=content,
        HKEY_CURRENT_USER="user",
        HKEY_LOCAL_MACHINE="machine",
        HKEY_CLASSES_ROOT="classes",
        KEY_READ=1,
        KEY_SET_VALUE=2,
        REG_SZ=1,
        REG_DWORD=4,
        OpenKey=open_key,
        CreateKeyEx=create_key,
        QueryValueEx=query,
        EnumValue=enum_value,
        EnumKey=enum_key,
        SetValueEx=write,
        DeleteValue=delete_value,
        DeleteKey=delete_key,
    )
    return module
