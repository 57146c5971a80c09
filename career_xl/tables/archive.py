"""Whether a file is a workbook that is safe to open: kind, damage, encryption, size when unpacked, hostile XML."""

import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from career_xl.domain.errors import WorkbookUnreadableError

UNPACKED_LIMIT = 512 * 1024 * 1024
"""Bytes that an archive may unpack to, unless the environment variable CAREER_XL_UNPACKED_LIMIT_MIB says otherwise."""

SUFFIXES = frozenset({".xlsx", ".xlsm", ".ods"})

_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_CHUNK = 1 << 20
_LOCAL_HEADER = struct.Struct("<4s22xHH")
"""What stands before a part in the archive: signature, lengths of its name and of what follows the name."""
_OVERLAP = 64
_XML_ENDINGS = (".xml", ".rels", ".vml")
_SHEETS = ("xl/worksheets/", "content.xml")
_ABOUT_SHEETS = ("xl/worksheets/", "xl/workbook.xml", "xl/_rels/", "_rels/")
_KEPT_LIMIT = 16 * _CHUNK
"""Bytes of unpacked parts that are handed on."""
_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0")
_MANIFEST = "meta-inf/manifest.xml"
_ODS_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
# Reading makes an object of every shared string, and makes room beforehand for as many as the part says it has.
_STRINGS_LIMIT = 5_000_000
_STRING_COUNT = re.compile(rb"""uniqueCount\s*=\s*["']?\s*(\d+)""")
_TAGS_LIMIT = 4 * _STRINGS_LIMIT
"""Tags in a part that is no sheet; the sheets have a limit of their own, `cell_extent`."""


def inspect(path: Path, unpacked_limit: int = UNPACKED_LIMIT) -> Mapping[str, bytes]:
    """The small parts that tell about the sheets, by name in small letters; the file was found safe to open.

    Every part is unpacked once, in pieces, to its real end: sizes written in the archive are not believed, checksums
    are compared. WorkbookUnreadableError when it is no workbook, damaged, encrypted, hostile or unpacks to more bytes
    than the limit.
    """
    _look_at_file(path)
    try:
        with zipfile.ZipFile(path) as archive:
            _look_at_directory(path, archive, unpacked_limit)
            return _look_at_parts(path.name, archive, unpacked_limit)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise damaged(path.name) from error


def parts_by_name(archive: zipfile.ZipFile) -> dict[str, str]:
    """The name of each part as written, by the name in small letters with «/»: so readers look parts up.

    BadZipFile when two parts share a name, of which one would be checked and another read.
    """
    names = archive.namelist()
    parts = {name.replace("\\", "/").lower(): name for name in names}
    if len(parts) < len(names):
        raise zipfile.BadZipFile("two parts with one name")
    return parts


def damaged(name: str) -> WorkbookUnreadableError:
    """The error for a file that is cut off or damaged."""
    return WorkbookUnreadableError(
        f"Файл «{name}» повреждён или скопирован не полностью: возьмите исходный файл ещё раз "
        "или восстановите его в Excel: «Файл → Открыть → Открыть и восстановить»."
    )


def hostile(name: str) -> WorkbookUnreadableError:
    """The error for a file whose XML is of a kind that no office program writes."""
    return WorkbookUnreadableError(
        f"Файл «{name}» содержит XML, какого в книгах не бывает; такой файл может быть опасен и не открывается; "
        "пересохраните книгу в Excel или LibreOffice."
    )


def _encrypted(name: str) -> WorkbookUnreadableError:
    return WorkbookUnreadableError(
        f"Файл «{name}» зашифрован паролем: откройте его и сохраните без пароля: в Excel — «Файл → Сведения → "
        "Защита книги», в LibreOffice — «Сохранить как» без флажка «Сохранить с паролем»."
    )


def _not_a_workbook(name: str) -> WorkbookUnreadableError:
    return WorkbookUnreadableError(
        f"Файл «{name}» — не книга Excel или LibreOffice, хотя так назван; "
        "откройте его в программе, где он создан, и сохраните как «Книга Excel (.xlsx)»."
    )


def _too_large(name: str, limit: int) -> WorkbookUnreadableError:
    return WorkbookUnreadableError(
        f"Файл «{name}» распаковывается больше чем в {limit // 1024 // 1024} МиБ; такие файлы не открываются; "
        "проверьте, тот ли это файл; удалите из книги лишние листы и картинки."
    )


# --- the file ---


def _look_at_file(path: Path) -> None:
    name = path.name
    try:
        if path.is_dir():
            raise WorkbookUnreadableError(f"«{name}» — это папка; укажите файл книги .xlsx, .xlsm или .ods.")
        if not path.is_file():
            raise WorkbookUnreadableError(f"Файл «{name}» не найден: проверьте имя файла и папку.")
        if path.suffix.lower() not in SUFFIXES:
            raise WorkbookUnreadableError(
                f"Файл «{name}» — не .xlsx, .xlsm и не .ods; сохраните книгу в формате «Книга Excel (.xlsx)»."
            )
        with path.open("rb") as file:
            _look_at_signature(name, file)
    except OSError as error:
        raise WorkbookUnreadableError(
            f"Файл «{name}» не удаётся прочитать: нет доступа или он занят другой программой; "
            "закройте его и проверьте права на папку."
        ) from error


