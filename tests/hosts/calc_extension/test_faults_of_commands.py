"""What can go wrong while a command runs: it is said in Russian, and nothing of the officer's is lost."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from career_xl.hosts.calc.bridge import properties, struct
from career_xl.shipped import shipped_file
from tests.architecture.source_tree import ROOT
from tests.cli.workbooks import save_book, three_graduates
from tests.hosts.calc_extension import pausing_worker
from tests.hosts.calc_extension.installed_office import InstalledOffice, installed_office
from tests.hosts.calc_extension.window import bar_text

DEMO = shipped_file("workbooks/monitoring_demo.xlsx")
ESCAPE = 1281


@pytest.fixture(scope="module")
def pause(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """While this file is there, «Проверить» stands still in the middle of its changes."""
    return tmp_path_factory.mktemp("pause") / "pause"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, pause: Path) -> Iterator[InstalledOffice]:
    """A LibreOffice whose worker can be made to stand still."""
    worker = (sys.executable, str(Path(pausing_worker.__file__)), str(ROOT), str(pause))
    with installed_office(tmp_path_factory.mktemp("office"), worker) as office:
        yield office


@pytest.fixture(scope="module")
def office(running: InstalledOffice) -> "subprocess.Popen[bytes]":
    return running.process


@pytest.fixture(scope="module")
def context(running: InstalledOffice) -> Any:
    return running.context


@pytest.fixture
def command_workers(office) -> Callable[[], list[int]]:
    """The processes of the workers; the one that runs commands has loaded xlwings and knows LibreOffice's bridge."""

    def find() -> list[int]:
        command = ["pgrep", "-s", str(office.pid), "-f", "pausing_worker.py"]
        return [int(line) for line in subprocess.run(command, capture_output=True, check=False).stdout.split()]

    return find


@pytest.fixture
def standing_still(pause: Path, wait_for) -> Iterator[Callable[[], bool]]:
    """Whether the command has come to where it stands still; it goes on after the test at the latest."""
    reached = pause.with_suffix(".reached")
    reached.unlink(missing_ok=True)
    pause.touch()
    yield lambda: wait_for(reached.exists)
    pause.unlink(missing_ok=True)


@pytest.fixture
def book(tmp_path: Path, open_book, wait_for) -> Any:
    return settled(open_book(Path(shutil.copy(DEMO, tmp_path / "книга.xlsx"))), wait_for)


def settled(document: Any, wait_for) -> Any:
    """The document once the last of its formulas has come to life."""
    sheet = document.Sheets.getByName("Контингент")
    assert wait_for(lambda: "ck_" not in str(sheet.getCellRangeByName("A1:Z400").getFormulaArray()))
    return document


def press(document: Any, key: str) -> None:
    url = struct("util.URL", Complete=f"ru.careerxl:{key}", Main=f"ru.careerxl:{key}", Protocol="ru.careerxl:")
    document.getCurrentController().getFrame().queryDispatch(url, "_self", 0).dispatch(url, ())


def told(document: Any, wait_for, begins: str = "") -> str:
    """The sentence above the sheet, waited for."""
    window = document.getCurrentController().getFrame().getContainerWindow()
    sentences: list[str] = []

    def ask() -> bool:
        sentences.append(bar_text(window))
        return bool(sentences[-1]) and sentences[-1].startswith(begins)

    wait_for(ask, 60)
    return sentences[-1]


def look_of(document: Any) -> tuple[Any, ...]:
    """All that a check changes: contents, colours and notes of «Мониторинг», sheets, protection."""
    sheet = document.Sheets.getByName("Мониторинг")
    notes = sheet.getAnnotations()
    return (
        tuple(document.Sheets.getElementNames()),
        tuple(document.Sheets.getByName(name).isProtected() for name in document.Sheets.getElementNames()),
        sheet.getCellRangeByName("A1:AL460").getFormulaArray(),
        tuple(sheet.getCellByPosition(column, row).CellBackColor for row in range(60) for column in range(38)),
        sorted((one.getPosition().Column, one.getPosition().Row, one.getString()) for one in listed(notes)),
        document.Sheets.getByName("Замечания").getCellRangeByName("A1:L200").getFormulaArray(),
    )


def listed(container: Any) -> list[Any]:
    return [container.getByIndex(number) for number in range(container.getCount())]


