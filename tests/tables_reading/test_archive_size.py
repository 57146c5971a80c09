"""Archives that unpack to more than they should: refused in bounded memory, whatever sizes they claim."""

import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from career_xl.domain.errors import SettingInvalidError, WorkbookUnreadableError
from career_xl.tables import archive
from career_xl.tables.reader import read_workbook
from tests.tables_reading.books import write, xlsx_parts

MIB = 1024 * 1024
VARIABLE = "CAREER_XL_UNPACKED_LIMIT_MIB"


def with_zeros(path: Path, mebibytes: int) -> Path:
    """A workbook with a picture of so many mebibytes of zeros."""
    write(path, xlsx_parts())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book, book.open("xl/media/image1.png", "w") as stream:
        for _ in range(mebibytes):
            stream.write(bytes(MIB))
    return path


def claiming(path: Path, size: int, checksum: int) -> None:
    """Writes another size and checksum into the last part's entries, as a hostile archive does."""
    content = bytearray(path.read_bytes())
    local, central = content.rindex(b"PK\x03\x04"), content.rindex(b"PK\x01\x02")
    for place in (local + 14, central + 16):
        struct.pack_into("<L", content, place, checksum)
        struct.pack_into("<L", content, place + 8, size)
    path.write_bytes(content)


def test_an_archive_over_the_limit_is_refused(tmp_path) -> None:
    path = with_zeros(tmp_path / "b.xlsx", 3)
    with pytest.raises(WorkbookUnreadableError, match="распаковывается больше чем в 2 МиБ"):
        archive.inspect(path, 2 * MIB)
    archive.inspect(path, 4 * MIB)


def test_the_default_limit_is_512_mebibytes(tmp_path) -> None:
    with pytest.raises(WorkbookUnreadableError, match="больше чем в 512 МиБ"):
        read_workbook(with_zeros(tmp_path / "b.xlsx", 513))


def test_sizes_that_lie_do_not_help(tmp_path) -> None:
    path = with_zeros(tmp_path / "b.xlsx", 8)
    claiming(path, 10, zlib.crc32(bytes(10)))
    with pytest.raises(WorkbookUnreadableError, match="больше чем в 4 МиБ"):
        archive.inspect(path, 4 * MIB)


def test_a_size_that_lies_below_the_limit_is_damage(tmp_path) -> None:
    path = with_zeros(tmp_path / "b.xlsx", 2)
    claiming(path, 10, zlib.crc32(bytes(10)))
    with pytest.raises(WorkbookUnreadableError, match="повреждён"):
        archive.inspect(path)


def test_a_size_that_claims_too_much_is_refused_unread(tmp_path) -> None:
    path = with_zeros(tmp_path / "b.xlsx", 1)
    claiming(path, 4_000_000_000, 0)
    with pytest.raises(WorkbookUnreadableError, match="больше чем в 512 МиБ"):
        archive.inspect(path)


def test_memory_stays_small_while_an_archive_inflates(tmp_path) -> None:
    path = with_zeros(tmp_path / "b.xlsx", 100)
    tracemalloc.start()
    try:
        archive.inspect(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 16 * MIB


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_no_workbook_uses_are_refused(tmp_path, method: int) -> None:
    path = write(tmp_path / "b.xlsx", xlsx_parts())
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("docProps/app.xml", "<x/>", compress_type=method)
    with pytest.raises(WorkbookUnreadableError, match="повреждён"):
        archive.inspect(path)


def test_parts_without_compression_are_read(tmp_path) -> None:
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_STORED) as book:
        for name, content in xlsx_parts().items():
            book.writestr(name, content)
    assert read_workbook(tmp_path / "b.xlsx").sheet_names == ("Мониторинг",)


def test_the_limit_can_be_set(tmp_path, monkeypatch) -> None:
    path = with_zeros(tmp_path / "b.xlsx", 3)
    monkeypatch.setenv(VARIABLE, "2")
    with pytest.raises(WorkbookUnreadableError, match="больше чем в 2 МиБ"):
        read_workbook(path)
    monkeypatch.setenv(VARIABLE, "5")
    assert read_workbook(path).sheet_names == ("Мониторинг",)


@pytest.mark.parametrize("value", ["много", "-1", "1.5", "", "²"])
def test_a_limit_that_is_no_number_is_told(tmp_path, monkeypatch, value: str) -> None:
    monkeypatch.setenv(VARIABLE, value)
    with pytest.raises(SettingInvalidError, match=VARIABLE):
        read_workbook(write(tmp_path / "b.xlsx", xlsx_parts()))


def test_more_tags_than_any_part_has_are_refused(tmp_path) -> None:
    strings = b"<sst>" + b"<si/>" * 20_000_001 + b"</sst>"
    with pytest.raises(WorkbookUnreadableError, match="XML, какого в книгах не бывает"):
        archive.inspect(write(tmp_path / "b.xlsx", xlsx_parts(strings=strings)))
