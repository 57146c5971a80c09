"""What a command gets to work with, and what it answers."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import xlwings

from career_xl.domain.errors import CareerXlError
from career_xl.hosts.book_identity import identity_of
from career_xl.macros.journal import Journal
from career_xl.macros.reading import read_book
from career_xl.tables.observation import Observation, observe
from career_xl.tables.sheet_values import Workbook

T = TypeVar("T")


class CancelledError(CareerXlError):
    """The officer has cancelled the command."""


@dataclass(frozen=True)
class Answer:
    """What a command says at its end."""

    sentence: str
    """One Russian sentence: what was done and what to look at."""
    details: tuple[str, ...] = ()
    """Russian lines for those who want to know more; mostly none."""
    done: bool = True
    """False when the command could not be carried out; then the workbook is as it was."""


def _no_undo_step(book: xlwings.Book, title: str) -> AbstractContextManager[None]:
    return nullcontext()


def _take_default(question: str, choices: Sequence[str], default: str) -> str | None:
    return default


def _no_files(question: str, patterns: Sequence[str]) -> tuple[Path, ...]:
    return ()


def _no_secret(question: str) -> str | None:
    return None


@dataclass
class Session:
    """One office program with its open workbooks: what the host lends to the commands, and what may be undone."""

    undo_step: Callable[[xlwings.Book, str], AbstractContextManager[None]] = _no_undo_step
    """Makes all changes of a command one step of the program's own undo list."""
    ask: Callable[[str, Sequence[str], str], str | None] = _take_default
    """The officer's choice for a question, its choices and the default; None when the officer cancels."""
    ask_files: Callable[[str, Sequence[str]], tuple[Path, ...]] = _no_files
    """The existing files that the officer chooses, shown by patterns («*.pdf»); empty when the officer cancels."""
    ask_secret: Callable[[str], str | None] = _no_secret
    """What the officer types unseen, as a key's password; None when the officer cancels. Never logged nor stored."""
    cancelled: Callable[[], bool] = lambda: False
    """Whether the officer has asked the running command to stop."""
    journals: list[Journal] = field(default_factory=list)
    """What the last command on each workbook has overwritten."""

    def remember(self, journal: Journal) -> None:
        """Nothing; the journal is what «Отменить последнее» takes back in its workbook."""
        self.journals = [*(other for other in self.journals if other.identity != journal.identity), journal]

    def last_change(self, book: xlwings.Book) -> Journal | None:
        """The journal of the last command that changed the workbook; None when there is nothing to take back."""
        identity = identity_of(book)
        return next((journal for journal in self.journals if journal and journal.identity == identity), None)


class Work:
    """One command at work on one workbook."""

    def __init__(self, book: xlwings.Book, session: Session, title: str) -> None:
        self.book, self.session, self._title = book, session, title
        self.journal = Journal(book, title)

    def begin(self, step: str) -> None:
        """Nothing; the status bar shows the step. CancelledError when the officer has cancelled the command."""
        if self.session.cancelled():
            raise CancelledError(f"Команда «{self._title}» отменена, в книге ничего не изменено.")
        self.book.app.status_bar = f"Центр карьеры: {self._title} — {step}…"

    @cached_property
    def workbook(self) -> Workbook:
        """The sheets of the workbook as they are now, unsaved changes included."""
        self.begin("чтение книги")
        return read_book(self.book)

    @cached_property
    def observation(self) -> Observation:
        """The workbook on its reporting date."""
        return observe(self.workbook)

    def choose(self, question: str, choices: Sequence[str], default: str) -> str:
        """The officer's choice; CancelledError when there is none."""
        return self._given(self.session.ask(question, choices, default))

    def choose_files(self, question: str, patterns: Sequence[str]) -> tuple[Path, ...]:
        """At least one existing file, chosen by the officer among the patterns («*.pdf»); CancelledError when none."""
        return self._given(self.session.ask_files(question, patterns) or None)

    def type_secret(self, question: str) -> str:
        """What the officer typed unseen, perhaps nothing; CancelledError when cancelled. Neither log nor keep it."""
        return self._given(self.session.ask_secret(question))

    def _given(self, answer: T | None) -> T:
        if answer is None:
            raise CancelledError(f"Команда «{self._title}» отменена, ничего не сделано.")
        return answer