def test_a_worker_killed_during_a_command_leaves_the_workbook_as_it_was(
    book, standing_still, command_workers, pause, wait_for
) -> None:
    before = look_of(book)
    press(book, "check")
    assert standing_still()
    assert look_of(book) != before
    for pid in command_workers():
        os.kill(pid, signal.SIGKILL)
    assert told(book, wait_for) == (
        "Программа Центра карьеры прервалась, команда «Проверить» не выполнена, книга такая же, как до неё: повторите "
        "команду."
    )
    assert look_of(book) == before
    assert book.getUndoManager().getAllUndoActionTitles() == ()
    assert not book.hasControllersLocked()
    pause.unlink()
    press(book, "check")
    assert told(book, wait_for, "Проверка").startswith("Проверка на 20.11.2026: ошибок")
    assert book.getUndoManager().getAllUndoActionTitles() == ("Проверить",)


def test_an_earlier_step_of_the_officer_survives_a_killed_worker(
    book, standing_still, command_workers, wait_for
) -> None:
    cell = book.Sheets.getByName("Мониторинг").getCellRangeByName("BA1")
    cell.setString("важное")
    press(book, "check")
    assert standing_still()
    for pid in command_workers():
        os.kill(pid, signal.SIGKILL)
    assert told(book, wait_for).startswith("Программа Центра карьеры прервалась")
    assert cell.getString() == "важное"
    assert len(book.getUndoManager().getAllUndoActionTitles()) == 1


@pytest.mark.parametrize("way", ["button", "key"])
def test_a_stopped_command_takes_back_what_it_has_changed(book, standing_still, pause, wait_for, way) -> None:
    before = look_of(book)
    press(book, "check")
    assert standing_still()
    if way == "button":
        press(book, "stop")
    else:
        window = book.getCurrentController().getFrame().getContainerWindow()
        window.setFocus()
        toolkit_key(book)
    pause.unlink()
    assert told(book, wait_for) == "Команда «Проверить» отменена, в книге ничего не изменено."
    assert look_of(book) == before


def toolkit_key(document: Any) -> None:
    """Presses Esc in the window of the document, as the keyboard would."""
    robot = document.getCurrentController().getFrame().getContainerWindow().getToolkit()
    event = struct("awt.KeyEvent", KeyCode=ESCAPE, KeyFunc=0, Modifiers=0)
    event.Source = document.getCurrentController().getFrame().getComponentWindow()
    robot.keyPress(event)


def test_with_nothing_to_stop_it_is_said(book, wait_for) -> None:
    press(book, "stop")
    assert told(book, wait_for) == "Прерывать нечего: сейчас не выполняется ни одна команда."


def test_a_second_command_is_told_to_wait(book, standing_still, pause, wait_for) -> None:
    press(book, "check")
    assert standing_still()
    press(book, "risk")
    assert told(book, wait_for).startswith("Команда «Проверить» ещё выполняется")
    pause.unlink()
    assert told(book, wait_for, "Проверка").startswith("Проверка на 20.11.2026")
    assert book.getUndoManager().getAllUndoActionTitles() == ("Проверить",)


def test_the_office_answers_while_a_command_runs(book, standing_still, pause, wait_for) -> None:
    press(book, "check")
    assert standing_still()
    other = book.Sheets.getByName("План").getCellRangeByName("AZ1")
    other.setString("набрано во время проверки")
    assert other.getString() == "набрано во время проверки"
    pause.unlink()
    assert told(book, wait_for).startswith("Проверка на 20.11.2026")
    assert other.getString() == "набрано во время проверки"


def test_a_document_closed_during_a_command_is_told_where_the_officer_looks(
    book, desktop, open_book, standing_still, pause, wait_for, tmp_path
) -> None:
    other = settled(open_book(Path(shutil.copy(DEMO, tmp_path / "другая.xlsx"))), wait_for)
    before = look_of(other)
    frame = book.getCurrentController().getFrame()
    press(book, "check")
    assert standing_still()
    frame.close(True)
    pause.unlink()
    assert told(other, wait_for) == (
        "Книга закрыта во время выполнения команды «Проверить»: откройте её и повторите команду."
    )
    assert look_of(other) == before
    assert not other.hasControllersLocked()
    press(other, "check")
    assert told(other, wait_for, "Проверка").startswith("Проверка на 20.11.2026")


def test_of_two_documents_of_one_name_the_one_of_the_button_is_checked(book, open_book, wait_for, tmp_path) -> None:
    (tmp_path / "другая папка").mkdir()
    other = settled(open_book(Path(shutil.copy(DEMO, tmp_path / "другая папка" / "книга.xlsx"))), wait_for)
    before = look_of(other)
    other.getCurrentController().getFrame().activate()
    press(book, "check")
    assert told(book, wait_for).startswith("Проверка на 20.11.2026")
    assert look_of(other) == before
    assert other.getUndoManager().getAllUndoActionTitles() == ()
    press(other, "undo")
    assert told(other, wait_for).startswith("Отменять нечего")


