"""Which open workbook is which: two of them may have the same name in different folders."""

from collections.abc import Hashable

import xlwings


def identity_of(book: xlwings.Book) -> Hashable:
    """What no other open workbook has, and what stays when it is saved (in Excel: until it is saved elsewhere)."""
    engine = book.app.engine.name
    if engine == "calc":
        return engine, str(book.api.RuntimeUID)
    return (engine, id(book.api)) if engine == "files" else (engine, book.app.pid, book.fullname)
