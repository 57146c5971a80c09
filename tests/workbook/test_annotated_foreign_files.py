"""Packages that other programs write in other ways: prefixes, implied positions, strict, absolute targets."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from career_xl.domain.errors import WorkbookUnreadableError
from career_xl.workbook.annotated import write_annotated_copy
from tests.workbook.annotated_books import (
    ERROR,
    F06,
    F09,
    L01,
    QUERY,
    audit,
    colours,
    notes,
    opened,
    parts,
    patched,
    people_book,
    row_xml,
)

SHEET = "xl/worksheets/sheet1.xml"
GREEN = "FFC6EFCE"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return people_book(tmp_path / "книга.xlsx")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "копия.xlsx"


def with_prefix(name: str, data: bytes) -> bytes:
    if name != SHEET:
        return data
    text = re.sub(r"<(/?)(\w)", r"<\1x:\2", data.decode()).replace("<?x:xml", "<?xml")
    return text.replace("xmlns=", "xmlns:x=", 1).encode()


def without_positions(name: str, data: bytes) -> bytes:
    """Rows and the cells of the first two columns say nothing of where they stand."""
    return re.sub(rb'(<(?:c|row)) r="[AB]?\d+"', rb"\1", data) if name == SHEET else data


def with_single_quotes(name: str, data: bytes) -> bytes:
    return data.replace(b'"', b"'").replace(b"<c r='B3' ", b"<c  s = '0'\n r='B3' ") if name == SHEET else data


def with_cdata_and_comment(name: str, data: bytes) -> bytes:
    if name != SHEET:
        return data
    cell = b'<!-- <row r="3"> --><c r="B3" t="inlineStr"><is><t><![CDATA[</c></row>]]></t></is></c>'
    return re.sub(rb'<c r="B3".*?</c>', lambda _: cell, data, count=1)


def with_absolute_targets(name: str, data: bytes) -> bytes:
    return data.replace(b'Target="', b'Target="/xl/') if name == "xl/_rels/workbook.xml.rels" else data


@pytest.mark.parametrize(
    "change",
    [
        with_prefix,
        without_positions,
        with_single_quotes,
        with_cdata_and_comment,
        with_absolute_targets,
    ],
)
def test_marks_stand_on_the_right_cells_however_the_file_is_written(book, copy, tmp_path, change) -> None:
    other = patched(book, tmp_path / "иная.xlsx", change)
    write_annotated_copy(other, copy, [L01, F09, F06])
    made = opened(copy)["Мониторинг"]
    assert colours(made) == {"D2": ERROR, "B3": ERROR, "D3": GREEN, "E3": QUERY, "D4": GREEN}
    assert set(notes(made)) == {"B3", "E3", "D2"}
    assert (made["A3"].value, made["D4"].value) == ("=ROW()-1", "09.02.07")
    assert audit(copy) == audit(other) == []


def test_a_strict_workbook_stays_strict(book: Path, copy: Path, tmp_path: Path) -> None:
    strict = patched(book, tmp_path / "строгая.xlsx", made_strict)
    write_annotated_copy(strict, copy, [L01, F09])
    made = parts(copy)
    ours = {name: data for name, data in made.items() if name not in parts(strict) or name == SHEET}
    assert {name for name, data in ours.items() if b"schemas.openxmlformats.org/officeDocument" in data} == set()
    assert {name for name, data in ours.items() if b"schemas.openxmlformats.org/spreadsheetml" in data} == set()
    assert re.findall(r'<c r="(\w+)"', row_xml(copy, 3)) == ["A3", "B3", "D3", "E3"]
    assert "ошибка L01" in made["xl/comments1.xml"].decode()


def made_strict(name: str, data: bytes) -> bytes:
    return data.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ).replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )


def test_an_empty_sheet_and_a_row_without_cells_take_marks(tmp_path: Path, copy: Path) -> None:
    book = people_book(tmp_path / "книга.xlsx", lambda book, sheet: (book.add_worksheet("План"), sheet.set_row(6, 30)))
    findings = [replace(L01, sheet="План", row=2), replace(L01, sheet="План", row=5), replace(L01, row=7)]
    write_annotated_copy(book, copy, findings)
    assert colours(opened(copy)["План"]) == {"B2": ERROR, "B5": ERROR}
    assert colours(opened(copy)["Мониторинг"])["B7"] == ERROR
    assert opened(copy)["Мониторинг"].row_dimensions[7].height == 30
    assert audit(copy) == []


def test_a_workbook_without_styles_gets_them(book: Path, copy: Path, tmp_path: Path) -> None:
    def bare(name: str, data: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            return re.sub(rb"<Relationship [^>]*styles[^>]*>", b"", data)
        if name == "[Content_Types].xml":
            return re.sub(rb"<Override [^>]*styles[^>]*>", b"", data)
        return re.sub(rb' s="\d+"', b"", data) if name == SHEET else data

    write_annotated_copy(patched(book, tmp_path / "голая.xlsx", bare), copy, [L01])
    assert colours(opened(copy)["Мониторинг"]) == {"B3": ERROR}
    assert audit(copy) == []


def test_a_calculation_chain_goes_with_the_sheet_whose_formulas_it_names(tmp_path: Path, copy: Path) -> None:
    plain = people_book(
        tmp_path / "книга.xlsx", lambda book, _: book.add_worksheet("Замечания").write_formula("A1", "=1")
    )
    book = patched(plain, tmp_path / "цепочка.xlsx", with_chain)
    write_annotated_copy(book, copy, [L01])
    assert b"calcChain" not in parts(copy)["[Content_Types].xml"] + parts(copy)["xl/_rels/workbook.xml.rels"]
    assert "xl/theme/theme1.xml" not in parts(copy)


def with_chain(name: str, data: bytes) -> bytes:
    """A calculation chain in place of the theme, so that the package needs no further part."""
    if name == "xl/theme/theme1.xml":
        namespace = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        return b'<calcChain xmlns="' + namespace + b'"><c r="A1" i="2"/></calcChain>'
    if name == "xl/_rels/workbook.xml.rels":
        return data.replace(b"relationships/theme", b"relationships/calcChain")
    if name == "[Content_Types].xml":
        return data.replace(b"officedocument.theme+xml", b"officedocument.spreadsheetml.calcChain+xml")
    return data


@pytest.mark.parametrize(
    ("part", "data"),
    [
        (SHEET, b"<worksheet/>"),
        (SHEET, b"<worksheet><sheetData><row>"),
        ("xl/styles.xml", b"<styleSheet"),
        (SHEET, b""),
    ],
)
def test_a_damaged_part_is_named_as_damage_of_the_file(book, copy, tmp_path, part: str, data: bytes) -> None:
    damaged = patched(book, tmp_path / "битая.xlsx", lambda name, old: data if name == part else old)
    with pytest.raises(WorkbookUnreadableError, match=r"«битая\.xlsx» повреждён"):
        write_annotated_copy(damaged, copy, [L01])
    assert not copy.exists()
