"""Third-party libraries stay behind their fences (style.md, «Shape») and are declared in pyproject.toml."""

import sys
from importlib.metadata import packages_distributions

import pytest

from tests.architecture.declared import distribution_names, extra_names
from tests.architecture.source_tree import Module, package_modules, read_module

FENCES = {
    "python_calamine": ("tables/reader.py",),
    "docxtpl": ("documents/render.py",),
    "docx": ("documents/render.py",),
    "pythoncom": ("documents/pdf.py", "hosts/"),
    "win32com": ("documents/pdf.py", "hosts/"),
    "win32cred": ("hosts/excel/",),
    "jinja2": ("documents/render.py", "documents/template_tags.py"),
    "segno": ("documents/qr.py",),
    "lxml": ("documents/render.py", "workbook/package/"),
    "xlsxwriter": ("workbook/",),
    "openpyxl": ("hosts/files/",),
    "PIL": ("hosts/files/pictures.py", "documents/facsimile.py", "documents/scanning/"),
    "xlwings": ("macros/", "udfs.py", "excel_commands.py", "hosts/"),
    "uno": ("hosts/calc/",),
    "unohelper": ("hosts/calc/",),
    "typer": ("cli/", "terminal.py"),
    "rich": ("terminal.py",),
    "pyhanko": ("documents/signing/",),
    "pyhanko_certvalidator": ("documents/signing/",),
    "asn1crypto": ("documents/signing/",),
    "cryptography": ("documents/signing/",),
    "fontTools": ("documents/signing/mark.py",),
    "pkcs11": ("documents/signing/keys.py",),
    "zxingcpp": ("documents/scanning/",),
    "pypdfium2": ("documents/scanning/", "documents/signing/pages.py"),
    "pytrovich": ("documents/",),
    "matplotlib": ("documents/",),
    "icalendar": ("calendar/",),
    "pyopenvba": ("workbook/excel_addin/",),
    "dask": ("region/",),
    "distributed": ("region/",),
}
"""Top-level import name → paths (or beginnings of paths) below career_xl that may import it."""

FROM_THE_SYSTEM = {"uno", "unohelper", "com", "career_xl_office"}
"""Modules that LibreOffice brings, and those that travel inside its extension; no package index has them."""

ON_WINDOWS = {"pythoncom": ["pywin32"], "win32com": ["pywin32"], "win32cred": ["pywin32"]}
"""Modules of distributions that are installed on Windows alone."""

ONLY_WITH_AN_EXTRA = {
    "addin": ("workbook/excel_addin/",),
    "sign": ("documents/signing/", "documents/scanning/"),
    "region": ("region/",),
}
"""Extra → the paths that may import what it brings."""

MODULES = package_modules()


def breaches(modules: list[Module]) -> list[str]:
    return [
        f"{module.path} imports {name}"
        for module in modules
        for name in sorted(module.third_party())
        if name in FENCES and not module.path.startswith(FENCES[name])
    ]


def test_every_fenced_library_is_imported_behind_its_fence_only() -> None:
    assert breaches(MODULES) == []


def test_a_breach_would_be_seen() -> None:
    late = read_module("kpi/compute.py", "def f():\n    import docxtpl\n")
    allowed = read_module("documents/render.py", "from docxtpl import DocxTemplate\n")
    assert breaches([late, allowed]) == ["kpi/compute.py imports docxtpl"]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.path)
def test_what_a_module_imports_is_declared(module: Module) -> None:
    declared = distribution_names()
    for extra, paths in ONLY_WITH_AN_EXTRA.items():
        if module.path.startswith(paths):
            declared |= extra_names(extra)
    owners = packages_distributions() | ON_WINDOWS
    foreign = module.third_party() - set(sys.stdlib_module_names) - FROM_THE_SYSTEM
    undeclared = {name for name in foreign if not declared & {owner.lower() for owner in owners.get(name, [])}}
    assert undeclared == set()
