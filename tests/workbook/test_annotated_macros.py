"""Workbooks with macros, and with a signature of the package."""

from pathlib import Path

import pytest
import xlsxwriter

from career_xl.domain.errors import OutputError
from career_xl.workbook.annotated import write_annotated_copy
from tests.workbook.annotated_books import ERROR, L01, audit, colours, opened, parts, patched, people_book

VBA = b"\xd0\xcf\x11\xe0 a project of no consequence"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    project = tmp_path / "vbaProject.bin"
    project.write_bytes(VBA)
    path = tmp_path / "книга.xlsm"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Мониторинг")
    sheet.write_string("B3", "Зайцева Анна")
    sheet.insert_button("D5", {"macro": "Check", "caption": "Проверить"})
    book.add_vba_project(str(project))
    book.close()
    return path


def test_macros_stay_in_a_copy_for_macros(book: Path, tmp_path: Path) -> None:
    copy = tmp_path / "копия.xlsm"
    assert write_annotated_copy(book, copy, [L01]).notes == ()
    assert parts(copy)["xl/vbaProject.bin"] == VBA
    assert b"sheet.macroEnabled.main+xml" in parts(copy)["[Content_Types].xml"]


def test_a_plain_copy_has_no_trace_of_macros(book: Path, tmp_path: Path) -> None:
    copy = tmp_path / "копия.xlsx"
    result = write_annotated_copy(book, copy, [L01])
    assert "xl/vbaProject.bin" not in parts(copy)
    assert b"vbaProject" not in parts(copy)["xl/_rels/workbook.xml.rels"]
    assert b"macroEnabled" not in parts(copy)["[Content_Types].xml"]
    assert colours(opened(copy)["Мониторинг"]) == {"B3": ERROR}
    assert result.notes == (
        "Макросы в копию .xlsx не вошли; они остались в исходной книге, а копия с макросами — это файл .xlsm.",
    )
    assert audit(copy) == []


def test_a_ribbon_goes_with_the_macros_that_it_calls(book: Path, tmp_path: Path) -> None:
    def with_ribbon(name: str, data: bytes) -> bytes:
        relation = (
            b'<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2007/relationships/ui/extensibility" '
            b'Target="docProps/core.xml"/></Relationships>'
        )
        return data.replace(b"</Relationships>", relation) if name == "_rels/.rels" else data

    copy = tmp_path / "копия.xlsx"
    write_annotated_copy(patched(book, tmp_path / "лента.xlsm", with_ribbon), copy, [L01])
    assert b"extensibility" not in parts(copy)["_rels/.rels"]
    assert "docProps/core.xml" in parts(copy)


def test_a_workbook_without_macros_cannot_become_one_with(tmp_path: Path) -> None:
    plain = people_book(tmp_path / "книга.xlsx")
    with pytest.raises(OutputError, match="нет макросов"):
        write_annotated_copy(plain, tmp_path / "копия.xlsm", [L01])
    assert not (tmp_path / "копия.xlsm").exists()


def test_macro_sheets_need_a_copy_for_macros(book: Path, tmp_path: Path) -> None:
    def with_macro_sheet(name: str, data: bytes) -> bytes:
        return data.replace(b"relationships/worksheet", b"relationships/xlMacrosheet") if "workbook" in name else data

    old = patched(book, tmp_path / "старая.xlsm", with_macro_sheet)
    with pytest.raises(OutputError, match="листы макросов"):
        write_annotated_copy(old, tmp_path / "копия.xlsx", [L01])


def test_a_signature_of_the_file_is_left_behind(tmp_path: Path) -> None:
    def signed(name: str, data: bytes) -> bytes:
        origin = b"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
        relation = b'<Relationship Id="rId9" Type="' + origin + b'" Target="docProps/app.xml"/></Relationships>'
        return data.replace(b"</Relationships>", relation) if name == "_rels/.rels" else data

    book = patched(people_book(tmp_path / "книга.xlsx"), tmp_path / "подписана.xlsx", signed)
    result = write_annotated_copy(book, tmp_path / "копия.xlsx", [L01])
    assert b"digital-signature" not in parts(tmp_path / "копия.xlsx")["_rels/.rels"]
    assert result.notes == (
        "Электронная подпись исходной книги в копию не вошла: она действует только для неизменённого файла.",
    )
