# mypy: ignore-errors
# ruff: noqa: BLE001, D102, N802, N816 - the names and methods are those of LibreOffice's interfaces, which document them;
# nothing that goes wrong here may get in the way of the office program.
"""The components of the extension: the functions of cells, and what is done when a document is opened or saved."""

import contextlib
import datetime
import json
import os
import threading
import traceback
from pathlib import Path

import uno
import unohelper
from career_xl_office.doorway import Doorway
from career_xl_office.formulas import EXCEL_SUFFIXES, rename_in_file, revive
from career_xl_office.tables import TableReader
from career_xl_office.worker import Worker, WorkerGoneError
from com.sun.star.awt import XCallback
from com.sun.star.frame import XDispatch, XDispatchProvider
from com.sun.star.lang import XInitialization, XServiceInfo, XServiceName
from com.sun.star.task import XJob
from com.sun.star.util import XModifyListener

FOLDER = Path(__file__).parent
FUNCTIONS_SERVICE = "ru.careerxl.Functions"
EVENTS_SERVICE = "ru.careerxl.DocumentEvents"
COMMANDS_SERVICE = "ru.careerxl.Commands"
PROTOCOL = "ru.careerxl:"
COMMAND_SECONDS = 900.0
INFOBAR = "career_xl"
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
        command = json.loads((FOLDER / "worker.json").read_text("utf-8"))["command"]
        self.worker = Worker(command, self.recalculate)
        # A process of its own: a command changes cells, and their functions must be answered meanwhile.
        self.commands = Worker(command, lambda: None)
        self.doorway = None
        self.tables = TableReader(_watch)
        self.functions = json.loads((FOLDER / "functions.json").read_text("utf-8"))

    def recalculate(self):
        callback = self.context.getServiceManager().createInstanceWithContext(
            "com.sun.star.awt.AsyncCallback", self.context
        )
        callback.addCallback(_Recalculation(self.context), None)

    def run(self, key):
        """The sentence that a command ends with, and whether it was carried out."""
        try:
            answer = self.commands.ask({"command": key, "office": None}, {}, COMMAND_SECONDS)
            if answer.get("office_needed"):
                self.doorway = Doorway(self.context)
                try:
                    office = self.doorway.address
                    answer = self.commands.ask({"command": key, "office": office}, {}, COMMAND_SECONDS)
                finally:
                    self.doorway.close()
        except WorkerGoneError:
            return "Программа Центра карьеры перезапускается, команда не выполнена: повторите её.", False
        return answer["sentence"], answer["done"]

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


class _Told(unohelper.Base, XCallback):
    """Shows a sentence above the sheet of a frame, on LibreOffice's own thread."""

    def __init__(self, frame, title, sentence, done):
        self.frame, self.title, self.sentence, self.done = frame, title, sentence, done

    def notify(self, data):
        controller = self.frame.getController()
        if controller is None:
            return
        if controller.hasInfobar(INFOBAR):
            controller.removeInfobar(INFOBAR)
        # Kinds of com.sun.star.frame.InfobarType: 0 information, 2 warning.
        controller.appendInfobar(INFOBAR, self.title, self.sentence, 0 if self.done else 2, (), True)


class Commands(unohelper.Base, XInitialization, XDispatchProvider, XDispatch, XServiceInfo):
    """The commands of menu and toolbar; each runs beside LibreOffice, which stays responsive."""

    def __init__(self, context):
        self.context = context
        self.frame = None

    def initialize(self, arguments):
        self.frame = arguments[0] if arguments else None

    def queryDispatch(self, url, target, flags):
        return self if url.Complete.startswith(PROTOCOL) else None

    def queryDispatches(self, requests):
        return tuple(self.queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags) for one in requests)

    def dispatch(self, url, arguments):
        threading.Thread(target=self._run, args=(url.Complete.removeprefix(PROTOCOL),), daemon=True).start()

    def addStatusListener(self, listener, url):
        pass

    def removeStatusListener(self, listener, url):
        pass

    def _run(self, key):
        try:
            sentence, done = office(self.context).run(key)
        except Exception as error:
            if os.environ.get("CAREER_XL_DEBUG"):
                traceback.print_exc()
            sentence, done = "Внутренняя ошибка, команда не выполнена: " + type(error).__name__, False
        if self.frame is not None:
            service = "com.sun.star.awt.AsyncCallback"
            callback = self.context.getServiceManager().createInstanceWithContext(service, self.context)
            callback.addCallback(_Told(self.frame, "Центр карьеры", sentence, done), None)

    def getImplementationName(self):
        return COMMANDS_SERVICE

    def supportsService(self, name):
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self):
        return (COMMANDS_SERVICE, "com.sun.star.frame.ProtocolHandler")


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
    made.addImplementation(Commands, COMMANDS_SERVICE, (COMMANDS_SERVICE, "com.sun.star.frame.ProtocolHandler"))
    return made


g_ImplementationHelper = _components()
