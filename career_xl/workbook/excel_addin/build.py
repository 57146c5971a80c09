"""Writes the add-in, and a workbook with macros: the same project and ribbon in both."""

import tempfile
import zipfile
from pathlib import Path

from career_xl.documents.output import write_atomically
from career_xl.workbook.excel_addin.content import ADDIN_NAME, TITLE, AddinContent
from career_xl.workbook.excel_addin.ribbon import add_ribbon, ribbon_xml
from career_xl.workbook.excel_addin.vba_project import write_project
from career_xl.workbook.excel_addin.vba_source import FIRST_OWN_CATEGORY, vba_modules, workbook_code
from career_xl.workbook.package.function_help import add_function_help
from career_xl.workbook.package.parts import Package, new_archive
from career_xl.workbook.package.workbook_part import WorkbookPart
from career_xl.workbook.xlsx import open_workbook

_WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ADDIN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
_ABOUT = (
    "Это надстройка Excel «Центр карьеры»: в ней нет данных, только вкладка на ленте и функции CK_….",
    "Подключите её командой «career-xl install --host excel» и откройте свою книгу мониторинга.",
)


def write_addin(target: Path, content: AddinContent) -> None:
    """Nothing; writes the add-in: tab, functions, and one sheet that says what the file is.

    The same content gives the same bytes. OutputError when the target cannot be written.
    """
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "addin.xlsx")
        workbook = open_workbook(plain, f"Надстройка «{TITLE}»")
        sheet = workbook.add_worksheet("О надстройке")
        sheet.set_column(0, 0, 110)
        sheet.write_column(0, 0, _ABOUT)
        workbook.close()
        _write(plain, target, content, _ADDIN)


def write_macro_workbook(plain: Path, target: Path, content: AddinContent) -> None:
    """Nothing; writes the .xlsx workbook once more as .xlsm with the add-in's project and ribbon in it."""
    _write(plain, target, content, _WITH_MACROS)


def _write(plain: Path, target: Path, content: AddinContent, content_type: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        # Whatever it is to become, the library puts projects into workbooks of this kind.
        book = Path(folder, "book.xlsm")
        with zipfile.ZipFile(plain) as source, new_archive(book) as output:
            package = Package(source)
            package.content_types.set(WorkbookPart(package).part, _WITH_MACROS)
            package.write(output)
        write_project(book, workbook_code(), vba_modules(content))
        with zipfile.ZipFile(book) as source, write_atomically(target) as temporary, new_archive(temporary) as output:
            package = Package(source)
            package.content_types.set(WorkbookPart(package).part, content_type)
            arguments = {function.name: function.arguments for function in content.functions}
            add_function_help(package, TITLE, FIRST_OWN_CATEGORY, arguments)
            add_ribbon(package, ribbon_xml(content.buttons, yields_to_addin=target.name != ADDIN_NAME))
            package.write(output)
