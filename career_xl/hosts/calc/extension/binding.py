"""Ties the extension to an environment, and asks the worker of that environment something, as the extension would."""

import importlib.util
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from career_xl.domain.errors import InstallationError
from career_xl.hosts.calc.extension.build import INSIDE, WORKER, worker_part, write_archive

_WORKER_MODULE = INSIDE / "pythonpath" / "career_xl_office" / "worker.py"


EXTENSION = "career_xl.oxt"
UNBOUND_COMMAND = ("career-xl", "calc-worker")
"""Starts the worker of whatever environment is on the PATH: what is shipped knows no folder of any machine."""


def bound_command() -> tuple[str, ...]:
    """The command line that starts the worker from the environment that this process runs in.

    Without the folder that the office program happens to run in among the places of modules (-P): a file of the officer
    must never be taken for a part of the program.
    """
    return (sys.executable, "-P", "-m", "career_xl", "calc-worker")


def bind_extension(extension: Path, command: Sequence[str], target: Path) -> None:
    """Nothing; writes a copy of the extension that starts its worker with the command.

    InstallationError when the extension cannot be read.
    """
    try:
        with zipfile.ZipFile(extension) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile) as error:
        raise InstallationError(
            f"Файл «{extension.name}» повреждён: установите программу заново и повторите."
        ) from error
    write_archive(target, {**parts, WORKER: worker_part(command)})


def answer_of_worker(command: Sequence[str], message: Mapping[str, Any]) -> dict[str, Any] | None:
    """What a worker started with the command answers to the message; None when it does not start or answer.

    The client is the very one that the extension carries.
    """
    module = _client()
    worker = module.Worker(list(command), lambda: None)
    try:
        answer: dict[str, Any] = worker.ask(message, {})
    except module.WorkerGoneError:
        return None
    finally:
        worker.end()
    return answer


def _client() -> ModuleType:
    spec = importlib.util.spec_from_file_location("career_xl_office_worker", _WORKER_MODULE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
