Attribute VB_Name = "CareerXlRibbon"
Option Explicit
' The ribbon's commands: each hands its key to Python, which works on the active workbook and tells the result itself.

Private Const TITLE As String = "Центр карьеры"
Private Const PREFIX As String = "@PREFIX@"
Private Const MODULE As String = "@COMMANDS@"
Private Const NOT_RUNNING As String = "Расчёт не запущен: выполните в командной строке career-xl doctor, он скажет, чего не хватает."

Private shown As Boolean

Public Sub CareerXl_Shown(control As IRibbonControl, ByRef enabled)
    ' Excel asks this when the tab is shown for the first time: the moment to start Python, which takes some seconds.
    enabled = True
    If shown Then Exit Sub
    shown = True
    Application.OnTime Now, "'" & Replace(ThisWorkbook.Name, "'", "''") & "'!CareerXl_WarmUp"
End Sub

Public Sub CareerXl_WarmUp()
    On Error GoTo failed
    Application.StatusBar = TITLE & ": запуск…"
    CareerXlAsk "warm_up", Array()
    Application.StatusBar = False
    Exit Sub
failed:
    Application.StatusBar = TITLE & ": " & NOT_RUNNING
End Sub

Public Sub CareerXl_TabVisible(control As IRibbonControl, ByRef visible)
    ' One tab is enough: a workbook with macros leaves it to the add-in where that is loaded.
    visible = ThisWorkbook.IsAddin Or Not CareerXlAddinLoaded()
End Sub

Private Function CareerXlAddinLoaded() As Boolean
    Dim addin As Workbook
    On Error Resume Next
    Set addin = Workbooks("@ADDIN@")
    On Error GoTo 0
    CareerXlAddinLoaded = Not addin Is Nothing
End Function

Private Sub CareerXlRun(ByVal control As IRibbonControl)
    On Error GoTo failed
    CareerXlAsk "run_command", Array(Mid$(control.ID, Len(PREFIX) + 1), Application)
    Exit Sub
failed:
    Application.StatusBar = False
    MsgBox NOT_RUNNING, vbExclamation, TITLE
End Sub

Private Sub CareerXlAsk(ByVal name As String, ByVal arguments As Variant)
    Dim done As Boolean
    done = XLPy.CallUDF(MODULE, name, arguments)
End Sub
