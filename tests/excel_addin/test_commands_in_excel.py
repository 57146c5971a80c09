"""The commands behind Excel's ribbon: what the officer is asked and told; Excel's dialogs are played by stand-ins."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import xlwings as xw

from career_xl import excel_commands
from career_xl.hosts import files
from career_xl.hosts.excel.window import ExcelWindow
from tests.cli.workbooks import save_book, three_graduates

CYRILLIC = "Мои книги (2026) & отчёты"


class Screen:
    """Excel's Application object as far as dialogs go: answers what is prepared, keeps what was asked."""

    def __init__(self, *answers: Any) -> None:
        self.answers, self.asked = list(answers), []

    def InputBox(self, **question: Any) -> Any:  # noqa: N802 - Excel's own name
        self.asked.append(question)
        return self.answers.pop(0)

    def GetOpenFilename(self, **question: Any) -> Any:  # noqa: N802 - Excel's own name
        self.asked.append(question)
        return self.answers.pop(0)


class Told(ExcelWindow):
    """A window that keeps what it is to show."""

    def __init__(self, app: xw.App) -> None:
        super().__init__(app, "Центр карьеры")
        self.dialogs: list[tuple[tuple[str, ...], bool]] = []

    def tell(self, lines, done) -> None:
        self.dialogs.append((tuple(lines), done))


@pytest.fixture
def app() -> Iterator[xw.App]:
    before = xw.engines.active
    files.activate()
    app = xw.App(visible=False, add_book=False)
    yield app
    app.kill()
    xw.engines.active = before


@pytest.fixture
def window(app) -> Told:
    return Told(app)


@pytest.fixture
def book(app, tmp_path: Path) -> xw.Book:
    folder = tmp_path / CYRILLIC
    folder.mkdir()
    return app.books.open(str(save_book(folder / "Выпускники колледжа.xlsx", three_graduates())))


def test_a_command_runs_on_the_active_workbook_and_ends_with_a_dialog(app, window, book) -> None:
    excel_commands.carry_out("check", app, window)
    ((lines, done),) = window.dialogs
    assert done
    assert "Замечани" in lines[0]
    assert app.status_bar is False
    assert app.calculation == "automatic"


def test_a_command_that_only_moves_says_its_sentence_in_the_status_bar(app, window, book) -> None:
    excel_commands.carry_out("check", app, window)
    window.dialogs.clear()
    excel_commands.carry_out("next_finding", app, window)
    assert window.dialogs == []
    assert str(app.status_bar).startswith("Центр карьеры: ")


def test_what_a_command_did_can_be_undone_by_the_next_one(app, window, book) -> None:
    sheets = [sheet.name for sheet in book.sheets]
    excel_commands.carry_out("check", app, window)
    assert [sheet.name for sheet in book.sheets] != sheets
    excel_commands.carry_out("undo", app, window)
    assert [sheet.name for sheet in book.sheets] == sheets
    assert window.dialogs[-1][1]


def test_without_a_workbook_the_officer_is_asked_to_open_one(app, window) -> None:
    excel_commands.carry_out("check", app, window)
    ((lines, done),) = window.dialogs
    assert (not done, lines[0]) == (True, "Откройте книгу мониторинга и повторите команду «Проверить».")


def test_documents_are_written_beside_a_workbook_in_a_folder_with_cyrillic_and_spaces(app, window, book) -> None:
    excel_commands.carry_out("plan", app, window)
    assert window.dialogs[-1][1], window.dialogs
    assert [path.suffix for path in Path(book.fullname).parent.glob("План*")] == [".docx"]


