"""A part of the package loads only what it needs: a function in a cell must not wait for the Word library."""

import subprocess
import sys

import pytest

from tests.architecture.source_tree import ROOT

HEAVY = ("docxtpl", "docx", "lxml", "matplotlib", "openpyxl", "pyhanko", "segno", "xlsxwriter", "xlwings")
CONSOLE = ("rich", "typer")

IMPORT_ALL_BELOW = """
import importlib, pkgutil, sys
top = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(getattr(top, "__path__", []), top.__name__ + "."):
    importlib.import_module(found.name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded_with(module: str) -> set[str]:
    """Top-level modules present in a fresh interpreter after the module and all below it are imported."""
    command = [sys.executable, "-c", IMPORT_ALL_BELOW, module]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("part", ["domain", "tables", "rules", "kpi", "risk", "contingent", "form1", "forms"])
def test_a_part_that_computes_does_not_load_what_writes_documents(part: str) -> None:
    assert loaded_with(f"career_xl.{part}") & {*HEAVY, *CONSOLE} == set()


def test_the_command_line_loads_what_writes_documents_only_when_it_writes() -> None:
    assert loaded_with("career_xl.cli") & set(HEAVY) == set()


def test_a_heavy_library_would_be_seen() -> None:
    assert "segno" in loaded_with("segno")
