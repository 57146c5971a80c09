"""Small Word templates and readers of finished documents."""

import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

TemplateMaker = Callable[..., Path]


@pytest.fixture
def word_template(tmp_path: Path) -> TemplateMaker:
    """Makes a template with the given paragraphs."""

    def make(*paragraphs: str) -> Path:
        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        path = tmp_path / "шаблон.docx"
        document.save(str(path))
        return path

    return make


@pytest.fixture
def paragraphs_of() -> Callable[[Path], list[str]]:
    """Reads the paragraphs outside tables."""
    return lambda path: [paragraph.text for paragraph in Document(str(path)).paragraphs]


@pytest.fixture
def text_of_pages(tmp_path: Path) -> Callable[[Path], list[str]]:
    """Reads a PDF with a program that knows nothing of us: one text a page."""

    def read(pdf: Path) -> list[str]:
        text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
        return text.removesuffix("\f").split("\f")

    return read


@pytest.fixture
def findings_of_audit() -> Callable[[Path], list[str]]:
    """What the Open XML rules say against a file."""
    return lambda path: [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


@pytest.fixture
def xml_of() -> Callable[[Path, str], str]:
    """Reads one part of a package."""

    def read(path: Path, part: str) -> str:
        with zipfile.ZipFile(path) as package:
            return package.read(part).decode()

    return read