def test_whatever_goes_wrong_ends_with_one_russian_sentence(app, window, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("Иванов Иван, 112-233-445 95")

    monkeypatch.setattr(excel_commands, "run_on_active", fail)
    excel_commands.carry_out("check", app, window)
    ((lines, done),) = window.dialogs
    assert not done
    assert lines == (
        "Команда «Проверить» не выполнена: внутренняя ошибка программы (ValueError). Закройте Excel, откройте снова "
        "и повторите.",
    )


def test_what_vba_calls_takes_excel_itself_and_gives_true(app, window, book, monkeypatch) -> None:
    monkeypatch.setattr(excel_commands, "excel_of", {"the application": app}.get)
    monkeypatch.setattr(excel_commands, "ExcelWindow", lambda *_: window)
    assert excel_commands.run_command("about", "the application") is True
    assert window.dialogs[0][0][0].startswith("Центр карьеры, версия")
    assert excel_commands.warm_up() is True


def window_on(screen: Screen) -> ExcelWindow:
    return ExcelWindow(SimpleNamespace(api=screen, hwnd=17), "Центр карьеры")


def test_a_question_shows_its_choices_and_takes_one_of_them() -> None:
    screen = Screen(" 2025 ")
    assert window_on(screen).ask("За какой год выпуска?", ["2024", "2025"], "2025") == "2025"
    (question,) = screen.asked
    assert question["Prompt"] == "За какой год выпуска?\nВарианты: 2024, 2025"
    assert (question["Title"], question["Default"], question["Type"]) == ("Центр карьеры", "2025", 2)


def test_an_answer_that_is_no_choice_is_asked_again() -> None:
    screen = Screen("2019", "к4.1")
    assert window_on(screen).ask("Какой показатель?", ["К3", "К4.1"], "") == "К4.1"
    assert screen.asked[1]["Prompt"].startswith("Такого варианта нет. Какой показатель?")


def test_a_cancelled_question_is_no_answer() -> None:
    assert window_on(Screen(False)).ask("За какой год выпуска?", ["2024"], "2024") is None
    assert window_on(Screen(False)).ask_files("Какие файлы?", ["*.pdf"]) == ()


def test_a_prompt_is_never_longer_than_excel_takes() -> None:
    screen = Screen("К1")
    window_on(screen).ask("Какой показатель?", ["К1", *(f"Показатель {number}" for number in range(90))], "")
    assert len(screen.asked[0]["Prompt"]) <= 255


def test_files_are_chosen_by_their_kinds() -> None:
    screen = Screen(("C:\\Сканы\\лист 1.pdf", "C:\\Сканы\\лист 2.png"))
    found = window_on(screen).ask_files("Какие файлы?", ["*.pdf", "*.png"])
    assert [str(path) for path in found] == ["C:\\Сканы\\лист 1.pdf", "C:\\Сканы\\лист 2.png"]
    assert screen.asked == [
        {"FileFilter": "Файлы (*.pdf;*.png),*.pdf;*.png", "Title": "Какие файлы?", "MultiSelect": True}
    ]


def credentials(monkeypatch, outcome: Any) -> list[tuple[Any, ...]]:
    asked: list[tuple[Any, ...]] = []

    class Error(Exception):
        winerror = 1223

    def prompt(*arguments: Any) -> Any:
        asked.append(arguments)
        if outcome is None:
            raise Error
        return outcome

    stand_in = SimpleNamespace(error=Error, CredUIPromptForCredentials=prompt)
    monkeypatch.setitem(sys.modules, "win32cred", stand_in)
    return asked


def test_a_secret_is_asked_for_by_windows_itself(monkeypatch) -> None:
    asked = credentials(monkeypatch, ("ключ подписи", "тайна", False))
    assert window_on(Screen()).ask_secret("Пароль ключа подписи:") == "тайна"
    *_, save, flags, dialog = asked[0]
    assert (save, dialog["Parent"], dialog["MessageText"]) == (False, 17, "Пароль ключа подписи:")
    # CREDUI_FLAGS_DO_NOT_PERSIST: Windows keeps nothing.
    assert flags & 0x2


def test_a_secret_that_is_not_given_is_none(monkeypatch) -> None:
    credentials(monkeypatch, None)
    assert window_on(Screen()).ask_secret("Пароль:") is None


def test_a_long_explanation_says_how_much_more_there_is() -> None:
    shown: list[str] = []
    app = SimpleNamespace(alert=lambda prompt, title, mode: shown.append(prompt))
    ExcelWindow(app, "Центр карьеры").tell([f"строка {number}" for number in range(40)], done=True)
    assert shown[0].splitlines()[-1] == "… и ещё строк: 15."
