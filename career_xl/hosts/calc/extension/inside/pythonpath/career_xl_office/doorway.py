# mypy: ignore-errors
"""The way in for the worker that runs commands: one connection over a pipe whose name nobody else knows."""

import secrets
import threading

import unohelper
from com.sun.star.bridge import XInstanceProvider

CONTEXT = "StarOffice.ComponentContext"


class _Context(unohelper.Base, XInstanceProvider):
    def __init__(self, context):
        self.context = context

    def getInstance(self, name):  # noqa: N802
        return self.context if name == CONTEXT else None


class Doorway:
    """Lets one process in."""

    def __init__(self, context):
        self.context = context
        self.description = f"pipe,name=career_xl_{secrets.token_hex(16)}"
        self.address = f"uno:{self.description};urp;{CONTEXT}"
        self._acceptor = self._made("com.sun.star.connection.Acceptor")
        threading.Thread(target=self._let_in, daemon=True).start()

    def close(self):
        """Nothing; nobody is let in any more, who is in stays."""
        self._acceptor.stopAccepting()

    def _let_in(self):
        connection = self._acceptor.accept(self.description)
        if connection is not None:
            factory = self._made("com.sun.star.bridge.BridgeFactory")
            # A reference must be kept: the bridge lives no longer than it.
            self.bridge = factory.createBridge("", "urp", connection, _Context(self.context))

    def _made(self, service):
        return self.context.getServiceManager().createInstanceWithContext(service, self.context)
