"""Colours and notes on the cells of the annotated copy."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from career_xl.rules.findings import Level
from career_xl.workbook import annotated
from career_xl.workbook.annotated import write_annotated_copy
from tests.workbook.annotated_books import (
    ERROR,
    F06,
    F09,
    INFO,
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

USER = "FFC6EFCE"
"""The green of the book itself, in D2:D4."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return people_book(tmp_path / "книга.xlsx")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "копия.xlsx"


def test_a_cell_takes_the_colour_of_its_gravest_finding(book: Path, copy: Path) -> None:
    info = replace(F06, level=Level.INFO, row=4)
    result = write_annotated_copy(book, copy, [replace(L01, level=Level.QUERY), L01, F09, info])
    assert colours(opened(copy)["Мониторинг"]) == {"D2": USER, "B3": ERROR, "D3": USER, "E3": QUERY, "D4": INFO}
    assert (result.marked_cells, result.notes) == (3, ())
    assert audit(copy) == []


def test_a_mark_leaves_the_rest_of_the_format(book: Path, copy: Path) -> None:
    write_annotated_copy(book, copy, [F06])
    cell = opened(copy)["Мониторинг"]["D2"]
    assert (cell.fill.fgColor.rgb, cell.number_format, cell.font.b) == (ERROR, "@", True)
    assert (cell.border.left.style, cell.protection.locked, cell.value) == ("thin", False, "09.02.07")


def test_cells_and_rows_that_the_file_does_not_hold_are_inserted_in_order(book: Path, copy: Path) -> None:
    far = replace(F09, row=9, sheet_column=2)
    write_annotated_copy(book, copy, [F09, replace(F09, sheet_column=3), far])
    assert re.findall(r'r="(\w+)"', row_xml(copy, 3)) == ["A3", "B3", "C3", "D3", "E3"]
    assert re.findall(r'<row r="(\d+)"', parts(copy)["xl/worksheets/sheet1.xml"].decode()) == ["1", "2", "3", "4", "9"]
    assert audit(copy) == []


def test_an_inserted_cell_keeps_the_format_of_its_column(tmp_path: Path, copy: Path) -> None:
    dated = people_book(
        tmp_path / "книга.xlsx",
        lambda book, sheet: sheet.set_column(2, 2, 14, book.add_format({"num_format": "dd.mm.yyyy"})),
    )
    write_annotated_copy(dated, copy, [replace(F09, sheet_column=3)])
    assert opened(copy)["Мониторинг"]["C3"].number_format == "dd.mm.yyyy"


def test_an_inserted_cell_keeps_the_format_of_its_row(tmp_path: Path, copy: Path) -> None:
    tall = people_book(
        tmp_path / "книга.xlsx", lambda book, sheet: sheet.set_row(2, 20, book.add_format({"italic": True}))
    )
    write_annotated_copy(tall, copy, [F09])
    assert opened(copy)["Мониторинг"]["E3"].font.i is True


def test_the_note_names_level_rule_and_message_of_each_finding(book: Path, copy: Path) -> None:
    write_annotated_copy(book, copy, [L01, replace(L01, rule="T02", level=Level.QUERY, source="", advice="Уточните.")])
    assert notes(opened(copy)["Мониторинг"]) == {
        "B3": "— Проверка мониторинга —\n"
        "ошибка L01: Строка 3, №2: трек «Призыв в ВС РФ» при ОВЗ = да. Проверьте трек или ОВЗ. Основание: 001.\n"
        "вопрос T02: Строка 3, №2: трек «Призыв в ВС РФ» при ОВЗ = да. Уточните."
    }


def test_the_users_notes_stay_and_ours_stands_below(tmp_path: Path, copy: Path) -> None:
    def comment(_: object, sheet: object) -> None:
        sheet.write_comment("B3", "Звонила\nв пятницу")
        sheet.write_comment("A1", "Порядковый номер")

    book = people_book(tmp_path / "книга.xlsx", comment)
    write_annotated_copy(book, copy, [replace(L01, problem="Неверно.", advice="Исправьте.", source="")])
    assert notes(opened(copy)["Мониторинг"]) == {
        "A1": "Порядковый номер",
        "B3": "Звонила\nв пятницу\n— Проверка мониторинга —\nошибка L01: Неверно. Исправьте.",
    }
    assert audit(copy) == []


def test_a_box_that_the_user_made_grows_for_our_lines(tmp_path: Path, copy: Path) -> None:
    book = people_book(tmp_path / "книга.xlsx", lambda _, sheet: sheet.write_comment("B3", "Звонила"))
    write_annotated_copy(book, copy, [L01])
    heights = [
        int(bottom) - int(top)
        for path in (book, copy)
        for top, bottom in re.findall(r"Anchor>\d+, \d+, (\d+), \d+, \d+, \d+, (\d+)", vml(path))
    ]
    assert heights[0] == 4
    assert heights[1] > 4


def vml(path: Path) -> str:
    return parts(path)["xl/drawings/vmlDrawing1.vml"].decode()


