"""The shell lines of README.md."""

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"


def shell_lines(program: str) -> list[str]:
    """The lines of README's shell blocks that start with the program, as written, comments cut off."""
    blocks = re.findall(
        r"^```(?:sh|powershell)\n(.*?)^```", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    lines = [re.sub(r"\s+#.*", "", line) for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.split()[:1] == [program]]


def arguments(line: str) -> list[str]:
    """The words after the program's name."""
    return shlex.split(line)[1:]
