"""Books, names, tables, filters, pictures and charts as LibreOffice keeps them."""

from pathlib import Path

import openpyxl
import pytest
import python_calamine
import xlwings as xw
from PIL import Image

from career_xl.hosts.calc.errors import OfficeError

NUMBERS = [["x", "a", "b"], [1, 10, 20], [2, 30, 40]]


@pytest.fixture
def picture_file(tmp_path) -> Path:
    file = tmp_path / "печать.png"
    Image.new("RGB", (96, 48), (0, 0, 255)).save(file, dpi=(96, 96))
    return file


def test_books_stand_in_the_order_of_their_opening(app) -> None:
    first, second = app.books.add(), app.books.add()
    assert [book.name for book in app.books][-2:] == [first.name, second.name]
    assert app.books.active == second
    first.activate()
    assert app.books.active == first
    second.close()
    first.close()


@pytest.mark.parametrize("extension", [".xlsx", ".xlsm", ".ods", ".xls"])
def test_a_book_is_saved_in_the_format_of_its_extension(app, book, tmp_path, extension) -> None:
    book.sheets[0]["A1"].value = [["код", "00123"], [1.5, True]]
    file = tmp_path / f"книга{extension}"
    book.save(file)
    book.close()
    with app.books.open(file) as again:
        assert again.name == file.name
        assert again.sheets[0]["A1:B2"].value == [["код", "00123"], [1.5, True]]


@pytest.mark.parametrize("extension", [".xlsx", ".ods"])
def test_a_password_protects_the_file(app, book, tmp_path, extension) -> None:
    file = tmp_path / f"книга{extension}"
    book.sheets[0]["A1"].value = "тайна"
    book.save(file, password="секрет")
    book.close()
    with pytest.raises(python_calamine.PasswordError):
        python_calamine.CalamineWorkbook.from_path(file)
    with pytest.raises(OfficeError, match="не открывается"):
        app.books.open(file, password="неверный")
    with app.books.open(file, password="секрет") as again:
        assert again.sheets[0]["A1"].value == "тайна"


def test_macros_of_a_file_do_not_run_in_an_own_office(app, book, tmp_path) -> None:
    book.save(tmp_path / "книга.xlsm")
    book.close()
    with app.books.open(tmp_path / "книга.xlsm") as again:
        given = {argument.Name: argument.Value for argument in again.api.getArgs()}
        assert given["MacroExecutionMode"] == 0


def test_a_book_is_written_as_pdf(book, tmp_path) -> None:
    book.sheets[0]["A1"].value = "на бумагу"
    book.to_pdf(tmp_path / "книга.pdf")
    book.sheets[0]["A1:A2"].to_pdf(tmp_path / "часть.pdf")
    assert [(tmp_path / name).read_bytes()[:5] for name in ("книга.pdf", "часть.pdf")] == [b"%PDF-"] * 2


def test_a_sheet_is_copied_to_another_book(app, sheet) -> None:
    sheet["A1"].value = "копия"
    with app.books.add() as other:
        copied = sheet.copy(after=other.sheets[0], name="Отсюда")
        assert [each.name for each in other.sheets] == ["Sheet1", "Отсюда"]
        assert copied["A1"].value == "копия"


def test_a_sheet_is_moved(book) -> None:
    book.sheets.add("Второй", after=book.sheets[0])
    book.sheets["Второй"].move(before=book.sheets[0])
    assert book.sheet_names == ["Второй", "Sheet1"]


def test_cells_are_copied_to_another_book(app, sheet) -> None:
    sheet["A1"].value = [["a", 1]]
    sheet["A1:B1"].color = (255, 0, 0)
    with app.books.add() as other:
        sheet["A1:B1"].copy(other.sheets[0]["C3"])
        assert other.sheets[0]["C3:D3"].value == ["a", 1]
        assert other.sheets[0]["C3"].color == (255, 0, 0)


