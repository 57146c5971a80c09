"""Imports go one way (style.md, «Shape»)."""

from graphlib import TopologicalSorter

import pytest

from tests.architecture.source_tree import Module, package_modules, read_module

LAYERS = (
    {"domain"},
    # Two modules that know no document and no sheet, only where files lie and how one is written whole.
    {"shipped", "documents.output"},
    # What a finding is and how the five lines bound each other: forms need them, and a rule looks at a form.
    {"rules.findings", "rules.line_relations"},
    {"tables"},
    {"rules", "kpi", "risk", "risk_measures", "contingent", "form1", "form_persons", "forms", "opk"},
    {"plan", "documents", "exchange", "history", "region", "calendar"},
    {"workbook"},
    {"demo", "terminal_tables", "functions"},
    {
        "macros",
        "udfs",
        "terminal",
        "calc_worker",
        "calc_commands",
        "calc_extension",
        "excel_addin",
        "excel_commands",
        "setup",
        "cli",
        "__main__",
    },
)
"""From the ground up: a unit imports from its own layer and the ones before it."""

RANK = {unit: rank for rank, units in enumerate(LAYERS) for unit in units}
HOSTS = "hosts"
HOST_USERS = {
    "macros",
    "udfs",
    "cli",
    "calc_worker",
    "calc_commands",
    "calc_extension",
    "excel_addin",
    "excel_commands",
    "setup",
}
HOSTS_MAY_IMPORT = ("hosts", "domain.errors")


def unit_of(dotted: str) -> str:
    """The longest known unit that the dotted name lies in; the first word where none is known."""
    words = dotted.split(".")
    for length in range(len(words), 0, -1):
        name = ".".join(words[:length])
        if name in RANK:
            return name
    first = words[0]
    return first


def unit_of_file(module: Module) -> str:
    return unit_of(module.path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))


def upward_imports(modules: list[Module]) -> list[str]:
    found = []
    for module in modules:
        unit = unit_of_file(module)
        for name in sorted(module.own()):
            target = unit_of(name)
            if target == HOSTS or unit == HOSTS or target not in RANK or unit not in RANK:
                continue
            if RANK[target] > RANK[unit]:
                found.append(f"{module.path} imports {name}")
    return found


MODULES = package_modules()


def test_every_part_of_the_package_stands_in_a_layer() -> None:
    placed = set(RANK) | {HOSTS, "__init__"}
    assert [module.path for module in MODULES if unit_of_file(module) not in placed] == []


def test_no_module_imports_from_a_layer_above_its_own() -> None:
    assert upward_imports(MODULES) == []


def test_an_upward_import_would_be_seen() -> None:
    wrong = read_module("domain/tracks.py", "def f():\n    from career_xl.tables.header import find_header\n")
    right = read_module("kpi/compute.py", "from career_xl.tables.header import find_header\n")
    output = read_module("rules/check.py", "from career_xl.documents.output import write_atomically\n")
    assert upward_imports([wrong, right, output]) == ["domain/tracks.py imports tables.header.find_header"]


def test_parts_of_one_layer_do_not_import_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for module in MODULES:
        unit = unit_of_file(module)
        targets = {unit_of(name) for name in module.own()}
        graph.setdefault(unit, set()).update(targets - {unit})
    TopologicalSorter(graph).prepare()  # CycleError names the circle


def test_hosts_know_nothing_of_the_domain() -> None:
    strangers = [
        f"{module.path} imports {name}"
        for module in MODULES
        if module.unit == HOSTS
        for name in sorted(module.own())
        if not name.startswith(HOSTS_MAY_IMPORT)
    ]
    assert strangers == []


def test_only_the_commands_know_the_hosts() -> None:
    users = {unit_of_file(module) for module in MODULES if any(unit_of(name) == HOSTS for name in module.own())}
    assert users <= HOST_USERS | {HOSTS}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.path)
def test_no_module_imports_the_tests_or_the_tools(module: Module) -> None:
    assert module.third_party().isdisjoint({"tests", "tools", "bench", "pytest", "hypothesis"})
