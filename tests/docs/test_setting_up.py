"""What the README says about setting up is what the Makefile and CI do."""

import re
import tomllib

import pytest

from career_xl import __version__
from tests.docs.readme import ROOT, shell_lines

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", shell_lines("make"))
def test_a_target_that_the_readme_names_exists(line: str) -> None:
    assert re.search(rf"^{line.split()[1]}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("target", ["demo", "test"])
def test_ci_runs_what_the_readme_promises(target: str) -> None:
    assert f"make {target}" in shell_lines("make")
    assert re.search(rf"^make {target}$", CI, re.MULTILINE)


def test_every_target_is_explained_by_make_help() -> None:
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert phony is not None
    explained = set(re.findall(r"@echo 'make ([\w-]+)", MAKEFILE))
    assert set(phony[1].split()) - {"help"} == explained


@pytest.mark.parametrize("line", shell_lines("py"))
def test_a_windows_line_names_a_module_and_files_that_exist(line: str) -> None:
    words = line.split()
    assert words[1] == "-m" or re.fullmatch(r"-3\.\d+", words[1])
    assert words[words.index("-m") + 1] in {"venv", "pip", "career_xl", "ruff", "mypy", "pytest"}
    named = [word for word in words if word.endswith(".txt")]
    assert [word for word in named if not (ROOT / word).is_file()] == []


def test_each_dependency_has_its_reason_written_down() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(text for extra in project["optional-dependencies"].values() for text in extra)]
    names = [re.match(r"[\w-]+", text)[0] for text in asked]
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert [name for name in names if f"| {name} |" not in reasons] == []


def test_the_changelog_has_a_section_for_the_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
