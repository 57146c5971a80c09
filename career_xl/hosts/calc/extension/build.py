"""Puts career_xl.oxt together: type library, components, descriptions of functions, events of documents."""

import json
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from career_xl.domain.errors import ProgramMissingError
from career_xl.hosts.calc.extension import registry
from career_xl.hosts.calc.installations import installed_offices
from career_xl.hosts.system_packages import Part, advice

INSIDE = Path(__file__).parent / "inside"
ICONS = Path(__file__).parent / "icons"
"""Drawn by tools/make_icons.py."""
NO_OWN_ICON = "any"
STOP = registry.CommandButton(
    "stop",
    "Сервис",
    "Прервать команду",
    "Останавливает выполняемую команду; то, что она успела изменить, возвращается.",
)
"""The one button that the extension serves itself."""
COMPONENT = "career_xl_addin.py"
TYPE_LIBRARY = "functions.rdb"
WORKER = "worker.json"
"""Says how the worker is started; `binding` replaces it when the extension is installed."""
_ARCHIVE_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Extension:
    """What an extension is built from."""

    version: str
    functions: Sequence[registry.FunctionHelp]
    commands: Sequence[registry.CommandButton]
    worker_command: Sequence[str]
    """How the worker is started: the program and its arguments."""


def build_extension(extension: Extension, target: Path) -> None:
    """Nothing; writes the extension. ProgramMissingError without LibreOffice's development files.

    OSError when the file cannot be written.
    """
    commands = (*extension.commands, STOP)
    parts: dict[str, bytes] = {
        "description.xml": registry.description(extension.version).encode(),
        "META-INF/manifest.xml": registry.manifest(COMPONENT, TYPE_LIBRARY).encode(),
        TYPE_LIBRARY: type_library(registry.idl(extension.functions)),
        "CalcAddIns.xcu": registry.add_ins(extension.functions).encode(),
        "Addons.xcu": registry.addons(commands).encode(),
        "CalcWindowState.xcu": registry.window_state().encode(),
        "ProtocolHandler.xcu": registry.protocol_handler().encode(),
        "Jobs.xcu": registry.jobs().encode(),
        "functions.json": _json(
            {
                help_of.method: {"name": help_of.name, "takes": help_of.takes, "gives_rows": help_of.gives_rows}
                for help_of in extension.functions
            }
        ),
        "commands.json": _json({one.key: {"title": one.title, "tip": one.tip} for one in commands}),
        WORKER: worker_part(extension.worker_command),
    }
    parts |= {
        registry.icon_path(command.key, size): _icon(command.key, size).read_bytes()
        for command in commands
        for size in (registry.SMALL, registry.BIG)
    }
    parts |= {path.relative_to(INSIDE).as_posix(): path.read_bytes() for path in sorted(INSIDE.rglob("*.py"))}
    write_archive(target, parts)


def worker_part(command: Sequence[str]) -> bytes:
    """The part that says how the worker is started."""
    return _json({"command": list(command)})


def type_library(idl: str) -> bytes:
    """The compiled interface, as `unoidl-write` of LibreOffice's development files makes it."""
    program, types = _compiler()
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "functions.idl"), Path(folder, TYPE_LIBRARY)
        source.write_text(idl, encoding="utf-8")
        done = subprocess.run(
            [program, *types, str(source), str(target)], capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode:
            raise ProgramMissingError(f"Не удалось собрать библиотеку типов расширения: {done.stderr.strip()}")
        return target.read_bytes()


def _compiler() -> tuple[str, list[str]]:
    for office in installed_offices():
        program = office.program.parent / "sdk" / "bin" / "unoidl-write"
        types = [office.program / "types.rdb", office.program / "types" / "offapi.rdb"]
        found = which("unoidl-write") or (str(program) if program.is_file() else None)
        if found and types[1].is_file():
            return found, [str(path) for path in types if path.is_file()]
    raise ProgramMissingError(
        f"Нет средств разработки LibreOffice (unoidl-write): установите их {advice([Part.DEVELOPMENT])} и повторите "
        "сборку."
    )


def _icon(key: str, size: int) -> Path:
    """The picture of the command; the one for all where it has none of its own."""
    own = ICONS / f"{key}_{size}.png"
    return own if own.is_file() else ICONS / f"{NO_OWN_ICON}_{size}.png"


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def write_archive(target: Path, parts: Mapping[str, bytes]) -> None:
    """Nothing; the same parts give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _ARCHIVE_DATE), data, zipfile.ZIP_DEFLATED)
