"""Files that are no readable workbook: one Russian sentence each, never another exception."""

import os
import re
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from career_xl.domain.errors import CareerXlError, SheetMissingError, WorkbookUnreadableError
from career_xl.domain.sheets import Sheet
from career_xl.tables.reader import read_workbook
from tests.tables_reading.books import (
    DATE_STYLE,
    DURATION_STYLE,
    HEADER,
    MAIN,
    OFFICE,
    RELATIONS,
    cell,
    ods_parts,
    ods_row,
    ods_text,
    package_xml,
    relations_xml,
    sheet_xml,
    text_cell,
    workbook_xml,
    write,
    xlsx_parts,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SENTENCE = re.compile(r"[А-ЯЁ«].*[.]", re.DOTALL)


def refusal(path: Path) -> str:
    """The sentence with which the file is refused; it names the file and fills one line."""
    with pytest.raises(WorkbookUnreadableError) as caught:
        read_workbook(path)
    text = str(caught.value)
    assert SENTENCE.fullmatch(text) and "\n" not in text and path.name in text
    return text


def refusal_of_bytes(folder: Path, content: bytes, name: str = "b.xlsx") -> str:
    path = folder / name
    path.write_bytes(content)
    return refusal(path)


def refusal_of_parts(folder: Path, parts: dict[str, str | bytes], name: str = "b.xlsx") -> str:
    return refusal(write(folder / name, parts))


# --- what is no archive at all ---


def test_a_file_that_is_not_there(tmp_path) -> None:
    assert "не найден" in refusal(tmp_path / "нет.xlsx")


def test_a_folder(tmp_path) -> None:
    (tmp_path / "папка.xlsx").mkdir()
    assert "это папка" in refusal(tmp_path / "папка.xlsx")


def test_a_device_is_not_read() -> None:
    assert "не найден" in refusal(Path(os.devnull))


def test_an_empty_file(tmp_path) -> None:
    assert "пуст (0 байт)" in refusal_of_bytes(tmp_path, b"")


@pytest.mark.parametrize(
    "content",
    [
        "просто текст".encode(),
        b"P",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"<html><table><tr><td>1</td></tr></table></html>",
        "ФИО;Код\nЛугов;09.02.07\n".encode("cp1251"),
        b"\0" * 5000,
        b"Rar!\x1a\x07\x01\x00",
    ],
    ids=["text", "one byte", "pdf", "html", "csv", "zeros", "rar"],
)
def test_another_kind_of_file_with_the_name_of_a_workbook(tmp_path, content: bytes) -> None:
    assert "не книга Excel или LibreOffice" in refusal_of_bytes(tmp_path, content)


@pytest.mark.parametrize("name", ["b.csv", "b.xls", "b.xlsb", "b.txt", "b"])
def test_a_file_with_another_name(tmp_path, name: str) -> None:
    assert "сохраните книгу в формате" in refusal_of_parts(tmp_path, xlsx_parts(), name)


def test_a_workbook_of_excel_97(tmp_path) -> None:
    assert "Excel 97–2003" in refusal_of_bytes(tmp_path, OLE + b"\0" * 4000 + "Workbook".encode("utf-16-le"))


@pytest.mark.parametrize("before", [504, 3_000_000, (1 << 20) - 20], ids=["near", "far", "across two reads"])
def test_an_encrypted_workbook_is_named_as_such(tmp_path, before: int) -> None:
    content = OLE + b"\0" * before + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
    assert "зашифрован паролем" in refusal_of_bytes(tmp_path, content)


def test_an_encrypted_ods_is_named_as_such(tmp_path) -> None:
    parts = ods_parts(encryption='<manifest:encryption-data manifest:checksum="x"/>')
    assert "зашифрован паролем" in refusal_of_parts(tmp_path, parts, "b.ods")


def test_an_ods_encrypted_as_a_whole_is_named_as_such(tmp_path) -> None:
    parts = ods_parts(encryption="<manifest:encryption-data/>")
    parts["encrypted-package"] = parts.pop("content.xml")
    assert "зашифрован паролем" in refusal_of_parts(tmp_path, parts, "b.ods")


def test_an_archive_with_a_password_is_named_as_such(tmp_path) -> None:
    content = bytearray(write(tmp_path / "plain.xlsx", xlsx_parts()).read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for place in [match.start() for match in re.finditer(re.escape(signature), content)]:
            content[place + offset] |= 1
    assert "зашифрован паролем" in refusal_of_bytes(tmp_path, bytes(content))


def test_a_file_that_may_not_be_opened(tmp_path, monkeypatch) -> None:
    path = write(tmp_path / "b.xlsx", xlsx_parts())

    def no_access(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", no_access)
    assert "нет доступа" in refusal(path)


# --- archives that are no workbooks ---


def test_a_word_document_with_the_name_of_a_workbook(tmp_path) -> None:
    Document().save(str(tmp_path / "b.xlsx"))
    assert "не книга Excel или LibreOffice" in refusal(tmp_path / "b.xlsx")


def test_a_text_document_of_libreoffice_with_the_name_of_a_workbook(tmp_path) -> None:
    parts = ods_parts(mimetype="application/vnd.oasis.opendocument.text")
    assert "не книга Excel или LibreOffice" in refusal_of_parts(tmp_path, parts, "b.ods")


def test_an_empty_archive(tmp_path) -> None:
    assert "не книга Excel или LibreOffice" in refusal_of_parts(tmp_path, {})


def test_a_binary_workbook_with_the_name_of_another(tmp_path) -> None:
    parts = {"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83\x01\x00"}
    assert "(.xlsb)" in refusal_of_parts(tmp_path, parts)


def test_an_ods_named_xlsx(tmp_path) -> None:
    assert "переименуйте его в .ods" in refusal_of_parts(tmp_path, ods_parts(ods_row(ods_text("ФИО"))))


def test_an_xlsx_named_ods(tmp_path) -> None:
    assert "переименуйте его в .xlsx" in refusal_of_parts(tmp_path, xlsx_parts(), "b.ods")


# --- damaged workbooks ---


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.9, 0.99, 0.9999])
def test_a_truncated_archive(tmp_path, share: float) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Мониторинг"
    for number in range(500):
        book.active.append([number, f"Лугов {number}"])
    book.save(tmp_path / "whole.xlsx")
    content = (tmp_path / "whole.xlsx").read_bytes()
    assert "повреждён" in refusal_of_bytes(tmp_path, content[: int(len(content) * share)])


def test_an_archive_whose_middle_is_lost(tmp_path) -> None:
    content = bytearray(write(tmp_path / "whole.xlsx", xlsx_parts()).read_bytes())
    place = content.index(b"xl/worksheets/sheet1.xml") + 40
    content[place : place + 20] = bytes(20)
    assert "повреждён" in refusal_of_bytes(tmp_path, bytes(content))


@pytest.mark.parametrize("part", ["workbook", "relations", "package"])
def test_a_workbook_without_one_of_its_parts(tmp_path, part: str) -> None:
    expected = "не книга" if part == "workbook" else "повреждён"
    assert expected in refusal_of_parts(tmp_path, xlsx_parts(**{part: None}))


def test_shared_strings_that_are_missing(tmp_path) -> None:
    assert "повреждён" in refusal_of_parts(tmp_path, xlsx_parts(cell("A1", 0, "s")))


@pytest.mark.parametrize(
    "target",
    [
        "worksheets/none.xml",
        "../../etc/passwd",
        "../xl/worksheets/sheet1.xml",
        "styles.xml",
        "",
        "/",
        "worksheets/sheet1.dat",
    ],
)
def test_a_sheet_that_lies_elsewhere(tmp_path, target: str) -> None:
    assert "повреждён" in refusal_of_parts(tmp_path, xlsx_parts(relations=relations_xml(target)))


def test_a_workbook_that_lies_in_another_folder(tmp_path) -> None:
    parts = xlsx_parts(package=package_xml("other/workbook.xml"))
    moved = {name.replace("xl/", "other/"): content for name, content in parts.items() if name.startswith("xl/")}
    assert "повреждён" in refusal_of_parts(tmp_path, {**parts, **moved})


def test_a_sheet_without_relation(tmp_path) -> None:
    workbook = f'<workbook {MAIN} {RELATIONS}><sheets><sheet name="Мониторинг" sheetId="1"/></sheets></workbook>'
    assert "повреждён" in refusal_of_parts(tmp_path, xlsx_parts(workbook=workbook))


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        "нет XML",
        f"<worksheet {MAIN}><sheetData><row r='1'>",
        sheet_xml('<c r="A1" t="zzz"><v>1</v></c>'),
        sheet_xml('<c r="A0"><v>1</v></c>'),
        sheet_xml('<c r="ZZZZZZZ1"><v>1</v></c>'),
        sheet_xml('<c r="А1"><v>1</v></c>'),
        sheet_xml('<c r="A99999999999"><v>1</v></c>'),
        sheet_xml('<c r="XFE1"><v>1</v></c>'),
        sheet_xml('<c r="A1"><v>1</v></row></c>'),
        f'<?xml version="1.0" encoding="нет такой"?><worksheet {MAIN}/>',
    ],
)
def test_a_sheet_that_is_no_sheet(tmp_path, sheet: str) -> None:
    assert "повреждён" in refusal_of_parts(tmp_path, xlsx_parts(sheet=sheet))


