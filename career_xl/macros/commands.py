"""The one way to run any command of the ribbon."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager

import xlwings

from career_xl.domain.errors import CareerXlError
from career_xl.hosts.book_identity import identity_of
from career_xl.macros.catalogue import BY_KEY, Command
from career_xl.macros.journal import RevertError
from career_xl.macros.session import Answer, Session, Work

_CLOSED = "Книга закрыта во время выполнения команды «{}»: откройте её и повторите команду."
_UNEXPECTED = (
    "Внутренняя ошибка программы, команда «{}» не выполнена; то, что она успела изменить, возвращено. Сообщите "
    "разработчикам название команды и вид ошибки: {}."
)
_UNREVERTED = (
    "Внутренняя ошибка программы, команда «{}» прервана, и вернуть прежний вид листов не удалось: закройте книгу без "
    "сохранения и откройте снова. Сообщите разработчикам вид ошибки: {}."
)

_UNREACHABLE = (
    "Команда «{}» не выполнена: нет связи с офисной программой ({}); закройте её, откройте снова и повторите."
)


def run_on_active(key: str, app: xlwings.App, session: Session) -> Answer:
    """What the command says about the active workbook, whatever its name; never raises, as `run`."""
    try:
        book = app.books.active if len(app.books) else None
    except Exception as error:  # noqa: BLE001 - each engine has its own kind of error for a program that is gone
        return Answer(_UNREACHABLE.format(BY_KEY[key].title, type(error).__name__), done=False)
    if book is None:
        return Answer(f"Откройте книгу мониторинга и повторите команду «{BY_KEY[key].title}».", done=False)
    return run(key, book, session)


def run(key: str, book: xlwings.Book, session: Session) -> Answer:
    """What the command says at its end; it never raises, and where it could not be done the workbook is as it was."""
    command = BY_KEY[key]
    identity = None
    try:
        app, identity = book.app, identity_of(book)
        work = Work(book, session, command.title)
        with _quiet(app), session.undo_step(book, command.title):
            answer = _act(command, work)
    except CareerXlError as error:
        return Answer(_CLOSED.format(command.title) if _is_closed(book, identity) else str(error), done=False)
    except Exception as error:  # noqa: BLE001 - the officer never sees a traceback, whatever went wrong
        if _is_closed(book, identity):
            return Answer(_CLOSED.format(command.title), done=False)
        # The text of an error could hold a name from the workbook: its kind alone is told.
        sentence = _UNREVERTED if isinstance(error, RevertError) else _UNEXPECTED
        cause = error.__cause__ if isinstance(error, RevertError) else error
        return Answer(sentence.format(command.title, type(cause).__name__), done=False)
    if work.journal:
        session.remember(work.journal)
    return answer


def _act(command: Command, work: Work) -> Answer:
    try:
        return command.act(work)
    except Exception:
        work.journal.take_back()
        raise


@contextmanager
def _quiet(app: xlwings.App) -> Iterator[None]:
    """Nothing; the screen stands still meanwhile, and afterwards it surely moves again."""
    app.screen_updating = False
    try:
        yield
    finally:
        try:
            app.screen_updating = True
        finally:
            app.status_bar = False


def _is_closed(book: xlwings.Book, identity: Hashable) -> bool:
    """True when the workbook or its program is gone."""
    try:
        return all(identity_of(other) != identity for other in book.app.books)
    except Exception:  # noqa: BLE001 - each engine has its own kind of error for a workbook that is gone
        return True
