"""The pinned requirement files follow pyproject.toml and hold nothing of the machine that compiled them."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.declared import REQUIREMENTS, extra_requirements, pins, project, run_requirements
from tests.architecture.source_tree import ROOT

EXTRAS = ("addin", "calc", "region", "sign", "test")
COMPILED = ("build.txt", "run.txt", *(f"{extra}.txt" for extra in EXTRAS))


def build_requirements() -> list[Requirement]:
    return [Requirement(text) for text in project()["build-system"]["requires"]]


def declared(file_name: str) -> list[Requirement]:
    if file_name == "build.txt":
        return build_requirements()
    extra = file_name.removesuffix(".txt")
    return run_requirements() + (extra_requirements(extra) if extra in EXTRAS else [])


def test_there_is_a_file_for_each_extra_and_no_other() -> None:
    assert sorted(project()["project"]["optional-dependencies"]) == sorted(EXTRAS)
    assert sorted(file.name for file in REQUIREMENTS.glob("*.txt")) == sorted(COMPILED)


@pytest.mark.parametrize("file_name", COMPILED)
def test_each_declared_dependency_is_pinned_within_its_bounds(file_name: str) -> None:
    pinned = pins(file_name)
    outside = [
        f"{requirement} but {sorted(pinned.get(canonicalize_name(requirement.name), ()))}"
        for requirement in declared(file_name)
        if not pinned.get(canonicalize_name(requirement.name))
        or not all(version in requirement.specifier for version in pinned[canonicalize_name(requirement.name)])
    ]
    assert outside == []


@pytest.mark.parametrize("requirement", [*run_requirements(), *build_requirements()], ids=str)
def test_each_dependency_of_the_package_has_a_lower_and_an_upper_bound(requirement: Requirement) -> None:
    operators = {bound.operator for bound in requirement.specifier}
    assert operators == {">=", "<"}


@pytest.mark.parametrize("file_name", COMPILED)
def test_each_pin_has_a_hash(file_name: str) -> None:
    text = (REQUIREMENTS / file_name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert len(entries) == sum(len(versions) for versions in pins(file_name).values())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("file_name", [*COMPILED, "build.in"])
def test_no_address_and_no_path_stands_in_a_requirement_file(file_name: str) -> None:
    text = (REQUIREMENTS / file_name).read_text(encoding="utf-8")
    assert "://" not in text
    assert re.findall(r"--(?:index|extra-index|find-links|trusted)\S*|(?<![\w.])/\w+\S*", text) == []


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_extra_adds_to_the_pins_of_the_run_and_changes_none(extra: str) -> None:
    run, extended = pins("run.txt"), pins(f"{extra}.txt")
    assert {name: extended.get(name) for name in run} == run


def test_the_build_file_asks_for_what_pyproject_builds_with() -> None:
    lines = (REQUIREMENTS / "build.in").read_text(encoding="utf-8").splitlines()
    asked = {str(Requirement(line)) for line in lines if line and not line.startswith("#")}
    assert {str(requirement) for requirement in build_requirements()} <= asked


def test_there_is_no_lock_file_with_addresses() -> None:
    assert not (ROOT / "uv.lock").exists()
