"""What an installation in Excel leaves on the disk: where it lies, and the record by which it is taken back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from career_xl.documents.output import make_folder, write_atomically

ADDIN = "career_xl.xlam"
_FOLDER = ".career_xl"
_CONFIG = "career_xl.conf"
_RECORD = "installed.json"


@dataclass(frozen=True)
class Places:
    """The folders of this user."""

    environ: Mapping[str, str]

    @property
    def addin(self) -> Path:
        """The add-in, in the folder where Excel looks for them."""
        return Path(self.environ.get("APPDATA", ""), "Microsoft", "AddIns", ADDIN)

    @property
    def config(self) -> Path:
        """Which Python the add-in starts; the name and place are those that xlwings gives a custom add-in."""
        return self._folder / _CONFIG

    @property
    def record(self) -> Path:
        """What was done, to be taken back."""
        return self._folder / _RECORD

    @property
    def _folder(self) -> Path:
        return Path(self.environ.get("USERPROFILE", ""), _FOLDER)


@dataclass(frozen=True)
class Record:
    """What an installation has done beyond writing its files."""

    excel: str
    """The version of Excel, as its settings are filed under: what was done to one is taken back from that one."""
    trusted_key: str | None = None
    """The key of the registry that was made for the folder of the add-in."""
    environment: str | None = None
    """The folder of the environment that was made."""
    config_before: str | None = None
    """The settings that stood in the place of ours."""


def read_record(places: Places) -> Record | None:
    """What the last installation noted; None where there was none, or where its note cannot be read."""
    try:
        noted = json.loads(places.record.read_text(encoding="utf-8"))
        return Record(**noted)
    except (OSError, ValueError, TypeError):
        return None


def write_record(places: Places, record: Record) -> None:
    """Nothing; OutputError when it cannot be written."""
    write_bytes(places.record, json.dumps(asdict(record), ensure_ascii=False, indent=1).encode())


def config_text(interpreter: Path, search_path: Path | None) -> str:
    """The settings of the add-in, as VBA's `Input #` reads them: plain ASCII, so no code page is asked."""
    values = {
        "INTERPRETER_WIN": str(interpreter),
        "PYTHONPATH": "" if search_path is None else str(search_path),
        "UDF MODULES": "career_xl.udfs",
        "USE UDF SERVER": "True",
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
        "SHOW CONSOLE": "False",
    }
    return "".join(f'"{name}","{value}"\r\n' for name, value in values.items())


def configured_interpreter(places: Places) -> Path | None:
    """The Python that the add-in starts; None where nothing is set."""
    try:
        lines = places.config.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    pairs = (line.strip().strip('"').split('","') for line in lines)
    return next((Path(pair[1]) for pair in pairs if len(pair) == 2 and pair[0] == "INTERPRETER_WIN"), None)


def write_bytes(path: Path, content: bytes) -> None:
    """Nothing; the file is written whole or not at all, its folder is made. OutputError when it cannot be."""
    make_folder(path.parent)
    with write_atomically(path) as temporary:
        temporary.write_bytes(content)


def remove_files(places: Places, config_before: str | None) -> None:
    """Nothing; removes our files, puts settings back that stood there before, and our folder when it is empty."""
    for path in (places.addin, places.config, places.record):
        path.unlink(missing_ok=True)
    if config_before is not None:
        write_bytes(places.config, config_before.encode())
    folder = places.record.parent
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