def test_a_document_that_was_never_saved_is_checked_like_any_other(desktop, open_book, wait_for, tmp_path) -> None:
    empty = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
    press(empty, "check")
    sentence = told(empty, wait_for)
    empty.close(True)
    assert "нет листа «Мониторинг»" in sentence

    template = properties(AsTemplate=True)
    book = desktop.loadComponentFromURL(DEMO.as_uri(), "_blank", 0, template)
    assert book.getURL() == ""
    press(settled(book, wait_for), "check")
    sentence = told(book, wait_for)
    titles = book.getUndoManager().getAllUndoActionTitles()
    book.close(True)
    assert sentence.startswith("Проверка на 20.11.2026")
    assert titles == ("Проверить",)


@pytest.fixture
def graduates(tmp_path: Path, open_book) -> Any:
    """A workbook of three graduates, the sheet of the second argument protected with a password."""

    def make(protected: str | None = None, change=None) -> Any:
        path = save_book(tmp_path / "Выпускники.xlsx", three_graduates())
        if change:
            file = openpyxl.load_workbook(path)
            change(file)
            file.save(path)
        document = open_book(path)
        if protected:
            document.Sheets.getByName(protected).protect("пароль")
        return document

    return make


def test_a_sheet_with_a_password_is_named_and_left_alone(graduates, wait_for) -> None:
    book = graduates("Мониторинг")
    sheet = book.Sheets.getByName("Мониторинг")
    before = sheet.getCellRangeByName("A1:AL10").getFormulaArray()
    press(book, "check")
    assert "Лист «Мониторинг» защищён паролем: снимите защиту листа и повторите команду." in told(book, wait_for)
    assert sheet.isProtected()
    assert sheet.getCellRangeByName("A1:AL10").getFormulaArray() == before
    assert sheet.getAnnotations().getCount() == 0
    assert "Замечания" in book.Sheets.getElementNames()


def test_a_sheet_of_results_with_a_password_stops_the_command(graduates, wait_for) -> None:
    book = graduates()
    press(book, "check")
    assert told(book, wait_for).startswith("Проверка")
    findings = book.Sheets.getByName("Замечания")
    findings.protect("пароль")
    before = findings.getCellRangeByName("A1:L60").getFormulaArray()
    press(book, "check")
    assert "«Замечания» защищён паролем" in told(book, wait_for, "Лист")
    assert findings.getCellRangeByName("A1:L60").getFormulaArray() == before
    assert findings.isProtected()


def test_hidden_and_filtered_rows_are_checked_and_stay_hidden(graduates, wait_for) -> None:
    def hide(file: Any) -> None:
        sheet = file["Мониторинг"]
        sheet.row_dimensions[3].hidden = True
        sheet.auto_filter.ref = "A1:AL4"

    book = graduates(change=hide)
    rows = book.Sheets.getByName("Мониторинг").getRows()
    assert not rows.getByIndex(2).IsVisible
    press(book, "check")
    assert told(book, wait_for).startswith("Проверка")
    assert not rows.getByIndex(2).IsVisible
    listed_rows = {row[0] for row in book.Sheets.getByName("Замечания").getCellRangeByName("D2:D60").getDataArray()}
    assert 3.0 in listed_rows


def test_a_document_that_another_profile_has_open_is_not_half_changed(
    graduates, desktop, tmp_path, tmp_path_factory, open_book, wait_for
) -> None:
    path = save_book(tmp_path / "Занята.xlsx", three_graduates())
    with installed_office(tmp_path_factory.mktemp("other")) as other:
        there = other.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", other.context
        ).loadComponentFromURL(path.as_uri(), "_blank", 0, ())
        assert not there.isReadonly()
        # As the officer's answer to LibreOffice's question about the locked file.
        book = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, properties(ReadOnly=True))
        try:
            before = book.Sheets.getByName("Мониторинг").getCellRangeByName("A1:AL10").getFormulaArray()
            press(book, "check")
            assert told(book, wait_for) == (
                "Книга «Занята.xlsx» открыта только для чтения, ничего не изменено: закройте её там, где она ещё "
                "открыта, или сохраните под другим именем и повторите команду."
            )
            assert book.Sheets.getByName("Мониторинг").getCellRangeByName("A1:AL10").getFormulaArray() == before
            assert "Замечания" not in book.Sheets.getElementNames()
            assert book.getUndoManager().getAllUndoActionTitles() == ()
        finally:
            book.close(True)
        # The one who has it open for writing works on undisturbed, with a worker of its own.
        press(there, "check")
        assert told(there, wait_for).startswith("Проверка")
        there.close(True)