def test_notes_fit_in_among_everything_else_on_a_sheet(tmp_path: Path, copy: Path) -> None:
    def crowd(book: object, sheet: object) -> None:
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Мониторинг'!$A$2:$A$4"})
        sheet.insert_chart("H2", chart)
        sheet.write_url("G1", "https://example.org/")
        sheet.conditional_format("A2:A4", {"type": "data_bar", "data_bar_2010": True})
        sheet.data_validation("E2:E4", {"validate": "list", "source": ["да", "нет"]})
        sheet.set_header("&L&G", {"image_left": str(picture)})
        sheet.insert_button("J2", {"caption": "Проверить"})
        sheet.add_table("A1:E4", {"columns": [{"header": text} for text in ("№", "ФИО", "Дата", "Код", "ОВЗ")]})

    picture = tmp_path / "знак.png"
    picture.write_bytes(PIXEL)
    book = people_book(tmp_path / "книга.xlsx", crowd)
    write_annotated_copy(book, copy, [L01, F09])
    assert colours(opened(copy)["Мониторинг"])["B3"] == ERROR
    assert set(notes(opened(copy)["Мониторинг"])) == {"B3", "E3"}
    assert audit(copy) == []
    untouched = {"xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/tables/table1.xml"}
    assert {name for name in untouched if parts(copy)[name] == parts(book)[name]} == untouched
    assert vml(copy).count("ObjectType=") == 3


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001"
    "0005fe02fea7000000000049454e44ae426082"
)


def test_boxes_of_two_sheets_have_ids_of_their_own(tmp_path: Path, copy: Path) -> None:
    book = people_book(tmp_path / "книга.xlsx", lambda book, _: book.add_worksheet("План"))
    write_annotated_copy(book, copy, [L01, replace(F09, sheet="План")])
    drawings = [data.decode() for name, data in sorted(parts(copy).items()) if name.endswith(".vml")]
    assert [re.findall(r'idmap[^>]*data="([\d,]+)"', drawing) for drawing in drawings] == [["1"], ["2"]]
    assert [re.findall(r"_x0000_s(\d+)", drawing) for drawing in drawings] == [["1025"], ["2049"]]


def test_more_notes_than_one_block_of_ids_holds_take_a_second_block(book: Path, copy: Path) -> None:
    write_annotated_copy(book, copy, [replace(F09, row=row) for row in range(2, 1032)])
    assert 'data="1,2"' in vml(copy)
    assert len(set(re.findall(r'id="_x0000_s(\d+)"', vml(copy)))) == 1030


def test_beyond_the_limit_the_gravest_findings_have_notes(
    book: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotated, "NOTE_LIMIT", 1)
    result = write_annotated_copy(book, copy, [replace(F09, row=2), L01])
    assert set(notes(opened(copy)["Мониторинг"])) == {"B3"}
    assert colours(opened(copy)["Мониторинг"])["E2"] == QUERY
    assert result.notes == (
        "Примечаний слишком много для одного листа: у 1 ячеек отмечен только цвет, пояснения — на листе «Замечания».",
    )


def test_a_finding_without_a_cell_or_on_an_absent_sheet_marks_nothing(book: Path, copy: Path) -> None:
    findings = [replace(L01, row=None), replace(L01, sheet_column=None), replace(L01, sheet="План")]
    assert write_annotated_copy(book, copy, findings).marked_cells == 0
    assert parts(copy)["xl/worksheets/sheet1.xml"] == parts(book)["xl/worksheets/sheet1.xml"]


def test_saved_figures_of_formulas_and_the_source_stay(book: Path, copy: Path) -> None:
    before = book.read_bytes()
    write_annotated_copy(book, copy, [replace(L01, sheet_column=1)])
    rows = CalamineWorkbook.from_path(str(copy)).get_sheet_by_name("Мониторинг").to_python()
    assert [row[0] for row in rows] == ["№", 1, 2, 3]
    assert "<f>ROW()-1</f>" in row_xml(copy, 3)
    assert book.read_bytes() == before


def test_a_cell_under_discussion_is_coloured_and_its_thread_is_left_alone(tmp_path: Path, copy: Path) -> None:
    text = "[Цепочка примечаний] Кто проверит?"
    plain = people_book(tmp_path / "книга.xlsx", lambda _, sheet: sheet.write_comment("B3", text))
    book = patched(plain, tmp_path / "обсуждение.xlsx", with_thread)
    result = write_annotated_copy(book, copy, [L01])
    assert notes(opened(copy)["Мониторинг"]) == {"B3": text}
    assert colours(opened(copy)["Мониторинг"])["B3"] == ERROR
    assert result.notes == (
        "На ячейках с обсуждениями (их 1) примечания не добавлены, чтобы не нарушить переписку; "
        "смотрите лист «Замечания».",
    )


def with_thread(name: str, data: bytes) -> bytes:
    """A threaded comment on B3, in place of the theme so that the package needs no further part."""
    if name == "xl/theme/theme1.xml":
        return (
            b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
            b'<threadedComment ref="B3" id="{0}"><text>?</text></threadedComment></ThreadedComments>'
        )
    if name == "xl/worksheets/_rels/sheet1.xml.rels":
        relation = (
            b'<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
            b'Target="../theme/theme1.xml"/></Relationships>'
        )
        return data.replace(b"</Relationships>", relation)
    return data
