"""Keeps one LibreOffice running as long as the process that asked for it; run as a program of its own.

    python guard.py PROGRAM FOLDER PIPE_NAME

The asking process holds the other end of standard input. When that end closes, in whatever way the process ended, this
one ends LibreOffice. The folder holds the profile of LibreOffice and its process number, and is removed in the end.
"""

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

RESTART_CODES = (79, 81)
"""With these LibreOffice asks to be started once more, as after making a fresh profile."""

_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
_SOCKETS = 2
"""Our pipe, and one by which LibreOffice finds itself when it is started again."""


PID_FILE = "pid"


def main(program: str, folder: str, pipe: str) -> int:
    """0 when LibreOffice was ended because nobody needs it, else its own exit code."""
    parent_gone = threading.Event()
    threading.Thread(target=_wait_for_end_of_input, args=(parent_gone,), daemon=True).start()
    code = RESTART_CODES[0]
    while code in RESTART_CODES and not parent_gone.is_set():
        process = _start(program, Path(folder, "profile"), pipe)
        Path(folder, PID_FILE).write_text(str(process.pid), encoding="ascii")
        code = _watch(process, parent_gone)
    shutil.rmtree(folder, ignore_errors=True)
    return code


def _wait_for_end_of_input(gone: threading.Event) -> None:
    while sys.stdin.buffer.read(4096):
        pass
    gone.set()


def _start(program: str, profile: Path, pipe: str) -> "subprocess.Popen[bytes]":
    command = [
        *(program, "--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--nofirststartwizard", f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp"),
    ]
    die_with_guard = None
    if sys.platform == "linux":
        # For the case that this guard itself is killed. The library is loaded before the fork, where it is safe.
        library = ctypes.CDLL(None)

        def die_with_guard() -> None:
            library.prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)

    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
        preexec_fn=die_with_guard,
    )


def _watch(process: "subprocess.Popen[bytes]", parent_gone: threading.Event) -> int:
    sockets: set[Path] = set()
    code = 0
    while not parent_gone.is_set():
        try:
            code = process.wait(0.2)
            break
        except subprocess.TimeoutExpired:
            # Noted while it runs: nobody can tell them of a process that is gone.
            if len(sockets) < _SOCKETS:
                sockets.update(_sockets_of(process.pid))
    else:
        _kill(process)
    for path in sockets:
        path.unlink(missing_ok=True)
    return code


def _sockets_of(pid: int) -> list[Path]:
    """The files of the sockets that the process listens on: a killed LibreOffice leaves them behind."""
    try:
        held = {str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()}
        lines = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    # Num RefCount Protocol Flags Type State Inode Path
    rows = [line.split(maxsplit=7) for line in lines[1:]]
    return [Path(row[7]) for row in rows if len(row) == 8 and row[7][0] == "/" and f"socket:[{row[6]}]" in held]


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Ends the process with those that it started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], check=False, capture_output=True)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
