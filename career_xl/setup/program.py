"""How the officer calls this program again: by its name where the command line finds it, else in full."""

import platform
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from career_xl import __version__
from career_xl.setup.report import Line, good

_NAME = "career-xl"


def command_line(*words: str) -> str:
    """The command line that runs this very program with the words."""
    found = shutil.which(_NAME)
    here = Path(sys.executable)
    if found is not None and Path(found).parent == here.parent:
        return " ".join((_NAME, *words))
    command = (str(here), "-m", "career_xl", *words)
    return subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)


def program_lines() -> tuple[Line, ...]:
    """Which program this is, and which Python runs it."""
    return (good(f"career_xl {__version__}, Python {platform.python_version()}: {sys.executable}"),)
