# mypy: ignore-errors
"""The open spreadsheets, and one given back as it was when a command on it has broken off."""

import contextlib

import unohelper
from com.sun.star.document import XUndoManagerListener
from com.sun.star.util import InvalidStateException

_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"


def spreadsheets(context):
    """The documents with sheets that are open."""
    desktop = context.getServiceManager().createInstanceWithContext("com.sun.star.frame.Desktop", context)
    components = desktop.getComponents().createEnumeration()
    while components.hasMoreElements():
        document = components.nextElement()
        if is_spreadsheet(document):
            yield document


def is_spreadsheet(document):
    """True for a document with sheets."""
    return hasattr(document, "supportsService") and document.supportsService(_SPREADSHEET)


class _Steps(unohelper.Base, XUndoManagerListener):
    """Hears whether a step that is left had anything in it."""

    def __init__(self):
        self.left = self.empty = 0

    def leftContext(self, event):  # noqa: N802 - as all below, a method of LibreOffice's interface
        self.left += 1

    def cancelledContext(self, event):  # noqa: N802
        self.empty += 1

    def leftHiddenContext(self, event):  # noqa: N802
        pass

    def undoActionAdded(self, event):  # noqa: N802
        pass

    def actionUndone(self, event):  # noqa: N802
        pass

    def actionRedone(self, event):  # noqa: N802
        pass

    def allActionsCleared(self, event):  # noqa: N802
        pass

    def redoActionsCleared(self, event):  # noqa: N802
        pass

    def resetAll(self, event):  # noqa: N802
        pass

    def enteredContext(self, event):  # noqa: N802
        pass

    def enteredHiddenContext(self, event):  # noqa: N802
        pass

    def disposing(self, event):
        pass


def take_back_unfinished(document):
    """Nothing; the document is as before the command whose step of undo was left open, and its window moves again."""
    undo = document.getUndoManager()
    steps = _Steps()
    undo.addUndoManagerListener(steps)
    try:
        # Until none is open any more, which LibreOffice says by an error alone.
        with contextlib.suppress(InvalidStateException):
            while True:
                undo.leaveUndoContext()
    finally:
        undo.removeUndoManagerListener(steps)
    if steps.left:
        undo.undo()
        undo.clearRedo()
    # Last: taking a step back from here leaves the document locked once more.
    while document.hasControllersLocked():
        document.unlockControllers()
    controller = document.getCurrentController()
    if controller is not None:
        controller.getStatusIndicator().end()