def test_two_parts_with_one_name(tmp_path) -> None:
    parts = xlsx_parts() | {"XL/Worksheets/Sheet1.xml": sheet_xml(text_cell("A1", "другое"))}
    assert "повреждён" in refusal_of_parts(tmp_path, parts)


# --- what would harm ---


@pytest.mark.parametrize(
    "place",
    [
        cell("XFD1048576", 1),
        cell("A1000000", 1) + cell("AK2", 1),
        cell("ZZ199999", 1),
        cell("AAA20000", 1),
    ],
)
def test_a_filled_cell_far_away_is_named(tmp_path, place: str) -> None:
    text = refusal_of_parts(tmp_path, xlsx_parts(HEADER, place))
    assert "далеко за таблицу" in text and "лист «Мониторинг»" in text


def test_a_filled_cell_far_away_on_a_sheet_that_is_not_read_does_not_matter(tmp_path) -> None:
    workbook = workbook_xml("Мониторинг", "Черновик")
    parts = xlsx_parts(workbook=workbook, relations=relations_xml("worksheets/sheet1.xml", "worksheets/sheet2.xml"))
    parts["xl/worksheets/sheet2.xml"] = sheet_xml(cell("XFD1048576", 1))
    assert [sheet.name for sheet in read_workbook(write(tmp_path / "b.xlsx", parts)).sheets] == ["Мониторинг"]