def _look_at_signature(name: str, file: IO[bytes]) -> None:
    head = file.read(len(_OLE_SIGNATURE))
    if not head:
        raise WorkbookUnreadableError(f"Файл «{name}» пуст (0 байт): скопируйте его заново из исходной папки.")
    if head == _OLE_SIGNATURE:
        if _names_a_stream(file, "EncryptedPackage"):
            raise _encrypted(name)
        raise WorkbookUnreadableError(
            f"Файл «{name}» сохранён в старом формате Excel 97–2003: "
            "откройте его и сохраните как «Книга Excel (.xlsx)»."
        )
    if not head.startswith(_ZIP_SIGNATURES):
        raise _not_a_workbook(name)


def _names_a_stream(file: IO[bytes], stream: str) -> bool:
    """Whether an OLE file's directory, which may stand anywhere in it, names the stream."""
    wanted = stream.encode("utf-16-le")
    overlap = b""
    while chunk := file.read(_CHUNK):
        if wanted in overlap + chunk:
            return True
        overlap = chunk[-len(wanted) :]
    return False


# --- the archive ---


def _look_at_directory(path: Path, archive: zipfile.ZipFile, limit: int) -> None:
    name, infos, parts = path.name, archive.infolist(), parts_by_name(archive)
    if any(info.flag_bits & 1 for info in infos):
        raise _encrypted(name)
    if any(info.compress_type not in _COMPRESSIONS for info in infos):
        raise damaged(name)
    if sum(info.file_size for info in infos) > limit:
        raise _too_large(name, limit)
    if _MANIFEST in parts and b"encryption-data" in archive.read(parts[_MANIFEST]):
        raise _encrypted(name)
    if "xl/workbook.bin" in parts:
        raise WorkbookUnreadableError(
            f"Файл «{name}» — двоичная книга Excel (.xlsb); откройте его и сохраните как «Книга Excel (.xlsx)»."
        )
    mimetype = archive.read(parts["mimetype"]) if "mimetype" in parts else b""
    is_ods = "content.xml" in parts and mimetype.startswith(_ODS_MIMETYPE)
    if not is_ods and "xl/workbook.xml" not in parts:
        raise _not_a_workbook(name)
    if is_ods != (path.suffix.lower() == ".ods"):
        right = ".ods" if is_ods else ".xlsx"
        raise WorkbookUnreadableError(
            f"Файл «{name}» назван {path.suffix}, а внутри — книга {right}; переименуйте его в {right}."
        )


def _look_at_parts(name: str, archive: zipfile.ZipFile, limit: int) -> Mapping[str, bytes]:
    unpacked = kept = 0
    parts: dict[str, bytes] = {}
    for part_name, written_name in parts_by_name(archive).items():
        is_xml = part_name.endswith(_XML_ENDINGS)
        tags = 0
        for window, fresh in _unpack(archive, archive.getinfo(written_name), limit + 1):
            unpacked += fresh
            if unpacked > limit:
                raise _too_large(name, limit)
            if is_xml and _is_hostile(part_name, window, first=len(window) == fresh):
                raise hostile(name)
            if is_xml and not part_name.startswith(_SHEETS):
                tags += window.count(b"<")
                count = _STRING_COUNT.search(window)
                if tags > _TAGS_LIMIT or (count and int(count[1]) > _STRINGS_LIMIT):
                    raise hostile(name)
            # A part that fits into one piece need not be unpacked again to be looked at.
            if fresh == len(window) < _CHUNK and kept + fresh <= _KEPT_LIMIT and part_name.startswith(_ABOUT_SHEETS):
                parts[part_name] = window
                kept += fresh
    return parts


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> Iterator[tuple[bytes, int]]:
    """The part in pieces, each behind the end of the one before, with the number of bytes that are new in it.

    The size written in the archive is forgotten.
    """
    whole = _unpack_small(archive, part)
    if whole is not None:
        yield whole, len(whole)
        return
    # The library stops where the written size ends, and another one may not: read to the real end, up to `most`.
    part.file_size = most
    overlap = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield overlap + chunk, len(chunk)
            overlap = chunk[-_OVERLAP:]


def _unpack_small(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes | None:
    """All of a part that fits into one piece and is in order; None for any other, which the library then judges.

    A folder of forms has thousands of such parts, and the library takes longer to open one than to unpack it.
    """
    file = archive.fp
    if file is None or part.compress_size >= _CHUNK or part.compress_type != zipfile.ZIP_DEFLATED:
        return None
    file.seek(part.header_offset)
    header = file.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size:
        return None
    signature, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    name = file.read(name_length)
    if signature != _ZIP_SIGNATURES[0] or name != part.orig_filename.encode("ascii", "replace"):
        return None
    file.seek(extra_length, os.SEEK_CUR)
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = unpacker.decompress(file.read(part.compress_size), _CHUNK - 1)
    except zlib.error:
        return None
    return content if unpacker.eof and zlib.crc32(content) == part.CRC else None


def _is_hostile(part: str, window: bytes, first: bool) -> bool:
    # No office program writes UTF-16; in it a look for bytes finds nothing, and the reader finds no cells.
    if first and window.startswith(_UTF16_STARTS):
        return True
    # The manifest of OpenOffice names its document type; only entities do harm.
    mark = b"<!ENTITY" if part == _MANIFEST else b"<!DOCTYPE"
    return b"!" in window and mark in window
