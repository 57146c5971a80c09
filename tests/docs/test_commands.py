"""Every command explains itself, stands in the documentation, and the README's examples work as written."""

import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer.main

from career_xl.cli import app
from tests.docs.readme import README, ROOT, arguments, shell_lines
from tests.scanning.paper import lay_scan
from tests.signing.desk import lay_papers
from tests.signing.pki import PASSWORD

CHANGE_THE_MACHINE = {"install", "uninstall"}
"""Commands that change the settings of whoever runs the tests; tests/setup runs them on settings of its own."""

FOUND_ERRORS = {"check", "compare", "forms"}
"""Commands that end with 1 on the demo workbook: its mistakes are seeded."""

SIGNATURES = {"sign", "verify"}
"""Commands that need a document, a key and its certificate beside them."""

WRITES = {"new", "--out", "--docx", "--pdf", "--html", "--xlsx", "--ics"}
"""Words whose next word names a file or folder that must be there afterwards."""

EXAMPLES = shell_lines("career-xl")


def commands(group: Any, prefix: str = "") -> dict[str, Any]:
    """Full name → command, subcommands of groups included."""
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            found |= commands(command, f"{prefix}{name} ")
        else:
            found[f"{prefix}{name}"] = command
    return found


REGISTERED = commands(typer.main.get_command(app))

DOCUMENTED = [name for name, command in REGISTERED.items() if not command.hidden]
"""Those that people run; a hidden one is started by a program and explains itself only."""

HARMLESS = [line for line in EXAMPLES if arguments(line)[0] not in CHANGE_THE_MACHINE]


@pytest.mark.parametrize("name", REGISTERED)
def test_a_command_and_each_of_its_options_explains_itself_in_russian(name: str) -> None:
    command = REGISTERED[name]
    assert re.search("[а-яё]", command.help or "")
    speechless = [
        parameter.name
        for parameter in command.params
        if parameter.name != "help" and not re.search("[а-яё]", getattr(parameter, "help", None) or "")
    ]
    assert speechless == []


@pytest.mark.parametrize("name", DOCUMENTED)
def test_a_command_stands_in_the_documentation(name: str) -> None:
    pages = [README, *(ROOT / "docs").rglob("*.md")]
    assert any(f"career-xl {name}" in page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("line", EXAMPLES)
def test_a_command_that_the_readme_shows_exists(line: str) -> None:
    words = " ".join(arguments(line))
    assert any(words == name or words.startswith(f"{name} ") for name in REGISTERED)


@pytest.mark.parametrize("line", HARMLESS)
def test_an_example_of_the_readme_does_what_it_shows(line: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "workbooks", tmp_path / "workbooks")
    words = arguments(line)
    if words[0] in SIGNATURES:
        lay_papers(tmp_path)
    if words[0] == "scan":
        lay_scan(tmp_path)
    command = [sys.executable, "-m", "career_xl", *words]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=_environment())
    assert done.returncode == (1 if words[0] in FOUND_ERRORS else 0), done.stderr
    assert "Traceback" not in done.stderr
    results = [tmp_path / after for word, after in pairwise(words) if word in WRITES]
    assert [str(result) for result in results if not result.exists()] == []


def test_the_readme_shows_an_example_of_each_command() -> None:
    shown = {" ".join(arguments(line)) for line in EXAMPLES}
    assert [name for name in DOCUMENTED if not any(text.split()[0] == name.split()[0] for text in shown)] == []


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "CAREER_XL_PFX_PASSWORD": PASSWORD}


def test_the_hidden_commands_are_those_that_programs_start() -> None:
    assert set(REGISTERED) - set(DOCUMENTED) == {"calc-worker"}
