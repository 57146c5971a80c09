"""The commands of Calc's toolbar, run beside LibreOffice; what the officer is asked on the way, the extension asks."""

import json
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from career_xl.domain.errors import CareerXlError

_MOST_DETAILS = 500
_CLOSED = "Книга закрыта, команда не выполнена: откройте её и повторите команду."


class Officer:
    """Whoever works in the office program at the other end of the connection."""

    def __init__(self, connection: "Connection[Any, Any]") -> None:
        self._connection = connection
        self._stops = False

    def begin(self) -> None:
        """Nothing; a wish to stop an earlier command is forgotten."""
        self._stops = False

    def choose(self, question: str, choices: Sequence[str], default: str) -> str | None:
        """One of the choices; None when the officer cancels."""
        answer = self._ask({"kind": "choice", "text": question, "choices": list(choices), "default": default})
        return None if answer is None else str(answer)

    def choose_files(self, question: str, patterns: Sequence[str]) -> tuple[Path, ...]:
        """Existing files; empty when the officer cancels."""
        return tuple(map(Path, self._ask({"kind": "files", "text": question, "patterns": list(patterns)}) or ()))

    def type_secret(self, question: str) -> str | None:
        """What was typed unseen; None when the officer cancels."""
        answer = self._ask({"kind": "secret", "text": question})
        return None if answer is None else str(answer)

    def wants_to_stop(self) -> bool:
        """True once the officer has asked the running command to stop."""
        while not self._stops and self._connection.poll():
            self._receive()
        return self._stops

    def _ask(self, question: dict[str, Any]) -> Any:
        self._connection.send_bytes(json.dumps({"question": question}, ensure_ascii=False).encode())
        while "answer" not in (message := self._receive()):
            pass
        return message["answer"]

    def _receive(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self._connection.recv_bytes())
        self._stops = self._stops or "stop" in message
        return message


class Commands:
    """The commands of the toolbar in one office program, which is connected to at the first of them."""

    def __init__(self, officer: Officer) -> None:
        self._officer = officer
        self._app: Any = None
        self._session: Any = None

    def run(self, request: dict[str, Any]) -> dict[str, Any]:
        """What the command ends with («sentence», «details», «done»); «office_needed» without an address yet.

        The request names the «command», the address of the «office» where there is none yet, and, by LibreOffice's
        number of it, the «document» that the officer works in, if any.
        """
        if self._app is None and request["office"] is None:
            return {"office_needed": True}
        try:
            return self._run(request["command"], request["office"], request["document"])
        except CareerXlError as error:
            sentence = str(error)
        except Exception as error:  # noqa: BLE001 — the officer is told in one sentence, the worker goes on
            sentence = f"Внутренняя ошибка программы, команда не выполнена: {type(error).__name__}."
        return {"sentence": sentence, "details": [], "done": False}

    def _run(self, key: str, office: str | None, document: str | None) -> dict[str, Any]:
        # xlwings is loaded by the process that runs commands, not by the one that computes functions.
        from career_xl.hosts.calc import activate, find_book
        from career_xl.hosts.undo import undo_step
        from career_xl.macros.commands import run, run_on_active
        from career_xl.macros.session import Answer, Session

        if self._app is None:
            officer = self._officer
            self._app = activate(office)
            self._session = Session(
                undo_step=undo_step,
                ask=officer.choose,
                ask_files=officer.choose_files,
                ask_secret=officer.type_secret,
                cancelled=officer.wants_to_stop,
            )
        self._officer.begin()
        if document is None:
            answer = run_on_active(key, self._app, self._session)
        else:
            book = find_book(self._app, document)
            answer = Answer(_CLOSED, done=False) if book is None else run(key, book, self._session)
        return {"sentence": answer.sentence, "details": list(answer.details[:_MOST_DETAILS]), "done": answer.done}