@pytest.mark.parametrize(("frozen", "columns", "rows"), [("A1:B3", 2, 3), ("1:1", 0, 1), ("A:A", 1, 0)])
def test_rows_and_columns_stay_in_view(book, sheet, tmp_path, frozen, columns, rows) -> None:
    sheet.freeze_panes.freeze_at(frozen)
    book.save(tmp_path / "книга.xlsx")
    pane = openpyxl.load_workbook(tmp_path / "книга.xlsx").active.sheet_view.pane
    assert (pane.state, pane.xSplit or 0, pane.ySplit or 0) == ("frozen", columns, rows)
    sheet.freeze_panes.unfreeze()
    book.save()
    assert openpyxl.load_workbook(tmp_path / "книга.xlsx").active.sheet_view.pane is None


def test_a_name_may_mean_a_constant(book) -> None:
    book.names.add("ставка", "=0.13")
    assert book.names["ставка"].refers_to == "=0.13"
    with pytest.raises(Exception, match="«ставка» не указывает на диапазон"):
        book.names["ставка"].refers_to_range  # noqa: B018, reading is what fails


def test_the_status_bar_is_given_back(app, book) -> None:
    app.status_bar = "Проверка: 50 %"
    assert app.status_bar == "Проверка: 50 %"
    app.status_bar = False
    assert app.status_bar is False


def test_the_screen_waits_while_it_is_not_updated(app, book) -> None:
    with app.properties(screen_updating=False):
        assert book.api.hasControllersLocked()
    assert not book.api.hasControllersLocked()


def test_a_table_is_a_table_for_other_programs(book, sheet, tmp_path) -> None:
    sheet["B2"].value = [["Item", "Qty"], ["a", 2], ["b", 3]]
    sheet.tables.add(sheet["B2:C4"], name="Goods")
    book.save(tmp_path / "книга.xlsx")
    (table,) = openpyxl.load_workbook(tmp_path / "книга.xlsx").active.tables.values()
    assert (table.displayName, table.ref) == ("Goods", "B2:C4")


def test_parts_of_a_table_may_stand_in_formulas(sheet) -> None:
    sheet["B2"].value = [["Item", "Qty", "Double"], ["a", 2, None], ["b", 3, None]]
    sheet.tables.add(sheet["B2:D4"], name="Goods")
    sheet["D3:D4"].formula = "=[@Qty]*2"
    sheet["F1"].value = [["=SUM(Goods[Qty])", "=ROWS(Goods[#All])", "=SUM(Goods[[#All],[Double]])"]]
    assert sheet["D3:D4"].value == [4, 6]
    assert sheet["F1:H1"].value == [5, 3, 10]
    assert sheet["D3"].formula == "=Goods[[#This Row],[Qty]]*2"
    assert sheet["G1"].formula == "=ROWS(Goods[#All])"


def test_rows_of_a_table_are_added_and_deleted(sheet) -> None:
    sheet["B2"].value = [["Item", "Qty"], ["a", 2], ["b", 3]]
    sheet["B5"].value = "внизу"
    table = sheet.tables.add(sheet["B2:C4"])
    table.rows.add(["c", 4])
    table.rows.add(["первый", 1], index=1)
    assert table.range.address == "$B$2:$C$6"
    assert table.data_body_range.value == [["первый", 1], ["a", 2], ["b", 3], ["c", 4]]
    assert sheet["B7"].value == "внизу"
    table.rows[0].delete()
    assert table.data_body_range.value == [["a", 2], ["b", 3], ["c", 4]]
    assert sheet["B6"].value == "внизу"


def test_the_totals_of_a_table_come_and_go(sheet) -> None:
    sheet["A1"].value = [["Item", "Qty"], ["a", 2], ["b", 3], [None, None], ["внизу", None]]
    table = sheet.tables.add(sheet["A1:B3"])
    table.show_totals = True
    assert table.totals_row_range.address == "$A$4:$B$4"
    assert table.totals_row_range.value == ["Total", 5]
    assert sheet["A6"].value == "внизу"
    table.show_totals = False
    assert table.totals_row_range is None
    assert sheet["A5"].value == "внизу"


