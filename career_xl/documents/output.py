"""Files that are written whole or not at all."""

import contextlib
import itertools
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from career_xl.domain.errors import OutputError


@contextlib.contextmanager
def write_atomically(path: Path) -> Iterator[Path]:
    """A temporary path beside the target; it takes the target's place when the block ends without an error.

    A process that is killed leaves the old file or the new one, never half of one. OutputError when the folder does not
    exist, is not writable, or the target is open in another program.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}.", suffix=path.suffix, dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise OutputError(
            f"Не удалось записать «{path.name}»: папки «{path.parent}» нет или в неё нельзя писать; "
            "укажите другую папку."
        ) from error
    temporary = Path(name)
    try:
        yield temporary
        _give_usual_permissions(temporary)
        _flush_to_disk(temporary)
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"Не удалось записать «{path.name}»: файл открыт в другой программе, диск заполнен или нет прав; "
            "закройте файл и повторите."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def free_path(wanted: Path) -> Path:
    """The path, or «имя (2).docx» and so on where there is a file or folder of that name already."""
    return next(path for path in _numbered(wanted) if not path.exists())


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    # A folder «Приглашения на 20.11.2026» has no suffix that could be kept apart.
    suffix = path.suffix if path.suffix[1:].isalpha() else ""
    stem = path.name.removesuffix(suffix)
    for number in itertools.count(2):
        yield path.with_name(f"{stem} ({number}){suffix}")


def make_folder(folder: Path) -> None:
    """Makes the folder for results, with those above it, where it is not there yet; OutputError when it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"Не удалось создать папку «{folder}»: укажите другую папку.") from error


def _give_usual_permissions(path: Path) -> None:
    # mkstemp makes the file private; a result must be as readable as any other file of the officer.
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
