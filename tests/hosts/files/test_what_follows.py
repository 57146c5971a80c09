"""What lies beside the cells follows when rows come and go; sizes, headers and colours keep together."""

import io

import openpyxl
import pytest
from PIL import Image

from career_xl.domain.errors import OutputError


def test_rules_filter_and_print_area_follow_an_inserted_row(written) -> None:
    def fill(source, sheet) -> None:
        sheet.data_validation("A2:A9", {"validate": "list", "source": "=$F$2:$F$3"})
        sheet.conditional_format("B2:B9", {"type": "formula", "criteria": "=$A2=1", "format": source.add_format()})
        sheet.autofilter("A1:B9")
        sheet.print_area("A1:B9")

    sheet = written(fill).sheets[0]
    sheet["1:1"].insert("down")
    file = sheet.api
    rule = file.data_validations.dataValidation[0]
    assert (str(rule.sqref), rule.formula1) == ("A3:A10", "$F$3:$F$4")
    formats = [(str(each.sqref), each.rules[0].formula) for each in file.conditional_formatting]
    assert formats == [("B3:B10", ["$A3=1"])]
    assert file.auto_filter.ref == "A2:B10"
    assert sheet.page_setup.print_area == "$A$2:$B$10"


def test_a_header_that_was_changed_is_the_name_of_its_column_in_the_file(sheet, tmp_path) -> None:
    sheet["A1"].value = [["ФИО", "Код"], ["Иванов", "001"]]
    sheet.tables.add(sheet["A1:B2"], name="Мониторинг")
    sheet["A1:B1"].value = ["Код", "код"]
    sheet.book.save(tmp_path / "итог.xlsx")
    saved = openpyxl.load_workbook(tmp_path / "итог.xlsx").active
    assert saved.tables["Мониторинг"].column_names == ["Код", "код2"]
    assert [cell.value for cell in saved[1]] == ["Код", "код2"]


def test_a_table_without_headers_of_its_own_gets_some(sheet) -> None:
    sheet["A1"].value = [["Иванов", "001"], ["Петров", "002"]]
    table = sheet.tables.add(sheet["A1:B2"], has_headers=False)
    assert table.header_row_range.value == ["Column1", "Column2"]
    assert table.data_body_range.value == [["Иванов", "001"], ["Петров", "002"]]


def test_totals_take_a_row_below_the_table(sheet) -> None:
    sheet["A1"].value = [["ФИО", "Код"], ["Иванов", "001"]]
    table = sheet.tables.add(sheet["A1:B2"])
    table.show_totals = True
    assert table.totals_row_range.address == "$A$3:$B$3"
    assert table.data_body_range.address == "$A$2:$B$2"
    table.show_totals = False
    assert table.range.address == "$A$1:$B$2"


def test_a_column_of_a_group_is_changed_alone(written) -> None:
    sheet = written(lambda source, sheet: sheet.set_column("A:E", 20)).sheets[0]
    sheet["C:C"].column_width = 5
    assert [sheet.range((1, column)).column_width for column in range(1, 7)] == pytest.approx(
        [20, 20, 5, 20, 20, 8.43], abs=0.05
    )


def test_a_colour_of_the_theme_is_read_as_red_green_and_blue(written) -> None:
    from openpyxl.styles import PatternFill
    from openpyxl.styles.colors import Color

    sheet = written(lambda source, sheet: None).sheets[0]
    sheet.api["A1"].fill = PatternFill("solid", fgColor=Color(theme=4))
    sheet.api["A2"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.8))
    sheet.api["A3"].fill = PatternFill("solid", fgColor=Color(indexed=10))
    assert sheet["A1"].color == (79, 129, 189)
    assert sheet["A2"].color == (220, 230, 242)
    assert sheet["A3"].color == (255, 0, 0)


def test_reading_makes_no_cells(sheet) -> None:
    sheet["A1"].value = 1
    _ = sheet["A1:Z500"].value, sheet["A1:Z500"].color, sheet["A:A"].number_format, sheet["A1"].current_region
    assert list(sheet.api._cells) == [(1, 1)]


def test_a_whole_sheet_is_formatted_without_a_million_cells(sheet) -> None:
    sheet["B2"].value = "текст"
    sheet.cells.font.name = "Arial"
    assert sheet["B2"].font.name == "Arial"
    assert sheet["Z900"].font.name == "Arial"
    assert len(sheet.api._cells) == 1
    assert len(sheet.api.column_dimensions) == 1


def test_a_text_that_cannot_be_a_formula_stays_text(sheet) -> None:
    for text in ("=(", "=)", "=-)", '="'):
        sheet["A1"].value = text
        assert sheet["A1"].value == text
        assert sheet["A1"].formula == f"'{text}"


def test_a_text_with_an_apostrophe_survives_being_read_and_written_as_a_formula(sheet) -> None:
    sheet["A1"].value = ["'кавычка", "=(", "#N/A!"]
    sheet["A1:C1"].formula = sheet["A1:C1"].formula
    assert sheet["A1:C1"].value == ["'кавычка", "=(", "#N/A!"]


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut(sheet) -> None:
    with pytest.raises(OutputError, match="длиннее 32767"):
        sheet["B2"].value = "а" * 32_768


def test_characters_that_no_file_can_hold_are_left_out(sheet) -> None:
    sheet["A1"].value = "до\x0bпосле"
    assert sheet["A1"].value == "допосле"


def test_the_structure_of_a_protected_workbook_is_left_alone(sheet) -> None:
    sheet.book.api.security.lockStructure = True
    with pytest.raises(OutputError, match="Структура книги защищена"):
        sheet.book.sheets.add("Новый")
    with pytest.raises(OutputError, match="Структура книги защищена"):
        sheet.name = "Другой"


def test_a_protected_sheet_allows_what_its_owner_left_open(sheet) -> None:
    sheet["A1"].value = "текст"
    sheet.api.protection.sheet = True
    sheet.api.protection.formatCells = False
    sheet["A1"].color = (1, 2, 3)
    assert sheet["A1"].color == (1, 2, 3)


@pytest.fixture
def image(tmp_path):
    path = tmp_path / "печать.png"
    Image.new("RGB", (96, 48), "red").save(path)
    return path


def test_a_picture_is_placed_and_saved(sheet, image, tmp_path) -> None:
    picture = sheet.pictures.add(image, left=100, top=30, name="Печать")
    assert (picture.left, picture.top, picture.width, picture.height) == pytest.approx((100, 30, 72, 36))
    picture.width = 36
    assert picture.height == pytest.approx(18)
    sheet.book.save(tmp_path / "итог.xlsx")
    saved = openpyxl.load_workbook(tmp_path / "итог.xlsx").active._images
    assert [Image.open(io.BytesIO(each._data())).size for each in saved] == [(96, 48)]


def test_a_picture_is_found_replaced_and_deleted(sheet, image) -> None:
    sheet.pictures.add(image, anchor=sheet["C3"], name="Печать")
    assert "Печать" in sheet.pictures
    updated = sheet.pictures["Печать"].update(image)
    assert updated.left == sheet["C3"].left
    assert len(sheet.pictures) == 1
    updated.delete()
    assert len(sheet.pictures) == 0


def test_pictures_of_the_file_are_kept(written, image, tmp_path) -> None:
    book = written(lambda source, sheet: sheet.insert_image("B2", str(image)))
    assert len(book.sheets[0].pictures) == 1
    book.save(tmp_path / "итог.xlsx")
    assert len(openpyxl.load_workbook(tmp_path / "итог.xlsx").active._images) == 1