def test_a_filter_hides_rows_and_shows_them_again(sheet) -> None:
    sheet["A1"].value = [["Район", "План"], ["Север", 5], ["Юг", 10], ["Запад", 15], ["Север", 20]]
    shown = sheet["A1:B5"].autofilter

    def visible() -> list[int]:
        return [row for row in range(2, 6) if not sheet[f"A{row}"].rows.hidden]

    shown.apply_values(1, ["Север", "Юг"])
    assert visible() == [2, 3, 5]
    shown.apply_comparison(2, "greater_than", 7)
    assert visible() == [3, 5]
    assert [criterion.type for criterion in shown.criteria] == ["values", "comparison"]
    shown.clear(1)
    assert visible() == [3, 4, 5]
    shown.clear()
    assert visible() == [2, 3, 4, 5]


def test_a_picture_has_the_size_of_its_file_and_keeps_its_proportions(sheet, picture_file) -> None:
    picture = sheet.pictures.add(picture_file, name="печать", anchor=sheet["C3"])
    assert (round(picture.width), round(picture.height)) == (72, 36)
    assert (picture.left, picture.top) == (sheet["C3"].left, sheet["C3"].top)
    picture.width = 144
    assert round(picture.height) == 72
    assert [shape.type for shape in sheet.shapes] == ["picture"]


def test_a_picture_that_is_none_is_told(sheet, tmp_path) -> None:
    (tmp_path / "печать.png").write_text("это не картинка", encoding="utf-8")
    with pytest.raises(Exception, match=r"печать\.png» не читается: сохраните её как PNG"):
        sheet.pictures.add(tmp_path / "печать.png")


def test_a_note_is_nothing_that_is_drawn(sheet) -> None:
    sheet["A1"].add_note("замечание")
    assert len(sheet.shapes) == 0


def test_notes_are_told_by_rows(sheet) -> None:
    for address in ("B2", "A3", "A1"):
        sheet[address].add_note(f"у {address}")
    assert [(note.location.address, note.text) for note in sheet.notes] == [
        ("$A$1", "у A1"),
        ("$B$2", "у B2"),
        ("$A$3", "у A3"),
    ]


def test_a_chart_draws_its_source(sheet, tmp_path) -> None:
    sheet["A1"].value = NUMBERS
    chart = sheet.charts.add(source=sheet["A1:C3"], chart_type="line_markers", name="Выпуск", anchor=sheet["E2"])
    chart.title = "Выпуск по годам"
    assert sheet.charts["Выпуск"].chart_type == "line_markers"
    assert [series.name for series in chart.series] == ["a", "b"]
    chart.series[1].set(chart_type="column_clustered", fill_color=(1, 2, 3), name="Всего")
    assert {series.name: series.chart_type for series in chart.series} == {
        "a": "line_markers",
        "Всего": "column_clustered",
    }
    chart.to_png(tmp_path / "график.png")
    with Image.open(tmp_path / "график.png") as drawn:
        assert drawn.format == "PNG"
    chart.delete()
    assert len(sheet.charts) == 0


@pytest.mark.parametrize(
    "word", ["pie", "doughnut", "bar_stacked", "column_stacked_100", "area", "xy_scatter", "radar"]
)
def test_a_chart_tells_the_type_that_it_was_given(sheet, word) -> None:
    sheet["A1"].value = NUMBERS
    assert sheet.charts.add(source=sheet["A1:C3"], chart_type=word).chart_type == word


def test_many_backgrounds_are_set_at_once(sheet) -> None:
    red, blue = (255, 0, 0), (0, 0, 255)
    sheet["C1"].color = blue
    sheet["A1:C2"].set_colors([[red, None, ...], [red, blue, red]])
    assert [sheet[row, column].color for row in range(2) for column in range(3)] == [red, None, blue, red, blue, red]


def test_the_engine_is_found_by_its_name() -> None:
    assert xw.engines["calc"].type == "desktop"