@pytest.mark.parametrize("cells", [ods_text("да", 16384), ods_text("", 16383) + ods_text("да")])
def test_filled_rows_of_an_ods_repeated_to_the_end_are_refused(tmp_path, cells: str) -> None:
    text = refusal_of_parts(tmp_path, ods_parts(ods_row(cells, repeated=1048576)), "b.ods")
    assert "тянутся до XFD1048576, далеко за таблицу" in text


def test_many_rows_of_an_ods_each_repeated_a_little_are_refused_as_well(tmp_path) -> None:
    rows = [ods_row(ods_text("да", 500), repeated=999)] * 20
    assert "далеко за таблицу" in refusal_of_parts(tmp_path, ods_parts(*rows), "b.ods")


@pytest.mark.parametrize("repeated", ["-1", "x", "99999999999999999999999999"])
def test_a_repetition_that_is_none_is_refused(tmp_path, repeated: str) -> None:
    row = ods_row(f'<table:table-cell office:value="1" table:number-columns-repeated="{repeated}"/>')
    with pytest.raises(CareerXlError):
        read_workbook(write(tmp_path / "b.ods", ods_parts(row)))


def test_a_run_of_a_billion_spaces_in_an_ods_is_refused(tmp_path) -> None:
    row = ods_row(
        '<table:table-cell office:value-type="string"><text:p><text:s text:c="1000000000"/></text:p></table:table-cell>'
    )
    assert "повреждён" in refusal_of_parts(tmp_path, ods_parts(row), "b.ods")


