"""The VBA modules of the add-in: our own, the stubs of commands and functions, and what is cut from xlwings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from career_xl.workbook.excel_addin.content import ADDIN_NAME, BUTTON_PREFIX, AddinContent, FunctionHelp, RibbonButton
from career_xl.workbook.excel_addin.xlwings_source import xlwings_module

CODE_PAGE = 1251
FIRST_OWN_CATEGORY = 20
"""Number that Excel 2013 and later give to the first category of functions that is not its own."""
_FOLDER = Path(__file__).parent / "vba"
_HELP_LIMIT = 255
"""Characters that the function wizard takes."""
_HEADER = re.compile(r"^Function (\w+)\(.*\)$", re.MULTILINE)
_FAILED = re.compile(r"= Err\.Description$", re.MULTILINE)


@dataclass(frozen=True)
class VbaModule:
    """One module of the project; its source has the lines that VBA keeps in the file, attributes included."""

    name: str
    source: str
    is_class: bool = False


def workbook_code() -> str:
    """The code behind the workbook itself: nothing but the registration for Excel's events."""
    return _lines(_read("ThisWorkbook.cls"))


def vba_modules(content: AddinContent) -> tuple[VbaModule, ...]:
    """All other modules in their order."""
    return (
        VbaModule("xlwings", xlwings_module()),
        VbaModule("CareerXlConfig", _lines(_read("CareerXlConfig.bas"))),
        VbaModule("CareerXlFunctions", _lines(_functions(content))),
        VbaModule("CareerXlRibbon", _lines(_commands(content))),
        VbaModule("CareerXlRepair", _lines(_repair(content))),
        VbaModule("CareerXlEvents", _lines(_read("CareerXlEvents.cls")), is_class=True),
    )


def _commands(content: AddinContent) -> str:
    fixed = _read("CareerXlRibbon.bas").replace("@ADDIN@", ADDIN_NAME).replace("@COMMANDS@", content.commands_module)
    return "\n".join([fixed.replace("@PREFIX@", BUTTON_PREFIX), *map(_command_stub, content.buttons)])


def _command_stub(button: RibbonButton) -> str:
    return f"Public Sub {button.callback}(control As IRibbonControl)\n    CareerXlRun control\nEnd Sub\n"


def _functions(content: AddinContent) -> str:
    helps = {described.name: described for described in content.functions}
    # What Python says about an error arrives mangled in Cyrillic (xlwings #1799): the cell says what to do instead.
    wrappers = _FAILED.sub("= CareerXlNoAnswer()", content.wrappers)
    with_help = _HEADER.sub(lambda header: f"{header[0]}\n{_attributes(helps[header[1]])}", wrappers)
    return f'Attribute VB_Name = "CareerXlFunctions"\nOption Explicit\n#Const App = "Microsoft Excel"\n\n{with_help}'


def _attributes(described: FunctionHelp) -> str:
    text = _short(described.description).replace('"', '""')
    return (
        f'Attribute {described.name}.VB_Description = "{text}"\n'
        f'Attribute {described.name}.VB_ProcData.VB_Invoke_Func = " \\n{FIRST_OWN_CATEGORY}"'
    )


def _repair(content: AddinContent) -> str:
    fixed = _read("CareerXlRepair.bas").replace("@ADDIN@", ADDIN_NAME).replace("@SERVICE@", content.calc_service)
    return f"{fixed}\n{_own_names(content.calc_names)}"


def _own_names(names: Sequence[tuple[str, str]]) -> str:
    replaced = "".join(
        f'    formula = Replace(formula, SERVICE & "{theirs}(", "{ours}(", , , vbTextCompare)\n'
        for theirs, ours in names
    )
    return (
        "Private Function CareerXlOwnNames(ByVal formula As String) As String\n"
        f"{replaced}    CareerXlOwnNames = formula\nEnd Function\n"
    )


def _short(text: str) -> str:
    return text if len(text) <= _HELP_LIMIT else text[: _HELP_LIMIT - 1] + "…"


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _lines(source: str) -> str:
    """The source with VBA's line ends; UnicodeEncodeError where a letter is not in its code page."""
    source.encode(f"cp{CODE_PAGE}")
    return source.replace("\n", "\r\n")
