"""Whether a file is a workbook that is safe to open: kind, damage, encryption, size when unpacked, hostile XML."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from career_xl.domain.errors import WorkbookUnreadableError

UNPACKED_LIMIT = 512 * 1024 * 1024
"""Bytes that an archive may unpack to, unless the environment variable CAREER_XL_UNPACKED_LIMIT_MIB says otherwise."""

_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_SIGNATURE = b"PK\x03\x04"
_CHUNK = 1 << 20
_OVERLAP = 256
_DOCUMENT_TYPES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_ERROR_CELLS = (b't="e"', b"t='e'", b'value-type="error"')
_FORMULAS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b"table:formula=")
# A filled cell right of ZZ or below row 200,000 makes a reader allocate the whole rectangle, gigabytes of blanks;
# an empty formatted one does no harm and is common.
_FAR_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Z]{3,}\d{1,8}|[A-Z]{1,2}(?:[2-9]\d{5}|\d{7,}))["'][^<>]*(?<!/)>"""
)
_MAYBE_FAR = re.compile(rb"""r=["'](?:[A-Z]{3}|[A-Z]{1,2}(?:[2-9]\d{5}|\d{7}))""")
_FAR_REPEAT = re.compile(
    rb"""number-columns-repeated=["']\d{4,}["'][^<>]*value-type"""
    rb"""|number-rows-repeated=["']\d{6,}["'][^<>]*>(?:(?!</table:table-row).){0,200}?value-type""",
    re.DOTALL,
)


@dataclass(frozen=True)
class ArchiveContents:
    """What a look through the archive told: the parts with error cells and with formulas."""

    parts_with_errors: frozenset[str]
    parts_with_formulas: frozenset[str]


def inspect(path: Path, unpacked_limit: int = UNPACKED_LIMIT) -> ArchiveContents:
    """What the archive holds, after it was found safe to open.

    Every part is unpacked once, in pieces, and counted: sizes written in the archive are not believed.
    WorkbookUnreadableError when it is no workbook, damaged, encrypted, hostile or unpacks to more bytes than the limit.
    """
    _look_at_signature(path)
    try:
        with zipfile.ZipFile(path) as archive:
            return _inspect_parts(path.name, archive, unpacked_limit)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise damaged(path.name) from error


def damaged(name: str) -> WorkbookUnreadableError:
    """The error for a file that is cut off or damaged."""
    return WorkbookUnreadableError(
        f"Файл «{name}» повреждён или скопирован не полностью. Возьмите исходный файл ещё раз "
        "или восстановите его в Excel: «Файл → Открыть → Открыть и восстановить»."
    )


def _look_at_signature(path: Path) -> None:
    name = path.name
    if not path.exists():
        raise WorkbookUnreadableError(f"Файл «{name}» не найден. Проверьте имя файла и папку.")
    if path.is_dir():
        raise WorkbookUnreadableError(f"«{name}» — это папка. Укажите файл книги .xlsx, .xlsm или .ods.")
    try:
        with path.open("rb") as file:
            head = file.read(8)
            if head == _OLE_SIGNATURE:
                _refuse_ole(name, file)
    except OSError as error:
        raise WorkbookUnreadableError(
            f"Файл «{name}» не удаётся прочитать: нет доступа или он занят другой программой. "
            "Закройте его и проверьте права на папку."
        ) from error
    if not head:
        raise WorkbookUnreadableError(f"Файл «{name}» пуст (0 байт). Скопируйте его заново из исходной папки.")
    if not head.startswith(_ZIP_SIGNATURE):
        raise WorkbookUnreadableError(
            f"Файл «{name}» — не книга Excel или LibreOffice, хотя так назван. "
            "Откройте его в программе, где он создан, и сохраните как «Книга Excel (.xlsx)»."
        )


def _refuse_ole(name: str, file: IO[bytes]) -> None:
    body = file.read(_CHUNK * 4)
    if "EncryptedPackage".encode("utf-16-le") in body or "EncryptionInfo".encode("utf-16-le") in body:
        raise encrypted(name)
    raise WorkbookUnreadableError(
        f"Файл «{name}» сохранён в старом формате Excel 97–2003. Откройте его и сохраните как «Книга Excel (.xlsx)»."
    )


def encrypted(name: str) -> WorkbookUnreadableError:
    """The error for a file that is protected by a password."""
    return WorkbookUnreadableError(
        f"Файл «{name}» зашифрован паролем. Откройте его в Excel и снимите пароль: «Файл → Сведения → Защита книги → "
        "Зашифровать с использованием пароля»."
    )


def _inspect_parts(name: str, archive: zipfile.ZipFile, limit: int) -> ArchiveContents:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise encrypted(name)
    if "xl/workbook.xml" not in names and "content.xml" not in names and "[Content_Types].xml" not in names:
        raise WorkbookUnreadableError(
            f"Файл «{name}» — архив, но не книга Excel или LibreOffice. Выберите файл .xlsx, .xlsm или .ods."
        )
    if sum(part.file_size for part in parts) > limit:
        raise _too_large(name, limit)
    unpacked = 0
    with_errors, with_formulas = set(), set()
    for part in parts:
        overlap = b""
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > limit:
                    raise _too_large(name, limit)
                if not part.filename.endswith((".xml", ".rels", ".vml")):
                    continue
                window = overlap + chunk
                overlap = chunk[-_OVERLAP:]
                _refuse_hostile_xml(name, part.filename, window)
                if any(mark in window for mark in _ERROR_CELLS):
                    with_errors.add(part.filename)
                if any(mark in window for mark in _FORMULAS):
                    with_formulas.add(part.filename)
    return ArchiveContents(frozenset(with_errors), frozenset(with_formulas))


def _refuse_hostile_xml(name: str, part: str, window: bytes) -> None:
    if part == "META-INF/manifest.xml":
        if b"encryption-data" in window:
            raise encrypted(name)
        return
    if any(mark in window for mark in _DOCUMENT_TYPES):
        raise WorkbookUnreadableError(
            f"Файл «{name}» содержит определения XML, которых в книгах не бывает; такой файл может быть опасен "
            "и не открывается. Пересохраните книгу в Excel или LibreOffice."
        )
    far = None
    if part.startswith("xl/worksheets/") and _MAYBE_FAR.search(window):
        far = _FAR_CELL.search(window)
    if far or (part == "content.xml" and _FAR_REPEAT.search(window)):
        cell = f" ({far[1].decode()})" if far else ""
        raise WorkbookUnreadableError(
            f"В файле «{name}» занята ячейка далеко за таблицей{cell}. Удалите лишние строки и столбцы "
            "после таблицы (выделить → «Удалить») и сохраните файл."
        )


def _too_large(name: str, limit: int) -> WorkbookUnreadableError:
    return WorkbookUnreadableError(
        f"Файл «{name}» распаковывается больше чем в {limit // 1024 // 1024} МиБ; такие файлы не открываются. "
        "Проверьте, тот ли это файл; удалите из книги лишние листы и картинки."
    )
