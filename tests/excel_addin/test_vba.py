"""The VBA project as a stranger reads it: complete, harmless, derived from the functions and commands."""

import inspect
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from oletools.olevba import VBA_Scanner

import career_xl.udfs
from career_xl.functions.catalogue import FUNCTIONS
from career_xl.macros.catalogue import COMMANDS
from career_xl.workbook.excel_addin.vba_source import vba_modules, workbook_code
from tests.excel_addin.conftest import read_modules

UDFS = {name: compute for name, compute in vars(career_xl.udfs).items() if name.startswith("CK_")}


def keywords(code: str, kind: str) -> set[str]:
    return {keyword.casefold() for found, keyword, _ in VBA_Scanner(code).scan() if found == kind}


def code_of(source: str) -> str:
    """Without the attributes, which describe the module and are no code."""
    return "\n".join(line for line in source.splitlines() if not line.startswith("Attribute "))


def test_every_module_is_read_back_exactly_cyrillic_included(modules, content) -> None:
    written = {module.name: module.source for module in vba_modules(content) if not module.is_class}
    assert {name: modules[name] for name in written} == written
    assert modules["ThisWorkbook"].endswith(workbook_code())
    events = next(module.source for module in vba_modules(content) if module.is_class)
    assert modules["CareerXlEvents"].endswith(events)
    assert set(modules) == {*written, "CareerXlEvents", "ThisWorkbook", "Sheet1"}


def test_the_workbook_has_the_same_modules_as_the_addin(modules, macro_book: Path) -> None:
    own = read_modules(macro_book)
    assert {name: own[name] for name in modules if name not in {"CareerXlFunctions", "Sheet1"}} == {
        name: code for name, code in modules.items() if name not in {"CareerXlFunctions", "Sheet1"}
    }
    assert own["CareerXlFunctions"] == modules["CareerXlFunctions"].replace("ActiveWorkbook", "ThisWorkbook")


def test_each_function_takes_in_vba_what_it_takes_in_python(modules) -> None:
    declared = dict(re.findall(r"^Function (\w+)\((.*)\)\r?$", modules["CareerXlFunctions"], re.MULTILINE))
    expected = {
        name: ", ".join(
            parameter.name if parameter.default is inspect.Parameter.empty else f"Optional {parameter.name}"
            for parameter in inspect.signature(compute).parameters.values()
        )
        for name, compute in UDFS.items()
    }
    assert declared == expected
    assert list(UDFS) == [function.name for function in FUNCTIONS]


def test_what_may_be_left_out_in_excel_is_what_the_catalogue_says(modules) -> None:
    declared = dict(re.findall(r"^Function (\w+)\((.*)\)\r?$", modules["CareerXlFunctions"], re.MULTILINE))
    for function in FUNCTIONS:
        optional = ["Optional" in argument for argument in declared[function.name].split(", ")]
        assert optional == [argument.optional for argument in function.arguments], function.name


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_each_function_has_its_help_and_its_category(modules, function) -> None:
    code = modules["CareerXlFunctions"]
    description = re.search(rf'^Attribute {function.name}\.VB_Description = "(.*)"\r?$', code, re.MULTILINE)
    assert description is not None
    assert description[1].replace('""', '"') == function.description
    assert f'Attribute {function.name}.VB_ProcData.VB_Invoke_Func = " \\n20"' in code


def test_no_function_is_volatile_and_none_shows_the_text_of_an_error(modules) -> None:
    code = modules["CareerXlFunctions"]
    assert "Volatile" not in code
    assert "Err.Description" not in code
    assert code.count("= CareerXlNoAnswer()") == len(FUNCTIONS)


def test_each_command_has_its_sub_and_no_other_sub_runs_a_command(modules) -> None:
    stub = r"Public Sub CareerXl_(\w+)\(control As IRibbonControl\)\s+CareerXlRun control\s+End Sub"
    assert re.findall(stub, modules["CareerXlRibbon"]) == [command.key for command in COMMANDS]


def test_nothing_runs_on_opening_but_the_registration_for_events(modules) -> None:
    started = {name: keywords(code_of(code), "AutoExec") for name, code in modules.items()}
    assert {name: found for name, found in started.items() if found} == {"ThisWorkbook": {"workbook_open"}}
    body = re.search(r"Sub Workbook_Open\(\)\r\n(.*?)End Sub", modules["ThisWorkbook"], re.DOTALL)
    assert body is not None
    assert [line.strip() for line in body[1].splitlines()] == [
        "Set events = New CareerXlEvents",
        "Set events.Program = Application",
    ]


def test_our_own_modules_hold_nothing_suspicious(modules) -> None:
    suspicious = {name: keywords(code_of(code), "Suspicious") for name, code in modules.items() if name != "xlwings"}
    assert {name: found for name, found in suspicious.items() if found} == {}


def test_what_is_suspicious_is_what_xlwings_brings(modules) -> None:
    brought = find_spec("xlwings")
    assert brought is not None and brought.origin
    original = Path(brought.origin).with_name("xlwings_custom_addin.bas").read_text(encoding="ascii")
    found = keywords(modules["xlwings"], "Suspicious")
    assert found <= keywords(original, "Suspicious")
    assert found == {"environ", "open", "binary", "command", "lib", "chr", "hex strings", "base64 strings"}


@pytest.mark.parametrize("dangerous", ["RunPython", "Shell", "ExecuteWindows", "Execute", "CreateObject", "VBProject"])
def test_nothing_that_a_cell_could_run_programs_with_comes_along(modules, dangerous: str) -> None:
    assert not re.search(rf"\b{dangerous}\b", "\n".join(map(code_of, modules.values())))


def test_a_workbook_cannot_name_the_program_that_is_started(modules) -> None:
    code = modules["xlwings"]
    assert "ActiveWorkbook.FullName" not in code
    assert "ThisWorkbook.FullName" not in code
    assert "Function GetConfig(" not in code
    assert ".Sheets(" not in "".join(map(code_of, modules.values()))
    assert " -I -B -c " in code
    assert 'PROJECT_NAME As String = "career_xl"' in code


def test_what_is_taken_from_xlwings_is_complete(modules) -> None:
    code = "\n".join(map(code_of, modules.values()))
    defined = set(re.findall(r"(?:Function|Sub) (\w+)", code))
    brought = find_spec("xlwings")
    assert brought is not None and brought.origin
    original = Path(brought.origin).with_name("xlwings_custom_addin.bas").read_text(encoding="ascii")
    procedures = set(re.findall(r"^(?:Public |Private )?(?:Function|Sub) (\w+)", original, re.MULTILINE))
    without_texts = re.sub(r"'[^\n]*", "", re.sub(r'"[^"\n]*"', "", code))
    assert {name for name in procedures if re.search(rf"\b{name}\b", without_texts)} - defined == set()


def test_the_notice_of_xlwings_licence_stays(modules) -> None:
    assert "Copyright (C) 2014-present, Zoomer Analytics LLC." in modules["xlwings"]
    assert "BSD 3-clause" in modules["xlwings"]


def test_modules_that_only_serve_others_are_hidden_from_the_function_wizard(modules) -> None:
    hidden = {name for name, code in modules.items() if "\r\nOption Private Module\r\n" in code}
    assert hidden == {"xlwings", "CareerXlConfig", "CareerXlRepair"}
