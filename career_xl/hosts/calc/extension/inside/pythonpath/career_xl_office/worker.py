"""The process that computes, seen from inside LibreOffice: started, asked, started again when it has died."""

import contextlib
import json
import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Client
from typing import Any

FIRST_ANSWER_SECONDS = 20.0
ANSWER_SECONDS = 30.0
MOST_FAILURES = 3
STARTING = "расчёт запускается…"
BROKEN = "расчёт не запускается: выполните career-xl doctor"


class WorkerGoneError(Exception):
    """The worker does not answer; the text is what the cell shows meanwhile."""

    def __init__(self, text: str, was_asked: bool) -> None:
        super().__init__(text)
        self.was_asked = was_asked
        """True when it died over the message, False when it was not there to hear it."""


def _no_answer(question: Any) -> Any:
    return None


class Worker:
    """One worker process of this office process; asked by one thread at a time.

    Whoever asks waits for the first start; with `patient` for each.
    """

    def __init__(self, command: Sequence[str], when_back: Callable[[], None], patient: bool = False) -> None:
        self._command = list(command)
        self._when_back = when_back
        self._patient = patient
        self._sending = threading.Lock()
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Any = None
        self._starting: threading.Thread | None = None
        self._failures = 0
        self._waited_once = False

    def ask(
        self,
        message: Mapping[str, Any],
        bodies: Mapping[str, bytes],
        seconds: float = ANSWER_SECONDS,
        answer_question: Callable[[Any], Any] = _no_answer,
    ) -> Any:
        """The answer to a message; a table that the worker asks for is sent from `bodies`, its question is answered.

        WorkerGoneError while it is starting, and when it died meanwhile: then it is started again.
        """
        with self._lock:
            connection = self._connected()
            try:
                self._send(connection, _json(message))
                while True:
                    answer = _received(connection, seconds)
                    if "need" in answer:
                        self._send(connection, bodies[answer["need"]])
                    elif "question" in answer:
                        self._send(connection, _json({"answer": answer_question(answer["question"])}))
                    else:
                        self._failures = 0
                        return answer
            except (EOFError, OSError) as error:
                self.end()
                self._failures += 1
                self._start()
                raise WorkerGoneError(self._text(), was_asked=True) from error

    def tell(self, message: Mapping[str, Any]) -> None:
        """Nothing; says something to which there is no answer, also while another thread waits for one."""
        connection = self._connection
        if connection is not None:
            with contextlib.suppress(OSError):
                self._send(connection, _json(message))

    def _send(self, connection: Any, body: bytes) -> None:
        with self._sending:
            connection.send_bytes(body)

    def end(self) -> None:
        """Nothing; ends the process."""
        connection, process = self._connection, self._process
        self._connection = self._process = None
        if connection is not None:
            connection.close()
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()

    def _connected(self) -> Any:
        if self._connection is None:
            self._start()
            starting = self._starting
            if starting is not None and (self._patient or not self._waited_once):
                # The first cell of a session waits: numbers at once are better than a text and a second recalculation.
                self._waited_once = True
                self._lock.release()
                try:
                    starting.join(FIRST_ANSWER_SECONDS)
                finally:
                    self._lock.acquire()
        if self._connection is None:
            raise WorkerGoneError(self._text(), was_asked=False)
        return self._connection

    def _text(self) -> str:
        return BROKEN if self._failures >= MOST_FAILURES else STARTING

    def _start(self) -> None:
        if self._failures >= MOST_FAILURES or (self._starting is not None and self._starting.is_alive()):
            return
        self._starting = threading.Thread(target=self._run, args=(self._waited_once,), daemon=True)
        self._starting.start()

    def _run(self, tell: bool) -> None:
        try:
            process, connection = _started(self._command)
        except (OSError, ValueError, EOFError):
            self._failures += 1
            return
        with self._lock:
            self._process, self._connection = process, connection
        if tell:
            self._when_back()


def _json(message: Mapping[str, Any]) -> bytes:
    return json.dumps(message).encode()


def _received(connection: Any, seconds: float) -> Any:
    if not connection.poll(seconds):
        raise EOFError
    return json.loads(connection.recv_bytes())


def _started(command: Sequence[str]) -> tuple["subprocess.Popen[bytes]", Any]:
    process = subprocess.Popen(
        list(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(), creationflags=_no_window()
    )
    key = secrets.token_hex(32).encode()
    if process.stdin is None or process.stdout is None:
        raise OSError
    try:
        process.stdin.write(key + b"\n")
        process.stdin.flush()
        address = json.loads(process.stdout.readline())["address"]
        return process, Client(address, authkey=key)
    except (OSError, ValueError, EOFError):
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
        raise


def _environment() -> dict[str, str]:
    """The environment without what LibreOffice sets for its own Python and libraries."""
    ours = ("PYTHON", "LD_LIBRARY_PATH", "URE_BOOTSTRAP")
    return {**{key: value for key, value in os.environ.items() if not key.startswith(ours)}, "PYTHONUTF8": "1"}


def _no_window() -> int:
    return 0x08000000 if sys.platform == "win32" else 0
