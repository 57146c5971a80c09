"""The facsimile of the director's signature: only where «Паспорт» allows it and names the picture (domain §6)."""

import warnings
from dataclasses import dataclass
from pathlib import Path

from career_xl.domain.errors import SettingInvalidError
from career_xl.domain.passport import Passport

_FORMATS = ("PNG", "JPEG")
_LARGEST_BYTES = 10 * 1024 * 1024
_LARGEST_SIDE = 6000
"""Pixels; a signature of 32 mm at 600 dpi has 760."""


@dataclass(frozen=True)
class Facsimile:
    """A picture of a signature."""

    name: str
    """Of the file beside the workbook."""
    picture: bytes


def facsimile_of(passport: Passport, folder: Path) -> Facsimile | None:
    """The picture that «Паспорт» names, read from the workbook's folder; None unless it is named and allowed.

    SettingInvalidError when it is allowed and named, and there is no such PNG or JPEG picture in the folder.
    """
    if not passport.facsimile_allowed or not passport.facsimile_file:
        return None
    name = passport.facsimile_file.strip()
    # A bare name: a path could lead the program to another machine, which must not happen unasked.
    if Path(name).name != name or any(sign in name for sign in "/\\:"):
        raise SettingInvalidError(
            f"«Файл факсимиле» листа «Паспорт» — «{name}»: укажите только имя файла, а файл положите рядом с книгой."
        )
    path = folder / name
    if not path.is_file() or path.stat().st_size > _LARGEST_BYTES or not _is_picture(path):
        raise SettingInvalidError(
            f"Факсимиле «{name}» рядом с книгой не найдено или это не рисунок PNG или JPEG до 10 МБ: положите файл в "
            f"папку «{folder}» или поставьте «нет» в ключе «Факсимиле разрешено» листа «Паспорт»."
        )
    return Facsimile(name, path.read_bytes())


def _is_picture(path: Path) -> bool:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as image:
                if max(image.size) > _LARGEST_SIDE:
                    return False
                image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        return False
    return True
