"""The bridge between Python and LibreOffice (`uno`): found, loaded, and the few values that are made through it."""

import importlib
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from career_xl.domain.errors import ProgramMissingError
from career_xl.hosts.calc.installations import installed_offices
from career_xl.hosts.system_packages import Part, advice

Uno: TypeAlias = Any
"""An object or a value of LibreOffice, reached through the bridge; its types exist only there."""

OLDEST_PYTHON = (3, 11)
"""The program runs on this one and newer ones (pyproject.toml)."""

_BRIDGE_MODULES = frozenset({"uno", "unohelper", "pyuno"})
_NEEDED = (Part.CALC, Part.BRIDGE)
_SYSTEM_PYTHON = Path("/usr/bin/python3")
_DEBIAN_FOLDER = Path("/usr/lib/python3/dist-packages")


class _BridgeOnly(MetaPathFinder):
    """Finds the modules of the bridge in one folder, and nothing else there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The place of a module of the bridge, or None."""
        if fullname not in _BRIDGE_MODULES:
            return None
        return PathFinder.find_spec(fullname, [str(self.folder)], target)


def load_uno() -> Any:
    """The module `uno`, from the environment or from the system's Python of the same minor version.

    The system's folder stays off `sys.path`, so that no other package of the system gets into the environment.
    ProgramMissingError when the bridge is missing or was built for another Python.
    """
    loaded = sys.modules.get("uno")
    if loaded is not None:
        return loaded
    path_before = list(sys.path)
    try:
        if importlib.util.find_spec("uno") is None:
            sys.meta_path.append(_BridgeOnly(_folder_of_bridge()))
        return importlib.import_module("uno")
    except ImportError as error:
        raise ProgramMissingError(
            f"Мост между Python и LibreOffice не загружается: переустановите его {advice(_NEEDED)} и повторите."
        ) from error
    finally:
        # Some distributions let `uno` add LibreOffice's whole program folder.
        sys.path[:] = path_before


def _folder_of_bridge() -> Path:
    here = sys.version_info[:2]
    others: list[tuple[int, int]] = []
    for folder, version in _candidates():
        if not (folder / "uno.py").is_file():
            continue
        if version == here:
            return folder
        others.append(version)
    if others:
        raise ProgramMissingError(_for_another_python(others, sys.platform))
    raise ProgramMissingError(
        f"Нет моста между Python и LibreOffice (python3-uno): установите его {advice(_NEEDED)} и повторите."
    )


def _for_another_python(versions: Sequence[tuple[int, int]], platform: str) -> str:
    """What to do where every bridge was built for another Python than the one that runs."""
    names = [f"{major}.{minor}" for major, minor in sorted(set(versions))]
    said = (
        f"Мост между Python и LibreOffice собран для Python {', '.join(names)}, а программа работает на Python "
        f"{sys.version_info[0]}.{sys.version_info[1]}: "
    )
    if max(versions) < OLDEST_PYTHON:
        return f"{said}обновите LibreOffice до версии с Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} или новее."
    command = f"py -{names[-1]} -m venv .venv" if platform == "win32" else f"python{names[-1]} -m venv .venv"
    return f"{said}создайте окружение командой «{command}» и установите программу в него."


def _candidates() -> Iterator[tuple[Path, tuple[int, int]]]:
    """Folders that may hold the bridge, each with the Python version that it was built for."""
    system = _version_in(_SYSTEM_PYTHON.resolve().name, "python")
    if system is not None:
        yield _DEBIAN_FOLDER, system
    here = sys.version_info[:2]
    for library in ("/usr/lib64", "/usr/lib"):
        yield Path(library, f"python{here[0]}.{here[1]}", "site-packages"), here
    for program in (office.program for office in installed_offices()):
        for core in program.glob("python-core-*"):
            bundled = _version_in(core.name, "python-core-")
            if bundled is not None:
                yield program, bundled


def _version_in(name: str, prefix: str) -> tuple[int, int] | None:
    parts = name.removeprefix(prefix).removesuffix(".exe").split(".")
    if len(parts) < 2 or not all(part.isdigit() for part in parts[:2]):
        return None
    return int(parts[0]), int(parts[1])


def struct(name: str, **fields: Any) -> Uno:
    """A new structure of LibreOffice by its name below `com.sun.star`, with the fields set."""
    made = load_uno().createUnoStruct(f"com.sun.star.{name}")
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def enum(name: str, value: str) -> Uno:
    """A value of an enumeration of LibreOffice, by its names below `com.sun.star`."""
    return load_uno().Enum(f"com.sun.star.{name}", value)


def properties(**values: Any) -> tuple[Uno, ...]:
    """Named arguments as LibreOffice takes them: a tuple of PropertyValue."""
    return tuple(struct("beans.PropertyValue", Name=name, Value=value) for name, value in values.items())


def typed(type_name: str, value: Any) -> Uno:
    """A value with its type said, for calls through `invoke`."""
    return load_uno().Any(type_name, value)


def invoke(target: Uno, method: str, *arguments: Any) -> Any:
    """What the method answers to arguments made by `typed`."""
    return load_uno().invoke(target, method, arguments)


def file_url(path: str | Path) -> str:
    """The address (file://…) of a path."""
    return str(load_uno().systemPathToFileUrl(str(Path(path).absolute())))


def file_path(url: str) -> str:
    """The path of an address (file://…)."""
    return str(load_uno().fileUrlToSystemPath(url))
