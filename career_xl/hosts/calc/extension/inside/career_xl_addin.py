# mypy: ignore-errors
"""The components of the extension: the functions of cells, and what is done when a document is opened or saved."""

import json
import os
import traceback
from pathlib import Path

import uno
import unohelper
from career_xl_office.formulas import EXCEL_SUFFIXES, rename_in_file, revive
from career_xl_office.tables import TableReader
from career_xl_office.worker import Worker, WorkerGoneError
from com.sun.star.awt import XCallback
from com.sun.star.lang import XServiceInfo, XServiceName
from com.sun.star.task import XJob
from com.sun.star.util import XModifyListener

FOLDER = Path(__file__).parent
FUNCTIONS_SERVICE = "ru.careerxl.Functions"
EVENTS_SERVICE = "ru.careerxl.DocumentEvents"
ADD_IN = "com.sun.star.sheet.AddIn"
XFunctions = uno.getClass("ru.careerxl.XFunctions")


class _Watch(unohelper.Base, XModifyListener):
    """Marks a table as stale when its range changes."""

    def __init__(self, table):
        self.table = table

    def modified(self, event):
        self.table.stale = True

    def disposing(self, event):
        self.table.stale = True


def _watch(cells, table):
    listener = _Watch(table)
    cells.addModifyListener(listener)

    def unwatch():
        try:
            cells.removeModifyListener(listener)
        except Exception:  # the document is closed
            pass

    return unwatch


class _Recalculation(unohelper.Base, XCallback):
    """Recalculates the open spreadsheets, on LibreOffice's own thread."""

    def __init__(self, context):
        self.context = context

    def notify(self, data):
        for document in _spreadsheets(self.context):
            document.calculateAll()


def _spreadsheets(context):
    desktop = context.getServiceManager().createInstanceWithContext("com.sun.star.frame.Desktop", context)
    components = desktop.getComponents().createEnumeration()
    while components.hasMoreElements():
        document = components.nextElement()
        if hasattr(document, "supportsService") and document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            yield document


class _Office:
    """What the components of one office process share: the worker, and the tables that were read."""

    def __init__(self, context):
        self.context = context
        self.worker = Worker(json.loads((FOLDER / "worker.json").read_text("utf-8"))["command"], self.recalculate)
        self.tables = TableReader(_watch)
        self.functions = json.loads((FOLDER / "functions.json").read_text("utf-8"))

    def recalculate(self):
        callback = self.context.getServiceManager().createInstanceWithContext(
            "com.sun.star.awt.AsyncCallback", self.context
        )
        callback.addCallback(_Recalculation(self.context), None)

    def call(self, name, takes, document, given):
        bodies = {}
        arguments = []
        for kind, argument in zip(takes, given):
            if kind == "range":
                table = self.tables.read(document, argument)
                bodies[table.digest] = table.body
                arguments.append({"table": table.digest})
            elif isinstance(argument, tuple):
                return "здесь нужна одна ячейка, а указан диапазон"
            else:
                arguments.append(argument)
        try:
            answer = self.worker.ask({"call": name, "arguments": arguments}, bodies)
        except WorkerGoneError as gone:
            return str(gone)
        return _shown(answer["value"], document.NullDate)


def _shown(value, epoch):
    if isinstance(value, list):
        return tuple(tuple(_cell(cell, epoch) for cell in row) for row in value)
    return _cell(value, epoch)


def _cell(value, epoch):
    if isinstance(value, dict):
        import datetime

        day = datetime.date.fromisoformat(value["date"])
        return float((day - datetime.date(epoch.Year, epoch.Month, epoch.Day)).days)
    # LibreOffice takes no booleans from an add-in: 1 and 0 are what it makes of them everywhere.
    if isinstance(value, int):
        return float(value)
    return "" if value is None else value


_office = None


def office(context):
    """The one of this office process."""
    global _office
    if _office is None:
        _office = _Office(context)
    return _office


class Functions(unohelper.Base, XFunctions, XServiceName, XServiceInfo):
    """The functions of cells; each method is made from the list that the extension was built with."""

    def __init__(self, context):
        shared = office(context)
        for method, function in shared.functions.items():
            setattr(self, method, _method(shared, function))

    def getServiceName(self):  # noqa: N802
        return FUNCTIONS_SERVICE

    def getImplementationName(self):  # noqa: N802
        return FUNCTIONS_SERVICE

    def supportsService(self, name):  # noqa: N802
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self):  # noqa: N802
        return (ADD_IN, FUNCTIONS_SERVICE)


def _method(shared, function):
    def method(document, *given):
        try:
            shown = shared.call(function["name"], function["takes"], document, given)
        except Exception as error:  # a cell shows a text whatever happens
            if os.environ.get("CAREER_XL_DEBUG"):
                traceback.print_exc()
            shown = "внутренняя ошибка: " + type(error).__name__
        return ((shown,),) if function["gives_rows"] and not isinstance(shown, tuple) else shown

    return method


class DocumentEvents(unohelper.Base, XJob, XServiceInfo):
    """Called by LibreOffice when a document has been opened or saved."""

    def __init__(self, context):
        self.context = context

    def execute(self, arguments):
        found = {argument.Name: argument.Value for argument in arguments}
        event = {value.Name: value.Value for value in found.get("Environment", ())}
        document = event.get("Model")
        try:
            if document is not None and document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
                self._handle(event["EventName"], document)
        except Exception:  # an event of the document must never be in the way of the officer's work
            if os.environ.get("CAREER_XL_DEBUG"):
                traceback.print_exc()

    def _handle(self, name, document):
        if name == "OnLoad":
            revive(document)
        elif document.getURL().startswith("file:"):
            path = Path(uno.fileUrlToSystemPath(document.getURL()))
            if path.suffix.lower() in EXCEL_SUFFIXES:
                names = {method: function["name"] for method, function in office(self.context).functions.items()}
                rename_in_file(path, FUNCTIONS_SERVICE, names)

    def getImplementationName(self):  # noqa: N802
        return EVENTS_SERVICE

    def supportsService(self, name):  # noqa: N802
        return name == EVENTS_SERVICE

    def getSupportedServiceNames(self):  # noqa: N802
        return (EVENTS_SERVICE,)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Functions, FUNCTIONS_SERVICE, (ADD_IN, FUNCTIONS_SERVICE))
g_ImplementationHelper.addImplementation(DocumentEvents, EVENTS_SERVICE, (EVENTS_SERVICE,))
