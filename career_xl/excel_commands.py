"""What Excel's ribbon calls through xlwings: each command tells its result itself and never raises.

The text of an error that reaches VBA is mangled in Cyrillic (xlwings #1799), so nothing is left to VBA but to say that
Python could not be reached at all.
"""

from contextlib import nullcontext
from functools import lru_cache
from typing import Any

import xlwings as xw

from career_xl.hosts.excel.window import ExcelWindow, excel_of
from career_xl.macros.catalogue import BY_KEY
from career_xl.macros.commands import run_on_active
from career_xl.macros.session import Answer, Session

TITLE = "Центр карьеры"
_FAILED = "Команда «{}» не выполнена: внутренняя ошибка программы ({}). Закройте Excel, откройте снова и повторите."


@xw.script
@xw.arg("key", "raw")
@xw.arg("application", "raw")
def run_command(key, application):  # type: ignore[no-untyped-def]  # xlwings would take type hints for converters
    """True; the command of that key was run on the active workbook, and its result was told."""
    app = excel_of(application)
    carry_out(str(key), app, ExcelWindow(app, TITLE))
    return True


@xw.script
def warm_up():  # type: ignore[no-untyped-def]  # xlwings would take type hints for converters
    """True; what commands and functions need is loaded, since this module is: the first of them does not wait."""
    import career_xl.udfs

    del career_xl
    return True


def carry_out(key: str, app: xw.App, window: ExcelWindow) -> None:
    """Nothing; runs the command and tells its result in a dialog, or in the status bar when it only moves."""
    answer = _run(key, app, window)
    if answer.done and BY_KEY[key].moves_only:
        window.tell_below(answer.sentence)
    else:
        window.tell((answer.sentence, *answer.details), answer.done)


def _run(key: str, app: xw.App, window: ExcelWindow) -> Answer:
    try:
        session = _session(_identity(app))
        session.ask, session.ask_files, session.ask_secret = window.ask, window.ask_files, window.ask_secret
        with window.calculation_held() if len(app.books) else nullcontext():
            return run_on_active(key, app, session)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong, the officer gets one sentence
        return Answer(_FAILED.format(BY_KEY[key].title, type(error).__name__), done=False)


def _identity(app: xw.App) -> Any:
    return app.pid


@lru_cache(maxsize=4)
def _session(identity: Any) -> Session:
    """What may be undone in one running Excel; it lives as long as the Python behind it."""
    del identity
    return Session()
