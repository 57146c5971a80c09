"""«Замечания» of an open workbook is the sheet of the annotated copy: look, links, lists to choose from."""

import shutil

import pytest

from career_xl.macros.commands import run
from career_xl.rules.check import check
from career_xl.shipped import shipped_file
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from career_xl.workbook.annotated import write_annotated_copy

LOOK = ("number_format", "wrap_text", "horizontal_alignment", "vertical_alignment", "color")
ROWS = 6


def look_of(sheet, names, rows, columns=12):
    return [
        [getattr(sheet.range((row, column)), name) for name in names]
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
    ]


def links_of(sheet, rows):
    return [sheet.range((row, 4)).hyperlink for row in range(2, rows + 1)]


@pytest.fixture
def demo(app, tmp_path):
    path = tmp_path / "Учебная.xlsx"
    shutil.copyfile(shipped_file("workbooks/monitoring_demo.xlsx"), path)
    book = app.books.open(str(path))
    yield book
    book.close()


@pytest.fixture
def copy(app, tmp_path):
    """The annotated copy of the three graduates, open beside the workbook itself."""
    source = tmp_path / "Выпускники.xlsx"
    target = tmp_path / "copy.xlsx"
    opened = []

    def make():
        write_annotated_copy(source, target, check(observe(read_workbook(source))).findings)
        opened.append(app.books.open(str(target)))
        return opened[-1].sheets["Замечания"]

    yield make
    for book in opened:
        book.close()


def test_a_new_sheet_is_the_one_of_the_annotated_copy(opened, session, copy):
    book = opened()
    run("check", book, session)
    live, expected = book.sheets["Замечания"], copy()
    assert live["A1:K3"].value == expected["A1:K3"].value
    assert links_of(live, 3) == links_of(expected, 3) == ["#'Мониторинг'!V3", "#'Мониторинг'!V4"]
    rules = [sheet["J2:J3"].data_validation for sheet in (live, expected)]
    told = [(rule.type, rule.source, rule.show_error, rule.input_title, rule.input_message) for rule in rules]
    assert told[0] == told[1]
    assert told[0][:3] == ("list", "исправлено,подтверждаю,уточняется", False)
    names = LOOK[1:]
    assert look_of(live, names, 3, 11) == look_of(expected, names, 3, 11)
    assert [table.name for table in live.tables] == ["Замечания"]
    assert live.tables[0].range.address == "$A$1:$L$3"


def test_the_number_of_the_row_stays_a_number(opened, session):
    book = opened()
    run("check", book, session)
    assert book.sheets["Замечания"]["D2:D3"].value == [3, 4]


def test_rows_that_are_gone_leave_no_link_and_no_colour(opened, session):
    book = opened()
    run("check", book, session)
    book.sheets["Мониторинг"]["K3"].value = "нет"
    run("check", book, session)
    sheet = book.sheets["Замечания"]
    assert sheet["B2:B3"].value == ["L16", None]
    assert sheet["D2"].hyperlink == "#'Мониторинг'!V4"
    assert sheet["A3"].color is None
    with pytest.raises(ValueError, match="нет ссылки"):
        _ = sheet["D3"].hyperlink


def test_a_decision_of_ones_own_stays_with_its_finding(opened, session):
    book = opened()
    run("check", book, session)
    sheet = book.sheets["Замечания"]
    sheet["J3"].value, sheet["K3"].value = "ждём справку", "обещали до 1 декабря"
    book.sheets["Мониторинг"]["K3"].value = "нет"
    run("check", book, session)
    assert sheet["B2"].value == "L16"
    assert sheet["J2:K2"].value == ["ждём справку", "обещали до 1 декабря"]
    assert sheet["J3:K3"].value == [None, None]


def everything_on(sheet, rows):
    rule = sheet["J2:J40"].data_validation
    notes = [(note.location.address, note.text) for note in sheet.notes]
    tables = [(table.name, table.range.address) for table in sheet.tables]
    return look_of(sheet, LOOK, rows), sheet["A1:L60"].formula, notes, tables, (rule.type, rule.source)


def test_undo_gives_back_the_sheet_as_it_was(demo, session):
    sheet = demo.sheets["Замечания"]
    before = everything_on(sheet, ROWS)
    run("check", demo, session)
    assert everything_on(sheet, ROWS) != before
    assert run("undo", demo, session).done
    assert everything_on(sheet, ROWS) == before


def test_undo_of_a_second_check_gives_back_the_links_and_colours_of_the_first(opened, session):
    book = opened()
    run("check", book, session)
    sheet = book.sheets["Замечания"]
    before, links = everything_on(sheet, ROWS), links_of(sheet, 3)
    book.sheets["Мониторинг"]["K3"].value = "нет"
    run("check", book, session)
    run("undo", book, session)
    assert everything_on(sheet, ROWS) == before
    assert links_of(sheet, 3) == links
