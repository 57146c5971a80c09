# mypy: ignore-errors
# ruff: noqa: BLE001, D102, N802 - the names and methods are those of LibreOffice's interfaces, which document them;
# nothing that goes wrong here may get in the way of the office program.
"""The commands of menu and toolbar, run beside LibreOffice, which stays responsive; one at a time."""

import contextlib
import os
import threading
import traceback

import uno
import unohelper
from com.sun.star.awt import XKeyHandler
from com.sun.star.frame import XDispatch, XDispatchProvider
from com.sun.star.lang import XInitialization, XServiceInfo

from career_xl_office import dialogs
from career_xl_office.doorway import Doorway
from career_xl_office.main_thread import answered_on_main, on_main
from career_xl_office.spreadsheets import is_spreadsheet, spreadsheets, take_back_unfinished
from career_xl_office.worker import WorkerGoneError

COMMANDS_SERVICE = "ru.careerxl.Commands"
PROTOCOL = "ru.careerxl:"
STOP, DETAILS = "stop", "details"
"""What the extension does itself: ask the running command to stop, show more of the last answer."""

_SECONDS = 900.0
_INFOBAR = "career_xl"
_INFORMATION, _WARNING = 0, 2
"""Of com.sun.star.frame.InfobarType."""
_ESCAPE = 1281
"""Of com.sun.star.awt.Key."""

_STILL_RUNNING = "Команда «{}» ещё выполняется: дождитесь её конца или прервите её клавишей Esc."
_BROKEN_OFF = (
    "Программа Центра карьеры прервалась, команда «{}» не выполнена, книга такая же, как до неё: повторите команду."
)
_HALF_DONE = (
    "Программа Центра карьеры прервалась, команда «{}» не выполнена, и вернуть прежний вид листов не удалось: закройте "
    "книгу без сохранения и откройте снова."
)
_NOT_STARTED = "Программа Центра карьеры не запускается, команда «{}» не выполнена: выполните career-xl doctor."
_NOTHING_RUNS = "Прерывать нечего: сейчас не выполняется ни одна команда."


class _EscapeKey(unohelper.Base, XKeyHandler):
    """Stops the running command."""

    def __init__(self, stop):
        self._stop = stop

    def keyPressed(self, event):
        if event.KeyCode != _ESCAPE:
            return False
        self._stop()
        return True

    def keyReleased(self, event):
        return False

    def disposing(self, event):
        pass


