"""Workbooks that the office program has opened for reading only."""

from typing import Any

import xlwings

from career_xl.domain.errors import OutputError


class ReadOnlyError(OutputError):
    """The workbook is open for reading only."""


def refuse_read_only(book: xlwings.Book) -> None:
    """Nothing; ReadOnlyError where what a command changes could not be kept.

    LibreOffice opens so a file that somebody else, or the same user in another profile, has open: it takes some changes
    and refuses others. Excel keeps such a workbook whole for «Сохранить как», a file has no such state.
    """
    native: Any = book.api
    if book.app.engine.name == "calc" and native.isReadonly():
        raise ReadOnlyError(
            f"Книга «{book.name}» открыта только для чтения, ничего не изменено: закройте её там, где она ещё открыта, "
            "или сохраните под другим именем и повторите команду."
        )
