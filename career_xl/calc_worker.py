"""The process beside LibreOffice that computes the functions of cells and runs the commands of the toolbar.

The extension starts it, hands it a key on its standard input and reads on its standard output where to connect. It
serves that one connection and ends with it, or when its standard input is closed: whichever the office program's end
brings first. A message is JSON in a frame of known length; a table travels once per content.
"""

import datetime as dt
import hashlib
import json
import os
import sys
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any, BinaryIO

from career_xl import __version__
from career_xl.calc_commands import Commands, Officer
from career_xl.functions.catalogue import call
from career_xl.functions.definitions import Result, Value
from career_xl.functions.table import FORMULA_ERROR, Table, serial_date, table_of
from career_xl.tables.sheet_values import Cell

LONGEST_FRAME = 256 * 1024 * 1024
"""Bytes; a table of 100,000 rows × 40 columns takes about 60 million."""
LONGEST_FOLDER = 70
"""Bytes: the system takes about a hundred for the name of a socket, and a Cyrillic letter is two."""
KEPT_TABLES = 16
WITHOUT_KEY = 2
"""Exit code when nobody says by which key the office program will prove itself."""
_DIGEST_SIZE = 16

Command = Callable[[dict[str, Any]], dict[str, Any]]
"""Runs the command of a request and gives its answer."""


class Tables:
    """The tables that the office program has sent, latest used last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Table] = OrderedDict()

    def find(self, digest: str) -> Table | None:
        """The table of that digest, or None where it is not known (any more)."""
        if digest in self._kept:
            self._kept.move_to_end(digest)
        return self._kept.get(digest)

    def keep(self, body: bytes) -> None:
        """Nothing; takes a table as it travels: «epoch», and «rows» of cells."""
        digest = hashlib.blake2b(body, digest_size=_DIGEST_SIZE).hexdigest()
        self._kept[digest] = _table(digest, json.loads(body))
        while len(self._kept) > KEPT_TABLES:
            self._kept.popitem(last=False)


def main() -> None:
    """Serves one office program and ends with it."""
    key = sys.stdin.buffer.readline().strip()
    if not key:
        sys.stderr.write("Эту команду запускает само расширение LibreOffice: вручную она не нужна.\n")
        sys.exit(WITHOUT_KEY)
    threading.Thread(target=_end_with, args=(sys.stdin.buffer,), daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="career_xl_", dir=_folder_for_sockets()) as folder:
        # The folder is readable by this user alone, and whoever connects must prove that he knows the key.
        address = None if sys.platform == "win32" else str(Path(folder, "worker"))
        with Listener(address, authkey=key) as listener:
            sys.stdout.write(json.dumps({"address": listener.address}) + "\n")
            sys.stdout.flush()
            connection = listener.accept()
    with connection:
        serve(connection, Commands(Officer(connection)).run)


def _folder_for_sockets() -> str | None:
    """A folder whose name is short enough; None where the usual one is."""
    if sys.platform == "win32":
        return None
    folders = (tempfile.gettempdir(), os.environ.get("XDG_RUNTIME_DIR", ""), "/tmp", "/var/tmp")
    usable = (one for one in folders if len(os.fsencode(one)) <= LONGEST_FOLDER and os.access(one, os.W_OK | os.X_OK))
    return next(usable, None)


def serve(connection: "Connection[Any, Any]", run: Command) -> None:
    """Nothing; answers until the other side closes the connection."""
    tables = Tables()
    while True:
        try:
            request = json.loads(connection.recv_bytes(LONGEST_FRAME))
            # The command that was to be stopped had ended before.
            if "stop" in request:
                continue
            answer = _answer(request, connection, tables, run)
            connection.send_bytes(json.dumps(answer, ensure_ascii=False).encode())
        except (EOFError, OSError):
            return


def _answer(
    request: dict[str, Any], connection: "Connection[Any, Any]", tables: Tables, run: Command
) -> dict[str, Any]:
    if "command" in request:
        return run(request)
    if "call" not in request:
        return {"ready": True, "version": __version__}
    for argument in request["arguments"]:
        if isinstance(argument, dict) and "table" in argument and tables.find(argument["table"]) is None:
            connection.send_bytes(json.dumps({"need": argument["table"]}).encode())
            tables.keep(connection.recv_bytes(LONGEST_FRAME))
    arguments = [_argument(argument, tables) for argument in request["arguments"]]
    return {"value": _travelling(call(request["call"], arguments))}


def _argument(argument: Any, tables: Tables) -> Value:
    if isinstance(argument, dict):
        return table_of(argument["rows"]) if "rows" in argument else tables.find(argument["table"])
    return None if argument == "" else argument


def _table(digest: str, body: dict[str, Any]) -> Table:
    epoch = dt.date.fromisoformat(body["epoch"])
    rows: list[list[Cell]] = []
    errors: dict[tuple[int, int], str] = {}
    for number, travelled in enumerate(body["rows"], start=1):
        row: list[Cell] = []
        for column, cell in enumerate(travelled, start=1):
            if cell is None:
                errors[number, column] = FORMULA_ERROR
            row.append(serial_date(cell[0], epoch) if isinstance(cell, list) else None if cell == "" else cell)
        rows.append(row)
    return Table(digest, rows, errors)


def _travelling(result: Result) -> Any:
    if isinstance(result, list):
        return [[_travelling(cell) for cell in row] for row in result]
    if isinstance(result, dt.date):
        return {"date": result.isoformat()}
    return result


def _end_with(stdin: BinaryIO) -> None:
    stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
