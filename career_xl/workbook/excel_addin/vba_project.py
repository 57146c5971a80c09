"""Puts a VBA project into a workbook: the only door to pyOpenVBA."""

import struct
from collections.abc import Sequence
from pathlib import Path

from pyopenvba import ExcelFile, VBAModuleKind  # type: ignore[import-untyped]  # the library ships no type marker
from pyopenvba.vba import VBAProject  # type: ignore[import-untyped]  # the library ships no type marker

from career_xl.workbook.excel_addin.vba_source import CODE_PAGE, VbaModule

WORKBOOK_MODULE = "ThisWorkbook"
_CODE_PAGE_RECORD = 0x0003
"""PROJECTCODEPAGE ([MS-OVBA] 2.3.4.2.1.4): record id, size 2, the code page."""


def write_project(book: Path, workbook_code: str, modules: Sequence[VbaModule]) -> None:
    """Nothing; the .xlsm file without macros has a project with these modules, and one behind each sheet."""
    with ExcelFile(book) as file:
        project = file.add_vba_project()
        _set_code_page(project)
        behind = project.get_module(WORKBOOK_MODULE)
        behind.source = behind.source + workbook_code
        behind.dirty = True
        for module in modules:
            kind = VBAModuleKind.other if module.is_class else VBAModuleKind.standard
            project.add_module(module.name, module.source, kind=kind)
        file.save()


def _set_code_page(project: VBAProject) -> None:
    """Nothing; texts are kept in our code page: the library's own template would turn Cyrillic into question marks."""
    old = struct.pack("<HIH", _CODE_PAGE_RECORD, 2, project.code_page)
    assert project.dir_raw.count(old) == 1
    project.dir_raw = project.dir_raw.replace(old, struct.pack("<HIH", _CODE_PAGE_RECORD, 2, CODE_PAGE))
    project.code_page = CODE_PAGE
    project.dir_structure_dirty = True
