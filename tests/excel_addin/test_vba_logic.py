"""What our VBA does, run by an interpreter without Excel; Python's side is played by a stand-in."""

import re
from typing import Any

import pytest
from pyopenvba.apps.excel import ExcelApplication

from career_xl.macros.catalogue import COMMANDS
from career_xl.workbook.excel_addin.vba_source import vba_modules

STAND_IN = """
Attribute VB_Name = "StandIn"
Public Asked As String
Public Broken As Boolean

Public Function XLPy() As Object
    Set XLPy = New Server
End Function

Public Function GetConfigFilePath() As String
    GetConfigFilePath = "C:\\Users\\Мария Петровна\\.career_xl\\career_xl.conf"
End Function

Public Function GetConfigFromFile(sFile As String, sName As String, Optional sValue As String) As Boolean
    Asked = Asked & sFile & "|"
    If InStr(sFile, "\\.xlwings\\") > 0 And sName = "INTERPRETER_WIN" Then
        sValue = "C:\\CareerXL\\pythonw.exe"
        GetConfigFromFile = True
    End If
End Function

Public Function Click(ByVal key As String) As String
    Dim control As New Button
    control.ID = "careerXl_" & key
    Application.Run "CareerXl_" & key, control
    Click = Asked
End Function
"""
SERVER = """
Public Function CallUDF(ByVal script As String, ByVal name As String, ByVal arguments As Variant) As Variant
    If Broken Then Err.Raise 1000, Description:="Could not activate Python COM server"
    Asked = script & "." & name & ":" & arguments(0) & ":" & TypeName(arguments(1))
    CallUDF = True
End Function
"""
BUTTON = "Public ID As String\n"


@pytest.fixture
def excel(content) -> Any:
    """An Excel with our modules; xlwings' own is played by the stand-in, classes that listen to events are left out."""
    app = ExcelApplication()
    app.add_workbook()
    for module in vba_modules(content):
        if module.name not in {"xlwings", "CareerXlEvents"}:
            # The interpreter has no ribbon.
            source = module.source.replace("As IRibbonControl", "As Object").replace("\r\n", "\n")
            app.add_module(source, name=module.name)
    app.add_module(STAND_IN.lstrip(), name="StandIn")
    app.add_module(SERVER, name="Server", kind="class")
    app.add_module(BUTTON, name="Button", kind="class")
    return app


@pytest.mark.parametrize("key", [command.key for command in COMMANDS])
def test_a_click_hands_the_key_and_excel_itself_to_python(excel, key: str) -> None:
    assert excel.run("Click", key) == f"career_xl.excel_commands.run_command:{key}:Application"


def test_when_python_cannot_be_reached_the_officer_is_told_in_russian_and_nothing_is_raised(excel) -> None:
    excel.add_module("Sub Break()\n    Broken = True\nEnd Sub\n", name="Breaking")
    excel.run("Break")
    excel.answer_dialogs(["OK"])
    excel.run("Click", "check")
    assert [dialog for dialog in map(str, excel.dialogs) if "career-xl doctor" in dialog]


def test_a_function_whose_python_cannot_be_reached_shows_what_to_do(excel) -> None:
    assert excel.run("CareerXlNoAnswer") == "расчёт не запущен: выполните career-xl doctor"


def test_settings_are_looked_for_in_our_own_file_and_then_in_that_of_xlwings(excel) -> None:
    assert excel.run("GetConfig", "INTERPRETER_WIN") == "C:\\CareerXL\\pythonw.exe"
    assert excel.run("GetConfig", "SHOW CONSOLE", "False") == "False"
    assert excel.run("CareerXlSearchPath") == ""


@pytest.mark.parametrize(
    ("formula", "plain"),
    [
        ("=ru.careerxl.Functions.ckkpi(A1)", "=CK_KPI(A1)"),
        ("=RU.CAREERXL.FUNCTIONS.CKKPITABLE(A1)+1", "=CK_KPI_TABLE(A1)+1"),
        ("='C:\\Users\\Иван Петров\\AddIns\\career_xl.xlam'!CK_INN(A1)", "=CK_INN(A1)"),
        (
            "=IF(A1,'D:\\a\\career_xl.xlam'!CK_INN(B1),'E:\\b\\Career_XL.xlam'!CK_SNILS(B1))",
            "=IF(A1,CK_INN(B1),CK_SNILS(B1))",
        ),
        ("=career_xl.xlam!CK_CODE(A1)", "=CK_CODE(A1)"),
        ("=SUM(A1:A3)", "=SUM(A1:A3)"),
    ],
)
def test_a_formula_from_elsewhere_gets_its_plain_name_back(excel, formula: str, plain: str) -> None:
    assert excel.run("CareerXlPlain", formula) == plain


def test_a_workbook_from_libreoffice_is_repaired_on_opening_and_counts_as_unchanged(excel) -> None:
    excel.add_workbook()
    excel.add_module(
        """
Public Function Repaired() As String
    Range("A1").Value = 5
    Range("B1").Formula = "=SUM(A1:A1)"
    Range("C3").Formula = "=ru.careerxl.Functions.cksnils(A1)"
    Range("D4").Value = "ru.careerxl.Functions.cksnils(A1)"
    ActiveWorkbook.Saved = True
    CareerXlRepairBook ActiveWorkbook
    Repaired = Range("B1").Formula & "|" & Range("C3").Formula & "|" & Range("D4").Value & "|" & ActiveWorkbook.Saved
End Function
""",
        name="Opening",
    )
    assert excel.run("Repaired") == "=SUM(A1:A1)|=CK_SNILS(A1)|ru.careerxl.Functions.cksnils(A1)|True"


def test_a_protected_sheet_is_protected_again_and_one_with_a_password_left_alone(excel) -> None:
    excel.add_workbook()
    excel.add_module(
        """
Public Function Guarded(ByVal password As String) As String
    Range("A1").Value = 5
    Range("C3").Formula = "=ru.careerxl.Functions.cksnils(A1)"
    ActiveSheet.Protect Password:=password, AllowFiltering:=True
    CareerXlRepairBook ActiveWorkbook
    Guarded = Range("C3").Formula & "|" & ActiveSheet.ProtectContents & "|" & ActiveSheet.Protection.AllowFiltering
End Function
""",
        name="Guarding",
    )
    assert excel.run("Guarded", "") == "=CK_SNILS(A1)|True|True"
    excel.add_workbook()
    assert excel.run("Guarded", "тайна") == "=ru.careerxl.Functions.cksnils(A1)|True|True"


def test_python_is_started_once_when_the_tab_is_first_shown(content) -> None:
    source = next(module.source for module in vba_modules(content) if module.name == "CareerXlRibbon")
    shown = re.search(r"Public Sub CareerXl_Shown\(.*?End Sub", source, re.DOTALL)
    assert shown is not None
    assert shown[0].index("If shown Then Exit Sub") < shown[0].index("Application.OnTime Now")
    assert source.count("OnTime") == 1
