# mypy: ignore-errors
# ruff: noqa: BLE001, D102, N802, N816 - the names and methods are those of LibreOffice's interfaces, which document them;
# nothing that goes wrong here may get in the way of the office program.
"""The components of the extension: the functions of cells, and what is done when a document is opened or saved."""

import contextlib
import datetime
import json
import os
import time
import traceback
from pathlib import Path

import uno
import unohelper
from career_xl_office.commands import COMMANDS_SERVICE, Commands, Runner
from career_xl_office.formulas import EXCEL_SUFFIXES, rename_in_file, revive, written_since
from career_xl_office.main_thread import on_main
from career_xl_office.spreadsheets import spreadsheets
from career_xl_office.tables import TableReader
from career_xl_office.worker import Worker, WorkerGoneError
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
        # The document may be closed.
        with contextlib.suppress(Exception):
            cells.removeModifyListener(listener)

    return unwatch


class _Office:
    """What the components of one office process share: the worker, and the tables that were read."""

    def __init__(self, context):
        self.context = context
        command = json.loads((FOLDER / "worker.json").read_text("utf-8"))["command"]
        self.worker = Worker(command, self.recalculate)
        # A process of its own: a command changes cells, and their functions must be answered meanwhile.
        titles = json.loads((FOLDER / "commands.json").read_text("utf-8"))
        self.runner = Runner(context, Worker(command, lambda: None, patient=True), titles)
        self.tables = TableReader(_watch)
        self.copy_begun = 0.0
        self.functions = json.loads((FOLDER / "functions.json").read_text("utf-8"))

    def recalculate(self):
        on_main(self.context, lambda: [document.calculateAll() for document in spreadsheets(self.context)])

    def rename_in_file(self, path):
        names = {method: function["name"] for method, function in self.functions.items()}
        rename_in_file(path, FUNCTIONS_SERVICE, names)

    def call(self, name, takes, document, given):
        bodies = {}
        arguments = []
        for kind, argument in zip(takes, given, strict=True):
            if kind == "range":
                table = self.tables.read(document, argument)
                bodies[table.digest] = table.body
                arguments.append({"table": table.digest})
            elif isinstance(argument, tuple):
                arguments.append({"rows": argument})
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

    def getServiceName(self):
        return FUNCTIONS_SERVICE

    def getImplementationName(self):
        return FUNCTIONS_SERVICE

    def supportsService(self, name):
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self):
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


class CommandsOfOffice(Commands):
    """The commands of menu and toolbar."""

    def __init__(self, context):
        super().__init__(context, lambda: office(context).runner)


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
        shared = office(self.context)
        url = document.getURL()
        own = Path(uno.fileUrlToSystemPath(url)) if url.startswith("file:") else None
        if name in ("OnLoad", "OnNew"):
            revive(document)
        elif name == "OnCopyTo":
            shared.copy_begun = time.time()
        elif name == "OnCopyToDone":
            # LibreOffice does not say where the copy is.
            folders = {Path(uno.fileUrlToSystemPath(self._work_folder())), *([own.parent] if own else [])}
            for path in written_since(folders, shared.copy_begun):
                shared.rename_in_file(path)
        elif own is not None and own.suffix.lower() in EXCEL_SUFFIXES:
            shared.rename_in_file(own)

    def _work_folder(self):
        """The folder that LibreOffice offers for documents."""
        return self.context.getValueByName("/singletons/com.sun.star.util.thePathSettings").getPropertyValue("Work")

    def getImplementationName(self):
        return EVENTS_SERVICE

    def supportsService(self, name):
        return name == EVENTS_SERVICE

    def getSupportedServiceNames(self):
        return (EVENTS_SERVICE,)


def _components():
    made = unohelper.ImplementationHelper()
    made.addImplementation(Functions, FUNCTIONS_SERVICE, (ADD_IN, FUNCTIONS_SERVICE))
    made.addImplementation(DocumentEvents, EVENTS_SERVICE, (EVENTS_SERVICE,))
    made.addImplementation(CommandsOfOffice, COMMANDS_SERVICE, (COMMANDS_SERVICE, "com.sun.star.frame.ProtocolHandler"))
    return made


g_ImplementationHelper = _components()
