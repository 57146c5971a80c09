"""Workbooks with some bytes changed: read, or refused with a sentence; nothing else, and not a word on stderr."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from career_xl.domain.errors import CareerXlError
from career_xl.domain.sheets import Sheet
from career_xl.tables.monitoring import Monitoring
from career_xl.tables.reader import read_workbook
from tests.tables_reading.books import ods_error, ods_parts, ods_row, ods_text, unzipped

EXAMPLES = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def xlsx_bytes() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Мониторинг")
    date = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.write_row(0, 0, ["№", "ФИО", "Дата рождения", "Год выпуска", "Код", "СНИЛС"])
    sheet.write_row(1, 0, [1, "Лугов Артём"])
    sheet.write_number(1, 2, 38000, date)
    sheet.write_row(1, 3, [2026, "09.02.07", "112-233-445 95"])
    sheet.write_formula(2, 0, "=A2+1", None, 2)
    sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    book.add_worksheet("Паспорт").write_row(0, 0, ["Отчётная дата", "20.11.2026"])
    book.close()
    return buffer.getvalue()


def ods_bytes() -> bytes:
    rows = [
        ods_row(ods_text("ФИО"), ods_text("Код")),
        ods_row(ods_text("Лугов Артём"), ods_error("#REF!"), ods_text("", 99)),
    ]
    return zipped({name: str(content).encode() for name, content in ods_parts(*rows).items()})


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


WHOLE = {"b.xlsx": xlsx_bytes(), "b.ods": ods_bytes()}
READ_PARTS = {
    "b.xlsx": (
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "xl/_rels/workbook.xml.rels",
    ),
    "b.ods": ("content.xml", "mimetype", "META-INF/manifest.xml"),
}
PIECES = st.one_of(
    st.binary(max_size=3),
    st.sampled_from(
        [
            b"<",
            b">",
            b'"',
            b"/>",
            b"&",
            b"-",
            b"e300",
            b"99999999999",
            b"0",
            b"XFD",
            b"#REF!",
            b"=",
            b"\xff",
            b"<!--",
            b"]]>",
        ]
    ),
)
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 6), PIECES), min_size=1, max_size=4)


def changed(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """The content after each change put a piece in place of some bytes, somewhere between its begin (0) and end (1)."""
    for share, lost, piece in changes:
        place = int(share * len(content))
        content = content[:place] + piece + content[place + lost :]
    return content


def read_or_refuse(path: Path) -> None:
    try:
        sheet = read_workbook(path).need(Sheet.MONITORING)
    except CareerXlError:
        return
    Monitoring(sheet)


def test_the_workbooks_to_be_broken_are_whole(tmp_path) -> None:
    for name, content in WHOLE.items():
        (tmp_path / name).write_bytes(content)
        assert read_workbook(tmp_path / name).need(Sheet.MONITORING).rows[1][:2] in (
            [1, "Лугов Артём"],
            ["Лугов Артём", None],
        )


@pytest.mark.parametrize("name", WHOLE)
@EXAMPLES
@given(changes=CHANGES)
def test_changed_bytes_of_the_archive(tmp_path, capfd, name: str, changes) -> None:
    (tmp_path / name).write_bytes(changed(WHOLE[name], changes))
    read_or_refuse(tmp_path / name)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", WHOLE)
@EXAMPLES
@given(data=st.data())
def test_changed_bytes_of_a_part_in_a_sound_archive(tmp_path, capfd, name: str, data) -> None:
    part = data.draw(st.sampled_from(READ_PARTS[name]))
    parts = unzipped(WHOLE[name])
    parts[part] = changed(parts[part], data.draw(CHANGES))
    (tmp_path / name).write_bytes(zipped(parts))
    read_or_refuse(tmp_path / name)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", WHOLE)
@EXAMPLES
@given(share=st.floats(0, 1, exclude_max=True))
def test_an_archive_cut_off_anywhere(tmp_path, name: str, share: float) -> None:
    (tmp_path / name).write_bytes(WHOLE[name][: int(share * len(WHOLE[name]))])
    with pytest.raises(CareerXlError):
        read_workbook(tmp_path / name)
