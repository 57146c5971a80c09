# mypy: ignore-errors
# ruff: noqa: BLE001 - nothing that goes wrong here may get in the way of the office program.
"""LibreOffice's own thread: windows, dialogs and bars are touched there only."""

import os
import threading
import traceback

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
        except Exception:
            if os.environ.get("CAREER_XL_DEBUG"):
                traceback.print_exc()
        finally:
            done.set()

    on_main(context, answer)
    done.wait()
    return answers[0] if answers else otherwise
