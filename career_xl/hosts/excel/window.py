"""Excel's own dialogs and status bar: how a command asks and tells."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import xlwings

_PROMPT_LIMIT = 250
"""Characters; Excel's InputBox takes 255."""
_TEXT = 2
"""Type of Application.InputBox: text."""
_LINES_SHOWN = 25
_NO_SUCH_CHOICE = "Такого варианта нет. "
_GENERIC, _NOT_KEPT, _ALWAYS_ASK, _FIXED_NAME = 0x40000, 0x2, 0x80, 0x100000
"""CREDUI_FLAGS_…: no logon to a computer, nothing stored, always shown, the name cannot be changed."""
_PASSWORD_OF = "ключ подписи"
_CANCELLED = 1223
"""ERROR_CANCELLED of Windows."""


class ExcelWindow:
    """One running Excel as the officer sees it."""

    def __init__(self, app: xlwings.App, title: str) -> None:
        self._app, self._title = app, title

    def tell(self, lines: Sequence[str], done: bool) -> None:
        """Nothing; shows the lines in a dialog above Excel, no more of them than fit on a screen."""
        shown = list(lines[:_LINES_SHOWN])
        if len(lines) > _LINES_SHOWN:
            shown.append(f"… и ещё строк: {len(lines) - _LINES_SHOWN}.")
        self._app.alert("\n".join(shown), self._title, mode="info" if done else "critical")

    def tell_below(self, sentence: str) -> None:
        """Nothing; the sentence stands in the status bar, where nothing has to be closed."""
        self._app.status_bar = f"{self._title}: {sentence}"

    def ask(self, question: str, choices: Sequence[str], default: str) -> str | None:
        """What the officer typed, one of the choices where there are any; None when the officer cancels."""
        typed = self._typed(_prompt(question, choices), default)
        while typed is not None and choices:
            chosen = _chosen(typed, choices)
            if chosen is not None:
                return chosen
            typed = self._typed(_prompt(_NO_SUCH_CHOICE + question, choices), default)
        return typed

    def ask_files(self, question: str, patterns: Sequence[str]) -> tuple[Path, ...]:
        """The files that the officer chose; empty when the officer cancels."""
        shown = ";".join(patterns) or "*.*"
        dialog: Any = self._app.api
        found = dialog.GetOpenFilename(FileFilter=f"Файлы ({shown}),{shown}", Title=question, MultiSelect=True)
        return tuple(Path(name) for name in found) if isinstance(found, tuple | list) else ()

    def ask_secret(self, question: str) -> str | None:
        """What the officer typed unseen, in the dialog of Windows itself; None when the officer cancels."""
        import win32cred  # type: ignore[import-not-found,import-untyped,unused-ignore]  # on Windows alone

        dialog = {"Parent": self._app.hwnd, "CaptionText": self._title, "MessageText": question}
        flags = _GENERIC | _NOT_KEPT | _ALWAYS_ASK | _FIXED_NAME
        try:
            _, secret, _ = win32cred.CredUIPromptForCredentials(self._title, 0, _PASSWORD_OF, "", False, flags, dialog)
        except win32cred.error as error:
            if error.winerror == _CANCELLED:
                return None
            raise
        return str(secret)

    @contextmanager
    def calculation_held(self) -> Iterator[None]:
        """Nothing; cells that a command writes are computed once, at its end, as Excel was set to."""
        before = self._app.calculation
        self._app.calculation = "manual"
        try:
            yield
        finally:
            # Excel may be gone by now; the command's own answer says so.
            with suppress(Exception):
                self._app.calculation = before

    def _typed(self, prompt: str, default: str) -> str | None:
        dialog: Any = self._app.api
        typed = dialog.InputBox(Prompt=prompt, Title=self._title, Default=default, Type=_TEXT)
        # The dialog gives False, and not a text, when it is cancelled.
        return None if typed is False else str(typed).strip()


def excel_of(application: Any) -> xlwings.App:
    """xlwings' object for the Excel whose Application object VBA has handed over."""
    windows: Any = xlwings
    native = windows._xlwindows
    return xlwings.App(impl=native.App(xl=native.COMRetryObjectWrapper(application)))


def _prompt(question: str, choices: Sequence[str]) -> str:
    if not choices:
        return question[:_PROMPT_LIMIT]
    text = f"{question}\nВарианты: {', '.join(choices)}"
    return text if len(text) <= _PROMPT_LIMIT else text[: _PROMPT_LIMIT - 1] + "…"


def _chosen(typed: str, choices: Sequence[str]) -> str | None:
    return next((choice for choice in choices if choice.casefold() == typed.casefold()), None)
