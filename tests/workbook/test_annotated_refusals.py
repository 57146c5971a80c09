"""What the annotated copy refuses to write."""

from pathlib import Path

import pytest

from career_xl.domain.errors import OutputError, WorkbookUnreadableError
from career_xl.workbook.annotated import write_annotated_copy
from tests.workbook.annotated_books import L01, people_book


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return people_book(tmp_path / "книга.xlsx")


@pytest.mark.parametrize("name", ["копия.xls", "копия.ods", "копия", "копия.csv"])
def test_another_suffix_is_refused(book: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match=r"\.xlsx или \.xlsm"):
        write_annotated_copy(book, tmp_path / name, [L01])
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["книга.xlsx", "./папка/../книга.xlsx", "ссылка.xlsx"])
def test_the_source_is_never_written_over(book: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "папка").mkdir()
    (tmp_path / "ссылка.xlsx").hardlink_to(book)
    before = book.read_bytes()
    with pytest.raises(OutputError, match="поверх исходной книги"):
        write_annotated_copy(book, tmp_path / name, [L01])
    assert book.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(book: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"папки .* нет"):
        write_annotated_copy(book, tmp_path / "нет такой" / "копия.xlsx", [L01])


def test_a_source_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkbookUnreadableError, match=r"«нет\.xlsx» не найден"):
        write_annotated_copy(tmp_path / "нет.xlsx", tmp_path / "копия.xlsx", [L01])


def test_a_failed_copy_leaves_the_earlier_one(book: Path, tmp_path: Path) -> None:
    copy = tmp_path / "копия.xlsx"
    copy.write_bytes(b"earlier")
    book.write_bytes(book.read_bytes()[:-100])
    with pytest.raises(WorkbookUnreadableError):
        write_annotated_copy(book, copy, [L01])
    assert copy.read_bytes() == b"earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["книга.xlsx", "копия.xlsx"]


def test_a_chart_sheet_of_that_name_is_not_thrown_away(tmp_path: Path) -> None:
    def chart(book: object, _: object) -> None:
        made = book.add_chart({"type": "column"})
        made.add_series({"values": "='Мониторинг'!$A$2:$A$4"})
        book.add_chartsheet("Замечания").set_chart(made)

    book = people_book(tmp_path / "книга.xlsx", chart)
    with pytest.raises(OutputError, match="переименуйте этот лист"):
        write_annotated_copy(book, tmp_path / "копия.xlsx", [L01])
