"""Size and names of the source files (style.md, «Shape» and «Names and words»)."""

import ast

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT

LINES = 420
"""«About 400»: a few lines over are let pass, a new subject is not."""

FUNCTION_LINES = 70
"""«A screen», docstring included."""

BANNED = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}

FILES = sorted(PACKAGE.rglob("*.py"))


def relative(file: object) -> str:
    return str(file).removeprefix(f"{ROOT}/")


@pytest.mark.parametrize("file", FILES, ids=relative)
def test_a_file_stays_short_enough_to_be_read_at_once(file) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("file", FILES, ids=relative)
def test_a_function_fits_a_screen(file) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f.name for f in functions if f.end_lineno - f.lineno >= FUNCTION_LINES] == []


def test_a_module_is_named_for_the_thing_it_knows() -> None:
    named = {*FILES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").rglob("*.py"), *(ROOT / "bench").rglob("*.py")}
    empty_names = [
        relative(file)
        for file in sorted(named)
        if {part.rpartition("_")[2] for part in file.relative_to(ROOT).with_suffix("").parts} & BANNED
    ]
    assert empty_names == []


@pytest.mark.parametrize("file", FILES, ids=relative)
def test_nothing_runs_when_a_module_is_imported(file) -> None:
    """Statements at module level define; calls for their effect alone and loops do not belong there."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    effects = [
        f"line {node.lineno}"
        for node in tree.body
        if isinstance(node, ast.For | ast.While | ast.With)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))
    ]
    assert effects == []
