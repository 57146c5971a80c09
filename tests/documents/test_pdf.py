"""PDF through LibreOffice, and what is said when there is none or it fails."""

import os
from pathlib import Path

import pytest
from docx import Document

from career_xl.documents.pdf import find_libreoffice, to_pdf
from career_xl.domain.errors import OutputError, ProgramMissingError


@pytest.fixture
def document(tmp_path: Path) -> Path:
    word = Document()
    word.add_paragraph("Страница один")
    word.add_page_break()
    word.add_paragraph("Страница два")
    word.save(str(tmp_path / "документ с пробелом.docx"))
    return tmp_path / "документ с пробелом.docx"


def program_on_path(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """A stand-in for LibreOffice: a shell script of these lines, alone on the PATH with what a shell needs."""
    folder.mkdir()
    script = folder / "soffice"
    script.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")


def is_alive(process: int) -> bool:
    """Whether the process runs; one that ended and was not yet waited for does not."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False


def test_a_real_libreoffice_makes_the_pages(document, tmp_path, text_of_pages):
    to_pdf(document, tmp_path / "итог.pdf")
    assert [page.strip() for page in text_of_pages(tmp_path / "итог.pdf")] == ["Страница один", "Страница два"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["документ с пробелом.docx", "итог.pdf"]


def test_without_an_office_program_the_sentence_says_what_to_install(document, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_libreoffice() is None
    with pytest.raises(ProgramMissingError, match="установите LibreOffice"):
        to_pdf(document, tmp_path / "итог.pdf")
    assert not (tmp_path / "итог.pdf").exists()


def test_libreoffice_is_found_in_its_usual_folder_on_windows(tmp_path, monkeypatch):
    program = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert find_libreoffice() == program


def test_a_program_that_writes_nothing_is_an_error_and_the_old_pdf_stays(document, tmp_path, monkeypatch):
    program_on_path(tmp_path / "bin", monkeypatch, "exit 77")
    (tmp_path / "итог.pdf").write_bytes(b"old")
    with pytest.raises(ProgramMissingError, match="документ с пробелом"):
        to_pdf(document, tmp_path / "итог.pdf")
    assert (tmp_path / "итог.pdf").read_bytes() == b"old"


def test_a_program_that_hangs_is_ended_with_its_children(document, tmp_path, monkeypatch):
    note = tmp_path / "child"
    program_on_path(tmp_path / "bin", monkeypatch, "sleep 600 &", f'echo $! > "{note}"', "wait")
    with pytest.raises(ProgramMissingError, match="остановлен"):
        to_pdf(document, tmp_path / "итог.pdf", timeout=2)
    assert not is_alive(int(note.read_text()))


def test_a_missing_document_is_said_so(tmp_path):
    with pytest.raises(OutputError, match=r"«нет\.docx» не найден"):
        to_pdf(tmp_path / "нет.docx", tmp_path / "итог.pdf")


def test_the_pdf_is_made_for_archives(document, tmp_path):
    to_pdf(document, tmp_path / "итог.pdf")
    contents = (tmp_path / "итог.pdf").read_bytes()
    assert b"<pdfaid:part>2</pdfaid:part>" in contents
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in contents
    assert b"/OutputIntents" in contents
