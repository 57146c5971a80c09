"""Extensions of one user in one LibreOffice: put in, taken out, and looked at in the user's settings folder."""

import json
import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from career_xl.domain.errors import InstallationError
from career_xl.hosts.calc.installations import LibreOffice

SECONDS = 180.0
"""A first start on a slow machine takes most of a minute."""

_LOCK = ".lock"
_STORE = Path("user", "uno_packages", "cache")
_DESCRIPTION = "{http://openoffice.org/extensions/description/2006}"


@dataclass(frozen=True)
class Installed:
    """An extension as it lies in the user's settings."""

    version: str
    command: tuple[str, ...]
    """How it starts its worker; empty where it does not say."""


def installed_extension(office: LibreOffice, identifier: str) -> Installed | None:
    """The extension of this user, or None; read from the settings, so LibreOffice may be open meanwhile."""
    folder = _folder(office.profile / _STORE, identifier)
    if folder is None:
        return None
    try:
        version = ElementTree.parse(folder / "description.xml").find(f"{_DESCRIPTION}version")
        command = json.loads((folder / "worker.json").read_text(encoding="utf-8"))["command"]
    except (OSError, ElementTree.ParseError, ValueError, KeyError):
        return Installed("", ())
    return Installed("" if version is None else version.get("value", ""), tuple(command))


def add_extension(office: LibreOffice, extension: Path, leave: Sequence[str] = ()) -> None:
    """Nothing; replaces an older one of the same name. InstallationError when LibreOffice refuses.

    `leave`: a command line that runs unopkg under another user.
    """
    _run(office, ("add", "--force", str(extension)), leave)


def remove_extension(office: LibreOffice, identifier: str, leave: Sequence[str] = ()) -> None:
    """Nothing; InstallationError when LibreOffice refuses."""
    _run(office, ("remove", identifier), leave)


def is_in_use(office: LibreOffice) -> bool:
    """True while LibreOffice runs with this user's settings, or did not end properly."""
    return (office.profile / _LOCK).exists()


def _folder(store: Path, identifier: str) -> Path | None:
    """Where the extension was unpacked, by LibreOffice's list of those that are installed."""
    try:
        listed = (store / "uno_packages.pmap").read_bytes()
    except OSError:
        return None
    # A name, then on the next line the values, with the byte 255 between them: first the temporary name of the folder.
    found = re.search(rb"\xff" + re.escape(identifier.encode()) + rb"\n([^\xff\n]+)\xff", listed)
    if found is None:
        return None
    unpacked = store / "uno_packages" / f"{found[1].decode(errors='replace')}_"
    return next((path.parent for path in sorted(unpacked.glob("*/description.xml"))), unpacked)


def _run(office: LibreOffice, arguments: Sequence[str], leave: Sequence[str]) -> None:
    if office.unopkg is None:
        raise InstallationError(
            f"В {office.name} ({office.program}) нет программы unopkg, которая ставит расширения: переустановите "
            "LibreOffice целиком и повторите."
        )
    if is_in_use(office):
        raise InstallationError(
            "LibreOffice сейчас открыт или был закрыт неправильно: откройте его, закройте все его окна и повторите "
            "команду."
        )
    command = [*leave, str(office.unopkg), *arguments, f"-env:UserInstallation={office.profile.as_uri()}"]
    # Without a UTF-8 locale LibreOffice loses the Cyrillic letters of folder names.
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=SECONDS,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise InstallationError(
            f"{office.name} не ответил за {SECONDS:.0f} с: закройте лишние программы и повторите команду."
        ) from error
    except OSError as error:
        raise InstallationError(f"Не запускается «{office.unopkg}»: переустановите LibreOffice и повторите.") from error
    if done.returncode:
        raise InstallationError(
            f"{office.name} не принял изменение расширений: проверьте, что в папку «{office.profile}» можно "
            "писать и на диске есть место, и повторите команду."
        ) from OSError(done.stderr)
