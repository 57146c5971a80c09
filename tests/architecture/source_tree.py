"""The source files of the package and what they import, read without running them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "career_xl"


@dataclass(frozen=True)
class Module:
    """One source file: its path below the package («rules/tracks.py») and the full names it imports."""

    path: str
    imports: frozenset[str]

    @property
    def unit(self) -> str:
        """The package or module directly under career_xl that the file belongs to."""
        return self.path.split("/")[0].removesuffix(".py")

    def third_party(self) -> set[str]:
        """Top-level names imported from outside the package."""
        return {name.split(".")[0] for name in self.imports} - {"career_xl"}

    def own(self) -> set[str]:
        """Dotted names below career_xl, without that prefix."""
        return {name.removeprefix("career_xl.") for name in self.imports if name.startswith("career_xl.")}


def read_module(path: str, source: str) -> Module:
    """A module made from source text; imports inside functions and under TYPE_CHECKING count as well."""
    return Module(path, frozenset(_imported_names(ast.parse(source))))


def package_modules() -> list[Module]:
    """All modules of career_xl."""
    files = sorted(PACKAGE.rglob("*.py"))
    return [read_module(file.relative_to(PACKAGE).as_posix(), file.read_text(encoding="utf-8")) for file in files]


def _imported_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from career_xl import risk` imports a module, `from career_xl.risk import find` a name: both stay long.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
