# mypy: ignore-errors
"""LibreOffice's own thread: windows, dialogs and bars are touched there only."""

import threading

import unohelper
from com.sun.star.awt import XCallback


class _Call(unohelper.Base, XCallback):
    def __init__(self, call):
        self._call = call

    def notify(self, data):
        self._call()


def on_main(context, call):
    """Nothing; `call` is made soon."""
    service = "com.sun.star.awt.AsyncCallback"
    context.getServiceManager().createInstanceWithContext(service, context).addCallback(_Call(call), None)


def answered_on_main(context, call, otherwise):
    """What `call` gives there, waited for from another thread; `otherwise` when it fails."""
    answers = []
    done = threading.Event()

    def answer():
        try:
            answers.append(call())
        finally:
            done.set()

    on_main(context, answer)
    done.wait()
    return answers[0] if answers else otherwise
