"""Puts career_xl.oxt together: type library, components, descriptions of functions, events of documents."""

import json
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from career_xl.domain.errors import OutputError, ProgramMissingError
from career_xl.hosts.calc.extension import registry

INSIDE = Path(__file__).parent / "inside"
COMPONENT = "career_xl_addin.py"
TYPE_LIBRARY = "functions.rdb"
_ARCHIVE_DATE = (1980, 1, 1, 0, 0, 0)
_PROGRAMS = (Path("/usr/lib/libreoffice"), Path("/usr/lib64/libreoffice"), Path("/opt/libreoffice"))


@dataclass(frozen=True)
class Extension:
    """What an extension is built from."""

    version: str
    functions: Sequence[registry.FunctionHelp]
    commands: Sequence[registry.CommandButton]
    worker_command: Sequence[str]
    """How the worker is started: the program and its arguments."""


def build_extension(extension: Extension, target: Path) -> None:
    """Nothing; writes the extension. ProgramMissingError without LibreOffice's development files."""
    parts: dict[str, bytes] = {
        "description.xml": registry.description(extension.version).encode(),
        "META-INF/manifest.xml": registry.manifest(COMPONENT, TYPE_LIBRARY).encode(),
        TYPE_LIBRARY: type_library(registry.idl(extension.functions)),
        "CalcAddIns.xcu": registry.add_ins(extension.functions).encode(),
        "Addons.xcu": registry.addons(extension.commands).encode(),
        "ProtocolHandler.xcu": registry.protocol_handler().encode(),
        "Jobs.xcu": registry.jobs().encode(),
        "functions.json": _json(
            {
                help_of.method: {"name": help_of.name, "takes": help_of.takes, "gives_rows": help_of.gives_rows}
                for help_of in extension.functions
            }
        ),
        "worker.json": _json({"command": list(extension.worker_command)}),
    }
    parts |= {path.relative_to(INSIDE).as_posix(): path.read_bytes() for path in sorted(INSIDE.rglob("*.py"))}
    try:
        _write(target, parts)
    except OSError as error:
        raise OutputError(f"Не удалось записать «{target}»: {error.strerror or error}.") from error


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
    for folder in _PROGRAMS:
        program = folder / "sdk" / "bin" / "unoidl-write"
        types = [folder / "program" / "types.rdb", folder / "program" / "types" / "offapi.rdb"]
        found = which("unoidl-write") or (str(program) if program.is_file() else None)
        if found and types[1].is_file():
            return found, [str(path) for path in types if path.is_file()]
    raise ProgramMissingError(
        "Нет средств разработки LibreOffice (unoidl-write): установите их командой «sudo apt install libreoffice-dev» "
        "и повторите сборку."
    )


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _write(target: Path, parts: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _ARCHIVE_DATE), data, zipfile.ZIP_DEFLATED)
