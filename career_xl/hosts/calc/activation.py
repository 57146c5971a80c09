"""Makes LibreOffice Calc the office program that xlwings works with."""

import xlwings

from career_xl.hosts.calc import office
from career_xl.hosts.calc.engine import CalcEngine


def activate(url: str | None = None) -> xlwings.App:
    """The app of a LibreOffice, with xlwings' active engine set to Calc.

    With an address («pipe,name=…», «socket,host=…,port=…») it is the LibreOffice that listens there; without one it is
    one of our own, without windows, which ends with this process. Called again without an address it takes the one that
    runs. ProgramMissingError when LibreOffice or its bridge is missing, OfficeError when none answers at the address.
    """
    engine = _engine()
    engine.activate()
    running = engine.apps.active
    if url is None and running is not None:
        return running
    return engine.apps.add(xl=office.start() if url is None else office.connect(url))


def find_book(app: xlwings.App, document: str) -> xlwings.Book | None:
    """The open book by LibreOffice's number of the document (RuntimeUID); None when it is closed."""
    return next((book for book in app.books if book.api.RuntimeUID == document), None)


def _engine() -> xlwings.Engine:
    for engine in xlwings.engines:
        if engine.name == CalcEngine.name:
            return engine
    engine = xlwings.Engine(impl=CalcEngine())
    xlwings.engines.add(engine)
    return engine