class Runner:
    """Runs the commands of one office process."""

    def __init__(self, context, worker, titles):
        self.context = context
        self.titles = titles
        self._worker = worker
        self._doorway = None
        self._busy = threading.Lock()
        self._running = ""
        self._details = ("", ())
        self._stop_listeners = []

    def start(self, key, frame):
        """Nothing; the command runs on its own, and its sentence appears above the sheet of the frame."""
        if key == STOP:
            if not self.stop():
                self._tell(frame, _NOTHING_RUNS, True)
        elif key == DETAILS:
            sentence, details = self._details
            on_main(self.context, lambda: dialogs.show_details(self.context, frame, sentence, details))
        elif self._busy.acquire(blocking=False):
            self._running = key
            threading.Thread(target=self._run, args=(key, frame), daemon=True).start()
        else:
            self._tell(frame, _STILL_RUNNING.format(self._title(self._running)), False)

    def stop(self):
        """True when a command runs; it is asked to stop at its next step."""
        if not self._running:
            return False
        self._worker.tell({"stop": True})
        return True

    def listen(self, listener, url):
        """Nothing; the listener is told whether there is something to stop, now and from now on."""
        self._stop_listeners.append((listener, url))
        self._state(listener, url)

    def forget(self, listener):
        """Nothing; the listener is told no more."""
        self._stop_listeners = [(known, url) for known, url in self._stop_listeners if known != listener]

    def _run(self, key, frame):
        controller = frame.getController() if frame is not None else None
        document = controller.getModel() if controller is not None else None
        document = document if is_spreadsheet(document) else None
        escape = _EscapeKey(self.stop)
        try:
            self._announce()
            if controller is not None:
                controller.addKeyHandler(escape)
            answer = self._asked(key, frame, document)
        except Exception as error:
            if os.environ.get("CAREER_XL_DEBUG"):
                traceback.print_exc()
            kind = type(error).__name__
            answer = {"sentence": f"Внутренняя ошибка, команда «{self._title(key)}» не выполнена: {kind}."}
        finally:
            self._running = ""
            self._busy.release()
            # The document may be closed.
            with contextlib.suppress(Exception):
                controller.removeKeyHandler(escape)
            self._announce()
        self._tell(frame, answer["sentence"], answer.get("done", False), answer.get("details", ()))

    def _asked(self, key, frame, document):
        request = {"command": key, "office": None, "document": document and document.RuntimeUID}

        def answer_question(question):
            return answered_on_main(self.context, lambda: self._answer_of_officer(question, frame), None)

        try:
            answer = self._worker.ask(request, {}, _SECONDS, answer_question)
            if answer.get("office_needed"):
                self._doorway = Doorway(self.context)
                try:
                    request["office"] = self._doorway.address
                    answer = self._worker.ask(request, {}, _SECONDS, answer_question)
                finally:
                    self._doorway.close()
        except WorkerGoneError as gone:
            if not gone.was_asked:
                return {"sentence": _NOT_STARTED.format(self._title(key))}
            taken_back = answered_on_main(self.context, self._take_back, False)
            return {"sentence": (_BROKEN_OFF if taken_back else _HALF_DONE).format(self._title(key))}
        return answer

    def _take_back(self):
        for document in spreadsheets(self.context):
            take_back_unfinished(document)
        return True

    def _answer_of_officer(self, question, frame):
        text, context = question["text"], self.context
        if question["kind"] == "choice":
            return dialogs.choose(context, frame, text, question["choices"], question["default"])
        if question["kind"] == "secret":
            return dialogs.type_secret(context, frame, text)
        controller = frame.getController()
        location = controller.getModel().getURL() if controller is not None else ""
        return dialogs.choose_files(context, location.rpartition("/")[0], text, question["patterns"])

    def _tell(self, frame, sentence, done, details=()):
        if details:
            self._details = (sentence, tuple(details))
        on_main(self.context, lambda: self._show(frame, sentence, done, bool(details)))

    def _show(self, frame, sentence, done, more):
        controller = self._place_for_bar(frame)
        if controller is None:
            dialogs.tell(self.context, self._desktop().getCurrentFrame(), sentence)
            return
        if controller.hasInfobar(_INFOBAR):
            controller.removeInfobar(_INFOBAR)
        buttons = (
            (uno.createUnoStruct("com.sun.star.beans.StringPair", "Подробнее", PROTOCOL + DETAILS),) if more else ()
        )
        kind = _INFORMATION if done else _WARNING
        controller.appendInfobar(_INFOBAR, dialogs.TITLE, sentence, kind, buttons, True)

    def _place_for_bar(self, frame):
        """The controller of the command's sheet; where that is closed, of the one in sight; or None."""
        for candidate in (frame, self._desktop().getCurrentFrame()):
            controller = candidate.getController() if candidate is not None else None
            if hasattr(controller, "appendInfobar"):
                return controller
        return None

    def _desktop(self):
        return self.context.getServiceManager().createInstanceWithContext("com.sun.star.frame.Desktop", self.context)

    def _title(self, key):
        return self.titles.get(key, {}).get("title", key)

    def _announce(self):
        for listener, url in tuple(self._stop_listeners):
            on_main(self.context, lambda one=listener, of=url: self._state(one, of))

    def _state(self, listener, url):
        try:
            listener.statusChanged(_state_event(url, bool(self._running), None))
        except Exception:
            # A window that is gone.
            self.forget(listener)


def _state_event(url, enabled, state):
    event = uno.createUnoStruct("com.sun.star.frame.FeatureStateEvent")
    event.FeatureURL, event.IsEnabled, event.State = url, enabled, state
    return event


def _explained(described):
    title, tip = described["title"], described["tip"]
    return f"{title} — {tip[:1].lower()}{tip[1:]}"


def _tooltip(text):
    """What a button of a toolbar takes as its tooltip."""
    command = uno.createUnoStruct("com.sun.star.frame.ControlCommand")
    argument = uno.createUnoStruct("com.sun.star.beans.NamedValue")
    argument.Name, argument.Value = "HelpText", text
    command.Command, command.Arguments = "SetQuickHelpText", (argument,)
    return command


class Commands(unohelper.Base, XInitialization, XDispatchProvider, XDispatch, XServiceInfo):
    """The addresses of our commands in one window."""

    def __init__(self, context, runner):
        self.context = context
        self.frame = None
        self._runner = runner

    def initialize(self, arguments):
        self.frame = arguments[0] if arguments else None

    def queryDispatch(self, url, target, flags):
        return self if url.Complete.startswith(PROTOCOL) else None

    def queryDispatches(self, requests):
        return tuple(self.queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags) for one in requests)

    def dispatch(self, url, arguments):
        self._runner().start(url.Complete.removeprefix(PROTOCOL), self.frame)

    def addStatusListener(self, listener, url):
        key, runner = url.Complete.removeprefix(PROTOCOL), self._runner()
        described = runner.titles.get(key)
        # A menu that opens would take what is meant for a button badly.
        with contextlib.suppress(Exception):
            if described:
                tip = _tooltip(_explained(described))
                listener.statusChanged(_state_event(url, True, tip))
        if key == STOP:
            runner.listen(listener, url)

    def removeStatusListener(self, listener, url):
        self._runner().forget(listener)

    def getImplementationName(self):
        return COMMANDS_SERVICE

    def supportsService(self, name):
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self):
        return (COMMANDS_SERVICE, "com.sun.star.frame.ProtocolHandler")
