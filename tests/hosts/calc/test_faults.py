"""What goes wrong is told in Russian, and nothing is lost."""

import pytest

from career_xl.domain.errors import OutputError
from career_xl.hosts.calc.errors import OfficeError, OfficeLostError, translated
from career_xl.hosts.calc.protection import SheetProtectedError

CHANGES = {
    "values": lambda sheet: setattr(sheet["A1"], "value", 2),
    "formulas": lambda sheet: setattr(sheet["A1"], "formula", "=1+1"),
    "array formulas": lambda sheet: setattr(sheet["A1:A2"], "formula_array", "=B1:B2"),
    "colour": lambda sheet: setattr(sheet["A1"], "color", (255, 0, 0)),
    "colours": lambda sheet: sheet["A1"].set_colors([[(255, 0, 0)]]),
    "format": lambda sheet: setattr(sheet["A1"], "number_format", "0.00"),
    "font": lambda sheet: setattr(sheet["A1"].font, "bold", True),
    "note": lambda sheet: sheet["A1"].add_note("замечание"),
    "link": lambda sheet: sheet["A1"].add_hyperlink("http://example.org"),
    "clear": lambda sheet: sheet["A1"].clear(),
    "clear contents": lambda sheet: sheet["A1"].clear_contents(),
    "insert": lambda sheet: sheet["1:1"].insert("down"),
    "delete": lambda sheet: sheet["A1"].delete("up"),
    "merge": lambda sheet: sheet["A1:B1"].merge(),
    "sort": lambda sheet: sheet["A1:A2"].sort(1),
    "paste": lambda sheet: sheet["B1"].copy(sheet["A1"]),
    "table": lambda sheet: sheet.tables.add(sheet["A1:B2"]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_protected_sheet_is_not_changed_and_says_so(sheet, change) -> None:
    sheet["A1"].value = 1
    sheet.name = "Паспорт"
    sheet.api.protect("")
    with pytest.raises(SheetProtectedError, match="Лист «Паспорт» защищён от изменений: снимите защиту"):
        change(sheet)
    assert sheet["A1"].value == 1
    assert sheet["A1"].color is None
    assert sheet["A1"].note is None


def test_cells_that_are_not_locked_are_open_on_a_protected_sheet(sheet) -> None:
    protection = sheet["A1:A2"].api.CellProtection
    protection.IsLocked = False
    sheet["A1:A2"].api.CellProtection = protection
    sheet.api.protect("")
    sheet["A1:A2"].value = [[1], ["=A1+1"]]
    assert sheet["A1:A2"].value == [1, 2]
    with pytest.raises(SheetProtectedError):
        sheet["A2:A3"].value = [[1], [2]]


def test_a_book_that_was_closed_meanwhile_is_told(app) -> None:
    book = app.books.add()
    cells = book.sheets[0]["A1:B2"]
    assert cells.value == [[None, None], [None, None]]
    book.close()
    with pytest.raises(OfficeLostError, match="откройте документ снова и повторите команду"):
        cells.value = [[1, 2], [3, 4]]


def test_a_sheet_that_was_deleted_meanwhile_is_told(book) -> None:
    sheet = book.sheets.add("Лишний")
    sheet.delete()
    with pytest.raises(OfficeLostError, match="Лист удалён"):
        sheet["A1"].value = 1


def test_a_book_that_cannot_be_written_says_so_and_stays_open(book, tmp_path) -> None:
    file = tmp_path / "не папка"
    file.touch()
    book.sheets[0]["A1"].value = "цело"
    with pytest.raises(OutputError, match="папка доступна для записи"):
        book.save(file / "книга.xlsx")
    assert book.sheets[0]["A1"].value == "цело"


def test_an_unknown_file_format_is_told_with_those_that_are_known(book, tmp_path) -> None:
    with pytest.raises(OfficeError, match=r"«\.doc» не известен: .* \.xlsx, \.xlsm"):
        book.save(tmp_path / "книга.doc")


def test_a_file_that_is_no_workbook_is_refused(app, tmp_path) -> None:
    file = tmp_path / "письмо.rtf"
    file.write_text(r"{\rtf1 text}", encoding="ascii")
    before = len(app.books)
    with pytest.raises(OfficeError, match=r"«письмо\.rtf» — не книга с листами"):
        app.books.open(file)
    assert len(app.books) == before


def test_a_format_that_is_none_is_told(sheet) -> None:
    with pytest.raises(OfficeError, match="не понимает числовой формат «\\[\\[»"):
        sheet["A1"].number_format = "[["


def test_errors_of_python_are_nobody_elses(sheet) -> None:
    assert translated(ValueError("x")) is None
    with pytest.raises(ValueError, match="разной длины"):
        sheet["A1"].impl.raw_value = [[1], [1, 2]]
