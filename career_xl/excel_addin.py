"""Excel's add-in and the workbook with macros, with our commands and functions in them."""

import inspect
from pathlib import Path

from career_xl.functions.catalogue import FUNCTIONS
from career_xl.functions.definitions import Function
from career_xl.hosts.calc.extension.registry import SERVICE
from career_xl.hosts.excel.udf_wrappers import udf_wrappers
from career_xl.macros.catalogue import COMMANDS
from career_xl.workbook.excel_addin.build import write_addin, write_macro_workbook
from career_xl.workbook.excel_addin.content import ADDIN_NAME, AddinContent, FunctionHelp, RibbonButton

FUNCTIONS_MODULE = "career_xl.udfs"
COMMANDS_MODULE = "career_xl.excel_commands"
MACRO_WORKBOOK = "monitoring.xlsm"


def write_excel_files(folder: Path, plain_workbook: Path) -> tuple[Path, Path]:
    """The paths of the add-in and of the .xlsx workbook with the add-in's macros in it, both in the folder."""
    addin, book = folder / ADDIN_NAME, folder / MACRO_WORKBOOK
    write_addin(addin, addin_content(addin.name))
    write_macro_workbook(plain_workbook, book, addin_content(book.name))
    return addin, book


def addin_content(book: str) -> AddinContent:
    """What goes into a workbook of that file name."""
    return AddinContent(
        buttons=[
            RibbonButton(command.key, command.group, command.title, command.tip, command.office_image)
            for command in COMMANDS
        ],
        functions=[_help(function) for function in FUNCTIONS],
        wrappers=udf_wrappers(FUNCTIONS_MODULE, book),
        commands_module=COMMANDS_MODULE,
        calc_service=SERVICE,
        calc_names=[(function.name.lower().replace("_", ""), function.name) for function in FUNCTIONS],
    )


def _help(function: Function) -> FunctionHelp:
    names = list(inspect.signature(function.compute).parameters)
    assert len(names) == len(function.arguments)
    return FunctionHelp(function.name, function.description, [one.description for one in function.arguments])
