"""The officer's day, end to end: the toolbar in a window on a screen, clicked with a mouse."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from career_xl.hosts.calc.bridge import struct
from career_xl.rules.check import check
from career_xl.shipped import shipped_file
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from tests.architecture.source_tree import ROOT
from tests.hosts.calc_extension.installed_office import installed_office
from tests.hosts.calc_extension.window import (
    PUSH_BUTTON,
    SCREEN,
    TEXT,
    bar_text,
    click,
    find,
    press_key,
    save_screenshot,
    screen,
    type_text,
)

DEMO = shipped_file("workbooks/monitoring_demo.xlsx")
QUESTION = "Центр карьеры"
"""Title of our own windows."""
PICTURES = ROOT / "out" / "screenshots"
POSITION_AND_SIZE = 15


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with screen() as name:
        yield name


@pytest.fixture(scope="module")
def context(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The context of a LibreOffice with windows, instead of the one without."""
    with installed_office(tmp_path_factory.mktemp("office"), display=display) as office:
        yield office.context


@pytest.fixture
def book(tmp_path: Path, open_book, wait_for) -> Any:
    """The demo workbook in a window of the size of the screen, once the last of its formulas has come to life."""
    document = open_book(Path(shutil.copy(DEMO, tmp_path / "книга.xlsx")))
    window_of(document).setPosSize(0, 0, *SCREEN, POSITION_AND_SIZE)
    sheet = document.Sheets.getByName("Контингент")
    assert wait_for(lambda: "ck_" not in str(sheet.getCellRangeByName("A1:Z400").getFormulaArray()))
    return document


def window_of(document: Any) -> Any:
    return document.getCurrentController().getFrame().getContainerWindow()


def bar_is_there(document: Any) -> bool:
    return bool(document.getCurrentController().hasInfobar("career_xl"))


def press_button(display: str, document: Any, wait_for, title: str) -> None:
    window = window_of(document)
    window.toFront()
    button = wait_for(lambda: place_at_rest(window, title))
    assert button, f"there is no button «{title}»"
    click(display, button)


def place_at_rest(window: Any, title: str) -> Any:
    """Where the button is once it moves no more: toolbars find their places one after another."""
    before = find(window, title, PUSH_BUTTON)
    time.sleep(0.3)
    return before if before == find(window, title, PUSH_BUTTON) else None


def window_named(service, title: str) -> Any:
    """The window with that title; None while there is none."""
    toolkit = service("com.sun.star.awt.Toolkit")
    windows = [toolkit.getTopWindow(number) for number in range(toolkit.getTopWindowCount())]
    return next((one for one in windows if one.getAccessibleContext().getAccessibleName() == title), None)


def test_a_click_on_the_button_checks_the_demo_workbook(display, book, wait_for) -> None:
    sheet = book.Sheets.getByName("Мониторинг")
    press_button(display, book, wait_for, "Проверить")
    assert wait_for(lambda: bar_is_there(book))
    save_screenshot(display, PICTURES / "check.png")

    expected = check(observe(read_workbook(DEMO))).findings
    listed = book.Sheets.getByName("Замечания").getCellRangeByPosition(1, 1, 3, len(expected)).getDataArray()
    assert [(rule, sheet, row or None) for rule, sheet, row in listed] == [
        (finding.rule, finding.sheet, finding.row) for finding in expected
    ]
    marked = {
        (finding.sheet_column - 1, finding.row - 1)
        for finding in expected
        if finding.sheet == "Мониторинг" and finding.row is not None and finding.sheet_column is not None
    }
    notes = sheet.getAnnotations()
    assert all(sheet.getCellByPosition(*place).CellBackColor > 0 for place in marked)
    places = [note.getPosition() for note in (notes.getByIndex(number) for number in range(notes.getCount()))]
    assert marked <= {(place.Column, place.Row) for place in places}
    assert len(marked) > 20
    assert book.getCurrentController().getActiveSheet().getName() == "Замечания"


def test_the_officer_chooses_the_cohort_of_a_document_in_a_window(display, book, wait_for, service, tmp_path) -> None:
    press_button(display, book, wait_for, "Форма 1")
    assert wait_for(lambda: window_named(service, QUESTION))
    save_screenshot(display, PICTURES / "question.png")
    # The latest cohort is marked: one step up is the one before it.
    press_key(display, "Up", "Return")
    assert wait_for(lambda: bar_is_there(book))
    assert [path.name for path in tmp_path.glob("Форма*")] == ["Форма 1, выпуск 2025.xlsx"]


def test_a_cancelled_question_does_nothing(display, book, wait_for, service, tmp_path) -> None:
    press_button(display, book, wait_for, "Форма 1")
    window = wait_for(lambda: window_named(service, QUESTION))
    click(display, find(window, "Отмена", PUSH_BUTTON))
    assert wait_for(lambda: bar_is_there(book))
    assert list(tmp_path.glob("Форма*")) == []


def test_files_and_a_secret_are_asked_for_in_windows(display, book, wait_for, service, tmp_path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "key.pfx").write_bytes(b"no key")
    press_button(display, book, wait_for, "Подписать")
    for file, title in (("plan.pdf", "Какой документ подписать?"), ("key.pfx", "Файл ключа электронной подписи")):
        assert wait_for(lambda title=title: window_named(service, title))
        # Without a window manager the keyboard goes where the mouse has clicked.
        click(display, find(window_named(service, title), "File name:", TEXT))
        save_screenshot(display, PICTURES / f"{file}.png")
        type_text(display, str(tmp_path / file))
        press_key(display, "Return")
        assert wait_for(lambda title=title: window_named(service, title) is None)
    assert wait_for(lambda: window_named(service, QUESTION))
    type_text(display, "secret")
    save_screenshot(display, PICTURES / "secret.png")
    press_key(display, "Return")
    assert wait_for(lambda: bar_is_there(book))
    told = bar_text(window_of(book))
    assert told.startswith("Ключ из файла «key.pfx» не открылся: неверный пароль")
    assert "secret" not in told


def test_more_of_an_answer_is_shown_in_a_window(display, book, wait_for, service) -> None:
    press_button(display, book, wait_for, "Справка")
    assert wait_for(lambda: bar_is_there(book))
    press_button(display, book, wait_for, "Подробнее")
    assert wait_for(lambda: window_named(service, QUESTION))
    save_screenshot(display, PICTURES / "details.png")
    press_key(display, "Return")
    assert wait_for(lambda: window_named(service, QUESTION) is None)


def test_the_toolbar_has_its_name_among_the_others(service) -> None:
    provider = service("com.sun.star.configuration.ConfigurationProvider")
    path = struct("beans.PropertyValue", Name="nodepath", Value="/org.openoffice.Office.UI.CalcWindowState/UIElements")
    elements = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (path,))
    state = elements.getByName("States").getByName("private:resource/toolbar/addon_ru.careerxl.toolbar")
    assert state.getByName("UIName") == "Центр карьеры"