def test_a_table_within_a_cell_of_an_ods_is_refused(tmp_path) -> None:
    inner = f'<table:table table:name="внутри">{ods_row(ods_text("а"))}</table:table>'
    row = ods_row(f'<table:table-cell office:value-type="string">{inner}</table:table-cell>')
    assert "повреждён" in refusal_of_parts(tmp_path, ods_parts(row), "b.ods")


def test_a_text_of_an_ods_that_would_be_read_as_a_blank_is_refused(tmp_path) -> None:
    row = ods_row('<table:table-cell office:value-type="string"><text:p><![CDATA[ФИО]]></text:p></table:table-cell>')
    assert "повреждён" in refusal_of_parts(tmp_path, ods_parts(row), "b.ods")


@pytest.mark.parametrize("count", ["4000000000", "18446744073709551615", "9" * 5000])
def test_a_count_of_shared_strings_that_lies_is_refused(tmp_path, count: str) -> None:
    strings = f'<sst {MAIN} uniqueCount="{count}"><si><t>ФИО</t></si></sst>'
    with pytest.raises(WorkbookUnreadableError):
        read_workbook(write(tmp_path / "b.xlsx", xlsx_parts(cell("A1", 0, "s"), strings=strings)))


@pytest.mark.parametrize("style", [DATE_STYLE, DURATION_STYLE])
def test_a_negative_number_that_no_date_can_be_is_named(tmp_path, style: int) -> None:
    text = refusal_of_parts(tmp_path, xlsx_parts(HEADER, cell("B2", "-1e300", style=style)))
    assert "отрицательное число в ячейке B2" in text


def test_a_number_too_large_for_a_time_is_told(tmp_path) -> None:
    assert "в формате времени" in refusal_of_parts(tmp_path, xlsx_parts(cell("A1", "7707083893", style=DURATION_STYLE)))


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "part",
    ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "docProps/app.xml"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
def test_a_document_type_in_any_part_is_refused(tmp_path, part: str, encoding: str) -> None:
    parts = xlsx_parts() | {part: f"{ENTITIES}<x>&b;</x>".encode(encoding)}
    assert "XML, какого в книгах не бывает" in refusal_of_parts(tmp_path, parts)


def test_a_document_type_after_a_megabyte_of_comment_is_refused(tmp_path) -> None:
    sheet = f"<!--{' ' * ((1 << 20) - 12)}-->{ENTITIES}<worksheet {MAIN}/>"
    assert "XML, какого в книгах не бывает" in refusal_of_parts(tmp_path, xlsx_parts(sheet=sheet))


def test_a_document_type_in_an_ods_is_refused(tmp_path) -> None:
    parts = ods_parts() | {"content.xml": f"{ENTITIES}<office:document-content {OFFICE}>&b;</office:document-content>"}
    assert "XML, какого в книгах не бывает" in refusal_of_parts(tmp_path, parts, "b.ods")


def test_the_document_type_of_an_old_manifest_is_let_pass(tmp_path) -> None:
    parts = ods_parts(ods_row(ods_text("ФИО")))
    named = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
    manifest = parts["META-INF/manifest.xml"]
    assert isinstance(manifest, str)
    parts["META-INF/manifest.xml"] = named + manifest
    assert read_workbook(write(tmp_path / "b.ods", parts)).need(Sheet.MONITORING).rows == [["ФИО"]]


def test_a_text_with_an_exclamation_mark_is_no_danger(tmp_path) -> None:
    path = write(tmp_path / "b.xlsx", xlsx_parts(text_cell("A1", "Внимание! &lt;!DOCTYPE&gt;")))
    assert read_workbook(path).need(Sheet.MONITORING).rows == [["Внимание! <!DOCTYPE>"]]


# --- a workbook without the sheet ---


def test_a_workbook_without_the_monitoring_sheet_says_so_when_it_is_asked_for(tmp_path) -> None:
    book = read_workbook(write(tmp_path / "b.xlsx", xlsx_parts(workbook=workbook_xml("Лист1"))))
    with pytest.raises(SheetMissingError, match="нет листа «Мониторинг»"):
        book.need(Sheet.MONITORING)
