"""What this computer knows about signing: foreign programs for keys that the libraries cannot use, a folder of trust.

The settings stand in a folder of the user and never in a workbook: a workbook travels between colleges, and a command
line that comes with it would run a stranger's program.
"""

import os
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from career_xl.domain.errors import SettingInvalidError

FOLDER_VARIABLE = "CAREER_XL_SETTINGS"
"""Names another folder of settings."""
FILE_NAME = "signing.toml"
TRUST_FOLDER = "trust"

PLACEHOLDERS = {
    "sign": ("data", "signature", "certificate"),
    "verify": ("data", "signature", "trust", "moment", "content"),
}
"""What may stand in braces in the words of each command."""


class Program(BaseModel):
    """One foreign program, as `signing.toml` describes it: commands are lists of words, run without a shell."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sign: tuple[str, ...] = ()
    """Writes a detached CMS signature (DER or Base64) of {data} to {signature}."""
    verify: tuple[str, ...] = ()
    """Ends with 0 when {signature} is that of {data} and its certificate is trusted."""
    intact: tuple[str, ...] = ()
    """Ends with 0 when {signature} is that of {data}, whoever signed: tells a changed file from a strange signer."""
    certificate: Path | None = None
    """The signer's certificate; what the mark says is taken from it."""
    password: Literal["none", "stdin"] = "none"
    """«stdin»: the key's password is asked for and given to the program on its standard input; else it asks itself."""
    timeout: float = Field(default=600.0, gt=0)
    """Seconds; the officer may have to find the token and type its PIN."""


def settings_folder() -> Path:
    """The user's folder of settings, whether it is there or not."""
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "career_xl"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "career_xl"


def read_programs(folder: Path | None = None) -> Mapping[str, Program]:
    """The programs of `signing.toml` by their names, none where the file is not there; SettingInvalidError."""
    path = (folder or settings_folder()) / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingInvalidError(f"Файл настроек «{path}» не читается: сохраните его в кодировке UTF-8.") from error
    try:
        programs = {name: Program.model_validate(values) for name, values in tomllib.loads(text).items()}
    except tomllib.TOMLDecodeError as error:
        raise SettingInvalidError(
            f"В файле настроек «{path}» ошибка записи: {error}; пример — в docs/signing.md."
        ) from error
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise SettingInvalidError(
            f"В файле настроек «{path}» неверное значение «{place}»: что можно указать, описано в docs/signing.md."
        ) from error
    for name, program in programs.items():
        for command in ("sign", "verify", "intact"):
            _refuse_unknown(
                f"{name}.{command}", getattr(program, command), PLACEHOLDERS.get(command, PLACEHOLDERS["verify"])
            )
    return programs


def _refuse_unknown(place: str, words: tuple[str, ...], known: tuple[str, ...]) -> None:
    """SettingInvalidError for braces around anything that is not known here."""
    for word in words:
        rest = word
        for name in known:
            rest = rest.replace(f"{{{name}}}", "")
        if "{" in rest or "}" in rest:
            listed = ", ".join(f"{{{name}}}" for name in known)
            raise SettingInvalidError(f"В настройке «{place}» неизвестная подстановка «{word}»: можно {listed}.")
