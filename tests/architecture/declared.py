"""What pyproject.toml declares and what the requirement files pin."""

import re
import tomllib
from collections.abc import Iterable
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source_tree import ROOT

REQUIREMENTS = ROOT / "requirements"


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def run_requirements() -> list[Requirement]:
    return [Requirement(text) for text in project()["project"]["dependencies"]]


def extra_requirements(extra: str) -> list[Requirement]:
    return [Requirement(text) for text in project()["project"]["optional-dependencies"][extra]]


def distribution_names() -> set[str]:
    return _names(run_requirements())


def extra_names(extra: str) -> set[str]:
    return _names(extra_requirements(extra))


def pins(file_name: str) -> dict[str, set[str]]:
    """Canonical name → pinned versions (more than one where the Python version decides)."""
    found: dict[str, set[str]] = {}
    text = (REQUIREMENTS / file_name).read_text(encoding="utf-8")
    for name, version in re.findall(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", text, flags=re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def _names(requirements: Iterable[Requirement]) -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in requirements}
