"""What a save would drop is told before, and what is told is what is lost."""

import zipfile

import pytest

from career_xl.hosts.files import lost_by_a_save
from career_xl.hosts.files.losses import LOSSES


def chart(source, sheet) -> None:
    made = source.add_chart({"type": "column"})
    made.add_series({"values": "=Мониторинг!$A$1:$A$3"})
    sheet.insert_chart("C1", made)


@pytest.mark.parametrize(
    ("fill", "told"),
    [
        (lambda source, sheet: sheet.insert_textbox("C3", "надпись"), ["фигуры и надписи"]),
        (lambda source, sheet: sheet.add_sparkline("B1", {"range": "A1:A3"}), ["мини-графики в ячейках"]),
        (
            lambda source, sheet: sheet.conditional_format("A1:A3", {"type": "data_bar", "data_bar_2010": True}),
            ["часть условного форматирования"],
        ),
        (
            lambda source, sheet: sheet.write_dynamic_array_formula("A1", "=_xlfn._xlws.SORT(B1:B3)"),
            ["признак динамического массива у формул"],
        ),
        (lambda source, sheet: sheet.insert_button("C3", {}), ["кнопки и флажки на листах"]),
        (lambda source, sheet: sheet.insert_checkbox("A1", True), ["флажки в ячейках"]),
        (chart, ["часть оформления диаграмм"]),
    ],
)
def test_what_the_file_engine_does_not_know_is_told(written, fill, told) -> None:
    assert lost_by_a_save(written(fill)) == told


def test_a_file_with_values_notes_rules_and_pictures_is_kept_whole(written, tmp_path) -> None:
    def fill(source, sheet) -> None:
        sheet.write_row("A1", ["ФИО", "Код"])
        sheet.write_comment("A1", "заметка")
        sheet.data_validation("A2:A9", {"validate": "list", "source": ["да", "нет"]})
        sheet.add_table("C1:D3", {"name": "Таблица"})

    assert lost_by_a_save(written(fill)) == []


def test_a_new_workbook_loses_nothing(sheet) -> None:
    assert lost_by_a_save(sheet.book) == []


def test_lists_from_another_sheet_as_excel_writes_them_are_told(written, tmp_path, app) -> None:
    written(lambda source, sheet: sheet.write("A1", 1)).close()
    extension = (
        b'<extLst xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><ext uri="{CCE6A557}">'
        b'<x14:dataValidations><x14:dataValidation type="list"/></x14:dataValidations></ext></extLst></worksheet>'
    )
    old, new = tmp_path / "source.xlsx", tmp_path / "списки.xlsx"
    with zipfile.ZipFile(old) as archive, zipfile.ZipFile(new, "w") as changed:
        for name in archive.namelist():
            content = archive.read(name)
            is_sheet = name == "xl/worksheets/sheet1.xml"
            changed.writestr(name, content.replace(b"</worksheet>", extension) if is_sheet else content)
    assert lost_by_a_save(app.books.open(new)) == ["выпадающие списки со значениями с другого листа"]


def test_every_loss_has_its_own_words() -> None:
    assert len({loss.words for loss in LOSSES}) == len(LOSSES)
