"""One step of the office program's own undo list for everything that a command changes."""

from collections.abc import Iterator
from contextlib import contextmanager

import xlwings

from career_xl.hosts.calc.errors import translated


@contextmanager
def undo_step(book: xlwings.Book, title: str) -> Iterator[None]:
    """Nothing; what is changed meanwhile is one step with this title in Calc. Elsewhere there is no such list."""
    if book.app.engine.name != "calc":
        yield
        return
    steps = book.api.getUndoManager()
    steps.enterUndoContext(title)
    try:
        yield
    finally:
        try:
            steps.leaveUndoContext()
        except Exception as error:
            told = translated(error)
            if told is None:
                raise
            # Python cannot carry LibreOffice's own errors out of a context.
            raise told from None
